"""Credentials, from the environment or the system's keyring and from nowhere else; they are never printed."""

import os
from dataclasses import dataclass, field

from spiders.access import SignIn


class NoCredentials(Exception):
    """The message names what is missing, never a value."""


@dataclass(frozen=True, slots=True)
class Account:
    """`user` and `password`, or the value of a session `cookie`."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    cookie: str = field(default="", repr=False)


def account_of(facts: SignIn) -> Account:
    """Raises NoCredentials."""
    if facts.cookie:
        return Account(cookie=_secret(facts.account, "COOKIE"))
    return Account(user=_secret(facts.account, "USER"), password=_secret(facts.account, "PASSWORD"))


def _secret(account: str, part: str) -> str:
    name = f"LUREWATCH_ACCOUNT_{account.upper()}_{part}"
    found = os.environ.get(name) or _from_keyring(account, part.lower())
    if not found:
        raise NoCredentials(
            f"no credentials for account {account!r}: set {name}, or store them with"
            f" `keyring set lurewatch-{account} {part.lower()}`"
        )
    return found


def _from_keyring(account: str, part: str) -> str | None:
    try:
        import keyring  # an extra: most platforms are read as a guest
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(f"lurewatch-{account}", part)
        return found
    except keyring.errors.KeyringError:
        return None

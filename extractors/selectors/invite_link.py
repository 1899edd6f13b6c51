"""Invitations to groups and channels, by their address: Telegram's joinchat and +, WhatsApp's and Discord's."""

from collections.abc import Iterator
from typing import Final

from extractors.addresses import Address, addresses
from extractors.finding import Selector
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.text import Text

KIND: Final = "invite_link"
PIVOT: Final = True
SPECIFICITY: Final = 0.97

_TELEGRAM: Final = frozenset(("t.me", "telegram.me", "telegram.dog"))


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    for address in addresses(text, passage):
        if value := _invitation(address):
            span = (address.start, address.end)
            yield spot(
                text, span, kind=KIND, value=value, confidence=0.97, written=address.form, how="link", because="link"
            )


def _invitation(address: Address) -> str:
    steps, host = address.steps, address.host
    if host in _TELEGRAM and steps:
        if steps[0].lower() == "joinchat" and len(steps) > 1:
            return f"https://t.me/joinchat/{steps[1]}"
        code = steps[0].removeprefix("+").strip()
        return f"https://t.me/+{code}" if steps[0][:1] in ("+", " ") and code and not code.isdigit() else ""
    if address.scheme == "tg" and host == "join" and (code := address.query.get("invite", "")):
        return f"https://t.me/+{code}"
    if host == "chat.whatsapp.com" and steps:
        code = steps[1] if steps[0] == "invite" and len(steps) > 1 else steps[0]
        return f"https://chat.whatsapp.com/{code}" if len(code) >= 8 and code.isalnum() else ""
    if host == "discord.gg" and steps:
        return f"https://discord.gg/{steps[0]}"
    if host in ("discord.com", "discordapp.com") and len(steps) > 1 and steps[0] == "invite":
        return f"https://discord.com/invite/{steps[1]}"
    return ""

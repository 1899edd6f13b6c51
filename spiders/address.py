"""One page, one address: session ids, sort orders and other views of the same page are told apart here."""

from collections.abc import Collection, Iterable
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

SESSION_KEYS: Final = frozenset(
    {"sid", "s", "phpsessid", "jsessionid", "aspsessionid", "sessionid", "session_id", "zenid", "osclass"}
    | {"utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "fbclid", "gclid", "_ga"}
)


def canonical(url: str, *, drop: Collection[str] = (), defaults: Iterable[tuple[str, str]] = ()) -> str:
    """`url` without fragment, session keys, `drop` keys (lower case) and parameters at their default; query sorted.

    Idempotent. Path and host keep their spelling but for percent-encoding, which is made uniform.
    """
    parts = urlsplit(url)
    plain = set(defaults)
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query.replace(";", "&"), keep_blank_values=True)
        if (low := key.lower()) not in SESSION_KEYS and low not in drop and (low, value) not in plain
    ]
    path = quote(unquote(parts.path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), path or "/", urlencode(sorted(query), safe="/:.,"), "")
    )

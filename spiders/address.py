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

    Idempotent. Path and host keep their spelling but for percent-encoding, which is made uniform. A query that begins
    with a path (index.php?/topic/5-title/&page=2) keeps it at its beginning.
    """
    parts = urlsplit(url)
    plain = set(defaults)
    route, fields = _route(parts.query.replace(";", "&"))
    query = [
        (key, value)
        for key, value in parse_qsl(fields, keep_blank_values=True)
        if (low := key.lower()) not in SESSION_KEYS and low not in drop and (low, value) not in plain
    ]
    tail = "&".join(filter(None, (_uniform(route), urlencode(sorted(query), safe="/:.,"))))
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), _uniform(parts.path) or "/", tail, ""))


def _route(query: str) -> tuple[str, str]:
    """(path, fields) of a query; the path is "" where the first field is none."""
    first, _, rest = query.partition("&")
    return (first, rest) if "/" in first and "=" not in first else ("", query)


def _uniform(path: str) -> str:
    return quote(unquote(path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")

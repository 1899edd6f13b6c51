"""One page, one address: session ids, sort orders and other views of the same page are told apart here."""

from collections.abc import Collection
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

SESSION_KEYS: Final = frozenset(
    {"sid", "s", "phpsessid", "jsessionid", "aspsessionid", "sessionid", "session_id", "zenid", "osclass"}
    | {"utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "fbclid", "gclid", "_ga"}
)


@lru_cache(maxsize=16_384)
def canonical(url: str, *, drop: frozenset[str] = frozenset(), defaults: tuple[tuple[str, str], ...] = ()) -> str:
    """`url` without fragment, session keys, `drop` keys (lower case) and parameters at their default; query sorted.

    Idempotent. Path and host keep their spelling but for percent-encoding, which is made uniform. A query that begins
    with a route, a field without "=" (index.php?/topic/5-title/&page=2), keeps it there.
    """
    parts = urlsplit(url)
    plain = set(defaults)
    route, fields = _route(parts.query.replace(";", "&"), SESSION_KEYS.union(drop))
    query = [
        (key, value)
        for key, value in parse_qsl(fields, keep_blank_values=True)
        if (low := key.lower()) not in SESSION_KEYS and low not in drop and (low, value) not in plain
    ]
    tail = "&".join(filter(None, (_uniform(route), urlencode(sorted(query), safe="/:.,"))))
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), _uniform(parts.path) or "/", tail, ""))


def _route(query: str, drop: Collection[str]) -> tuple[str, str]:
    """(route, fields) of a query; the route is "" where the first field is none."""
    first, _, rest = query.partition("&")
    return (first, rest) if "=" not in first and first.lower() not in drop else ("", query)


def _uniform(path: str) -> str:
    return quote(unquote(path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")

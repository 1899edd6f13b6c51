"""Which host names can exist: the public suffix list that tldextract brings along, never fetched."""

from functools import cache, lru_cache
from typing import Final

import tldextract

_EXTRACT: Final = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@cache
def top() -> frozenset[str]:
    """Every top-level domain, in Unicode."""
    return frozenset(suffix.rpartition(".")[2] for suffix in _EXTRACT.tlds)


@lru_cache(maxsize=4096)
def registered(host: str) -> tuple[str, str] | None:
    """(registered name, public suffix) of a lower-case host, e.g. ("example", "co.uk"); None where it cannot exist."""
    if len(host) > 253 or host.rpartition(".")[2] not in top():
        return None
    try:
        parts = _EXTRACT.extract_str(host)
    except (ValueError, UnicodeError):  # what only looks like an IPv6 literal or punycode
        return None
    if not parts.suffix or not parts.domain or "_" in parts.domain or not _sound(host):
        return None
    return parts.domain, parts.suffix


def _sound(host: str) -> bool:
    """Whether no label is empty, too long, or begins or ends with a dash or an underscore."""
    return all(0 < len(label) < 64 and label.strip("-_") == label for label in host.split("."))

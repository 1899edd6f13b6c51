"""Addresses compared: is one another page of the same list, and which shape do a site's threads have?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

import re2

from spiders.address import canonical

_PAGE_PART: Final = re2.compile(
    r"(?:^|[/_.-])(?:page|pagina|seite|strona|sida|stranica|index|p|pg|start|offset|from)?[/_.=-]?\d{1,7}(?:\.\w{2,5})?/?$"
)
_PAGE_KEYS: Final = frozenset(
    "page p pg paged pagen pageid pagenumber pageno pagina seite start st offset from limitstart skip o strona pn"
    " cp s curpage currentpage page_id pageindex thrange thread_page cpage".split()
)
_LONG: Final = 12
_NUMBER: Final = re2.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Place:
    """An address in its parts."""

    host: str
    path: str
    query: tuple[tuple[str, str], ...]

    @staticmethod
    @lru_cache(maxsize=8192)
    def of(url: str) -> Place:
        parts = urlsplit(canonical(url))
        host = parts.netloc.removeprefix("www.")
        return Place(host, unquote(parts.path).rstrip("/"), tuple(parse_qsl(parts.query, keep_blank_values=True)))

    def same(self, url: str) -> bool:
        return Place.of(url) == self

    def like(self, url: str) -> bool:
        return same_list(self, url)

    def closeness(self, url: str) -> float:
        """How near another address is: 2 for another page of the same list, below 0 for another site."""
        other = Place.of(url)
        if other.host.split(":")[0] != self.host.split(":")[0] and not _related(self.host, other.host):
            return -4.0
        if same_list(self, url):
            return 2.0
        return 1.0 if self.path and other.path.startswith(self.path) else 0.0


def _related(one: str, two: str) -> bool:
    return one.endswith("." + two) or two.endswith("." + one)


def stem(path: str) -> str:
    """A path without what numbers its page: "/a/page/2" → "/a", "/a/index2.html" → "/a", "/a-3.html" → "/a"."""
    folded = path.lower()
    cut = str(_PAGE_PART.sub("", folded))
    for ending in (".html", ".htm", ".php", "/index", "/page"):
        cut = cut.removesuffix(ending)
    return cut.rstrip("/-_.")


def same_list(own: Place, url: str) -> bool:
    """Whether `url` may be another page of the list at `own`: paths equal but for a page number, queries alike."""
    other = Place.of(url)
    if other.host.split(":")[0] != own.host.split(":")[0]:
        return False
    mine, theirs = dict(own.query), dict(other.query)
    changed = {key for key in mine.keys() | theirs.keys() if mine.get(key) != theirs.get(key)}
    paging = {key for key in changed if _paging(key, mine.get(key), theirs.get(key), bool(mine))}
    if own.path.lower() == other.path.lower():
        strange = [key for key in changed - paging if key in mine]
        return bool(paging) and not strange and len(changed - paging) <= 3
    return (stem(own.path) == stem(other.path) or _moved(own.path, other.path)) and not (changed - paging)


def _moved(own: str, other: str) -> bool:
    """Whether the other is a numbered page of the same long name under another folder, where a thing has several."""
    mine, theirs = own.lower().rpartition("/")[2], other.lower().rpartition("/")[2]
    numbered = stem(theirs) != theirs and _PAGE_PART.search(theirs) is not None
    return numbered and len(mine) >= _LONG and stem(theirs) in (mine, stem(mine))


def _paging(key: str, mine: str | None, theirs: str | None, asked: bool) -> bool:
    """A page's number by its name, a number more than before, or the last part of one ("5.0" and "5.15")."""
    name, value = key.lower().strip("_"), theirs or mine or ""
    if name in _PAGE_KEYS or "page" in name or "pagina" in name:
        return any(map(str.isdecimal, value))
    if mine and theirs:
        return _NUMBER.sub("", mine) != mine and _tail(mine) == _tail(theirs) != ""
    return asked and mine is None and value.isdecimal()


def _tail(value: str) -> str:
    """ "5.15" → "5": what stays when the page turns; "" where no part may turn."""
    head, dot, last = value.rpartition(".")
    return head if dot and last.isdecimal() else ""


@lru_cache(maxsize=8192)
def shape(url: str) -> str:
    """What addresses of one kind of page have in common: numbers and slugs are replaced."""
    place = Place.of(url)
    parts = [_worn(part) for part in place.path.split("/")[1:]]
    keys = ",".join(sorted(key for key, _ in place.query))
    return f"{place.host}/{'/'.join(parts)}?{keys}"


def _worn(part: str) -> str:
    if part.endswith((".php", ".asp", ".aspx", ".jsp", ".cgi", ".pl")):
        return part
    if "-" in part or "_" in part or "." in part or part.isdecimal() or not part.isascii() or len(part) > 14:
        return "*"
    return str(_NUMBER.sub("*", part))

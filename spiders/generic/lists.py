"""The rows of a list of threads or boards: repeated links with names of their own, and which of them to follow."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final
from urllib.parse import urldefrag, urlsplit

import re2

from spiders.generic import words
from spiders.generic.outline import Element, Outline
from spiders.generic.place import Place, shape
from spiders.generic.times import Dated, date_in

MOST: Final = 500
_ROW: Final = 40
_CHROME: Final = re2.compile(
    r"nav\b|navi|menu|foot|crumb|header\b|sidebar|widget|toolbar|social|login|search|banner|tag|cookie|related|advert"
)
_CHROME_TAGS: Final = frozenset("nav footer header aside".split())
_ENTRIES: Final = frozenset({"article", "li"})
_SHARE: Final = 0.12
_MEMBER: Final = re2.compile(
    r"[/_?&;=.-](?:members?|users?|profiles?|u|memberlist|userlist|showuser|authors?|viewprofile|userinfo"
    r"|userid|uid|mitglied|profil)(?:[./?&;=]|$)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One thread or board of a list."""

    url: str
    title: str
    link: Element


@dataclass(slots=True, eq=False)
class Group:
    """Links at the same place of alike rows. `worth` is how much they look like the list the page is for."""

    rows: list[Row]
    worth: float


def lists(outline: Outline, root: str, dates: Collection[Dated], known: Collection[str] = ()) -> list[Group]:
    """Groups of links that look like threads or boards, best first; links of a `known` shape count even when alone."""
    alike: defaultdict[tuple[int, str], list[Row]] = defaultdict(list)
    own = Place.of(outline.page.url)
    for link in outline.links:
        row = _row(outline, link, root, own)
        if row is not None:
            alike[link.path, link.kind].append(row)
    places = sorted(dated.element.index for dated in dates)
    groups = [Group(rows[:MOST], _worth(outline, rows, places, known)) for rows in alike.values()]
    found = sorted((group for group in groups if group.worth > 0), key=lambda group: -group.worth)
    return [group for group in found if group.worth >= _SHARE * found[0].worth][:6]


def _row(outline: Outline, link: Element, root: str, own: Place) -> Row | None:
    size = outline.size(link)
    if not 2 <= size <= 300:
        return None
    url, fragment = urldefrag(link.node.url())
    if (
        not url
        or (fragment and not fragment.startswith(("!", "/")))
        or not below(url, root)
        or words.never(url)
        or is_member(url)
    ):
        return None
    title = outline.text(link)
    if not any(map(str.isalpha, title)) or len(date_in(title)) * 2 > len(title) or own.same(url):
        return None
    said = words.bare(title)
    if said in words.NEXT or said in words.PREVIOUS or said in words.LAST or own.like(url):
        return None
    return Row(url, title, link)


def below(url: str, root: str) -> bool:
    """Whether an address lies below the platform's root, whatever the scheme and "www."."""
    mine, theirs = urlsplit(root), urlsplit(url)
    same = mine.netloc.lower().removeprefix("www.") == theirs.netloc.lower().removeprefix("www.")
    return same and (theirs.path or "/").startswith(mine.path.rstrip("/") + "/" if mine.path.strip("/") else "/")


def is_member(url: str) -> bool:
    """Whether an address is a member's page, or a list of members."""
    return bool(_MEMBER.search("/" + url.partition("//")[2].partition("/")[2].lower()))


def _worth(outline: Outline, rows: list[Row], dates: list[int], known: Collection[str]) -> float:
    urls, titles = {row.url for row in rows}, {row.title for row in rows}
    if any(shape(url) in known for url in urls):
        return sum(map(len, titles)) + 20.0
    if len(urls) < 2 or len(titles) < 2 or _chrome(rows[0].link):
        return 0.0
    once = min(len(urls), len(titles)) / len(rows)
    worth = sum(map(len, titles)) * once
    near = sum(_dated(dates, one.link.index, two.link.index) for one, two in pairwise(rows))
    heading = rows[0].link.parent is not None and rows[0].link.parent.tag in {"h2", "h3", "h4", "dt", "th"}
    return worth * (1.0 + 2.0 * near / len(rows)) * (1.3 if heading else 1.0)


def _dated(dates: list[int], start: int, stop: int) -> bool:
    place = bisect_left(dates, start)
    return place < len(dates) and dates[place] < stop


def _chrome(link: Element) -> bool:
    """Menus, foot lines and side bars lead everywhere; the head of one article among others does not."""
    above: Element | None = link
    for _ in range(8):
        if above is None or above.tag in {"body", "html"}:
            return False
        up = above.parent
        entry = up is not None and up.tag in _ENTRIES and above.tag == "header"
        marked = above.tag in _CHROME_TAGS or _CHROME.search(above.names)
        if (marked and not entry) or above.attrs.get("role") == "navigation":
            return True
        above = up
    return False


def changed(rows: list[Row], dated: dict[int, datetime]) -> dict[str, datetime]:
    """The latest time between a row's link and the next one's, by address."""
    found: dict[str, datetime] = {}
    places = sorted(dated)
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        first = bisect_left(places, row.link.index)
        last = bisect_left(places, after.link.index if after else row.link.index + _ROW)
        if times := [dated[place] for place in places[first:last]]:
            found[row.url] = max(times)
    return found

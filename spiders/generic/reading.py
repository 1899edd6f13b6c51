"""What a page of unknown software is: a thread with its posts, or a list with its rows; and how sure that is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urldefrag

import re2

from spiders.generic.authors import link_of
from spiders.generic.blocks import Block
from spiders.generic.content import described, lone
from spiders.generic.lists import Group, Row, is_member, lists
from spiders.generic.opening import opening
from spiders.generic.outline import Element, Outline
from spiders.generic.pager import Pager, pager
from spiders.generic.posts import ordinals
from spiders.generic.single import is_member as is_author
from spiders.generic.single import single
from spiders.generic.thread import Habits, Layout, When, laid, layout
from spiders.generic.times import Dated, times
from spiders.generic.words import form
from spiders.page import Page

LEAST: Final = 0.12
_LONG: Final = 120
_OFTEN: Final = 0.3
_LONE: Final = 0.4
_NEARLY: Final = 0.8
_WITHIN: Final = 150
_ENTITLED: Final = 12
_REPLY: Final = re2.compile(r"^(?:\pL{1,4}(?:[\[(^]?\d{1,3}[\])]?)?\s?[:：]\s*)+")


@dataclass(frozen=True, slots=True)
class Seen:
    """Exactly what is likely: `thread` is None on lists, `groups` are a list's rows, `sure` is 0..1.

    `opening` is the thread's first post where it is unlike the others; `main` is the text of a page that is one
    document without fields that can be told apart, `begins` how one begins that scripts are to draw.
    """

    outline: Outline
    pager: Pager
    dates: list[Dated]
    thread: Layout | None = None
    opening: Layout | None = None
    main: Element | None = None
    begins: str = ""
    groups: list[Group] = field(default_factory=list)
    sure: float = 0.0
    because: tuple[str, ...] = ()


def look(page: Page, root: str, when: When, known: Collection[str] = (), habits: Habits | None = None) -> Seen:
    outline = Outline(page)
    dates, pages = times(outline), pager(outline)
    habits = habits or Habits()
    groups = lists(outline, root, dates, known)
    closed = form(page.url) or is_member(page.url)
    thread = None if closed else layout(outline, when, dates, habits)
    if thread is not None and thread.sure >= LEAST and not _is_list(outline, thread, groups):
        habits.learn(thread)
        return Seen(
            outline=outline,
            pager=pages,
            dates=dates,
            thread=thread,
            opening=opening(outline, thread, dates, when) if _lacks_first(outline, thread, pages) else None,
            groups=groups,
            sure=_sureness(thread.sure),
            because=_thread_because(thread),
        )
    alone = None if closed else single(outline, dates)
    only = laid(outline, [alone], dates, when, habits) if alone else None
    if only is not None and only.author and not _richer(groups, only):
        why = "a single post with a name and a time"
        return Seen(outline, pages, dates, thread=only, groups=groups, sure=_LONE, because=(why,))
    if not closed and (main := lone(outline, groups, dates)) is not None:
        why = "one text that the page is for"
        return Seen(outline, pages, dates, main=main, groups=groups, sure=_LONE, because=(why,))
    if not closed and (begins := described(page, outline)):
        return Seen(outline, pages, dates, begins=begins, groups=groups)
    rows = sum(len(group.rows) for group in groups[:1])
    dated = min(1.0, len(dates) / rows) if rows else 0.0
    sure = min(0.85, 0.25 + 0.3 * dated + 0.05 * min(rows, 6)) if rows else 0.0
    because = (f"{rows} rows that link alike", f"{len(dates)} times")
    return Seen(outline, pages, dates, groups=groups, sure=sure, because=because)


def _lacks_first(outline: Outline, thread: Layout, pages: Pager) -> bool:
    """Whether the thread's first post may stand elsewhere on the page."""
    return pages.here in (None, 1) and ordinals(outline, thread)[:1] != [1]


def _sureness(worth: float) -> float:
    return round(min(0.89, 0.4 + 0.6 * worth), 4)


def _thread_because(thread: Layout) -> tuple[str, ...]:
    return (f"{len(thread.blocks)} repeated blocks with a time", *(f"{k} {v:.2f}" for k, v in thread.because.items()))


def _richer(groups: list[Group], only: Layout) -> bool:
    """Whether the page's rows say more than its only post, or are what seemed one."""
    block, outline = only.blocks[0], only.parts.outline
    own = sum(len(row.title) for group in groups[:1] for row in group.rows if not block.holds(row.link))
    inside = sum(block.holds(row.link) for group in groups[:1] for row in group.rows)
    if groups and _in_row(block.roots[0], groups[0].rows):
        return True
    size, linked = outline.size(block.roots[0]), outline.link_size(block.roots[0])
    listed = inside > 2 and (len(block.dates) > inside / 2 or linked * 2 > size)
    return listed or (bool(groups) and len(groups[0].rows) > 2 and own > only.body.news)


def _in_row(root: Element, rows: list[Row]) -> bool:
    """Whether it lies in one of some alike elements that have a row each: a list that tells its last post."""
    places = [row.link.index for row in rows]
    above: Element | None = root
    while above is not None and (held := _count(above, places)) < 2:
        if held and above.parent is not None:
            alike = [each for each in above.parent.children if each.kind == above.kind and _count(each, places) == 1]
            if len(alike) > 2:
                return True
        above = above.parent
    return False


def _count(element: Element, places: list[int]) -> int:
    return bisect_left(places, element.end) - bisect_left(places, element.index)


def _is_list(outline: Outline, thread: Layout, groups: list[Group]) -> bool:
    """Rows have a link with a name of its own in nearly every block, and few words beside it or it is their title."""
    spans = [block.span for block in thread.blocks]
    words = [outline.lengths[b.stop] - outline.lengths[b.start] for b in thread.blocks]
    linked = [outline.linked[b.stop] - outline.linked[b.start] for b in thread.blocks]
    held = 0
    titles: dict[int, str] = {}
    for group in groups:
        here = _held(group, spans)
        first = {place: rows[0] for place, rows in here.items()}
        different, urls = {_bare(row.title) for row in first.values()}, {row.url for row in first.values()}
        if (
            len(urls) >= _NEARLY * len(spans) > 1
            and 2 * len(different) >= len(urls)
            and _entitled(outline, thread, first)
        ):
            return True
        if len(different) >= _OFTEN * len(spans):
            titles = {**{place: row.title for place, row in first.items()}, **titles}
            held = max(held, sum(map(len, here.values())))
    named = set(titles.values())
    if len(named) < 0.7 * len(spans):
        return False
    own = (sum(words) - sum(linked)) / max(1, held)
    return own < max(_LONG, 4 * sum(map(len, named)) / len(named))


def _bare(title: str) -> str:
    """A reply's title repeats the thread's: "Re: A boat" → "A boat"."""
    return str(_REPLY.sub("", title)).casefold()


def _held(group: Group, spans: list[tuple[int, int]]) -> dict[int, list[Row]]:
    """A group's rows by the block that they lie in."""
    here: dict[int, list[Row]] = {}
    place = 0
    for row in group.rows:
        while place < len(spans) and spans[place][1] <= row.link.index:
            place += 1
        if place < len(spans) and spans[place][0] <= row.link.index:
            here.setdefault(place, []).append(row)
    return here


def _entitled(outline: Outline, thread: Layout, rows: dict[int, Row]) -> bool:
    """Whether the links are what the blocks are about: headings, or led to twice (picture and name), no author's."""
    titles = {row.title for row in rows.values()}
    if sum(map(len, titles)) < _ENTITLED * len(titles):
        return False
    authors = {
        link.node.url()
        for elements in (thread.author.elements.values() if thread.author else ())
        if (link := link_of(outline, elements[0])) is not None and is_author(outline, link)
    }
    own = [(place, row) for place, row in rows.items() if row.url not in authors]
    told = [_is_heading(row.link) or _is_twice(outline, thread.blocks[place], row) for place, row in own]
    return sum(told) >= _NEARLY * len(thread.blocks)


def _is_heading(link: Element) -> bool:
    above = (link, link.parent, link.parent.parent if link.parent else None)
    return any(each is not None and each.tag in {"h1", "h2", "h3", "h4", "h5"} for each in above)


def _is_twice(outline: Outline, block: Block, row: Row) -> bool:
    links = (each for root in block.roots for each in outline.inside(root, _WITHIN) if each.tag == "a")
    return any(link is not row.link and urldefrag(link.node.url()).url == row.url for link in links)

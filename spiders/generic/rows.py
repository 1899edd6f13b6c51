"""Whether repeated blocks are the rows of a list after all, and a lone post a part of one."""

from __future__ import annotations

from typing import Final
from urllib.parse import urldefrag

import re2

from spiders.generic.authors import link_of
from spiders.generic.blocks import Block
from spiders.generic.lists import Group, Row
from spiders.generic.outline import Element, Outline
from spiders.generic.single import is_member
from spiders.generic.thread import Layout

_LONG: Final = 120
_OFTEN: Final = 0.3
_NEARLY: Final = 0.8
_WITHIN: Final = 150
_ENTITLED: Final = 12
_REPLY: Final = re2.compile(r"^(?:\pL{1,4}(?:[\[(^]?\d{1,3}[\])]?)?\s?[:：]\s*)+")


def richer(groups: list[Group], only: Layout) -> bool:
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
    while above is not None and (held := above.count(places)) < 2:
        if held and above.parent is not None:
            alike = [each for each in above.parent.children if each.kind == above.kind and each.count(places) == 1]
            if len(alike) > 2:
                return True
        above = above.parent
    return False


def is_list(outline: Outline, thread: Layout, groups: list[Group]) -> bool:
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
        if (link := link_of(outline, elements[0])) is not None and is_member(outline, link)
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

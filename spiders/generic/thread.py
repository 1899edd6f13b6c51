"""The posts of a thread: which repeated blocks they are, and where in them author, time and own text stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from math import prod
from typing import Final

import re2

from spiders.generic.authors import author_part, link_of
from spiders.generic.blocks import Block, groups
from spiders.generic.joined import joined
from spiders.generic.outline import Element, Outline
from spiders.generic.parts import Part, Parts
from spiders.generic.place import shape
from spiders.generic.times import Dated, moments

When = Callable[[str], datetime | None]
Times = dict[int, tuple[Dated, datetime | None]]

_FLOW: Final = frozenset(
    "div td tr table tbody article section main dd dl li ul ol form p span font center fieldset".split()
)
_BODY: Final = re2.compile(r"body|content|message|text|entry|comment|\bpost\b|description|beitrag|inhalt|articlebody")
_BESIDE: Final = re2.compile(
    r"author|user|profile|poster|avatar|member|signature|\bsig\b|meta|foot|button|control|tool|action|share"
    r"|header|head\b|info|rank|sidebar|attach|reaction|likes?\b"
)
_SIDE: Final = re2.compile(
    r"(?:^|[\s_-])(?:side-?bar|widgets?|sidenav|similar|related|latest|recent|trending|popular|online)(?:[\s_\d-]|$)"
)
_ABOVE: Final = 20
_SEVERAL: Final = 4.0
_WORDY: Final = 12
_SHORT: Final = 60
_TELLING: Final = 4
_CLEAR: Final = 0.6
_OFTEN: Final = 2
_MOST: Final = 200
JOINED: Final = re2.compile(
    r"(?i)join|regist|member since|beigetreten|dabei seit|angemeldet|mitglied seit|inscri|inscrit|miembro"
    r"|iscritto|cadastr|membro|dołączył"
    r"|на форуме|рег\b|з нами|lid sinds|geregistreerd|üyelik|kayıt|注册|註冊|登録|가입|đăng ký|tham gia|انضم"
    r"|last (?:visit|seen|online|active)"
)
EDITED: Final = re2.compile(
    r"(?i)edit|geändert|bearbeitet|modifi|editado|edytowan|zmienion|измен|редакт|bewerkt|düzenle|编辑|編集|수정|sửa"
    r"|تعديل|last update|liked|reacted"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of every post stand. `sure` is 0..1; `members` is what addresses of authors look like."""

    parts: Parts
    body: Part
    author: Part | None
    dates: Times
    sure: float
    because: Mapping[str, float]
    members: frozenset[str] = frozenset()

    @property
    def blocks(self) -> list[Block]:
        return self.parts.blocks


@dataclass(slots=True)
class Habits:
    """Where the posts of this site's other pages had their own words and their authors."""

    bodies: Counter[tuple[str, ...]] = field(default_factory=Counter)
    authors: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def learn(self, found: Layout) -> None:
        if len(found.blocks) < _TELLING or found.sure < _CLEAR:
            return
        for known, part in ((self.bodies, found.body), (self.authors, found.author)):
            if part is not None and len(known) < _MOST:
                known[part.way()] += 1

    def usual(self, known: Counter[tuple[str, ...]], parts: Parts) -> Part | None:
        """The part that has been it most often, where it stands here too."""
        best = known.most_common(1)
        if not best or best[0][1] < _OFTEN:
            return None
        alike = [part for part in parts.parts if best[0][0] and part.kind == best[0][0][0]]
        found = next((part for part in alike if part.way() == best[0][0]), None)
        return found if found is not None and found.blocks >= 0.6 * len(parts.blocks) else None


def layout(outline: Outline, when: When, dates: list[Dated], habits: Habits) -> Layout | None:
    """The likeliest thread on the page, or None."""
    found = sorted(groups(outline, dates), key=lambda blocks: -_worth(outline, blocks))[:5]
    found = [joined(outline, blocks, dates) for blocks in found]
    layouts = [made for blocks in found if (made := laid(outline, blocks, dates, when, habits))]
    return max(layouts, key=lambda each: each.sure, default=None)


def _worth(outline: Outline, blocks: list[Block]) -> float:
    """How much of the page's own words stand in the blocks, more where they are alike and many."""
    words = [_own(outline, block) for block in blocks]
    page = _own(outline, Block([outline.elements[0]]))
    kinds = [block.roots[0].kind for block in blocks]
    alike = max(map(kinds.count, set(kinds))) / len(kinds)
    even = 1 - max(words) / max(1, sum(words)) if len(words) > 1 else 0
    return sum(words) / max(1, page) * alike * (1 - 1 / (len(blocks) + 1)) * (0.3 + even)


def _own(outline: Outline, block: Block) -> int:
    start, stop = block.start, block.stop
    size = outline.lengths[stop] - outline.lengths[start]
    return size - (outline.linked[stop] - outline.linked[start])


def laid(
    outline: Outline, blocks: list[Block], dates: list[Dated], when: When, habits: Habits, told: Element | None = None
) -> Layout | None:
    """The fields of blocks; None where they share no time. `told` is an element of the body, where known."""
    _assign(blocks, dates)
    parts = Parts(outline, blocks)
    body = parts.of.get(told.index) if told else None
    body = body or habits.usual(habits.bodies, parts) or body_part(parts)
    chosen = _time_part(parts, body, when)
    if not chosen:
        return None
    author = habits.usual(habits.authors, parts) or author_part(parts, body)
    because = {
        "words": _wordy(parts, body),
        "times": sum(moment is not None for _, moment in chosen.values()) / len(blocks),
        "authors": author.blocks / len(blocks) if author else 0.3,
        "each once": 1 / max(1.0, _times_each(parts, chosen), author.times if author else 1.0),
        "most of the page": min(1.0, _share(outline, blocks) * 1.5) ** 0.5,
        "several": 1 - 0.4 / len(blocks),
        "not beside": 0.4 if beside(blocks[0].roots[0]) else 1.0,
        "written": 1.0 if _worth_of(parts, chosen) > 1.0 else 0.4,
    }
    return Layout(parts, body, author, chosen, prod(because.values()), because, _members(parts, author))


def _members(parts: Parts, author: Part | None) -> frozenset[str]:
    """The shapes that several of the authors' addresses have."""
    firsts = [elements[0] for elements in author.elements.values()] if author else []
    links = filter(None, (link_of(parts.outline, element) for element in firsts))
    shapes = Counter(shape(link.node.url()) for link in links)
    return frozenset(name for name, count in shapes.items() if count > 1)


def beside(element: Element) -> bool:
    """Whether it stands in a side bar, a menu or a foot line."""
    above: Element | None = element
    for _ in range(_ABOVE):
        if above is None or above.tag in {"body", "html", "main", "article"}:
            return False
        if above.tag in {"aside", "nav", "footer"} or _SIDE.search(above.names):
            return True
        above = above.parent
    return False


def _wordy(parts: Parts, body: Part) -> float:
    """The share of blocks with words of their own; a body that is nothing but a time has none."""
    said = [
        sum(map(parts.news, elements)) - _timed(parts, number, elements) for number, elements in body.elements.items()
    ]
    return min(1.0, 1.1 * sum(size >= _WORDY for size in said) / len(parts.blocks))


def _timed(parts: Parts, number: int, elements: list[Element]) -> float:
    short = [dated.element for dated in parts.blocks[number].dates if parts.outline.size(dated.element) < _SHORT]
    return sum(parts.news(one) for one in short if any(element.holds(one) for element in elements))


def _times_each(parts: Parts, chosen: Times) -> float:
    """How many times are printed like a block's own: more than one where blocks are several posts in one."""
    shapes = Counter(parts.outline.near(dated.element) for dated, _ in chosen.values())
    shape = shapes.most_common(1)[0][0]
    every = [dated for block in parts.blocks for dated in block.dates if parts.outline.near(dated.element) == shape]
    return len(every) / max(1, shapes[shape])


def _share(outline: Outline, blocks: list[Block]) -> float:
    return sum(_own(outline, block) for block in blocks) / max(1, _own(outline, Block([outline.elements[0]])))


def _worth_of(parts: Parts, chosen: Times) -> float:
    return _time_worth(parts, chosen)


def _assign(blocks: list[Block], dates: list[Dated]) -> None:
    place = 0
    ordered = sorted(blocks, key=lambda block: block.span)
    for block in ordered:
        first, last = block.span
        while place < len(dates) and dates[place].element.index < first:
            place += 1
        block.dates = []
        while place < len(dates) and dates[place].element.index < last:
            block.dates.append(dates[place])
            place += 1


def body_part(parts: Parts) -> Part:
    """Down from the block while one part holds most of what is new; the last on the way that stands there once."""
    here = whole = parts.root
    while True:
        inner = [part for part in here.below if part.tag in _FLOW and part.times <= _SEVERAL]
        best = max(inner, key=_pull, default=None)
        if best is None or best.blocks < 0.5 * here.blocks:
            return whole
        rest = sum(_pull(part) for part in here.below if part is not best)
        if best.news < 0.45 * here.news or _pull(best) < 1.2 * rest:
            return whole
        here = best
        if here.times <= 1.1:
            whole = here


def _pull(part: Part) -> float:
    names = next((element.names for element in part.all()), "")
    worth = part.news
    if _BODY.search(names):
        worth *= 1.5
    if _BESIDE.search(names):
        worth *= 0.4
    return worth


def _time_part(parts: Parts, body: Part, when: When) -> Times | None:
    """By block the time that is printed at the same place in each, and most likely is when it was written."""
    by_part: dict[int, dict[int, Dated]] = {}
    for number, block in enumerate(parts.blocks):
        for dated in block.dates:
            part = parts.of.get(dated.element.index)
            if part is not None:
                by_part.setdefault(id(part), {}).setdefault(number, dated)
    scored = []
    for found in by_part.values():
        if len(found) < 0.4 * len(parts.blocks):
            continue
        read = {number: (dated, _read(dated, when)) for number, dated in found.items()}
        scored.append((_time_worth(parts, read), read))
    if not scored:
        return None
    best = max(scored, key=lambda pair: pair[0])[1]
    for number, block in enumerate(parts.blocks):
        if number not in best:
            rest = [(dated, _read(dated, when)) for dated in block.dates if not JOINED.search(_said(parts, dated))]
            kept = next((pair for pair in rest if pair[1]), None)
            if kept:
                best[number] = kept
    return best


def _read(dated: Dated, when: When) -> datetime | None:
    return next((found for text in list(moments(dated))[:6] if (found := when(text))), None)


def _said(parts: Parts, dated: Dated) -> str:
    up = dated.element.parent
    wider = parts.outline.text(up) if up is not None and parts.outline.size(up) < 90 else ""
    return f"{dated.around} {wider} {dated.element.names}"[:300]


def _time_worth(parts: Parts, read: Times) -> float:
    count = len(parts.blocks)
    values = [moment.timestamp() for _, moment in read.values() if moment]
    pairs = list(pairwise(values))
    rising = sum(one <= two for one, two in pairs) / len(pairs) if pairs else 0.5
    said = [_said(parts, dated) for dated, _ in read.values()]
    worth = 3.0 * len(values) / count + 2.0 * max(rising, 0.9 - rising)
    worth += sum(dated.clock for dated, _ in read.values()) / len(read)
    worth += 0.5 * sum(dated.machine for dated, _ in read.values()) / len(read)
    worth -= 4.0 * sum(bool(JOINED.search(text)) for text in said) / len(said)
    worth -= 3.0 * sum(bool(EDITED.search(text)) for text in said) / len(said)
    return worth

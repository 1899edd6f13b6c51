"""Repeated blocks of a page: what stands around each of several alike times."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Final

from spiders.generic.outline import Element, Outline
from spiders.generic.times import Dated

MOST: Final = 400
_WAYS: Final = 30
_BEFORE: Final = 12
_NESTED: Final = 0.15
_ALIKE: Final = 0.9


@dataclass(slots=True, eq=False)
class Block:
    """Sibling elements that belong together: one post, or one row of a list."""

    roots: list[Element]
    dates: list[Dated] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.roots[0].start

    @property
    def stop(self) -> int:
        return self.roots[-1].stop

    @property
    def span(self) -> tuple[int, int]:
        return self.roots[0].index, self.roots[-1].end

    def holds(self, element: Element) -> bool:
        first, last = self.span
        return first <= element.index < last


def groups(outline: Outline, dates: list[Dated]) -> Iterator[list[Block]]:
    """Every way of cutting the page by dates that are printed alike; at least two blocks each."""
    alike: defaultdict[tuple[str, ...], list[Element]] = defaultdict(list)
    for dated in dates:
        alike[outline.near(dated.element)].append(dated.element)
    for elements in sorted(alike.values(), key=len, reverse=True)[:_WAYS]:
        if len(elements) > 1:
            marks = elements[:MOST]
            yield around(marks)
            if len(marks) > 2 and (roots := _evened(marks)):
                yield blocks_of(roots)


def around(marks: list[Element]) -> list[Block]:
    """A block for each mark: the largest element that holds no other mark, and what follows it before the next."""
    return blocks_of(_level([_alone(marks, place) for place in range(len(marks))], marks))


def blocks_of(roots: list[Element]) -> list[Block]:
    lead = _lead(roots)
    blocks = []
    for place, root in enumerate(roots):
        following = roots[place + 1] if place + 1 < len(roots) else None
        before = _siblings_before(root, roots[place - 1] if place else None)[-lead:] if lead else []
        after = _gap(root, following, lead, _usual(roots))
        blocks.append(Block([*before, root, *after]))
    return blocks


def _alone(marks: list[Element], place: int) -> Element:
    """The largest element around a mark with neither neighbour in it."""
    element = marks[place]
    others = [marks[other] for other in (place - 1, place + 1) if 0 <= other < len(marks)]
    while (up := element.parent) is not None and up.tag not in {"body", "html"}:
        if any(up.holds(other) for other in others):
            break
        element = up
    return element


def _evened(marks: list[Element]) -> list[Element]:
    """Where replies lie in what they reply to: for each mark the part that also those have that hold replies."""
    roots = [_alone(marks, place) for place in range(len(marks))]
    heights = [mark.depth - root.depth for mark, root in zip(marks, roots, strict=True)]
    least = min(heights)
    if least < 1 or max(heights) == least or heights.count(least) < _NESTED * len(marks):
        return []
    evened = [_up(mark, least) for mark in marks]
    return evened if Counter(_kinds(evened)).most_common(1)[0][1] >= _ALIKE * len(marks) else []


def _up(element: Element, steps: int) -> Element:
    for _ in range(steps):
        element = element.parent or element
    return element


def _level(roots: list[Element], marks: list[Element]) -> list[Element]:
    """A mark alone in a larger part of the page gets a block of the usual kind and depth."""
    usual, count = Counter((root.kind, root.depth) for root in roots).most_common(1)[0]
    if count < 2:
        return roots
    kinds = {kind for (kind, _), times in Counter((root.kind, root.depth) for root in roots).items() if times > 1}
    levelled = []
    for root, mark in zip(roots, marks, strict=True):
        inner: Element | None = mark
        while inner is not None and inner is not root and not (inner.kind == usual[0] and inner.depth == usual[1]):
            inner = inner.parent
        misfit = root.kind not in kinds and inner is not None
        levelled.append(inner if misfit and inner is not None else root)
    return levelled


def _siblings_after(root: Element, until: Element | None) -> list[Element]:
    siblings = root.parent.children if root.parent else []
    found = []
    for sibling in islice(siblings, _place(siblings, root) + 1, None):
        if until is not None and sibling.holds(until):
            break
        found.append(sibling)
    return found


def _siblings_before(root: Element, after: Element | None) -> list[Element]:
    siblings = root.parent.children if root.parent else []
    found: list[Element] = []
    place = _place(siblings, root)
    for sibling in reversed(siblings[max(0, place - _BEFORE) : place]):
        if after is not None and sibling.holds(after):
            break
        found.append(sibling)
    return found[::-1]


def _place(siblings: list[Element], root: Element) -> int:
    low, high = 0, len(siblings)
    while low < high:
        middle = (low + high) // 2
        if siblings[middle].index < root.index:
            low = middle + 1
        else:
            high = middle
    return low


def _kinds(elements: Iterable[Element]) -> list[str]:
    return [element.kind for element in elements]


def _gaps(roots: list[Element]) -> list[list[Element]]:
    pairs = pairwise(roots)
    return [_siblings_after(one, two) for one, two in pairs if one.parent is two.parent]


def _usual(roots: list[Element]) -> int:
    """How many siblings usually stand between two blocks."""
    lengths = Counter(min(len(gap), 12) for gap in _gaps(roots))
    return lengths.most_common(1)[0][0] if lengths else 12


def _lead(roots: list[Element]) -> int:
    """How many siblings before its mark belong to a block: those that come before the first as before the others."""
    gaps = [gap for gap in _gaps(roots) if any(element.stop > element.start for element in gap)]
    if not gaps:
        return 0
    gap = list(Counter(tuple(_kinds(gap)) for gap in gaps).most_common(1)[0][0])
    follow = _kinds(_siblings_after(roots[-1], None))
    if follow[: len(gap)] == gap:
        return 0
    ahead = _kinds(_siblings_before(roots[0], None))
    lead = 0
    while lead < min(len(gap), len(ahead)) and ahead[-1 - lead] == gap[-1 - lead]:
        lead += 1
    return lead if follow[: len(gap) - lead] == gap[: len(gap) - lead] else 0


def _gap(root: Element, following: Element | None, lead: int, usual: int) -> list[Element]:
    """What follows a block's mark; after the last one of a run no more than usually does."""
    same = following is not None and following.parent is root.parent
    nested = following is not None and not same and root.parent is not None and root.parent.holds(following)
    after = _siblings_after(root, following)
    if same or nested:
        return after[: len(after) - lead] if lead and same else after
    return after[: max(0, usual - lead)]

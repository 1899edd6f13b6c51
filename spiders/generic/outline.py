"""A page as a flat list of elements, each with its place, its shape and its text: what structure is found in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

import re2

from spiders.page import Node, Page, Unreadable

MOST: Final = 60_000
LONGEST: Final = 4_000
_SILENT: Final = frozenset("script style template iframe object svg head textarea select option".split())
_DIGITS: Final = re2.compile(r"\d+")
_STATES: Final = frozenset(
    "odd even first last alt active current unread read new old locked sticky pinned closed hot selected open"
    " clearfix hidden visible row col left right item".split()
)


@dataclass(slots=True, eq=False)
class Element:
    """`index` to `end` are its places in the outline, `start` to `stop` those of its texts; `own` is its direct text.

    `path` names the tags down to it, equal for equal ways. `kind` is its tag and first lasting class.
    """

    node: Node
    tag: str
    attrs: dict[str, str]
    parent: Element | None
    depth: int
    index: int
    start: int
    path: int
    kind: str
    end: int = 0
    stop: int = 0
    own: str = ""
    children: list[Element] = field(default_factory=list)

    @property
    def names(self) -> str:
        """Class, id and microdata names: evidence that helps, never one that decides alone."""
        attrs = self.attrs
        return f"{attrs.get('class', '')} {attrs.get('id', '')} {attrs.get('itemprop', '')}".lower()

    def holds(self, other: Element) -> bool:
        return self.index <= other.index < self.end

    def count(self, places: list[int]) -> int:
        """How many of some elements, given by their sorted indexes, it holds."""
        return bisect_left(places, self.end) - bisect_left(places, self.index)


class Outline:
    """Raises Unreadable where there is no markup. Elements beyond MOST are left out."""

    def __init__(self, page: Page) -> None:
        root = page.root
        if page.is_json or root is None:
            raise Unreadable("no markup on the page")
        self.page = page
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self.owners: list[Element] = []
        self._paths: dict[tuple[int, str], int] = {}
        self._read(root)
        self.lengths = self._sums([len(text) for text in self.texts])

    def _read(self, root: Node) -> None:
        line: list[Element] = [self._element(root, None, 0)]
        silent: int | None = None
        for depth, found in root.walk():
            if silent is not None and depth > silent:
                continue
            silent = None
            while line[-1].depth >= depth:
                self._close(line.pop())
            if isinstance(found, str):
                self._text(line[-1], found)
                continue
            if len(self.elements) >= MOST:
                break
            if found.tag in _SILENT:
                silent = depth
                continue
            line.append(self._element(found, line[-1], depth))
        for element in reversed(line):
            self._close(element)

    def _text(self, element: Element, raw: str) -> None:
        words = " ".join(raw.split())
        if words:
            self.texts.append(words)
            self.owners.append(element)
            if len(element.own) < LONGEST:
                element.own = f"{element.own} {words}" if element.own else words

    def _element(self, node: Node, parent: Element | None, depth: int) -> Element:
        tag, attrs = node.tag, dict(node.attrs)
        above = parent.path if parent else 0
        path = self._paths.setdefault((above, tag), len(self._paths) + 1)
        kind = kind_of(tag, attrs.get("class", ""))
        element = Element(node, tag, attrs, parent, depth, len(self.elements), len(self.texts), path, kind)
        self.elements.append(element)
        if parent:
            parent.children.append(element)
        return element

    def _close(self, element: Element) -> None:
        element.end, element.stop = len(self.elements), len(self.texts)

    @staticmethod
    def _sums(values: list[int]) -> list[int]:
        sums = [0]
        for value in values:
            sums.append(sums[-1] + value)
        return sums

    @cached_property
    def linked(self) -> list[int]:
        """Running sums of the length of texts inside links."""
        inside = [0] * len(self.texts)
        for link in self.links:
            for place in range(link.start, link.stop):
                inside[place] = len(self.texts[place])
        return self._sums(inside)

    @cached_property
    def links(self) -> list[Element]:
        return [element for element in self.elements if element.tag == "a" and element.attrs.get("href")]

    def text(self, element: Element) -> str:
        return " ".join(self.texts[element.start : element.stop])

    def size(self, element: Element) -> int:
        return self.lengths[element.stop] - self.lengths[element.start]

    def link_size(self, element: Element) -> int:
        return self.linked[element.stop] - self.linked[element.start]

    def near(self, element: Element) -> tuple[str, ...]:
        """The shape of the element and of what it stands in: the same for the same part of every block."""
        up = element.parent
        above = (up.kind, up.parent.tag if up.parent else "") if up else ()
        return (element.kind, *above)

    def inside(self, element: Element, most: int = MOST) -> list[Element]:
        """The element and all below it, in document order, at most so many."""
        return self.elements[element.index : min(element.end, element.index + most)]


@lru_cache(maxsize=8192)
def kind_of(tag: str, classes: str) -> str:
    """Tag and first class that does not number, stripe or mark a row: "li.row bg2 sticky" → "li.bg"."""
    for name in classes.lower().split()[:8]:
        plain = str(_DIGITS.sub("", name)).strip("-_")
        if plain and plain not in _STATES:
            return f"{tag}.{plain}"
    return tag

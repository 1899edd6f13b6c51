"""What alike blocks have in common: each part with how often it stands there and how new its words are."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Final

from spiders.generic.blocks import Block
from spiders.generic.outline import Element, Outline

_SLOTS: Final = 5
_FEW: Final = 3
_SHORT: Final = 40
_MOSTLY: Final = 0.7


@dataclass(slots=True, eq=False)
class Part:
    """One way down from a block's roots. `elements` are by block; `news` is its text, weighed by how new it is."""

    kind: str
    above: Part | None
    below: list[Part] = field(default_factory=list)
    elements: dict[int, list[Element]] = field(default_factory=dict)
    news: float = 0.0
    most: float = 0.0

    @property
    def tag(self) -> str:
        return self.kind.partition(".")[0].partition(":")[0]

    @property
    def blocks(self) -> int:
        return len(self.elements)

    @property
    def times(self) -> float:
        """How many stand in a block that has any."""
        return sum(map(len, self.elements.values())) / max(1, len(self.elements))

    def all(self) -> list[Element]:
        return [element for elements in self.elements.values() for element in elements]

    def way(self) -> tuple[str, ...]:
        """Its kind and those of all it lies in, innermost first."""
        kinds, part = [], self
        while part.above is not None:
            kinds.append(part.kind)
            part = part.above
        return tuple(kinds)


class Parts:
    """The parts of some blocks, as a tree whose root stands for the whole block."""

    def __init__(self, outline: Outline, blocks: list[Block]) -> None:
        self.outline, self.blocks = outline, blocks
        self.root = Part("", None)
        self.parts: list[Part] = [self.root]
        self.of: dict[int, Part] = {}
        self._known: dict[tuple[int, str], Part] = {}
        self.seen: dict[str, int] = {}
        self.weights = self._weights()
        for number, block in enumerate(blocks):
            self.root.elements[number] = block.roots
            alike: Counter[str] = Counter()
            for root in block.roots:
                self._enter(number, root, alike[root.kind])
                alike[root.kind] += 1
        for part in self.parts:
            news = [sum(map(self.news, elements)) for elements in part.elements.values()]
            part.news, part.most = sum(news), max(news, default=0.0)

    def _enter(self, number: int, root: Element, slot: int) -> None:
        """Keys are found from the parent's, so that every element is met once."""
        for element in self.outline.inside(root):
            above = self.root if element is root or element.parent is None else self.of[element.parent.index]
            kind = element.kind + (_column(element) if element is not root else f":{min(slot, _SLOTS)}" if slot else "")
            part = self._known.get((id(above), kind))
            if part is None:
                part = self._known[id(above), kind] = Part(kind, above)
                above.below.append(part)
                self.parts.append(part)
            part.elements.setdefault(number, []).append(element)
            self.of[element.index] = part

    def _weights(self) -> list[float]:
        """Running sums over the page's texts: length, divided by the number of blocks that say the same."""
        texts, seen = self.outline.texts, defaultdict[str, set[int]](set)
        for number, block in enumerate(self.blocks):
            for place in range(block.start, block.stop):
                seen[texts[place]].add(number)
        self.seen = {text: len(blocks) for text, blocks in seen.items()}
        linked, sums = self.outline.linked, [0.0]
        for place, text in enumerate(texts):
            own = 0.3 if linked[place + 1] > linked[place] else 1.0
            sums.append(sums[-1] + own * weight(text) / max(1, len(seen.get(text, ())) ** 1.5))
        return sums

    def news(self, element: Element) -> float:
        return self.weights[element.stop] - self.weights[element.start]

    def is_label(self, element: Element) -> bool:
        """Whether it says the same short thing in most blocks: "Reply", "Posts:"."""
        if element.stop - element.start != 1 or len(self.blocks) < _FEW:
            return False
        text = self.outline.texts[element.start]
        return len(text) < _SHORT and self.seen.get(text, 0) >= _MOSTLY * len(self.blocks)


def _column(element: Element) -> str:
    """Cells and rows without a name of their own are told apart by their place."""
    if element.kind not in {"td", "th", "tr", "dd"} or element.parent is None:
        return ""
    first = element.parent.children[:_SLOTS]
    return f":{first.index(element) if element in first else _SLOTS}"


def weight(text: str) -> int:
    """Length in letters; a character that is a word counts as some."""
    return len(text) if text.isascii() else len(text) + 2 * sum("\u2e80" <= character < "\ue000" for character in text)

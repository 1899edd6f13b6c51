"""Text: the original, a folded view with disguises undone, and the map back: every span points at the source."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from extractors.folding import FOLDS, LONGEST_ENTITY, changes, entity

LONGEST: Final = 65_536
"""Code points of a text that are examined; what stands behind is not (`Text.cut` says so, for counting)."""

_FEW: Final = 8  # that many searches are faster than one table
_STRANGE: Final = re.compile(  # all but what most texts are of and what folds to itself
    "[^\t\n\r -~À-įıĴ-ľŁ-ňŊ-žЀ-ҁҊ-ԯ–—‘’“”„•…«»\u3041-\u3096\u30a1-\u30fa、。\u4e00-\u9fff]"
)


class Text:
    """Patterns run over `folded`; `span` and `raw` lead back to code points of `original`."""

    __slots__ = ("_data", "_lower", "_starts", "cut", "folded", "original")

    def __init__(self, original: str) -> None:
        self.cut = len(original) > LONGEST
        self.original = original[:LONGEST] if self.cut else original
        self._lower: str | None = None
        self._data: bytes | None = None
        self._starts: list[int] | None = None
        self.folded = self.original
        if not self.original.isascii() or "&" in self.original or not self.original.isprintable():
            self._fold()

    @property
    def lower(self) -> str:
        """The folded view in lower case, offset for offset."""
        if self._lower is None:
            self._lower = self.folded.lower()
        return self._lower

    @property
    def data(self) -> bytes:
        """`lower` in UTF-8, a question mark for each surrogate: what a pattern is quickest over."""
        if self._data is None:
            self._data = self.lower.encode(errors="replace")
        return self._data

    @property
    def digits(self) -> int:
        """How many of ASCII the folded view has."""
        data = self.data
        return len(data) - len(data.translate(None, b"0123456789"))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Code points [start, end) of the folded view as a span of the original."""
        starts = self._starts
        if starts is None or start >= end:
            return (start, end) if starts is None else (starts[start], starts[start])
        last = starts[end - 1]
        while starts[end] == last:  # the match ends inside what one code point became
            end += 1
        return starts[start], starts[end]

    def raw(self, start: int, end: int) -> str:
        first, last = self.span(start, end)
        return self.original[first:last]

    def disguised(self, start: int, end: int) -> bool:
        """Whether folding changed anything there."""
        return self.folded is not self.original and self.raw(start, end) != self.folded[start:end]

    def _fold(self) -> None:
        text = self.original
        changed = changes(set(_STRANGE.findall(text)))
        entities = list(_entities(text)) if "&" in text else []
        if not changed and not entities:
            return
        if not entities and all(len(folded) == 1 for folded in changed.values()):
            self.folded = _replaced(text, changed)
            return
        self._splice(sorted(_edits(text, changed, entities)))

    def _splice(self, edits: list[tuple[int, int, str]]) -> None:
        pieces: list[str] = []
        starts: list[int] = []
        text, at = self.original, 0
        for position, length, folded in edits:
            if position < at:  # inside an entity
                continue
            pieces += (text[at:position], folded)
            starts.extend(range(at, position))
            starts.extend([position] * len(folded))
            at = position + length
        pieces.append(text[at:])
        starts.extend(range(at, len(text) + 1))
        self.folded, self._starts = "".join(pieces), starts


@lru_cache(maxsize=8)
def view(text: str) -> Text:
    """The Text of a string. Cached: language, selectors and indicators look at one text in turn."""
    return Text(text)


def _replaced(text: str, changes: dict[str, str]) -> str:
    if len(changes) > _FEW:
        return text.translate({ord(char): folded for char, folded in changes.items()})
    for char, folded in changes.items():
        text = text.replace(char, folded)
    return text


def _edits(text: str, changes: dict[str, str], entities: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    yield from entities
    for char, folded in changes.items():
        at = text.find(char)
        while at >= 0:
            yield at, 1, folded
            at = text.find(char, at + 1)


def _entities(text: str) -> Iterator[tuple[int, int, str]]:
    at = text.find("&")
    while at >= 0:
        end = text.find(";", at + 2, at + LONGEST_ENTITY)
        char = entity(text[at + 1 : end]) if end > 0 else None
        if char is not None:
            yield at, end + 1 - at, "".join(FOLDS[part] for part in char)
        at = text.find("&", at + 1)

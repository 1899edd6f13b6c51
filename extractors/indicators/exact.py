"""Where exactly a phrase stands in a text.

The two halves of `A & B` are looked for by themselves: together, with all the ways of a gap between, they would make
automata that cost more than all the rest of an examination.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final, Protocol, TypeAlias

from extractors.indicators.pattern import apart, compiled, span
from extractors.indicators.phrase import Both, Gap, Words, is_solid

Span: TypeAlias = tuple[int, int]
"""Bytes [start, end)."""
MOST: Final = 100
"""Places of one phrase in one text."""


class Exact(Protocol):
    def spans(self, data: bytes) -> Iterator[Span]:
        """In order of place, none sharing words with another; `data` is the plain view in UTF-8."""

    def places(self, data: bytes) -> Iterator[Span]:
        """From every word at which the phrase can begin."""


def exact(words: Words, language: str) -> Exact:
    """Raises PhraseError where RE2 refuses."""
    alone = words[0] if len(words) == 1 else None
    return _Pair(alone, language) if isinstance(alone, Both) else _Row(words, language)


class _Row:
    """Words in a row."""

    def __init__(self, words: Words, language: str) -> None:
        self._pattern = compiled(words, language)

    def spans(self, data: bytes) -> Iterator[Span]:
        for match in islice(self._pattern.finditer(data), MOST):
            yield span(match, data)

    def places(self, data: bytes) -> Iterator[Span]:
        start = 0
        for _ in range(MOST):
            match = self._pattern.search(data, start)
            if match is None:
                return
            found = span(match, data)
            yield found
            start = max(found[0], start + 1)


class _Pair:
    """Two phrases in either order, few words apart: of each the farthest other that is near enough behind it."""

    def __init__(self, both: Both, language: str) -> None:
        self._one, self._other = exact(_core(both.one), language), exact(_core(both.other), language)
        self._apart = apart(language)

    def spans(self, data: bytes) -> Iterator[Span]:
        ones = [(*found, 1) for found in self._one.places(data)]
        others = [(*found, 2) for found in self._other.places(data)] if ones else []
        if not others:
            return
        behind = 0
        for first, ends, half in sorted(ones + others):
            if first >= behind and (last := self._partner(data, ends, others if half == 1 else ones)):
                yield first, last
                behind = last

    def places(self, data: bytes) -> Iterator[Span]:
        return self.spans(data)

    def _partner(self, data: bytes, ends: int, others: list[tuple[int, int, int]]) -> int | None:
        """Where the last of the others ends that begins few words behind `ends`."""
        reached = (last for begins, last, _ in others if begins >= ends and self._apart.fullmatch(data, ends, begins))
        return max(reached, default=None)


def _core(words: Words) -> Words:
    """Without what may be missing at the ends, where a gap would reach for it over words of the other half."""
    solid = [at for at, item in enumerate(words) if is_solid(item)]
    first, last = solid[0], solid[-1] + 1
    before, behind = words[:first], words[last:]
    return (*(() if _gapped(before) else before), *words[first:last], *(() if _gapped(behind) else behind))


def _gapped(words: Words) -> bool:
    return any(isinstance(item, Gap) for item in words)

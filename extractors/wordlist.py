"""Word lists of extractors/words: read once, compiled to one linear pattern that tells which category a word is of."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final

import re2

from extractors.tables import load

_FOLDER: Final = Path(__file__).parent / "words"
_UNSPACED: Final = re2.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]|[^\pL\pM\pN]")


class Words:
    """A word may be in several categories; `find` yields (start, end, categories) over lower-case text, in order."""

    def __init__(self, categories: Mapping[str, Iterable[str]]) -> None:
        exact: dict[str, set[str]] = {}
        stems: dict[str, set[str]] = {}
        for category, words in categories.items():
            for word in words:
                (stems if word.endswith("*") else exact).setdefault(word.rstrip("*").lower(), set()).add(category)
        self._exact = {word: frozenset(of | stems.get(word, set())) for word, of in exact.items()}
        self._stems = {word: frozenset(of) for word, of in stems.items()}
        every = sorted({*exact, *stems}, key=lambda word: (-len(word), word))
        spaced = [re2.escape(word) for word in every if not _UNSPACED.match(word)]
        joined = [re2.escape(word) for word in every if _UNSPACED.match(word)]
        self._joined = frozenset(word for word in every if _UNSPACED.match(word))
        self.pattern = rf"(?:^|[^\pL\pN])({'|'.join(spaced)})" + (f"|({'|'.join(joined)})" if joined else "")
        """Over lower case, for a Sign."""

    @cached_property
    def _compiled(self) -> "re2._Regexp[str]":
        return re2.compile(self.pattern)

    def find(self, lower: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        for match in self._compiled.finditer(lower):
            start, end = match.span(1) if match[1] is not None else match.span(2)
            word = lower[start:end]
            if word in self._joined:
                yield start, end, self._exact.get(word) or self._stems[word]
            elif word in self._exact and not lower[end : end + 1].isalpha():
                yield start, end, self._exact[word]
            elif stem := self._stem(word):
                yield start, _end_of_word(lower, end), stem

    def _stem(self, word: str) -> frozenset[str] | None:
        """A match may be an exact word that goes on ("telefon" in "telefonisch"): then a shorter stem counts."""
        for length in range(len(word), 1, -1):
            if found := self._stems.get(word[:length]):
                return found
        return None


def read(name: str) -> dict[str, list[str]]:
    """`words/<name>.yml` as category → words, languages laid together."""
    raw = load(_FOLDER / f"{name}.yml")
    if not isinstance(raw, dict):
        raise TypeError(f"words/{name}.yml: expected a mapping")
    return {str(category): list(_flat(words)) for category, words in raw.items()}


def _flat(words: object) -> Iterator[str]:
    if isinstance(words, dict):
        for some in words.values():
            yield from _flat(some)
    elif isinstance(words, list):
        yield from map(str, words)


def _end_of_word(lower: str, end: int) -> int:
    while end < len(lower) and lower[end].isalpha():
        end += 1
    return end


@cache
def labels() -> Words:
    return Words(read("labels"))


@lru_cache(maxsize=2)
def labels_in(lower: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """Every label of one text; read once, whichever kinds ask."""
    return tuple(labels().find(lower))


@cache
def names(category: str) -> Words:
    """The labels of one category alone: to see quickly whether a text has any."""
    return Words({category: read("labels")[category]})


@cache
def places() -> Words:
    return Words(read("places"))

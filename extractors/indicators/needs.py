"""What a phrase cannot stand without: for each of its words how that may begin, and how far behind the one before.

    Needs(phrases, "en").entries(read("keep .. (your|her) passport*"))     one entry, of one row of three needs

It asks for no more than the exact pattern does, and for less wherever less is quicker told.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from extractors.indicators.forms import Form, cuts, forms
from extractors.indicators.pattern import UNSPACED
from extractors.indicators.phrase import Both, Choice, Gap, Literal, Number, Rest, Word, Words, is_solid, literals
from extractors.indicators.tongues import little_words
from extractors.indicators.units import WINDOW

Need: TypeAlias = frozenset[Form]
"""A word that begins, or is, as one of these."""
Row: TypeAlias = tuple[tuple[Need, int], ...]
"""Words in order; each at most so many words (in Chinese characters) behind the one before."""


class Entry(NamedTuple):
    """Rows that all must stand in one sentence, their last words at most so far apart."""

    rows: tuple[Row, ...]
    apart: int = 0


_GROUPS: Final = 6  # further words of a number with spaces or marks in it
_MARKS: Final = 3  # characters between two words of Chinese
_REST: Final = 30  # further letters of Latin words in Chinese
_STEP: Final = 3  # words that a gap may count as one: 1.500,00
_APART: Final = 8 * _STEP + 1
_TOLD: Final = 7  # letters, beyond which more tell nothing more
_SHARES: Final = [4.0 ** (_TOLD - length) for length in range(_TOLD + 1)]
_LITTLE: Final = 20  # times as common as other words of their length


class Needs:
    """Of the phrases of one language."""

    def __init__(self, phrases: Iterable[Words], language: str) -> None:
        self._spaced = language not in UNSPACED
        self._little = little_words().get(language, frozenset())
        self._often = Counter(word for words in phrases for text in set(literals(words)) for word in text.split())

    def entries(self, words: Words) -> list[Entry]:
        """The ways in which a phrase may stand; a way without rows may stand anywhere."""
        alone = _solid(words)
        choice = alone.atoms[0] if isinstance(alone, Word) and len(alone.atoms) == 1 else None
        if isinstance(choice, Choice) and not choice.optional:
            return [entry for way in choice.ways for entry in self.entries(way)]
        if isinstance(alone, Both):
            halves = (self._row(alone.one), self._row(alone.other))
            return [Entry(tuple(row for row in halves if row), self._length(words))]
        row = self._row(words)
        return [Entry((row,) if row else ())]

    def commonness(self, need: Need) -> float:
        """The more, the more words of a text are likely to meet it.

        Letters tell, each to a quarter of the words; so does how many phrases have the word.
        """
        return sum(
            _SHARES[min(len(text), _TOLD)]
            * (3 if on else 1)
            * (1 + self._often[text])
            * (_LITTLE if text in self._little else 1)
            for text, on in need
        )

    def _row(self, words: Words) -> Row:
        row: list[tuple[Need, int]] = []
        reach = 0
        for item in words:
            if isinstance(item, Word) and not item.optional and (need := self._need(item)):
                wide = self._length((item,))
                row.append((need, reach + wide))
                reach = wide - 1
            else:
                reach += self._length((item,))
        return tuple(row)

    def _need(self, word: Word) -> Need:
        """Empty where the word may be any. Of several words in its place the one that tells most."""
        choice = word.atoms[0]
        if len(word.atoms) == 1 and isinstance(choice, Choice) and not choice.optional:
            best = [self._best(way) for way in choice.ways]
            return frozenset().union(*best) if all(best) else frozenset()
        found = forms(word)
        made = frozenset(found) if self._spaced else frozenset((text[:WINDOW], True) for text, _ in found)
        return frozenset() if any(not text for text, _ in made) else made

    def _best(self, way: Words) -> Need:
        needs = (self._need(item) for item in way if isinstance(item, Word) and not item.optional)
        return min(filter(None, needs), key=self.commonness, default=frozenset())

    def _length(self, words: Words) -> int:
        """The most words, or in Chinese characters, that these take."""
        return sum(self._lengths(words))

    def _lengths(self, words: Words) -> Iterator[int]:
        for item in words:
            if isinstance(item, Gap):
                yield _STEP * item.longest
            elif isinstance(item, Both):
                yield _APART + self._length(item.one) + self._length(item.other)
            else:
                yield (1 if self._spaced else _MARKS) + sum(map(self._extra, item.atoms))

    def _extra(self, atom: Literal | Rest | Number | Choice) -> int:
        """Words beyond the first; in Chinese characters."""
        if isinstance(atom, Choice):
            return max(map(self._length, atom.ways)) - (1 if self._spaced else 0)
        if isinstance(atom, Literal):
            return cuts(atom.text) if self._spaced else len(atom.text)
        if isinstance(atom, Number):
            return _GROUPS if self._spaced else _REST
        return 0 if self._spaced else _REST


def _solid(words: Words) -> Word | Gap | Both | None:
    """The one item that must be there, where it is only one."""
    solid = [item for item in words if is_solid(item)]
    return solid[0] if len(solid) == 1 else None

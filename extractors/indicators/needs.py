"""What a phrase cannot stand without: for each of its words how that may begin, and how far behind the one before.

    entries("keep .. (your|her) passport*")     one entry, of one row of three needs

It asks for no more than the exact pattern does, and for less wherever less is quicker told.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from extractors.indicators.phrase import Both, Choice, Gap, Literal, Number, Rest, Word, Words
from extractors.indicators.units import WINDOW

Form: TypeAlias = tuple[str, bool]
"""Letters, and whether the word may go on behind them."""
Need: TypeAlias = frozenset[Form]
"""A word that begins, or is, as one of these."""
Row: TypeAlias = tuple[tuple[Need, int], ...]
"""Words in order; each at most so many words (in Chinese characters) behind the one before."""


class Entry(NamedTuple):
    """Rows that all must stand in one sentence, their last words at most so far apart."""

    rows: tuple[Row, ...]
    apart: int = 0


_MOST: Final = 600  # ways to begin one word; beyond, what they begin with will do
_CUTS: Final = "-+/&"  # a word may end there
_GROUPS: Final = 6  # further words of a number with spaces or marks in it
_MARKS: Final = 3  # characters between two words of Chinese
_REST: Final = 30  # further letters of Latin words in Chinese
_STEP: Final = 3  # words that a gap may count as one: 1.500,00
_APART: Final = 8 * _STEP + 1
_TOLD: Final = 7  # letters, beyond which more tell nothing more
_SHARES: Final = [4.0 ** (_TOLD - length) for length in range(_TOLD + 1)]
_DIGITS: Final = frozenset((digit, True) for digit in "0123456789一二三四五六七八九十百千万两几半")
_ANY: Final[frozenset[Form]] = frozenset((("", True),))


def entries(words: Words, *, spaced: bool) -> list[Entry]:
    """The ways in which a phrase may stand; a way without rows may stand anywhere."""
    alone = words[0] if len(words) == 1 else None
    choice = alone.atoms[0] if isinstance(alone, Word) and len(alone.atoms) == 1 else None
    if isinstance(choice, Choice) and not choice.optional:
        return [entry for way in choice.ways for entry in entries(way, spaced=spaced)]
    if isinstance(alone, Both):
        halves = (_row(alone.one, spaced), _row(alone.other, spaced))
        return [Entry(tuple(row for row in halves if row), _length(words, spaced))]
    row = _row(words, spaced)
    return [Entry((row,) if row else ())]


def _row(words: Words, spaced: bool) -> Row:
    row: list[tuple[Need, int]] = []
    reach = 0
    for item in words:
        if isinstance(item, Word) and not item.optional and (need := _need(item, spaced)):
            wide = _length((item,), spaced)
            row.append((need, reach + wide))
            reach = wide - 1
        else:
            reach += _length((item,), spaced)
    return tuple(row)


def _need(word: Word, spaced: bool) -> Need:
    """Empty where the word may be any. Of several words in its place the one that tells most."""
    choice = word.atoms[0]
    if len(word.atoms) == 1 and isinstance(choice, Choice) and not choice.optional:
        best = [_best(way, spaced) for way in choice.ways]
        return frozenset().union(*best) if all(best) else frozenset()
    grown, ended = _spelt(word)
    return _cut({*ended, *((text, False) for text in grown)}, spaced)


def _best(way: Words, spaced: bool) -> Need:
    needs = (_need(item, spaced) for item in way if isinstance(item, Word) and not item.optional)
    return min(filter(None, needs), key=commonness, default=frozenset())


def commonness(need: Need) -> float:
    """The more, the more words of a text are likely to meet it: letters tell, each to a quarter of the words."""
    return sum(_SHARES[min(len(text), _TOLD)] * (3 if on else 1) for text, on in need)


def _cut(forms: Iterable[Form], spaced: bool) -> Need:
    made = frozenset(forms) if spaced else frozenset((text[:WINDOW], True) for text, _ in forms)
    return frozenset() if any(not text for text, _ in made) else made


def _spelt(word: Word) -> tuple[set[str], set[Form]]:
    """How a word may begin: what atoms behind it may still lengthen, and what is told already."""
    grown, ended = {""}, set[Form]()
    for atom in word.atoms:
        more, ends = _atom(atom)
        ended |= {(start + text, on) for start in grown for text, on in ends}
        grown = {start + text for start in grown for text in more}
        if len(grown) + len(ended) > _MOST:
            return set(), {(text[:3], True) for text in (*grown, *(text for text, _ in ended))}
        if not grown:
            break
    return grown, ended


def _atom(atom: Literal | Rest | Number | Choice) -> tuple[set[str], set[Form]]:
    if isinstance(atom, Literal):
        return _literal(atom.text)
    if isinstance(atom, Rest):
        return set(), {*_ANY}
    if isinstance(atom, Number):
        return set(), {*_DIGITS}
    made = [_begun(way) for way in atom.ways]
    grown = {text for texts, _ in made for text in texts}
    return grown | {""} if atom.optional else grown, {form for _, forms in made for form in forms}


def _literal(text: str) -> tuple[set[str], set[Form]]:
    if text.isalnum():
        return {text}, set()
    grown, ended = {""}, set[Form]()
    for char in text:
        if char in _CUTS:
            ended |= {(start, False) for start in grown}
            if char != "-":
                return set(), ended
        else:
            without = grown if char == "'" else set[str]()
            grown = without | {start + char for start in grown}
    return grown, ended


def _begun(way: Words) -> tuple[set[str], set[Form]]:
    grown, ended = set[str](), set[Form]()
    for at, item in enumerate(way):
        if not isinstance(item, Word):
            return grown, ended | _ANY
        more, ends = _spelt(item)
        ended |= ends
        if at == len(way) - 1:
            grown |= more
        else:
            ended |= {(text, False) for text in more}
        if not item.optional:
            break
    return grown, ended


def _length(words: Words, spaced: bool) -> int:
    """The most words, or in Chinese characters, that these take."""
    return sum(_lengths(words, spaced))


def _lengths(words: Words, spaced: bool) -> Iterator[int]:
    for item in words:
        if isinstance(item, Gap):
            yield _STEP * item.longest
        elif isinstance(item, Both):
            yield _APART + _length(item.one, spaced) + _length(item.other, spaced)
        else:
            yield (1 if spaced else _MARKS) + sum(_extra(atom, spaced) for atom in item.atoms)


def _extra(atom: Literal | Rest | Number | Choice, spaced: bool) -> int:
    """Words beyond the first; in Chinese characters."""
    if isinstance(atom, Choice):
        return max(_length(way, spaced) for way in atom.ways) - (1 if spaced else 0)
    if isinstance(atom, Literal):
        return sum(map(atom.text.count, _CUTS)) if spaced else len(atom.text)
    if isinstance(atom, Number):
        return _GROUPS if spaced else _REST
    return 0 if spaced else _REST

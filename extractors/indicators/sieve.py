"""Which of many phrases may stand in a sentence, told by its words alone: one look into a table for each word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain
from operator import or_
from typing import Final

from extractors.indicators.needs import Entry, Need, Needs
from extractors.indicators.pattern import UNSPACED
from extractors.indicators.phrase import Words
from extractors.indicators.units import Units

_KEPT: Final = 50_000  # words whose meaning is remembered
_LONGEST: Final = 40  # letters of such a word
_FAR: Final = 1 << 20  # from one sentence's words to the next one's


@dataclass(slots=True)
class Tables:
    """Needs and entries by number.

    `whole` and `begun`: needs by the letters of a word, and by its first letters. `led`: entries by the need that leads
    to them. Of each entry `phrases` has its phrase, `needs` all its needs, `rows` its words in order: the need, and how
    far behind the one before; `apart`, how far apart the last words of two rows may be. `anywhere`: phrases without any
    needs.
    """

    whole: dict[str, list[int]] = field(default_factory=dict)
    begun: dict[str, list[int]] = field(default_factory=dict)
    led: dict[int, list[int]] = field(default_factory=dict)
    phrases: list[int] = field(default_factory=list)
    needs: list[frozenset[int]] = field(default_factory=list)
    rows: list[list[list[tuple[int, int]]]] = field(default_factory=list)
    apart: list[int] = field(default_factory=list)
    anywhere: set[int] = field(default_factory=set)


def tables(phrases: Iterable[Words], language: str) -> Tables:
    trees, made, numbers = [*phrases], Tables(), dict[Need, int]()
    needed = Needs(trees, language)
    for phrase, words in enumerate(trees):
        for entry in needed.entries(words):
            _add(made, numbers, phrase, entry)
    common = [*map(needed.commonness, numbers)]
    for need, number in numbers.items():
        for text, on in need:
            (made.begun if on else made.whole).setdefault(text, []).append(number)
    for number, needs in enumerate(made.needs):
        made.led.setdefault(min(needs, key=lambda need: (common[need], need)), []).append(number)
    return made


def _add(made: Tables, numbers: dict[Need, int], phrase: int, entry: Entry) -> None:
    if not entry.rows:
        made.anywhere.add(phrase)
        return
    numbered = [[(numbers.setdefault(need, len(numbers)), far) for need, far in row] for row in entry.rows]
    made.phrases.append(phrase)
    made.needs.append(frozenset(need for row in numbered for need, _ in row))
    made.rows.append(numbered if len(numbered) > 1 or len(numbered[0]) > 1 else [])
    made.apart.append(entry.apart)


@dataclass(frozen=True, slots=True, eq=False)
class _Meaning:
    """`met` are the needs that a word meets, `bits` they again; `led` the entries that are looked at because of it."""

    met: frozenset[int]
    bits: int
    led: frozenset[int]


_NONE: Final[frozenset[int]] = frozenset()
_NOTHING: Final = _Meaning(_NONE, 0, _NONE)


class Sieve:
    """The phrases of one language. Each is looked at only where the word stands that tells most of it."""

    def __init__(self, tables: Tables, language: str) -> None:
        self._tables, self._spaced = tables, language not in UNSPACED
        self._longest = max(map(len, (*tables.whole, *tables.begun)), default=0)
        self._bits = [_bits(needs) for needs in tables.needs]
        self._known: dict[str, _Meaning] = {}

    def passing(self, units: Units) -> set[int]:
        """The numbers of the phrases that may stand in a text, by the words that they need and their order."""
        known, found = self._known, set(self._tables.anywhere)
        sentences = units.words if self._spaced else units.windows
        said = [[known.get(word) or self._learn(word) for word in words] for words in sentences]
        possible = self._possible(said)
        if possible:
            places = self._places(said, possible)
            found.update(self._tables.phrases[entry] for entry in possible if self._stands(entry, places))
        return found

    def _possible(self, said: Sequence[Sequence[_Meaning]]) -> list[int]:
        """The entries of which one sentence has all words."""
        bits, different = self._bits, set(chain.from_iterable(said))
        met = reduce(or_, [one.bits for one in different], 0)
        led = [entry for entry in _NONE.union(*[one.led for one in different]) if bits[entry] & met == bits[entry]]
        if not led:
            return led
        sentences = {reduce(or_, [one.bits for one in sentence], 0) for sentence in said}
        return [entry for entry in led if any(bits[entry] & met == bits[entry] for met in sentences)]

    def _places(self, said: Sequence[Sequence[_Meaning]], entries: Sequence[int]) -> dict[int, list[int]]:
        """Where each need is met, in order: words of one sentence in a row, those of others far away."""
        needs = _NONE.union(*[self._tables.needs[entry] for entry in entries])
        bits = reduce(or_, [self._bits[entry] for entry in entries])
        asked = {one: one.met & needs for one in set(chain.from_iterable(said)) if one.bits & bits}
        found: dict[int, list[int]] = {need: [] for need in needs}
        for number, sentence in enumerate(said):
            for place, one in enumerate(sentence, number * _FAR):
                for need in asked.get(one, ()):
                    found[need].append(place)
        return found

    def _stands(self, entry: int, places: Mapping[int, list[int]]) -> bool:
        """Whether its rows do, near one another."""
        ends = [_ends(row, places) for row in self._tables.rows[entry]]
        return all(ends) and (len(ends) < 2 or _beside(ends[0], ends[1], self._tables.apart[entry]))

    def _learn(self, word: str) -> _Meaning:
        whole, begun, led = self._tables.whole, self._tables.begun, self._tables.led
        met = {*whole.get(word, ())}
        for end in range(1, min(len(word), self._longest) + 1):
            met.update(begun.get(word[:end], ()))
        if len(self._known) >= _KEPT:
            self._known.clear()
        leads = frozenset(entry for need in met for entry in led.get(need, ()))
        made = _Meaning(frozenset(met), _bits(met), leads) if met else _NOTHING
        if len(word) <= _LONGEST:
            self._known[word] = made
        return made


def _bits(numbers: Iterable[int]) -> int:
    """A number with these bits: of thousands of needs, many times faster joined and compared than sets."""
    return reduce(or_, (1 << number for number in numbers), 0)


def _ends(row: Sequence[tuple[int, int]], places: Mapping[int, list[int]]) -> list[int]:
    """Where the last word of a row stands, with the others in order, each near enough behind the one before."""
    reached = places[row[0][0]]
    for need, far in row[1:]:
        reached = _near(reached, places[need], far)
    return reached


def _near(before: list[int], places: list[int], far: int) -> list[int]:
    """The places that have one of `before` at most so far before them; both in order."""
    found, at, last = [], 0, -far - 1
    for place in places:
        while at < len(before) and before[at] < place:
            last = before[at]
            at += 1
        if place - last <= far:
            found.append(place)
    return found


def _beside(ones: list[int], others: list[int], far: int) -> bool:
    return bool(_near(ones, others, far) or _near(others, ones, far))

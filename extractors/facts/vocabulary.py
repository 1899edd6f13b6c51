"""Every word that facts are read by, of all kinds and languages, found in one walk over a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ahocorasick import Automaton

from extractors.facts.gazetteer import names
from extractors.facts.words import is_unspaced, read
from extractors.facts.words.expand import spelt

MOST: Final = 4_000
"""Words met per text; a text with more is a dictionary or an attack."""
_ENDING: Final = 9  # letters at most that a star stands for
_ALSO: Final = {"hr": ("sr", "bs", "sl", "mk"), "ru": ("uk", "be"), "uk": ("ru", "be"), "pl": ("cs", "sk")}
"""Languages in whose texts a word of another is met too; an English word is met in all."""
_BRIEF: Final = frozenset(("зп", "вік", "ч", "yo", "гр", "uk", "рф"))
_LETTERS: Final = (re.compile("[a-zß-ɏ0-9]"), re.compile("[Ѐ-ԯ]"))  # without which an automaton meets nothing
_WIDE: Final = re.compile("[\u3000-\uffff]")
_UNSPACED: Final = "\u2e80"
ENDINGS: Final = frozenset(  # of place names where they are inflected
    "а я у ю е є і и ы ї о ой ою ом ем єм ям ах ях ів ов еві ові ями ами ії ию ии ией ь "
    "a e i o u y ie ę ą em om ach ów owie owi ban ben on en ön ból ből ról ről tól től ul ului "
    "s es ei iei ima ama".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """`pieces` are what stands between stars; `name`: only a place's endings may follow."""

    family: str
    meaning: str
    pieces: tuple[str, ...]
    stem: bool
    name: bool = False
    languages: frozenset[str] = frozenset()

    @property
    def closed(self) -> bool:
        """Nothing may follow its key but the end of the word."""
        return not (self.pieces or self.stem or self.name)


class Word(NamedTuple):
    """Code points [start, end) of the folded view. `exact`: no ending follows the key."""

    start: int
    end: int
    meaning: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text by family, each in order of place."""

    by_family: dict[str, tuple[Word, ...]]

    def of(self, family: str) -> tuple[Word, ...]:
        return self.by_family.get(family, ())


@lru_cache(maxsize=8)
def words_of(lower: str, language: str | None) -> Words:
    met: dict[str, list[Word]] = {}
    left = MOST
    for start, end, whole, entries in _met(lower):
        for entry in entries:
            if language and entry.languages and language not in entry.languages:
                continue
            if last := end if whole else _end(lower, end, entry):
                met.setdefault(entry.family, []).append(Word(start, last, entry.meaning, end == last))
                left -= 1
        if left < 0:
            break
    return Words({family: longest(some) for family, some in met.items()})


def _met(lower: str) -> Iterator[tuple[int, int, bool, tuple[Entry, ...]]]:
    """(start, end, whether the word ends there too, entries) where a key stands at the beginning of a word.

    One automaton per script: their nodes are searched in a row.
    """
    length = len(lower)
    for letters, automaton in zip(_LETTERS, _automata(), strict=True):
        if not letters.search(lower):
            continue
        for last, (size, anywhere, closed, entries) in automaton.iter(lower):
            start, end = last + 1 - size, last + 1
            if start and not anywhere and "/" < (before := lower[start - 1]) < _UNSPACED and before.isalpha():
                continue
            ends = end == length or not lower[end].isalpha()
            if ends or not closed or lower[end] >= _UNSPACED:
                yield start, end, closed and ends, entries
    if not lower.isascii() and _WIDE.search(lower):
        for last, (size, entries) in _unspaced().iter(lower):
            yield last + 1 - size, last + 1, False, entries


def _end(lower: str, at: int, entry: Entry) -> int:
    """Where a word that begins with the entry's key ends; 0 where the text goes on as another."""
    for piece in entry.pieces:
        found = lower.find(piece, at, at + _ENDING + len(piece))
        if found < 0 or not (found == at or lower[at:found].isalpha()):
            return 0
        at = found + len(piece)
    after = lower[at : at + 1]
    if not after.isalpha():
        return at
    if entry.stem:
        return _letters(lower, at)
    if entry.name:
        last = _letters(lower, at)
        return last if lower[at:last] in ENDINGS else 0
    return at if not lower[at - 1].isalpha() or is_unspaced(lower[at - 1] + after) else 0


def _letters(lower: str, at: int) -> int:
    """Where the letters end that begin there."""
    space = lower.find(" ", at, at + _ENDING)
    if space >= 0 and lower[at:space].isalpha():
        return space
    until = min(len(lower), at + _ENDING)
    while at < until and lower[at].isalpha():
        at += 1
    return at


def longest(words: list[Word]) -> tuple[Word, ...]:
    """Of words that overlap the one that begins first, then the longest; of one place all meanings of a family."""
    if len(words) == 1:
        return tuple(words)
    words.sort(key=_place)  # by hits' ends they come nearly sorted
    kept: list[Word] = []
    for word in words:
        if not kept or word.start >= kept[-1].end:
            kept.append(word)
    return tuple(kept)


def _place(word: Word) -> tuple[int, int]:
    return word.start, -word.end


@cache
def _automata() -> tuple[Automaton, Automaton]:
    """Of keys in Latin letters and digits, and of keys in Cyrillic letters."""
    latin, cyrillic = automata = Automaton(), Automaton()
    for key, entries in _keys().items():
        if is_unspaced(key):
            continue
        closed = key[-1].isalpha() and all(entry.closed for entry in entries)
        other = _LETTERS[1].search(key)
        (cyrillic if other else latin).add_word(key, (len(key), not key[0].isalnum(), closed, entries))
    for automaton in automata:
        automaton.make_automaton()
    return automata


@cache
def _unspaced() -> Automaton:
    automaton = Automaton()
    for key, entries in _keys().items():
        if is_unspaced(key):
            automaton.add_word(key, (len(key), entries))
    automaton.make_automaton()
    return automaton


@cache
def _keys() -> Mapping[str, tuple[Entry, ...]]:
    keys: dict[str, list[Entry]] = defaultdict(list)
    for word, family, meaning, languages in _listed():
        pieces = word.split("*")
        if len(pieces[0]) > 2 or is_unspaced(pieces[0]) or pieces[0][:1] in "/%" or word in _BRIEF:
            stem = len(pieces) > 1 and not pieces[-1]
            only = frozenset() if is_unspaced(pieces[0]) or "en" in languages else languages
            rest = tuple(piece for piece in pieces[1:] if piece)
            keys[pieces[0]].append(Entry(family, meaning, rest, stem, languages=only))
    for name, place in names().items():
        pieces = name.split("*")
        rest = tuple(piece for piece in pieces[1:] if piece)
        plain = len(pieces) == 1 and not is_unspaced(name)
        keys[pieces[0]].append(Entry("place", place, rest, stem=name.endswith("*"), name=plain))
    return {
        key: tuple(dict.fromkeys(entries)) if len(entries) > 1 else tuple(entries)
        for key, entries in keys.items()
        if key
    }


def _listed() -> Iterator[tuple[str, str, str, frozenset[str]]]:
    """(word, family, meaning, languages), the stronger meaning first where two share a word."""
    every: frozenset[str] = frozenset()
    for family, meaning, some in (*_of_money(), *_of_tables()):
        yield from ((word, family, meaning, every) for word in some)
    for group, row in read("occupations").items():
        by_word: dict[str, set[str]] = defaultdict(set)
        for language, listed in row["words"].items():
            for word in listed:
                by_word[word.lower()] |= {language, *_ALSO.get(language, ())}
        yield from ((word, "occupation", group, frozenset(languages)) for word, languages in by_word.items())


def _of_money() -> Iterator[tuple[str, str, Iterable[str]]]:
    money = read("money")
    yield from (("money", f"paid {name}".strip(), _spelt(some)) for name, some in money["paid"].items())
    yield from (("money", name, _spelt(money[name])) for name in ("priced", "goods", "net", "gross"))
    yield from (("money", f"period {name}", _spelt(some)) for name, some in money["period"].items())
    yield from (("around", name, _spelt(money[name])) for name in ("turnover", "rotation"))


def _of_tables() -> Iterator[tuple[str, str, Iterable[str]]]:
    yield from (("around", name, read("hours")[name]) for name in ("six", "seven"))
    employers = read("employers")
    yield from (("form", form, row["words"]) for form, row in employers["forms"].items())
    yield from (("register", register, row["words"]) for register, row in employers["registers"].items())
    yield from ((family, name, some) for family in ("age", "hours") for name, some in read(family)["words"].items())


def _spelt(fragments: Iterable[str]) -> Iterator[str]:
    for fragment in fragments:
        yield from spelt(fragment)

"""Cities in a text: capitalised words, and words behind one that says a place follows."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, islice
from typing import Final

from extractors.facts.gazetteer import cities
from extractors.facts.vocabulary import ENDINGS, Word
from extractors.facts.words import read

MOST: Final = 400
"""Words of a text that are looked up; more capitals are a list, or shouting."""
_MARKS: Final = '.,;:!?()[]{}«»"„“”*_~|•…-–—/\\>→➡<=+✈📍#'
_SPLIT: Final = str.maketrans(dict.fromkeys(_MARKS, " "))
_CAPITALS: Final = frozenset([chr(code) for code in range(0x41, 0x530) if chr(code).isupper()] + list('("«„“📍#>→➡✈*['))
_LONGEST, _SHORTEST, _ENDING = 32, 4, 4


@lru_cache(maxsize=8)
def cities_of(folded: str) -> tuple[Word, ...]:
    return tuple(islice(_found(folded), MOST))


def _found(folded: str) -> Iterator[Word]:
    at, cues, words = 0, _cues(), folded.split()
    before = chain(("",), words)
    for written in [word for cue, word in zip(before, words, strict=False) if word[0] in _CAPITALS or cue in cues]:
        for part, place, longer, exact in _remembered(written) if len(written) <= _LONGEST else _parts(written):
            if (start := _where(folded, part, at)) >= 0:
                named, length = _longer(folded, start) if longer else ("", 0)
                at = start + (length or len(part))
                if named or place:
                    yield Word(start, at, named or place, exact)


def _parts(written: str) -> tuple[tuple[str, str, bool, bool], ...]:
    """(part, place, whether a name of several words may begin with it, exact) of what may be a city in a word."""
    known, first_words = cities()
    found = []
    for part in (written,) if written.isalpha() else written.translate(_SPLIT).split():
        lower = part.lower()
        if lower[:_SHORTEST] in _heads() and len(lower) <= _LONGEST:
            place, longer = _named(lower), lower in first_words
            if place or longer:
                found.append((part, place, longer, lower in known))
    return tuple(found)


_remembered = lru_cache(maxsize=1 << 15)(_parts)  # some thousand words make up most of all texts


@cache
def _heads() -> frozenset[str]:
    return frozenset(name[:_SHORTEST] for name in cities()[0])


def _named(lower: str) -> str:
    known = cities()[0]
    if place := known.get(lower):
        return place
    for many in range(1, min(_ENDING, len(lower) - _SHORTEST) + 1):
        if (place := known.get(lower[:-many])) and lower[-many:] in ENDINGS:
            return place
    return ""


def _longer(folded: str, start: int) -> tuple[str, int]:
    """A name of two or three words that begins there, and how long it is."""
    words = folded[start : start + 3 * _LONGEST].split(" ")[:3]
    for many in (3, 2):
        name = " ".join(words[:many]).rstrip(_MARKS)
        if len(words) >= many and (place := _named(name.lower())):
            return place, len(name)
    return "", 0


def _where(folded: str, bare: str, at: int) -> int:
    """The next place where the word stands by itself; -1 where folding or marks hide it."""
    start = folded.find(bare, at)
    while start > 0 and folded[start - 1].isalnum():
        start = folded.find(bare, start + 1)
    return start


@cache
def _cues() -> frozenset[str]:
    table = read("places")
    return frozenset(str(word) for role in ("origin", "destination", "job") for word in table[role] if " " not in word)

"""Places and which way they lie: where the work is, where people come from, where they would go."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from extractors.facts.cities import cities_of
from extractors.facts.fact import Fact, Place, Role
from extractors.facts.gazetteer import ambiguous
from extractors.facts.spot import spot
from extractors.facts.vocabulary import Word, longest, words_of
from extractors.facts.words import is_unspaced, read
from extractors.passage import Passage
from extractors.text import Text

KIND: Final = "place"

_ALWAYS: Final = tuple(
    "ский ское ские ского ской ских ским ская ський ське ська ські ського ської ських ською ському ським".split()
)
_ADJECTIVES: Final = tuple(
    "an ans ish ese ски ска ско ske ski ska sko skie skiego skiej skich skih skog isch ische ischen ano ana ani ane "
    "ești ească".split()
)
"""Endings that make a country an adjective: `_ALWAYS`, or where no word before it says which way it lies."""
_BACK: Final = 32
_SURE: Final = {"origin": 0.85, "destination": 0.85, "job": 0.85, "mentioned": 0.6}
_ROLES: Final[tuple[Role, ...]] = ("origin", "destination", "job")
_AWAY: Final = ("nak", "nek", "ra", "re", "ba", "be")
_FROM: Final = ("ból", "ből", "ról", "ről", "tól", "től")
_WITHIN: Final = ("ban", "ben")


def find(text: Text, passage: Passage) -> Iterator[Fact]:
    lower, last = text.lower, None
    words = _words(text, passage)
    for at, word in enumerate(words):
        role = (
            _role(lower, word, passage.language)
            or _beside(lower, words, at)
            or (_same(lower, last, word) if last else None)
        )
        if not word.exact and lower[word.start : word.end].endswith(_ALWAYS):
            continue
        if not (_stands_alone(text, word) or (role and _may_be(text, word))):
            continue
        country, _, city = word.meaning.partition("/")
        place = Place(country=country, city=city, role=role or "mentioned")
        last = (word, role)
        yield spot(text, KIND, place, word.start, word.end, _SURE[place.role], "cue" if role else "name")


def _words(text: Text, passage: Passage) -> tuple[Word, ...]:
    """Countries and cities in order; where both claim a place, the longer, then the country."""
    words = words_of(text.lower, passage.language).of("place")
    if named := cities_of(text.folded):
        words = longest([*words, *named])
    return words


def _stands_alone(text: Text, word: Word) -> bool:
    """Without a word before it a name must be no other word, and be written with a capital where it is a city."""
    name = text.lower[word.start : word.end]
    if is_unspaced(name):
        return True
    if len(name) < 4 or _ambiguous(name):
        return text.folded[word.start : word.end].isupper() and "/" not in word.meaning and not _ambiguous(name)
    if not word.exact and name.endswith(_ADJECTIVES):
        return False
    return text.folded[word.start].isupper() or (word.meaning in read("places")["countries"] and len(name) > 4)


def _ambiguous(name: str) -> bool:
    """Whether a name, or what it is inflected from, means something else too."""
    words = ambiguous()
    return any(name[: len(name) - many] in words for many in range(min(4, len(name))))


def _may_be(text: Text, word: Word) -> bool:
    """Behind a word that says which way it lies: written with a capital, or no other word."""
    return text.folded[word.start].isupper() or not _ambiguous(text.lower[word.start : word.end])


@cache
def _cues() -> dict[str, Role]:
    table = read("places")
    return {str(cue): role for role in _ROLES for cue in table[role]}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(str(word) for word in read("places")["filler"])


def _role(lower: str, word: Word, language: str | None) -> Role | None:
    if is_unspaced(lower[word.start]):
        return _role_unspaced(lower, word)
    before = lower[max(0, word.start - _BACK) : word.start].rpartition("\n")[2].split()
    if language == "hu":
        return _suffixed(lower[word.start : word.end])
    before = [one.strip(":(«\"'„“,") for one in before]
    while before and (before[-1] in _fillers() and before[-1] not in ("la",)):
        before.pop()
    cues = _cues()
    for many in (3, 2, 1):
        if len(before) >= many and (role := cues.get(" ".join(before[-many:]))):
            return _towards(lower, word) if role == "job" and before[-1] in ("в", "у", "на") else role
    return _suffixed(lower[word.start : word.end]) if not word.exact else None


def _towards(lower: str, word: Word) -> Role:
    """ "в Польщу" goes there, "в Польщі" is there."""
    return "destination" if lower[word.end - 1] in "ую" and not word.exact else "job"


def _suffixed(name: str) -> Role | None:
    """Hungarian says it by the ending."""
    if name.endswith(_FROM):
        return "origin"
    if name.endswith(_WITHIN):
        return "job"
    return "destination" if name.endswith(_AWAY) and name.isascii() is False else None


def _role_unspaced(lower: str, word: Word) -> Role | None:
    before = lower[max(0, word.start - 4) : word.start].rstrip(" :：")
    for many in (4, 3, 2, 1):
        if len(before) >= many and (role := _cues().get(before[-many:])):
            return role
    return "origin" if lower[word.end : word.end + 1] in ("人", "籍") else None


def _beside(lower: str, words: tuple[Word, ...], at: int) -> Role | None:
    """ "Kyiv – Warsaw": from the first to the second."""
    arrows = read("places")["arrow"]
    if at + 1 < len(words) and lower[words[at].end : words[at + 1].start].strip() in arrows:
        return "origin" if words[at].meaning.partition("/")[0] != words[at + 1].meaning.partition("/")[0] else None
    if at and lower[words[at - 1].end : words[at].start].strip() in arrows:
        return "destination" if words[at].meaning.partition("/")[0] != words[at - 1].meaning.partition("/")[0] else None
    return None


def _same(lower: str, last: tuple[Word, Role | None], word: Word) -> Role | None:
    """ "in Berlin, Germany", "do Niemiec i Holandii"."""
    between = lower[last[0].end : word.start].strip()
    return (
        last[1]
        if between in (",", "(", "/", "and", "und", "or", "oder", "i", "lub", "и", "та", "або", "или", "、", "")
        else None
    )

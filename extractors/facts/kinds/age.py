"""Ages: of the persons sought ("girls 18-30", "до 35 років"), or stated of oneself ("I am 23")."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from extractors.facts.fact import Age, Fact
from extractors.facts.near import Span, before, behind
from extractors.facts.spot import spot
from extractors.facts.vocabulary import Word, words_of
from extractors.passage import Passage
from extractors.text import Text

KIND: Final = "age"

MOST: Final = 60
"""Words examined per text."""
_YOUNGEST, _OLDEST = 10, 80
_PLAIN: Final = frozenset(
    ("years old", "year old", "year-old", "years of age", "y.o", "y/o", "yrs old", "yo", "岁", "歲", "周岁")
)
_NEAR, _BEFORE = 28, 10
_UNITS: Final = tuple(
    "h hr hour год час ч godz std stund uur heure hora ore sati óra eur euro zł pln usd грн руб km км мин min % "
    "чел осіб osób pers "
    "minut мес month дн day dni tag m² kg кг cm см m. x € $ £ 小时 天 名 人 个 元 k к тис тыс".split()
)


def find(text: Text, passage: Passage) -> Iterator[Fact]:
    lower = text.lower
    words = words_of(lower, passage.language).of("age") if text.digits else ()
    taken = -1
    for at, word in enumerate(islice(words, MOST)):
        found = _read(lower, words, at, word)
        if found is None or found[0].start < taken or not _plausible(found[0]):
            continue
        span, sought, sure = found
        taken = span.end
        low, high = (None if one is None else int(one) for one in (span.low, span.high))
        start, end = min(span.start, word.start), max(span.end, word.end)
        yield spot(text, KIND, Age(low=low, high=high, sought=sought), start, end, sure, word.meaning)


def _read(lower: str, words: tuple[Word, ...], at: int, word: Word) -> tuple[Span, bool, float] | None:
    """The ages beside a word, whether of persons sought, and how sure."""
    if word.meaning == "years":
        return _by_years(lower, words, at, word)
    if word.meaning == "age":
        span = behind(lower, word) or before(lower, word)
        return None if span is None else (span, True, 0.9)
    if word.meaning == "person":
        span = behind(lower, word) or before(lower, word)
        told = span is not None and (span.ranged or span.high is None)
        beside = span is not None and lower[span.end : span.end + 3].strip()[:1] not in ("%", "€", "$", "z", "/", ":")
        close = span is not None and min(abs(span.start - word.end), abs(word.start - span.end)) <= _BEFORE
        return (
            (span, True, 0.7)
            if span and told and beside and close and _adult(span) and not _measured(lower, span)
            else None
        )
    return None


def _by_years(lower: str, words: tuple[Word, ...], at: int, word: Word) -> tuple[Span, bool, float] | None:
    span = before(lower, word)
    if span is None:
        span = behind(lower, word) if lower[word.start : word.end] == "lat" else None
    if span is None or _other(lower, words, at, span):
        return None
    around = [one for one in words[max(0, at - 4) : at + 4] if one is not word and _close(one, word)]
    if any(one.meaning == "self" and 0 <= span.start - one.end <= _BEFORE for one in around):
        return span, False, 0.85
    if any(one.meaning == "age" for one in around):
        return span, True, 0.9
    plain = lower[word.start : word.end] in _PLAIN
    if plain or (span.ranged and _adult(span)) or (any(one.meaning == "person" for one in around) and _adult(span)):
        return span, True, 0.85 if plain or span.ranged else 0.65
    return None


def _other(lower: str, words: tuple[Word, ...], at: int, span: Span) -> bool:
    """Years of experience, of a firm, of a contract."""
    word = words[at]
    for one in words[at + 1 : at + 3]:
        if one.meaning == "other" and one.start - word.end <= 14 and "\n" not in lower[word.end : one.start]:
            return "," not in lower[word.end : one.start]
    return any(one.meaning == "other" and 0 <= span.start - one.end <= 12 for one in words[max(0, at - 3) : at])


def _measured(lower: str, span: Span) -> bool:
    """Whether the number belongs to another word than the person: hours, money, a clock."""
    return lower[span.end : span.end + 8].lstrip(" +-").startswith(_UNITS)


def _close(one: Word, word: Word) -> bool:
    return abs(one.start - word.start) <= _NEAR + 12


def _adult(span: Span) -> bool:
    low, high = span.low or span.high or 0, span.high or span.low or 0
    return low >= 14 and high <= _OLDEST


def _plausible(span: Span) -> bool:
    bounds = [one for one in (span.low, span.high) if one is not None]
    return all(_YOUNGEST <= one <= _OLDEST and one == int(one) for one in bounds)

"""Working time: hours a day, week or month, days a week, rotas (days on, days off), nights."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, Final, Literal

from extractors.facts.fact import Fact, Hours
from extractors.facts.near import Span, before
from extractors.facts.spot import spot
from extractors.facts.vocabulary import Word, words_of
from extractors.facts.words import compiled, is_unspaced
from extractors.passage import Passage
from extractors.text import Text

KIND: Final = "hours"

MOST: Final = 80
"""Words examined per text."""
_RIGHT, _AROUND = 18, 48
_KNOWN: Final = {
    "996": ("hours/week", 72.0), "朝九晚五": ("hours/day", 8.0), "做六休一": ("days/week", 6.0),
    "上六休一": ("days/week", 6.0), "做五休二": ("days/week", 5.0), "双休": ("days/week", 5.0),
    "单休": ("days/week", 6.0),
}  # fmt: skip
_ROTAS: Final = frozenset(
    "5/2 6/1 7/0 2/2 3/3 3/2 4/2 4/3 4/4 2/1 1/3 7/7 14/14 15/15 20/10 21/7 28/28 30/30 30/15 45/15 45/30 "
    "45/45 60/30 "
    "60/60 90/30 90/60 10/5 6/2 5/1 6/6".split()
)
Measure = Literal["hours/day", "hours/week", "hours/month"]


def find(text: Text, passage: Passage) -> Iterator[Fact]:
    lower = text.lower
    words = words_of(lower, passage.language).of("hours")
    if not words:
        return
    for at, word in enumerate(islice(words, MOST)):
        if found := _read(lower, words, at, word):
            hours, start, end, sure = found
            yield spot(text, KIND, hours, start, end, sure, word.meaning)
    yield from _rotas(text, words)


def _read(lower: str, words: tuple[Word, ...], at: int, word: Word) -> tuple[Hours, int, int, float] | None:
    if word.meaning == "night":
        return Hours(measure="shift", shift="night"), word.start, word.end, 0.8
    if word.meaning == "known" and not is_unspaced(lower[max(0, word.start - 2) : word.end + 2]):
        return None
    if word.meaning == "known" and (known := _KNOWN.get(lower[word.start : word.end])):
        measure, many = known
        return Hours(measure=measure, low=many, high=many), word.start, word.end, 0.8  # type: ignore[arg-type]
    if word.meaning not in ("hours", "days") or (span := before(lower, word)) is None:
        return None
    ends, meanings = _beside(words, at, span)
    high = span.high or span.low or 0
    if word.meaning == "days":
        if "per_week" in meanings and 1 <= high <= 7:
            return Hours(measure="days/week", low=span.low, high=span.high), span.start, ends, 0.85
        return None
    if (measure_ := _measure(meanings, high)) is None:
        return None
    sure = 0.9 if meanings & {"per_day", "per_week", "per_month"} else 0.7
    return Hours(measure=measure_, low=span.low, high=span.high), span.start, ends, sure


def _measure(meanings: frozenset[str], high: float) -> Measure | None:
    if "per_day" in meanings and 2 <= high <= 24:
        return "hours/day"
    if "per_week" in meanings and 4 <= high <= 110:
        return "hours/week"
    if "per_month" in meanings and 20 <= high <= 450:
        return "hours/month"
    return "hours/day" if meanings & {"shift", "rota"} and 4 <= high <= 24 else None


def _beside(words: tuple[Word, ...], at: int, span: Span) -> tuple[int, frozenset[str]]:
    """Where the statement ends, and the meanings of what stands near: of its own day or week, the nearest alone."""
    word = words[at]
    found: set[str] = set()
    ends = word.end
    for one in words[at + 1 : at + 4]:
        if one.start - word.end > _RIGHT:
            break
        if one.meaning.startswith("per_") and not any(other.startswith("per_") for other in found):
            found.add(one.meaning)
            ends = one.end
        elif one.meaning in ("shift", "rota"):
            found.add(one.meaning)
        elif one.meaning in ("hours", "days"):
            break
    for one in words[max(0, at - 3) : at]:
        if 0 <= span.start - one.end <= _RIGHT and (one.meaning in ("shift", "rota") or not found):
            found.add(one.meaning)
    return ends, frozenset(found)


def _rotas(text: Text, words: tuple[Word, ...]) -> Iterator[Fact]:
    lower = text.lower
    anchors = [word for word in words if word.meaning in ("rota", "shift", "hours", "days")]
    if not anchors or "/" not in lower:
        return
    for match in islice(_rota().finditer(lower), MOST):
        start, end = match.span(1)
        written = lower[start:end]
        if written in _ROTAS and any(abs(word.start - start) <= _AROUND for word in anchors):
            on, _, off = written.partition("/")
            yield spot(text, KIND, Hours(measure="rota", low=float(on), high=float(off)), start, end, 0.75, "rota")


@cache
def _rota() -> Any:
    return compiled(r"(?:^|[^0-9/.,:])([1-9][0-9]?/[0-9]{1,2})(?:[^0-9/.,€$£]|[.,] |[.,]?$)")

"""Numbers right before or right behind a word: "18-35 років", "age: 20+", "до 40"."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from extractors.facts.vocabulary import Word
from extractors.facts.words import compiled, either, read

_SPAN: Final = 26
_DIGITS: Final = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Span:
    """Two-figure numbers at code points [start, end); `low` or `high` is None for "up to" and "from"."""

    start: int
    end: int
    low: float | None
    high: float | None

    @property
    def ranged(self) -> bool:
        return self.low is not None and self.high is not None and self.low != self.high


@cache
def _patterns() -> tuple[Any, Any]:
    dash = either([*read("money")["dash"], "till", "until", "і до", "ως"])
    number = r"([0-9]{1,3}(?:[.,]5)?)"
    body = rf"{number}(?: ?{dash} ?{number})?( ?[+]| ?以上| ?以下)?"
    left = rf"(?:^|[^0-9.,:/]){body}(?:[ -]|-?(?:ти|х|го|и|ми|tu)?[ -]?)?$"
    right = rf"^[^0-9\n.;!?]{{0,16}}?{body}"
    return compiled(left), compiled(right)


_LOW: Final = frozenset(
    "from over above min minimum від от од od ab über vanaf desde mínimo minim peste da oltre dai над több mint "
    "满".split()
) | {"older than", "at least", "de la"}
_HIGH: Final = frozenset(
    "under below until till max maximum до do bis unter tot jusqu'à hasta até max. până pana fino sotto под "
    "alatt 不超过".split()
) | {"younger than", "up to", "not older than", "не старше", "не більше"}


def before(lower: str, word: Word) -> Span | None:
    """The number that ends where the word begins."""
    first = max(0, word.start - _SPAN)
    window = lower[first : word.start]
    match = _patterns()[0].search(window) if not _DIGITS.isdisjoint(window[-8:]) else None
    return None if match is None else _span(lower, first, match)


def behind(lower: str, word: Word) -> Span | None:
    """The first number within a few letters behind the word."""
    window = lower[word.end : word.end + _SPAN]
    match = _patterns()[1].search(window) if not _DIGITS.isdisjoint(window[:18]) else None
    if match is None or window[match.end() : match.end() + 1].isdigit():
        return None
    return _span(lower, word.end, match)


def _span(lower: str, offset: int, match: Any) -> Span:
    start, end = offset + match.start(1), offset + match.end(3 if match[3] else 2 if match[2] else 1)
    low = float(match[1].replace(",", "."))
    high = float(match[2].replace(",", ".")) if match[2] else low
    if match[2] is None:
        if match[3]:
            return Span(start, end, None, low) if "下" in match[3] else Span(start, end, low, None)
        left = lower[max(0, start - 16) : start].rstrip(" :")
        words = left.split()
        tails = {" ".join(words[-many:]) for many in (1, 2, 3)}
        if tails & _HIGH:
            return Span(start, end, None, low)
        if tails & _LOW:
            return Span(start, end, low, None)
    return Span(start, end, low, high)

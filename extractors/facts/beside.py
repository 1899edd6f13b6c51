"""What stands beside an amount: the period, net or gross, "from", "up to", and whether pay or a price is spoken of."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from extractors.facts.fact import Period
from extractors.facts.vocabulary import Word, Words
from extractors.facts.words import read
from extractors.facts.words.expand import spelt

_RIGHT, _LEFT, _AROUND = 44, 60, 120
_EXTRA: Final = ("bonus", "бонус", "преми", "премі", "prämie", "prime", "premia", "premie", "premii", "prima")
_TIPS: Final = (
    *_EXTRA, "tips", "чай", "provision", "commission", "prowizj", "процент", "відсот", "ставк", "%", "提成", "奖金",
    "napiw",
)  # fmt: skip
_EDGE: Final = " :~≈–-("
_FOR: Final = tuple(
    f" {word}" for word in ("for", "for the", "for a", "for your", "за", "за одну", "za", "für", "für ein", "für das",
    "pour", "pour la", "pour le", "por", "por la", "per", "per il", "per la", "voor", "voor een", "de",
    "pentru", "за едно", "na")
)  # fmt: skip
_FREELY: Final = frozenset(",.+!")  # what ends a clause: "free housing, 1500 €"
_BREAKS: Final = frozenset("\n;|•")


@dataclass(slots=True)
class Beside:
    """`paid` and `priced`: the word that stands nearest speaks of pay, or of a price."""

    period: Period | None = None
    tax: Literal["net", "gross"] | None = None
    modifier: Literal["up_to", "from"] | None = None
    paid: bool = False
    priced: bool = False


def beside(lower: str, words: Words, start: int, end: int) -> Beside:
    found = Beside()
    money = words.of("money")
    middle = bisect_left(money, start, key=lambda word: word.start)
    _read_left(found, lower, money[max(0, middle - 8) : middle], start)
    _read_right(found, lower, money[middle : middle + 8], end)
    return found


def around(words: Words, start: int, end: int) -> frozenset[str]:
    """Of turnover, rotation, six (days a week), seven (no days off): what is said near the amount."""
    near = words.of("around")
    return frozenset(word.meaning for word in near if start - _AROUND <= word.start and word.end <= end + _AROUND)


def _read_left(found: Beside, lower: str, words: tuple[Word, ...], start: int) -> None:
    first = _line_begin(lower, max(0, start - _LEFT), start)
    edge = _modified(found, lower, first, start)
    for word in reversed(words):
        if word.start < first:
            return
        what, _, which = word.meaning.partition(" ")
        if word.end > edge or (what == "period" and word.end < edge):
            continue
        if word.end == edge and what in ("net", "gross", "period"):
            edge = _modified(found, lower, first, word.start)
        if what == "paid" and ". " in lower[word.end : start]:
            continue
        if what == "priced" and not _FREELY.isdisjoint(lower[word.end : start]):
            continue
        _note(found, what, which)
        if what in ("paid", "priced"):
            return


def _line_begin(lower: str, first: int, start: int) -> int:
    for mark in _BREAKS:
        first = max(first, lower.rfind(mark, first, start) + 1)
    return first


def _modified(found: Beside, lower: str, first: int, start: int) -> int:
    """Notes "from" or "up to" right before `start`; where what stands before that ends."""
    left = lower[first:start].rstrip(_EDGE)
    words = left[-22:].split()
    for many in (3, 2, 1):
        if len(words) >= many and (which := _modifiers().get(" ".join(words[-many:]))):
            found.modifier = found.modifier or which
            return first + len(left[: left.rfind(words[-many])].rstrip(_EDGE))
    for joined in ("至少", "不低于", "最低", "起薪", "最高", "高达", "可达", "上限", "不超过"):
        if left.endswith(joined):
            found.modifier = "from" if joined in ("至少", "不低于", "最低", "起薪") else "up_to"
            return first + len(left) - len(joined)
    return first + len(left)


def _read_right(found: Beside, lower: str, words: tuple[Word, ...], end: int) -> None:
    right = _stop(lower, end)
    _joined(found, lower[end : end + 16])
    told = found.period is not None and found.paid
    for word in words:
        if word.start >= right or word.start < end:
            return
        what, _, which = word.meaning.partition(" ")
        close = word.start - end <= 2
        if what == "paid" and not which:
            found.paid = found.paid or (not found.priced and close)
        elif what in ("priced", "goods") and not found.paid and lower[end : word.start].rstrip().endswith(_FOR):
            found.priced = True
        elif what == "period" and not told and not _apart(lower, end, word.start):
            found.period, told = cast(Period, which), True
        elif what in ("net", "gross") and found.tax is None:
            _note(found, what, which)
        if close and (what in ("net", "gross") or word.meaning == "period hour"):
            found.paid, found.priced = True, False


def _apart(lower: str, end: int, start: int) -> bool:
    """Whether a clause ends between the amount and the word."""
    comma = lower.rfind(",", end, start)
    stop = lower.rfind(". ", end + 6, start)
    return stop >= 0 or (comma >= 0 and start - comma > 3)


def _joined(found: Beside, right: str) -> None:
    """What is joined to the amount: "+", "以上", a bonus, or a bonus that comes on top."""
    after = right.lstrip()
    if right.startswith("+") or after.startswith(_after("from_after")):
        found.modifier = found.modifier or "from"
    elif after.startswith(_after("up_to_after")):
        found.modifier = found.modifier or "up_to"
    if after.startswith(_EXTRA):
        found.paid, found.priced = False, True
    elif after.startswith(("+", "и ", "та ", "plus ", "und ")) and after.lstrip("+ ").removeprefix("plus ").startswith(
        _TIPS
    ):
        found.paid, found.priced = True, False


@cache
def _after(name: str) -> tuple[str, ...]:
    return tuple(word for fragment in read("money")[name] for word in spelt(fragment))


def _stop(lower: str, end: int) -> int:
    """Where another number or line begins."""
    for at in range(end, min(len(lower), end + _RIGHT)):
        char = lower[at]
        if char in _BREAKS or (char.isdigit() and char != "1"):
            return at
    return min(len(lower), end + _RIGHT)


def _note(found: Beside, what: str, which: str) -> None:
    if which and found.period is None:
        found.period = cast(Period, which)
    if what in ("net", "gross"):
        found.tax = found.tax or cast(Literal["net", "gross"], what)
    elif what in ("paid", "priced"):
        found.paid, found.priced = what == "paid", what == "priced"


@cache
def _modifiers() -> dict[str, Literal["up_to", "from"]]:
    found: dict[str, Literal["up_to", "from"]] = {}
    for word in _words("up_to"):
        found[word] = "up_to"
    for word in _words("from"):
        found.setdefault(word, "from")
    return found


def _words(name: str) -> Iterator[str]:
    for fragment in read("money")[name]:
        for word in spelt(fragment):
            yield from {word, word.rstrip(".*")}

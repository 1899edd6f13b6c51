"""Every amount of money in a text with what stands beside it, read once for the kinds pay and price."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from extractors.facts.beside import Beside, around, beside
from extractors.facts.money import Money, beside_in, moneys
from extractors.facts.month import rates
from extractors.facts.vocabulary import Words, words_of
from extractors.passage import Passage
from extractors.text import Text

_LEAST, _MOST, _NAMELESS = 250.0, 8_000.0, 5_000.0
_OWN: Final = frozenset("SE NO DK IS CZ MD RS TW".split())
_TELLING: Final = ("net", "gross", "period")
_NOTHING: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Stated:
    money: Money
    beside: Beside
    around: frozenset[str]
    is_pay: bool


def stated(text: Text, passage: Passage) -> tuple[Stated, ...]:
    if not text.digits:
        return ()
    return _stated(text.lower, text.folded, passage.region, passage.language, passage.kind, beside_in(text))


@lru_cache(maxsize=8)
def _stated(
    lower: str, folded: str, region: str | None, language: str | None, kind: str | None, signed: bool
) -> tuple[Stated, ...]:
    words = words_of(lower, language)
    paid = tuple((word.start, word.end) for word in words.of("money") if word.meaning.startswith("paid"))
    telling = tuple((word.start, word.end) for word in words.of("money") if word.meaning.startswith(_TELLING))
    found = []
    for money in moneys(lower, folded, _country(words, region), language, paid, telling, signed=signed):
        near = beside(lower, words, money.start, money.end)
        money = _in_yuan(money, lower, _country(words, region), language)
        pay = _is_pay(money, near, kind)
        found.append(Stated(money, near, around(words, money.start, money.end) if pay else _NOTHING, pay))
    if words.of("occupation") and not any(one.is_pay for one in found):
        found = _alone(found)
    return tuple(found)


def _country(words: Words, region: str | None) -> str | None:
    """Where crowns and lei are meant: a country of the text that has them, else the platform's."""
    named = (word.meaning.partition("/")[0] for word in words.of("place"))
    return next((country for country in named if country in _OWN), region)


def _alone(found: list[Stated]) -> list[Stated]:
    """In an ad for work the first amount that a wage may be is one, though no word says so."""
    for at, one in enumerate(found):
        named = one.money.currency or (one.money.scaled and one.money.low >= _NAMELESS)
        if named and not one.beside.priced and (_likely(one.money) or not one.money.currency):
            return [*found[:at], replace(one, is_pay=True), *found[at + 1 :]]
    return found


def _is_pay(money: Money, near: Beside, kind: str | None) -> bool:
    """A word for pay, a period or a word of tax, unless the nearest word speaks of a price; else what a wage may be."""
    if near.priced and not near.paid:
        return False
    if money.currency is None and not money.scaled:
        return _is_bare_pay(money, near)
    if near.paid or near.tax is not None or near.period is not None:
        return True
    return (money.ranged or near.modifier is not None or kind == "job_boards") and _likely(money)


def _is_bare_pay(money: Money, near: Beside) -> bool:
    """A number without a currency: large enough for its period to be money at all."""
    least = {"hour": 3, "day": 15, "shift": 15, "piece": 1, "week": 50}.get(near.period or "", 100)
    return (near.paid or near.tax is not None or near.period is not None) and money.high >= least


def _likely(money: Money) -> bool:
    """Whether it may be a month's wage."""
    rate = rates().get(money.currency or "")
    return rate is not None and _LEAST <= money.low / rate <= _MOST


def _in_yuan(money: Money, lower: str, region: str | None, language: str | None) -> Money:
    """ "15-20K", "8千-1.2万": in Chinese a multiplier without a currency means yuan."""
    if money.currency is None and (money.scaled or money.high >= _LEAST):
        near = lower[max(0, money.start - 6) : money.end + 6]
        if region == "TW" and language == "zh":
            return replace(money, currency="TWD")
        if language == "zh" or any("\u4e00" <= char <= "\u9fff" for char in near):
            return replace(money, currency="CNY")
    return money

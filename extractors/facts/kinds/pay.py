"""Pay: an amount or range with its period, net or gross, "up to" or "from", and what that is in EUR per month."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from extractors.facts.beside import Beside
from extractors.facts.cities import cities_of
from extractors.facts.currency import of_country
from extractors.facts.fact import Fact, Pay, Period
from extractors.facts.money import Money
from extractors.facts.month import BY_YEAR, FIVE_DAYS, SEVEN_DAYS, SIX_DAYS, per_month, rates
from extractors.facts.payable import Stated, stated
from extractors.facts.spot import spot
from extractors.facts.vocabulary import words_of
from extractors.passage import Passage
from extractors.text import Text

KIND: Final = "pay"

_LEAST, _MOST = 100.0, 8_000.0
"""EUR per month between which an unnamed period is taken to be the month."""
_NAMED: Final = 4
_UNSAID: Final[tuple[tuple[Period, float, float], ...]] = (("hour", 4.0, 60.0), ("year", 9_000.0, 250_000.0))
"""EUR between which it is taken to be the hour, or the year where salaries are told so."""


def find(text: Text, passage: Passage) -> Iterator[Fact]:
    for one in stated(text, passage):
        if one.is_pay:
            pay = pay_of(one.money, one.beside, one.around)
            pay = _with_period(pay, passage.region) if pay.currency else _in_local(pay, text, passage)
            yield spot(text, KIND, pay, one.money.start, one.money.end, *_sureness(one, pay))


def pay_of(money: Money, beside: Beside, around: frozenset[str]) -> Pay:
    modifier = beside.modifier or ("from" if money.plus else None)
    modifier = None if money.ranged else modifier
    period = "year" if money.scaled == "lpa" else beside.period
    return Pay(
        low=None if modifier == "up_to" else money.low,
        high=None if modifier == "from" else money.high,
        currency=money.currency,
        period="rotation" if period == "month" and "rotation" in around else period,
        stated=period is not None,
        tax="net" if beside.tax == "net" else "gross" if beside.tax else None,
        modifier="up_to" if modifier == "up_to" else "from" if modifier else None,
        basis="turnover" if "turnover" in around else "wage",
        days=SEVEN_DAYS if "seven" in around else SIX_DAYS if "six" in around else FIVE_DAYS,
    )


def _in_local(pay: Pay, text: Text, passage: Passage) -> Pay:
    """A number without a currency in that of a country the text names, or of the platform, where it makes a wage."""
    places = (*words_of(text.lower, passage.language).of("place"), *cities_of(text.folded))
    named = [word.meaning[:2] for word in places if "/" not in word.meaning][:_NAMED]
    towns = [word.meaning[:2] for word in places if "/" in word.meaning][:_NAMED]
    for country in dict.fromkeys((*named, passage.region, *towns)):
        if (currency := of_country(country or "")) is not None:
            local = _with_period(replace(pay, currency=currency), country)
            guessed = local.period == "hour" and not local.stated and pay.tax is None
            if local.month and not guessed and all(one is None or _LEAST <= one <= _MOST for one in local.month):
                return local
    return pay


def _with_period(pay: Pay, region: str | None) -> Pay:
    if pay.period is None and pay.currency:
        monthly = replace(pay, period="month")
        month = per_month(monthly, region)
        if month and all(one is None or _LEAST <= one <= _MOST for one in month):
            return replace(monthly, month=month)
        for period, least, most in _UNSAID:
            guessed = replace(pay, period=period)
            month = per_month(guessed, region)
            rate = rates().get(pay.currency)
            known = pay.currency in BY_YEAR or period == "hour"
            if rate and known and all(one is None or least <= one / rate <= most for one in (pay.low, pay.high)):
                return replace(guessed, month=month)
    return replace(pay, month=per_month(pay, region))


def _sureness(one: Stated, pay: Pay) -> tuple[float, str]:
    """Confidence, and what completes the rule's name."""
    sure = (
        0.4
        + 0.2 * bool(pay.currency)
        + 0.1 * bool(one.beside.paid or pay.tax or pay.stated)
        + 0.15 * pay.stated
        + 0.1 * one.beside.paid
    )
    return sure, "period" if pay.stated else "word" if one.beside.paid else "tax" if pay.tax else "amount"

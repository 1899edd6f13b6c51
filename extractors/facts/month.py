"""Pay in EUR per month, by the periods and exchange rates of design: hours, days and weeks that a month has."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from extractors.facts.fact import Pay, Period

RATES: Final = Path(__file__).parent / "rates.csv"
_HOURS: Final[Mapping[str, float]] = {
    "FR": 151.67, "NL": 164, "BE": 164, "DE": 164, "GB": 166.5, "IE": 166.5, "AU": 166.5,
}  # fmt: skip
_FORTY: Final = 173.33
_TIMES: Final[Mapping[Period, float]] = {
    "week": 4.333, "fortnight": 2.167, "month": 1, "year": 1 / 12, "rotation": 0.5,
}  # fmt: skip
FIVE_DAYS, SIX_DAYS, SEVEN_DAYS = 21.67, 26.0, 30.0


BY_YEAR: Final = frozenset(("USD", "GBP", "CAD", "AUD", "NZD", "SGD", "ZAR", "INR"))
"""Currencies of countries where a salary without a period is by the hour or the year."""


@cache
def rates() -> Mapping[str, float]:
    """Units of a currency per euro."""
    with RATES.open(encoding="utf-8", newline="") as file:
        return {row["currency"]: float(row["per_euro"]) for row in csv.DictReader(file)}


def per_month(pay: Pay, country: str | None = None) -> tuple[float | None, float | None] | None:
    """`low` and `high` in EUR per month; None where pay cannot be put so. `country` decides the hours of a month."""
    rate = rates().get(pay.currency or "")
    times = times_of(pay, country)
    if rate is None or times is None or pay.basis == "turnover":
        return None
    low, high = ((None if one is None else round(one * times / rate, 2)) for one in (pay.low, pay.high))
    return low, high


def times_of(pay: Pay, country: str | None) -> float | None:
    if pay.period == "hour":
        return _HOURS.get(country or "", _FORTY)
    if pay.period in ("day", "shift"):
        return pay.days
    return None if pay.period is None else _TIMES.get(pay.period)

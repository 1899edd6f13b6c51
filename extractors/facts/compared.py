"""Pay compared with what is usual and with what the law asks: pure functions over Pay and the table of wages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from extractors.facts.fact import Pay
from extractors.facts.month import per_month, rates
from extractors.facts.wages import exempt, minimum, reference

WEAK, MEDIUM, BELOW = 2.0, 3.0, 0.9
"""Ratios from which pay is above the market (weak, medium), and under which it is below the minimum."""
GROSS: Final[Mapping[str, float]] = {
    "DE": 1.50, "AT": 1.40, "BE": 1.50, "NL": 1.30, "FR": 1.28, "IT": 1.38, "ES": 1.25, "PT": 1.25, "PL": 1.38,
    "CZ": 1.28, "SK": 1.33, "HU": 1.50, "RO": 1.71, "BG": 1.29, "HR": 1.35, "RS": 1.38, "UA": 1.30, "MD": 1.25,
    "RU": 1.15, "GB": 1.22, "SE": 1.40, "DK": 1.40, "FI": 1.40, "CH": 1.15, "AE": 1.00,
}  # fmt: skip
"""Rough factors from net to gross of a worker without dependants."""
_COMMON: Final = 1.3
_COMPARABLE: Final = frozenset(("hour", "day", "shift", "week", "fortnight", "month", "year", "rotation"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """`ratio` is (least, most): the figure as it stands, and raised from net to gross. `text` is the evidence."""

    ratio: tuple[float, float]
    strength: Literal["weak", "medium"]
    text: str


def above_market(
    pay: Pay, country: str | None, occupation: str | None, on: str | None = None, occupations: tuple[str, ...] = ()
) -> Compared | None:
    """Fires where both readings exceed the threshold; never where high pay is ordinary, or the job's country unknown.

    `occupations` are all groups the text names: one of them that is exempt is enough to stay silent.
    """
    usual = reference(country, occupation, on)
    if usual is None or any(exempt(group) for group in (occupation, *occupations)):
        return None
    stated = _stated(pay, country)
    if stated is None:
        return None
    gross = _gross(stated, pay, country)
    least, most = (round(one / usual.month, 2) for one in (min(stated, *gross), max(gross)))
    if least < WEAK:
        return None
    strength: Literal["weak", "medium"] = "medium" if least >= MEDIUM and pay.modifier != "up_to" else "weak"
    return Compared(
        ratio=(least, most), strength=strength, text=f"{_told(pay, stated)} ; {usual.text} ; {_range(least, most)}"
    )


def below_minimum(pay: Pay, country: str | None, on: str | None = None) -> Compared | None:
    """Fires where even the pay read as net, its best end, stays under the statutory minimum of the job's country."""
    wage = minimum(country, on)
    if wage is None or wage.minimum is None or not pay.stated or pay.period not in ("hour", "month"):
        return None
    month = None if pay.basis == "turnover" else per_month(pay, country)
    if month is None or pay.modifier == "from":
        return None
    stated = month[1] if month[1] is not None else month[0]
    if stated is None or stated <= 0:
        return None
    least, most = (round(one / wage.minimum, 2) for one in _gross(stated, pay, country))
    if most >= BELOW:
        return None
    law = f"statutory minimum {country} {wage.minimum:,.0f} gross ({wage.source.partition(';')[0]})"
    text = f"{_told(pay, stated, 'upper bound')} ; {law} ; {_range(least, most)}"
    return Compared(ratio=(least, most), strength="medium" if most < BELOW * 0.8 else "weak", text=text)


def _stated(pay: Pay, country: str | None) -> float | None:
    """EUR per month to compare: the lower bound, or the X of "up to X"."""
    if not pay.stated and pay.period != "month":  # a guess on a guess
        return None
    if pay.basis == "turnover" or pay.period not in _COMPARABLE or pay.currency not in rates():
        return None
    month = per_month(pay, country)
    low, high = month or (None, None)
    return low if low is not None else high


def _gross(stated: float, pay: Pay, country: str | None) -> tuple[float, float]:
    """The pay as gross, by the word where there is one, else by both readings."""
    raised = stated * GROSS.get(country or "", _COMMON)
    if pay.tax == "net":
        return raised, raised
    return (stated, stated) if pay.tax == "gross" else (stated, raised)


def _told(pay: Pay, stated: float, bound: str = "lower bound") -> str:
    bound = "up to" if pay.modifier == "up_to" else "single figure" if pay.low == pay.high else bound
    period = pay.period if pay.stated else f"{pay.period} inferred"
    rate = "" if pay.currency == "EUR" else f", {pay.currency} at {rates()[pay.currency or '']:g} per EUR"
    return f"stated {stated:,.0f} EUR/month ({pay.tax or 'net or gross unsaid'}, {bound}, by {period}{rate})"


def _range(least: float, most: float) -> str:
    return f"ratio {least:.1f}" if least == most else f"ratio {least:.1f}-{most:.1f}"

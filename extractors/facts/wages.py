"""Reference wages: gross EUR per month, full time, by country and occupation; each row with its year and source.

The table goes stale: asked for a date later than `STALE` months after a row's, it gives no reference. Rows whose
confidence is L are kept for people to read and never compared with.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from extractors.facts.words import read

WAGES: Final = Path(__file__).parent / "wages.csv"
STALE: Final = 24
UNKNOWN: Final = 0.8
"""The factor of an occupation that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wage:
    """A row of wages.csv. `kind` of the minimum: statutory, floor (lowest collectively agreed rate) or none."""

    country: str
    minimum: float | None
    kind: str
    mean: float
    mean_year: int
    source: str
    minimum_confidence: str
    mean_confidence: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What work of a kind is usually paid in a country, gross EUR per month; `text` says by which source."""

    month: float
    country: str
    group: str
    text: str


@cache
def wages() -> Mapping[str, Wage]:
    with WAGES.open(encoding="utf-8", newline="") as file:
        return {row["country"]: _wage(row) for row in csv.DictReader(file)}


def reference(country: str | None, occupation: str | None, on: str | None = None) -> Reference | None:
    """The usual wage of an occupation group. None where nothing firm is known, or `on` (ISO date) is long after it."""
    wage = wages().get(country or "")
    if wage is None or wage.mean_confidence == "L" or _stale(wage, on):
        return None
    group = read("occupations").get(occupation or "")
    factor = float(group["factor"]) if group else UNKNOWN
    source = wage.source.partition(";")[2].strip() or wage.source if "earn_mw" in wage.source else wage.source
    name = occupation if group else "any work"
    month = round(wage.mean * factor, 2)
    text = f"reference {country} {name} {month:,.0f} gross ({_short(source)} {wage.mean_year} x{factor:.2f})"
    return Reference(month=month, country=wage.country, group=occupation or "", text=text)


def minimum(country: str | None, on: str | None = None) -> Wage | None:
    """The row of a country that has a statutory minimum wage and of which that is firmly known."""
    wage = wages().get(country or "")
    if wage is None or wage.minimum is None or wage.kind != "statutory":
        return None
    return None if wage.minimum_confidence == "L" or _stale(wage, on) else wage


def exempt(occupation: str | None) -> bool:
    """Whether high pay is ordinary in the group."""
    group = read("occupations").get(occupation or "")
    return bool(group and group.get("exempt"))


def _short(source: str) -> str:
    return "Eurostat" if source.startswith("Eurostat") else "national statistics, from memory"


def _stale(wage: Wage, on: str | None) -> bool:
    if on is None or len(on) < 7 or not (on[:4] + on[5:7]).isdigit():
        return False
    return int(on[:4]) * 12 + int(on[5:7]) - int(wage.as_of[:4]) * 12 - int(wage.as_of[5:7]) > STALE


def _wage(row: Mapping[str, str]) -> Wage:
    return Wage(
        country=row["country"],
        minimum=float(row["minimum"]) if row["minimum"] else None,
        kind=row["kind"],
        mean=float(row["mean"]),
        mean_year=int(row["mean_year"]),
        source=row["source"],
        minimum_confidence=row["minimum_confidence"],
        mean_confidence=row["mean_confidence"],
        as_of=row["as_of"],
    )

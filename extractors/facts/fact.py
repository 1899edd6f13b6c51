"""A fact: what a text states of the work it offers, where, how sure, by which rule; and the values that facts have."""

from dataclasses import dataclass, field
from typing import Literal

Period = Literal["hour", "day", "shift", "week", "fortnight", "month", "year", "rotation", "piece"]
Role = Literal["origin", "destination", "job", "mentioned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """`low` is None for "up to X", `high` for "from X". `stated`: the period is written, not inferred.

    `days` are the working days of a month, for pay by day or shift. `month` is low and high in EUR per month; None
    where a period, a rate or the kind of pay forbids comparing.
    """

    low: float | None
    high: float | None
    currency: str | None
    period: Period | None
    stated: bool = False
    tax: Literal["net", "gross"] | None = None
    modifier: Literal["up_to", "from"] | None = None
    basis: Literal["wage", "turnover"] = "wage"
    days: float = 21.67
    month: tuple[float | None, float | None] | None = None

    def __str__(self) -> str:
        words = (amounts(self.low, self.high), self.currency, self.period and f"/ {self.period}", self.tax)
        basis = None if self.basis == "wage" else self.basis
        return " ".join(word for word in (*words, basis) if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """`symbol` is the currency as written. `currency` is None where that is unknown."""

    amount: float | None
    currency: str | None
    symbol: str = field(default="", compare=False)

    def __str__(self) -> str:
        return " ".join(word for word in (amounts(self.amount, self.amount), self.currency) if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """Years. `sought`: of the persons wanted; else stated of a person."""

    low: int | None
    high: int | None
    sought: bool = True

    def __str__(self) -> str:
        return amounts(self.low, self.high) + ("" if self.sought else " stated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """`measure` is hours per day, week or month, days per week, a rota (days on, days off) or a kind of shift."""

    measure: Literal["hours/day", "hours/week", "hours/month", "days/week", "rota", "shift"]
    low: float | None = None
    high: float | None = None
    shift: str = ""

    def __str__(self) -> str:
        if self.measure == "rota":
            return f"{self.low:g}/{self.high:g} rota"
        return f"{self.shift} shift" if self.shift else f"{amounts(self.low, self.high)} {self.measure}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`country` is ISO 3166-1 alpha-2. `city` is its name as GeoNames has it, "" for a country."""

    country: str
    city: str = ""
    role: Role = "mentioned"

    def __str__(self) -> str:
        return f"{self.role} {self.country}" + (f" {self.city}" if self.city else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """`group` is a key of words/occupations.yml."""

    group: str

    def __str__(self) -> str:
        return self.group


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """A company by its name and legal form, or by a number under which it is entered in `register`."""

    name: str = ""
    form: str = ""
    register: str = ""
    number: str = ""
    country: str | None = None

    def __str__(self) -> str:
        return f"{self.register} {self.number}" if self.register else f"{self.name} ({self.form})"


Value = Pay | Price | Age | Hours | Place | Occupation | Employer


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """text[start:end] == quote, in code points of the original. str(value) is the value in one line."""

    kind: str
    value: Value
    start: int
    end: int
    quote: str
    confidence: float
    rule: str


def amounts(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"<={_plain(high)}" if low is None and high is not None else f">={_plain(low)}"
    return _plain(low) if low == high else f"{_plain(low)}-{_plain(high)}"


def _plain(number: float | None) -> str:
    return "?" if number is None else f"{number:.4f}".rstrip("0").rstrip(".")

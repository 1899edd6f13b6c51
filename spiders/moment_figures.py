"""Days written in figures: which of them is the year, which the month, which the day."""

from collections.abc import Sequence
from typing import Final

import re2

Day = tuple[int | None, int, int]

_FIGURES: Final = re2.compile(r"\d+")


def figures(text: str) -> list[str]:
    return [match.group() for match in _FIGURES.finditer(text)]


def days(said: Sequence[str], order: str, *, sure: bool) -> list[Day]:
    """(year, month, day), the likeliest first. A sure order is doubted only where it names no day at all."""
    found = _days(said, order)
    good = [day for day in dict.fromkeys(found) if possible(*day)]
    return good[:1] if sure or good[:1] != found[:1] else good


def possible(_year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def year(said: str) -> int:
    """Two figures are of this century up to 69."""
    value = int(said)
    return value if len(said) > 2 else value + (2000 if value < 70 else 1900)


def _days(said: Sequence[str], order: str) -> list[Day]:
    first, second, *rest = said
    if not rest:
        day, month = (int(second), int(first)) if order != "DMY" else (int(first), int(second))
        return [(None, month, day), (None, day, month)]
    if len(first) > 2:
        return [(year(first), int(second), int(rest[0]))]
    orders = dict.fromkeys((order, "DMY", "MDY"))
    if len(rest[0]) > 2:
        orders.pop("YMD", None)
    return [_ordered(said, each) for each in orders]


def _ordered(said: Sequence[str], order: str) -> Day:
    at = order.index
    return year(said[at("Y")]), int(said[at("M")]), int(said[at("D")])

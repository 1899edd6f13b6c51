"""Days written in figures: which of them is the year, which the month, which the day."""

from collections.abc import Iterator, Sequence

Day = tuple[int | None, int, int]


def days(figures: Sequence[str], order: str, *, sure: bool) -> Iterator[Day]:
    """(year, month, day), the likeliest first. What is `sure` is doubted only where it names no month."""
    found = [day for day in _days(figures, order) if 1 <= day[1] <= 12 and 1 <= day[2] <= 31]
    primary = next(iter(_days(figures, order)), None)
    yield from found[:1] if sure or primary not in found else found


def year(figures: str) -> int:
    """Two figures are of this century up to 69."""
    value = int(figures)
    return value if len(figures) > 2 else value + (2000 if value < 70 else 1900)


def _days(figures: Sequence[str], order: str) -> list[Day]:
    first, second, *rest = figures
    if not rest:
        day, month = (int(second), int(first)) if order != "DMY" else (int(first), int(second))
        return [(None, month, day), (None, day, month)]
    if len(first) > 2:
        return [(year(first), int(second), int(rest[0]))]
    orders = dict.fromkeys((order, "DMY", "MDY"))
    if len(rest[0]) > 2:
        orders.pop("YMD", None)
    return [_ordered(figures, each) for each in orders]


def _ordered(figures: Sequence[str], order: str) -> Day:
    at = order.index
    return year(figures[at("Y")]), int(figures[at("M")]), int(figures[at("D")])

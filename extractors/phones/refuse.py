"""What looks like a number's digits and is none: dates, times, years, prices, ranges, addresses of machines, books, accounts."""

from collections.abc import Iterator
from typing import Final

import re2

from extractors.phones.stretch import Stretch

_DATE: Final = re2.compile(
    r"(?:^|[^0-9./-])((?:0?[1-9]|[12][0-9]|3[01])([./-])(?:0?[1-9]|1[0-2])[./-](?:(?:19|20)[0-9]{2}|[0-9]{2})"
    r"|(?:19|20)[0-9]{2}[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12][0-9]|3[01])"
    r"|(?:19|20)[0-9]{2}(?:\s?[‐-―/-]\s?(?:19|20)[0-9]{2})+)(?:$|[^0-9./-]|[.-](?:[^0-9]|$))"
)
_ACCOUNT: Final = re2.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")
_UNIT: Final = re2.compile(
    r"^\s?(?:[€$£¥₴₽₺₹%‰°²³]|(?i:eur|euro|usd|gbp|pln|zł|zl|uah|грн|руб|рублей|р\.|тг|тенге|lei|ron|kč|kc|czk|ft|huf|chf|元|円|块|万|kr|"
    r"tl|din|rsd|лв|kg|км|km|cm|см|mm|m2|m²|g|gb|hrs?|godz|год|час|лет|років|lat|rok|min|шт|тис|тыс|k|mln|млн|mi|miles|km/h)"
    r"(?:[^\pL0-9]|$))"
)
_MONEY: Final = frozenset("€$£¥₴₽₺₹")


def pieces(folded: str, stretch: Stretch, accounts: list[tuple[int, int]]) -> Iterator[Stretch]:
    """The parts of a stretch between dates, ranges of years and account numbers, without times and prices at the ends."""
    holes = [hole for hole in accounts if hole[0] < stretch.end and stretch.start < hole[1]]
    if not stretch.hidden and len(stretch.groups) > 1:
        holes += [match.span(1) for match in _cut(folded, stretch)]
    first = 0
    for index, group in enumerate(stretch.groups):
        if any(start < group.end and group.start < end for start, end in holes):
            yield from _ends(folded, stretch.part(first, index))
            first = index + 1
    yield from _ends(folded, stretch.part(first, len(stretch.groups)))


def accounts(folded: str) -> list[tuple[int, int]]:
    return [match.span() for match in _ACCOUNT.finditer(folded)]


def _cut(folded: str, stretch: Stretch) -> Iterator["re2._Match[str]"]:
    at = max(0, stretch.start - 1)
    for match in _DATE.finditer(" " * at + folded[at : stretch.end + 2]) if at < 0 else _moved(folded, at, stretch.end + 2):
        yield match


def _ends(folded: str, stretch: Stretch) -> Iterator[Stretch]:
    groups = list(stretch.groups)
    return iter(())

"""What looks like a number's digits and is none: dates, times, years, prices, ranges, machine addresses, accounts."""

from collections.abc import Iterator, Sequence
from typing import Final

import re2

from extractors.phones.stretch import Group, Stretch

_ACCOUNT: Final = re2.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b")
_UNIT: Final = re2.compile(
    r"^\s?(?:[€$£¥₴₽₺₹%‰°]|(?i:eur|euros?|usd|dollars?|pounds|points|gbp|pln|zł|zl|uah|грн|гривень|руб|рублей|р\.|тенге|lei|ron|kč|kc|czk|huf|chf|kr|tl|din|"
    r"rsd|лв|元|円|块|万|kg|кг|km|км|cm|см|mm|m2|m²|gb|hrs?|hours|godz|год|час|лет|років|lat|min|мин|хв|шт|тис|тыс|mln|млн|mi|miles|小时|小時|点|點|岁|歲|人|天)"
    r"(?:[^\pL0-9]|$))"
)
_NO_UNIT: Final = frozenset(("", *".,;:!?()[]{}/\\|-–—+*@#&\"'0123456789"))  # most are seen to be none at once
_MONEY: Final = "€$£¥₴₽₺₹"
_JOINTS: Final = frozenset("./-–—")


def accounts(folded: str) -> list[tuple[int, int]]:
    """IBAN-like spans: two letters, two digits, blocks of four."""
    return [match.span() for match in _ACCOUNT.finditer(folded)]


def pieces(folded: str, stretch: Stretch, held: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """The parts of a stretch between what is refused or `held` by others, without times and prices at the ends."""
    refused = _refused(stretch.groups, stretch.plus) if len(stretch.groups) > 1 or len(stretch.digits) == 8 else set()
    first = 0
    for index, group in enumerate(stretch.groups):
        if index in refused or any(start < group.end and group.start < end for start, end in held):
            yield from _ends(folded, stretch.part(first, index))
            first = index + 1
    yield from _ends(folded, stretch.part(first, len(stretch.groups)))


def _ends(folded: str, stretch: Stretch) -> Iterator[Stretch]:
    if not stretch.groups:
        return
    first, last = 0, len(stretch.groups)
    start, end = stretch.groups[0].start, stretch.groups[-1].end
    before = folded[max(0, start - 2) : start]
    if not stretch.plus and (
        (before[-1:] in (":", ",") and before[:1].isdigit()) or before.strip()[-1:] in tuple(_MONEY)
    ):
        first += 1
    after = folded[end : end + 12]
    small = len(stretch.groups[-1].digits) <= 6 and after.lstrip()[:1] not in _NO_UNIT
    if (after[:1] in (":", ",") and after[1:2].isdigit()) or (small and _UNIT.search(after)):
        last -= 1
    if first < last and not _timetable(stretch.groups[first:last]):
        yield stretch.part(first, last)


def _refused(groups: Sequence[Group], plus: bool) -> set[int]:
    """Indices of the groups that make dates, ranges of years or of pay, and IP addresses."""
    found: set[int] = set()
    first = 0
    for index in range(1, len(groups) + 1):
        if index == len(groups) or groups[index].gap.strip(" ") not in _JOINTS or len(groups[index].gap) > 3:
            rest = sum(len(group.digits) for group in (*groups[:first], *groups[index:]))
            if not (plus and index - first == len(groups)) and _is_no_number(groups[first:index], rest):
                found.update(range(first, index))
            first = index
    return found


def _is_no_number(run: Sequence[Group], rest: int) -> bool:
    """`rest` counts the digits beside the run: with one to six of them, 45-09-11 is the end of a number, not a date."""
    digits, gaps = [group.digits for group in run], [group.gap for group in run[1:]]
    if len(run) == 1:
        return len(digits[0]) == 8 and _date(digits[0][:4], digits[0][4:6], digits[0][6:])
    if all(_year(part) for part in digits) or (len(run) == 2 and _year(digits[0]) and len(digits[1]) == 2):
        return True
    if len(run) == 3 and all(len(gap) == 1 for gap in gaps):
        whole = any(_year(part) for part in digits) or rest == 0 or rest > 6
        return whole and (_date(*digits) or _date(*reversed(digits)))
    if len(run) == 4 and gaps == [".", ".", "."]:
        return all(len(part) <= 3 and int(part) < 256 and (part == "0" or part[0] != "0") for part in digits)
    if len(run) == 2 and gaps == ["."] and rest == 0 and _decimal(*digits):
        return True
    return len(run) == 2 and gaps[0].strip() in "-–—" and _range(*digits)


def _decimal(whole: str, part: str) -> bool:
    """2.718281828: no habit of writing numbers sets so little before a full stop, unless it is a trunk code."""
    return len(part) > 4 and (whole == "0" or (len(whole) < 3 and whole[0] != "0"))


def _year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _date(year: str, month: str, day: str) -> bool:
    """Also day, month and the other way round, in two digits or four."""
    if len(month) > 2 or len(day) > 2 or not (_year(year) or len(year) == 2 == len(month) == len(day)):
        return False
    return (1 <= int(month) <= 12 and 1 <= int(day) <= 31) or (
        _year(year) and 1 <= int(day) <= 12 and 1 <= int(month) <= 31
    )


def _range(low: str, high: str) -> bool:
    """1200-1500: what pay and prices look like."""
    if low[0] == "0" or high[0] == "0" or not 3 <= len(low) <= len(high) <= 6:
        return False
    return low == high or (int(low) < int(high) <= 30 * int(low) and int(low) % 10 == 0 == int(high) % 10)


def _timetable(groups: Sequence[Group]) -> bool:
    times = [group.digits for group in groups]
    return len(times) >= 3 and all(len(time) == 4 and time[:2] < "24" and time[2:] < "60" for time in times)

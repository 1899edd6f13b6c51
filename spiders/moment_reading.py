"""What a date's text says, and which moment that is once one knows what time it is now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

_DAY: Final = timedelta(days=1)
# A clock that runs ahead of ours by so much is only wrong; beyond that, a bare "23:00" was yesterday's.
_AHEAD: Final = timedelta(hours=1)
# The first whole year of the calendar in use: what lies before is the zero of some database.
_OLDEST: Final = 1583
_YEARS_AHEAD: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A span before now (`lapse` in months and seconds) or a day; `offset` in minutes east of UTC is the text's own.

    A day is a calendar day, with or without its year, or `back` days ago, or the last such `weekday` (Monday is 0),
    or none: then it is the last such clock.
    """

    lapse: tuple[int, float] | None = None
    year: int | None = None
    month: int | None = None
    day: int = 1
    back: int | None = None
    weekday: int | None = None
    clock: time | None = None
    offset: int | None = None

    def at(self, now: datetime) -> datetime:
        """The moment, in the zone of `now` or the text's own. ValueError or OverflowError where there is none."""
        if self.offset is not None:
            now = now.astimezone(timezone(timedelta(minutes=self.offset)))
        if self.lapse is not None:
            return _clocked(_before(now, *self.lapse), self.clock)
        if self.month is not None:
            return _midnight(self._date(now.date(), self.month), now, self.clock)
        if self.back is not None:
            # "Yesterday" without a clock is as long ago as "1 day ago".
            return _clocked(now - self.back * _DAY, self.clock)
        found = _midnight(now.date(), now, self.clock)
        if self.weekday is not None:
            days = (now.weekday() - self.weekday) % 7
            return found - (days or (7 if found > now else 0)) * _DAY
        return found - _DAY if found > now + _AHEAD else found

    def _date(self, today: date, month: int) -> date:
        if self.year is not None:
            return plausible(date(self.year, month, self.day), today)
        latest = today + _DAY
        # Eight years hold a 29th of February, whatever the century.
        for year in range(latest.year, latest.year - 9, -1):
            if (month, self.day) == (2, 29) and not _leap(year):
                continue
            if (found := date(year, month, self.day)) <= latest:
                return found
        raise ValueError("no such day")


def plausible(found: date, today: date) -> date:
    """Raises ValueError for a year that no platform means."""
    if not _OLDEST <= found.year <= today.year + _YEARS_AHEAD:
        raise ValueError(f"year {found.year}")
    return found


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _midnight(day: date, now: datetime, clock: time | None) -> datetime:
    return datetime.combine(day, clock or time.min, now.tzinfo)


def _clocked(found: datetime, clock: time | None) -> datetime:
    return found if clock is None else datetime.combine(found.date(), clock, found.tzinfo)


def _before(now: datetime, months: int, seconds: float) -> datetime:
    years, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    longest = (date(years + (month == 11), (month + 1) % 12 + 1, 1) - _DAY).day if months else now.day
    earlier = now.replace(year=years, month=month + 1, day=min(now.day, longest))
    # Hours are counted in UTC: across a change to summer time the wall clock gains one.
    return (earlier.astimezone(UTC) - timedelta(seconds=seconds)).astimezone(now.tzinfo)

"""Which platforms are due, from their files and past runs. Pure: the time is an argument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from spiders.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """`next` is when the platform is due next (UTC); `due` whether that is now."""

    platform: str
    due: bool
    because: str
    last: datetime | None
    next: datetime


def due(platforms: Iterable[Platform], last_runs: Mapping[str, datetime], now: datetime) -> list[Due]:
    """One entry a platform, the longest overdue first. `last_runs` holds when each platform's last run began."""
    entries = [_entry(platform, last_runs.get(platform.name), now) for platform in platforms]
    return sorted(entries, key=lambda entry: (not entry.due, entry.next, entry.platform))


def _entry(platform: Platform, last: datetime | None, now: datetime) -> Due:
    if last is None:
        return Due(platform=platform.name, due=True, because="never crawled", last=None, next=now)
    following = last + timedelta(minutes=platform.every_minutes)
    since = f"last run began {last:%Y-%m-%d %H:%M} UTC, every {platform.every}"
    return Due(platform=platform.name, due=following <= now, because=since, last=last, next=following)

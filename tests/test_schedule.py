"""What is due when, as a table."""

from datetime import UTC, datetime, timedelta

import pytest

from crawlers.schedule import due
from spiders.platform import Platform

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def platform(name: str, every: str) -> Platform:
    facts = {
        "title": name,
        "engine": "phpbb",
        "root": "https://x.example.org/",
        "every": every,
        "expect": {"min": {"items": 1}},
    }
    return Platform.model_validate({"name": name, **facts})


@pytest.mark.parametrize(
    ("every", "ago", "is_due"),
    [
        ("6h", timedelta(hours=6), True),
        ("6h", timedelta(hours=5, minutes=59), False),
        ("30m", timedelta(hours=1), True),
        ("2w", timedelta(days=13), False),
    ],
)
def test_due_when_the_span_has_passed(every: str, ago: timedelta, is_due: bool) -> None:
    [entry] = due([platform("a", every)], {"a": NOW - ago}, NOW)
    assert entry.due is is_due
    assert entry.because.endswith(f"every {every}")


def test_never_crawled_is_due_now_and_the_longest_overdue_comes_first() -> None:
    platforms = [platform("late", "1d"), platform("new", "1d"), platform("later", "1d"), platform("idle", "1d")]
    last = {"late": NOW - timedelta(days=2), "later": NOW - timedelta(days=3), "idle": NOW}
    entries = due(platforms, last, NOW)
    assert [(entry.platform, entry.due) for entry in entries] == [
        ("later", True),
        ("late", True),
        ("new", True),
        ("idle", False),
    ]
    assert entries[2].because == "never crawled"

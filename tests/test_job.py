"""Arguments and purposes are checked before a crawl begins, in words that say the mend."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawlers.job import JobError, job_of
from crawlers.operation import PolicyStop, permit
from spiders.platform import Platform


def platform(root: str) -> Platform:
    return Platform.model_validate(
        {"name": "a", "title": "A", "engine": "phpbb", "root": root, "expect": {"min": {"items": 1}}}
    )


FAR = platform("https://forum.example.org/")
OPERATION = """purpose: Recruitment of seasonal workers
legal_basis: Labour inspection act, section 5
responsible: Inspectorate, unit 3
expires: 2026-12-31
"""


def test_since_is_utc() -> None:
    assert job_of("a", {"since": "2026-03-01", "limit": "5"}).since == datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "arguments", [{"since": "soonish?"}, {"limit": "0"}, {"limit": "many"}, {"sinse": "2026-03-01"}]
)
def test_unusable_arguments_are_named(arguments: dict[str, str]) -> None:
    with pytest.raises(JobError, match=rf"-a {next(iter(arguments))}: .*known: since, limit"):
        job_of("a", arguments)


def test_loopback_needs_no_purpose() -> None:
    assert permit(platform("http://127.0.0.1:8900/"), None, date(2026, 3, 14)) is None


def test_beyond_loopback_a_purpose_is_needed() -> None:
    with pytest.raises(PolicyStop, match="LUREWATCH_OPERATION"):
        permit(FAR, None, date(2026, 3, 14))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("expires: 2026-12-31", "expires: 2026-03-13", "expired on 2026-03-13"),
        ("expires: 2026-12-31", "expires: soon", "expires"),
        ("legal_basis", "legal_bases", "legal_bas"),
        ("responsible:", "platforms: [b]\nresponsible:", "does not cover a"),
        ("purpose:", "purpose: [", "cannot be read"),
    ],
)
def test_a_purpose_that_does_not_hold_stops_the_crawl(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "operation.yml"
    path.write_text(OPERATION.replace(old, new), encoding="utf-8")
    with pytest.raises(PolicyStop, match=words):
        permit(FAR, path, date(2026, 3, 14))


def test_a_purpose_that_holds_permits(tmp_path: Path) -> None:
    path = tmp_path / "operation.yml"
    path.write_text(OPERATION, encoding="utf-8")
    operation = permit(FAR, path, date(2026, 12, 31))
    assert operation is not None
    assert operation.responsible == "Inspectorate, unit 3"

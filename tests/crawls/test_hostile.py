"""Pages that hurt: each is refused or kept with its reason, counted, and the crawl goes on to the good ones."""

import asyncio
import resource
from pathlib import Path

import pytest

from sandbox.hostile import HostileForum
from tests.crawls.running import FORUM, Desk, Outcome

GOOD = {"1", "2"}


def crawl(
    folder: Path, *names: str, also: str = "", **knobs: str
) -> tuple[Outcome, list[dict[str, object]], HostileForum]:
    async def run() -> tuple[Outcome, list[dict[str, object]], HostileForum]:
        desk = Desk(folder)
        async with HostileForum(*names) as forum:
            desk.platform(FORUM.format(url=forum.url) + also)
            outcome = await desk.scrapy("crawl", "forum", **knobs)
        return outcome, (await desk.scrapy("export", "jsonl")).rows, forum

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("large", "too-large"),
        ("bomb", "too-large"),
        ("truncated", "truncated"),
        ("slow", "timeout"),
        ("defect", "http-500"),
        ("deep", "unreadable"),
        ("unclosed", "unreadable"),
        ("around", "redirect-loop"),
    ],
)
def test_a_page_that_cannot_be_read_is_counted_as_failed(tmp_path: Path, name: str, counted: str) -> None:
    outcome, documents, _ = crawl(tmp_path, name)
    assert {document["native_id"] for document in documents} == GOOD
    assert "4 fetched = 3 read + 0 skipped + 1 failed" in outcome.words, outcome.words
    assert reasons(tmp_path) == {f"failed/{counted}": 1}
    assert outcome.code == 0


@pytest.mark.parametrize(("name", "counted"), [("picture", "not-text"), ("login", "login"), ("to_file", "http-302")])
def test_a_page_that_is_not_for_us_is_counted_as_skipped(tmp_path: Path, name: str, counted: str) -> None:
    outcome, documents, _ = crawl(tmp_path, name)
    assert {document["native_id"] for document in documents} == GOOD
    assert "4 fetched = 3 read + 1 skipped + 0 failed" in outcome.words, outcome.words
    assert reasons(tmp_path) == {f"skipped/{counted}": 1}


REFUSED = [("inward", "other-host"), ("forbidden", "robots")]


@pytest.mark.parametrize(("name", "counted"), REFUSED)
def test_what_may_not_be_fetched_is_counted_as_refused(tmp_path: Path, name: str, counted: str) -> None:
    outcome, documents, _ = crawl(tmp_path, name)
    assert {document["native_id"] for document in documents} == GOOD
    assert "1 refused" in outcome.words, outcome.words
    assert reasons(tmp_path) == {f"refused/{counted}": 1}


def test_a_wrong_charset_still_gives_the_post(tmp_path: Path) -> None:
    _, documents, _ = crawl(tmp_path, "wrong_charset")
    assert {document["native_id"] for document in documents} == GOOD | {"8"}


def test_cookies_are_neither_kept_nor_logged(tmp_path: Path) -> None:
    outcome, documents, forum = crawl(tmp_path, "tracked")
    assert "9" in {document["native_id"] for document in documents}
    assert "secret-canary" not in outcome.words
    assert not any("Cookie" in headers or "Referer" in headers for _, headers in forum.requests)


def test_an_endless_pager_ends_with_the_limit(tmp_path: Path) -> None:
    async def run() -> Outcome:
        desk = Desk(tmp_path)
        async with HostileForum("endless") as forum:
            desk.platform(FORUM.format(url=forum.url))
            return await desk.scrapy("crawl", "forum", "-a", "limit=30")

    outcome = asyncio.run(run())
    assert outcome.code == 0
    assert "ok (limit)" in outcome.words


def test_memory_stays_small_under_large_pages(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    crawl(tmp_path, "large", "bomb", LUREWATCH_EXTRACT_PROCESSES="0")
    grown = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert max(before, grown) < 600 * 1024  # KiB, of the largest child so far


def reasons(folder: Path) -> dict[str, int]:
    """The run's counts by reason, read from its row by another program than ours."""
    import json
    import sqlite3

    with sqlite3.connect(folder / "test.db") as base:
        [(counts,)] = base.execute("SELECT counts FROM run").fetchall()
    return {name: number for name, number in json.loads(counts).items() if name.partition("/")[1]}

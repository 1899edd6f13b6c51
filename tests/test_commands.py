"""The command line is a contract: names, fields, exit codes, and nothing but data on stdout."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sandbox.board import public_posts
from sandbox.shop import SHOPS
from sandbox.town import Town, write_platforms
from tests.crawls.running import FORUM, Desk, Outcome

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
DOCUMENT = set(
    "id type platform engine url native_id thread position author title text quotes published edited captured_at"
    " language facts selectors indicators level reasons evidence version".split()
)


async def crawled(folder: Path) -> tuple[Desk, Outcome, Town]:
    desk, town = Desk(folder), Town(now=NOW)
    async with town:
        write_platforms(town.urls, folder)
        return desk, await desk.scrapy("crawl", "harbour-board"), town


def test_a_crawl_finds_the_truth_and_nothing_else(tmp_path: Path) -> None:
    async def run() -> None:
        desk, outcome, town = await crawled(tmp_path)
        assert outcome.code == 0, outcome.words
        rows = {row["native_id"]: row for row in (await desk.scrapy("export", "jsonl")).rows}
        truth = {str(post.id): (thread, post) for thread, post in public_posts(NOW)}
        assert rows.keys() == truth.keys()
        for number, (thread, post) in truth.items():
            row = rows[number]
            assert set(row) == DOCUMENT
            assert row["text"] == post.text
            assert (row["author"]["name"], row["position"]) == (post.author, post.position)
            assert datetime.fromisoformat(row["published"]) == post.published
            assert (row["thread"]["native_id"], row["thread"]["title"]) == (str(thread.id), thread.title)
            assert bool(row["quotes"]) == bool(post.quote)
        asked = [request.path for request in town.requests]
        assert len(asked) == len(set(asked)), "an address was fetched twice"
        assert not any("view=print" in path or "sid=" in path or "?p=" in path for path in asked)

    asyncio.run(run())


def test_findings_trace_back_to_the_text(tmp_path: Path) -> None:
    async def run() -> None:
        desk, _, _ = await crawled(tmp_path)
        for row in (await desk.scrapy("export", "jsonl")).rows:
            for selector in row["selectors"]:
                assert row["text"][selector["start"] : selector["end"]] == selector["raw"]
            for indicator in row["indicators"]:
                if "quote" not in indicator:  # a computed one may have its reason alone
                    assert indicator["because"]
                    continue
                assert row["text"][indicator["start"] : indicator["end"]] == indicator["quote"]

    asyncio.run(run())


def test_identify_writes_a_platform_that_runs(tmp_path: Path) -> None:
    async def run() -> None:
        desk = Desk(tmp_path)
        async with Town(now=NOW) as town:
            url = town.urls["harbour-board"]
            known = await desk.scrapy("identify", url, "--write", "--name", "found", "--into", str(tmp_path))
            [answer] = known.rows
            assert known.code == 0
            assert set(answer) == {"url", "engine", "kind", "confidence", "candidates", "platform_file"}
            assert (answer["engine"], answer["kind"], answer["platform_file"]) == (
                "phpbb",
                "forums",
                str(tmp_path / "found.yml"),
            )
            assert set(answer["candidates"][0]) == {"engine", "confidence", "because"}
            assert (await desk.scrapy("list")).out.split() == ["found"]
            assert (await desk.scrapy("crawl", "found")).code == 0
            (tmp_path / "found.yml").write_text("title: mine\n", encoding="utf-8")
            again = await desk.scrapy("identify", url, "--write", "--name", "found", "--into", str(tmp_path))
            assert (again.code, (tmp_path / "found.yml").read_text(encoding="utf-8")) == (2, "title: mine\n")

    asyncio.run(run())


def test_identify_says_when_it_is_not_sure(tmp_path: Path) -> None:
    async def run() -> None:
        desk = Desk(tmp_path)
        async with Town(now=NOW) as town:
            unsure = await desk.scrapy("identify", town.urls["lantern-dates"])
        nobody = await desk.scrapy("identify", "http://127.0.0.1:9/")
        assert (unsure.code, unsure.rows[0]["engine"]) == (3, None)
        assert (nobody.code, nobody.rows[0]["candidates"]) == (3, [])
        assert "refused" in nobody.words

    asyncio.run(run())


def test_due_follows_past_runs(tmp_path: Path) -> None:
    async def run() -> None:
        desk = Desk(tmp_path)
        async with Town(now=NOW) as town:
            write_platforms(town.urls, tmp_path)
            for other in SHOPS:
                (tmp_path / f"{other}.yml").unlink()
            [before] = (await desk.scrapy("due")).rows
            ran = await desk.scrapy("due", "--run")
            [after] = (await desk.scrapy("due")).rows
            [later] = (await desk.scrapy("due", "--at", "in 7 hours")).rows
        assert (before["due"], before["because"]) == (True, "never crawled")
        assert (ran.code, ran.rows[0]["exit_code"]) == (0, 0)
        assert (after["due"], later["due"]) == (False, True)

    asyncio.run(run())


def test_extract_keeps_order_and_names_a_bad_line(tmp_path: Path) -> None:
    texts = [{"id": str(n), "text": f"Text {n}. Call +1 202 555 01{n % 100:02d}."} for n in range(200)]
    html = {"id": "h", "html": "<p>Write to <a href='mailto:a@example.org'>us</a></p>"}
    given = "\n".join(map(json.dumps, [*texts, html]))

    async def run() -> tuple[Outcome, Outcome]:
        desk = Desk(tmp_path)
        return await desk.scrapy("extract", "-", given=given), await desk.scrapy("extract", "-", given='{"id": 1}\n')

    good, bad = asyncio.run(run())
    assert [row["id"] for row in good.rows] == [text["id"] for text in texts] + ["h"]
    assert set(good.rows[0]) == {"id", "language", "selectors", "indicators", "level", "reasons", "facts"}
    for row, text in zip(good.rows, texts, strict=False):
        [phone] = row["selectors"]
        assert set(phone) == {"kind", "value", "raw", "start", "end", "confidence", "written"}
        assert text["text"][phone["start"] : phone["end"]] == phone["raw"]
    assert good.rows[-1]["selectors"][0]["value"] == "a@example.org"
    assert (bad.code, bad.out) == (2, "")
    assert "line 1" in bad.words


@pytest.mark.parametrize("command", ["crawl", "due", "export", "extract", "identify", "report"])
def test_help_has_an_example(tmp_path: Path, command: str) -> None:
    shown = asyncio.run(Desk(tmp_path).scrapy(command, "--help"))
    assert shown.code == 0
    assert f"Example: {'echo' if command == 'extract' else f'scrapy {command}'}" in shown.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("crawl", "nobody"), 2, "no platform named 'nobody'"),
        (("crawl", "forum", "-a", "sinse=1"), 2, "sinse"),
        (("crawl", "broken"), 2, "evry: unknown key"),
        (("crawl", "far"), 13, "LUREWATCH_OPERATION"),
        (("crawl", "forum"), 10, "connection-refused"),
        (("export", "xls"), 2, "name one format: csv, jsonl"),
        (("extract", "no-such-file"), 2, "no-such-file"),
    ],
)
def test_wrong_use_is_explained(tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    desk = Desk(tmp_path)
    desk.platform(FORUM.format(url="http://127.0.0.1:9/"))
    desk.platform(FORUM.format(url="http://127.0.0.1:9/") + "evry: 1d\n", "broken")
    desk.platform(FORUM.format(url="https://forum.example.org/").replace("delay: 0", "delay: 5"), "far")
    outcome = asyncio.run(desk.scrapy(*words, SCRAPY_SETTINGS_MODULE="settings.base"))
    assert (outcome.code, outcome.out) == (code, ""), outcome.words
    assert said in outcome.words
    assert "Traceback" not in outcome.words


def test_a_database_that_cannot_be_opened_ends_with_14(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.platform(FORUM.format(url="http://127.0.0.1:9/"))
    (tmp_path / "file").write_text("", encoding="utf-8")
    database = f"sqlite:///{tmp_path / 'file' / 'x.db'}"
    for command in (("crawl", "forum"), ("export", "jsonl"), ("report",), ("due",)):
        outcome = asyncio.run(desk.scrapy(*command, LUREWATCH_DATABASE=database))
        assert (outcome.code, outcome.out) == (14, "")
        assert "LUREWATCH_DATABASE" in outcome.words


def test_the_report_counts_what_was_stored(tmp_path: Path) -> None:
    async def run() -> tuple[Outcome, str]:
        desk, _, _ = await crawled(tmp_path)
        shown = await desk.scrapy("report", "--html", str(tmp_path / "report.html"))
        return shown, (tmp_path / "report.html").read_text(encoding="utf-8")

    shown, html = asyncio.run(run())
    documents = sum(1 for _ in public_posts(NOW))
    assert f"documents checked {documents}" in " ".join(shown.out.split())
    assert "A lead, not a verdict" in shown.out
    assert "A lead, not a verdict" in html
    assert "<script" not in html
    assert "src=" not in html

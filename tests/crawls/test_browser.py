"""A site drawn by scripts, in a real browser: read whole, with the numbers behind buttons, and no picture asked for."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web

from crawlers.browser.found import ABSENT, Unreachable, find_browser
from crawlers.browser.settings import address_of, resolver_rules
from sandbox.shop import entries
from sandbox.town import Request, Town, write_platforms
from tests.crawls.running import Desk, Outcome

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
needs_browser = pytest.mark.skipif(find_browser() is None, reason=ABSENT)


def crawl(folder: Path, **knobs: str) -> tuple[Outcome, list[dict[str, object]], list[Request]]:
    async def run() -> tuple[Outcome, list[dict[str, object]], list[Request]]:
        desk, town = Desk(folder), Town(now=NOW)
        async with town:
            write_platforms(town.urls, folder)
            outcome = await desk.scrapy("crawl", "lantern-dates", **knobs)
        return outcome, (await desk.scrapy("export", "jsonl")).rows, town.requests

    return asyncio.run(run())


@needs_browser
def test_the_dating_site_is_read_whole(tmp_path: Path) -> None:
    outcome, rows, requests = crawl(tmp_path)
    members = {member.title: member for member in entries("lantern-dates", NOW)}
    assert outcome.code == 0, outcome.words
    assert {row["author"]["name"] for row in rows} == members.keys()  # type: ignore[index]
    for row in rows:
        member = members[row["author"]["name"]]  # type: ignore[index]
        assert str(row["text"]) == (f"{member.text}\n{member.phone}" if member.phone else member.text)
        phones = [found["value"] for found in row["selectors"] if found["kind"] == "phone"]  # type: ignore[attr-defined]
        assert phones == ([member.phone.replace(" ", "")] if member.phone else [])
        assert (row["facts"]["age"], row["facts"]["photos"]) == (member.facts["age"], 1)  # type: ignore[index]
    paths = [request.path for request in requests]
    assert not any("photo" in path for path in paths)
    assert len(paths) == len(set(paths)), "an address was fetched twice"


def test_without_a_browser_the_mend_is_said_and_nothing_is_fetched(tmp_path: Path) -> None:
    outcome, _, requests = crawl(tmp_path, LUREWATCH_BROWSER=str(tmp_path / "absent"))
    assert outcome.code == 2
    assert "needs a browser" in outcome.words
    assert "LUREWATCH_BROWSER" in outcome.words
    assert requests == []


TRAP = """title: A page that asks elsewhere
engine: profile_pages
root: {url}
start: {{profile: [/]}}
delay: 0
browser: true
steps: {{profile: {{wait_for: h1}}}}
css: {{username: h1, about: p}}
expect: {{min: {{items: 1}}}}
"""
PAGE = """<h1>trap</h1><p>words</p><script>
for (const way of ["http://localhost:%(port)d/secret", "http://127.0.0.2:%(port)d/secret", "http://[::1]:%(port)d/secret"])
  { fetch(way, {mode: "no-cors"}).catch(() => 0); new Image().src = way; }
window.open("http://localhost:%(port)d/secret");
</script>"""


@needs_browser
def test_a_script_reaches_no_host_but_the_platforms_own(tmp_path: Path) -> None:
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        port = int(request.host.rpartition(":")[2])
        return web.Response(text=PAGE % {"port": port}, content_type="text/html")

    async def run() -> Outcome:
        application = web.Application()
        application.router.add_get("/{path:.*}", answer)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "0.0.0.0", 0).start()  # every spelling of loopback would reach it
        desk = Desk(tmp_path)
        desk.platform(TRAP.format(url=f"http://127.0.0.1:{runner.addresses[0][1]}/"))
        outcome = await desk.scrapy("crawl", "forum")
        await runner.cleanup()
        return outcome

    outcome = asyncio.run(run())
    assert outcome.code == 0, outcome.words
    assert "/secret" not in asked
    assert "/" in asked


def test_the_browser_can_look_up_nothing_but_what_the_guard_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    places = {"forum.example.org": "93.184.215.14", "inside.example.org": "10.0.0.7"}
    monkeypatch.setattr("socket.getaddrinfo", lambda host, *_: [(2, 1, 6, "", (places.get(host, host), 0))])
    assert resolver_rules(["forum.example.org"]) == "MAP forum.example.org 93.184.215.14, MAP * ~NOTFOUND"
    with pytest.raises(Unreachable, match="internal"):
        address_of("inside.example.org")

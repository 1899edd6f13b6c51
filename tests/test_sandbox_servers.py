"""The sandbox's other servers: its command, the shops, the forum for benchmarks, the pages that hurt."""

import asyncio
import json
import re
import signal
import socket
from collections import deque
from datetime import datetime
from http.client import HTTPConnection
from typing import Any

import pytest

from crawlers.browser.found import ABSENT, find_browser
from items import Post
from sandbox import load
from sandbox.hostile import HostileForum
from sandbox.shop import SHOPS, entries
from sandbox.town import Town
from spiders.engine import Site
from spiders.engines import engines
from spiders.link import Link
from spiders.page import Page
from tests.visiting import NOW, get, running, visit
from tests.walk import met


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_prints_its_addresses_and_stops_on_a_signal(number: signal.Signals) -> None:
    with running("sandbox", "serve", "--now", "2026-03-14T12:00:00+00:00") as server:
        assert server.stdout
        rows = [json.loads(server.stdout.readline()) for _ in range(4)]
        assert {row["name"] for row in rows} == {"harbour-board", *SHOPS}
        assert all(get(row["url"])[0] == 200 for row in rows)
        server.send_signal(number)
        rest, words = server.communicate(timeout=15)
    assert (server.returncode, rest, words) == (0, "", "")


def test_serve_says_when_a_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with running("sandbox", "serve", "--port-base", str(taken.getsockname()[1])) as server:
            out, words = server.communicate(timeout=15)
    assert (server.returncode, out) == (2, "")
    assert "choose another --port-base" in words


@pytest.mark.parametrize("name", SHOPS)
def test_every_entry_of_a_shop_can_be_reached(name: str) -> None:
    def look(town: Town) -> set[str]:
        root, seen, queue = town.urls[name], set[str](), deque(["/"])
        while queue:
            path = queue.popleft()
            if path in seen:
                continue
            seen.add(path)
            status, page = get(root.rstrip("/") + path)
            assert status == 200, path
            queue.extend(re.findall(r'href="(/[^"]*)"', page))
        return seen

    reached, offered = visit(look), {f"/entry/{entry.id}" for entry in entries(name, NOW)}
    assert 8 <= len(offered) <= 12
    assert not offered & reached if name == "lantern-dates" else offered <= reached


def test_vacancies_are_job_postings() -> None:
    def look(town: Town) -> list[dict[str, Any]]:
        pages = [get(f"{town.urls['work-exchange']}entry/{entry.id}")[1] for entry in entries("work-exchange", NOW)]
        return [
            json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0]) for page in pages
        ]

    for posting, entry in zip(visit(look), entries("work-exchange", NOW), strict=True):
        assert (posting["@type"], posting["title"]) == ("JobPosting", entry.title)
        assert datetime.fromisoformat(posting["datePosted"]) == entry.published
        assert entry.text in posting["description"]


def test_the_dating_site_shows_nothing_without_a_browser() -> None:
    members = entries("lantern-dates", NOW)
    told = [member for member in members if member.phone]

    def look(town: Town) -> list[str]:
        root = town.urls["lantern-dates"]
        return [get(f"{root}entry/{member.id}")[1] + get(f"{root}api/{member.id}")[1] for member in told]

    shells = visit(lambda town: [get(f"{town.urls['lantern-dates']}entry/{member.id}")[1] for member in members])
    assert not any(member.text in shell for member, shell in zip(members, shells, strict=True))
    assert not any(member.phone in page for member, page in zip(told, visit(look), strict=True))


def test_the_dating_site_works_in_a_browser() -> None:
    playwright = pytest.importorskip("playwright.sync_api")

    def look(town: Town) -> tuple[list[str], str]:
        with playwright.sync_playwright() as player:
            found = find_browser() or pytest.skip(ABSENT)
            browser = player.chromium.launch(executable_path=found)
            page = browser.new_page()
            page.goto(town.urls["lantern-dates"])
            page.wait_for_selector("a.member")
            names = page.locator("a.member").all_inner_texts()
            page.goto(town.urls["lantern-dates"] + "entry/703")
            page.click("button.reveal")
            page.wait_for_selector("p.phone")
            return names, page.inner_text("p.phone")

    members = entries("lantern-dates", NOW)
    assert visit(look) == ([member.title for member in members[:4]], "+1 202 555 0188")


def test_the_load_forum_is_as_large_as_asked_and_is_read() -> None:
    pages = dict(load.pages(120))
    engine = engines()["phpbb"](Site(root="http://127.0.0.1:1/"))
    queue, addresses, found = deque([Link(url="http://127.0.0.1:1/", role="board")]), list[str](), 0
    for address, link in met(engine, queue):
        addresses.append(address)
        path = address.removeprefix("http://127.0.0.1:1")
        body = next(body for known, body in pages.items() if sorted(known.split("&")) == sorted(_order(path)))
        things = list(engine.read(link.role, Page(url=address, source=body.decode(), captured_at=NOW)))
        queue.extend(thing for thing in things if isinstance(thing, Link))
        found += sum(isinstance(thing, Post) for thing in things)
    threads = [path for path in pages if path.startswith("/viewtopic")]
    assert len(addresses) == 120
    assert found == 20 * len(threads)
    assert pages == dict(load.pages(120))


def _order(path: str) -> list[str]:
    """Of a canonical address, whose query is sorted, in the order in which the forum's own links have it."""
    before, _, query = path.partition("?")
    first = sorted(query.split("&"), key=lambda field: field.startswith("start"))
    return (before + ("?" if query else "") + "&".join(first)).split("&")


def test_the_load_server_answers_and_refuses() -> None:
    with running("sandbox.load", "--pages", "30") as server:
        assert server.stdout
        url = json.loads(server.stdout.readline())["url"]
        assert get(url)[0] == get(url + "viewforum.php?f=2")[0] == get(url + "robots.txt")[0] == 200
        assert get(url + "nowhere")[0] == 404
        server.terminate()


HOSTILE = {
    "pdf": (200, "application/pdf", b"%PDF"),
    "picture": (200, "image/png", b"\x89PNG"),
    "mislabelled": (200, "text/html", b"\x89PNG"),
    "defect": (500, "text/html", b"<h1>"),
    "login": (200, "text/html", b"<form"),
    "deep": (200, "text/html", b"<div><div>"),
    "unclosed": (200, "text/html", b"<p>a<p>a"),
    "endless": (200, "text/html", b"<html>"),
    "wrong_charset": (200, "text/html", b"<html>"),
    "bomb": (200, "text/html", b"\x1f\x8b"),
    "large": (200, "text/html", b"xxxx"),
    "slow": (200, "text/html", b"<p>"),
    "inward": (302, "text/plain", b""),
    "to_file": (302, "text/plain", b""),
    "around": (302, "text/plain", b""),
}


def test_hostile_pages_are_what_they_say_and_leave_nothing_behind() -> None:
    def begin(port: int, name: str) -> tuple[int, str, bytes]:
        """Status, type and first bytes; the rest is left lying, as by a crawler that has had enough."""
        client = HTTPConnection("127.0.0.1", port, timeout=20)
        client.request("GET", f"/viewtopic.php?t={name}")
        answer = client.getresponse()
        kind, body = answer.headers.get_content_type(), answer.read(len(HOSTILE[name][2]))
        client.close()
        return answer.status, kind, body

    async def run() -> dict[str, tuple[int, str, bytes]]:
        async with HostileForum(*HOSTILE) as forum:
            port = int(forum.url.split(":")[2].strip("/"))
            seen = {name: await asyncio.to_thread(begin, port, name) for name in HOSTILE}
            assert len(forum.requests) == len(HOSTILE)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return seen

    assert asyncio.run(run()) == HOSTILE

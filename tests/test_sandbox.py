"""The town is what it says: read by its engine to exactly its truth, the same for the same moment."""

import asyncio
import json
import re
import socket
from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from extractors.passage import Passage
from extractors.selectors import find
from items import Document, Post, Profile
from sandbox import truth
from sandbox.shop import SHOPS
from sandbox.town import Town, write_platforms
from settings.knobs import ROOT
from spiders.engine import Site
from spiders.engines import engines
from spiders.link import Link
from spiders.page import Page
from spiders.platform import load as load_platform
from tests.visiting import NOW, get, visit
from tests.walk import met


@dataclass
class Walk:
    documents: list[Document] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)


def walk(root: str, profiles: bool = False) -> Walk:
    """The forum as a crawl without cookies reads it."""
    engine = engines()["phpbb"](Site(root=root, profiles=profiles))
    walked, queue = Walk(), deque([Link(url=root + "index.php", role="board")])
    for address, link in met(engine, queue):
        status, source = get(address)
        walked.statuses[status] += 1
        page = Page(url=address, source=source, captured_at=NOW, status=status, carry=link.carry)
        walked.states[engine.state(page)] += 1
        if engine.state(page) == "open":
            found = list(engine.read(link.role, page))
            queue.extend(thing for thing in found if isinstance(thing, Link))
            walked.documents += [thing for thing in found if isinstance(thing, Document)]
    return walked


def plain(post: Document) -> dict[str, Any]:
    assert isinstance(post, Post)
    assert post.thread
    assert post.author
    return {
        "native_id": post.native_id,
        "thread": post.thread.native_id,
        "title": post.thread.title,
        "position": post.position,
        "author": post.author.name,
        "text": post.text,
        "quotes": list(post.quotes),
        "published": post.published.isoformat() if post.published else None,
        "edited": post.edited.isoformat() if post.edited else None,
    }


def posts() -> list[dict[str, Any]]:
    rows = [row for row in truth.rows(NOW) if row.pop("is") == "post"]
    return [{key: row[key] for key in row if key != "platform"} for row in rows]


def one_line(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "quotes": [" ".join(quote.split()) for quote in row["quotes"]]}


def test_the_forum_is_read_to_exactly_its_truth() -> None:
    walked, asked = visit(lambda town: (walk(town.urls["harbour-board"]), list(town.requests)))
    by_id = lambda row: int(row["native_id"])  # noqa: E731
    assert sorted(map(one_line, map(plain, walked.documents)), key=by_id) == sorted(map(one_line, posts()), key=by_id)
    assert set(walked.statuses) == {200}
    assert walked.states == {"open": len(asked) - 1, "login": 1}
    assert len({request.path for request in asked}) == len(asked)


def test_members_are_read_as_they_are() -> None:
    walked = visit(lambda town: walk(town.urls["harbour-board"], profiles=True))
    found = [document for document in walked.documents if isinstance(document, Profile)]
    public = {post.author for _, post in truth.public_posts(NOW)}
    expected = {row["id"]: row for row in truth.profiles(NOW) if row["name"] in public}
    assert {profile.native_id for profile in found} == expected.keys()
    for profile in found:
        row = expected[profile.native_id]
        assert profile.author
        assert (profile.author.name, profile.text) == (row["name"], row["signature"])
        assert profile.facts.get("Location", "") == row["location"]


def test_the_private_board_is_nowhere() -> None:
    private = [(thread, post) for thread, post in truth.private_posts(NOW)]
    paths = {f"viewtopic.php?t={thread.id}" for thread, _ in private} | {f"viewtopic.php?p={private[0][1].id}"}
    paths |= {"viewforum.php?f=6", "viewtopic.php?t=11&view=print", "", *(f"viewforum.php?f={n}" for n in range(1, 6))}
    pages = visit(lambda town: [get(town.urls["harbour-board"] + path)[1] for path in sorted(paths)])
    assert private
    assert not any("Private:" in page for page in pages)


def test_the_town_is_the_size_it_should_be() -> None:
    public, written = list(truth.public_posts(NOW)), truth.written(NOW)
    ages = [(NOW.date() - post.published.date()).days for _, post in public]
    assert 250 <= len(public) <= 400
    assert min(ages) == 0
    assert {0, 1} <= set(ages)
    assert max(post.published for _, post in public) <= NOW
    assert len([thread for thread in written if not thread.lawful]) >= 8
    assert len([thread for thread in written if thread.lawful]) >= 10
    assert len({thread.id for thread, _ in public}) >= 40


def test_what_is_told_of_selectors_is_written_there() -> None:
    for thread in truth.written(NOW):
        found = {(one.kind, one.value) for post in thread.posts for one in find(Passage(text=post.text, region="US"))}
        assert found == set(thread.selectors), thread.title


def test_only_reserved_numbers_and_hosts_are_used() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "sandbox" / "content").glob("*.yml"))
    for number in re.findall(r"\+?[\d][\d ()-]{8,}\d", text):
        digits = re.sub(r"\D", "", number)
        assert re.fullmatch(r"1?20255501\d\d|447700900\d{3}", digits), number
    assert set(re.findall(r"[\w-]+\.(?:org|com|net)\b", text)) == {"example.org"}


def test_the_same_moment_makes_the_same_town() -> None:
    def pages(town: Town) -> list[tuple[int, str]]:
        paths = ("index.php", "viewforum.php?f=2", "viewtopic.php?t=11", "memberlist.php?mode=viewprofile&u=50")
        board = [get(town.urls["harbour-board"] + path, Cookie="phpbb3_lport_sid=" + "a" * 32) for path in paths]
        return board + [get(town.urls[name]) for name in SHOPS]

    assert visit(pages) == visit(pages)
    assert list(truth.rows(NOW)) == list(truth.rows(NOW))
    assert visit(pages) != visit(pages, now=datetime(2026, 4, 1, tzinfo=UTC))


def test_a_session_stands_in_links_until_the_client_keeps_cookies() -> None:
    def look(town: Town) -> tuple[str, str, str, str]:
        url = town.urls["harbour-board"]
        own = "b" * 32
        fresh = (get(url)[1], get(url)[1])
        return *fresh, get(url + f"?sid={own}")[1], get(url, Cookie=f"phpbb3_lport_sid={own}")[1]

    first, second, carried, kept = visit(look)
    sessions = [set(re.findall(r"sid=(\w+)", page)) for page in (first, second, carried, kept)]
    assert [len(found) for found in sessions] == [1, 1, 1, 0]
    assert sessions[0] != sessions[1]
    assert sessions[2] == {"b" * 32}


def test_other_views_of_a_thread() -> None:
    thread = max((thread for thread, _ in truth.public_posts(NOW)), key=lambda one: len(one.posts))

    def look(town: Town) -> dict[str, tuple[int, str]]:
        views = {"print": "&view=print", "newest": "&sk=t&sd=d", "beyond": "&start=9990", "odd": "&start=x"}
        url = town.urls["harbour-board"] + "viewtopic.php?"
        pages = {name: get(f"{url}t={thread.id}{query}") for name, query in views.items()}
        return pages | {"permalink": get(f"{url}p={thread.posts[14].id}"), "gone": get(f"{url}t=9999")}

    pages = visit(look)
    shown = {
        name: [int(n) for n in re.findall(r'<div id="p(\d+)" class="post', page)] for name, (_, page) in pages.items()
    }
    ids = [post.id for post in thread.posts]
    assert shown["permalink"] == ids[10:20]
    assert shown["newest"] == ids[::-1][:10]
    assert shown["beyond"] == ids[len(ids) // 10 * 10 :]
    assert shown["odd"] == ids[:10]
    assert shown["print"] == []
    assert thread.posts[9].text.split("\n")[0].split("'")[0] in pages["print"][1]
    assert {name: status for name, (status, _) in pages.items() if status != 200} == {"gone": 404}


def test_nothing_is_left_when_the_town_closes() -> None:
    async def run() -> list[str]:
        async with Town(now=NOW) as town:
            await asyncio.gather(*(asyncio.to_thread(get, url) for url in town.urls.values()))
            urls = list(town.urls.values())
            assert {request.platform for request in town.requests} == set(town.urls)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return urls

    for url in asyncio.run(run()):
        with socket.socket() as free:
            assert free.connect_ex(("127.0.0.1", int(url.split(":")[2].strip("/")))) != 0


def test_the_request_log_counts_every_request(tmp_path: Path) -> None:
    def look(town: Town) -> list[tuple[str, str, int]]:
        url = town.urls["harbour-board"]
        get(url + "robots.txt")
        get(url + "nowhere?a=b")
        with pytest.raises(HTTPError):
            urlopen(Request(url + "ucp.php", method="POST", data=b"username=a"), timeout=20)
        return [(request.method, request.path, request.status) for request in town.requests]

    log = tmp_path / "requests.jsonl"
    expected = [("GET", "/robots.txt", 200), ("GET", "/nowhere?a=b", 404), ("POST", "/ucp.php", 405)]
    assert visit(look, log=log) == expected
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [(row["method"], row["path"], row["status"]) for row in rows] == expected


def test_platform_files_are_ready_to_run(tmp_path: Path) -> None:
    names = visit(lambda town: write_platforms(town.urls, tmp_path))
    assert names == ["harbour-board", "lantern-dates", "market-hall", "work-exchange"]
    assert all(load_platform(tmp_path / f"{name}.yml").expect.min.items for name in names)
    platform = load_platform(tmp_path / "harbour-board.yml")
    assert (platform.engine, platform.delay) == ("phpbb", 0)
    assert platform.expect.min.items <= len(list(truth.public_posts(NOW)))

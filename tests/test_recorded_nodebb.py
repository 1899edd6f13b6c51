"""Recorded NodeBB pages, HTML and JSON, against what a perfect reader returns."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from items import Post, Profile
from spiders.engine import Engine, Site
from spiders.engines import engines
from spiders.identify import identify
from spiders.link import Link
from spiders.page import Page
from tests.test_recorded_sites import _f1, _plain

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages" / "nodebb"
TWINS = {"api_thread_list": "thread_list", "api_thread": "thread", "api_profile": "profile", "api_index": "board_index"}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="recorded pages are not beside this project")


@cache
def _truth() -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    return truth


def _engine(api: bool) -> Engine:
    return engines()["nodebb"](Site(root=f"{_truth()['base']}/", options={"api": api}))


def _pages(*kinds: str) -> Iterator[tuple[Page, Any, Engine]]:
    """(page, what it holds, the engine that reads it) for every recording of a kind, answers beside their pages."""
    held = {_path(facts["url"]): facts["expected"] for facts in _truth()["pages"] if facts["expected"]}
    for facts in _truth()["pages"]:
        kind = TWINS.get(facts["kind"], facts["kind"])
        if kind in kinds and facts["status"] == 200:
            source = (FOLDER / facts["file"]).read_text(encoding="utf-8")
            page = Page(url=facts["final_url"], source=source, captured_at=datetime.fromisoformat(facts["captured_at"]))
            yield page, held[_path(facts["url"])], _engine(page.is_json)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path.removeprefix("/api") + f"?{parts.query}")


def _links(engine: Engine, page: Page, role: str) -> list[str]:
    found = [thing for thing in engine.read("board", page) if isinstance(thing, Link)]
    return [unquote(urlsplit(link.url).path) for link in found if link.role == role]


def test_index_leads_to_every_public_board() -> None:
    for page, held, engine in _pages("board_index"):
        expected = [board["url"] for board in held["forums"]]
        assert set(expected) <= set(_links(engine, page, "board")), page.url


def test_lists_lead_to_every_topic_with_its_last_date() -> None:
    for page, held, engine in _pages("thread_list"):
        expected = [topic["url"] for topic in held["topics"]]
        assert _links(engine, page, "thread") == expected, page.url
        for link in engine.read("board", page):
            assert not isinstance(link, Link) or link.role != "thread" or link.changed is not None


def test_every_post_is_read_as_the_truth_says() -> None:
    count = 0
    for page, held, engine in _pages("thread"):
        posts = [thing for thing in engine.read("thread", page) if isinstance(thing, Post)]
        assert [post.native_id for post in posts] == [str(gold["id"]) for gold in held["posts"]], page.url
        for post, gold in zip(posts, held["posts"], strict=True):
            count += 1
            assert post.author
            assert _plain(post.author.name) == _plain(gold["author"])
            assert post.position == gold["position"]
            assert post.published == datetime.fromisoformat(gold["date"])
            assert post.edited is None
            assert _f1(gold["body_text"], post.text) >= 0.99, (page.url, post.text, gold["body_text"])
            assert bool(post.quotes) == bool(gold["quotes"])
            assert post.thread
            assert post.thread.native_id == str(held["topic"]["id"])
            assert post.thread.title == held["topic"]["title"]
            assert unquote(urlsplit(post.thread.url or "").path) == held["topic"]["url"]
    assert count > 170


def test_answers_and_pages_give_the_same_posts() -> None:
    read = {}
    for page, _, engine in _pages("thread"):
        posts = [thing for thing in engine.read("thread", page) if isinstance(thing, Post)]
        read[page.is_json, _path(page.url)] = [
            (post.native_id, post.text, post.quotes, post.author, post.published, post.hyperlinks) for post in posts
        ]
    twins = [path for is_json, path in read if is_json]
    assert len(twins) == 2
    for path in twins:
        assert read[True, path] == read[False, path]


def test_every_page_of_a_topic_is_reached() -> None:
    for page, held, engine in _pages("thread"):
        links = [thing for thing in engine.read("thread", page) if isinstance(thing, Link)]
        addresses = {engine.canonical(link.url) for link in links} | {engine.canonical(page.url)}
        assert len(addresses) == held["topic"]["pages"], page.url


def test_profiles() -> None:
    for page, held, engine in _pages("profile"):
        [profile] = engine.read("profile", page)
        assert isinstance(profile, Profile)
        assert profile.author
        assert profile.author.name == held["username"]
        assert profile.native_id == str(held["id"])
        if page.is_json:  # a guest is shown no signature on the page
            assert held["signature"] in profile.text


def test_private_pages_are_login_walls() -> None:
    walls = [facts for facts in _truth()["pages"] if facts["kind"].startswith("login")]
    assert len(walls) >= 3
    for facts in walls:
        source = (FOLDER / facts["file"]).read_text(encoding="utf-8")
        when = datetime.fromisoformat(facts["captured_at"])
        for url in (facts["url"], facts["final_url"]):
            assert _engine(api=False).state(Page(url=url, source=source, captured_at=when)) == "login"


def test_is_recognised_and_no_other_engine_claims_it() -> None:
    for page, _, _ in _pages("board_index", "thread_list", "thread", "profile"):
        if not page.is_json:
            assert [found.engine for found in identify(page, engines().values()) if found.sure] == ["nodebb"], page.url

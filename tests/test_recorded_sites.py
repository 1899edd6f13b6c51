"""Whole recorded forums walked as a crawl walks them, without a network, against what a perfect reader returns."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from math import ceil
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from items import Post
from spiders.engine import Site
from spiders.engines import engines
from spiders.identify import identify
from spiders.page import Page
from tests.walk import DATA, Walk, walked

STARTS = {"phpbb": "/index.php", "mybb": "/", "fluxbb": "/", "smf": "/index.php", "bbpress": "/forums/"}

pytestmark = pytest.mark.skipif(not (DATA / "sites").is_dir(), reason="recorded sites are not beside this project")


def _walked(name: str) -> Walk:
    return walked(name, STARTS[name], "board")


@cache
def _truth(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((DATA / "pages" / name / "truth.json").read_text(encoding="utf-8"))
    return truth


def _gold(name: str) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    topics = (topic for topic in _truth(name)["topics"] if not topic["private"])
    return {str(post["id"]): (topic, post) for topic in topics for post in topic["posts"]}


def _pairs(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any], Post]]:
    gold = _gold(name)
    return ((*gold[post.native_id], post) for post in _walked(name).posts if post.native_id in gold)


def _share(flags: list[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0


def _f1(expected: str, found: str) -> float:
    gold, got = (Counter(re.findall(r"\w+", text.casefold())) for text in (expected, found))
    total = sum(gold.values()) + sum(got.values())
    return 2 * sum((gold & got).values()) / total if total else 1.0


def _needed(name: str) -> int:
    """Index, list pages and thread pages that any reader has to fetch."""
    truth = _truth(name)
    topics: list[dict[str, Any]] = [topic for topic in truth["topics"] if not topic["private"]]
    boards = Counter(topic["board"] for topic in topics)
    lists = [ceil(count / int(truth["topics_per_page"])) for count in boards.values()]
    threads = [ceil(len(topic["posts"]) / int(truth["posts_per_page"])) for topic in topics]
    return 1 + sum(lists) + sum(threads)


FORUMS = pytest.mark.parametrize("name", sorted(STARTS))


@FORUMS
def test_every_public_post_is_read_once(name: str) -> None:
    ids = [post.native_id for post in _walked(name).posts]
    gold = _gold(name)
    assert len(set(ids) & set(gold)) / len(gold) >= 0.999
    assert len(set(ids) & set(gold)) / len(set(ids)) >= 0.999
    assert len(ids) == len(set(ids))


@FORUMS
def test_no_private_post_is_read(name: str) -> None:
    private = {str(post["id"]) for topic in _truth(name)["topics"] if topic["private"] for post in topic["posts"]}
    assert not private & {post.native_id for post in _walked(name).posts}


@FORUMS
def test_author_thread_and_position(name: str) -> None:
    pairs = list(_pairs(name))
    assert (
        _share([_plain(post.author.name if post.author else "") == _plain(gold["author"]) for _, gold, post in pairs])
        >= 0.999
    )
    assert _share([post.position == gold["position"] for _, gold, post in pairs]) >= 0.999
    threads = [(topic, post.thread) for topic, _, post in pairs if post.thread]
    assert len(threads) == len(pairs)
    assert _share([thread.native_id == str(topic["id"]) for topic, thread in threads]) >= 0.999
    assert _share([_path(thread.url) == _path(topic["url"]) for topic, thread in threads]) >= 0.999
    assert _share([_plain(thread.title or "") == _plain(topic["title"]) for topic, thread in threads]) >= 0.999


@FORUMS
def test_own_text_without_quotes_and_signatures(name: str) -> None:
    scores = [_f1(gold["body_text"], post.text) for _, gold, post in _pairs(name)]
    assert sum(scores) / len(scores) >= 0.99
    quoted = [bool(post.quotes) == bool(gold["quotes"]) for _, gold, post in _pairs(name)]
    assert _share(quoted) >= 0.99


@FORUMS
def test_published_within_a_minute(name: str) -> None:
    """Posts of the two days before the recording print dates relative to another capture than the truth's."""
    captured = max(
        datetime.fromisoformat(page["captured_at"]) for page in _truth(name)["pages"] if "captured_at" in page
    )
    dated = [(datetime.fromisoformat(gold["date"]), post) for _, gold, post in _pairs(name)]
    old = [(date, post.published or date.max) for date, post in dated if date < captured - timedelta(days=2)]
    assert _share([abs(got.replace(tzinfo=UTC) - date) <= timedelta(seconds=60) for date, got in old]) >= 0.99
    assert _share([post.published is not None for _, post in dated]) >= 0.99


@FORUMS
def test_no_page_is_fetched_needlessly(name: str) -> None:
    walk = _walked(name)
    assert len(walk.fetched) / _needed(name) <= 1.15, walk.fetched[:20]
    assert not walk.missing
    assert not walk.unreadable


def _singles(name: str, *kinds: str) -> Iterator[Page]:
    """Single pages recorded beside the sites, those that a guest was answered with 200."""
    for facts in _truth(name)["pages"]:
        if facts["kind"] in kinds and facts["status"] == 200:
            source = (DATA / "pages" / name / facts["file"]).read_text(encoding="utf-8", errors="replace")
            yield Page(url=facts["url"], source=source, captured_at=datetime.fromisoformat(facts["captured_at"]))


@FORUMS
def test_walls_and_soft_404s_yield_no_post(name: str) -> None:
    engine, walk = engines()[name](Site(root="http://127.0.0.1/")), Walk()
    for page in _singles(name, "login_required_forum", "login_required_thread", "not_found"):
        found = walk.read(engine, engine.role(page.url) or "thread", page)
        assert not [thing for thing in found if isinstance(thing, Post)]
    for page in _singles(name, "login_required_thread", "not_found"):
        assert engine.state(page) != "open", page.url


@FORUMS
def test_is_recognised_and_no_other_engine_claims_it(name: str) -> None:
    for page in _singles(name, "board_index", "thread_list", "thread"):
        sure = [found.engine for found in identify(page, engines().values()) if found.sure]
        assert sure == [name], page.url


def _plain(name: str) -> str:
    return name.strip().replace("’", "'")


def _path(url: str | None) -> str:
    parts: Mapping[str, str] = urlsplit(url or "")._asdict()
    return unquote(parts["path"] + "?" + parts["query"]).rstrip("/")

"""Answers of forum APIs that are broken or lie: an engine reads what it can and raises nothing but Unreadable."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spiders.engine import Site
from spiders.engines import engines
from spiders.link import Link
from spiders.page import Page, Unreadable
from tests.recorded import Recorded, recorded

ANSWERS = [page for page in recorded() if page.facts["file"].startswith("api_")]
TIMES = ("9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "2026-13-45", "1" * 400)
WRONG: tuple[Any, ...] = (
    *TIMES,
    None,
    True,
    -1,
    0,
    10**30,
    1.5,
    float("inf"),
    "",
    "[[",
    "http://[",
    "\ud800",
    [],
    [[]],
    [None],
    {},
    {"": {}},
)
ROLES = ("board", "thread", "profile")


def _read(name: str, url: str, source: str, role: str) -> list[object]:
    engine = engines()[name](Site(root="https://forum.example.org/", profiles=True))
    page = Page(url=url, source=source, captured_at=datetime(2026, 3, 14, 12, tzinfo=UTC))
    try:
        engine.state(page)
        found: list[object] = list(engine.read(role, page))
    except Unreadable:
        return []
    for thing in found:
        if isinstance(thing, Link):
            engine.canonical(thing.url)
    return found


def _spoilt(value: Any) -> Iterator[Any]:
    """The answer with each field, at any depth, left out or replaced by something else."""
    if isinstance(value, dict):
        for key in value:
            yield {name: inner for name, inner in value.items() if name != key}
            yield from ({**value, key: wrong} for wrong in WRONG)
            yield from ({**value, key: inner} for inner in _spoilt(value[key]))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from ([*value[:place], other, *value[place + 1 :]] for other in _spoilt(inner))


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_every_field_may_be_missing_or_wrong(answer: Recorded) -> None:
    for spoilt in _spoilt(_shortened(json.loads(answer.page.source))):
        _read(answer.engine, answer.page.url, json.dumps(spoilt), answer.facts["role"])


def _shortened(value: Any) -> Any:
    """Long lists of numbers and pages say the same over and over."""
    if isinstance(value, dict):
        return {key: _shortened(inner) for key, inner in value.items()}
    return [_shortened(inner) for inner in value[:2]] if isinstance(value, list) else value


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize("name", ["nodebb", "discourse", "flarum"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(value=JSON)
def test_any_json_is_read_or_unreadable(name: str, value: object) -> None:
    for role in ROLES:
        _read(name, "https://forum.example.org/x", json.dumps(value), role)


@pytest.mark.parametrize("name", ["nodebb", "discourse", "flarum"])
@pytest.mark.parametrize("source", ["{", "[" * 100_000, '{"a":' * 100_000, "{}", "[]", "\ufeff{}", '"/category/5"', ""])
def test_what_is_no_answer_is_unreadable(name: str, source: str) -> None:
    for role in ROLES:
        assert not [thing for thing in _read(name, "https://forum.example.org/x", source, role) if thing]


def test_a_claim_of_a_billion_pages_is_followed_a_little() -> None:
    posts = [{"pid": 1, "content": "<p>x</p>", "index": 0}]
    answer = {"tid": 1, "posts": posts, "pagination": {"pageCount": 10**9}}
    found = _read("nodebb", "https://forum.example.org/api/topic/1", json.dumps(answer), "thread")
    assert 1 < len(found) < 100
    stream = {"posts": [{"id": 1, "cooked": "<p>x</p>"}], "stream": []}
    answer = {"id": 1, "posts_count": 10**15, "chunk_size": 1, "post_stream": stream}
    found = _read("discourse", "https://forum.example.org/t/1.json", json.dumps(answer), "thread")
    assert 1 < len(found) < 100


def test_a_next_page_that_is_no_later_one_is_not_followed() -> None:
    for following in ("/api/posts?page[offset]=20", "/api/posts?page[offset]=10", "/api/posts", "?page[offset]=-1"):
        answer = {"data": [{"type": "posts", "id": "1"}], "links": {"next": following}}
        url = "https://forum.example.org/api/posts?filter[discussion]=1&page[offset]=20"
        assert not [thing for thing in _read("flarum", url, json.dumps(answer), "thread") if isinstance(thing, Link)]


def test_addresses_in_answers_lead_nowhere_else() -> None:
    for slug in ("//evil.example.com/", "../../../x", "https://evil.example.com/", "1/a?x=1#y", "\\\\evil.example.com"):
        answer = {"topics": [{"slug": slug, "id": 1}], "topic_list": {"topics": [{"id": slug, "slug": slug}]}}
        discussion = {"type": "discussions", "id": "1", "attributes": {"slug": slug}}
        for name, value in (("nodebb", answer), ("discourse", answer), ("flarum", {"data": [discussion]})):
            for thing in _read(name, "https://forum.example.org/x", json.dumps(value), "board"):
                assert isinstance(thing, Link)
                assert thing.url.startswith("https://forum.example.org/")

"""Communities: addresses that are one page, counts as shown, APIs' next pages, whom a group addresses."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from items import Post
from spiders.communities.addressed import addressed
from spiders.communities.engines.lemmy import markdown, next_page, unquoted
from spiders.communities.engines.mastodon import older
from spiders.communities.stream import compact_number
from spiders.engine import Site
from spiders.engines import engines
from spiders.link import Link
from spiders.page import Page, Unreadable

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("engine", "url", "expected"),
    [
        ("buddypress", "https://c.example.org/members/", "https://c.example.org/members/"),
        ("buddypress", "https://c.example.org/members/?upage=1", "https://c.example.org/members/"),
        ("buddypress", "https://c.example.org/members/?members_search=a", None),
        ("buddypress", "https://c.example.org/members/ann/", "https://c.example.org/members/ann/profile/"),
        ("buddypress", "https://c.example.org/wp/members/ann", "https://c.example.org/wp/members/ann/profile/"),
        ("buddypress", "https://c.example.org/members/ann/messages/", None),
        ("buddypress", "https://c.example.org/members/ann/activity/", None),
        ("buddypress", "https://c.example.org/activity/p/9/", None),
        ("buddypress", "https://c.example.org/activity/feed/", None),
        (
            "buddypress",
            "https://c.example.org/activity/?acpage=3&offset_lower=8",
            "https://c.example.org/activity/?acpage=3",
        ),
        ("buddypress", "https://c.example.org/groups/bikes/home/", "https://c.example.org/groups/bikes/"),
        ("buddypress", "https://c.example.org/wp-login.php", None),
        ("telegram_preview", "https://t.me/s/name", "https://t.me/s/name"),
        ("telegram_preview", "https://t.me/s/name?before=41", "https://t.me/s/name?before=41"),
        ("telegram_preview", "https://t.me/s/name?after=41", None),
        ("telegram_preview", "https://t.me/s/name?q=%23rooms", None),
        ("telegram_preview", "https://t.me/name/41", None),
        ("mastodon", "https://s.example.org/@ann", None),
        (
            "mastodon",
            "https://s.example.org/api/v1/timelines/tag/x?limit=40&since_id=4",
            "https://s.example.org/api/v1/timelines/tag/x?limit=40",
        ),
        ("lemmy", "https://l.example.org/post/5", None),
        ("wall", "https://w.example.org/photo.JPG", None),
    ],
)
def test_one_page_one_address(engine: str, url: str, expected: str | None) -> None:
    found = engines()[engine](Site(root="https://x.example.org/"))
    assert found.canonical(url) == expected
    assert expected is None or found.canonical(expected) == expected


@pytest.mark.parametrize(
    ("engine", "url", "start"),
    [
        ("telegram_preview", "https://t.me/s/name", {"board": ["/s/name"]}),
        ("mastodon", "https://s.example.org/tags/rooms", {"board": ["/api/v1/timelines/tag/rooms?limit=40"]}),
        ("mastodon", "https://s.example.org/@ann", {"profile": ["/api/v1/accounts/lookup?acct=ann"]}),
        ("lemmy", "https://l.example.org/c/rooms", {"profile": ["/api/v3/community?name=rooms"]}),
        ("buddypress", "https://c.example.org/members/", {"listing": ["/members/"]}),
    ],
)
def test_where_a_crawl_begins_at_an_address_that_a_person_sees(engine: str, url: str, start: object) -> None:
    root, found = engines()[engine].entry(url)
    assert found == start
    assert root.count("/") == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2K", 1200), ("3.1M", 3_100_000), ("2", 2), ("1,234", 1234), ("1\u202f234 views", 1234), ("3,1 тыс.", 3100),
        ("2,1 млн", 2_100_000), ("12 345 подписчиков", 12_345), ("1.K", 1000), ("", None), ("many", None),
    ],
)  # fmt: skip
def test_counts_as_shown(text: str, expected: int | None) -> None:
    assert compact_number(text) == expected


def test_the_next_page_of_an_api() -> None:
    assert older("https://s.example.org/a?limit=40&max_id=9", "7") == "https://s.example.org/a?limit=40&max_id=7"
    assert next_page("https://l.example.org/a?limit=50") == "https://l.example.org/a?limit=50&page=2"
    assert next_page("https://l.example.org/a?page=9&limit=50") == "https://l.example.org/a?limit=50&page=10"


def test_an_empty_page_of_a_timeline_ends_it() -> None:
    engine = engines()["mastodon"](Site(root="https://s.example.org/"))
    page = Page(url="https://s.example.org/api/v1/timelines/tag/x", source="[]", captured_at=NOW)
    assert not list(engine.read("board", page))


@pytest.mark.parametrize("name", ["mastodon", "lemmy"])
@pytest.mark.parametrize("role", ["board", "thread", "profile"])
@pytest.mark.parametrize("source", ["", "null", "7", "{}", '[{"id": []}]', '{"posts": 3}', '{"descendants": {"a": 1}}'])
def test_answers_that_are_none_are_unreadable_or_empty(name: str, role: str, source: str) -> None:
    url = "https://s.example.org/api/v1/statuses/7/context"
    page = Page(url=url, source=source, captured_at=NOW)
    with suppress(Unreadable):
        assert not list(engines()[name](Site(root="https://s.example.org/")).read(role, page))


def test_full_pages_of_comments_lead_to_the_next() -> None:
    comment = {"comment": {"id": 5, "content": "x", "path": "0.5"}, "post": {"id": 1}, "creator": {"name": "ann"}}
    page = Page(
        url="https://l.example.org/api/v3/comment/list?post_id=1",
        source=json.dumps({"comments": [comment] * 50}),
        captured_at=NOW,
    )
    *posts, link = engines()["lemmy"](Site(root="https://l.example.org/")).read("thread", page)
    assert isinstance(link, Link)
    assert link.url.endswith("post_id=1&page=2")
    assert all(isinstance(post, Post) for post in posts)


def test_markdown_keeps_its_words_and_tells_its_links_and_quotations() -> None:
    own, quotes = unquoted("> asked\n> twice\nSee https://example.org/a.\n\n> more\n")
    words = markdown(own)
    assert quotes == ("asked\ntwice", "more")
    assert [words.text[link.start : link.end] for link in words.hyperlinks] == ["https://example.org/a"]


@pytest.mark.parametrize(
    ("title", "origin", "destination", "service"),
    [
        ("Ukrainians in Germany: housing and jobs", "UA", "DE", "housing work"),
        ("Українці у Великій Британії | житло", "UA", "GB", "housing"),
        ("Работа в Польше для украинцев", "UA", "PL", "work"),
        ("Попутчики из Украины в Польшу", "UA", "PL", "transport"),
        ("Praca w Niemczech dla Ukraińców", "UA", "DE", "work"),
        ("Ukrainer in der Schweiz – Wohnungen", "UA", "CH", "housing"),
        ("Români în Italia - locuri de muncă", "RO", "IT", "work"),
        ("德国华人求职租房", "CN", "DE", "work housing"),
        ("华人在波兰", "CN", "PL", ""),
        ("Chinese in Dubai", "CN", "AE", ""),
        ("Chinese community in Thailand: visas", "CN", "TH", "documents"),
        ("Polish food lovers", "", "", ""),
        ("The best of Turkey recipes", "", "", ""),
        ("Made in China deals", "", "", ""),
        ("News from Ukraine", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_whom_a_group_addresses(title: str, origin: str, destination: str, service: str) -> None:
    wanted = {"origin": origin.split(), "destination": destination.split(), "service": service.split()}
    assert addressed(title, "") == {name: values for name, values in wanted.items() if values}


def test_a_description_is_asked_for_what_the_title_leaves_open() -> None:
    assert addressed("Jobs", "How does this work? For people from Moldova who go to Italy.") == {
        "service": ["work"],
        "origin": ["MD"],
        "destination": ["IT"],
    }
    assert addressed("Friends", "How does this work? Rent is paid.") == {}

"""What all forum engines share: numbers as posts print them, times, and posts within posts."""

import time
from datetime import UTC, datetime

import pytest

from spiders.engine import Site
from spiders.engines import engines
from spiders.forums.markup import ForumMarkup, from_unix, ordinal
from spiders.page import Page, Unreadable

MARKUP = sorted(name for name, engine in engines().items() if issubclass(engine, ForumMarkup))


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("#1,204", 1204),
        ("#1.204", 1204),
        ("Post #2 of 7", 2),
        ("5#", 5),
        ("21", 21),
        ("Opener", None),
        ("", None),
        ("#", None),
    ],
)
def test_place_in_the_thread(printed: str, number: int | None) -> None:
    assert ordinal(printed) == number


@pytest.mark.parametrize("seconds", ["", "soon", "-5", "99999999999999", "1e9", "²"])
def test_only_unix_time_is_unix_time(seconds: str) -> None:
    assert from_unix(seconds) == ""
    assert from_unix("1772359200") == "2026-03-01T10:00:00+00:00"


def page(source: str) -> Page:
    return Page(url="https://forum.example.org/", source=source, captured_at=datetime(2026, 3, 5, tzinfo=UTC))


def test_outermost_leaves_out_what_lies_in_a_match() -> None:
    found = page("<q id=a><b><q id=b></q></b><q id=c></q></q><b><q id=d><q id=e></q></q></b><q id=f></q>").outermost(
        "q"
    )
    assert [node.attr("id") for node in found] == ["a", "d", "f"]


@pytest.mark.parametrize("name", MARKUP)
def test_posts_nested_in_posts_are_read_in_linear_time(name: str) -> None:
    """Each of 900 posts holds the next one and, in the last, a long text: read once, not 900 times."""
    boxes = {
        "discuz": "<table id='pid{0}'><tbody><tr><td id='postmessage_{0}'>",
        "invision": "<article id='elComment_{0}'><div data-role='commentContent'><blockquote class='ipsQuote'>",
        "vbulletin": "<div id='edit{0}'><div id='post_message_{0}'>",
        "xenforo": "<article id='js-post-{0}'><div class='message-body'>",
        "phpbb": "<div class='post' id='p{0}'><div class='content'><blockquote>",
        "mybb": "<div class='post' id='post_{0}'><div class='post_body'><blockquote>",
    }
    box = boxes.get(
        name, "<div class='post windowbg blockpost' id='p{0}'><div class='inner content postmsg' id='msg_{0}'>"
    )
    source = "".join(box.format(number) for number in range(900)) + "<p>word" * 40_000
    engine, began = engines()[name](Site(root="https://forum.example.org/")), time.process_time()
    try:
        engine.state(page(source))
        found = list(engine.read("thread", page(source)))
    except Unreadable:
        found = []
    assert len(found) <= 2
    assert time.process_time() - began < 10

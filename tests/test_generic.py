"""Unknown software: what structure finds on invented pages, how sure it says it is, and that nothing makes it raise."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from items import Post
from spiders.engine import Site
from spiders.engines import engines
from spiders.generic.outline import Outline
from spiders.generic.pager import pager
from spiders.generic.place import Place, same_list, shape
from spiders.generic.words import never
from spiders.identify import choose, identify
from spiders.link import Link
from spiders.page import Page, Unreadable

PAGES = Path(__file__).parent / "pages" / "generic"
ROOT = "https://forum.example.org/"
NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
TAGS = "div span p a b td tr table ul li time blockquote h2 form".split()
WORDS = [
    "12.03.2026 10:30",
    "3 hours ago",
    "Ana",
    "Reply",
    "2",
    "next",
    "gestern",
    "Some words of a post, long enough.",
]


def page(html: str, url: str = ROOT) -> Page:
    return Page(url=url, source=html, captured_at=NOW)


def next_of(html: str, url: str = ROOT + "list") -> str:
    return pager(Outline(page(html, url))).next


@pytest.mark.parametrize("file", ["board_de.html", "thread_table_fr.html", "thread_es.html"])
def test_is_chosen_where_no_engine_is_sure(file: str) -> None:
    found = identify(page((PAGES / file).read_text(encoding="utf-8")), engines().values())
    chosen = choose(found)
    assert chosen
    assert (chosen.engine, chosen.sure) == ("generic", False)
    assert chosen.because


def test_a_list_without_times_is_shown_but_not_chosen() -> None:
    found = identify(page((PAGES / "shop_list.html").read_text(encoding="utf-8")), engines().values())
    assert choose(found) is None
    assert "generic" in [candidate.engine for candidate in found]


@pytest.mark.parametrize("html", ["", "<p>Hello</p>", "<html><body><h1>It works!</h1></body></html>", '{"a": 1}'])
def test_nothing_is_recognised_where_there_is_nothing_to_read(html: str) -> None:
    assert choose(identify(page(html), engines().values())) is None


def test_is_not_asked_where_an_engine_is_sure() -> None:
    known = (PAGES.parent / "phpbb" / "thread.html").read_text(encoding="utf-8")
    found = identify(page(known), engines().values())
    assert found[0].engine == "phpbb"
    assert "generic" not in [candidate.engine for candidate in found]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/list?page=2">Next</a>', "list?page=2"),
        ('<div class="pager"><b>1</b> <a href="/list/page/2">2</a> <a href="/list/page/3">3</a></div>', "list/page/2"),
        ('<div class="pager"><a href="/list?p=2">следующая</a></div>', "list?p=2"),
        ('<div class="pager"><a href="/list?p=2">下一页</a></div>', "list?p=2"),
        ('<div class="pager"><a href="/list?p=2" aria-label="Siguiente"><i></i></a></div>', "list?p=2"),
        ('<a rel="next" href="/list?start=20">&raquo;</a>', "list?start=20"),
        ('<div class="pager"><a href="/list?p=1">1</a> <a href="/list?p=2">2</a> <b>3</b></div>', ""),
        ('<div class="nav-previous"><a href="/list/page/2">&larr; Older posts</a></div>', ""),
        ('<a href="https://elsewhere.example.net/">Next</a>', ""),
        ('<a href="javascript:go()">Next</a>', ""),
        ("<p>1 2 3</p>", ""),
    ],
)
def test_next_page(html: str, expected: str) -> None:
    assert next_of(html) == (ROOT + expected if expected else "")


def test_older_pages_go_on_without_being_next() -> None:
    found = pager(Outline(page('<a href="/list/page/2">&larr; Older posts</a>', ROOT + "list")))
    assert (found.next, found.others) == ("", (ROOT + "list/page/2",))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("list?id=4", "list?id=4&page=2", True),
        ("list", "list/page/2", True),
        ("index.php?topic=5.0", "index.php?topic=5.15", True),
        ("index.php?topic=5.0", "index.php?topic=6.0", False),
        ("index.php", "index.php?board=2.0", False),
        ("list?id=4", "list?id=5", False),
        ("a-thread-2.html", "a-thread-3.html", True),
    ],
)
def test_pages_of_one_list(one: str, other: str, same: bool) -> None:
    assert same_list(Place.of(ROOT + one), ROOT + other) is same


@pytest.mark.parametrize(
    "path",
    [
        *("login", "ucp.php?mode=login", "newreply.php?tid=3", "posting.php?mode=quote", "t/5?sort=date", "feed"),
        *("showthread.php?tid=4&action=lastpost", "print/5", "search?q=a", "topic/7/report", "a.jpg"),
    ],
)
def test_forms_and_other_views_are_never_followed(path: str) -> None:
    assert never(ROOT + path)
    assert engines()["generic"](Site(root=ROOT)).canonical(ROOT + path) is None


@pytest.mark.parametrize("path", ["t/rules-of-the-house-5", "showthread.php?tid=4&page=2", "topic/like-new-chair/"])
def test_threads_are_followed_whatever_their_name(path: str) -> None:
    assert not never(ROOT + path)


def test_what_lies_outside_the_root_is_never_followed() -> None:
    engine = engines()["generic"](Site(root=ROOT + "board/"))
    assert engine.canonical(ROOT + "board/t/5") == ROOT + "board/t/5"
    assert engine.canonical(ROOT + "shop/5") is None
    assert engine.canonical("https://elsewhere.example.net/board/t/5") is None


def test_shapes() -> None:
    assert shape(ROOT + "thema/101-fahrrad") == shape(ROOT + "thema/98-werkstatt")
    assert shape(ROOT + "thema/101-fahrrad") != shape(ROOT + "brett/101-fahrrad")


def test_a_thread_with_one_post() -> None:
    html = """<title>Bookcase - Corner</title><nav><a href="/">Home</a></nav><h1>Bookcase</h1>
      <div class="post" id="p7"><a class="user" href="/user/mia">Mia</a>
      <time datetime="2026-03-01T10:00:00Z">1 March</time>
      <div class="text">Oak, five shelves, to be fetched by the end of the month.</div></div>"""
    found = list(engines()["generic"](Site(root=ROOT)).read("thread", page(html, ROOT + "t/7")))
    [post] = [thing for thing in found if isinstance(thing, Post)]
    assert post.author
    assert (post.author.name, post.text) == ("Mia", "Oak, five shelves, to be fetched by the end of the month.")
    assert post.published == datetime(2026, 3, 1, 10, tzinfo=UTC)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(WORDS), st.booleans()), max_size=60))
def test_nothing_makes_it_raise(pieces: list[tuple[str, str, bool]]) -> None:
    html = "".join(
        f'<{tag} href="/x?p={number % 7}" class="c{number % 3}">{words}' + (f"</{tag}>" if closed else "")
        for number, (tag, words, closed) in enumerate(pieces)
    )
    engine = engines()["generic"](Site(root=ROOT))
    try:
        found = list(engine.read("board", page(html)))
    except Unreadable:
        return
    assert all(isinstance(thing, (Post, Link)) for thing in found)


def test_many_rows_are_read_in_linear_time() -> None:
    rows = "".join(f'<li><a href="/t/{n}">Thread {n}</a> 12.03.2026 10:{n % 60:02d}</li>' for n in range(4000))
    found = list(engines()["generic"](Site(root=ROOT)).read("board", page(f"<ul>{rows}</ul>")))
    assert 400 < len(found) <= 600

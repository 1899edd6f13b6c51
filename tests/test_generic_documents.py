"""Unknown software: pages that are one document, pages that are none, and whose words a post is made of."""

from datetime import UTC, datetime

import pytest

from items import Document, Post
from spiders.engine import Site
from spiders.engines import engines
from spiders.link import Link
from spiders.page import Page, Unreadable

ROOT = "https://forum.example.org/"
NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
WORDS = (
    "<p>The shed stands behind the mill, dry and with light from two sides, and there is room for a long bench.</p>"
    "<p>It is let from May on; the rent is paid by the quarter, and the key hangs at the baker's on the corner.</p>"
    "<p>Whoever wants to see it first may come by on any Saturday before noon, or write a line to the mill.</p>"
)
ARTICLE = f'<meta property="og:type" content="article"><title>A shed - Corner</title><h1>A shed</h1><div>{WORDS}</div>'


def read(html: str, path: str = "t/7", role: str = "thread") -> list[Link | Document]:
    page = Page(url=ROOT + path, source=html, captured_at=NOW)
    try:
        return list(engines()["generic"](Site(root=ROOT)).read(role, page))
    except Unreadable:
        return []


def posts(html: str, path: str = "t/7", role: str = "thread") -> list[Post]:
    return [found for found in read(html, path, role) if isinstance(found, Post)]


def thread(*bodies: str, between: str = "") -> str:
    made = between.join(
        f'<div class="note" id="m{number}"><a class="user" href="/user/u{number}">U{number}x</a>'
        f'<time datetime="2026-03-0{number}T10:00:00Z">{number} March</time><div class="text">{body}</div></div>'
        for number, body in enumerate(bodies, 1)
    )
    return f"<title>A shed</title><h1>A shed</h1><main>{made}</main>"


def test_a_page_that_is_one_text_is_stored() -> None:
    [post] = posts(ARTICLE)
    assert post.text.startswith("The shed stands")
    assert post.text.endswith("to the mill.")
    assert (post.title, post.position, post.author) == ("A shed", 1, None)
    assert post.url.startswith(ROOT + "t/7#")


def test_author_and_time_of_one_text() -> None:
    line = '<a rel="author" href="/people/mia">Mia</a> <time datetime="2026-03-01T10:00:00Z">1 March</time>'
    [post] = posts(ARTICLE.replace("<h1>", f"<article>{line}<h1>"))
    assert post.author
    assert (post.author.name, post.author.url) == ("Mia", ROOT + "people/mia")
    assert post.published == datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_quotations_menus_and_forms_are_no_part_of_one_text() -> None:
    more = '<blockquote>Is it dry?</blockquote><form><input name="q"> Subscribe</form><div class="related">Others</div>'
    [post] = posts(ARTICLE.replace("</div>", more + "</div>", 1))
    assert post.quotes == ("Is it dry?",)
    assert not any(word in post.text for word in ("Is it dry", "Subscribe", "Others"))


def test_a_title_may_stand_in_a_longer_heading() -> None:
    [post] = posts(
        ARTICLE.replace("<title>A shed -", "<title>Mill shed to let -").replace("<h1>", "<h1>120 € Mill shed to let ")
    )
    assert post.title == "Mill shed to let"


def test_a_page_for_scripts_tells_how_it_begins() -> None:
    told = "The shed stands behind the mill, dry and with light from two sides, and there is room for a long bench."
    published = '<meta property="article:published_time" content="2026-03-01T10:00:00Z">'
    shell = f'<title>A shed</title><meta property="og:description" content="{told}"><div id="app"></div>'
    [post] = posts(published + shell)
    assert (post.text, post.published) == (told, datetime(2026, 3, 1, 10, tzinfo=UTC))
    assert posts(shell) == []


@pytest.mark.parametrize(
    "path", ["members/mia.7", "user/mia", "search/shed", "login", "memberlist.php?mode=viewprofile&u=2", "faq"]
)
def test_members_forms_and_searches_give_no_document(path: str) -> None:
    assert posts(ARTICLE, path) == []


@pytest.mark.parametrize(
    "html",
    [
        "<title>Oops</title><h1>Oops</h1><p>The page that you asked for could not be found on this board today.</p>",
        ARTICLE.replace('content="article"', 'content="website"') + '<form><input type="password"></form>',
        f"<title>Corner</title><div>{WORDS}</div>",
    ],
)
def test_errors_and_refusals_give_no_document(html: str) -> None:
    assert posts(html) == []


def test_excerpts_below_titles_are_a_list() -> None:
    rows = "".join(
        f'<div class="row"><h3><a href="/t/{n}">Thread about shed {n}</a></h3> <a href="/user/u{n}">U{n}x</a> '
        f'<time datetime="2026-03-0{n}T10:00:00Z">{n} March</time><div>{WORDS}</div></div>'
        for n in range(1, 7)
    )
    found = read(f"<title>Corner</title><h1>Corner</h1><main>{rows}</main>", "list", "board")
    assert not [thing for thing in found if isinstance(thing, Post)]
    assert len([thing for thing in found if isinstance(thing, Link)]) == 6


def test_rows_led_to_by_picture_and_name_are_a_list() -> None:
    rows = "".join(
        f'<li class="card"><a href="/ad/{n}"><img src="/{n}.jpg"></a><div><a href="/ad/{n}">Shed number {n} to let</a> '
        f"0{n}.03.2026 10:00</div><div>{WORDS}</div></li>"
        for n in range(1, 7)
    )
    assert posts(f"<title>Sheds</title><h1>Sheds</h1><ul>{rows}</ul>", "ads", "board") == []


def test_the_last_post_told_in_a_row_is_no_thread() -> None:
    last = f'<div class="post"><a class="user" href="/user/mia">Mia</a> 01.03.2026 10:00 {WORDS}</div>'
    rows = "".join(
        f'<div class="row"><h2><a href="/b/{n}">Board number {n}</a></h2>{last if n == 2 else ""}</div>'
        for n in range(4)
    )
    found = read(f"<title>Corner</title><main>{rows}</main>", "", "board")
    assert not [thing for thing in found if isinstance(thing, Post)]


def test_blocks_with_nothing_but_a_time_are_no_posts() -> None:
    rows = "<dl><dt>Last visit</dt><dd>01.03.2026 10:00</dd><dt>Registered</dt><dd>02.03.2020 11:00</dd></dl>"
    assert posts(f"<title>Mia</title><h1>Mia</h1>{rows}") == []


def test_replies_with_headings_of_their_own_are_posts() -> None:
    bodies = [
        f'<h4><a href="/t/7/msg/{n}">Re: A shed behind the mill</a></h4> Words of reply {n}, enough.' for n in range(4)
    ]
    assert len(posts(thread(*bodies))) == 4


def test_a_preview_of_another_page_keeps_but_its_link() -> None:
    card = (
        '<div class="box"><h3><a href="https://mill.example.net/shed">Sheds of the valley</a></h3>'
        "<div>All about sheds, their doors and their roofs.</div><div>mill.example.net</div></div>"
    )
    found = posts(thread("Look at this one, it is dry. " + card, "I like the second one more.", "So do I, by far."))
    assert found[0].text == "Look at this one, it is dry.\nSheds of the valley"
    assert [link.url for link in found[0].hyperlinks] == ["https://mill.example.net/shed"]


def test_controls_inside_quotations_are_no_words() -> None:
    quote = '<blockquote>It is dry.<a role="button">Click to expand</a></blockquote> Then I take it.'
    assert posts(thread("It is dry.", quote, "Well done, all of you."))[1].quotes == ("It is dry.",)


def test_a_post_whose_time_is_printed_otherwise_belongs() -> None:
    html = thread(*(f"Words of post {n}, long enough to be read." for n in range(1, 6)))
    odd = html.replace('<time datetime="2026-03-03T10:00:00Z">3 March</time>', "<p><i>03.03.2026 10:00</i></p>")
    assert [post.text[:15] for post in posts(odd)] == [f"Words of post {n}" for n in range(1, 6)]


def test_an_author_dressed_up_has_a_name() -> None:
    html = thread("The shed is dry.", "It is not, I saw it.", "Then let us look.", "On Saturday before noon.")
    dressed = html.replace(">U2x<", '><span class="staff">U2x</span><').replace(">U4x<", "><b>U4x</b><")
    assert [post.author.name for post in posts(dressed) if post.author] == ["U1x", "U2x", "U3x", "U4x"]


def test_hostile_tiles_are_read_in_linear_time() -> None:
    letters = str.maketrans("0123456789", "abcdefghij")
    rows = "".join(f'<div class="r"><a href="/t/{n}">Some title</a> {n}</div>'.translate(letters) for n in range(4000))
    nested = "<div>" * 300 + WORDS + "</div>" * 300
    assert posts(f"<title>Corner</title><h1>Corner</h1>{rows}{nested}", "list", "board") == []

"""Dating sites by css slots: what a slot may say, how rows are named, which addresses are one page."""

from datetime import UTC, datetime

import pytest
import yaml

from items import Profile
from settings.knobs import ROOT
from spiders.engine import Site
from spiders.engines import engines
from spiders.page import Page, Unreadable
from spiders.platform import Platform
from spiders.slot import choices, number_in, plain_label, value
from tests.recorded import PAGES

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


def page(html: str, url: str = "https://meet.example.org/u/ann") -> Page:
    return Page(url=url, source=html, captured_at=NOW)


def read(html: str, **css: str) -> Profile:
    site = Site(root="https://meet.example.org/", css={"username": "h1", **css})
    [found] = engines()["profile_pages"](site).read("profile", page(html))
    assert isinstance(found, Profile)
    return found


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        (".line", "59 / M / Lakeside, CA"),
        (".line @part(1 /)", "59"),
        (".line @part(3 /) @before(,)", "Lakeside"),
        (".line @part(9 /)", ""),
        (".none || .seen @datetime", "2026-03-14"),
        (".seen @title || .line @number()", "59"),
        (".photos @after(Photos) @number()", "12"),
    ],
)
def test_a_slot_cuts_its_value_out(slot: str, expected: str) -> None:
    html = "<p class=line>59 / M / Lakeside, CA</p><time class=seen datetime=2026-03-14>today</time>"
    html += "<b class=photos>Photos (12)</b>"
    assert value(choices(slot), page(html), {})[0] == expected


@pytest.mark.parametrize("slot", [".a @part(x /)", ".a @loop(3)", ".a @part(0 /)", ".a @two words"])
def test_a_slot_that_says_something_unknown_is_refused_before_the_crawl(slot: str) -> None:
    with pytest.raises(ValueError, match=r"css\.age: .*write @part"):
        engines()["profile_pages"](Site(root="https://meet.example.org/", css={"age": slot}))


def test_the_platform_file_of_the_how_to_reads_its_page() -> None:
    written = (ROOT / "docs" / "how-to" / "read-a-dating-site.md").read_text(encoding="utf-8")
    facts = yaml.safe_load(written.partition("```yaml\n")[2].partition("```")[0])
    engine = engines()["profile_pages"](Platform.model_validate({**facts, "name": "meet"}).site)
    html = (PAGES / "profile_pages" / "profile.html").read_text(encoding="utf-8")
    [found] = engine.read("profile", page(html, "https://meet.example.org/people/quiet-otter?from=search"))
    assert isinstance(found, Profile)
    assert found.native_id == "40312"
    assert {found.facts[name] for name in ("age", "gender", "place", "photos")} == {34, "F", "Riverton, WY", 7}


def test_rows_are_named_by_slots_else_by_their_own_label() -> None:
    html = "<h1>ann</h1><dl><dt>Age:</dt><dd>41 years</dd><dt>Town</dt><dd>Leeds</dd><dt>Hair</dt><dd>grey</dd></dl>"
    found = read(html, label="dt", value="dd", age="row:age", place="row:City || row:Town")
    assert found.facts == {"age": 41, "place": "Leeds", "Hair": "grey"}


def test_photos_are_counted_and_never_followed() -> None:
    html = "<h1>ann</h1><div class=g><a href=/1.jpg><img src=/1.jpg></a><a href=/2.jpg><img src=/2.jpg></a></div>"
    assert read(html, photos=".g img").facts == {"photos": 2}
    assert (
        engines()["profile_pages"](Site(root="https://meet.example.org/")).canonical("https://m.example.org/1.JPG")
        is None
    )


def test_links_keep_pointing_at_their_words_when_texts_are_joined() -> None:
    html = "<h1>ann</h1><p class=a>Hello</p><div class=e><h3>One</h3><p>see <a href=/x>this</a></p></div>"
    found = read(html, about=".a", essay=".e", essay_title="h3", essay_text="p")
    [link] = found.hyperlinks
    assert found.text == "Hello\nsee this"
    assert found.text[link.start : link.end] == "this"
    assert found.facts["essays"] == {"One": "see this"}


@pytest.mark.parametrize("html", ["", "<p>nothing</p>", "<h1> </h1>", "<div>" * 300])
def test_a_page_without_a_member_is_unreadable(html: str) -> None:
    with pytest.raises(Unreadable):
        read(html)


@pytest.mark.parametrize(
    ("text", "expected"), [("59 years", 59), ("", None), ("none", None), ("9" * 40, 999999999), ("x7y8", 7)]
)
def test_the_first_number(text: str, expected: int | None) -> None:
    assert number_in(text) == expected


def test_labels_are_compared_without_case_and_colon() -> None:
    assert plain_label("  Last  Online: ") == plain_label("last online")


@pytest.mark.parametrize(
    ("url", "canonical", "role"),
    [
        ("https://love.example.org/users/latest?&page=2", "https://love.example.org/users/latest?page=2", "listing"),
        ("https://love.example.org/users/latest?&page=1", "https://love.example.org/users/latest", "listing"),
        ("https://love.example.org/user/marisol/", "https://love.example.org/user/marisol", "profile"),
        ("https://love.example.org/user/marisol?back=1", "https://love.example.org/user/marisol", "profile"),
        ("https://love.example.org/photo/view/5", None, None),
        ("https://love.example.org/sign-in", None, None),
    ],
)
def test_oxwall_addresses(url: str, canonical: str | None, role: str | None) -> None:
    engine = engines()["oxwall"](Site(root="https://love.example.org/"))
    assert engine.canonical(url) == canonical
    assert engine.role(url) == role

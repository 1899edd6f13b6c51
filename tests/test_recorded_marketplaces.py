"""Whole recorded marketplaces walked as a crawl walks them, against what a perfect reader returns."""

import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from items import Ad, Document, Post
from spiders.engine import Engine
from spiders.engines import engines
from spiders.identify import identify
from spiders.page import Page
from tests.walk import DATA, Walk, engine_of, recording, walked

STARTS = {"osclass": "/", "oscar": "/en-gb/catalogue/"}

pytestmark = pytest.mark.skipif(not (DATA / "sites").is_dir(), reason="recorded sites are not beside this project")
MARKETS = pytest.mark.parametrize("name", sorted(STARTS))


def _engine(name: str) -> Engine:
    return engine_of(name, name)


def _walked(name: str) -> Walk:
    walk = walked(name, STARTS[name], "listing")
    assert not walk.unreadable
    return walk


def _page(url: str, body: bytes, captured_at: Any) -> Page:
    return Page(url=url, source=body.decode("utf-8", errors="replace"), captured_at=captured_at)


@cache
def _truth(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((DATA / "pages" / name / "truth.json").read_text(encoding="utf-8"))
    return truth


def _single(name: str, file: str) -> Page:
    facts = next(page for page in _truth(name)["pages"] if page["file"] == file)
    recorded = next(iter(recording(name).values())).captured_at
    return _page(facts["url"], (DATA / "pages" / name / file).read_bytes(), recorded)


def _gold() -> dict[str, dict[str, Any]]:
    return {str(row["id"]): row for row in _truth("osclass")["listings"] if row["status"] == "ok"}


def _share(flags: list[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0


def _f1(expected: str, found: str) -> float:
    gold, got = (Counter(re.findall(r"\w+", text.casefold())) for text in (expected, found))
    total = sum(gold.values()) + sum(got.values())
    return 2 * sum((gold & got).values()) / total if total else 1.0


def test_every_public_ad_of_osclass_is_read_once() -> None:
    walk = _walked("osclass")
    read = [found.native_id for found in walk.documents if isinstance(found, Ad)]
    assert sorted(read) == sorted(_gold())
    assert not walk.missing


def test_osclass_fields() -> None:
    pairs = [(row, _walked("osclass").ads[number]) for number, row in _gold().items()]
    assert _share([row["title"].strip() == ad.title for row, ad in pairs]) >= 0.99
    assert _share([_number(ad) == row["price"] for row, ad in pairs]) >= 0.99
    assert _share([ad.facts.get("currency") == row["currency"] for row, ad in pairs]) >= 0.99
    assert _share([ad.author is not None and ad.author.name == row["seller"] for row, ad in pairs]) >= 0.99
    assert _share([bool(ad.author and ad.author.url) == row["seller_registered"] for row, ad in pairs]) >= 0.99
    assert _share([str(ad.published or "")[:10] == row["date"][:10] for row, ad in pairs]) >= 0.99
    assert sum(_f1(row["body_text"], ad.text) for row, ad in pairs) / len(pairs) >= 0.98


def test_osclass_categories_are_one_name_each() -> None:
    """The truth shortens some names: a category is right where its ads are exactly the truth's."""
    pairs = {(row["category"], _walked("osclass").ads[number].facts["category"]) for number, row in _gold().items()}
    assert len(pairs) == len({row for row, _ in pairs}) == len({found for _, found in pairs})


def _number(ad: Ad) -> object:
    price = ad.facts.get("price")
    return None if isinstance(price, str) else price


def test_osclass_comments_are_posts_under_their_ad() -> None:
    posts = [found for found in _walked("osclass").documents if isinstance(found, Post)]
    found = {(post.thread.native_id, post.position): post for post in posts if post.thread}
    gold = [(number, place, told) for number, row in _gold().items() for place, told in enumerate(row["comments"], 1)]
    assert len(posts) == len(found) == len(gold)
    right = [
        _told(found[number, place]) == (told["author"], told["title"], told["body_text"])
        for number, place, told in gold
    ]
    assert _share(right) >= 0.99


def _told(post: Post) -> tuple[str, str | None, str]:
    return post.author.name if post.author else "", post.title, post.text


def test_osclass_pages_that_are_over_are_told_apart() -> None:
    engine = _engine("osclass")
    assert engine.state(_single("osclass", "item_expired.html")) == "expired"
    assert engine.state(_single("osclass", "item_404.html")) == "gone"
    assert engine.state(_single("osclass", "login.html")) == "login"
    assert (engine.statuses[410], engine.statuses[400]) == ("gone", "inactive")
    for file in ("item14.html", "index.html", "cat56_p1.html", "user18.html", "item_spam.html"):
        assert engine.state(_single("osclass", file)) == "open"


def test_osclass_sellers_tell_of_themselves() -> None:
    for row in _truth("osclass")["pages"]:
        if row["kind"] == "profile":
            told, [profile, *_] = (
                row["expected"],
                list(_engine("osclass").read("profile", _single("osclass", row["file"]))),
            )
            assert isinstance(profile, Document)
            assert profile.author
            assert (profile.native_id, profile.author.name) == (str(told["id"]), told["username"])
            assert _f1(told["about"], profile.text) >= 0.98
            assert told["location"].split(",")[0] in str(profile.facts["place"])


def test_every_product_of_oscar_is_read() -> None:
    """One of the 201 products in the list was never recorded as a page."""
    walk = _walked("oscar")
    assert len(walk.ads) + len(walk.missing) == 201
    assert len(walk.missing) == 1
    assert len(walk.ads) == sum(1 for found in walk.documents if isinstance(found, Ad))


def test_oscar_fields() -> None:
    gold = {str(row["id"]): row for row in _truth("oscar")["products"]}
    pairs = [(gold[number], ad) for number, ad in _walked("oscar").ads.items()]
    assert _share([row["title"] in ("", ad.title) for row, ad in pairs]) >= 0.99
    priced = [(row, ad) for row, ad in pairs if row["price_excl_tax"]]
    assert _share([float(row["price_excl_tax"]) == ad.facts.get("price") for row, ad in priced]) >= 0.99
    assert _share([row["currency"] == ad.facts.get("currency") for row, ad in priced]) >= 0.99
    assert _share([str(ad.facts["category"]).split(" > ")[-1] in row["categories"] for row, ad in pairs]) >= 0.99
    assert _share([bool(ad.facts.get("status")) for _, ad in pairs]) >= 0.99
    texts = [_f1(re.sub(r"<[^>]*>", " ", row["description_html"]), ad.text) for row, ad in pairs]
    assert sum(texts) / len(texts) >= 0.98


@MARKETS
def test_no_view_is_fetched_twice(name: str) -> None:
    walk, ads = _walked(name), len(_walked(name).ads)
    listings = [url for url in walk.fetched if _engine(name).role(url) == "listing"]
    assert len(listings) <= ads / 10 + 3
    assert not [url for url in walk.fetched if re.search(r"sOrder|sShowAs|sFeed|sort_by|facets", url)]


@MARKETS
def test_is_recognised_and_no_other_engine_claims_it(name: str) -> None:
    kinds = {"home", "listing_list", "listing", "profile", "product_list", "product", "login_form"}
    for row in _truth(name)["pages"]:
        if row["kind"] in kinds and row["status"] == 200:
            sure = [found.engine for found in identify(_single(name, row["file"]), engines().values()) if found.sure]
            assert sure == [name], row["file"]

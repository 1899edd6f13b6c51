"""Marketplaces' prices, addresses, embedded state; and what hostile pages do to their engines."""

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from items import Ad, Author
from spiders.embedded import objects, states
from spiders.engine import Engine, Site
from spiders.engines import engines
from spiders.link import Link
from spiders.marketplaces.money import money
from spiders.page import Page, Unreadable

MARKETS = ("craigslist", "embedded_state", "feed", "oscar", "osclass", "structured")


def engine(name: str, **css: str) -> Engine:
    return engines()[name](Site(root="https://m.example.org/", css=css))


def page(source: str, url: str = "https://m.example.org/ads/7") -> Page:
    return Page(url=url, source=source, captured_at=datetime(2026, 3, 14, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "price", "currency"),
    [
        ("15.00 Dollar US$", 15, "USD"),
        ("12500.00 Pound £", 12500, "GBP"),
        ("350,50 €", 350.5, "EUR"),
        ("€ 1.250", 1250, "EUR"),
        ("1 250 zł", 1250, "PLN"),
        ("1,249.50 GBP", 1249.5, "GBP"),
        ("1.249,50 Kč", 1249.5, "CZK"),
        ("CHF 1'200.-", 1200, "CHF"),
        ("2\xa0500 руб.", 2500, "RUB"),
        ("₹ 12,50,000", 1250000, "INR"),
        ("R$ 80", 80, "BRL"),
        ("$20", 20, "USD"),
        ("Free", 0, None),
        ("Бесплатно", 0, None),
        ("Check with seller", "Check with seller", None),
        ("", None, None),
        ("9" * 40, None, None),
    ],
)
def test_prices_as_ads_print_them(text: str, price: object, currency: str | None) -> None:
    assert money(text) == (price, currency)


@pytest.mark.parametrize(
    ("name", "url", "canonical"),
    [
        ("osclass", "/index.php?page=item&id=7&sOrder=i_price", "/index.php?page=item&id=7"),
        ("osclass", "/index.php?page=item&id=7&comments-page=", "/index.php?page=item&id=7"),
        ("osclass", "/index.php?page=item&id=7&comments-page=2", "/index.php?page=item&id=7&comments-page=2"),
        ("osclass", "/index.php?sShowAs=list&page=search&iPage=1", "/index.php?page=search"),
        (
            "osclass",
            "/index.php?page=user&action=pub_profile&id=9?iPage=2",
            "/index.php?page=user&action=pub_profile&id=9&iPage=2",
        ),
        ("osclass", "/index.php?page=search&sFeed=rss", None),
        ("osclass", "/index.php?page=item&action=item_add", None),
        ("osclass", "/index.php?page=login", None),
        ("osclass", "/search/sOrder,i_price/iOrderType,asc", None),
        ("osclass", "/rooms/room-above_i71", "/rooms/room-above_i71"),
        ("oscar", "/catalogue/?sort_by=price&page=1", "/catalogue/"),
        ("oscar", "/catalogue/lamp_5/reviews/add/", None),
        ("oscar", "/basket/", None),
        ("craigslist", "/search/gra?sort=date#search=1~list", "/search/gra"),
        ("craigslist", "/reply/abc/7711223344", None),
    ],
)
def test_one_page_has_one_address(name: str, url: str, canonical: str | None) -> None:
    root = "https://m.example.org"
    found = engine(name).canonical(root + url)
    assert found == (root + canonical if canonical else None)
    assert found is None or engine(name).canonical(found) == found


@pytest.mark.parametrize(
    ("name", "url", "role"),
    [
        ("osclass", "/index.php?page=item&id=7", "detail"),
        ("osclass", "/rooms/room-above_i71", "detail"),
        ("osclass", "/user/profile/9", "profile"),
        ("osclass", "/index.php?page=search", "listing"),
        ("osclass", "/", None),
        ("oscar", "/en-gb/catalogue/brass-lamp_5/", "detail"),
        ("oscar", "/en-gb/catalogue/category/lamps_2/", "listing"),
        ("craigslist", "/gra/d/orchard-pickers/7711223344.html", "detail"),
        ("craigslist", "/search/gra", "listing"),
    ],
)
def test_addresses_tell_roles(name: str, url: str, role: str | None) -> None:
    assert engine(name).role("https://m.example.org" + url) == role


def test_an_osclass_comment_keeps_its_id_when_another_goes() -> None:
    def ids(*said: str) -> list[str]:
        boxes = "".join(f'<div class="comment"><h3><em>by ann:</em></h3><p>{words}</p></div>' for words in said)
        source = f'<h1>Ad</h1><div id="description"><p>x</p></div><div id="comments"><div class="comments_list">{boxes}'
        found = engine("osclass").read("detail", page(source, "https://m.example.org/index.php?page=item&id=7"))
        return [post.native_id for post in found if not isinstance(post, Link | Ad)]

    assert ids("one", "two", "two", "three")[1:] == ids("two", "two", "three")
    assert len(set(ids("two", "two"))) == 2


AD = {
    "id": 7100,
    "title": "Cart",
    "price": {"value": 5, "currency": "EUR"},
    "description": "Sturdy",
    "user": {"name": "Ann"},
}
STATE = {"listing": {"ads": [{**AD, "id": number, "url": f"/ads/{number}"} for number in (71, 72)]}}


@pytest.mark.parametrize(
    "script",
    [
        "<script>window.__PRERENDERED_STATE__ = {twice};</script>",
        "<script>window.__INITIAL_STATE__={once};(function(){{}})()</script>",
        '<script>window["__INITIAL_STATE__"] = JSON.parse({twice});</script>',
        '<script id="__NEXT_DATA__" type="application/json">{once}</script>',
        "<script>window.__INITIAL_STATE__ = {bare};</script>",
    ],
)
def test_state_is_found_however_it_is_written(script: str) -> None:
    once = json.dumps(STATE)
    bare = once.replace("{", "{ ", 1)
    source = script.format(once=once, twice=json.dumps(once), bare=bare)
    assert STATE in states(page(source))
    links = list(engine("embedded_state").read("listing", page(source)))
    assert [link.url for link in links if isinstance(link, Link)] == [
        f"https://m.example.org/ads/{n}" for n in (71, 72)
    ]


def test_a_detail_page_gives_its_own_ad_not_a_similar_one() -> None:
    similar = [{**AD, "id": number, "title": "Other", "params": [], "photos": []} for number in (8, 9)]
    source = f"<script>window.__INITIAL_STATE__={json.dumps({'similar': similar, 'ad': AD})}</script>"
    [ad] = engine("embedded_state").read("detail", page(source, "https://m.example.org/ads/cart-7100"))
    assert isinstance(ad, Ad)
    assert (ad.native_id, ad.title, ad.author) == ("7100", "Cart", Author(name="Ann"))
    assert ad.facts == {"price": 5, "currency": "EUR"}


def test_slots_fill_what_a_page_does_not_say() -> None:
    source = (
        '<meta property="og:type" content="product"><meta property="og:title" content="Bench">'
        '<p class="d">Oak<span>ad</span></p><b class="s">lena</b><i class="c">5 EUR</i>'
    )
    [ad] = engine("structured", text=".d", noise="span", seller=".s", price=".c").read("detail", page(source))
    assert isinstance(ad, Ad)
    assert (ad.text, ad.author) == ("Oak", Author(name="lena"))
    assert ad.facts == {"price": 5, "currency": "EUR"}


HOSTILE = {
    "empty": "",
    "text": "x" * 100_000,
    "deep": "<div class=comment>" * 1900,
    "links": "".join(f'<a href="/ads/a-b-c-{n}">x</a>' for n in range(8_000)),
    "cards": '<ul id="listing-card-list">' + '<li class="listing-card"><a class="title" href="/x">y</a></li>' * 5_000,
    "comments": '<h1>a</h1><div id="comments">' + '<div class="comment"><em>by a:</em><p>b</p></div>' * 5_000,
    "state": "<script>window.__INITIAL_STATE__=" + json.dumps({"a": [AD] * 5_000}) + "</script>",
    "states": '<script>window.__INITIAL_STATE__="' * 20_000,
    "quotes": "<script>window.__INITIAL_STATE__='" + "\\" * 500_000 + "</script>",
    "nested": "<script>window.__INITIAL_STATE__=" + '{"a":' * 100_000 + "</script>",
    "names": "__AAAAAAAAAAAAAAAAAAAAAAAAAAAA" * 30_000,
    "items": "<rss version='2.0'>" + "<item><title>a</title><guid>b</guid></item>" * 5_000,
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", MARKETS)
def test_hostile_pages_are_read_or_refused_in_time(name: str, source: str) -> None:
    before, hostile = time.process_time(), page(source)
    for role in ("listing", "detail", "profile"):
        try:
            engine(name).state(hostile)
            list(engine(name).read(role, hostile))
        except Unreadable:
            continue
    assert time.process_time() - before < 8


def test_the_search_of_a_state_is_bounded() -> None:
    wide = [{"a": number} for number in range(300_000)]
    assert sum(1 for _ in objects(wide)) < 200_001


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "title", "url", "price", "user", "location", "description", "category", "created"]
                ),
                inner,
                max_size=6,
            )
        ),
        max_leaves=25,
    )
)
def test_no_state_makes_it_raise(state: object) -> None:
    source = page(f"<script>window.__INITIAL_STATE__={json.dumps({'a': state})}</script>")
    for role in ("listing", "detail"):
        try:
            list(engine("embedded_state").read(role, source))
        except Unreadable:
            continue

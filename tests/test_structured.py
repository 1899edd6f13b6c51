"""schema.org things and OpenGraph as pages really hold them: broken, wrapped, nested, hostile; without a network."""

import socket
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders import loose_json
from spiders.page import Page
from spiders.structured import of_type, open_graph, plain, prose_in, records, texts, things, types_of


def page(source: str) -> Page:
    return Page(url="https://shop.example.org/ads/1", source=source, captured_at=datetime(2026, 3, 14, tzinfo=UTC))


def ld(text: str) -> Page:
    return page(f'<html><script type="application/ld+json">{text}</script>')


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"@type": "Product", "name": "Chair"}', "Chair"),
        ('{"@type": "http://schema.org/Product", "name": "Chair"}', "Chair"),
        ('{"@type": ["Thing", "schema:Product"], "name": "Chair"}', "Chair"),
        ('{"@type": "Product", "name": "Two\nlines\tand a tab"}', "Two\nlines\tand a tab"),
        ('<!-- {"@type": "Product", "name": "Chair"} -->', "Chair"),
        ('\n//<![CDATA[\n{"@type": "Product", "name": "Chair"}\n//]]>\n', "Chair"),
        ('/*<![CDATA[*/ {"@type": "Product", "name": "Chair"} /*]]>*/', "Chair"),
        ('{"@type": "Product", // what it is\n "name": "http://a.example.org", /* more */ }', "http://a.example.org"),
        ('{"@type": "Product", "name": "Chair", "offers": [{"price": 1,},],};', "Chair"),
        ("{&quot;@type&quot;: &quot;Product&quot;, &quot;name&quot;: &quot;Chair&quot;}", "Chair"),
        ('{"@type": "Product", "name": "It\\\'s a chair"}', "It's a chair"),
        ('{"@type": "Product", "name": "A "good" chair", "sku": 1}', 'A "good" chair'),
        ('{"@type": "Thing"} {"@type": "Product", "name": "Chair"}', "Chair"),
        ('[{"@type": "Product", "name": "Chair"}]', "Chair"),
        ('{"@graph": [{"@type": "WebPage", "mainEntity": {"@type": "Product", "name": "Chair"}}]}', "Chair"),
    ],
)
def test_json_ld_is_read_tolerantly(text: str, name: str) -> None:
    [found] = of_type(ld(text), "Product")
    assert found.text("name") == name


def test_lists_are_flattened_and_breadcrumbs_stay_whole() -> None:
    item = '{"@type": "ListItem", "item": {"@type": "Product", "name": "Chair"}}'
    crumbs = '{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Home"}]}'
    source = f'[{{"@type": "ItemList", "itemListElement": [{item}, {item}]}}, {crumbs}]'
    found = [next(iter(types_of(thing))) for thing in things(ld(source))]
    assert found == ["ItemList", "ListItem", "Product", "ListItem", "Product", "BreadcrumbList"]


def test_references_lead_to_what_they_name_and_may_go_in_circles() -> None:
    source = (
        '{"@graph": [{"@type": "JobPosting", "@id": "#j", "title": "Cook", "hiringOrganization": {"@id": "#o"}},'
        '{"@type": "Organization", "@id": "#o", "name": "Kitchen", "owns": {"@id": "#j"}}]}'
    )
    [job] = of_type(ld(source), "JobPosting")
    assert job.record("hiringOrganization").text("name") == "Kitchen"


MARKUPS = {
    "json-ld": '<script type="application/ld+json">{"@type": "Product", "name": "Chair",'
    ' "offers": {"@type": "Offer", "price": 19.90}}</script>',
    "microdata": '<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Chair</h1>'
    '<p itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="price" content="19.90"></p>',
    "rdfa": '<div vocab="http://schema.org/" typeof="Product"><h1 property="name">Chair</h1>'
    '<div property="offers" typeof="Offer"><meta property="price" content="19.90"></div></div>',
}


@pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS)
def test_three_markups_have_one_shape(markup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **rest: Any) -> None:
        raise AssertionError("a network connection was opened")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    vocabulary = '<html profile="http://p.example.org/" prefix="x: http://x.example.org/"><link rel="profile" href="http://p.example.org/">'
    [found] = of_type(page(f"{vocabulary}<body>{markup}"), "Product")
    assert found.text("name") == "Chair"
    assert [offer.text("price") for offer in records(found, "offers")] == ["19.90"]


def test_open_graph_takes_the_first_that_is_not_blank() -> None:
    source = (
        '<meta property="og:title" content=" "><meta property="OG:title" content="A"><meta name="og:type" content="b">'
    )
    assert open_graph(page(source)) == {"og:title": "A", "og:type": "b"}


def test_fields_may_hold_one_or_many() -> None:
    [thing] = things(ld('{"@type": "Product", "brand": {"name": "B &amp; C"}, "color": ["red", "blue"], "sku": 7}'))
    assert (texts(thing, "brand"), texts(thing, "color"), texts(thing, "sku")) == (["B & C"], ["red", "blue"], ["7"])


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("One\n two  three", "One\ntwo three"),
        ("<p>One</p><p>two &amp; three</p>", "One\ntwo & three"),
        ("&lt;p&gt;One&lt;/p&gt;two", "One\ntwo"),
        ("a &amp; b < c", "a & b < c"),
    ],
)
def test_descriptions_are_text_or_html(told: str, text: str) -> None:
    assert prose_in(page(""), told).text == text
    assert plain(" a &amp;  b") == "a & b"


HOSTILE = {
    "scopes": "<div itemscope>" + "<i itemscope itemprop=a><b itemprop=a>x</b></i>" * 700,
    "references": '<div itemscope itemtype="http://schema.org/Product" itemref="r">' * 3000 + "<b id=r itemprop=a>",
    "rdfa": '<div vocab="http://schema.org/" typeof=Product property=a>' * 3000,
    "quotes": '<script type="application/ld+json">{"a":"' + 'x"y ' * 200_000 + "</script>",
    "comments": '<script type="application/ld+json">' + "/*" * 100_000 + "</script>",
    "brackets": '<script type="application/ld+json">' + '{"a":[' * 100_000 + "</script>",
    "circles": '<script type="application/ld+json">{"@graph":['
    + ",".join(
        f'{{"@type":"T","@id":"{n}","x":[' + ",".join(f'{{"@id":"{m}"}}' for m in range(100)) + "]}" for n in range(300)
    )
    + "]}</script>",
    "scripts": '<script type="application/ld+json">{"@type":"T"}</script>' * 20_000,
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_end_soon(source: str) -> None:
    before = time.process_time()
    assert len(things(page(source))) <= 1000
    assert time.process_time() - before < 4


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="{}[],:\"\\/*<>!-ab1 \n'&;", max_size=80))
def test_no_text_makes_it_raise(text: str) -> None:
    loose_json.values(text)
    loose_json.first(text)
    things(ld(text))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*MARKUPS.values(), "<div itemscope>", '<p itemprop="a">', "</div>", "typeof=", "\0"])))
def test_no_markup_makes_it_raise(parts: list[str]) -> None:
    for thing in things(page("".join(parts))):
        assert types_of(thing) is not None

"""Feeds and sitemaps as plain values: every dialect, broken ones as far as they go, hostile ones not at all."""

import socket
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.feed import entries, next_page, sitemap

RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Ads</title><item><title>A &amp; B</title>'
    "<link>https://a.example.org/1</link><guid>g1</guid><pubDate>Mon, 09 Mar 2026 10:00:00 GMT</pubDate>"
    "<description><![CDATA[<p>One</p>]]></description><category>x</category><category>y</category></item></channel></rss>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://a.example.org/2"><title>Two</title>'
    "<link>https://a.example.org/2</link><dc:date>2026-03-09</dc:date><dc:creator>mira</dc:creator></item></rdf:RDF>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?page=2"/><entry><id>t:3</id><title>Three</title>'
    '<link rel="replies" href="/r"/><link href="/3"/><author><name>Hanna</name><email>h@example.org</email></author>'
    "<published>2026-03-08T12:00:00Z</published><updated>2026-03-09T12:00:00Z</updated>"
    '<summary type="html">&lt;b&gt;S&lt;/b&gt;</summary><category term="farm"/></entry></feed>'
)


def test_rss() -> None:
    [entry] = entries(RSS)
    assert (entry.text("title"), entry.text("link"), entry.text("id")) == ("A & B", "https://a.example.org/1", "g1")
    assert entry.text("published") == "Mon, 09 Mar 2026 10:00:00 GMT"
    assert (entry.text("text"), entry.values("category")) == ("<p>One</p>", ["x", "y"])


def test_rdf_and_atom() -> None:
    [two], [three] = entries(RDF), entries(ATOM)
    assert (two.text("author"), two.text("published")) == ("mira", "2026-03-09")
    assert (three.text("link"), three.text("author"), three.text("text")) == ("/3", "Hanna", "<b>S</b>")
    assert (three.text("published"), three.text("edited")) == ("2026-03-08T12:00:00Z", "2026-03-09T12:00:00Z")
    assert three.values("category") == ["farm"]
    assert (next_page(ATOM), next_page(RSS)) == ("?page=2", "")


@pytest.mark.parametrize(
    "broken",
    [
        RSS.replace("A &amp; B", "A & B"),
        RSS.replace("A &amp; B", "A&nbsp;&amp; B").replace("A\xa0& B", "A & B"),
        RSS.replace("A &amp; B", "A \x0b&amp; B"),
        "\ufeff \n" + RSS,
        RSS.removesuffix("</channel></rss>"),
        RSS.replace("</channel>", "<item><title>half"),
    ],
)
def test_broken_feeds_are_read_as_far_as_they_go(broken: str) -> None:
    [entry] = entries(broken)[:1]
    assert " ".join(entry.text("title").split()) == "A & B"


def test_sitemaps_and_their_indexes() -> None:
    urls = "<urlset><url><loc> https://a.example.org/1 </loc><lastmod>2026-03-01</lastmod></url><url><loc>https://a.example.org/2</loc></url></urlset>"
    index = "<sitemapindex><sitemap><loc>https://a.example.org/s.xml</loc></sitemap></sitemapindex>"
    assert sitemap(urls) == [("https://a.example.org/1", "2026-03-01"), ("https://a.example.org/2", "")]
    assert sitemap(index) == [("https://a.example.org/s.xml", "")]
    assert sitemap("<html><body>no</body></html>") == []


HOSTILE = {
    "entities": '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><item><title>&b;</title></item></rss>',
    "external": '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><title>&a;</title></item></rss>',
    "external dtd": '<!DOCTYPE r SYSTEM "http://d.example.org/r.dtd"><rss><item><title>t</title></item></rss>',
    "deep": "<rss>" + "<item>" * 200_000,
    "ampersands": "<rss><item>" + "&" * 1_000_000,
    "many": "<rss>" + "<item><title>t</title></item>" * 60_000 + "</rss>",
    "attributes": "<rss>" + "<item " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/></rss>",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_feeds_give_nothing_away(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **rest: Any) -> None:
        raise AssertionError("a network connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    before = time.process_time()
    found = [entry.text("title") for entry in entries(source)]
    assert set(found) <= {"t", ""}
    assert len(found) <= 50_000
    assert time.process_time() - before < 4


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="<>/&;!-[]?ab:= \"'x\n\0", max_size=60), st.sampled_from([RSS, ATOM, RDF, ""]))
def test_no_text_makes_it_raise(noise: str, feed: str) -> None:
    half = feed[: len(feed) // 2] + noise + feed[len(feed) // 2 :]
    assert isinstance(entries(half), list)
    assert isinstance(sitemap(half), list)
    assert isinstance(next_page(half), str)

"""Ads of a site that gives them as RSS, Atom or RDF."""

from collections.abc import Iterator
from typing import ClassVar, Final

from items import Ad, Author, Document
from spiders.engine import Engine
from spiders.feed import entries, next_page
from spiders.fingerprint import Clue
from spiders.link import Link
from spiders.marketplaces.money import money
from spiders.page import Page, Unreadable
from spiders.record import Record
from spiders.structured import plain, prose_in

_PLACES: Final = ("city", "region", "location", "country", "address")


class Feed(Engine):
    name = "feed"
    general = True
    kind = "marketplaces"
    first = "listing"
    start: ClassVar = {"listing": ("/feed",)}
    fingerprint = (
        Clue(data="<rss version=", weight=0.9),
        Clue(data='<feed xmlns="http://www.w3.org/2005/atom"', weight=0.9),
        Clue(data="<rdf:rdf", weight=0.9),
    )

    def role(self, url: str) -> str | None:
        return "listing"

    def listing(self, page: Page) -> Iterator[Link | Document]:
        rows = entries(page.source)
        if not rows and not any(clue.seen_on(page) for clue in self.fingerprint):
            raise Unreadable("no feed")
        yield from filter(None, (self.ad_of(page, row) for row in rows))
        if further := page.absolute(next_page(page.source)):
            yield Link(url=further, role="listing")

    def ad_of(self, page: Page, row: Record) -> Ad | None:
        url, native_id = page.absolute(row.text("link")), row.text("id", "link")
        if not native_id:
            return None
        words, shown = prose_in(page, row.text("text")), row.text("published", "edited")
        return Ad(
            native_id=native_id,
            url=url or page.url,
            title=plain(row.text("title")) or None,
            text=words.text,
            hyperlinks=words.hyperlinks,
            author=Author(name=plain(name)) if (name := row.text("author")) else None,
            published=self.when(shown, page) if shown else None,
            published_text=shown or None,
            facts=_facts(row),
        )


def _facts(row: Record) -> dict[str, object]:
    price, currency = money(row.text("price"))
    category = " > ".join(plain(part) for part in row.values("category") if isinstance(part, str))
    place = ", ".join(dict.fromkeys(filter(None, (plain(row.text(name)) for name in _PLACES))))
    stated = {"price": price, "currency": row.text("currency") or currency, "category": category, "place": place}
    return {name: value for name, value in stated.items() if value not in (None, "")}

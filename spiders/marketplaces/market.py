"""How marketplaces are read through css slots; engines set the slots and override what differs."""

from collections.abc import Iterator, Mapping
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

from items import Ad, Author, Document
from spiders.engine import Engine
from spiders.link import Link
from spiders.marketplaces.money import money
from spiders.page import Page, Unreadable


def parameter(url: str, name: str) -> str:
    """The last query value under the name; "" where there is none."""
    return dict(parse_qsl(urlsplit(url).query)).get(name, "")


class Market(Engine):
    """Slots: list (what only a list has), detail_link, next (links to other pages of the list), title, text, noise
    (left out of the text), price, category (each part, widest first), place, seller, published, edited, status."""

    kind = "marketplaces"
    first = "listing"
    slots_of_facts: ClassVar[tuple[str, ...]] = ("place", "status")

    def listing(self, page: Page) -> Iterator[Link | Document]:
        details = list(page.urls(self.slots["detail_link"]))
        if not details and not page.first(self.slots.get("list", "")):
            raise Unreadable("no list of ads on a listing page")
        yield from (Link(url=url, role="detail") for url in details)
        yield from (Link(url=url, role="listing") for url in page.urls(self.slots.get("next", "")))

    def detail(self, page: Page) -> Iterator[Link | Document]:
        yield self.ad(page)

    def ad(self, page: Page) -> Ad:
        title, body, native_id = self.title(page), page.first(self.slots["text"]), self.native_id(page)
        if not native_id or (not title and body is None):
            raise Unreadable("no ad on a page of one")
        words = body.prose(self.slots.get("noise", "").replace("||", ",")) if body else None
        shown = self.shown(page, "published")
        return Ad(
            native_id=native_id,
            url=self.canonical(page.url) or page.url,
            title=title or None,
            text=words.text if words else "",
            hyperlinks=words.hyperlinks if words else (),
            author=self.seller(page),
            published=self.when(shown, page) if shown else None,
            published_text=shown or None,
            edited=self.when(changed, page) if (changed := self.shown(page, "edited")) else None,
            facts=self.facts(page),
        )

    def title(self, page: Page) -> str:
        return self.shown(page, "title")

    def native_id(self, page: Page) -> str:
        """The ad's own id; "" where the page shows none."""
        raise NotImplementedError

    def seller(self, page: Page) -> Author | None:
        found = page.first(self.slots.get("seller", ""))
        if found is None or not found.text:
            return None
        url = self.canonical(found.url()) if found.attr("href") else None
        return Author(name=found.text, native_id=self.seller_id(url) if url else None, url=url)

    def seller_id(self, url: str) -> str | None:
        return None

    def facts(self, page: Page) -> Mapping[str, object]:
        price, currency = money(self.shown(page, "price"))
        category = " > ".join(filter(None, (node.text for node in page.all(self.slots.get("category", "")))))
        rest = {name: self.shown(page, name) for name in self.slots_of_facts}
        stated = {"price": price, "currency": currency, "category": category, **rest}
        return {name: value for name, value in stated.items() if value not in (None, "")}

    def shown(self, page: Page, slot: str) -> str:
        """What the slot shows: a machine's date or value before a person's words."""
        found = page.first(self.slots.get(slot, ""))
        return (found.attr("datetime", "content") or found.text) if found else ""

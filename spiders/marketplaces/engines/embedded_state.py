"""Marketplaces that draw their pages by script from JSON in the page, as OLX and its kin do."""

from collections.abc import Iterator
from typing import ClassVar

from items import Document
from spiders.embedded import states
from spiders.fingerprint import Clue
from spiders.link import Link
from spiders.marketplaces.market import Market
from spiders.marketplaces.state import ad_of, address_of, listed, main
from spiders.page import Page, Unreadable


class EmbeddedState(Market):
    name = "embedded_state"
    general = True
    start: ClassVar = {"listing": ("/",)}
    css: ClassVar = {
        "next": "link[rel='next'][href], a[rel~='next'][href]"
        " || [data-testid*='pagination'] a[href], .pagination a[href]",
        "login": "",
        "gone": "",
        "expired": "",
        "inactive": "[data-cy='ad-inactive'], [data-testid='ad-inactive-msg']",
    }
    fingerprint = (
        Clue(data="window.__prerendered_state__", weight=0.92),
        Clue(css="script#olx-init-config", weight=0.9),
        Clue(data="__initial_state__", weight=0.5),
        Clue(data="__apollo_state__", weight=0.5),
        Clue(data='"adslist"', weight=0.7),
        Clue(data='"adid"', weight=0.5),
        Clue(data='"listings":[', weight=0.5),
        Clue(data='"ads":[', weight=0.6),
        Clue(css="script#__NEXT_DATA__, script#__NUXT_DATA__", weight=0.4),
    )
    statuses: ClassVar = {410: "gone", 404: "gone"}

    def listing(self, page: Page) -> Iterator[Link | Document]:
        """Ads without an address of their own are read as the list tells them."""
        rows = max((listed(state) for state in states(page)), key=len, default=[])
        if not rows:
            raise Unreadable("no list of ads in the page's state")
        for row in rows:
            url = address_of(page, row)
            yield Link(url=url, role="detail") if url else ad_of(self, page, row, self.canonical(page.url) or page.url)
        yield from (Link(url=url, role="listing") for url in page.urls(self.slots["next"]))

    def detail(self, page: Page) -> Iterator[Link | Document]:
        found = [row for state in states(page) if (row := main(state, page.url))]
        if not found:
            raise Unreadable("no ad in the page's state")
        yield ad_of(self, page, found[0], self.canonical(page.url) or page.url)

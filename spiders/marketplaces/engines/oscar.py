"""django-oscar 2 to 4: the sandbox's templates and the shops made from them."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Document
from spiders.fingerprint import Clue
from spiders.link import Link
from spiders.marketplaces.market import Market
from spiders.page import Page

_PRODUCT: Final = re2.compile(r"/catalogue/[^/]+_(\d+)/$")
_OTHERS: Final = ("/accounts/", "/basket/", "/checkout/", "/offers/", "/reviews/", "/search/", "/i18n/", "/dashboard/")


class Oscar(Market):
    name = "oscar"
    start: ClassVar = {"listing": ("/catalogue/",)}
    segments: ClassVar = frozenset({"catalogue"})
    css: ClassVar = {
        "list": "article.product_pod, .promotion_single, form.form-horizontal input[name='sort_by'], .side_categories"
        ", .page-header h1",
        "detail_link": "article.product_pod h3 a[href] || article.product_pod a[href]",
        "next": ".pagination a.page-link[href] || .pager a[href], .pagination a[href]",
        "all": "a.dropdown-item[href$='/catalogue/'] || a[href$='/catalogue/']",
        "title": ".product_main h1",
        "text": "article.product_page",
        "noise": "article.product_page > .row, article.product_page > .sub-header, article.product_page > table"
        ", article.product_page > section, #reviews, script, form, .product_main, #product_gallery",
        "price": ".product_main .price_color",
        "category": ".breadcrumb li:not(:first-child):not(.active):not([aria-current]) a",
        "status": ".product_main .availability",
        "row": "article.product_page table tr",
        "login": "form#login_form",
    }
    fingerprint = (
        Clue(css="article.product_pod", weight=0.6),
        Clue(css="article.product_page .product_main", weight=0.8),
        Clue(css="link[href*='/static/oscar/'], script[src*='/static/oscar/']", weight=0.85),
        Clue(data="oscar.init(", weight=0.8),
        Clue(css="form[action*='/basket/add/']", weight=0.6),
        Clue(css="p.price_color", weight=0.4),
    )
    drop: ClassVar = frozenset({"sort_by", "selected_facets", "q"})
    defaults: ClassVar = (("page", "1"),)

    def canonical(self, url: str) -> str | None:
        path = urlsplit(url).path
        return None if any(part in path for part in _OTHERS) else super().canonical(url)

    def role(self, url: str) -> str | None:
        path = urlsplit(url).path
        if _PRODUCT.search(path) and "/category/" not in path:
            return "detail"
        return "listing" if "/catalogue/" in path else None

    def listing(self, page: Page) -> Iterator[Link | Document]:
        """A shop's front page leads to all products."""
        if not page.first("article.product_pod"):
            yield from (Link(url=url, role="listing") for url in list(page.urls(self.slots["all"]))[:1])
        yield from super().listing(page)

    def native_id(self, page: Page) -> str:
        found = _PRODUCT.search(urlsplit(self.canonical(page.url) or page.url).path)
        return found[1] if found else ""

    def facts(self, page: Page) -> Mapping[str, object]:
        """Rows of the product's table by their own label, prices and counts aside."""
        rows = [(row.first("th"), row.first("td")) for row in page.all(self.slots["row"])[:50]]
        told = {label.text: value.text for label, value in rows if label and value}
        code = {"upc": told["UPC"]} if told.get("UPC") else {}
        return {**super().facts(page), **code}

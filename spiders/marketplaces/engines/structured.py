"""Any marketplace whose pages say in schema.org or OpenGraph what they offer."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar, Final
from urllib.parse import urlsplit

from items import Ad, Author, Document
from spiders.fingerprint import Clue
from spiders.link import Link
from spiders.marketplaces.market import Market
from spiders.marketplaces.offer import KINDS, facts_of, graph_facts, offered, seller_of
from spiders.page import Page, Unreadable
from spiders.prose import Prose
from spiders.record import Record
from spiders.structured import of_type, open_graph, plain, prose_in, texts, things, types_of

_MOST_LINKS: Final = 2_000
_FEWEST: Final = 3


class Structured(Market):
    """Slots may name what the page's data leaves out; `text`, `price` … win over the data where they match."""

    name = "structured"
    general = True
    start: ClassVar = {"listing": ("/",)}
    css: ClassVar = {
        "detail_link": "",
        "next": "link[rel='next'][href], a[rel~='next'][href] || .pagination a[href], .pager a[href]",
        "title": "",
        "text": "",
        "noise": "",
        "price": "",
        "category": "",
        "place": "",
        "seller": "",
        "published": "",
        "edited": "",
        "status": "",
        "links": "main a[href] || #content a[href] || body a[href]:not(nav *, header *, footer *, aside *)",
        "login": "",
        "gone": "",
        "expired": "",
        "inactive": "",
    }
    fingerprint = (
        Clue(css="[itemtype$='schema.org/Product' i], [itemtype$='schema.org/Vehicle' i]", weight=0.9),
        Clue(css="[itemtype$='schema.org/Offer' i], [itemtype$='schema.org/Service' i]", weight=0.5),
        Clue(data='"@type":"product"', weight=0.9),
        Clue(data='"@type": "product"', weight=0.9),
        Clue(data='"@type":"offer"', weight=0.5),
        Clue(data='"@type": "offer"', weight=0.5),
        Clue(data='"@type":"vehicle"', weight=0.9),
        Clue(data='"@type": "vehicle"', weight=0.9),
        Clue(css="[typeof$='Product']", weight=0.9),
        Clue(css="meta[property='og:type'][content$='product' i]", weight=0.9),
        Clue(css="meta[property='product:price:amount']", weight=0.8),
    )

    def listing(self, page: Page) -> Iterator[Link | Document]:
        """A detail page among the lists is read as what it is."""
        details = list(dict.fromkeys(self.detail_links(page)))[:_MOST_LINKS]
        own = self.canonical(page.url)
        details = [url for url in details if self.canonical(url) not in (None, own)]
        ad = self.one_ad(page) if len(details) < _FEWEST or self.says_ad(page) else None
        if ad:
            yield ad
            return
        further = [url for url in page.urls(self.slots["next"]) if self.below(url)]
        if not details and not further:
            raise Unreadable("neither ads nor links to them")
        yield from (Link(url=url, role="detail") for url in details)
        yield from (Link(url=url, role="listing") for url in further)

    def detail(self, page: Page) -> Iterator[Link | Document]:
        ad = self.one_ad(page)
        if ad is None:
            raise Unreadable("nothing on the page says what is offered")
        yield ad

    def detail_links(self, page: Page) -> Iterator[str]:
        """By the slot; else as the page's own list names them; else the kind of link that repeats below the root."""
        if self.slots["detail_link"]:
            yield from page.urls(self.slots["detail_link"])
            return
        listed = [url for url in self.listed(page) if self.below(url)]
        yield from listed or self.repeated(page)

    def listed(self, page: Page) -> Iterator[str]:
        for thing in things(page):
            types = types_of(thing)
            if "ListItem" in types or not types.isdisjoint(KINDS):
                inner = thing.record("item")
                yield page.absolute(thing.text("url", "item") or inner.text("url", "@id"))

    def repeated(self, page: Page) -> list[str]:
        """Addresses of the shape that most links have whose last part is long or numbered: those lead to single ads."""
        found = [url for url in list(page.urls(self.slots["links"]))[:_MOST_LINKS] if self.below(url)]
        shapes = {url: _shape(url) for url in found}
        count = Counter(shape for shape in shapes.values() if shape)
        best = max(count, key=lambda shape: count[shape], default="")
        return [url for url in found if shapes[url] == best] if best and count[best] >= _FEWEST else []

    def below(self, url: str) -> bool:
        return url.startswith(self.site.root)

    def says_ad(self, page: Page) -> bool:
        return "product" in open_graph(page).get("og:type", "") and not of_type(page, "ItemList")

    def one_ad(self, page: Page) -> Ad | None:
        """The thing that the page is about: of the most telling type, with its own name."""
        candidates = [offered(thing) if not thing.text("name") else thing for thing in of_type(page, *KINDS)]
        named = [thing for thing in candidates if texts(thing, "name")]
        ranked = sorted(
            named, key=lambda thing: min(KINDS.index(kind) for kind in types_of(thing) & set(KINDS) or KINDS[-1:])
        )
        graph = open_graph(page)
        if not ranked and not ("product" in graph.get("og:type", "") or graph_facts(graph).get("price") is not None):
            return None
        return self.made(page, ranked[0] if ranked else Record(None))

    def made(self, page: Page, thing: Record) -> Ad | None:
        graph = open_graph(page)
        title = self.shown(page, "title") or plain(thing.text("name") or graph.get("og:title", ""))
        if not title:
            return None
        words, shown = self.words(page, thing), self.shown(page, "published") or _dated(thing)
        url = self.canonical(page.url) or page.url
        return Ad(
            native_id=thing.text("sku", "productID", "identifier") or urlsplit(url).path.strip("/") or url,
            url=url,
            title=title,
            text=words.text,
            hyperlinks=words.hyperlinks,
            author=self.who(page, thing),
            published=self.when(shown, page) if shown else None,
            published_text=shown or None,
            edited=self.when(changed, page) if (changed := thing.text("dateModified")) else None,
            facts={**graph_facts(graph), **facts_of(thing), **self.facts(page)},
        )

    def words(self, page: Page, thing: Record) -> Prose:
        found = page.first(self.slots["text"])
        if found:
            return found.prose(self.slots["noise"].replace("||", ","))
        return prose_in(page, thing.text("description") or open_graph(page).get("og:description", ""))

    def who(self, page: Page, thing: Record) -> Author | None:
        return self.seller(page) or seller_of(page, thing)


def _dated(thing: Record) -> str:
    return thing.text("datePosted", "datePublished", "dateCreated", "releaseDate", "availabilityStarts")


def _shape(url: str) -> str:
    """What addresses of one kind share: their folders and whether the last part is a number or words; "" for others."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    last = parts[-1] if parts else ""
    numbered = any(map(str.isdecimal, last))
    if not numbered and last.count("-") < 2 and last.count("_") < 2:
        return ""
    return (
        f"{len(parts)}/{parts[0] if len(parts) > 1 else ''}/{numbered}/{last.rpartition('.')[2] if '.' in last else ''}"
    )

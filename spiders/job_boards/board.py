"""What every job board's engine can do: read vacancies through css slots and follow a list without leaving the site."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, Final
from urllib.parse import urljoin, urlsplit

from items import Author, Document, Vacancy
from spiders.engine import Engine
from spiders.job_boards.labels import labelled
from spiders.job_boards.posting import day_or_moment
from spiders.job_boards.salary import pay_stated
from spiders.link import Link
from spiders.page import Node, Page, Unreadable

FACTS: Final = (
    "employer",
    "place",
    "country",
    "hours",
    "contract",
    "housing",
    "transport",
    "contact",
    "remote",
    "status",
)
_NEVER: Final = frozenset("login register signin sign-in signup sign-up logout apply print share rss feed".split())
_MEDIA: Final = (
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".svg",
    ".pdf",
    ".doc",
    ".docx",
    ".zip",
    ".mp4",
    ".css",
    ".js",
)


class JobBoard(Engine):
    """Slots of a vacancy's page: title, text, noise (left out of it), published, employer, employer_url, employer_logo
    (an address, never fetched), place, country, pay, hours, contract, housing, transport, contact, valid_through,
    remote, status, label and value (pairs that the page names itself). Slots of a list: row (one vacancy of it), the
    same names with row_ before them, detail_link, next."""

    kind = "job_boards"
    first = "listing"
    css: ClassVar = dict.fromkeys((*FACTS, "title", "text", "noise", "published", "employer_url"), "") | dict.fromkeys(
        ("employer_logo", "pay", "valid_through", "label", "value", "row", "detail_link", "next", "login", "gone"), ""
    )

    @classmethod
    def entry(cls, url: str) -> tuple[str, Mapping[str, Sequence[str]]]:
        """The whole host: a list rarely stands above the vacancies that it leads to."""
        return urljoin(url, "/"), super().entry(url)[1]

    def canonical(self, url: str) -> str | None:
        path = urlsplit(url).path.lower().rstrip("/")
        if path.rpartition("/")[2] in _NEVER or path.endswith(_MEDIA):
            return None
        return super().canonical(url)

    def within(self, url: str) -> bool:
        return url.startswith(self.site.root)

    def listing(self, page: Page) -> Iterator[Link | Document]:
        found = list(self.detail_links(page))
        yield from found
        links = {link.url for link in found}
        yield from (
            Link(url=url, role="listing")
            for url in page.urls(self.slots["next"])
            if self.within(url) and url not in links and self.canonical(url) != self.canonical(page.url)
        )

    def detail_links(self, page: Page) -> Iterator[Link]:
        """Vacancies of a list, each with what its row says: the vacancy's own page may say less."""
        for row in page.outermost(self.slots["row"]):
            url = next(self.row_urls(row), "")
            if url:
                yield Link(url=url, role="detail", carry=self.carried(row))
        if not page.first(self.slots["row"]):
            yield from (
                Link(url=url, role="detail") for url in page.urls(self.slots["detail_link"]) if self.within(url)
            )

    def row_urls(self, row: Node) -> Iterator[str]:
        found = (node.url() for node in row.all(self.slots.get("row_link", "") or "a[href]"))
        return (url for url in found if self.within(url))

    def carried(self, row: Node) -> Mapping[str, str]:
        facts = {name: value for name, value in self.shown(row, "row_").items() if isinstance(value, str)}
        title = row.first(self.slots.get("row_title", ""))
        return facts | ({"title": title.text} if title and title.text else {})

    def shown(self, part: Page | Node, prefix: str = "") -> dict[str, object]:
        """The facts that slots find, several finds of one slot beside each other."""
        slots = {name: self.slots.get(prefix + name, "") for name in (*FACTS, "pay")}
        found = {name: self.text_of(part, css) for name, css in slots.items() if css}
        site, stated = part.first(self.slots.get(f"{prefix}employer_url", "")), found.pop("pay", "")
        labels, values = (part.all(self.slots.get(prefix + name, "")) for name in ("label", "value"))
        named = labelled((label.text, value.text) for label, value in zip(labels, values, strict=False))
        facts: dict[str, object] = {**named, **{name: value for name, value in found.items() if value}}
        facts |= pay_stated(stated or str(facts.pop("pay", "")))
        logo = part.first(self.slots.get(f"{prefix}employer_logo", ""))
        facts["employer_url"] = site.url() if site else ""
        facts["employer_logo"] = (logo.url("src") or logo.url("content")) if logo else ""
        facts = {name: value for name, value in facts.items() if value}
        return facts | ({"remote": True} if "remote" in facts else {})

    def text_of(self, part: Page | Node, css: str) -> str:
        return ", ".join(dict.fromkeys(filter(None, (self.value_of(node) for node in part.all(css)[:20]))))

    def value_of(self, node: Node) -> str:
        """What a node says: a link that reaches a person says whom."""
        scheme, _, target = node.attr("href").partition(":")
        return target.partition("?")[0] if scheme in ("mailto", "tel") else node.text

    def vacancy_shown(self, page: Page, *, native_id: str, url: str) -> Vacancy:
        """A vacancy by slots alone. Raises Unreadable where there is no title."""
        title, text = page.first(self.slots["title"]), page.first(self.slots["text"])
        heading = title.text if title else str(page.carry.get("title", "")) if text else ""
        if not heading:
            raise Unreadable("no vacancy on the page of one")
        facts, words = self.shown(page), text.prose(self.slots["noise"].replace("||", ",")) if text else None
        return self.completed(
            Vacancy(
                native_id=native_id,
                url=url,
                title=heading,
                text=words.text if words else "",
                hyperlinks=words.hyperlinks if words else (),
                facts=facts,
            ),
            page,
        )

    def completed(self, vacancy: Vacancy, page: Page) -> Vacancy:
        """With what the list said of it, its date as shown, and the employer as author."""
        carried = {name: value for name, value in page.carry.items() if name != "title"}
        facts = {**carried, **vacancy.facts}
        shown = page.first(self.slots["published"])
        dated = (shown.attr("datetime", "content", "title") or shown.text) if shown else str(facts.pop("published", ""))
        facts.pop("published", None)
        ends = page.first(self.slots["valid_through"])
        if until := (ends.attr("datetime", "content") or ends.text) if ends else "":
            facts["valid_through"] = day_or_moment(until, page, self.when) or until
        employer, site = str(facts.get("employer", "")), facts.get("employer_url")
        return replace(
            vacancy,
            facts=facts,
            author=vacancy.author or (Author(name=employer, url=str(site) if site else None) if employer else None),
            published=vacancy.published or (self.when(dated, page) if dated else None),
            published_text=vacancy.published_text or dated or None,
        )

"""Any site whose vacancies say themselves in schema.org JobPosting, or in css slots of the platform file."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlsplit

from items import Author, Document, Vacancy
from spiders.address import canonical
from spiders.engine import State
from spiders.feed import sitemap
from spiders.fingerprint import Clue
from spiders.job_boards.board import JobBoard
from spiders.job_boards.posting import vacancy_of
from spiders.link import Link
from spiders.page import Node, Page, Unreadable
from spiders.record import Record
from spiders.structured import of_type, records, things

# WP Job Manager, which has an engine of its own, says JobPosting at the end of the body.
_UNKNOWN = "body:not([class*='job_listing'])"


class JobPosting(JobBoard):
    """Where a page has no JobPosting, slot `title` says what is a vacancy. Option `cards: true` takes the rows of lists
    for vacancies, for sites that show no page of one; `drop` are query parameters that make no other page;
    `detail_path` what a vacancy's address in a sitemap holds."""

    name = "jobposting"
    general = True
    options: ClassVar = {"cards": False, "drop": "", "detail_path": ""}
    css: ClassVar = JobBoard.css | {
        "detail_link": "a[href*='/job/'], a[href*='/jobs/view'], a[href*='/vacancy/'], a[href*='/vacancies/'],"
        " a[href*='/vacature/'], a[href*='/stellenangebot'], a[href*='/offre'], a[href*='/oferta']",
        "next": "a[rel='next'], link[rel='next'] || .pagination .next a, .pagination a.next, a[aria-label='Next']",
        "row_link": "",
        **dict.fromkeys(
            (
                "row_title",
                "row_text",
                "row_employer",
                "row_employer_url",
                "row_employer_logo",
                "row_place",
                "row_pay",
                "row_contract",
            ),
            "",
        ),
        "row_published": "",
        "expired": "",
        "filled": "",
    }
    fingerprint = (
        Clue(css=f"{_UNKNOWN} script[type*='ld+json' i]:lexbor-contains('\"JobPosting\"')", weight=0.92),
        Clue(css="head script[type*='ld+json' i]:lexbor-contains('\"JobPosting\"')", weight=0.92),
        Clue(css=f"{_UNKNOWN} [itemtype$='://schema.org/JobPosting']", weight=0.92),
    )

    def canonical(self, url: str) -> str | None:
        found = super().canonical(url)
        dropped = frozenset(str(self.site.options.get("drop", "")).lower().split())
        return canonical(found, drop=dropped) if found and dropped else found

    def state(self, page: Page) -> State:
        """A vacancy that has ended is content where the page still shows it."""
        found = super().state(page)
        return "open" if found in ("expired", "inactive") and self.is_vacancy(page) else found

    def is_vacancy(self, page: Page) -> bool:
        return bool(of_type(page, "JobPosting")) or page.first(self.slots["title"]) is not None

    def detail(self, page: Page) -> Iterator[Link | Document]:
        postings, url = of_type(page, "JobPosting"), self.canonical(page.url) or page.url
        vacancy = self.posted(page, self.best(postings, page), url) if postings else None
        yield self.marked(vacancy or self.vacancy_shown(page, native_id=_id_of(url), url=url), page)

    def posted(self, page: Page, posting: Record, url: str) -> Vacancy | None:
        """A posting with what slots add to it; None for one without title."""
        stated = vacancy_of(posting, page, self.when, native_id=_id_of(url), url=url)
        if not stated.title:
            return None
        facts = {**stated.facts, **self.shown(page)}
        found = page.first(self.slots["text"])
        words = found.prose(self.slots["noise"].replace("||", ",")) if found else None
        text = {"text": words.text, "hyperlinks": words.hyperlinks} if words and not stated.text else {}
        return self.completed(replace(stated, facts=facts, **text), page)  # type: ignore[arg-type]

    def best(self, postings: list[Record], page: Page) -> Record:
        """Of the postings on a vacancy's page: its own, else the first, for others are shown beside it."""
        own = (posting for posting in postings if self.address(posting, page) == self.canonical(page.url))
        return next(own, postings[0])

    def address(self, posting: Record, page: Page) -> str | None:
        """Where a posting says that it stands; None where it says nothing, or a place elsewhere."""
        url = page.absolute(posting.text("url", "@id"))
        return self.canonical(url) if url and self.within(url) else None

    def marked(self, vacancy: Vacancy, page: Page) -> Vacancy:
        ended = next((word for word in ("expired", "filled") if page.first(self.slots[word])), None)
        return replace(vacancy, facts={**vacancy.facts, "status": ended}) if ended else vacancy

    def listing(self, page: Page) -> Iterator[Link | Document]:
        if self.site.options.get("cards") and self.slots["row"]:
            yield from (self.card(page, row) for row in page.outermost(self.slots["row"]))
            yield from (link for link in super().listing(page) if isinstance(link, Link) and link.role == "listing")
            return
        here, postings = self.canonical(page.url), of_type(page, "JobPosting")
        elsewhere = [url for posting in postings if (url := self.address(posting, page)) and url != here]
        yield from self.posted_here(page, [post for post in postings if self.address(post, page) in (None, here)])
        urls = dict.fromkeys([*elsewhere, *self.listed(page)])
        yield from (Link(url=url, role="detail") for url in urls)
        yield from (link for link in super().listing(page) if not isinstance(link, Link) or link.url not in urls)

    def search(self, page: Page) -> Iterator[Link | Document]:
        """A sitemap, or an index of sitemaps."""
        rows = sitemap(page.source)
        if not rows:
            raise Unreadable("no sitemap")
        index, part = "<sitemapindex" in page.folded, str(self.site.options.get("detail_path", ""))
        for url, changed in rows:
            if self.within(url) and (index or part in url):
                role, when = ("search", None) if index else ("detail", self.when(changed, page) if changed else None)
                yield Link(url=url, role=role, changed=when)

    def posted_here(self, page: Page, postings: list[Record]) -> Iterator[Vacancy]:
        """Postings that a list holds whole; several on one page are told apart by their titles."""
        url = self.canonical(page.url) or page.url
        for posting in postings:
            mark = "" if len(postings) == 1 else f"#{posting.text('title', 'name')}"
            if found := vacancy_of(posting, page, self.when, native_id=_id_of(url) + mark, url=url):
                yield from [found] if found.title else []

    def listed(self, page: Page) -> Iterator[str]:
        """Addresses in lists that the page says for machines."""
        for thing in things(page):
            for part in records(thing, "itemListElement") if thing.text("@type") == "ItemList" else []:
                url = page.absolute(part.text("url") or part.record("item").text("url", "@id") or part.text("item"))
                if url and self.within(url) and self.canonical(url) != self.canonical(page.url):
                    yield url

    def card(self, page: Page, row: Node) -> Vacancy:
        """A vacancy as its row in a list shows it. Raises Unreadable where the row has no title."""
        carried, url = (
            dict(self.carried(row)),
            next((found.url() for found in row.all(self.slots["row_link"] or "a[href]")), ""),
        )
        title, text = carried.pop("title", ""), row.first(self.slots["row_text"])
        if not title:
            raise Unreadable("a row without title")
        address, shown = (self.canonical(url) if url else None) or page.url, row.first(self.slots["row_published"])
        dated = (shown.attr("datetime", "title") or shown.text) if shown else ""
        facts = carried | {name: value for name, value in self.shown(row, "row_").items() if value}
        employer = facts.get("employer", "")
        return Vacancy(
            native_id=_id_of(address) if url else f"{_id_of(page.url)}#{title}",
            url=address,
            title=title,
            text=text.prose().text if text else "",
            author=Author(name=str(employer)) if employer else None,
            published=self.when(dated, page) if dated else None,
            published_text=dated or None,
            facts=facts,
        )


def _id_of(url: str) -> str:
    """The address without host: identifiers that postings name are those of their employer, and need not differ."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")

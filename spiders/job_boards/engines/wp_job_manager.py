"""WP Job Manager: the WordPress plugin, and themes that override its templates. Its lists are filled by AJAX."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar, Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from items import Author, Document
from spiders.engine import State
from spiders.fingerprint import Clue
from spiders.job_boards.board import JobBoard
from spiders.job_boards.posting import vacancy_of
from spiders.link import Link
from spiders.page import Node, Page, Unreadable
from spiders.record import Record
from spiders.structured import of_type

AHEAD: Final = 50
_LIST: Final = "jm-ajax/get_listings/"
_ASKED: Final = {
    "data-keywords": "search_keywords",
    "data-location": "search_location",
    "data-featured": "featured",
    "data-filled": "filled",
    "data-per_page": "per_page",
    "data-orderby": "orderby",
    "data-order": "order",
}


class WpJobManager(JobBoard):
    name = "wp_job_manager"
    start: ClassVar = {"listing": (f"/{_LIST}?per_page=10&page=1&orderby=featured&order=DESC&show_pagination=true",)}
    css: ClassVar = JobBoard.css | {
        "board": "div.job_listings",
        "row": "li.job_listing || .job_listings .job_listing || article.job_listing",
        "row_title": ".position h3 || h3 || .entry-title",
        "row_employer": ".company strong",
        "row_place": ".location",
        "row_contract": ".job-type",
        "row_published": ".date time[datetime], .date date",
        "next": "a.next.page-numbers",
        "job": "[class*='single-job_listing'] .job_listing, .job_listing.hentry || .single_job_listing",
        "title": ".job_listing .entry-title || h1.entry-title || h1",
        "text": ".job_description || .single_job_listing",
        "noise": ".job-listing-meta, ul.meta, .company, .job_application, .job-manager-info, .job-manager-error",
        "employer": ".single_job_listing .company .name strong || .company strong",
        "employer_url": ".single_job_listing .company a.website[href]",
        "place": ".single_job_listing li.location",
        "pay": ".single_job_listing li.salary",
        "contract": ".single_job_listing li.job-type",
        "contact": ".job_application a.job_application_email || .application_details a[href^='http']",
        "published": ".single_job_listing li.date-posted time[datetime]",
        "expired": ".job_listing.status-expired, li.listing-expired"
        " || .single_job_listing > .job-manager-info:only-child",
        "filled": ".job_listing.job_position_filled, li.position-filled",
        "poster": ".author.vcard a || .byline a[rel='author'] || .author-bio .author-title",
        "poster_url": "a[rel='author'][href]",
        "gone": "body.error404",
        "login": ".job-manager-error:not(form *)",
    }
    fingerprint = (
        Clue(css="body.single-job_listing", weight=0.9),
        Clue(css=".single_job_listing", weight=0.7),
        Clue(css="div.job_listings[data-per_page]", weight=0.9),
        Clue(css="ul.job_listings", weight=0.6),
        Clue(css="li.job_listing.type-job_listing", weight=0.6),
        Clue(
            css="link[href*='/plugins/wp-job-manager/'], script[src*='/plugins/wp-job-manager/']",
            weight=0.9,
        ),
        Clue(data="\\/plugins\\/wp-job-manager\\/", weight=0.7),
        Clue(data='"found_jobs":', weight=0.9),
        Clue(css="body.post-type-archive-job_listing", weight=0.9),
    )
    # Pagers of pages without scripts repeat their first page under these.
    drop: ClassVar = frozenset({"pg", "job_listing_page"})

    def state(self, page: Page) -> State:
        """A vacancy that has ended is content: the page says that it ended, and its list still says what it was."""
        if page.is_json:
            return "open"
        closed: tuple[State, ...] = ("gone",) if page.first(".job_description, li.job_listing") else ("login", "gone")
        return next((state for state in closed if page.first(self.slots[state])), "open")

    def role(self, url: str) -> str | None:
        path = urlsplit(url).path
        return "listing" if path.endswith(f"/{_LIST}") else "detail" if "/job/" in path else None

    def listing(self, page: Page) -> Iterator[Link | Document]:
        if page.is_json:
            yield from self.answer(page, Record(page.json()))
            return
        board = page.first(self.slots["board"])
        if board is None and not page.first(self.slots["row"]):
            raise Unreadable("no list of vacancies")
        yield from super().listing(page)
        if board is not None and board.has("data-per_page"):
            yield Link(url=self.asked(page, board), role="listing")

    def answer(self, page: Page, answer: Record) -> Iterator[Link]:
        """One page of the list. Its count of pages is believed fifty pages ahead, and never past an empty one."""
        if "html" not in answer:
            raise Unreadable("no list of vacancies in the answer")
        root = page.fragment(answer.text("html"), self.site.root)
        links = [link for row in root.outermost(self.slots["row"]) for link in self.row_links(row)]
        yield from links
        query = dict(parse_qsl(urlsplit(page.url).query))
        current = int(query["page"]) if query.get("page", "").isdecimal() and len(query["page"]) < 7 else 1
        last = min(answer.number("max_num_pages") or 0, current + AHEAD) if links else 0
        for number in range(current + 1, last + 1):
            yield Link(url=f"{page.url.partition('?')[0]}?{urlencode(query | {'page': number})}", role="listing")

    def row_links(self, row: Node) -> Iterator[Link]:
        if url := next(self.row_urls(row), ""):
            yield Link(url=url, role="detail", carry=self.carried(row))

    def carried(self, row: Node) -> Mapping[str, str]:
        day = row.first(self.slots["row_published"])
        dated = day.attr("datetime") if day else ""
        return {**super().carried(row), **({"published": dated} if dated else {})}

    def asked(self, page: Page, board: Node) -> str:
        """The address that the list's own script asks for its first page."""
        query = {name: board.attr(attribute) for attribute, name in _ASKED.items() if board.attr(attribute)}
        query |= {"page": "1", "show_pagination": board.attr("data-show_pagination") or "true"}
        home = page.first("link[rel='https://api.w.org/'][href]")  # WordPress may stand in a folder
        root = home.url().partition("wp-json/")[0] if home and "wp-json/" in home.url() else self.site.root
        return f"{urljoin(root, _LIST)}?{urlencode(query)}"

    def detail(self, page: Page) -> Iterator[Link | Document]:
        job = page.first(self.slots["job"])
        if job is None:
            raise Unreadable("no vacancy on the page of one")
        url = self.canonical(page.url) or page.url
        shown = self.vacancy_shown(page, native_id=_number(page, job) or urlsplit(url).path, url=url)
        stated = [
            vacancy_of(posting, page, self.when, native_id="", url=url) for posting in of_type(page, "JobPosting")
        ]
        facts, first = dict(shown.facts), next(iter(stated), None)
        if first:
            facts = {**first.facts, "contract": facts.get("contract") or first.facts.get("contract"), **facts}
            facts |= {name: first.facts[name] for name in ("pay_min", "pay_max", "currency") if name in first.facts}
        ended = next((word for word in ("expired", "filled") if page.first(self.slots[word])), None)
        facts |= {"status": ended} if ended else {}
        if remote := _without_remote(str(facts.get("place", ""))):
            facts |= {"place": remote, "remote": True}
        yield replace(
            shown,
            facts={name: value for name, value in facts.items() if value},
            text="" if ended == "expired" and not page.first(".job_description") else shown.text,
            author=self.poster(page) or shown.author,
            published=(first.published if first else None) or shown.published,
            published_text=(first.published_text if first else None) or shown.published_text,
        )

    def poster(self, page: Page) -> Author | None:
        found, link = page.first(self.slots["poster"]), page.first(self.slots["poster_url"])
        name = found.text.removeprefix("By ") if found else ""
        url = (self.canonical(link.url()) if link else None) or None
        if not name:
            return None
        return Author(name=name, native_id=urlsplit(url).path.rstrip("/").rpartition("/")[2] if url else None, url=url)


def _number(page: Page, job: Node) -> str:
    """The post's number: in the body's classes, or in the article's id."""
    body = page.first("body[class*='postid-']")
    classes = [name for node in (body, job) if node for name in (*node.attr("class").split(), node.attr("id"))]
    found = (name.rpartition("-")[2] for name in classes if name.startswith(("postid-", "post-")))
    return next((number for number in found if number.isdecimal()), "")


def _without_remote(place: str) -> str:
    """ "Anywhere (Remote)" → "Anywhere"; "" for a place that does not say so."""
    bare = place.removesuffix("(Remote)").strip()
    return bare if bare != place else ""

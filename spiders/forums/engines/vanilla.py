"""Vanilla 2 and later: discussions under /discussion/123/some-title/p2, or as a route, index.php?p=/discussion/…"""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final
from urllib.parse import unquote, urlsplit

import re2

from items import Author, Document, Profile, Thread
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup, last_number, parameter
from spiders.link import Link
from spiders.page import Node, Page

_ROLES: Final = {"discussions": "board", "categories": "board", "discussion": "thread", "profile": "profile"}
_ROUTE: Final = re2.compile(r"^(?P<root>.*?/)(?P<route>(?:discussions|categories|discussion|profile)(?:/.*)?)$")
_PAGE: Final = re2.compile(r"^p(\d{1,9})$")


class Vanilla(ForumMarkup):
    name = "vanilla"
    start: ClassVar = {"board": ("/discussions",)}
    segments: ClassVar = frozenset(_ROLES)
    css: ClassVar = {
        "board_link": ".CategoryList :is(.TitleWrap, h2, h3, h4) a[href*='categories/'],"
        " .CategoryTable .CategoryName :is(h2, h3, h4) a[href*='categories/'], .ChildCategories a[href*='categories/']",
        "thread_link": ".Discussions .Title a[href*='discussion/'], .DiscussionsTable .DiscussionName a.Title",
        "row": ".Discussions .Item, .DiscussionsTable tr[id^='Discussion_']",
        "changed": ".LastCommentDate time[datetime], .LastUser time[datetime]",
        "pages": ".Pager a[href]",
        "thread_title": ".PageTitle h1 || h1.PageTitle || .MessageList h1",
        "post": ".ItemDiscussion[id^='Discussion_'], .ItemComment[id^='Comment_']",
        "author": ".Author a.Username || .Author a:not(.PhotoWrap)",
        "published": ".DateCreated time[datetime] || .Meta time[datetime]",
        "edited": ".DateUpdated time[datetime] || .DateUpdated[title]",
        "permalink": "a.Permalink[name^='Item_']",
        "body": ".Message",
        "quote": "blockquote, .embedQuote",
        "attribution": ".QuoteAuthor, .blockquote-author, .embedQuote-header",
        "noise": ".Signature, .UserSignature, .Reactions",
        "login": "body[id$='_entry_signin'], body[id$='_home_permission']",
        "gone": "body[id$='_home_filenotfound']",
        "profile_name": ".User h1, .User .H || .Profile h1",
        "profile_text": "#Status, .UserSignature, .About .Signature",
        "profile_label": ".About dl dt.Joined, .About dl dt:is(.Name, .Location, .Email)",
        "profile_value": ".About dl dd.Joined, .About dl dd:is(.Name, .Location, .Email)",
        "profile_id": ".PhotoWrap[data-userid], [data-userid]",
    }
    fingerprint = (
        Clue(css="body.Vanilla[id^='vanilla_'], body[id^='vanilla_discussion']", weight=0.7),
        Clue(css="body.Dashboard[id^='dashboard_']", weight=0.7),
        Clue(css=".ItemDiscussion[id^='Discussion_'] .Message, .ItemComment[id^='Comment_'] .Message", weight=0.8),
        Clue(css=".DataList.Discussions .ItemDiscussion, .Discussions .Item[id^='Discussion_']", weight=0.8),
        Clue(css=".CategoryList .Item[id^='Category_'], .CategoryTable .Item[class*='Category-']", weight=0.6),
        Clue(css="link[href*='/applications/dashboard/design/'], script[src*='/applications/vanilla/']", weight=0.7),
        Clue(css="link[href*='/applications/vanilla/design/'], script[src*='/applications/dashboard/']", weight=0.6),
        Clue(header="x-garden-version: vanilla", weight=0.95),
    )

    def canonical(self, url: str) -> str | None:
        """Queries only sort and filter; an installation without rewriting keeps its route there."""
        root, names = self._split(url)
        stem, page = self._stem(names)
        if stem is None:
            # The front page is a board wherever it leads; everything else that is not a route is elsewhere.
            return super().canonical(root) if not names and root.endswith("/") else None
        tail = f"/p{page}" if page > 1 else ""
        return super().canonical(root + "/".join(stem) + tail)

    def role(self, url: str) -> str | None:
        names = self._split(url)[1]
        return _ROLES[names[0]] if names and self._stem(names)[0] else None

    def _split(self, url: str) -> tuple[str, list[str]]:
        """(what stands before the route, the route's segments); none where the address has no route."""
        parts = urlsplit(url)
        path, route = parts.path, parameter(url, "p")
        if route.startswith("/"):
            root, found = f"{path}?p=/", route
        else:
            match = _ROUTE.match(path)
            root, found = (match["root"], match["route"]) if match else (path, "")
        return f"{parts.scheme}://{parts.netloc}{root}", [unquote(name) for name in found.split("/") if name]

    def _stem(self, names: list[str]) -> tuple[list[str] | None, int]:
        """(segments of the first page, page number); None for a view that is never fetched."""
        kind, last = (names[0], names[-1]) if names else ("", "")
        match = _PAGE.match(last) if len(names) > 1 else None
        stem = names[:-1] if match else names
        fetched = {
            "discussions": len(stem) == 1,
            "categories": not last.endswith(".rss"),
            "discussion": 1 < len(stem) < 4 and stem[1].isdecimal(),
            "profile": len(stem) == 2 or (len(stem) == 3 and stem[1].isdecimal()),
        }
        return (stem if fetched.get(kind, False) else None), int(match[1]) if match else 1

    def of_thread(self, page: Page) -> Thread:
        title, (root, names) = page.first(self.slots["thread_title"]), self._split(page.url)
        stem, _ = self._stem(names)
        opener = page.first(".ItemDiscussion[id^='Discussion_']")
        number = stem[1] if stem and len(stem) > 1 else str(last_number(opener.attr("id")) or "") if opener else ""
        url = super().canonical(root + "/".join(stem)) if stem else self.canonical(page.url)
        return Thread(native_id=number or page.url, title=title.text if title else None, url=url)

    def position(self, node: Node, first: int | None, index: int) -> int | None:
        """Comments are counted from 1 after the opener, over all pages."""
        if node.attr("id").startswith("Discussion_"):
            return 1
        found = node.first(self.slots["permalink"])
        place = last_number(found.attr("name")) if found else None
        return place + 1 if place is not None else None

    def post_id(self, node: Node) -> str:
        """Openers and comments are numbered apart: their numbers alone would clash."""
        number = last_number(node.attr("id"))
        return f"{node.attr('id').partition('_')[0]}_{number}" if number is not None else ""

    def post_url(self, page: Page, native_id: str) -> str:
        kind, _, number = native_id.partition("_")
        if kind == "Discussion":
            return self.of_thread(page).url or page.url
        return f"{self._split(page.url)[0]}discussion/comment/{number}#{native_id}"

    def author(self, node: Node) -> Author | None:
        found, marked = super().author(node), node.first(self.slots["author"])
        number = marked.attr("data-userid") if marked else ""
        return replace(found, native_id=number or found.native_id) if found else None

    def author_id(self, url: str) -> str | None:
        """The number in /profile/8/ann; newer versions leave it out."""
        stem, _ = self._stem(self._split(url)[1])
        return stem[1] if stem and len(stem) == 3 else None

    def profile(self, page: Page) -> Iterator[Link | Document]:
        marked = page.first(self.slots["profile_id"])
        number = marked.attr("data-userid") if marked else ""
        for found in super().profile(page):
            if isinstance(found, Profile) and found.author and number:
                yield replace(found, native_id=number, author=replace(found.author, native_id=number))
            else:
                yield found

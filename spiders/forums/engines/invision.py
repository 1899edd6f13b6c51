"""Invision Community 4 and 5: addresses carry number and title, "/topic/5-some-title/page/2/"."""

from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Thread
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup, page_of, parameter
from spiders.page import Node, Page

# Below the root, or as a route in the query ("index.php?/topic/5-some-title/").
_ADDRESS: Final = re2.compile(
    r"^(?P<before>.*?[/?])(?P<kind>topic|forum|profile)/(?P<number>\d+)(?P<title>-[^/?&]*)?(?:/(?P<rest>[^?&]*))?"
)
_PAGE: Final = re2.compile(r"^page/(\d{1,9})/?$")
_ELSEWHERE: Final = re2.compile(
    r"[/?](?:activity|applications|attachment\.php|blogs?|calendar|contact|discover|downloads|files|gallery|guidelines|leaderboard"
    r"|login|logout|lostpassword|markallread|messenger|notifications|ourpicks|online|privacy|profile|register|rss|search|staff"
    r"|startTopic|submit|tags|terms|cookies)(?:/|$)|\.xml(?:/|$)"
)
_ROLES: Final = {"topic": "thread", "forum": "board", "profile": "profile"}
# Where a link leads within the thread; anything else under `do` acts upon it.
_JUMPS: Final = frozenset({"getnewcomment", "getlastcomment", "getfirstcomment", "getprefcomment", "findcomment"})


class Invision(ForumMarkup):
    name = "invision"
    start: ClassVar = {"board": ("/",)}
    segments: ClassVar = frozenset({*_ROLES, "forums"})
    css: ClassVar = {
        "board_link": ".cForumRow .ipsDataItem_title a[href*='forum/'], .ipsDataItem_subList a[href*='forum/'],"
        " .cForumGrid__title a[href*='forum/'], .cForumGrid a.cForumGrid__hero-link,"
        " [data-forumid] .ipsData__title a[href], [data-forumid] .ipsSubList a[href]",
        "thread_link": "[data-rowid] .ipsDataItem_title a[href*='topic/']:not(.ipsPagination a),"
        " [data-rowid] .ipsData__title h4 a[href]",
        "row": "[data-rowid]",
        "changed": ".ipsDataItem_lastPoster time[datetime], .ipsData__last time[datetime]",
        "pages": ".ipsPagination:not(.ipsPagination_mini, .ipsPagination--mini) a[data-page]:not([data-page='0'])",
        "per_page": "[data-ipspagination-perpage]",
        "thread_title": "h1.ipsType_pageTitle .ipsType_break || .ipsPageHeader h1 || h1.ipsType_pageTitle || h1",
        "label": ".ipsBadge, .ipsTag, .ipsTag_prefix, .ipsTags",
        "post": "article[id^='elComment_']",
        "repeated": "article[data-ips-first-post]",
        "author": ".cAuthorPane_author a, .ipsEntry__username a || .cAuthorPane_author, .ipsEntry__username",
        "published": ".ipsComment_meta time[datetime] || .ipsEntry__date time[datetime] || time[datetime]",
        "edited": "[data-excludequote] time[datetime], .ipsEdited time[datetime]",
        "body": "[data-role='commentContent']",
        "quote": "blockquote.ipsQuote, blockquote[data-ipsquote]",
        "attribution": ".ipsQuote_citation",
        "noise": "[data-excludequote], .ipsEdited, .ipsSpoiler_header, .ipsSpoiler__header,"
        " [data-role='memberSignature'], .ipsEmbeddedOther, .ipsEmbeddedVideo",
        "login": "body[data-pagecontroller='login'], #elError form[action*='login'], #elError a[href*='/login']",
        "gone": "#elError",
        "profile_name": ".cProfileHeader_name h1 || #elProfileHeader h1 || [data-role='profileHeader'] h1",
        "profile_text": "[data-location='customFields'] .ipsType_richText || .ipsProfile .ipsRichText",
        "profile_label": "#elProfileStats li h4, [data-location='customFields'] strong",
        "profile_value": "#elProfileStats li h4 + *, [data-location='customFields'] strong + *",
    }
    fingerprint = (
        Clue(css="body.ipsApp.ipsApp_front", weight=0.97),
        Clue(css="body.ipsApp[data-controller*='core.front.core.app']", weight=0.97),
        Clue(cookie="ips4_", weight=0.9),
        Clue(css="article[id^='elComment_'].ipsComment, article[id^='elComment_'].ipsEntry", weight=0.7),
        Clue(css="a[title='Invision Community'][href*='invisioncommunity.com']", weight=0.6),
    )
    drop: ClassVar = frozenset(
        {
            "tab",
            "sortby",
            "sortdirection",
            "sort",
            "filter",
            "listresort",
            "preview",
            "referrer",
            "csrfkey",
            "comment",
            "do",
        }
        | {"showdeleted", "fromlogin", "advanced_search_submitted", "view"}
    )
    defaults: ClassVar = (("page", "1"),)

    def canonical(self, url: str) -> str | None:
        found, action = super().canonical(url), parameter(url, "do").lower()
        if found is None or (action and action not in _JUMPS):
            return None
        address = self._address(found)
        if address is None:
            return None if _ELSEWHERE.search(found.partition("://")[2]) else found
        if (address["title"] or "").endswith(".xml"):
            return None
        page, stem, query = _PAGE.match(address["rest"] or ""), found[: address.end(4)], found[address.end(0) :]
        if page and int(page[1]) > 1:
            return f"{stem}/page/{int(page[1])}/"
        return f"{stem}/{query}" if page or not address["rest"] else None

    def role(self, url: str) -> str | None:
        address = self._address(url)
        return _ROLES[address["kind"]] if address else None

    def of_thread(self, page: Page) -> Thread:
        address, title = self._address(page.url), page.first(self.slots["thread_title"])
        return Thread(
            native_id=address["number"] if address else page.url,
            title=title.prose(self.slots["label"]).text if title else None,
            url=self.canonical(page.url[: address.end(4)] + "/") if address else self.canonical(page.url),
        )

    def first_position(self, page: Page) -> int | None:
        """Posts print no number: counted from the pages before, without the first post where every page repeats it."""
        address = self._address(page.url)
        found = _PAGE.match(address["rest"] or "") if address else None
        before = (int(found[1]) if found else page_of(page.url, "page") or 1) - 1
        size = page.first(self.slots["per_page"])
        number = size.attr("data-ipspagination-perpage") if size else ""
        if before and not number.isdecimal():
            return None
        return before * int(number or 0) + (0 if before and page.first(self.slots["repeated"]) else 1)

    def position(self, node: Node, first: int | None, index: int) -> int | None:
        return 1 if index == 0 and node.has("data-ips-first-post") else super().position(node, first, index)

    def post_url(self, page: Page, native_id: str) -> str:
        return f"{self.canonical(page.url) or page.url}#findComment-{native_id}"

    def author_id(self, url: str) -> str | None:
        address = self._address(url)
        return address["number"] if address and address["kind"] == "profile" else None

    def _address(self, url: str) -> Any:
        return _ADDRESS.match(url if "/" in urlsplit(url).query else url.partition("?")[0])

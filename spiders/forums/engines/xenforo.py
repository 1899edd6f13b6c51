"""XenForo 2 and 1: thread addresses end in the thread's number, "/threads/some-title.123/page-2"."""

from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Author, Thread
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup, from_unix
from spiders.page import Node, Page

# Below the root, or as a route in the query ("index.php?threads/some-title.123/").
_ADDRESS: Final = re2.compile(
    r"^(?P<before>.*?[/?])(?P<kind>threads|forums|categories|members)/(?:[^/?&]*\.)?(?P<number>\d+)(?:/(?P<rest>[^?&]*))?$"
)
_PAGE: Final = re2.compile(r"^page-(\d{1,9})$")
_ELSEWHERE: Final = re2.compile(
    r"[/?](?:account|attachments|conversations|direct-messages|find-new|goto|help|login|logout|lost-password|members|misc"
    r"|online|posts|profile-posts|register|recent-activity|search|tags|trophies|whats-new|-|.*\.rss)(?:/|$)|proxy\.php"
)
_ROLES: Final = {"threads": "thread", "forums": "board", "categories": "board", "members": "profile"}


class XenForo(ForumMarkup):
    name = "xenforo"
    start: ClassVar = {"board": ("/",)}
    segments: ClassVar = frozenset(_ROLES)
    css: ClassVar = {
        "board_link": ".node:not(.node--link, .node--page) .node-title a[href], a.subNodeLink--forum,"
        " a.subNodeLink--category"
        " || .nodeList .nodeTitle a, .subForumList .nodeTitle a",
        "thread_link": ".structItem--thread .structItem-title a[href*='threads/']:not(.labelLink),"
        " .articlePreview-title a"
        " || .structItem--thread .structItem-title a[href]:not(.labelLink)"
        " || .discussionListItem .title a[href]:not(.prefixLink)",
        "row": ".structItem--thread || .discussionListItem",
        "changed": ".structItem-latestDate || .lastPostInfo .DateTime",
        "pages": ".pageNav-page a, .pageNav-jump || .PageNav nav a",
        "thread_title": "h1.p-title-value || .titleBar h1 || h1",
        "label": ".label, .label-append, .labelLink, .prefix",
        "post": "article[id^='js-post-'], div.MessageCard[id^='js-post-'] || li.message[id^='post-']",
        "author": ".message-name .username || .MessageCard__user-info__name || .userText .username || .message-name",
        "published": ".message-attribution-main time[datetime] || .MessageCard__date-created time[datetime]"
        " || .message-header meta[itemprop='datePublished'] || .message-header a[href*='/post-'] > span"
        " || .messageMeta .DateTime || .datePermalink .DateTime",
        "edited": ".message-lastEdit time[datetime] || .editDate .DateTime",
        "number": ".message-attribution-opposite a:lexbor-contains('#') || .MessageCard__post-position"
        " || .message-header a:lexbor-contains('#') || a.postNumber",
        "body": ".message-body .bbWrapper || .message-body || .messageText",
        "quote": ".bbCodeBlock--quote, .bbCodeQuote",
        "attribution": ".bbCodeBlock-title, .attribution, .quoteExpand",
        "noise": ".bbCodeBlock-expandLink, .bbCodeBlock--code .bbCodeBlock-title, .bbCodeCode .type, .hoverLink,"
        " .js-unfurl-desc, .js-unfurl-figure, .contentRow-minor, .bbCodeSpoiler-button, .bbCodeSpoilerButton,"
        " .bbMediaWrapper, .messageTextEndMarker, .message-signature, .message-lastEdit, .editDate",
        "login": "html[data-template='login'], form#pageLogin",
        "gone": "html[data-template='error'] || .errorPanel",
        "profile_name": ".memberHeader-name .username || .memberHeader-name || .profilePage h1.username",
        "profile_text": ".memberAbout .bbWrapper || [id$='about'] .bbWrapper || #info .aboutPairs ~ .baseHtml",
        "profile_label": ".memberHeader dl.pairs dt, .memberAbout dl.pairs dt || .profilePage .infoBlock dl dt",
        "profile_value": ".memberHeader dl.pairs dd, .memberAbout dl.pairs dd || .profilePage .infoBlock dl dd",
    }
    fingerprint = (
        Clue(css="html#XF[data-app='public'], html#XF[data-xf]", weight=0.97),
        Clue(css="html#XF", weight=0.9),
        Clue(css="html#XenForo", weight=0.97),
        Clue(cookie="xf_", weight=0.9),
        Clue(css="article.message--post[data-content^='post-'], .MessageCard.js-messageCard", weight=0.7),
        Clue(css="head link[href*='css.php?css=public%3A'], head link[href*='css.php?css=public:']", weight=0.7),
    )
    drop: ClassVar = frozenset(
        {"order", "direction", "last_days", "prefix_id", "starter_id", "thread_type", "no_date_limit", "filter"}
    )

    def canonical(self, url: str) -> str | None:
        found = super().canonical(url)
        address = self._address(found or "")
        if found is None or address is None:
            return None if found is None or _ELSEWHERE.search(found.partition("://")[2]) else found
        page, stem = _PAGE.match(address["rest"] or ""), found[: address.end(3)]
        if page and int(page[1]) > 1:
            return f"{stem}/page-{int(page[1])}"
        about = address["kind"] == "members" and address["rest"] == "about"
        return f"{stem}/" if page or about or not address["rest"] else None

    def role(self, url: str) -> str | None:
        address = self._address(super().canonical(url) or "")
        return _ROLES[address["kind"]] if address else None

    def of_thread(self, page: Page) -> Thread:
        address, key = self._address(page.url), page.first("html[data-content-key^='thread-']")
        number = address["number"] if address else key.attr("data-content-key").rpartition("-")[2] if key else ""
        title = page.first(self.slots["thread_title"])
        return Thread(
            native_id=number or page.url,
            title=title.prose(self.slots["label"]).text if title else None,
            url=self.canonical(page.url[: address.end(3)] + "/") if address else self.canonical(page.url),
        )

    def first_position(self, page: Page) -> int | None:
        return None if "/page-" in page.url else 1

    def post_url(self, page: Page, native_id: str) -> str:
        return f"{self.canonical(page.url) or page.url}#post-{native_id}"

    def author(self, node: Node) -> Author | None:
        found, name, marked = super().author(node), node.attr("data-author"), node.first(self.slots["author"])
        number = marked.attr("data-user-id") if marked else ""
        if found and not found.native_id and number.strip("0"):
            return Author(name=found.name, native_id=number, url=found.url)
        return found or (Author(name=name) if name else None)

    def author_id(self, url: str) -> str | None:
        address = self._address(url)
        return address["number"] if address and address["kind"] == "members" else None

    def published(self, node: Node) -> str:
        return self._stamp(node.first(self.slots["published"]))

    def edited(self, node: Node) -> str:
        return self._stamp(node.first(self.slots["edited"]))

    def changed(self, row: Node) -> str:
        return self._stamp(row.first(self.slots["changed"]))

    def _stamp(self, found: Node | None) -> str:
        if found is None:
            return ""
        return from_unix(found.attr("data-time")) or found.attr("datetime", "content", "title") or found.text

    def _address(self, url: str) -> Any:
        parts = urlsplit(url)
        return _ADDRESS.match(url if "/" in parts.query else url.partition("?")[0])

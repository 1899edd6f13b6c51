"""bbPress 2, the forum plugin of WordPress."""

from typing import ClassVar, Final
from urllib.parse import unquote, urlsplit

import re2

from items import Author, Thread
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup, last_number
from spiders.page import Node, Page

_PAGE: Final = re2.compile(r"/page/(?P<number>\d+)/?$")
_VIEW: Final = re2.compile(
    r"/(?:feed|edit|search|embed|reply|view|topic-tag|amp)(?:/|$)|/wp-(?:login|admin|json|content)"
)
_POSITION: Final = re2.compile(r"\bbbp-reply-position-(?P<number>\d{1,9})\b")
_USER: Final = re2.compile(r"\buser-id-(?P<number>[1-9]\d{0,17})\b")
_POST: Final = re2.compile(r"\bpost-(?P<number>\d{1,18})\b")


_ROLES: Final = {"topic": "thread", "forum": "board", "users": "profile", "members": "profile"}


class BbPress(ForumMarkup):
    name = "bbpress"
    start: ClassVar = {"board": ("/forums/",)}
    segments: ClassVar = frozenset({"forums", "forum", "topic", "topics", "users", "members"})
    css: ClassVar = {
        "board_link": "a.bbp-forum-title, .bbp-forums-list a.bbp-forum-link",
        "thread_link": "a.bbp-topic-permalink",
        "pages": ".bbp-pagination-links a",
        "thread_title": "h1.entry-title || .bbp-breadcrumb-current || .bbp-topic-title h1 || h1",
        "thread_id": "[id^='topic-'][id$='-replies'], [id^='bbp-topic-'][id$='-lead']",
        "post": ".bbp-replies .bbp-body div[class*='bbp-parent-topic-'], .bbp-replies .bbp-body div.topic.type-topic"
        " || div[class*='bbp-parent-topic-']:has(.bbp-reply-content)",
        "author": ".bbp-author-name || .bbp-reply-author a.bbp-author-link || .bbp-topic-author a",
        "author_link": "a.bbp-author-link[href], a.bbp-author-name[href]",
        "published": ".bbp-reply-post-date || .bbp-topic-post-date",
        "body": ".bbp-reply-content || .bbp-topic-content",
        "quote": "blockquote, .d4p-bbp-quote",
        "noise": "[class*='-revision-log'], .bbp-signature, .bbp-reply-signature, .bbp-attachments",
        "login": "#forum-private",
        "gone": "body.error404",
        "profile_name": "#bbp-user-profile .entry-title || #bbp-single-user-details .vcard a[title] || #item-header h2",
        "profile_text": "#bbp-user-profile .bbp-user-description",
        "profile_label": "table.profile-fields td.label",
        "profile_value": "table.profile-fields td.data",
    }
    fingerprint = (
        Clue(css="#bbpress-forums .bbp-breadcrumb, #bbpress-forums .bbp-pagination", weight=0.9),
        Clue(css="#bbpress-forums #bbp-user-wrapper", weight=0.9),
        Clue(css="a.bbp-topic-permalink, a.bbp-forum-title", weight=0.8),
        Clue(css="[class*='bbp-parent-topic-'] .bbp-reply-content", weight=0.8),
        Clue(css="body.bbpress", weight=0.7),
        Clue(html="/plugins/bbpress/", weight=0.4),
    )
    drop: ClassVar = frozenset(
        {"bbp_reply_to", "_wpnonce", "subscribe", "favorite", "action", "view", "redirect_to", "bbp_search"}
    )

    def canonical(self, url: str) -> str | None:
        path = urlsplit(url).path
        if _VIEW.search(path):
            return None
        found, page = super().canonical(url), _PAGE.search(path)
        return found.replace("/page/1/", "/") if found and page and int(page["number"][:9]) < 2 else found

    def role(self, url: str) -> str | None:
        folders = urlsplit(url).path.strip("/").split("/")
        named = next((_ROLES[folder] for folder in folders if folder in _ROLES), None)
        return named or ("board" if "forums" in folders else None)

    def author_id(self, url: str) -> str | None:
        return unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2]) or None

    def of_thread(self, page: Page) -> Thread:
        title, found = page.first(self.slots["thread_title"]), page.first(self.slots["thread_id"])
        address = re2.sub(r"/page/\d+/?$", "/", self.canonical(page.url) or page.url)
        number = last_number(found.attr("id")) if found else None
        return Thread(native_id=str(number or address), title=title.text if title else None, url=address)

    def first_position(self, page: Page) -> int | None:
        return None if _PAGE.search(urlsplit(page.url).path) else 1

    def position(self, node: Node, first: int | None, index: int) -> int | None:
        found = _POSITION.search(node.attr("class"))
        return int(found["number"]) if found else super().position(node, first, index)

    def post_id(self, node: Node) -> str:
        found = _POST.search(node.attr("class"))
        return found["number"] if found else super().post_id(node)

    def post_url(self, page: Page, native_id: str) -> str:
        return f"{self.canonical(page.url) or page.url}#post-{native_id}"

    def author(self, node: Node) -> Author | None:
        name, link = node.first(self.slots["author"]), node.first(self.slots["author_link"])
        number = _USER.search(node.attr("class"))
        if name is None or not name.text:
            return None
        url = self.canonical(link.url()) if link else None
        return Author(name=name.text, native_id=number["number"] if number else None, url=url)

    def published(self, node: Node) -> str:
        """The date stands in the header before the post, in older themes within it."""
        found = (node.before and node.before.first(self.slots["published"])) or node.first(self.slots["published"])
        return found.text if found else ""

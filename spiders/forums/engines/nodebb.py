"""NodeBB 1 to 4: every page has a twin in JSON below /api."""

from collections.abc import Iterator
from typing import ClassVar, Final

from items import Author, Post, Profile, Thread
from spiders.engine import State
from spiders.fingerprint import Clue
from spiders.forums.api import ForumApi, plain
from spiders.forums.markup import page_of
from spiders.link import Link
from spiders.page import Node, Page, Unreadable
from spiders.record import Record, from_milliseconds

_ROLES: Final = {"categories": "board", "recent": "board", "category": "board", "topic": "thread", "user": "profile"}
# How many segments name the page itself; what follows is a post's place in it ("/topic/5/title/21") or a view of it.
_NAMED: Final = {"categories": 1, "recent": 1, "category": 3, "topic": 3, "user": 2}
_FACTS: Final = {"fullname": "fullname", "location": "location", "website": "website", "joined": "joindateISO"}


class NodeBB(ForumApi):
    name = "nodebb"
    start: ClassVar = {"board": ("/categories",)}
    css: ClassVar = {
        "board_link": "[component='categories/category'] :is(h2, .title) a[href*='/category/']"
        " || [component='categories/category'] a[itemprop='url'][href*='/category/']",
        "thread_link": "[component='category/topic'] [component='topic/header'] a[href*='/topic/']"
        " || [component='category/topic'] a[itemprop='url'][href*='/topic/']"
        " || [component='category/topic'] h3 a[href*='/topic/']",
        "row": "[component='category/topic']",
        "changed": "[component='topic/teaser'] .timeago[title]",
        "pages": "[component='pagination'] a[data-page]:not([href='#'])",
        "thread_title": "[component='topic/title'] || [component='post/header'] h1",
        "post": "[component='post'][data-pid]:not(.deleted)",
        "author": "[itemprop='author'] a[data-username] || a[data-username]:not([component='post/content'] *)"
        " || a[component='user/username']",
        "published": "[itemprop='datePublished'] || .timeago[title]:not([component='post/content'] *)",
        "edited": "[component='post/edit-indicator'][data-edited] || [component='post/editor'] .timeago[title]",
        "body": "[component='post/content']",
        "quote": "blockquote",
        "attribution": "blockquote p:has(+ blockquote):has(a[href*='/post/'])",
        "noise": "[component='post/signature'], p:has(+ blockquote):has(a[href*='/post/']), .sr-only",
        "login": "body.page-login, body.template-login",
        "gone": "",
        "profile_name": ".account .username, .profile .username",
        "profile_text": "[component='aboutme'] || .account .aboutme",
        "profile_label": ".account .stat-label",
        "profile_value": ".account .stat-label + span",
    }
    fingerprint = (
        Clue(css="body[class*='page-status-'][class*='template-']", weight=0.8),
        Clue(css="li[component='post'][data-pid] [component='post/content']", weight=0.9),
        Clue(css="li[component='category/topic'][data-tid]", weight=0.9),
        Clue(css="li[component='categories/category'][data-cid]", weight=0.9),
        Clue(css="[component='sidebar/toggle'], [component='navbar/title'], [component='brand/logo']", weight=0.4),
        Clue(css="link[href*='/assets/client.css'], link[href*='/assets/client-']", weight=0.4),
        Clue(css="script[src*='/assets/nodebb.min.js']", weight=0.8),
        Clue(css="#nodebb-polyfill, meta[name='msapplication-badge'][content*='polling-uri']", weight=0.5),
        Clue(header="x-powered-by: nodebb", weight=0.95),
    )

    def canonical(self, url: str) -> str | None:
        names = self.below(url)
        names = names[1:] if names[:1] == ["api"] else names
        kind = names[0] if names else "categories"
        extra = names[_NAMED.get(kind, 0) :]
        if kind not in _ROLES or (extra and (kind == "user" or not extra[0].isdecimal())):
            return None
        path = names[: _NAMED[kind]] or [kind]
        # A page number belongs to lists and threads; a post's place in the path wins over it.
        number = page_of(url, "page") if kind != "user" and not extra else 0
        return self.place(*(["api"] if self.by_api else []), *path, page=number if number > 1 else 0)

    def public(self, *names: str) -> str:
        return self.place(*names)

    def role(self, url: str) -> str | None:
        names = self.below(url)
        names = names[1:] if names[:1] == ["api"] else names
        return _ROLES.get(names[0]) if names and not names[-1].endswith(".rss") else None

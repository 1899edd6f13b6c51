"""phpBB 3: prosilver and the styles made from it."""

from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from items import Thread
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup
from spiders.page import Page


class PhpBB(ForumMarkup):
    name = "phpbb"
    start: ClassVar = {"board": ("/",)}
    css: ClassVar = {
        "board_link": "a.forumtitle, a.subforum",
        "thread_link": "a.topictitle",
        "pages": ".action-bar .pagination a.button[href*='start=']",
        "thread_title": "h2.topic-title a || h2 a[href*='viewtopic.php'] || h2.topic-title",
        "post": "div.post[id^='p']",
        "author": ".postprofile a.username, .postprofile a.username-coloured || .postprofile span.username || p.author strong",
        "published": "p.author time[datetime] || p.author",
        "body": "div.content",
        "quote": "blockquote",
        "noise": ".signature, .notice, .codebox p, .attachbox",
        "login": "form#login",
        "profile_name": "form#viewprofile dl.details dd span, form#viewprofile .username",
        "profile_text": "form#viewprofile .signature, form#viewprofile .postbody .content",
        "profile_label": "form#viewprofile dl.details dt",
        "profile_value": "form#viewprofile dl.details dd",
    }
    fingerprint = (
        Clue(css="body#phpbb", weight=0.95),
        Clue(html="powered by <a href=\"https://www.phpbb.com/\">phpbb", weight=0.9),
        Clue(cookie="phpbb3_", weight=0.9),
        Clue(css="a.topictitle[href*='viewtopic.php']", weight=0.6),
    )
    drop: ClassVar = frozenset({"sk", "sd", "st", "hilit", "view", "p", "e", "sort_days"})
    defaults: ClassVar = (("start", "0"),)

    def canonical(self, url: str) -> str | None:
        query = parse_qs(urlsplit(url).query)
        if query.get("view") == ["print"] or "p" in query and "t" not in query:
            return None
        return super().canonical(url)

    def role(self, url: str) -> str | None:
        return {"viewforum.php": "board", "viewtopic.php": "thread"}.get(urlsplit(url).path.rpartition("/")[2])

    def of_thread(self, page: Page) -> Thread:
        parts = urlsplit(page.url)
        number = parse_qs(parts.query).get("t", [""])[0]
        title = page.first(self.slots["thread_title"])
        return Thread(native_id=number, title=title.text if title else None, url=page.absolute(f"viewtopic.php?t={number}"))

    def first_position(self, page: Page) -> int | None:
        return int(parse_qs(urlsplit(page.url).query).get("start", ["0"])[0]) + 1

    def post_url(self, page: Page, native_id: str) -> str:
        return page.absolute(f"viewtopic.php?p={native_id}") + f"#p{native_id}"

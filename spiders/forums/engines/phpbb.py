"""phpBB 3: prosilver from 3.0 on and the styles made from it."""

from typing import ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Thread
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup, page_of, parameter
from spiders.page import Node, Page

# Addresses without .php: rewritten ones, "some-title-t123-30.html".
_REWRITTEN: Final = re2.compile(
    r"(?:^|[/-])(?P<kind>[ft])(?:opic|orum)?-?(?P<number>\d+)(?:-(?P<start>\d+))?(?:\.html|/)?$"
)
_ROLES: Final = {"f": "board", "t": "thread"}
_READ: Final = {"index.php": "board", "viewforum.php": "board", "viewtopic.php": "thread", "memberlist.php": "profile"}


class PhpBB(ForumMarkup):
    name = "phpbb"
    start: ClassVar = {"board": ("/index.php",)}
    css: ClassVar = {
        "board_link": "a.forumtitle, a.subforum",
        "thread_link": "a.topictitle",
        "row": "li.row:has(a.topictitle)",
        "changed": ".lastpost time[datetime]",
        "pages": ".action-bar .pagination a[href*='?'], .topic-actions .pagination a[href*='?']"
        " || .pagination a[href*='?']:not(.topiclist *)"
        " || a[href*='start=']:not(.topiclist *, .content *, .signature *, h2 *)",
        "thread_title": "h2.topic-title || h2 a[href*='viewtopic.php'] || #page-body h2 || h2",
        "thread_id": "link[rel='canonical'][href*='t='] || h2 a[href*='t=']",
        "post": "div.post[id^='p']",
        "author": ".postprofile a[class^='username'], .postprofile span[class^='username']"
        " || .author strong a || .author strong",
        "published": ".author time[datetime] || .author",
        "edited": ".notice time[datetime] || .notice",
        "body": "div.content",
        "quote": "blockquote",
        "noise": ".signature, .notice, .codebox p, .codebox dt, .attachbox, .rules",
        "login": "form#login, form#login_forum",
        "gone": "div#message.panel",
        "profile_name": "form#viewprofile dl.details dd span, form#viewprofile .username",
        "profile_text": "form#viewprofile .signature, form#viewprofile .postbody .content",
        "profile_label": "form#viewprofile dl.details dt",
        "profile_value": "form#viewprofile dl.details dd",
    }
    fingerprint = (
        Clue(css="body#phpbb", weight=0.95),
        Clue(html='powered by <a href="https://www.phpbb.com/">phpbb', weight=0.5),
        Clue(html='powered by <a href="http://www.phpbb.com/">phpbb', weight=0.5),
        Clue(html="phpbb style name:", weight=0.5),
        Clue(css=".copyright a[href*='www.phpbb.com'], #page-footer a[href*='www.phpbb.com']", weight=0.8),
        Clue(cookie="phpbb3_", weight=0.9),
        Clue(css="a.topictitle[href*='viewtopic.php']", weight=0.6),
        Clue(css="div.post[id^='p'] .postbody .author a[href*='memberlist.php']", weight=0.7),
        Clue(css="a.forumtitle[href*='viewforum.php']", weight=0.6),
        Clue(css="a[href*='ucp.php?mode=']", weight=0.6),
        Clue(css="a[href*='memberlist.php?mode=viewprofile']", weight=0.5),
    )
    drop: ClassVar = frozenset(
        {"sk", "sd", "st", "sort_days", "hilit", "view", "p", "e", "style", "mark", "hash", "mark_time", "ch"}
    )
    defaults: ClassVar = (("start", "0"),)

    def canonical(self, url: str) -> str | None:
        file = urlsplit(url).path.rpartition("/")[2]
        permalink = file == "viewtopic.php" and not parameter(url, "t")
        elsewhere = (file.endswith(".php") and file not in _READ) or "/app.php/" in url
        member_list = file == "memberlist.php" and parameter(url, "mode") != "viewprofile"
        if permalink or elsewhere or member_list or parameter(url, "view") in {"print", "next", "previous"}:
            return None
        found = super().canonical(url)
        if found and file == "viewtopic.php":  # 3.0 to 3.2 print the forum's number beside the topic's, 3.3 does not
            path, _, query = found.partition("?")
            return f"{path}?" + "&".join(pair for pair in query.split("&") if not pair.startswith("f="))
        return found

    def role(self, url: str) -> str | None:
        path = urlsplit(url).path
        rewritten = _REWRITTEN.search(path)
        return _READ.get(path.rpartition("/")[2]) or (_ROLES[rewritten["kind"]] if rewritten else None)

    def of_thread(self, page: Page) -> Thread:
        title, link = page.first(self.slots["thread_title"]), page.first(self.slots["thread_id"])
        rewritten, number = _REWRITTEN.search(urlsplit(page.url).path), parameter(page.url, "t")
        if not number and rewritten and rewritten["kind"] == "t":
            number = rewritten["number"]
        number = number or (parameter(link.url(), "t") if link else "")
        address = page.absolute(f"viewtopic.php?t={number}") if parameter(page.url, "t") else self.canonical(page.url)
        return Thread(native_id=number or page.url, title=title.text if title else None, url=address)

    def first_position(self, page: Page) -> int | None:
        rewritten = _REWRITTEN.search(urlsplit(page.url).path)
        start = rewritten["start"] if rewritten and rewritten["start"] else ""
        return (int(start[:9]) if start else page_of(page.url, "start")) + 1

    def published(self, node: Node) -> str:
        """Older versions print the date for people only: "by Name » Tue Nov 08, 2022 5:26 am"."""
        return super().published(node).rpartition("»")[2].strip()

    def edited(self, node: Node) -> str:
        found = node.first(self.slots["edited"])
        return (found.attr("datetime") or found.prose("a, .username").text) if found else ""

    def post_url(self, page: Page, native_id: str) -> str:
        return f"{page.absolute('viewtopic.php')}?p={native_id}#p{native_id}"

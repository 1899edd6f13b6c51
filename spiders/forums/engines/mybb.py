"""MyBB 1.6 and 1.8: query addresses, thread-5.html addresses and the "Google SEO" plugin's Thread-Name ones."""

from typing import Any, ClassVar, Final
from urllib.parse import urlsplit, urlunsplit

import re2

from items import Thread
from spiders.engine import State
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup, last_number, page_of, parameter
from spiders.page import Node, Page

_ROLES: Final = {
    "index.php": "board",
    "forumdisplay.php": "board",
    "showthread.php": "thread",
    "member.php": "profile",
    "forum": "board",
    "thread": "thread",
    "user": "profile",
}
# thread-5.html, thread-5-page-2.html; thread-5-post-77.html and thread-5-lastpost.html are views of the same thread.
_NUMBERED: Final = re2.compile(
    r"^(?P<kind>thread|forum|user)-(?P<number>\d+)(?:-page-(?P<page>\d+))?(?P<view>-[a-z0-9-]+)?\.html$"
)
_NAMED: Final = re2.compile(r"^(?P<kind>Thread|Forum|User)-")
_ELSEWHERE: Final = frozenset({"nextnewest", "nextoldest"})


class MyBB(ForumMarkup):
    name = "mybb"
    start: ClassVar = {"board": ("/index.php",)}
    order = "MDY"
    css: ClassVar = {
        "board_link": "td:not(.thead) a[href*='forumdisplay.php?fid='],"
        " td:not(.thead) a[href*='forum-'][href$='.html'],"
        " td:not(.thead) a[href^='Forum-'], td:not(.thead) a[href*='/Forum-']",
        "thread_link": "span[id^='tid_'] > a",
        "row": "tr:has(> td span[id^='tid_'])",
        "changed": ".lastpost",
        "pages": ".pagination a[href]:not(.go_page)",
        "thread_title": ".thead > div > strong || .thead strong",
        "thread_id": "a[href*='tid='] || form[action*='tid='] || [id^='rating_thread_']",
        "post": "div.post[id^='post_'], table[id^='post_']",
        "author": ".author_information .largetext a[href] || .author_information .largetext"
        " || .largetext a[href] || .largetext",
        "published": ".post_date || .post_head .smalltext || .post_head",
        "edited": ".edited_post",
        "number": ".post_head strong a[href*='pid'] || strong a[id^='post_url'] || .float_right strong a[href*='pid']",
        "body": ".post_body",
        "quote": "blockquote",
        "noise": ".edited_post, .post_edit, .codeblock .title, .signature",
        "login": "td.trow1 ol a[href*='action=register'], #content form:not(#quick_login *) input[value='do_login']",
        "gone": "td.thead:only-child > span.smalltext > strong:only-child",
        "profile_name": "fieldset .largetext strong || .largetext strong",
        "profile_text": "td.trow1.scaleimages:only-child",
        "profile_label": "table.tborder td[class^='trow']:first-child:not(:only-child, #quick_login *) > strong",
        "profile_value": "table.tborder td[class^='trow']:first-child:has(> strong):not(#quick_login *) + td",
    }
    fingerprint = (
        Clue(css="#copyright a[href*='mybb.com'], #powered_by a[href*='mybb.com']", weight=0.9),
        Clue(html="<!-- mybb is free software", weight=0.75),
        Clue(cookie="mybb[", weight=0.9),
        Clue(css="div.post_content > div.post_body[id^='pid_']", weight=0.9),
        Clue(css="span[id^='tid_'] > a[href*='tid='], span[id^='tid_'] > a[href*='thread-']", weight=0.7),
        Clue(css="script[src*='jscripts/general.js']", weight=0.7),
    )
    drop: ClassVar = frozenset({"pid", "mode", "sortby", "order", "datecut", "prefix", "highlight", "action"})
    defaults: ClassVar = (("page", "1"),)

    def state(self, page: Page) -> State:
        """The error page is a plain box: one that lists threads or boards is none."""
        found = super().state(page)
        lists = self.slots["thread_link"], self.slots["board_link"]
        return "open" if found == "gone" and any(page.first(slot) for slot in lists) else found

    def canonical(self, url: str) -> str | None:
        folder, _, file = urlsplit(url).path.rpartition("/")
        numbered, action = _NUMBERED.match(file), parameter(url, "action")
        if numbered:
            return self._numbered(url, folder, numbered) if (numbered["view"] or "")[1:] not in _ELSEWHERE else None
        if file == "member.php":
            uid = parameter(url, "uid") if action == "profile" else ""
            return f"{super().canonical(url.partition('?')[0])}?action=profile&uid={uid}" if uid else None
        known = {"forumdisplay.php": "fid", "showthread.php": "tid", "index.php": ""}
        elsewhere = file.endswith(".php") and (file not in known or (known[file] and not parameter(url, known[file])))
        return None if elsewhere or action in _ELSEWHERE or "/archive/" in url else super().canonical(url)

    def _numbered(self, url: str, folder: str, found: Any) -> str | None:
        number = int(found["page"][:9]) if found["page"] else 1
        page = f"-page-{number}" if number > 1 else ""
        path = f"{folder}/{found['kind']}-{found['number']}{page}.html"
        return super().canonical(urlunsplit(urlsplit(url)._replace(path=path, query="")))

    def role(self, url: str) -> str | None:
        file = urlsplit(url).path.rpartition("/")[2]
        found = _NUMBERED.match(file) or _NAMED.match(file)
        return _ROLES.get(found["kind"].lower() if found else file)

    def of_thread(self, page: Page) -> Thread:
        numbered, title = (
            _NUMBERED.match(urlsplit(page.url).path.rpartition("/")[2]),
            page.first(self.slots["thread_title"]),
        )
        number = numbered["number"] if numbered else parameter(page.url, "tid") or self._number_within(page)
        address = page.url.partition("?")[0]
        if numbered:
            address = page.absolute(f"thread-{number}.html")
        elif parameter(page.url, "tid"):
            address += f"?tid={number}"
        return Thread(native_id=number or address, title=title.text if title else None, url=address)

    def _number_within(self, page: Page) -> str:
        found = page.first(self.slots["thread_id"])
        return (
            (parameter(found.attr("href", "action"), "tid") or str(last_number(found.attr("id")) or ""))
            if found
            else ""
        )

    def first_position(self, page: Page) -> int | None:
        numbered = _NUMBERED.match(urlsplit(page.url).path.rpartition("/")[2])
        later = numbered["page"] if numbered else page_of(page.url, "page") > 1
        return None if later else 1

    def post_url(self, page: Page, native_id: str) -> str:
        number = parameter(page.url, "tid")
        own = page.absolute(f"showthread.php?tid={number}&pid={native_id}") if number else page.url
        return f"{own}#pid{native_id}"

    def changed(self, row: Node) -> str:
        return self._date(row.first(self.slots["changed"])).partition("\n")[0]

    def published(self, node: Node) -> str:
        return self._date(node.first(self.slots["published"]))

    def edited(self, node: Node) -> str:
        return self._date(node.first(self.slots["edited"]))

    def _date(self, found: Node | None) -> str:
        """ "Yesterday" and "10 minutes ago" carry the day, or the day with its time, as a title."""
        if found is None:
            return ""
        relative = found.first("span[title]")
        rest = found.prose(".post_edit, a, span[title]").text
        if relative is None:
            return rest
        time = rest.partition(":")[2] if rest.startswith("(") else rest
        return f"{relative.attr('title')}, {time.strip(' ,')}".strip(" ,")

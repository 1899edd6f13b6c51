"""vBulletin 3, 4 and 5: query addresses, "/threads/5-title/page2", those of vBSEO and of version 5's channels."""

from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Thread
from spiders.engine import State
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup, from_unix, page_of, parameter
from spiders.page import Node, Page

_ROLES: Final = {
    "index.php": "board",
    "forum.php": "board",
    "forumdisplay.php": "board",
    "showthread.php": "thread",
    "member.php": "profile",
    "forums": "board",
    "threads": "thread",
    "members": "profile",
    "member": "profile",
}
_KEYS: Final[dict[str, tuple[str, ...]]] = {
    "forumdisplay.php": ("f", "forumid"),
    "showthread.php": ("t", "threadid"),
    "member.php": ("u", "userid"),
}
_SCRIPT: Final = re2.compile(r"/([A-Za-z0-9_]+\.php)(?:/|$)")
_ELSEWHERE: Final = re2.compile(
    r"/(?:archive|search|login|register|memberlist|blogs?|groups|calendar|attachments?|privatemessage|help|tags"
    r"|activity|articles|filedata|external|entries|special|print)(?:/|$)|-(?:post|print|new-post|last-post)\d*(?:\.html|/)?$"
)
# Number before title in the last part of an address: "…/5-title/page2", "showthread.php?5-title", "…/5-title-2.html".
_NUMBERED: Final = re2.compile(r"(?:^|/)(?P<number>\d+)-[^/]*(?:/page(?P<page>\d{1,9}))?/?$")
_LATER: Final = re2.compile(r"/page\d+/?$|[?&]page=\d+$")
_MEMBER: Final = re2.compile(r"/members?(?:\.php)?[/?](\d+)|[?&]u(?:serid)?=(\d+)")


class VBulletin(ForumMarkup):
    name = "vbulletin"
    order = "MDY"
    start: ClassVar = {"board": ("/",)}
    segments: ClassVar = frozenset({"threads", "forums", "members", "member"})
    css: ClassVar = {
        "board_link": "a.forum-title, a.subforum-title || .forumbit_post .forumtitle a[href], li.subforum a[href]"
        " || td[id^='f'].alt1Active a:has(> strong), td[id^='f'].alt1Active .smallfont a[href*='forumdisplay']",
        "thread_link": "a.topic-title[href], a[id^='thread_title_']",
        "pages": ".js-pagenav a.js-pagenav-button:not([data-page='0']) || form.pagination a[href]:not(.popupctrl)"
        " || .pagenav a[href]",
        "first_page": "a.js-pagenav-first-button || form.pagination a[rel='start'] || .pagenav a[rel='start']",
        "thread_title": "h1.main-title || .pagetitle .threadtitle || #pagetitle h1 || td.navbar strong || h1",
        "thread_id": "input[name='t'][value], input[name='threadid'][value]",
        "post": "li.b-post[data-node-id] || li.postcontainer[id^='post_'] || div[id^='edit'] || table[id^='post']",
        "author": ".b-userinfo .author a || .b-userinfo .author"
        " || .username_container a.username, .username_container .guest"
        " || a.bigusername || [id^='postmenu_']",
        "published": ".postdate .date || .b-post__timestamp time[datetime]"
        " || td:has(> a[name^='post']), div:has(> a[name^='post'])",
        "edited": ".b-post__edit || .lastedited || .smallfont > em",
        "number": "a.b-post__count || a.postcounter || a[id^='postcount']",
        "body": ".js-post__content-text || [id^='post_message_'] .postcontent || [id^='post_message_']",
        "quote": ".bbcode_quote, div[style*='margin'] td.alt2[style*='inset'], div[style*='margin'] > div.panel.alt2",
        "attribution": ".bbcode_postedby, div:has(+ div[style*='italic'])",
        "noise": ".bbcode_description, .lastedited, .b-post__edit, .post-signature,"
        " div[style*='margin'] > .smallfont:first-child, div[style*='margin'] > div:first-child:has(> label)",
        "login": ".standard_error form[action*='login.php'], .panel input[name='vb_login_username']",
        "gone": ".standard_error, td.panelsurround > .panel",
        "profile_name": "#userinfo .member_username, #username_box h1 || .member_username || #main_userinfo h1"
        " || .profile-name, .b-userinfo__name || td.tcat > .bigusername",
        "profile_text": "#view-aboutme .userprof_content dd, #collapseobj_aboutme dd || #signature",
        "profile_label": "#view-aboutme dl dt, #collapseobj_aboutme dl dt, .userprof_moduleinactive dl.stats dt",
        "profile_value": "#view-aboutme dl dd, #collapseobj_aboutme dl dd, .userprof_moduleinactive dl.stats dd",
    }
    fingerprint = (
        Clue(css="head meta[name='generator' i][content^='vBulletin' i]", weight=0.97),
        Clue(css="html#vbulletin_html, body#vb-page-body", weight=0.97),
        Clue(
            css="script[src*='clientscript/vbulletin'], link[href*='clientscript/vbulletin'], style#vbulletin_css",
            weight=0.95,
        ),
        Clue(css="script[src*='clientscript/vbulletin-core.js'], link[href*='vbulletin_css/']", weight=0.7),
        Clue(css="input[name='vb_login_username']", weight=0.8),
        Clue(css="a[id^='thread_title_'][href], div[id^='edit'] div[id^='post_message_']", weight=0.7),
        Clue(css="li.b-post[data-node-id][data-node-publishdate]", weight=0.9),
        Clue(cookie="bb_lastvisit", weight=0.9),
        Clue(cookie="bblastvisit", weight=0.9),
    )
    drop: ClassVar = frozenset(
        {
            "sort",
            "order",
            "pp",
            "daysprune",
            "prefixid",
            "styleid",
            "langid",
            "highlight",
            "mode",
            "goto",
            "view",
            "viewfull",
        }
        | {"tab", "filter_sort", "filter_time", "filter_show", "postcount", "nojs"}
    )
    defaults: ClassVar = (("page", "1"),)

    def state(self, page: Page) -> State:
        """The message page is a plain box: a page that lists threads or boards is none."""
        found = super().state(page)
        lists = self.slots["thread_link"], self.slots["board_link"]
        return "open" if found == "gone" and any(page.first(slot) for slot in lists) else found

    def canonical(self, url: str) -> str | None:
        script, path = _SCRIPT.search(urlsplit(url).path), urlsplit(url).path
        acts = parameter(url, "do") not in {"", "getinfo"} or parameter(url, "goto").startswith("next")
        if acts or (script and script[1] not in _ROLES) or _ELSEWHERE.search(path):
            return None
        keys: tuple[str, ...] = _KEYS.get(script[1], ()) if script else ()
        if keys and (number := parameter(url, *keys)):
            later = page_of(url, "page")
            base, page = super().canonical(url.partition("?")[0]), f"&page={later}" if later > 1 else ""
            return f"{base}?{keys[0]}={number}{page}" if number.isdecimal() else None
        if parameter(url, "p") or (keys and not self._numbered(url)):
            return None
        found = super().canonical(url)
        return found.replace("/page1&", "&").replace("/page1?", "?").removesuffix("/page1") if found else None

    def role(self, url: str) -> str | None:
        known = next((_ROLES[part] for part in urlsplit(url).path.split("/") if part in _ROLES), None)
        return known or ("thread" if self._numbered(url) else None)

    def of_thread(self, page: Page) -> Thread:
        title, first = page.first(self.slots["thread_title"]), page.first(self.slots["first_page"])
        numbered, field = self._numbered(page.url), page.first(self.slots["thread_id"])
        number = parameter(page.url, "t", "threadid") or (numbered["number"] if numbered else "")
        start = self.canonical(first.url()) if first and first.url() else None
        start = start or _LATER.sub("", self.canonical(page.url) or page.url)
        return Thread(
            native_id=number or (field.attr("value") if field else "") or start,
            title=title.text.removeprefix("Thread:").strip() if title else None,
            url=start,
        )

    def first_position(self, page: Page) -> int | None:
        numbered = self._numbered(page.url)
        return None if page_of(page.url, "page") > 1 or (numbered and numbered["page"]) else 1

    def post_id(self, node: Node) -> str:
        return node.attr("data-node-id") or super().post_id(node)

    def post_url(self, page: Page, native_id: str) -> str:
        return f"{self.canonical(page.url) or page.url}#post{native_id}"

    def author_id(self, url: str) -> str | None:
        found = _MEMBER.search(url)
        return (found[1] or found[2]) if found else None

    def published(self, node: Node) -> str:
        return from_unix(node.attr("data-node-publishdate")) or super().published(node).replace("|", ",")

    def edited(self, node: Node) -> str:
        """ "Last edited by Name; 2nd May 2025 at 10:12." """
        return super().edited(node).rpartition(";")[2].strip(" .")

    def _numbered(self, url: str) -> Any:
        parts = urlsplit(url)
        route = parts.query.partition("&")[0]
        return _NUMBERED.search(route if "=" not in route and route else parts.path.removesuffix(".html"))

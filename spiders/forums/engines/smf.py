"""Simple Machines Forum 2.0 and 2.1, with query addresses and with queryless ones (index.php/topic,5.15.html)."""

from typing import ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Thread
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup, last_number, parameter
from spiders.page import Node, Page

# "5.15" is number and offset; "5.msg77", "5.new" and "5.from1600000000" are views of the same thread.
_PLACE: Final = re2.compile(r"^(?P<number>\d+)(?:\.(?:(?P<offset>\d+)|[a-z]+\d*))?$")
_QUERYLESS: Final = re2.compile(r"/(?P<kind>topic|board),(?P<place>\d+(?:\.[a-z0-9]+)?)(?P<view>/[^/]+)?\.html$")
_ROLES: Final = {"topic": "thread", "board": "board"}


class SMF(ForumMarkup):
    name = "smf"
    start: ClassVar = {"board": ("/index.php",)}
    css: ClassVar = {
        "board_link": "a.subject[href*='board'], .children a[href*='board'], [id$='_children'] a[href*='board']"
        " || #boardindex_table a[name^='b'], .boardslist a[name^='b']",
        "thread_link": "#messageindex span[id^='msg_'] > a, #messageindex span[id^='msg_'] strong > a"
        " || span[id^='msg_'] > a",
        "row": "#messageindex .windowbg:has(span[id^='msg_']), #messageindex tr:has(span[id^='msg_'])",
        "changed": ".lastpost p > a[href*='msg']",
        "pages": ".pagelinks a.nav_page || a.nav_page:not(.topic_pages *) || .pagelinks a.navPages"
        " || a.navPages:not(small a)",
        "thread_title": "#display_head .display_title || .navigate_section li.last a[href*='topic']"
        " || .linktree li.last a[href*='topic'] || h2.display_title || title",
        "post": "#forumposts .windowbg[id^='msg'] || #forumposts .post_wrapper"
        " || #forumposts div.bordercolor:has(.inner[id^='msg_'])",
        "post_id": ".inner[id^='msg_'] || [id^='msg_'][id$='_quick_mod']",
        "author": ".poster h4 a[href*='profile'] || .poster h4",
        "published": ".postinfo a.smalltext || .postinfo .smalltext || .keyinfo .smalltext",
        "edited": "[id^='modified_']",
        "body": ".post .inner || .inner",
        "quote": "blockquote",
        "noise": ".quoteheader, .quotefooter, .codeheader, .codeoperation, .bbc_code_header, .signature",
        "login": "form#frmLogin",
        "gone": "#fatal_error",
        "profile_name": "#basicinfo .username h4",
        "profile_text": "#detailedinfo .signature, #profileview .signature || .signature",
        "profile_noise": ".position, h5",
        "profile_label": "#detailedinfo dl dt, .settings dt",
        "profile_value": "#detailedinfo dl dd, .settings dd",
    }
    fingerprint = (
        Clue(css="a[title='Simple Machines Forum' i]", weight=0.7),
        Clue(css="a[title='Simple Machines' i][href*='simplemachines.org']", weight=0.7),
        Clue(css="script:lexbor-contains('smf_scripturl')", weight=0.9),
        Clue(css="script:lexbor-contains('smf_theme_url')", weight=0.6),
        Clue(css="#forumposts .postarea .inner[id^='msg_']", weight=0.9),
        Clue(css="#messageindex span[id^='msg_'] a[href*='topic']", weight=0.9),
        Clue(cookie="smfcookie", weight=0.9),
    )
    drop: ClassVar = frozenset(
        {"all", "sort", "desc", "asc", "topicseen", "boardseen", "nowap", "theme", "wap", "wap2", "imode", "start"}
    )

    def canonical(self, url: str) -> str | None:
        path, queryless = urlsplit(url).path, _QUERYLESS.search(urlsplit(url).path)
        base = super().canonical(url.partition("?")[0]) or ""
        if queryless:
            kind, place = queryless["kind"], _place(queryless["place"])
            away = (queryless["view"] or "").startswith("/prev_next") or "/printpage" in path
            return None if away else base[: base.rindex(f"/{kind},")] + f"/{kind},{place}.html"
        action = parameter(url, "action")
        if action == "profile" and parameter(url, "u") and parameter(url, "area") in {"", "summary"}:
            return f"{base}?action=profile;u={parameter(url, 'u')}"
        if action or parameter(url, "prev_next") or parameter(url, "msg"):
            return None
        for kind in ("topic", "board"):
            if place := _place(parameter(url, kind)):
                return f"{base}?{kind}={place}"
        return super().canonical(url)

    def role(self, url: str) -> str | None:
        queryless = _QUERYLESS.search(urlsplit(url).path)
        if queryless:
            return _ROLES[queryless["kind"]]
        if parameter(url, "action"):
            return "profile" if parameter(url, "action") == "profile" else None
        named = next((_ROLES[kind] for kind in _ROLES if parameter(url, kind)), None)
        return named or ("board" if urlsplit(url).path.endswith("/index.php") else None)

    def _where(self, page: Page) -> tuple[str, int]:
        """The thread's number and the offset of the page's first post."""
        queryless = _QUERYLESS.search(urlsplit(page.url).path)
        found = _PLACE.match(queryless["place"] if queryless else parameter(page.url, "topic"))
        return (found["number"], int((found["offset"] or "0")[:9])) if found else ("", 0)

    def of_thread(self, page: Page) -> Thread:
        number, title = self._where(page)[0], page.first(self.slots["thread_title"])
        queryless = _QUERYLESS.search(urlsplit(page.url).path)
        place = f"/topic,{number}.0.html" if queryless else f"?topic={number}.0"
        return Thread(native_id=number or page.url, title=title.text if title else None, url=_script(page.url) + place)

    def first_position(self, page: Page) -> int | None:
        return self._where(page)[1] + 1

    def post_id(self, node: Node) -> str:
        found = node.first(self.slots["post_id"])
        return str(last_number((found.attr("id") if found else "") or node.attr("id")) or "")

    def post_url(self, page: Page, native_id: str) -> str:
        return f"{_script(page.url)}?msg={native_id}"

    def published(self, node: Node) -> str:
        """2.1 prints the date alone; 2.0 "« Reply #3 on: January 01, 2010, 12:00:00 PM »"."""
        found = node.first(self.slots["published"])
        label = found.first("strong") if found else None
        text = found.text.strip("«» ") if found else ""
        return text.removeprefix(label.text).strip() if label and label.text.endswith(":") else text


def _script(url: str) -> str:
    """The program's own address, "https://host/smf/index.php"."""
    path = url.partition("?")[0]
    queryless = _QUERYLESS.search(path)
    return path[: queryless.start()] if queryless else path


def _place(text: str) -> str:
    """ "5.15" as it is, any other view of thread 5 as its first page "5.0"; "" where it is no place."""
    found = _PLACE.match(text)
    return f"{found['number']}.{found['offset'] or 0}" if found else ""

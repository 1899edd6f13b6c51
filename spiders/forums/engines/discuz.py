"""Discuz! X: query addresses ("forum.php?mod=viewthread&tid=5") and rewritten ones ("thread-5-1-1.html")."""

from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Thread
from spiders.engine import State
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup, page_of, parameter
from spiders.page import Node, Page

# thread-<tid>-<page>-<page of the list one came from>.html, forum-<fid or name>-<page>.html, space-uid-<uid>.html
_REWRITTEN: Final = re2.compile(
    r"^(?:(?P<thread>thread)-(?P<tid>\d+)-(?P<at>\d{1,9})-\d+|(?P<forum>forum)-(?P<fid>\w+)-(?P<page>\d{1,9})"
    r"|space-uid-(?P<uid>\d+))\.html$"
)
_ROLES: Final = {"viewthread": "thread", "forumdisplay": "board", "space": "profile"}
_KEYS: Final = {"viewthread": "tid", "forumdisplay": "fid", "space": "uid"}
_SCRIPTS: Final = {"forum.php": ("viewthread", "forumdisplay"), "home.php": ("space",)}
_WHEN: Final = re2.compile(r"\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?")
_POSTED: Final = ("发表于", "發表於", "Posted on", "Posted")
_GONE: Final = ("不存在", "已被删除", "已被刪除", "not exist", "been deleted")


class Discuz(ForumMarkup):
    name = "discuz"
    order = "YMD"
    start: ClassVar = {"board": ("/forum.php",)}
    css: ClassVar = {
        "board_link": ".fl_tb h2 a[href*='forum'], .fl_tb dt a[href*='forum'], .fl_tb p a[href*='forumdisplay'],"
        " .fl_tb p a[href*='forum-']",
        "thread_link": "tbody[id*='thread_'] a.xst[href], .waterfall h3 a[href]",
        "row": "tbody[id*='thread_']",
        "changed": "td.by:last-child em span[title] || td.by:last-child em a",
        "pages": ".pg a[href]",
        "thread_title": "#thread_subject",
        "thread_id": "a[href*='mod=viewthread'][href*='tid=']",
        "profile_noise": "span.xw0, img",
        "post": "table[id^='pid']",
        "author": ".pls .authi a.xw1 || .plc .authi a.xi2[href*='uid'] || .favatar > .pi",
        "published": "em[id^='authorposton'] span[title] || em[id^='authorposton']",
        "edited": ".pstatus",
        "number": "a[id^='postnum']",
        "body": "[id^='postmessage_'] || .pcb",
        "quote": "div.quote",
        "noise": ".pstatus, .jammer, [style*='display:none'], [style*='display: none'], .blockcode em, ignore_js_op,"
        " .attach_nopermission, .a_pr, .locked, .cm, .rate, .psth",
        "attribution": "a[href*='findpost']",
        "login": "#messagelogin, #main_message form[name='login']",
        "message": "#messagetext",
        "profile_name": ".u_profile h2 || #uhd h2",
        "profile_text": ".u_profile li > table td",
        "profile_fact": ".u_profile li:has(> em)",
    }
    fingerprint = (
        Clue(css="head meta[name='generator'][content^='Discuz! X']", weight=0.97),
        Clue(css="head meta[name='author'][content^='Discuz! Team']", weight=0.8),
        Clue(css="body#nv_forum[class*='pg_'], body#nv_home[class*='pg_'], body#nv_member[class*='pg_']", weight=0.9),
        Clue(css="table.plhin[id^='pid'] td.t_f[id^='postmessage_']", weight=0.9),
        Clue(css="tbody[id^='normalthread_'] a.xst, .fl_tb td.fl_icn, .fl_tb td.fl_g", weight=0.8),
        Clue(css="script:lexbor-contains('discuz_uid')", weight=0.8),
    )
    drop: ClassVar = frozenset(
        {
            "extra",
            "fromuid",
            "from",
            "highlight",
            "mobile",
            "filter",
            "orderby",
            "ordertype",
            "dateline",
            "typeid",
            "sortid",
        }
        | {
            "digest",
            "specialtype",
            "recommend",
            "do",
            "view",
            "forumdefstyle",
            "threadindex",
            "gid",
            "archiveid",
            "simpletype",
        }
    )
    defaults: ClassVar = (("page", "1"), ("mod", "index"))

    def state(self, page: Page) -> State:
        """The message box says that something is not there, or that a guest may not see it."""
        found, message = super().state(page), page.first(self.slots["message"])
        if found == "open" and message and not page.first(self.slots["post"]):
            return "gone" if any(word in message.text for word in _GONE) else "login"
        return found

    def canonical(self, url: str) -> str | None:
        folder, _, file = urlsplit(url).path.rpartition("/")
        rewritten, module = _REWRITTEN.match(file), parameter(url, "mod")
        if rewritten:
            found = super().canonical(url.partition("?")[0])
            return found and f"{found.rpartition('-')[0]}-1.html" if rewritten["thread"] else found
        if folder.endswith("/archiver") or parameter(url, "authorid", "action"):
            return None
        if file.endswith(".php"):
            known = module in _SCRIPTS.get(file, ()) and parameter(url, _KEYS[module])
            index = file in {"forum.php", "index.php"} and module in {"", "index"}
            found = super().canonical(url) if known or index else None
            return found.replace("?mod=space", "?do=profile&mod=space") if found else None
        return super().canonical(url)

    def role(self, url: str) -> str | None:
        rewritten, parts = _REWRITTEN.match(urlsplit(url).path.rpartition("/")[2]), urlsplit(url)
        if rewritten:
            return "thread" if rewritten["thread"] else "board" if rewritten["forum"] else "profile"
        module = parameter(url, "mod")
        return _ROLES.get(module) or ("board" if not module and parts.path.endswith("/forum.php") else None)

    def of_thread(self, page: Page) -> Thread:
        rewritten, link = self._rewritten(page.url), page.first(self.slots["thread_id"])
        number = rewritten["tid"] if rewritten else parameter(page.url, "tid")
        number = number or (parameter(link.url(), "tid") if link else "")
        title = page.first(self.slots["thread_title"])
        address = page.absolute(f"thread-{number}-1-1.html" if rewritten else f"forum.php?mod=viewthread&tid={number}")
        return Thread(native_id=number or page.url, title=title.text if title else None, url=self.canonical(address))

    def first_position(self, page: Page) -> int | None:
        """The first floors have names of their own; later ones print their number."""
        rewritten = self._rewritten(page.url)
        later = int(rewritten["at"] or 1) > 1 if rewritten else page_of(page.url, "page") > 1
        return None if later else 1

    def post_url(self, page: Page, native_id: str) -> str:
        return f"{self.canonical(page.url) or page.url}#pid{native_id}"

    def author_id(self, url: str) -> str | None:
        rewritten = self._rewritten(url)
        return (rewritten["uid"] if rewritten else parameter(url, "uid")) or None

    def published(self, node: Node) -> str:
        shown = super().published(node)
        return next((shown.removeprefix(word) for word in _POSTED if shown.startswith(word)), shown).strip()

    def edited(self, node: Node) -> str:
        """ "本帖最后由 Name 于 2026-3-4 12:00 编辑": a name may hold digits, so the last date counts."""
        found = _WHEN.findall(super().edited(node))
        return found[-1] if found else ""

    def profile_facts(self, page: Page) -> dict[str, object]:
        rows = page.all(self.slots["profile_fact"])
        facts = {row.first("em").text: row.prose("em, table").text for row in rows}  # type: ignore[union-attr]
        return {label: value for label, value in facts.items() if label and value}

    def _rewritten(self, url: str) -> Any:
        return _REWRITTEN.match(urlsplit(url).path.rpartition("/")[2])

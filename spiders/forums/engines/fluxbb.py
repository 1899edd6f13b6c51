"""FluxBB 1.4 and 1.5 and its relatives: PunBB 1.2 prints the same pages, PunBB 1.3 and 1.4 their own."""

from typing import ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Thread
from spiders.fingerprint import Clue
from spiders.forums.markup import ForumMarkup, last_number, page_of, parameter
from spiders.page import Node, Page

_READ: Final = {"index.php": "board", "viewforum.php": "board", "viewtopic.php": "thread", "profile.php": "profile"}
_ROLES: Final = {"forum": "board", "topic": "thread", "user": "profile", "post": None}
# PunBB's rewritten addresses: topic/5/name/page/2/, topic5-name.html, topic5-name-p2.html
_REWRITTEN: Final = re2.compile(
    r"/(?P<kind>topic|forum|user|post)(?:/(?P<a>\d+)(?:/[^/]+?)??(?:/page/(?P<p>\d+))?/?|(?P<b>\d+)(?:-[^/]+?)??(?:-?p(?P<q>\d+))?\.html)$"
)

_VIEW: Final = re2.compile(r"(?:new|last)[-/]?posts?(?:/|\.html)?$|/feed[-/]")


class FluxBB(ForumMarkup):
    name = "fluxbb"
    start: ClassVar = {"board": ("/index.php",)}
    segments: ClassVar = frozenset({"forum", "topic", "user", "post"})
    order = "YMD"
    css: ClassVar = {
        "board_link": "#punindex .blocktable td.tcl h3 a, #punviewforum .blocktable td.tcl h3 a"
        " || .main-item h3.hn > a[href*='forum']",
        "thread_link": "#vf td.tcl .tclcon a || .blocktable td.tcl .tclcon a || .main-item h3.hn > a[href*='topic']",
        "row": "#vf tbody tr || .blocktable tbody tr",
        "changed": "td.tcr a[href*='pid=']",
        "pages": "p.pagelink a || p.paging a",
        "thread_title": ".crumbs li:last-child a || .main-title a || h2 span",
        "post": "div.blockpost[id^='p'] || .main-topic > div.post",
        "post_id": ".posthead[id^='p']",
        "author": ".postleft dt a || .postleft dt strong || .author-ident .username a || .author-ident .username",
        "published": "h2 a[href*='pid='] || .post-link a || h2 a",
        "edited": ".postedit || .lastedit",
        "number": "h2 .conr || .post-num",
        "body": ".postmsg || .entry-content",
        "quote": ".quotebox || blockquote",
        "noise": ".postedit, .lastedit, .postsignature, .sig-content",
        "login": "form#login:not(#brdheader *), form#afocus[action*='login'], #brd-login",
        "gone": "#msg, #brd-message",
        "profile_name": "#viewprofile .infldset dl dd || .profile .fn.nickname || .profile .username",
        "profile_text": "#viewprofile .postsignature || .profile .sig-demo",
        "profile_label": "#viewprofile dl dt",
        "profile_value": "#viewprofile dl dd",
    }
    fingerprint = (
        Clue(css="#poweredby a[href*='fluxbb.org'], #poweredby a[href*='punbb']", weight=0.95),
        Clue(html='powered by <a href="http://punbb.informer.com', weight=0.5),
        Clue(html='powered by <strong><a href="http://punbb.informer.com', weight=0.5),
        Clue(
            css="body > #punindex, body > #punviewforum, body > #punviewtopic, body > #punprofile, body > #punlogin",
            weight=0.8,
        ),
        Clue(css="div.pun > div.punwrap #brdheader", weight=0.8),
        Clue(css="#brd-wrap.brd-page > #brd-viewtopic, body > #brd-wrap #brd-head", weight=0.8),
        Clue(cookie="pun_cookie", weight=0.8),
        Clue(css="div.blockpost[id^='p'] .postleft", weight=0.8),
    )
    drop: ClassVar = frozenset({"action", "pid", "sort", "sort_by"})
    defaults: ClassVar = (("p", "1"),)

    def canonical(self, url: str) -> str | None:
        path = urlsplit(url).path
        file = path.rpartition("/")[2]
        if file.endswith(".php") and (file not in _READ or (file != "index.php" and not parameter(url, "id"))):
            return None
        if _VIEW.search(path):
            return None
        rewritten = _REWRITTEN.search(path)
        return None if rewritten and rewritten["kind"] == "post" else super().canonical(url)

    def role(self, url: str) -> str | None:
        path = urlsplit(url).path
        rewritten = _REWRITTEN.search(path)
        return _READ.get(path.rpartition("/")[2]) or (_ROLES[rewritten["kind"]] if rewritten else None)

    def of_thread(self, page: Page) -> Thread:
        title, rewritten = page.first(self.slots["thread_title"]), _REWRITTEN.search(urlsplit(page.url).path)
        number, address = parameter(page.url, "id"), self._first_page(page)
        if not number and rewritten:
            number = rewritten["a"] or rewritten["b"]
        return Thread(native_id=number or address, title=title.text if title else None, url=address)

    def _first_page(self, page: Page) -> str:
        number = parameter(page.url, "id")
        if number:
            return page.absolute(f"viewtopic.php?id={number}")
        address = re2.sub(r"-?p\d+\.html$", ".html", page.url.partition("?")[0])
        return str(re2.sub(r"/page/\d+/?$", "/", address))

    def first_position(self, page: Page) -> int | None:
        rewritten = _REWRITTEN.search(urlsplit(page.url).path)
        later = page_of(page.url, "p") > 1 or (rewritten and (rewritten["p"] or rewritten["q"]))
        return None if later else 1

    def post_id(self, node: Node) -> str:
        inner = node.first(self.slots["post_id"])
        return str(last_number((inner or node).attr("id")) or "")

    def post_url(self, page: Page, native_id: str) -> str:
        if urlsplit(page.url).path.endswith(".php"):
            return f"{page.absolute('viewtopic.php')}?pid={native_id}#p{native_id}"
        return super().post_url(page, native_id)

    def published(self, node: Node) -> str:
        found = node.first(self.slots["published"])
        return found.text if found else ""

    def edited(self, node: Node) -> str:
        """ "Last edited by Name (2022-11-08 05:24:17)" """
        return super().edited(node).rpartition("(")[2].rstrip(") ")

"""Craigslist and sites of its make: the list that is served without scripts, and posting pages."""

from collections.abc import Mapping
from typing import ClassVar, Final
from urllib.parse import urlsplit

import re2

from spiders.engine import State
from spiders.fingerprint import Clue
from spiders.marketplaces.market import Market
from spiders.page import Page

_POSTING: Final = re2.compile(r"/(\d{5,12})\.html?$")
_OTHERS: Final = ("/reply/", "/fb/", "/about/", "/login", "/flag", "/forums", "/best/", "/map/")
_NUMBER: Final = re2.compile(r"\d{5,12}")


class Craigslist(Market):
    name = "craigslist"
    start: ClassVar = {"listing": ("/search/sss",)}
    css: ClassVar = {
        "list": "ol.cl-static-search-results, #search-results, .rows, #sortable-results",
        "detail_link": "li.cl-static-search-result > a[href] || li.cl-search-result a.cl-app-anchor[href]"
        " || li.result-row a.result-title[href] || li.result-row a.hdrlnk[href], p.row a.hdrlnk[href]",
        "next": "link[rel='next'][href], a.button.next[href], a.next[href]",
        "title": "#titletextonly || .postingtitletext",
        "text": "#postingbody",
        "noise": ".print-information, .print-qrcode-container, .show-contact, .showcontact, script",
        "price": ".postingtitletext .price",
        "category": ".breadcrumbs .section a, .breadcrumbs .category a",
        "place": ".mapaddress",
        "area": ".postingtitletext > small || .postingtitletext > span:not([id]):not([class])",
        "published": "time.date.timeago[datetime] || .postinginfos time[datetime] || time[datetime]",
        "edited": ".postinginfos .postinginfo:has(time) + .postinginfo:has(time) time[datetime]",
        "infos": ".postinginfos .postinginfo",
        "features": ".mapAndAttrs .attrgroup .attr, .attrgroup .attr || .attrgroup > span",
        "photos": "#thumbs a",
        "closed": ".removed, #has_been_removed",
        "login": "form.loginBox, form[name='login'] input[name='inputEmailHandle']",
    }
    fingerprint = (
        Clue(css="li.cl-static-search-result, ol.cl-static-search-results", weight=0.95),
        Clue(css="#titletextonly", weight=0.8),
        Clue(css="section#postingbody", weight=0.8),
        Clue(css=".postinginfos .postinginfo", weight=0.6),
        Clue(css="section.body > .removed, .body.removed, #has_been_removed", weight=0.9),
        Clue(css="header.global-header .bread-crumbs-container, .cl-header, .breadcrumbs-container", weight=0.3),
    )
    statuses: ClassVar = {410: "gone", 404: "gone"}
    drop: ClassVar = frozenset({"sort", "hints", "lang", "cc"})

    def canonical(self, url: str) -> str | None:
        return None if any(part in urlsplit(url).path for part in _OTHERS) else super().canonical(url)

    def role(self, url: str) -> str | None:
        path = urlsplit(url).path
        if _POSTING.search(path):
            return "detail"
        return "listing" if "/search" in path else None

    def state(self, page: Page) -> State:
        """A posting that is over stands as a notice: expired by time, or taken away by someone."""
        notice = page.first(self.slots["closed"])
        if notice and not page.first(self.slots["text"]):
            return "expired" if "expired" in notice.text.casefold() else "gone"
        return super().state(page)

    def native_id(self, page: Page) -> str:
        found = _POSTING.search(urlsplit(page.url).path)
        if found:
            return str(found[1])
        infos = " ".join(node.text for node in page.all(self.slots["infos"])[:9] if not node.first("time"))
        return next(iter(_NUMBER.findall(infos)), "")

    def facts(self, page: Page) -> Mapping[str, object]:
        area = self.shown(page, "area").strip("() -")
        place = ", ".join(filter(None, (self.shown(page, "place"), area)))
        features = ", ".join(filter(None, (node.text for node in page.all(self.slots["features"])[:60])))
        more = {"place": place, "features": features, "photos": len(page.all(self.slots["photos"]))}
        return {**super().facts(page), **{name: value for name, value in more.items() if value}}

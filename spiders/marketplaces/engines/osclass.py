"""Osclass 3 to 5: Bender and the themes made from it, Modern."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Ad, Author, Document, Post, Profile, Thread
from spiders.fingerprint import Clue
from spiders.link import Link
from spiders.marketplaces.market import Market, parameter
from spiders.page import Node, Page, Unreadable

# Addresses without index.php: "title_i12", "category/title_12.htm", "user/profile/7".
_ITEM: Final = re2.compile(r"_i?(\d+)(?:\.html?)?/?$")
_SELLER: Final = re2.compile(r"/user/profile/([^/?#]+)/?$")
_OTHER_VIEWS: Final = (
    "/feed",
    "sOrder,",
    "iOrderType,",
    "sShowAs,",
    "sFeed,",
    "/user/login",
    "/user/register",
    "/contact",
)
_FIRST: Final = ("page", "action", "id", "sCategory")
_MOST_COMMENT_PAGES: Final = 200


class Osclass(Market):
    name = "osclass"
    start: ClassVar = {"listing": ("/index.php?page=search",)}
    css: ClassVar = {
        "list": "#listing-card-list, .listing-card-list, .search_engine, form[action] input[name='sPattern']",
        "detail_link": "#listing-card-list li.listing-card a.title || .listing-card a.title, a.listing-thumb"
        " || .latest_ads .item a, .ad_list td.text h3 a, .ad_list .text h3 a",
        "next": "#main .paginate a[href]:not(#comments *) || .paginate a[href]:not(#comments *)",
        "all": ".see_more_link a[href]",
        "title": ".breadcrumb li:last-child [itemprop='name'] || #item-content > h1 strong"
        " || #item_head h1 strong || h1",
        "text": "#description > p:first-of-type || #description",
        "noise": ".contact_button, #custom_fields, script",
        "price": "#item-content h1 .price || #item_head .price || h1 .price || .price",
        "category": ".breadcrumb li:not(:first-child):not(:last-child) [itemprop='name'] || #type_dates > strong"
        " || .breadcrumb li:not(:first-child):not(:last-child) a",
        "place": "#item_location li",
        "seller": "#contact .name a || #contact .name || #contact fieldset h3",
        "phone": "#contact .phone",
        "published": ".item-header .publish || #type_dates .publish",
        "edited": ".item-header .update || #type_dates .update",
        "native_id": "form[name='contact_form'] input[name='id'], form[name='comment_form'] input[name='id']"
        " || form input[name='id'][value]",
        "comment": "#comments .comments_list .comment || #comments .comment",
        "comment_by": "h3 em || em",
        "comment_title": "h3 strong",
        "comment_text": "p",
        "comment_pages": "#comments .paginate a[href]",
        "login": "form input[name='action'][value='login_post']",
        "gone": "body.not-found, .flashmessage-404",
        "expired": "#contact:not(:has(.name, form, .user-card)) > h2 + p:only-of-type",
        "profile_name": "#user_data .name || .user-card .name",
        "profile_place": "#user_data .location",
        "profile_site": "#user_data .website a[href]",
        "profile_text": "#item-content",
        "profile_noise": ".user-card, h2, .similar_ads, #listing-card-list, .paginate, script, form",
        "profile_ads": "#listing-card-list li.listing-card a.title",
        "profile_pages": ".similar_ads .paginate a[href]",
    }
    fingerprint = (
        Clue(css="meta[name='generator'][content^='Osclass' i]", weight=0.95),
        Clue(cookie="osclass", weight=0.9),
        Clue(
            css="link[href*='/oc-content/themes/'], script[src*='/oc-content/themes/']",
            weight=0.8,
        ),
        Clue(css="link[href*='/oc-includes/'], script[src*='/oc-includes/']", weight=0.6),
        Clue(css="#listing-card-list li.listing-card", weight=0.6),
        Clue(css="a[href*='page=item&action=item_add']", weight=0.6),
    )
    statuses: ClassVar = {410: "gone", 404: "gone", 400: "inactive"}
    drop: ClassVar = frozenset({"sorder", "iordertype", "sshowas", "csrfname", "csrftoken", "lang", "bpic"})
    defaults: ClassVar = (
        ("ipage", "1"),
        ("comments-page", "1"),
        ("comments-page", "0"),
        ("comments-page", ""),
        ("ipage", ""),
        ("spattern", ""),
        ("scity", ""),
    )

    def canonical(self, url: str) -> str | None:
        head, _, query = url.partition("?")
        url = f"{head}?{query.replace('?', '&')}" if query else url  # Bender pages a seller's ads as "id=7?iPage=2"
        page, action = parameter(url, "page"), parameter(url, "action")
        known = {"": "", "search": "", "item": "", "user": "pub_profile"}
        if page not in known or action != known[page] or parameter(url, "sFeed"):
            return None
        if any(sign in urlsplit(url).path for sign in _OTHER_VIEWS):
            return None
        path, mark, query = (super().canonical(url) or url).partition("?")
        return path + mark + "&".join(sorted(query.split("&"), key=_as_printed))

    def role(self, url: str) -> str | None:
        page, path = parameter(url, "page"), urlsplit(url).path
        if page == "item" or (not page and _ITEM.search(path)):
            return "detail"
        if page == "user" or _SELLER.search(path):
            return "profile"
        return "listing" if page == "search" else None

    def listing(self, page: Page) -> Iterator[Link | Document]:
        """The front page leads to the list of everything, not to each category's."""
        yield from super().listing(page)
        yield from (Link(url=url, role="listing") for url in page.urls(self.slots["all"]))

    def detail(self, page: Page) -> Iterator[Link | Document]:
        ad = self.ad(page)
        number = (
            int(parameter(page.url, "comments-page") or 1) if parameter(page.url, "comments-page").isdecimal() else 1
        )
        if number <= 1:
            yield ad
            if self.site.profiles and ad.author and ad.author.url:
                yield Link(url=ad.author.url, role="profile")
        posts = list(self.comments(page, ad, number))
        yield from posts
        size = len(posts) if number <= 1 else int(page.carry.get("size", 0))
        for url in list(page.urls(self.slots["comment_pages"]))[:_MOST_COMMENT_PAGES]:
            yield Link(url=url, role="detail", carry={"size": size})

    def comments(self, page: Page, ad: Ad, number: int) -> Iterator[Post]:
        """Comments carry no id: theirs is made of what they say, so that one taken away renames no other."""
        thread = Thread(native_id=ad.native_id, title=ad.title, url=_first_page(ad.url))
        size = int(page.carry.get("size", 0))
        before = size * (number - 1) if size or number <= 1 else None
        seen: dict[str, int] = {}
        for index, node in enumerate(page.outermost(self.slots["comment"]), 1):
            body, title = node.first(self.slots["comment_text"]), node.first(self.slots["comment_title"])
            words, author = body.prose() if body else None, self.comment_author(node)
            said = f"{author.name if author else ''}\n{title.text if title else ''}\n{words.text if words else ''}"
            seen[said] = seen.get(said, 0) + 1
            yield Post(
                native_id=f"{ad.native_id}-{_digest(said, seen[said])}",
                url=self.canonical(page.url) or page.url,
                text=words.text if words else "",
                hyperlinks=words.hyperlinks if words else (),
                title=title.text or None if title else None,
                author=author,
                thread=thread,
                position=before + index if before is not None else None,
            )

    def comment_author(self, node: Node) -> Author | None:
        """ "by Name:" in the site's language: the first word is never the name's."""
        found = node.first(self.slots["comment_by"])
        link = found.first("a[href]") if found else None
        name = link.text if link else (found.text.rstrip(": ：").partition(" ")[2] if found else "")
        if not name:
            return None
        url = self.canonical(link.url()) if link else None
        return Author(name=name, native_id=self.seller_id(url) if url else None, url=url)

    def native_id(self, page: Page) -> str:
        found, path = page.first(self.slots["native_id"]), _ITEM.search(urlsplit(page.url).path)
        stated = parameter(page.url, "id") or (path[1] if path else "")
        return stated or (found.attr("value") if found else "")

    def seller(self, page: Page) -> Author | None:
        """A guest's name stands behind its label: "Name: Guest"."""
        author = super().seller(page)
        if author is None or author.url:
            return author
        name = author.name.partition(":")[2].strip() if ":" in author.name else author.name
        return Author(name=name) if name else None

    def seller_id(self, url: str) -> str | None:
        rewritten = _SELLER.search(urlsplit(url).path)
        return parameter(url, "id") or (rewritten[1] if rewritten else None)

    def facts(self, page: Page) -> Mapping[str, object]:
        facts = dict(super().facts(page))
        if place := self.place(page):
            facts["place"] = place
        if phone := _unlabelled(self.shown(page, "phone")):
            facts["contact"] = phone
        return facts

    def place(self, page: Page) -> str:
        """From the nearest to the widest, each named once; Bender prints its label as an element, Modern as text."""
        rows = page.all(self.slots["place"])
        label = rows[0].first("strong") if len(rows) == 1 else None
        if label:
            return rows[0].text.removeprefix(label.text).lstrip(": ：")
        parts = [_unlabelled(row.text) for row in reversed(rows)]
        return ", ".join(dict.fromkeys(filter(None, parts)))

    def shown(self, page: Page, slot: str) -> str:
        """Bender prints a date as text behind its label's element."""
        text = super().shown(page, slot)
        if slot not in ("published", "edited") or any(map(str.isdecimal, text)):
            return text
        row = page.first(f".item-header div:has(> .{'publish' if slot == 'published' else 'update'})")
        return row.text[len(text) :].lstrip(": ：") if row and text and row.text.startswith(text) else ""

    def profile(self, page: Page) -> Iterator[Link | Document]:
        name, url = page.first(self.slots["profile_name"]), self.canonical(page.url) or page.url
        if name is None or not name.text:
            raise Unreadable("no seller on a profile page")
        number = self.seller_id(url)
        if not parameter(url, "iPage"):
            about = page.first(self.slots["profile_text"])
            words = about.prose(self.slots["profile_noise"]) if about else None
            site = page.first(self.slots["profile_site"])
            place = _unlabelled(self.shown(page, "profile_place"))
            yield Profile(
                native_id=number or name.text,
                url=url,
                text=words.text if words else "",
                hyperlinks=words.hyperlinks if words else (),
                author=Author(name=name.text, native_id=number, url=url),
                facts={key: value for key, value in (("place", place), ("site", site.url() if site else "")) if value},
            )
        yield from (Link(url=found, role="detail") for found in page.urls(self.slots["profile_ads"]))
        yield from (Link(url=found, role="profile") for found in page.urls(self.slots["profile_pages"]))


def _as_printed(pair: str) -> tuple[int, str]:
    """Osclass itself prints page, action and id in this order, then the rest."""
    name = pair.partition("=")[0]
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST)), pair


def _digest(said: str, time: int) -> str:
    return sha256(f"{time}\n{said}".encode("utf-8", "replace")).hexdigest()[:12]


def _unlabelled(text: str) -> str:
    """ "Location: Brno" → "Brno"; each part of a list keeps its value only."""
    first, _, rest = text.partition(":")
    return rest.strip() if ":" in text and len(first) < 40 else text


def _first_page(url: str) -> str:
    head, _, query = url.partition("?")
    return (
        f"{head}?{'&'.join(part for part in query.split('&') if not part.startswith('comments-page='))}"
        if query
        else url
    )

"""BuddyPress, the community plugin of WordPress: members, groups and activity, in its legacy and nouveau templates."""

from collections.abc import Iterator
from typing import ClassVar, Final
from urllib.parse import parse_qs, unquote, urlencode, urljoin, urlsplit

import re2

from items import Author, Document, Profile
from spiders.address import canonical
from spiders.communities.group import group_profile
from spiders.communities.stream import StreamMarkup, compact_number
from spiders.engine import Kind, State
from spiders.fingerprint import Clue
from spiders.link import Link
from spiders.page import Node, Page, Unreadable
from spiders.profile_markup import ProfileMarkup
from spiders.prose import Prose
from spiders.record import Record

_PLACES: Final = {"members": "upage", "groups": "grpage", "activity": "acpage"}
_ANSWER: Final = re2.compile(r"/wp-json/buddypress/v1/(?:members|groups)/?$")
_PER_PAGE: Final = 20
_NO_NAMES: Final = frozenset({"type", "create", "feed", "my-groups", "my-activity"})


class BuddyPress(StreamMarkup, ProfileMarkup):
    """One member is one page, their fields: what they post stands in the activity stream once already."""

    name = "buddypress"
    kind: ClassVar[Kind] = "communities"
    first = "listing"
    start: ClassVar = {"listing": ("/members/", "/groups/"), "board": ("/activity/",)}
    segments: ClassVar = frozenset(_PLACES)
    css: ClassVar = {
        **ProfileMarkup.css,
        **StreamMarkup.css,
        "profile_link": "#members-list .item-title > a, #groups-list .item-title > a, #members-list .list-title > a,"
        " #groups-list .list-title > a",
        "pages": ".pagination-links a.page-numbers, .bp-pagination-links a.page-numbers",
        "username": "table.profile-fields tr.field_1 td.data || h1.entry-title"
        " || #item-header .user-nicename @after(@)",
        "last_seen": "#item-header .activity @data-livestamp || #item-header .activity",
        "row": "table.profile-fields tr",
        "label": "td.label",
        "value": "td.data",
        "about": "row:About me || row:About || row:Bio || row:Biography"
        " || table.profile-fields .field_type_textarea td.data",
        "age": "row:Age",
        "gender": "row:Gender || row:Sex || row:I am",
        "place": "row:City || row:Location || row:Place || row:Country",
        "seeks": "row:Looking for || row:Seeking || row:Interested in",
        "languages": "row:Languages || row:Language",
        "post": "li.activity-item[id^='activity-']",
        "author": ".activity-header a[href*='/members/'] || .activity-header a",
        "published": ".activity-header .time-since @data-livestamp || .activity-header .time-since",
        "permalink": ".activity-header a.activity-time-since",
        "body": ".activity-inner",
        # No deeper than WordPress threads comments: what nests in itself without end would be read without end.
        "reply": ".activity-comments li[id^='acomment-']:not(li li li li li li li li li li li li)",
        "reply_author": ".acomment-meta a",
        "reply_published": ".acomment-meta .time-since @data-livestamp || .acomment-meta .time-since",
        "reply_body": ".acomment-content",
        "older": "li.load-more a[href*='acpage=']",
        "posted_in": ".activity-header a[href*='/groups/']",
        "loading": "#bp-ajax-loader",
        "empty": "#groups-dir-list #message, #members-dir-list #message, .bp-feedback.info",
        "group_name": "#item-header h2 a || h1.entry-title || #item-header h2",
        "group_text": "#item-header .group-description || #item-header #item-meta",
        "group_noise": "#item-buttons, .group-type-list, .bp-group-type-list, ul.group-admins, ul.group-mods",
        "group_visibility": "#item-header .group-status || #item-header .highlight",
        "group_members": "#members-groups-li a span || #nav-members .count",
        "login": "body.login form#loginform, .bp-feedback.must-log-in, #buddypress #bp-login-widget-form",
        "gone": "body.error404, .error-404",
    }
    fingerprint = (
        Clue(css="body.buddypress #buddypress", weight=0.95),
        Clue(css="#buddypress #members-dir-list, #buddypress #groups-dir-list", weight=0.9),
        Clue(css="#buddypress #activity-stream", weight=0.9),
        Clue(css="#buddypress table.profile-fields", weight=0.9),
        Clue(
            css="link[href*='/plugins/buddypress/'], script[src*='/plugins/buddypress/']",
            weight=0.5,
        ),
    )

    def canonical(self, url: str) -> str | None:
        found = self.place(url)
        if not found:
            return canonical(url) if _ANSWER.search(urlsplit(url).path) else None
        kind, name, base = found
        query = dict(pair.partition("=")[::2] for pair in urlsplit(canonical(url)).query.split("&"))
        if any("search" in key or key == "s" for key in query):
            return None
        if name:
            return f"{base}profile/" if kind == "members" else base
        page = query.get(_PLACES[kind], "")
        return base + (f"?{urlencode({_PLACES[kind]: page})}" if page.isdecimal() and page != "1" else "")

    def place(self, url: str) -> tuple[str, str, str] | None:
        """(members, groups or activity; the name of one of them or ""; the address of that); None for other views."""
        parts = urlsplit(canonical(url))
        folders = [folder for folder in parts.path.split("/") if folder]
        at = next((index for index, folder in enumerate(folders) if folder in _PLACES), None)
        if at is None:
            return None
        kind, below = folders[at], folders[at + 1 :]
        view = below[1:] in ([], ["profile"], ["profile", "public"], ["home"])
        if not view or (below and (below[0] in _NO_NAMES or kind == "activity")):
            return None
        base = f"{parts.scheme}://{parts.netloc}/" + "".join(f"{folder}/" for folder in folders[: at + 1] + below[:1])
        return kind, unquote(below[0]) if below else "", base

    def role(self, url: str) -> str | None:
        if _ANSWER.search(urlsplit(url).path):
            return "listing"
        found = self.place(url)
        return ("profile" if found[1] else "board" if found[0] == "activity" else "listing") if found else None

    def state(self, page: Page) -> State:
        if page.is_json:
            return "open"
        return ProfileMarkup.state(self, page) if page.first("#buddypress") else super().state(page)

    def listing(self, page: Page) -> Iterator[Link | Document]:
        """A list that a script would load is asked of the site's public API."""
        place = self.place(page.url)
        if page.is_json:
            yield from self.answered(page)
        elif page.first(self.slots["profile_link"]):
            yield from super().listing(page)
        elif place and page.first(self.slots["loading"]):
            api = urljoin(self.site.root, f"wp-json/buddypress/v1/{place[0]}?per_page={_PER_PAGE}&page=1")
            yield Link(url=api, role="listing")
        elif not page.first(self.slots["empty"]):
            raise Unreadable("no member or group on a list page")

    def answered(self, page: Page) -> Iterator[Link]:
        answer = page.json()
        if not isinstance(answer, list):
            raise Unreadable("no list of members or groups")
        links = [page.absolute(Record(row).text("link")) for row in answer[: 5 * _PER_PAGE]]
        yield from (Link(url=url, role="profile") for url in dict.fromkeys(links) if url)
        base, number = page_number(page.url)
        if len(links) >= _PER_PAGE:
            yield Link(url=f"{base}?page={number + 1}&per_page={_PER_PAGE}", role="listing")

    def profile(self, page: Page) -> Iterator[Link | Document]:
        found = self.place(page.url)
        yield from [self.group(page)] if found and found[0] == "groups" else super().profile(page)

    def profile_url(self, page: Page) -> str:
        return self.home(page.url)

    def home(self, url: str) -> str:
        """The address that people know a member by."""
        found = self.place(url)
        return found[2] if found else url

    def native_id(self, url: str) -> str:
        found = self.place(url)
        return found[1] if found else super().native_id(url)

    def group(self, page: Page) -> Profile:
        name, text = page.first(self.slots["group_name"]), page.first(self.slots["group_text"])
        if name is None or not name.text:
            raise Unreadable("no group on a group's page")
        visibility, members = page.first(self.slots["group_visibility"]), page.first(self.slots["group_members"])
        return group_profile(
            native_id=f"groups/{self.native_id(page.url)}",
            url=self.home(page.url),
            name=name.text,
            words=text.prose(self.slots["group_noise"]) if text else Prose(text=""),
            facts={
                "visibility": visibility.text if visibility else "",
                "members": compact_number(members.text) if members else None,
            },
        )

    def author(self, node: Node | None) -> Author | None:
        found = super().author(node)
        if not found or not found.url:
            return found
        return Author(name=found.name, native_id=self.native_id(found.url), url=self.home(found.url))

    def post_id(self, node: Node, prefix: str) -> str:
        kind, _, number = node.attr("id").partition("-")
        return number if kind == "activity" else f"{kind}-{number}"

    def counts(self, node: Node) -> dict[str, object]:
        group = node.first(self.slots["posted_in"])
        return super().counts(node) | ({"group": group.text} if group and group.text else {})


def page_number(url: str) -> tuple[str, int]:
    """(the address without its query, the page that the query names)."""
    base, _, query = url.partition("?")
    number = parse_qs(query).get("page", ["1"])[0]
    return base, int(number) if number.isdecimal() and len(number) < 7 else 1

"""Flarum 1 and 2: an API in JSON:API below /api, and pages that carry the same answers for their script."""

from collections.abc import Iterator
from html import escape
from typing import ClassVar, Final

from items import Author, Post, Profile, Thread
from spiders.engine import State
from spiders.fingerprint import Clue
from spiders.forums.api import ForumApi, plain
from spiders.forums.markup import page_of, parameter
from spiders.link import Link
from spiders.page import Page, Unreadable
from spiders.record import Record, record_in

_ROLES: Final = {"": "board", "all": "board", "t": "board", "d": "thread", "u": "profile"}
_API_ROLES: Final = {"discussions": "board", "posts": "thread", "users": "profile"}
_REFUSALS: Final[dict[str, State]] = {"401": "login", "403": "login", "404": "gone"}
# The most that the API gives at once, and what a page of HTML holds.
_LIMIT: Final = 50
_PER_PAGE: Final = 20


class Flarum(ForumApi):
    name = "flarum"
    start: ClassVar = {"board": ("/api/discussions",)}
    segments: ClassVar = frozenset({"all", "t", "d", "u", "api"})
    css: ClassVar = {
        "payload": "script#flarum-json-payload",
        "board_link": "",
        "thread_link": "#flarum-content li a[href*='/d/']",
        "pages": "link[rel='next'][href*='page='], link[rel='prev'][href] || #flarum-content a[href*='page=']",
        "post": "",
        "quote": "blockquote",
        "attribution": "blockquote .PostMention",
        "noise": "",
        "login": "",
        "gone": "",
    }
    fingerprint = (
        Clue(css="script#flarum-json-payload", weight=0.9),
        Clue(css="noscript#flarum-content", weight=0.9),
        Clue(css="div#flarum-loading, div#flarum-loading-error", weight=0.7),
        Clue(css="div#app.App > div#app-navigation.App-navigation", weight=0.6),
        Clue(css="link[href*='/assets/forum.css'], link[href*='/assets/forum-']", weight=0.3),
        Clue(cookie="flarum_session", weight=0.95),
    )

    def canonical(self, url: str) -> str | None:
        if self.elsewhere(url):
            return None
        names = self.below(url)
        if names[:1] == ["api"]:
            return self._of_api(names[1:], url)
        kind, rest = (names[0] if names else ""), names[1:]
        if kind not in _ROLES or (kind in ("", "all") and rest) or (kind in ("t", "u") and len(rest) != 1):
            return None
        if kind == "d" and (not _number(rest[:1]) or len(rest) > 2 or (rest[1:] and not rest[1].isdecimal())):
            return None
        page = 0 if kind == "u" or rest[1:] else page_of(url, "page")
        if not self.by_api:
            return self.place(kind or "all", *rest[:1], page=page if page > 1 else 0)
        offset = max(0, page - 1) * _PER_PAGE
        if kind == "d":
            return self._thread_at(_number(rest[:1]), offset)
        return self._member_at(rest[0]) if kind == "u" else self._list_at("".join(rest), offset)

    def _of_api(self, names: list[str], url: str) -> str | None:
        kind, rest, offset = "".join(names[:1]), names[1:], page_of(url, "page[offset]")
        if kind == "discussions" and not rest:
            return self._list_at(parameter(url, "filter[tag]"), offset)
        if kind == "discussions" and len(rest) == 1 and rest[0].isdecimal():
            return self._thread_at(rest[0], offset)
        if kind == "posts" and not rest and parameter(url, "filter[discussion]").isdecimal():
            return self._thread_at(parameter(url, "filter[discussion]"), offset)
        return self._member_at(rest[0]) if kind == "users" and len(rest) == 1 else None

    def _list_at(self, tag: str, offset: int) -> str:
        fields: dict[str, int | str] = {"filter[tag]": tag, "page[limit]": _LIMIT, "page[offset]": offset}
        return self.place("api", "discussions", **fields)

    def _thread_at(self, number: str, offset: int) -> str:
        fields: dict[str, int | str] = {"filter[discussion]": number, "page[limit]": _LIMIT, "page[offset]": offset}
        return self.place("api", "posts", **fields, sort="number")

    def _member_at(self, slug: str) -> str:
        return self.place("api", "users", slug, bySlug=1)

    def role(self, url: str) -> str | None:
        names = self.below(url)
        if names[:1] == ["api"]:
            kind = "".join(names[1:2])
            return "thread" if kind == "discussions" and names[2:] else _API_ROLES.get(kind)
        return _ROLES.get(names[0]) if names else None

    def refusal(self, answer: Record) -> State:
        told = [error.text("status") for error in answer.rows("errors")]
        return _REFUSALS.get(told[0], "open") if told else "open"

    def answer(self, page: Page) -> Record:
        if page.is_json:
            return super().answer(page)
        found = page.first(self.slots["payload"])
        return record_in(found.text).record("apiDocument") if found else Record()

    def boards(self, page: Page, answer: Record) -> Iterator[Link]:
        rows = [row for row in answer.rows("data") if row.text("type") == "discussions"]
        if not rows and answer.values("data"):
            raise Unreadable("no discussions in the answer")
        for row in rows:
            fields = row.record("attributes")
            if row.text("id") and not fields.flag("isHidden"):
                changed = self.when(fields.text("lastPostedAt", "createdAt"), page)
                yield Link(url=self._thread_url(row), role="thread", changed=changed)
        yield from self._onward(page, answer, "board")

    def further(self, page: Page, answer: Record) -> Iterator[Link]:
        yield from self._onward(page, answer, "thread")

    def _onward(self, page: Page, answer: Record, role: str) -> Iterator[Link]:
        """The next answer begins where the server says; its own limit may be lower than ours."""
        if not page.is_json:
            yield from self.links(page, "pages", role)
            return
        offset = page_of("?" + answer.record("links").text("next").partition("?")[2], "page[offset]")
        if answer.values("data") and offset > page_of(page.url, "page[offset]"):
            tag, number = parameter(page.url, "filter[tag]"), parameter(page.url, "filter[discussion]")
            yield Link(url=self._thread_at(number, offset) if number else self._list_at(tag, offset), role=role)

    def posts(self, page: Page, answer: Record) -> Iterator[Post]:
        known = {(row.text("type"), row.text("id")): row for row in answer.rows("included")}
        discussion = answer.record("data")
        rows = self._page_of_posts(page, discussion, known) if discussion else answer.rows("data")
        rows = [row for row in rows if row.text("type") == "posts" and row.text("id")]
        if not rows:
            raise Unreadable("no post in the answer")
        for row in rows:
            fields, about = row.record("attributes"), row.record("relationships", "discussion", "data").text("id")
            hidden = fields.flag("isHidden") or "hiddenAt" in fields
            of = discussion or known.get(("discussions", about)) or Record({"id": about})
            if fields.text("contentType") == "comment" and not hidden and of.text("id"):
                yield self._post(page, row, of, known)

    def _page_of_posts(self, page: Page, discussion: Record, known: dict[tuple[str, str], Record]) -> list[Record]:
        """Every post's number is listed; beside this page's posts stand the discussion's first and last one."""
        numbers = [row.text("id") for row in discussion.record("relationships", "posts").rows("data")]
        first = max(0, page_of(page.url, "page") - 1) * _PER_PAGE
        return [known[key] for number in numbers[first : first + _PER_PAGE] if (key := ("posts", number)) in known]

    def _post(self, page: Page, row: Record, of: Record, known: dict[tuple[str, str], Record]) -> Post:
        fields, url = row.record("attributes"), self._thread_url(of)
        place = fields.number("number")
        user = known.get(("users", row.record("relationships", "user", "data").text("id")), Record())
        return self.written(
            page,
            fields.text("contentHtml"),
            native_id=row.text("id"),
            url=f"{url}/{place}" if place else url,
            author=self._author(user),
            published=fields.text("createdAt"),
            edited=fields.text("editedAt"),
            thread=Thread(
                native_id=of.text("id"),
                title=plain(of.record("attributes").text("title")) or None,
                url=url,
            ),
            position=place or None,
        )

    def _thread_url(self, discussion: Record) -> str:
        return self.place("d", discussion.record("attributes").text("slug") or discussion.text("id"))

    def _author(self, user: Record) -> Author | None:
        fields = user.record("attributes")
        name = " ".join(fields.text("username", "displayName").split())
        url = self.place("u", fields.text("slug", "username")) if name else ""
        return Author(name=name, native_id=user.text("id") or None, url=url) if name else None

    def member(self, page: Page, answer: Record) -> Profile:
        user = answer.record("data")
        author, fields = self._author(user), user.record("attributes")
        if author is None or user.text("type") != "users":
            raise Unreadable("no member in the answer")
        bio = fields.text("bioHtml") or "<br>".join(escape(line) for line in fields.text("bio").splitlines())
        url = author.url or page.url
        words, _ = self.own_words(bio, page, url)
        facts = {"name": fields.text("displayName"), "joined": fields.text("joinTime")}
        return Profile(
            native_id=author.native_id or author.name,
            url=url,
            text=words.text,
            hyperlinks=words.hyperlinks,
            author=author,
            facts={label: value for label, value in facts.items() if value and value != author.name},
        )


def _number(slug: list[str]) -> str:
    """The number that a discussion's slug begins with: "12-picking-apples" → "12"."""
    number = "".join(slug).partition("-")[0]
    return number if number.isdecimal() else ""

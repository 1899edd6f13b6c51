"""Mastodon and what speaks its public API: statuses of a tag, of an account, of an instance, as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import ClassVar, Final
from urllib.parse import quote, urlsplit, urlunsplit

import re2

from items import Author, Document, Post, Profile, Thread
from spiders.address import canonical
from spiders.engine import Engine, State
from spiders.fingerprint import Clue
from spiders.link import Link
from spiders.page import Page, Unreadable
from spiders.prose import Prose
from spiders.record import Record

_PAGE: Final = 40
_LIST: Final = re2.compile(r"/api/v1/(?:timelines/(?:public|tag/[^/]+|list/\d+)|accounts/\d+/statuses)$")
_CONTEXT: Final = re2.compile(r"/api/v1/statuses/(?P<id>\d+)/context$")
_ACCOUNT: Final = re2.compile(r"/api/v1/accounts/(?:\d+|lookup)$")
_SHOWN: Final = re2.compile(r"^/(?:tags/(?P<tag>[^/]+)|@(?P<name>[\w.@-]+))/?$")


class Mastodon(Engine):
    """Option `replies: true` reads the replies to each status too, one request a status."""

    name = "mastodon"
    kind = "communities"
    api = True
    options: ClassVar = {"replies": False}
    start: ClassVar = {"board": (f"/api/v1/timelines/public?limit={_PAGE}&local=true",)}
    statuses: ClassVar[Mapping[int, State]] = {401: "login", 403: "login", 422: "login", 404: "gone", 410: "gone"}
    segments: ClassVar = frozenset({"api", "tags", "web"})
    css: ClassVar = {"noise": "", "quote": "blockquote, .quote-inline"}
    fingerprint = (
        Clue(css="script#initial-state ~ *, script#initial-state", weight=0.4),
        Clue(css="#mastodon[data-props]", weight=0.9),
        Clue(header="server: mastodon", weight=0.9),
        Clue(data='"repository":"mastodon/mastodon"', weight=0.8),
        Clue(data='"reblogs_count":', weight=0.6),
        Clue(data='"spoiler_text":', weight=0.8),
    )

    def state(self, page: Page) -> State:
        return "open"

    @classmethod
    def entry(cls, url: str) -> tuple[str, Mapping[str, Sequence[str]]]:
        """A tag's or an account's page leads to what the API says of it."""
        root, start = super().entry(url)
        shown = _SHOWN.match(urlsplit(url).path)
        if shown and shown["tag"]:
            return root, {"board": [f"/api/v1/timelines/tag/{shown['tag']}?limit={_PAGE}"]}
        if shown:
            return root, {"profile": [f"/api/v1/accounts/lookup?acct={shown['name']}"]}
        return root, start

    def canonical(self, url: str) -> str | None:
        return canonical(url, drop=frozenset({"since_id", "min_id"})) if self.role(url) else None

    def role(self, url: str) -> str | None:
        path = urlsplit(url).path
        roles = {"board": _LIST, "thread": _CONTEXT, "profile": _ACCOUNT}
        return next((role for role, pattern in roles.items() if pattern.search(path)), None)

    def board(self, page: Page) -> Iterator[Link | Document]:
        answer = page.json()
        if not isinstance(answer, list):
            raise Unreadable("no list of statuses")
        rows = [row for row in map(Record, answer[: 2 * _PAGE]) if row.text("id")]
        for row in rows:
            yield from self.status(page, row)
            if self.site.options.get("replies") and row.number("replies_count"):
                yield Link(url=page.absolute(f"/api/v1/statuses/{row.text('id')}/context"), role="thread")
        if rows:
            yield Link(url=older(page.url, rows[-1].text("id")), role="board")

    def thread(self, page: Page) -> Iterator[Link | Document]:
        """The replies to a status."""
        answer, root = Record(page.json()), _CONTEXT.search(urlsplit(page.url).path)
        if "descendants" not in answer or not root:
            raise Unreadable("no context of a status")
        for row in islice(answer.rows("descendants"), 500):
            yield from self.status(page, row, Thread(native_id=root["id"]))

    def profile(self, page: Page) -> Iterator[Link | Document]:
        account = Record(page.json())
        author = self.author(account)
        if author is None:
            raise Unreadable("no account in the answer")
        words = self.words(page, account.text("note"), author.url or "")
        labelled = {
            field.text("name"): self.words(page, field.text("value"), "").text for field in account.rows("fields")
        }
        facts: dict[str, object] = {
            "name": account.text("display_name"),
            "followers": account.number("followers_count"),
            "bot": account.flag("bot"),
            **labelled,
        }
        yield Profile(
            native_id=account.text("id"),
            url=author.url or page.url,
            text=words.text,
            hyperlinks=words.hyperlinks,
            author=author,
            published=self.when(account.text("created_at"), page),
            published_text=account.text("created_at") or None,
            facts=_stated(facts),
        )
        if page.url.partition("?")[0].endswith("/lookup"):
            path = f"/api/v1/accounts/{quote(account.text('id'), safe='')}/statuses?limit={_PAGE}"
            yield Link(url=page.absolute(path), role="board")

    def status(self, page: Page, row: Record, thread: Thread | None = None) -> Iterator[Link | Document]:
        """A status; a reblog says nothing of its own, and what it repeats comes as the status that it is."""
        yield self.post(page, row, thread)
        if again := row.record("reblog"):
            yield self.post(page, again, None)
        account = row.record("account").text("id")
        if self.site.profiles and account.isdecimal():
            yield Link(url=page.absolute(f"/api/v1/accounts/{account}"), role="profile")

    def post(self, page: Page, row: Record, thread: Thread | None) -> Post:
        author, again, reply = self.author(row.record("account")), row.record("reblog"), row.text("in_reply_to_id")
        native_id = row.text("id")
        if not native_id or author is None:
            raise Unreadable("a status without id or account")
        url = row.text("url", "uri") or page.absolute(f"/statuses/{native_id}")
        html = (again or row).text("content")
        own, quotes = self.words(page, html, url), self.quotes(page, html)
        words, quotes = (Prose(text=""), (own.text, *quotes)) if again else (own, quotes)
        poll = [option.text("title") for option in row.record("poll").rows("options")[:20]]
        return Post(
            native_id=native_id,
            url=url,
            text="\n".join(filter(None, [words.text, *poll])),
            hyperlinks=words.hyperlinks,
            title=row.text("spoiler_text") or None,
            author=author,
            published=self.when(row.text("created_at"), page),
            published_text=row.text("created_at") or None,
            edited=self.when(row.text("edited_at"), page) if row.text("edited_at") else None,
            quotes=tuple(filter(None, quotes)),
            thread=thread or (None if reply else Thread(native_id=native_id, url=url)),
            facts=self.facts(row, again),
        )

    def facts(self, row: Record, again: Record) -> dict[str, object]:
        said = again or row
        return _stated(
            {
                "language": said.text("language"),
                "mentions": [found.text("acct") for found in said.rows("mentions")[:50]],
                "tags": [found.text("name") for found in said.rows("tags")[:50]],
                "reply_to": row.text("in_reply_to_id"),
                "repost_of": again.text("url", "uri"),
                "repost_author": again.record("account").text("acct"),
                "preview": {key: card for key in ("url", "title") if (card := said.record("card").text(key))},
                "photos": sum(found.text("type") == "image" for found in said.rows("media_attachments")),
                "replies": row.number("replies_count"),
                "likes": row.number("favourites_count"),
                "reposts": row.number("reblogs_count"),
            }
        )

    def author(self, account: Record) -> Author | None:
        name = account.text("acct", "username")
        return Author(name=name, native_id=account.text("id") or None, url=_web(account.text("url"))) if name else None

    def words(self, page: Page, html: str, base: str) -> Prose:
        return page.fragment(html, _web(base) or page.url).prose(self.slots["quote"]) if html else Prose(text="")

    def quotes(self, page: Page, html: str) -> tuple[str, ...]:
        found = page.fragment(html, page.url).outermost(self.slots["quote"]) if html else []
        return tuple(node.prose().text for node in found)


def older(url: str, last: str) -> str:
    """The page of what came before the status `last`."""
    parts = urlsplit(url)
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith("max_id=")]
    return urlunsplit(parts._replace(query="&".join([*kept, f"max_id={quote(last, safe='')}"]), fragment=""))


def _web(url: str) -> str | None:
    return url if url[:8].lower().startswith(("http://", "https://")) else None


def _stated(facts: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if name and value not in (None, "", [], {}, False)}

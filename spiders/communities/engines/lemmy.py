"""Lemmy's public API: a community's posts with their comments, and what the community says of itself, as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Final
from urllib.parse import quote, urlsplit

import re2

from items import Author, Document, Hyperlink, Post, Thread
from spiders.communities.group import group_profile
from spiders.engine import Engine, State
from spiders.fingerprint import Clue
from spiders.link import Link
from spiders.page import Page, Unreadable
from spiders.prose import Prose
from spiders.record import Record

_PAGE: Final = 50
_MARKED: Final = re2.compile(r"\[[^\]\n]+\]\((?P<url>https?://[^\s)]+)\)|(?P<bare>https?://[^\s<>)\]]+)")
_SHOWN: Final = re2.compile(r"^/c/(?P<name>[\w.@-]+)/?$")
_ROLES: Final = {"post/list": "board", "comment/list": "thread", "community": "profile"}


class Lemmy(Engine):
    name = "lemmy"
    kind = "communities"
    api = True
    start: ClassVar = {"board": (f"/api/v3/post/list?limit={_PAGE}&sort=New&type_=Local",)}
    statuses: ClassVar[Mapping[int, State]] = {401: "login", 403: "login", 404: "gone"}
    segments: ClassVar = frozenset({"api", "c", "post", "u"})
    drop: ClassVar = frozenset({"auth"})
    fingerprint = (
        Clue(css="#app.lemmy-site, .lemmy-site", weight=0.9),
        Clue(data="window.isodata", weight=0.6),
        Clue(data='"post_view":', weight=0.3),
        Clue(data='"creator_is_moderator":', weight=0.7),
        Clue(data='"newest_comment_time_necro":', weight=0.7),
        Clue(data='"ap_id":', weight=0.4),
        Clue(data='"bot_account":', weight=0.5),
        Clue(data='"posting_restricted_to_mods":', weight=0.7),
    )

    @classmethod
    def entry(cls, url: str) -> tuple[str, Mapping[str, Sequence[str]]]:
        """A community's page leads to what the API says of it."""
        root, start = super().entry(url)
        shown = _SHOWN.match(urlsplit(url).path)
        return root, {"profile": [f"/api/v3/community?name={shown['name']}"]} if shown else start

    def state(self, page: Page) -> State:
        error = Record(page.json()).text("error") if page.is_json else ""
        walls: dict[str, State] = {
            "instance_is_private": "login",
            "not_logged_in": "login",
            "couldnt_find_post": "gone",
        }
        return "gone" if error == "couldnt_find_community" else walls.get(error, "open")

    def canonical(self, url: str) -> str | None:
        return super().canonical(url) if self.role(url) else None

    def role(self, url: str) -> str | None:
        return _ROLES.get(urlsplit(url).path.partition("/api/v3/")[2].rstrip("/"))

    def board(self, page: Page) -> Iterator[Link | Document]:
        answer = Record(page.json())
        if "posts" not in answer:
            raise Unreadable("no list of posts")
        rows = answer.rows("posts")[:_PAGE]
        for row in rows:
            post = self.post(page, row)
            yield post
            if row.record("counts").number("comments"):
                path = f"/api/v3/comment/list?limit={_PAGE}&post_id={post.native_id}&sort=Old&type_=All"
                newest = self.when(row.record("counts").text("newest_comment_time", "published"), page)
                yield Link(url=page.absolute(path), role="thread", changed=newest)
        if cursor := answer.text("next_page"):
            yield Link(url=with_field(page.url, "page_cursor", cursor), role="board")
        elif len(rows) == _PAGE:
            yield Link(url=next_page(page.url), role="board")

    def thread(self, page: Page) -> Iterator[Link | Document]:
        answer = Record(page.json())
        if "comments" not in answer:
            raise Unreadable("no list of comments")
        rows = answer.rows("comments")[:_PAGE]
        yield from (self.comment(page, row) for row in rows)
        if len(rows) == _PAGE:
            yield Link(url=next_page(page.url), role="thread")

    def profile(self, page: Page) -> Iterator[Link | Document]:
        view = Record(page.json()).record("community_view")
        community, counts = view.record("community"), view.record("counts")
        name = community.text("name")
        if not name:
            raise Unreadable("no community in the answer")
        words = markdown(community.text("description"))
        yield group_profile(
            native_id=f"c/{name}",
            url=community.text("actor_id") or page.url,
            name=community.text("title") or name,
            words=words,
            facts={
                "members": counts.number("subscribers"),
                "visibility": community.text("visibility"),
                "nsfw": community.flag("nsfw") or None,
            },
        )
        path = f"/api/v3/post/list?community_name={quote(name, safe='@.')}&limit={_PAGE}&sort=New"
        yield Link(url=page.absolute(path), role="board")

    def post(self, page: Page, row: Record) -> Post:
        post, counts = row.record("post"), row.record("counts")
        native_id = post.text("id")
        if not native_id:
            raise Unreadable("a post without id")
        thread = self.of_thread(page, post)
        facts: dict[str, object] = {
            "link": post.text("url"),
            "community": row.record("community").text("name"),
            "removed": post.flag("removed") or post.flag("deleted") or None,
            "replies": counts.number("comments"),
            "likes": counts.number("score"),
        }
        return self.written(page, row, post.text("body"), native_id, thread, facts, post.text("name"))

    def comment(self, page: Page, row: Record) -> Post:
        comment = row.record("comment")
        number = comment.text("id")
        if not number:
            raise Unreadable("a comment without id")
        parents = comment.text("path").split(".")[1:-1]
        facts: dict[str, object] = {
            "reply_to": f"comment-{parents[-1]}" if parents else "",
            "removed": comment.flag("removed") or comment.flag("deleted") or None,
            "likes": row.record("counts").number("score"),
        }
        thread = self.of_thread(page, row.record("post"))
        return self.written(page, row, comment.text("content"), f"comment-{number}", thread, facts, "")

    def of_thread(self, page: Page, post: Record) -> Thread:
        number = post.text("id")
        return Thread(native_id=number, title=post.text("name") or None, url=page.absolute(f"/post/{number}"))

    def written(
        self, page: Page, row: Record, body: str, native_id: str, thread: Thread, facts: dict[str, object], title: str
    ) -> Post:
        """A post or comment. `body` is Markdown: it is kept as written, but for the lines that quote."""
        said = row.record("comment") or row.record("post")
        own, quotes = unquoted(body)
        words = markdown(own)
        return Post(
            native_id=native_id,
            url=said.text("ap_id") or f"{thread.url}#{native_id}",
            text=words.text,
            hyperlinks=words.hyperlinks,
            title=title or None,
            author=self.author(row.record("creator")),
            published=self.when(said.text("published"), page),
            published_text=said.text("published") or None,
            edited=self.when(said.text("updated"), page) if said.text("updated") else None,
            quotes=quotes,
            thread=thread,
            position=1 if title else None,
            facts={name: value for name, value in facts.items() if value not in (None, "")},
        )

    def author(self, person: Record) -> Author | None:
        name, url = person.text("name"), person.text("actor_id")
        return Author(name=name, native_id=person.text("id") or None, url=url or None) if name else None


def unquoted(body: str) -> tuple[str, tuple[str, ...]]:
    """(the lines without those that quote, each run of quoting lines as one quotation)."""
    own: list[str] = []
    quotes: list[list[str]] = [[]]
    for line in body.splitlines():
        if line.startswith(">") and not line.startswith((">!", ":::")):
            quotes[-1].append(line.lstrip("> "))
            continue
        quotes += [[]] if quotes[-1] else []
        own.append(line)
    return "\n".join(own), tuple("\n".join(quote) for quote in quotes if quote)


def markdown(body: str) -> Prose:
    """Markdown as written, one line a line; its links span what they are written as."""
    text = "\n".join(line for raw in body.splitlines() if (line := " ".join(raw.split())))
    links = []
    for match in _MARKED.finditer(text):
        url = match["url"] or match["bare"].rstrip(".,;:!?*_")
        links.append(
            Hyperlink(start=match.start(), end=match.end() if match["url"] else match.start() + len(url), url=url)
        )
    return Prose(text=text, hyperlinks=tuple(links))


def with_field(url: str, name: str, value: str) -> str:
    """`url` with one field of its query set."""
    base, _, query = url.partition("#")[0].partition("?")
    kept = [pair for pair in query.split("&") if pair and pair.partition("=")[0] != name]
    return f"{base}?" + "&".join([*kept, f"{name}={quote(value, safe='')}"])


def next_page(url: str) -> str:
    number = next((pair[5:] for pair in urlsplit(url).query.split("&") if pair.startswith("page=")), "1")
    return with_field(url, "page", str(int(number) + 1 if number.isdecimal() and len(number) < 7 else 2))

"""NodeBB 1 to 4: every page has a twin in JSON below /api."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final

from items import Author, Document, Post, Profile, Thread
from spiders.engine import State
from spiders.fingerprint import Clue
from spiders.forums.api import ForumApi, plain
from spiders.forums.markup import page_of
from spiders.link import Link
from spiders.page import Node, Page, Unreadable
from spiders.record import Record, from_milliseconds

_ROLES: Final = {"categories": "board", "recent": "board", "category": "board", "topic": "thread", "user": "profile"}
# How many segments name the page itself; what follows is a post's place in it ("/topic/5/title/21") or a view of it.
_NAMED: Final = {"categories": 1, "recent": 1, "category": 3, "topic": 3, "user": 2}
_FACTS: Final = {"fullname": "fullname", "location": "location", "website": "website", "joined": "joindateISO"}
_REFUSALS: Final[dict[str, State]] = {"login": "login", "403": "login", "404": "gone"}


class NodeBB(ForumApi):
    name = "nodebb"
    start: ClassVar = {"board": ("/categories",)}
    segments: ClassVar = frozenset({*_ROLES, "api"})
    css: ClassVar = {
        "board_link": "[component='categories/category'] :is(h2, .title) a[href*='/category/']"
        " || [component='categories/category'] a[itemprop='url'][href*='/category/']",
        "thread_link": "[component='category/topic'] [component='topic/header'] a[href*='/topic/']"
        " || [component='category/topic'] a[itemprop='url'][href*='/topic/']"
        " || [component='category/topic'] h3 a[href*='/topic/']",
        "row": "[component='category/topic']",
        "changed": "[component='topic/teaser'] .timeago[title] || .timeago[title]",
        "pages": "[component='pagination'] a[data-page]:not([href='#'])",
        "thread_title": "[component='topic/title'] || [component='post/header'] h1",
        "thread_id": "[component='topic'][data-tid]",
        "post": "[component='post'][data-pid]:not(.deleted)",
        "author": "[itemprop='author'] a[data-username] || a[data-username]:not([component='post/content'] *)"
        " || a[component='user/username']",
        "published": "[itemprop='datePublished'] || .timeago[title]:not([component='post/content'] *)",
        "edited": "[component='post/edit-indicator'][data-edited] || [component='post/editor'] .timeago[title]",
        "body": "[component='post/content']",
        "quote": "blockquote",
        "attribution": "blockquote p:has(+ blockquote):has(a[href*='/post/'])",
        "noise": "[component='post/signature'], p:has(+ blockquote):has(a[href*='/post/']), .sr-only",
        "login": "body.page-login, body.template-login",
        "gone": "body.template-404, body.page-status-404",
        "profile_name": ".account .username, .profile .username",
        "profile_text": "[component='aboutme'] || .account .aboutme",
        # What carries a title is a count or a date that changes with every visit.
        "profile_label": ".account .stat-label:not(:has(+ [title]))",
        "profile_value": ".account .stat-label + span:not([title])",
        "profile_id": ".account [data-uid], .profile [data-uid]",
    }
    fingerprint = (
        Clue(css="body[class*='page-status-'][class*='template-']", weight=0.8),
        Clue(css="li[component='post'][data-pid] [component='post/content']", weight=0.9),
        Clue(css="li[component='category/topic'][data-tid]", weight=0.9),
        Clue(css="li[component='categories/category'][data-cid]", weight=0.9),
        Clue(css="[component='sidebar/toggle'], [component='navbar/title'], [component='brand/logo']", weight=0.4),
        Clue(css="link[href*='/assets/client.css'], link[href*='/assets/client-']", weight=0.4),
        Clue(css="script[src*='/assets/nodebb.min.js']", weight=0.8),
        Clue(css="#nodebb-polyfill, meta[name='msapplication-badge'][content*='polling-uri']", weight=0.5),
        Clue(header="x-powered-by: nodebb", weight=0.95),
    )

    def canonical(self, url: str) -> str | None:
        """The API answers to numbers alone; without it the title belongs to the address, else the server redirects."""
        names = self._names(url)
        kind = names[0] if names else "categories"
        extra = names[_NAMED.get(kind, 0) :]
        listed = kind in _ROLES and (kind in ("categories", "recent") or _identifies(kind, names[1:2]))
        if self.elsewhere(url) or not listed or (extra and (kind == "user" or not extra[0].isdecimal())):
            return None
        path = names[: _NAMED[kind]] or [kind]
        # A page number belongs to lists and threads; a post's place in the path wins over it.
        number = page_of(url, "page") if kind != "user" and not extra else 0
        path = ["api", *path[:2]] if self.by_api else path
        return self.place(*path, page=number if number > 1 else 0)

    def role(self, url: str) -> str | None:
        names = self._names(url)
        return _ROLES.get(names[0]) if names and not names[-1].endswith(".rss") else None

    def _names(self, url: str) -> list[str]:
        names = self.below(url)
        return names[1:] if names[:1] == ["api"] else names

    def refusal(self, answer: Record) -> State:
        """The title is a key of the translation, "[[global:404.title]]", in any language."""
        told = answer.text("title").removeprefix("[[global:").removesuffix(".title]]")
        return _REFUSALS.get(answer.record("template").text("name") or told, "open")

    def boards(self, page: Page, answer: Record) -> Iterator[Link]:
        if "categories" not in answer and "topics" not in answer:
            raise Unreadable("neither categories nor topics in the answer")
        waiting = [*answer.rows("categories"), *answer.rows("children")]
        while waiting:
            row = waiting.pop(0)
            waiting += row.rows("children")
            if row.text("slug") and not row.text("link"):  # with a link it stands for another site
                yield Link(url=self.place("category", row.text("slug")), role="board")
        for topic in answer.rows("topics"):
            if topic.text("slug") and not topic.flag("deleted"):
                changed = self.when(_time(topic, "lastposttime"), page)
                yield Link(url=self.place("topic", topic.text("slug")), role="thread", changed=changed)
        yield from self.others(page.url, "board", self._page_count(answer))

    def further(self, page: Page, answer: Record) -> Iterator[Link]:
        yield from self.others(page.url, "thread", self._page_count(answer))

    def _page_count(self, answer: Record) -> int:
        return answer.record("pagination").number("pageCount") or 1

    def posts(self, page: Page, answer: Record) -> Iterator[Post]:
        rows = answer.rows("posts")
        if not answer.text("tid") or not rows:
            raise Unreadable("no post in the answer")
        thread = Thread(
            native_id=answer.text("tid"),
            title=plain(answer.text("titleRaw", "title")) or None,
            url=self.place("topic", answer.text("slug", "tid")),
        )
        for row in rows:
            if row.text("pid") and not row.flag("deleted"):
                yield self._post(page, row, thread)

    def _post(self, page: Page, row: Record, thread: Thread) -> Post:
        index = row.number("index")
        return self.written(
            page,
            row.text("content"),
            native_id=row.text("pid"),
            url=self.post_url(page, row.text("pid")),
            author=self._author(row.record("user")),
            published=_time(row, "timestamp"),
            edited=_time(row, "edited"),
            thread=thread,
            position=index + 1 if index is not None and index >= 0 else None,
        )

    def _author(self, user: Record) -> Author | None:
        """Guests have the number 0, and a translation key for a name where they gave none."""
        name, slug = plain(user.text("username", "displayname")), user.text("userslug")
        if not name or name.startswith("[["):
            return None
        number = user.text("uid")
        known = number not in ("", "0")
        return Author(
            name=name,
            native_id=number if known else None,
            url=self.place("user", slug) if known and slug else None,
        )

    def member(self, page: Page, answer: Record) -> Profile:
        author = self._author(answer)
        if author is None:
            raise Unreadable("no member in the answer")
        about, signature = answer.text("aboutmeParsed", "aboutme"), answer.text("signature")
        url = author.url or page.url
        words, _ = self.own_words(f"<div>{about}</div><div>{signature}</div>", page, url)
        return Profile(
            native_id=author.native_id or author.name,
            url=url,
            text=words.text,
            hyperlinks=words.hyperlinks,
            author=author,
            facts={label: plain(answer.text(key)) for label, key in _FACTS.items() if answer.text(key)},
        )

    def profile(self, page: Page) -> Iterator[Link | Document]:
        marked = None if page.is_json else page.first(self.slots["profile_id"])
        for found in super().profile(page):
            author = found.author if isinstance(found, Profile) else None
            if marked is None or author is None or not isinstance(found, Profile):
                yield found
                continue
            number, url = marked.attr("data-uid"), self.place(*self._names(page.url))
            author = Author(name=author.name.removeprefix("@"), native_id=number, url=url)
            yield replace(found, native_id=number, url=url, author=author)

    def of_thread(self, page: Page) -> Thread:
        title, found = page.first(self.slots["thread_title"]), page.first(self.slots["thread_id"])
        names = self._names(page.url)
        number = found.attr("data-tid") if found else "".join(names[1:2])
        return Thread(native_id=number, title=title.text if title else None, url=self.place(*names[:3]))

    def position(self, node: Node, first: int | None, index: int) -> int | None:
        place = node.attr("data-index")
        return int(place) + 1 if place.isdecimal() and len(place) < 10 else None

    def post_id(self, node: Node) -> str:
        return node.attr("data-pid")

    def post_url(self, page: Page, native_id: str) -> str:
        """Posts from other servers have an address for a number."""
        return native_id if native_id.startswith("https://") else self.place("post", native_id)

    def author(self, node: Node) -> Author | None:
        """Both themes write name, slug and number on the post; its text may show a full name instead."""
        name, slug, number = (node.attr(f"data-{key}") for key in ("username", "userslug", "uid"))
        known = number not in ("", "0")
        if not name:
            return super().author(node)
        return Author(
            name=name, native_id=number if known else None, url=self.place("user", slug) if known and slug else None
        )

    def author_id(self, url: str) -> str | None:
        return None

    def published(self, node: Node) -> str:
        found = node.first(self.slots["published"])
        return found.attr("content", "title", "datetime") if found else ""

    def edited(self, node: Node) -> str:
        """Unedited posts carry the indicator too, with "Invalid Date" for a date."""
        found = node.first(self.slots["edited"])
        shown = found.attr("data-edited", "title") if found else ""
        return shown if shown[:1].isdecimal() else ""


def _identifies(kind: str, names: list[str]) -> bool:
    """Whether a segment names a topic, category or member: "/topic/teaser/5" and "/topic/5.rss" are other views."""
    name = names[0] if names else ""
    return bool(name) and not name.endswith(".rss") and (kind != "topic" or name[:1].isdecimal() or len(name) == 36)


def _time(record: Record, key: str) -> str:
    return record.text(f"{key}ISO") or from_milliseconds(record.number(key))

"""Discourse: every page has a twin in JSON under the same address, and a plain page for crawlers in <noscript>."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from typing import ClassVar, Final

from items import Author, Post, Profile, Thread
from spiders.engine import State
from spiders.fingerprint import Clue
from spiders.forums.api import ForumApi, plain
from spiders.forums.markup import page_of
from spiders.link import Link
from spiders.page import Node, Page, Unreadable
from spiders.record import Record

_LISTS: Final = ("categories", "latest")
_SAME_LIST: Final[tuple[list[str], ...]] = (
    [],
    ["none"],
    ["all"],
    ["l", "latest"],
    ["none", "l", "latest"],
    ["all", "l", "latest"],
)
_REFUSALS: Final[dict[str, State]] = {"not_logged_in": "login", "invalid_access": "login", "not_found": "gone"}
# 1 is a person's post, 2 a moderator's; 3 says "closed this topic", 4 is a whisper among staff.
_WRITTEN: Final = ("", "1", "2")
_PER_PAGE: Final = 20
_FACTS: Final = {
    "name": "name",
    "title": "title",
    "location": "location",
    "website": "website",
    "joined": "created_at",
}


class Discourse(ForumApi):
    name = "discourse"
    start: ClassVar = {"board": ("/categories.json",)}
    segments: ClassVar = frozenset({*_LISTS, "t", "c", "u", "users"})
    css: ClassVar = {
        "board_link": ".category-list h3 a[href*='/c/']"
        " || a[href*='/c/']:has(> [itemprop='name']):not([itemprop='item'])",
        "thread_link": "a.raw-topic-link[href*='/t/']",
        "pages": "[role='navigation'] a[rel='next'], [role='navigation'] a[rel='prev']",
        "thread_title": "#topic-title h1 a || #topic-title h1",
        "post": "div.crawler-post[id^='post_']",
        "author": ".creator a[href] || .creator [itemprop='name']",
        "published": ".post-time[datetime]",
        "edited": ".crawler-post-infos [itemprop='dateModified']",
        "number": ".crawler-post-infos [itemprop='position']",
        "body": ".post[itemprop='text'] || .post",
        "quote": "aside.quote, blockquote",
        "attribution": "aside.quote > .title",
        "noise": "aside.onebox article, .lightbox .meta, .quote-controls",
        "login": "body.static-login, .login-page-cta",
        "gone": ".page-not-found",
        "profile_name": "#main-outlet h2",
        "profile_text": "#main-outlet",
        "profile_noise": "h2",
    }
    fingerprint = (
        Clue(css="meta[name='generator'][content^='Discourse ']", weight=0.95),
        Clue(css="meta#data-discourse-setup", weight=0.8),
        Clue(css="meta[name='discourse_theme_id'], meta[name='discourse_theme_ids']", weight=0.7),
        Clue(css="discourse-assets, #data-preloaded[data-preloaded]", weight=0.6),
        Clue(css="div.topic-body.crawler-post[id^='post_'] .crawler-post-meta", weight=0.8),
        Clue(css="a.raw-topic-link[href*='/t/']", weight=0.6),
        Clue(header="x-discourse-route: ", weight=0.95),
    )

    def canonical(self, url: str) -> str | None:
        """The API answers to a topic's number alone; without it the title belongs to the address."""
        names, number = self._names(url), page_of(url, "page")
        kind = names[0] if names else "categories"
        if kind in _LISTS and len(names) < 2:
            path: list[str] | None = [kind]
        elif kind == "t":
            path = _topic(names)
            number = 0 if path and names[-1] != path[-1] else number  # a link to one post
            path = ["t", path[-1]] if path and self.by_api else path
        elif kind == "c":
            path = _category(names)
        else:
            path, number = _member(names), 0
        if path is None or self.elsewhere(url):
            return None
        # Topics are paged from 1, lists from 0.
        fields: dict[str, int | str] = {"page": number if number > (1 if kind == "t" else 0) else 0}
        if not self.by_api:
            return self.place(*path, **fields)
        below = "true" if kind == "categories" else ""
        return self.place(*path[:-1], f"{path[-1]}.json", **fields, include_subcategories=below)

    def role(self, url: str) -> str | None:
        names = self._names(url)
        if not names or names[-1].endswith(".rss"):
            return None
        if names[0] == "t":
            return "thread" if _topic(names) else None
        return "board" if names[0] in ("c", *_LISTS) else "profile" if _member(names) else None

    def _names(self, url: str) -> list[str]:
        names = self.below(url)
        return [*names[:-1], names[-1].removesuffix(".json")] if names else []

    def refusal(self, answer: Record) -> State:
        return _REFUSALS.get(answer.text("error_type"), "open") if "errors" in answer else "open"

    def boards(self, page: Page, answer: Record) -> Iterator[Link]:
        categories, topics = answer.record("category_list"), answer.record("topic_list")
        if "categories" not in categories and "topics" not in topics:
            raise Unreadable("neither categories nor topics in the answer")
        for row in categories.rows("categories"):
            yield from self._category_links(row)
        found = topics.rows("topics")
        for topic in found:
            if topic.text("id"):
                changed = max(topic.text("bumped_at"), topic.text("last_posted_at"))
                url = self.place("t", topic.text("slug") or "-", topic.text("id"))
                yield Link(url=url, role="thread", changed=self.when(changed, page))
        if found and topics.text("more_topics_url"):
            bare = page.url.partition("?")[0]
            yield Link(url=f"{bare}?page={page_of(page.url, 'page') + 1}", role="board")

    def _category_links(self, row: Record) -> Iterator[Link]:
        """A category lists its subcategories' topics too, unless it is told not to."""
        slug = _slug(row)
        if slug:
            yield Link(url=self.place("c", slug, row.text("id")), role="board")
        for below in row.rows("subcategory_list") if row.text("default_list_filter") == "none" else []:
            if slug and _slug(below):
                yield Link(url=self.place("c", slug, _slug(below), below.text("id")), role="board")

    def posts(self, page: Page, answer: Record) -> Iterator[Post]:
        rows, number = answer.record("post_stream").rows("posts"), answer.text("id")
        if not number or not rows:
            raise Unreadable("no post in the answer")
        thread = Thread(
            native_id=number,
            title=plain(answer.text("title", "fancy_title")) or None,
            url=self.place("t", answer.text("slug") or "-", number),
        )
        for row in rows:
            withheld = any(row.flag(name) for name in ("user_deleted", "deleted_at", "hidden"))
            if row.text("id") and row.text("post_type") in _WRITTEN and not withheld:
                yield self._post(page, row, thread)

    def _post(self, page: Page, row: Record, thread: Thread) -> Post:
        place = row.number("post_number")
        return self.written(
            page,
            row.text("cooked"),
            native_id=row.text("id"),
            url=f"{thread.url}/{place}" if place else thread.url or page.url,
            author=self._author(row, "user_id"),
            published=row.text("created_at"),
            edited=row.text("updated_at") if (row.number("version") or 1) > 1 else "",
            thread=thread,
            position=place or None,
        )

    def _author(self, user: Record, key: str) -> Author | None:
        name = plain(user.text("username"))
        return Author(name=name, native_id=user.text(key) or None, url=self.place("u", name)) if name else None

    def further(self, page: Page, answer: Record) -> Iterator[Link]:
        """Deleted posts are missing from the stream, which is what the pages are cut from."""
        size, count = answer.number("chunk_size") or 0, answer.number("posts_count") or 0
        stream = len(answer.record("post_stream").values("stream"))
        yield from self.others(page.url, "thread", ceil((stream or count) / (size if 0 < size < 1000 else _PER_PAGE)))

    def member(self, page: Page, answer: Record) -> Profile:
        user = answer.record("user")
        author = self._author(user, "id")
        if author is None:
            raise Unreadable("no member in the answer")
        words, _ = self.own_words(user.text("bio_cooked", "bio_excerpt"), page, author.url or page.url)
        fields = user.record("user_fields")
        facts = {label: plain(user.text(key)) for label, key in _FACTS.items() if user.text(key)}
        return Profile(
            native_id=author.native_id or author.name,
            url=author.url or page.url,
            text=words.text,
            hyperlinks=words.hyperlinks,
            author=author,
            facts={**facts, **{f"field {key}": plain(fields.text(key)) for key in fields if fields.text(key)}},
        )

    def of_thread(self, page: Page) -> Thread:
        title, path = page.first(self.slots["thread_title"]), _topic(self._names(page.url))
        if path is None:
            raise Unreadable("no topic's number in the address")
        return Thread(native_id=path[-1], title=title.text if title else None, url=self.place(*path))

    def post(self, page: Page, node: Node, thread: Thread, position: int | None) -> Post:
        """The plain page tells a post's place only, so it is named by topic and place."""
        found, place = super().post(page, node, thread, position), self.post_id(node)
        return replace(found, native_id=f"{thread.native_id}/{place}", url=f"{thread.url}/{place}")

    def author_id(self, url: str) -> str | None:
        return None

    def author(self, node: Node) -> Author | None:
        found = super().author(node)
        return replace(found, url=self.place("u", found.name)) if found else None

    def edited(self, node: Node) -> str:
        """Every post tells when it was modified; unedited ones repeat when they were written."""
        found = node.first(self.slots["edited"])
        shown = found.attr("content", "datetime") if found else ""
        return shown if shown != self.published(node) else ""


def _slug(category: Record) -> str:
    number = category.text("id")
    return (category.text("slug") or f"{number}-category") if number else ""


def _topic(names: list[str]) -> list[str] | None:
    """The path of a topic's first page: /t/title/5, /t/5, and links to a post, /t/title/5/21 and /t/5/21."""
    cut = 2 if len(names) > 1 and names[1].isdecimal() else 3
    if len(names) < cut or not names[cut - 1].isdecimal() or len(names) > cut + 1:
        return None
    return names[:cut] if not names[cut:] or names[cut].isdecimal() else None


def _category(names: list[str]) -> list[str] | None:
    """The path of a category's list by last post: /c/parent/child/7, older ones without a number."""
    cut = next((place + 1 for place, name in enumerate(names) if place > 1 and name.isdecimal()), 0)
    if not cut:
        cut = next((place for place, name in enumerate(names) if name in ("l", "none", "all")), len(names))
    return names[:cut] if cut > 1 and names[cut:] in _SAME_LIST and not names[cut - 1].endswith(".rss") else None


def _member(names: list[str]) -> list[str] | None:
    if not 1 < len(names) < 4 or names[0] not in ("u", "users") or names[2:] not in ([], ["summary"]):
        return None
    return None if names[1].endswith(".rss") else ["u", names[1]]

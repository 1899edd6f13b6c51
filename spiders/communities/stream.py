"""How streams of posts made of HTML are read through css slots: walls and activity, newest first, replies below."""

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar, Final

import re2

from items import Author, Document, Post, Thread
from spiders.engine import Engine, Kind, Site, State
from spiders.link import Link
from spiders.page import Node, Page, Unreadable
from spiders.slot import choices_by_name, value

_MOST: Final = 300
_VALUES: Final = ("post_id", "published", "reply_id", "reply_published", "views", "likes", "reposts")

_COUNT: Final = re2.compile(r"(\d{1,3}(?: \d{3})+|\d[\d.,]{0,14}) ?(?:(ТЫС|МЛН|[KMBК])(?:[^\pL]|$))?")
_SCALES: Final = {"K": 1000, "К": 1000, "ТЫС": 1000, "M": 1_000_000, "МЛН": 1_000_000, "B": 1_000_000_000}


class StreamMarkup(Engine):
    """Slots: post, post_id, author, published, permalink, body, quote (what the post repeats of others), noise, views,
    likes, reposts; reply, reply_id, reply_author, reply_published, reply_body; older (links to older pages); login,
    gone. Ids, times and counts may be cut out as spiders/slot.py says."""

    kind: ClassVar[Kind] = "communities"
    css: ClassVar = dict.fromkeys(
        (*"post author permalink body quote noise reply reply_author reply_body older".split(), *_VALUES), ""
    ) | {"login": "form:has(input[type='password'])", "gone": ""}

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self.cut = choices_by_name(self.slots, _VALUES)

    def state(self, page: Page) -> State:
        """A login form beside posts hides nothing."""
        return "open" if page.first(self.slots["post"]) else super().state(page)

    def board(self, page: Page) -> Iterator[Link | Document]:
        posts = [
            found for node in islice(page.outermost(self.slots["post"]), _MOST) for found in self.posts(page, node)
        ]
        older = [Link(url=url, role="board") for url in page.urls(self.slots["older"])]
        if not posts and not older:
            raise Unreadable("no post on a page of posts")
        yield from posts
        yield from older

    def posts(self, page: Page, node: Node) -> Iterator[Post]:
        """A post and its replies; what has neither id nor words is no post."""
        post = self.post(page, node, "", None, 1)
        if post:
            yield post
        thread = post.thread if post else None
        for position, reply in enumerate(islice(node.all(self.slots["reply"]), _MOST), 2):
            if found := self.post(page, reply, "reply_", thread, position):
                yield found

    def post(self, page: Page, node: Node, prefix: str, thread: Thread | None, position: int) -> Post | None:
        native_id, body = self.post_id(node, prefix), node.first(self.slots[prefix + "body"])
        apart = ", ".join(filter(None, (self.slots[name].replace("||", ",") for name in ("quote", "noise"))))
        words = body.prose(apart) if body else None
        quotes = [
            found.prose(self.slots["noise"].replace("||", ",")).text for found in node.outermost(self.quote(prefix))
        ]
        if not native_id or not ((words and words.text) or quotes):
            return None
        shown = value(self.cut[prefix + "published"], node, {})[0]
        url = f"{thread.url}#{native_id}" if thread else self.post_url(page, node, native_id)
        return Post(
            native_id=native_id,
            url=url,
            text=words.text if words else "",
            hyperlinks=words.hyperlinks if words else (),
            author=self.author(node.first(self.slots[prefix + "author"])),
            published=self.when(shown, page) if shown else None,
            published_text=shown or None,
            quotes=tuple(filter(None, quotes)),
            thread=thread or Thread(native_id=native_id, url=url),
            position=position,
            facts=self.counts(node) if not prefix else {},
        )

    def quote(self, prefix: str) -> str:
        return "" if prefix else self.slots["quote"]

    def post_id(self, node: Node, prefix: str) -> str:
        return value(self.cut["reply_id" if prefix else "post_id"], node, {})[0] or node.attr("id")

    def post_url(self, page: Page, node: Node, native_id: str) -> str:
        link = node.first(self.slots["permalink"])
        return (link.url() if link else "") or f"{self.canonical(page.url) or page.url}#{native_id}"

    def author(self, node: Node | None) -> Author | None:
        if node is None or not node.text:
            return None
        url = node.url() or None
        return Author(name=node.text, native_id=self.author_id(url) if url else None, url=url)

    def author_id(self, url: str) -> str | None:
        return url.partition("?")[0].rstrip("/").rpartition("/")[2] or None

    def counts(self, node: Node) -> dict[str, object]:
        shown = {name: compact_number(value(self.cut[name], node, {})[0]) for name in ("views", "likes", "reposts")}
        return {name: number for name, number in shown.items() if number is not None}


def compact_number(text: str) -> int | None:
    """The count that a text begins with: "1.2K views" → 1200, "3,1 тыс." → 3100, "1 234" → 1234; None for none."""
    found = _COUNT.search(" ".join(text[:80].upper().split()))
    if not found:
        return None
    figures, scale = found[1].replace(" ", ""), _SCALES.get(found[2] or "", 1)
    if scale == 1:  # what stands between figures is a mark of thousands
        return int("".join(filter(str.isdecimal, figures)))
    whole, mark, part = figures.replace(",", ".").rpartition(".")
    return round(float(f"{whole.replace('.', '')}{mark}{part or 0}") * scale)

"""How forums that answer in JSON are read, and the same forums' HTML pages where an address leads to those."""

from collections.abc import Iterator
from html import unescape
from typing import ClassVar, Final
from urllib.parse import unquote, urlencode, urljoin, urlsplit

from items import Author, Document, Post, Profile, Thread
from spiders.address import canonical
from spiders.engine import State
from spiders.forums.markup import ForumMarkup, page_of
from spiders.link import Link
from spiders.page import Page
from spiders.prose import Prose
from spiders.record import Record

AHEAD: Final = 50


class ForumApi(ForumMarkup):
    """Option `api: false` reads the HTML pages instead, for sites that keep programs from their API.

    Engines give `boards`, `posts`, `further` and `member` for answers, and slots as for any markup. Slots `quote`,
    `noise` and `attribution` hold for the HTML inside answers too.
    """

    api = True
    options: ClassVar = {"api": True}

    def state(self, page: Page) -> State:
        if "login" in urlsplit(page.url).path.rstrip("/").rsplit("/", 1)[-1:]:
            return "login"
        return self.refusal(Record(page.json())) if page.is_json else super().state(page)

    @property
    def by_api(self) -> bool:
        return bool(self.site.options.get("api", True))

    def refusal(self, answer: Record) -> State:
        """What an answer without content says of itself."""
        return "open"

    def answer(self, page: Page) -> Record:
        """The page's JSON; empty where it is a page of markup."""
        return Record(page.json()) if page.is_json else Record()

    def board(self, page: Page) -> Iterator[Link | Document]:
        answer = self.answer(page)
        yield from self.boards(page, answer) if answer else super().board(page)

    def thread(self, page: Page) -> Iterator[Link | Document]:
        answer = self.answer(page)
        if not answer:
            yield from super().thread(page)
            return
        for post in self.posts(page, answer):
            yield post
            if self.site.profiles and post.author and post.author.url:
                yield Link(url=post.author.url, role="profile")
        yield from self.further(page, answer)

    def profile(self, page: Page) -> Iterator[Link | Document]:
        answer = self.answer(page)
        if answer:
            yield self.member(page, answer)
        else:
            yield from super().profile(page)

    def boards(self, page: Page, answer: Record) -> Iterator[Link]:
        """Boards, threads and further pages of a list. Raises Unreadable when the answer is no list."""
        raise NotImplementedError

    def posts(self, page: Page, answer: Record) -> Iterator[Post]:
        """Raises Unreadable when the answer is no thread."""
        raise NotImplementedError

    def further(self, page: Page, answer: Record) -> Iterator[Link]:
        """Links to the thread's other pages."""
        raise NotImplementedError

    def member(self, page: Page, answer: Record) -> Profile:
        """Raises Unreadable when the answer is no member."""
        raise NotImplementedError

    def place(self, *segments: str, **query: int | str) -> str:
        """An address below the site's root."""
        fields = {name: value for name, value in query.items() if value}
        return canonical(urljoin(self.site.root, "/".join(segments)) + (f"?{urlencode(fields)}" if fields else ""))

    def elsewhere(self, url: str) -> bool:
        """Whether an address leads to another host, where the same path means another page."""
        ours, theirs = (urlsplit(place).netloc.lower().removeprefix("www.") for place in (self.site.root, url))
        return ours != theirs

    def below(self, url: str) -> list[str]:
        """The path's segments below the site's root, decoded."""
        root, path = urlsplit(self.site.root).path, urlsplit(url).path
        below = path[len(root) :] if path.startswith(root) else path.lstrip("/")
        return [unquote(name) for name in below.split("/") if name]

    def others(self, url: str, role: str, count: int, first: int = 1) -> Iterator[Link]:
        """Links to the other pages of what `url` shows, `count` in all, numbered from `first`.

        Not all at once: the answer may claim any number. The next fifty are enough to outlive a page that fails.
        """
        current = page_of(url, "page") or first
        bare, last = url.partition("?")[0], count + first - 1
        if current > first:
            yield Link(url=bare, role=role)
        for number in range(current + 1, min(last, current + AHEAD) + 1):
            yield Link(url=f"{bare}?page={number}", role=role)

    def written(
        self,
        page: Page,
        html: str,
        *,
        native_id: str,
        url: str,
        author: Author | None,
        published: str,
        edited: str,
        thread: Thread,
        position: int | None,
    ) -> Post:
        """A post of an answer; `html` is its body, times are ISO 8601 or ""."""
        words, quotes = self.own_words(html, page, url)
        return Post(
            native_id=native_id,
            url=url,
            text=words.text,
            hyperlinks=words.hyperlinks,
            title=thread.title if position == 1 else None,
            author=author,
            published=self.when(published, page),
            published_text=published or None,
            edited=self.when(edited, page),
            quotes=quotes,
            thread=thread,
            position=position,
        )

    def own_words(self, html: str, page: Page, base: str) -> tuple[Prose, tuple[str, ...]]:
        """(what the author wrote, what the author quotes) of a post's HTML."""
        body = page.fragment(html, base)
        quote, noise, names = (
            self.slots.get(slot, "").replace("||", ",") for slot in ("quote", "noise", "attribution")
        )
        words = body.prose(", ".join(filter(None, (quote, noise))))
        aside = ", ".join(filter(None, (noise, names)))
        return words, tuple(filter(None, (self.quoted(found, aside) for found in body.outermost(quote))))


def plain(text: str) -> str:
    """A name or title that was escaped for HTML."""
    return " ".join(unescape(text).split())

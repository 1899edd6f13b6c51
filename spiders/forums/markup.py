"""How forum pages made of HTML are read through css slots; engines set the slots and override what differs."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from typing import Final
from urllib.parse import parse_qsl, urlsplit

import re2

from items import Author, Document, Post, Profile, Thread
from spiders.engine import Engine, State
from spiders.link import Link
from spiders.page import Node, Page, Unreadable

# Over attributes of a few characters, twenty times a page, `re` is five times faster; \d+ cannot backtrack.
_DIGITS: Final = re.compile(r"\d+")
_GROUPED: Final = re2.compile(r"\d[\d.,]*")
_DATED: Final = re2.compile(r"(?:\pL+[.,:]*\s+){0,3}\d.{0,40}?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\b\.?)?")


def last_number(text: str) -> int | None:
    """The last run of digits: "msg_123" → 123, "#1,204" is not one number and gives 204."""
    found = _DIGITS.findall(text)
    return int(found[-1]) if found and len(found[-1]) < 19 else None


def ordinal(text: str) -> int | None:
    """A post's number in its thread as printed: "#1,204" → 1204, "Post #2 of 7" → 2, "5#" → 5, "Opener" → None."""
    found = _GROUPED.findall(text.partition("#")[2]) or _GROUPED.findall(text)[-1:]
    digits = "".join(filter(str.isdecimal, found[0])) if found else ""
    return int(digits) if digits and len(digits) < 10 else None


def from_unix(seconds: str) -> str:
    """Unix time as ISO 8601 in UTC; "" for anything else."""
    plausible = seconds.isdecimal() and len(seconds) < 11
    return datetime.fromtimestamp(int(seconds), UTC).isoformat() if plausible else ""


def parameter(url: str, *names: str) -> str:
    """The first query value under one of the names, in their order; "" where there is none. Splits at & and ;."""
    query = _query(url)
    return next((query[name] for name in names if name in query), "")


@lru_cache(maxsize=4096)
def _query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query.replace(";", "&"))[::-1])


def page_of(url: str, *names: str) -> int:
    """A page number or offset in the query; 0 where there is none."""
    value = parameter(url, *names)
    return int(value) if value.isdecimal() and len(value) < 10 else 0


class ForumMarkup(Engine):
    """Slots: board_link, thread_link, pages (links to other pages of this list or thread), thread_title, post, author,
    published, edited, number (the post's place in its thread, where printed), body, quote (blocks that repeat others),
    attribution ("X wrote:" in them), noise (left out of the text), login, gone."""

    kind = "forums"

    def state(self, page: Page) -> State:
        """A login form beside posts hides nothing."""
        return "open" if page.first(self.slots.get("post", "")) else super().state(page)

    def board(self, page: Page) -> Iterator[Link | Document]:
        yield from self.links(page, "board_link", "board")
        yield from self.thread_links(page)
        yield from self.links(page, "pages", "board")

    def links(self, page: Page, slot: str, role: str) -> Iterator[Link]:
        """What the slot matches, but for links whose own address tells of another role."""
        found = page.urls(self.slots[slot])
        yield from (Link(url=url, role=role) for url in found if self.role(url) in (None, role))

    def thread_links(self, page: Page) -> Iterator[Link]:
        """With the slots `row` (one thread of the list) and `changed` (its last post's date) links say what is new."""
        changed: dict[str, datetime | None] = {}
        for row in page.all(self.slots.get("row", "")):
            when = self.when(self.changed(row), page)
            changed |= {node.url(): when for node in row.all(self.slots["thread_link"])}
        yield from (replace(link, changed=changed.get(link.url)) for link in self.links(page, "thread_link", "thread"))

    def changed(self, row: Node) -> str:
        found = row.first(self.slots.get("changed", ""))
        return (found.attr("datetime", "title") or found.text) if found else ""

    def thread(self, page: Page) -> Iterator[Link | Document]:
        # Advertisements and stubs of deleted posts stand between posts, in the same boxes.
        boxes = page.outermost(self.slots["post"])
        nodes = [node for node in boxes if self.post_id(node) and node.first(self.slots["body"])]
        if not nodes:
            raise Unreadable("no post on a thread page")
        thread, first = self.of_thread(page), self.first_position(page)
        for index, node in enumerate(nodes):
            post = self.post(page, node, thread, self.position(node, first, index))
            yield post
            if self.site.profiles and post.author and post.author.url:
                yield Link(url=post.author.url, role="profile")
        yield from self.links(page, "pages", "thread")

    def post(self, page: Page, node: Node, thread: Thread, position: int | None) -> Post:
        native_id, body = self.post_id(node), node.first(self.slots["body"])
        if not native_id or body is None:
            raise Unreadable("a post without id or body")
        words = body.prose(self._not_own)
        shown = self.published(node)
        return Post(
            native_id=native_id,
            url=self.post_url(page, native_id),
            text=words.text,
            hyperlinks=words.hyperlinks,
            title=thread.title if position == 1 else None,
            author=self.author(node),
            published=self.when(shown, page),
            published_text=shown or None,
            edited=self.when_within(self.edited(node), page),
            quotes=self.quotes(body),
            thread=thread,
            position=position,
        )

    def quotes(self, body: Node) -> tuple[str, ...]:
        """What the post repeats of others, one text a quotation."""
        quote = self.slots.get("quote", "")
        if body.first(quote) is None:  # known for the whole page at once: most posts quote nobody
            return ()
        return tuple(filter(None, [self.quoted(found, self._aside) for found in body.outermost(quote)]))

    @cached_property
    def _not_own(self) -> str:
        return _either(self.slots.get("quote", ""), self.slots.get("noise", ""))

    @cached_property
    def _aside(self) -> str:
        return _either(self.slots.get("noise", ""), self.slots.get("attribution", "cite"))

    def quoted(self, quote: Node, aside: str) -> str:
        """What a quotation repeats, without what `aside` (css) matches."""
        return quote.prose(aside).text

    def of_thread(self, page: Page) -> Thread:
        """The page's thread: id and address without page number, title as shown."""
        raise NotImplementedError

    def first_position(self, page: Page) -> int | None:
        """The position of the page's first post within the thread, from 1; None where posts print their own."""
        return None

    def position(self, node: Node, first: int | None, index: int) -> int | None:
        """As the post prints it (slot `number`), else counted from the page's first."""
        shown = node.first(self.slots.get("number", ""))
        printed = ordinal(shown.text) if shown else None
        return printed or (first + index if first is not None else None)

    def post_id(self, node: Node) -> str:
        return str(last_number(node.attr("id")) or "")

    def post_url(self, page: Page, native_id: str) -> str:
        return f"{self.canonical(page.url) or page.url}#p{native_id}"

    def author(self, node: Node) -> Author | None:
        found = node.first(self.slots["author"])
        name = found.text if found is not None else ""
        if found is None or not name:
            return None
        return self._member(name, found.url() if found.attr("href") else None)

    @cached_property
    def _member(self) -> Callable[[str, str | None], Author]:
        """By name and address as printed; kept, because few write most posts."""
        return lru_cache(maxsize=4096)(self._made_member)

    def _made_member(self, name: str, printed: str | None) -> Author:
        url = None if printed is None else self.canonical(printed)
        return Author(name=name, native_id=self.author_id(url or ""), url=url)

    def author_id(self, url: str) -> str | None:
        number = last_number(url.partition("?")[2] or url)
        return str(number) if number is not None else None

    def published(self, node: Node) -> str:
        found = node.first(self.slots["published"])
        return (found.attr("datetime", "title") or found.text) if found else ""

    def edited(self, node: Node) -> str:
        found = node.first(self.slots.get("edited", ""))
        return (found.attr("datetime", "title") or found.text) if found else ""

    def when_within(self, sentence: str, page: Page) -> datetime | None:
        """The first date with a time in a sentence ("Last edited by X on …, 2 times in total")."""
        if not sentence:
            return None
        found = _DATED.search(sentence)
        words = found.group().split(" ") if found else []
        whole = [sentence] if sentence[:1].isdecimal() or not words else []
        tries = (self.when(text, page) for text in whole + [" ".join(words[cut:]) for cut in range(min(4, len(words)))])
        return next(filter(None, tries), None)

    def profile(self, page: Page) -> Iterator[Link | Document]:
        """Slots: profile_name, profile_text (signature or about), profile_noise (in both), profile_label and _value."""
        found, noise = page.first(self.slots.get("profile_name", "")), self.slots.get("profile_noise", "")
        name = found.prose(noise).text if found else ""
        if not name:
            raise Unreadable("no member on a profile page")
        about = page.first(self.slots.get("profile_text", ""))
        words = about.prose(noise) if about else None
        native_id = self.author_id(self.canonical(page.url) or page.url) or name
        yield Profile(
            native_id=native_id,
            url=self.canonical(page.url) or page.url,
            text=words.text if words else "",
            hyperlinks=words.hyperlinks if words else (),
            author=Author(name=name, native_id=native_id, url=self.canonical(page.url)),
            facts=self.profile_facts(page),
        )

    def profile_facts(self, page: Page) -> dict[str, object]:
        """What the profile shows by label, as shown."""
        labels = [node.text.rstrip(":： ") for node in page.all(self.slots.get("profile_label", ""))]
        values = [node.text for node in page.all(self.slots.get("profile_value", ""))]
        return {label: value for label, value in zip(labels, values, strict=False) if label and value}


def _either(*slots: str) -> str:
    """Css that matches what any choice of any slot does."""
    return ", ".join(filter(None, (slot.replace("||", ",") for slot in slots)))

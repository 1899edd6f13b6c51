"""A page that is one document made into a post: its main text, and author and time where the page names them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

import re2

from items import Author, Post, Thread
from spiders.generic.authors import link_of, name_of
from spiders.generic.cards import cards
from spiders.generic.content import aside
from spiders.generic.outline import Element, Outline
from spiders.generic.posts import QUOTE, QUOTED_BESIDE, digest
from spiders.generic.thread import EDITED, JOINED, When
from spiders.generic.times import Dated, moments

_AUTHOR: Final = re2.compile(r"author|byline|poster\b|seller|username|advertiser")
_AROUND: Final = 4
_MOST: Final = 2_000
_FEW: Final = 20


def whole(outline: Outline, part: Element, dates: list[Dated], when: When, thread: Thread, first: bool) -> Post | None:
    """None where nothing of the part is its author's own. `first` says that the page is the thread's first."""
    without = [element.node for element in (*aside(outline, part), *cards(outline, part))]
    words = part.node.prose(QUOTE, without)
    quotes = tuple(said for quote in part.node.outermost(QUOTE) if (said := quote.prose(QUOTED_BESIDE).text))
    if not words.text:
        return None
    around = _around(part)
    published, shown = _time(around, dates, when)
    made = _post(outline, words.text, _author(outline, around), thread, first)
    return replace(made, hyperlinks=words.hyperlinks, published=published, published_text=shown, quotes=quotes)


def begun(outline: Outline, text: str, when: When, thread: Thread) -> Post:
    """What a page that scripts are to draw says of its document: how it begins, and when it was published."""
    node = outline.page.first("meta[property='article:published_time' i]")
    shown = node.attr("content") if node else ""
    return replace(_post(outline, text, None, thread, True), published=when(shown), published_text=shown or None)


def _post(outline: Outline, text: str, author: Author | None, thread: Thread, first: bool) -> Post:
    native, page = digest(thread.native_id, author, text), thread.url or outline.page.url
    return Post(
        native_id=native,
        url=f"{page}#{native}",
        text=text,
        title=thread.title if first else None,
        author=author,
        thread=thread,
        position=1 if first else None,
    )


def _around(part: Element) -> Element:
    """The part with its heading, where the page's by-line stands; no more than a few steps up."""
    here = part
    for _ in range(_AROUND):
        if here.parent is None or here.parent.tag in {"body", "html"} or any(e.tag == "h1" for e in here.children):
            break
        here = here.parent
    return here


def _author(outline: Outline, around: Element) -> Author | None:
    """The first that the page calls an author."""
    for element in outline.inside(around, _MOST):
        called = "author" in element.attrs.get("rel", "").lower() or _AUTHOR.search(element.names)
        if called and (name := name_of(outline, element)):
            link = link_of(outline, element)
            return Author(name=name, native_id=None, url=(link.node.url() if link else "") or None)
    return None


def _time(around: Element, dates: list[Dated], when: When) -> tuple[datetime | None, str | None]:
    """The first that is neither an edit's nor a member's."""
    own = [dated for dated in dates if around.holds(dated.element)]
    own = [dated for dated in own if not EDITED.search(dated.around) and not JOINED.search(dated.around)]
    read = ((found, one.forms[-1]) for one in own[:_FEW] for form in list(moments(one))[:6] if (found := when(form)))
    return next(read, (None, None))

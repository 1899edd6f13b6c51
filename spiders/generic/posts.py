"""Posts made of a layout: own words without quotations, signatures and buttons; author, time and number."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Final

import re2

from items import Author, Hyperlink, Post, Thread
from spiders.generic.authors import link_of, name_of
from spiders.generic.cards import cards
from spiders.generic.names import native_numbers
from spiders.generic.outline import Element, Outline
from spiders.generic.place import shape
from spiders.generic.single import is_member
from spiders.generic.thread import EDITED, Layout
from spiders.prose import Prose

QUOTE: Final = (
    "blockquote, q.quote, [class*='quote' i]:not(a, button, body, i), [class*='citation' i], [class*='zitat' i]"
)
QUOTED_BESIDE: Final = "cite, button, [role='button'], a:not([href]), a[href='#'], a[href^='javascript:' i]"
_SIGNED: Final = re2.compile(r"(?:^|[\s_-])(?:sig|signature|signatur|firma|podpis)(?:[\s_\d-]|$)|signature")
_NOISE: Final = re2.compile(
    r"(?:^|[\s_-])(?:edited|edit|lastedit|modified|notice|toolbar|tools|buttons?|controls?|actions?|share"
    r"|social|footer|attachments?|likes?"
    r"|reactions?|rating|votes?|report|permalink|hidden|sr-only|visually-hidden|screen-reader-text|breadcrumbs?"
    r"|bump|ads?|advert\w*|sponsor\w*|menu|dropdown|tooltip)(?:[\s_\d-]|$)"
)
_CONTROLS: Final = frozenset("button input label".split())
_FORM: Final = 200
_NEAR: Final = 400
_LABELS: Final = frozenset("a span small font b strong em i div li td dt dd".split())
_ORDINAL: Final = re2.compile(r"^\s*(?:#|№|nr\.?|no\.?)\s?(\d{1,6})\s*$|^\s*(\d{1,6})\s?[#楼樓]\s*$")


@dataclass(frozen=True, slots=True)
class Thought:
    """What stands in a post besides its fields."""

    words: Prose
    quotes: tuple[str, ...]


def posts(outline: Outline, found: Layout, thread: Thread, first: int | None) -> list[Post]:
    """In page order. `first` is the position of the page's first post, where known."""
    numbers, printed = native_numbers(found.parts), ordinals(outline, found)
    if any(str(shown) == numbers.get(place) for place, shown in enumerate(printed)):
        printed = [None] * len(printed)  # "#74" is a post's number on the site, not in its thread
    if first and printed and printed[0] == first - 1:
        printed = [None] * len(printed)  # replies are counted, the opening post is not
    made = []
    for place in range(len(found.blocks)):
        post = _post(
            outline, found, place, thread, printed[place] or (first + place if first else None), numbers.get(place)
        )
        if post is not None:
            made.append(post)
    return made


def _post(
    outline: Outline, found: Layout, place: int, thread: Thread, position: int | None, number: str | None
) -> Post | None:
    thought = _thought(outline, found, place)
    author = _author(outline, found, place, fallback=bool(thought.words.text or thought.quotes))
    if not thought.words.text and not thought.quotes and author is None:
        return None
    dated, when = found.dates.get(place, (None, None))
    shown = dated.forms[-1] if dated else None
    page = thread.url or outline.page.url
    native = number or digest(thread.native_id, author, thought.words.text)
    return Post(
        native_id=native,
        url=f"{page}#{native}" if number is None else _permalink(outline, found, place, number),
        text=thought.words.text,
        hyperlinks=thought.words.hyperlinks,
        title=thread.title if position == 1 else None,
        author=author,
        published=when,
        published_text=shown,
        quotes=thought.quotes,
        thread=thread,
        position=position,
    )


def _permalink(outline: Outline, found: Layout, place: int, number: str) -> str:
    """The link in the block that ends in its number; else the page with its number."""
    for root in found.blocks[place].roots:
        for element in outline.inside(root, 150):
            href = element.attrs.get("href", "") if element.tag == "a" else ""
            if href.endswith(number) and "#" in href and (url := element.node.url()):
                return url
    return f"{outline.page.url.partition('#')[0]}#{number}"


def digest(thread: str, author: Author | None, text: str) -> str:
    said = "\n".join((thread, author.name if author else "", " ".join(text.split())))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _author(outline: Outline, found: Layout, place: int, *, fallback: bool) -> Author | None:
    elements = found.author.elements.get(place, []) if found.author else []
    element = next((each for each in elements if name_of(outline, each)), None)
    element = element or (_member(outline, found, place) if fallback else None)
    if element is None:
        return None
    link = link_of(outline, element)
    url = link.node.url() if link else ""
    name = name_of(outline, link) if link and outline.size(link) else ""
    return Author(name=name or name_of(outline, element), native_id=None, url=url or None)


def _member(outline: Outline, found: Layout, place: int) -> Element | None:
    """Where the usual place is empty: the block's first link like those of the other authors, outside the body."""
    bodies = found.body.elements.get(place, []) if found.body is not found.parts.root else []
    near = (element for root in found.blocks[place].roots for element in outline.inside(root, _NEAR))
    links = (each for each in near if each.tag == "a" and not any(body.holds(each) for body in bodies))
    return next((link for link in links if is_member(outline, link) and shape(link.node.url()) in found.members), None)


def _thought(outline: Outline, found: Layout, place: int) -> Thought:
    bodies = found.body.elements.get(place, [])
    whole = found.body is found.parts.root
    text, links, quotes = "", [], []
    for body in bodies:
        noise = [element.node for element in _left_out(outline, found, place, body, whole)]
        prose = body.node.prose(QUOTE, noise)
        start = len(text) + 1 if text else 0
        text = f"{text}\n{prose.text}" if text and prose.text else text or prose.text
        links += [Hyperlink(start=start + link.start, end=start + link.end, url=link.url) for link in prose.hyperlinks]
        quotes += [said for quote in body.node.outermost(QUOTE) if (said := quote.prose(QUOTED_BESIDE).text)]
    return Thought(Prose(text=text, hyperlinks=tuple(links)), tuple(quotes))


def _left_out(outline: Outline, found: Layout, place: int, body: Element, whole: bool) -> list[Element]:
    """Signatures, edit notes and buttons; where the body is the whole block, its author and times too."""
    left = []
    for element in outline.inside(body)[1:]:
        signed = _SIGNED.search(element.names)
        noisy = element.names.strip() and _NOISE.search(element.names) and outline.size(element) < 400
        control = element.tag in _CONTROLS or _is_switch(outline, element) or _is_form(outline, element)
        if signed or noisy or control or (element.tag in _LABELS and found.parts.is_label(element)):
            left.append(element)
    left += cards(outline, body)
    left += [note for dated in found.blocks[place].dates if (note := edit_note(outline, dated.element, body))]
    if whole:
        left += [dated.element for dated in found.blocks[place].dates if outline.size(dated.element) < 80]
        left += found.author.elements.get(place, []) if found.author else []
    return left


def _is_form(outline: Outline, element: Element) -> bool:
    """What is filled in and sent; some software wraps posts, even pages, in a form."""
    return (
        element.tag == "form" and outline.size(element) - outline.link_size(element) < _FORM and _asks(outline, element)
    )


def _asks(outline: Outline, form: Element) -> bool:
    return not any(element.tag in {"p", "time", "blockquote"} for element in outline.inside(form, 60))


def _is_switch(outline: Outline, element: Element) -> bool:
    """A short line with a link that only scripts follow: "Code: Select all"."""
    href = element.attrs.get("href", "-") if element.tag == "a" else "-"
    inner = element.children[0] if len(element.children) == 1 and outline.size(element) < 40 else element
    return any(each.tag == "a" and _scripted(each.attrs.get("href", "-")) for each in (element, inner)) or href == ""


def _scripted(href: str) -> bool:
    return href == "#" or href.lower().startswith("javascript:")


def edit_note(outline: Outline, element: Element, body: Element) -> Element | None:
    """The line in a post's body that says when it was edited."""
    found = None
    while element is not body and body.holds(element) and outline.size(element) < 140:
        if EDITED.search(outline.text(element)):
            found = element
        if element.parent is None:
            break
        element = element.parent
    return found


def ordinals(outline: Outline, found: Layout) -> list[int | None]:
    """Each post's place in its thread as printed ("#3"), where they count one by one."""
    shown = [_ordinal(outline, found, place) for place in range(len(found.blocks))]
    steps = {two - one if one and two else 0 for one, two in pairwise(shown)}
    counted = len(steps) == 1 and abs(next(iter(steps))) == 1
    return shown if counted or shown == [1] else [None] * len(shown)


def _ordinal(outline: Outline, found: Layout, place: int) -> int | None:
    block = found.blocks[place]
    for index in range(block.start, block.stop):
        match = _ORDINAL.match(outline.texts[index]) if len(outline.texts[index]) < 12 else None
        if match:
            value = int(match[1] or match[2])
            return value or None
    return None

"""Previews of other pages that software draws where an author left a link: another page's words, not the author's."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from spiders.generic.outline import Element, Outline

# Over texts this short `re` is quick and bounded; RE2 runs out of memory on counted letters of all scripts.
_HOST: Final = re.compile(r"^(?:https?://)?(?:www\.)?((?:[\w-]+\.){1,4}[^\W\d_]{2,24})/?$")
_LONGEST: Final = 80
_SIZE: Final = 900
_UP: Final = 6
_MOST: Final = 60


def cards(outline: Outline, body: Element) -> Iterator[Element]:
    """What to leave out of each preview in a post: all but the link itself.

    A preview prints the other page's host alone, beside a link to it that says something else.
    """
    for place in range(body.start, body.stop):
        text = outline.texts[place]
        named = _HOST.match(text.casefold()) if len(text) < _LONGEST else None
        if named and (found := _card(outline, outline.owners[place], body, named[1])):
            card, link = found
            yield from (each for each in outline.inside(card, _MOST) if not each.holds(link) and not link.holds(each))


def _card(outline: Outline, owner: Element, body: Element, host: str) -> tuple[Element, Element] | None:
    """The smallest part around the host's name with such a link, and the link."""
    above: Element | None = owner
    for _ in range(_UP):
        if above is None or above is body or not body.holds(above) or outline.size(above) > _SIZE:
            return None
        links = [each for each in outline.inside(above, _MOST) if each.tag == "a" and outline.size(each)]
        told = [link for link in links if _leads(link, host) and outline.text(link).casefold().rstrip("/") != host]
        if told:
            return above, max(told, key=outline.size)
        above = above.parent
    return None


def _leads(link: Element, host: str) -> bool:
    return urlsplit(link.node.url()).netloc.casefold().removeprefix("www.") == host

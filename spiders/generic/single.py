"""A thread with one post: no repetition to go by, so the smallest part that has a time, a name and words of its own."""

from collections.abc import Iterator
from typing import Final

import re2

from spiders.generic.authors import LEADS, NAMED, name_of
from spiders.generic.blocks import Block
from spiders.generic.outline import Element, Outline
from spiders.generic.times import Dated

ENOUGH: Final = 15
_MOST: Final = 60
_ABOVE: Final = 14
_POST: Final = re2.compile(r"\b(?:post|message|comment|reply|topic|msg|article|entry|discussion|question|thread)")


_CHROME: Final = re2.compile(r"navigat|navbar|main[_-]?menu|main[_-]?nav|top[_-]?nav|breadcrumb|crumbs")


def single(outline: Outline, dates: list[Dated]) -> Block | None:
    """The block with the most words of its own; None where no time stands near a name and words."""
    members = [link for link in outline.links if is_member(outline, link)]
    chrome = [element for element in outline.elements if _is_chrome(element)]
    found = [block for dated in dates[:_MOST] if (block := _around(outline, dated, members[:_MOST], chrome[:_MOST]))]
    return max(found, key=lambda block: _words(outline, block.roots[0]), default=None)


def is_member(outline: Outline, element: Element) -> bool:
    path = element.node.url().partition("//")[2].partition("/")[2].lower()
    return bool(name_of(outline, element)) and bool(LEADS.search(path) or NAMED.search(element.names))


def _around(outline: Outline, dated: Dated, members: list[Element], chrome: list[Element]) -> Block | None:
    """The smallest part with a time, words and a name; else the smallest that is called a post."""
    called = None
    for element in _up(dated.element):
        if any(element.holds(other) for other in chrome):
            break
        if _words(outline, element) < ENOUGH + len(dated.around):
            continue
        if any(element.holds(member) for member in members):
            return Block([element])
        called = called or (element if _POST.search(element.names) else None)
    return Block([called]) if called else None


def _is_chrome(element: Element) -> bool:
    """What stands on every page of a site and in no post."""
    attrs = element.attrs
    named = element.tag == "nav" or attrs.get("role") == "navigation" or attrs.get("type", "").lower() == "password"
    return named or bool(_CHROME.search(element.names))


def _up(element: Element) -> Iterator[Element]:
    above = element.parent
    for _ in range(_ABOVE):
        if above is None or above.tag in {"body", "html", "nav", "footer", "header", "aside"}:
            return
        yield above
        above = above.parent


def _words(outline: Outline, element: Element) -> int:
    return outline.size(element) - outline.link_size(element)

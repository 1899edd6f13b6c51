"""The main text of a page on which nothing repeats: the part with the most words of its own."""

from typing import Final

import re2

from spiders.generic.outline import Element, Outline

_FLOW: Final = frozenset("div td section article main table tbody tr dl ul ol li form".split())
_BLOCKS: Final = frozenset({"ul", "ol", "div", "table"})
_ASIDE: Final = re2.compile(
    r"nav\b|navi|menu|foot|sidebar|crumb|cookie|banner|related|share|social|widget|login|modal|promo|header\b|signature"
)
_ASIDE_TAGS: Final = frozenset("nav footer header aside form".split())


def main_part(outline: Outline) -> Element:
    """Down from the top while one child alone holds most of the page's own words."""
    here = outline.elements[0]
    while True:
        own = _own(outline, here)
        best = max((child for child in here.children), key=lambda child: _own(outline, child), default=None)
        if best is None or best.tag not in _FLOW | {"html", "body"} or _own(outline, best) < 0.6 * own:
            return here
        here = best


def aside(outline: Outline, part: Element) -> list[Element]:
    """What in the part leads elsewhere: menus, foot lines, side bars, and blocks that are nearly all links."""
    left = []
    for element in outline.inside(part)[1:]:
        linked = element.tag in _BLOCKS and outline.link_size(element) > max(50, 0.8 * outline.size(element))
        if linked or element.tag in _ASIDE_TAGS or _ASIDE.search(element.names):
            left.append(element)
    return left


def _own(outline: Outline, element: Element) -> int:
    if element.tag in _ASIDE_TAGS or (element.tag != "body" and _ASIDE.search(element.names)):
        return 0
    return outline.size(element) - outline.link_size(element)


def main_text(outline: Outline) -> str:
    part = main_part(outline)
    return part.node.prose("", [element.node for element in aside(outline, part)]).text

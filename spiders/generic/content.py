"""The main text of a page on which nothing repeats: the part with the most words of its own."""

from html import unescape
from typing import Final

import re2

from spiders.generic.outline import Element, Outline

_FLOW: Final = frozenset("div td section article main table tbody tr dl ul ol li form noscript html body".split())
_BLOCKS: Final = frozenset({"ul", "ol", "div", "table"})
_ASIDE: Final = re2.compile(
    r"nav\b|navi|menu|foot|sidebar|crumb|cookie|banner|related|share|social|widget|login|modal|promo|header\b|signature"
)
_ASIDE_TAGS: Final = frozenset("nav footer header aside".split())
_FORM: Final = 500
_LITTLE: Final = 200
_MOSTLY: Final = 0.5


def main_part(outline: Outline) -> Element:
    """Down from the top while one child alone holds most of the page's own words."""
    here = outline.elements[0]
    while True:
        own = _own(outline, here)
        best = max((child for child in here.children), key=lambda child: _own(outline, child), default=None)
        if best is None or not _flows(best.tag) or _own(outline, best) < 0.6 * own:
            return here
        here = best


def _flows(tag: str) -> bool:
    """Whether it lays out a page: also the tags that software makes for itself."""
    return tag in _FLOW or "-" in tag


def aside(outline: Outline, part: Element) -> list[Element]:
    """What in the part leads elsewhere: menus, foot lines, side bars, and blocks that are nearly all links."""
    left = []
    for element in outline.inside(part)[1:]:
        linked = element.tag in _BLOCKS and outline.link_size(element) > max(50, 0.8 * outline.size(element))
        if linked or _is_aside(outline, element) or _ASIDE.search(element.names):
            left.append(element)
    return left


def _own(outline: Outline, element: Element) -> int:
    own = outline.size(element) - outline.link_size(element)
    most = own > _MOSTLY * (outline.lengths[-1] - outline.linked[-1])
    if _is_aside(outline, element) or (not most and _ASIDE.search(element.names)):
        return 0
    return own


def _is_aside(outline: Outline, element: Element) -> bool:
    """Some software wraps the whole page in one form; a small one is to be filled in."""
    return element.tag in _ASIDE_TAGS or (element.tag == "form" and outline.size(element) < _FORM)


def main_text(outline: Outline) -> str:
    """Where scripts are to fill an empty page, what its description says."""
    part = main_part(outline)
    text = part.node.prose("", [element.node for element in aside(outline, part)]).text
    return text if len(text) >= _LITTLE else max(text, _described(outline), key=len)


def _described(outline: Outline) -> str:
    told = outline.page.all("meta[property='og:description' i], meta[name='description' i]")[:4]
    return max((unescape(node.attr("content")) for node in told), key=len, default="")

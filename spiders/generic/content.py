"""The main text of a page on which nothing repeats: an article, an ad, a thread nobody has answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from typing import Final

import re2

from spiders.generic.lists import Group, is_member
from spiders.generic.outline import Element, Outline
from spiders.generic.parts import weight
from spiders.generic.times import Dated
from spiders.page import Page

_FLOW: Final = frozenset("div td section article main table tbody tr dl ul ol li form noscript html body".split())
_BLOCKS: Final = frozenset({"ul", "ol", "div", "table"})
_ASIDE: Final = re2.compile(
    r"nav\b|navi|menu|foot|sidebar|crumb|cookie|banner|related|share|social|widget|login|modal|promo|similar|recommend|header\b|signature"
)
_ASIDE_TAGS: Final = frozenset("nav footer header aside".split())
_KINDS: Final = (
    "article posting discussion question message comment product offer review recipe event classified listing".split()
)
_DECLARED: Final = (
    "meta[property='og:type' i], [itemtype], [typeof], [property='schema:articleBody'], [itemprop='articleBody'],"
    " script[type='application/ld+json']"
)
_TYPE: Final = re2.compile(r'"@type"\s*:\s*\[?\s*"([^"]{1,60})"')
_FORM: Final = 500
_MOSTLY: Final = 0.5
_SENTENCE: Final = 40
_LEAST: Final = 200
_UNDATED: Final = 400
_DESCRIBED: Final = 100
_A_ROW: Final = 500
_MANY: Final = 200
_TILES: Final = 4
_TITLE: Final = 10
_FIRST: Final = 3
_NEAR: Final = 30
_RUNNING: Final = frozenset({"p", "br", "span"})
_HEADING: Final = 300
_PARTED: Final = re2.compile(r"\s[-–—|»·•:]+\s")


def lone(outline: Outline, groups: list[Group], dates: list[Dated]) -> Element | None:
    """The part with the page's main text where the page is one document; None on lists, forms, profiles and errors.

    A page that says so itself, or prints a time, needs fewer words than one whose only sign is a heading that its
    title repeats.
    """
    part = main_part(outline)
    left = aside(outline, part)
    beside = list(_outermost(left))
    said = sum(_prose(outline, part)) - sum(sum(_prose(outline, each)) for each in beside)
    own = _unlinked(outline, part) - sum(_unlinked(outline, each) for each in beside)
    if said < max(_LEAST, _MOSTLY * own) or _rows(part, left, groups, said) or _tiled(outline, part, said):
        return None
    dated = bool(part.count([each.element.index for each in dates]))
    return part if _declared(outline) or ((dated or said >= _UNDATED) and _is_headed(outline)) else None


def _prose(outline: Outline, part: Element) -> Iterator[int]:
    """Lengths of the texts that are long enough for a sentence and are no link."""
    for place in range(part.start, part.stop):
        size = weight(outline.texts[place])
        if size >= _SENTENCE and outline.linked[place + 1] == outline.linked[place]:
            yield size


def _rows(part: Element, left: list[Element], groups: list[Group], said: int) -> bool:
    """Whether the rows of a list are what the page is for: excerpts below titles, or titles alone."""
    for group in groups[:1]:
        places = [row.link.index for row in group.rows]
        beside = list(_outermost([each for each in left if each.count(places) > 1]))
        rows = [row for row in group.rows if not any(each.holds(row.link) for each in beside)]
        titles = sum(len(row.title) for row in rows)
        inside = sum(part.holds(row.link) for row in rows)
        if len(rows) > 2 and (titles > said or said < _A_ROW * inside):
            return True
    return False


def _tiled(outline: Outline, part: Element, said: int) -> bool:
    """Whether most words stand in alike elements side by side that each begin with a link of its own."""
    for element in outline.inside(part):
        if len(element.children) < _TILES:
            continue
        alike: defaultdict[str, dict[str, Element]] = defaultdict(dict)
        for child in element.children:
            if child.tag not in _RUNNING and (title := _begins_with(outline, child)):
                alike[child.kind][title] = child
        for tiles in alike.values():
            if len(tiles) >= _TILES and sum(sum(_prose(outline, tile)) for tile in tiles.values()) >= _MOSTLY * said:
                return True
    return False


def _begins_with(outline: Outline, tile: Element) -> str:
    """Its title, if it begins with one that leads to a page of its own; else ""."""
    links = [each for each in outline.inside(tile, _NEAR) if each.tag == "a" and outline.size(each) >= _TITLE]
    first = next((link for link in links if link.start - tile.start <= _FIRST), None)
    url = first.node.url() if first else ""
    return outline.text(first) if first and url and "#" not in url and not is_member(url) else ""


def _outermost(elements: list[Element]) -> Iterator[Element]:
    end = 0
    for element in elements:
        if element.index >= end:
            end = element.end
            yield element


def _declared(outline: Outline) -> bool:
    """Whether the page calls itself one article, posting, question or thing on offer."""
    for node in outline.page.all(_DECLARED)[:_MANY]:
        if node.tag == "script":
            kinds = " ".join(_TYPE.findall(node.html[:100_000]))
        else:
            kinds = " ".join(node.attr(name) for name in ("content", "itemtype", "typeof", "property", "itemprop"))
        if any(kind in kinds.lower() for kind in _KINDS):
            return True
    return False


def _is_headed(outline: Outline) -> bool:
    """A heading that the page's title repeats, and nothing to sign in with, which stands on pages that are refused."""
    page = outline.page
    if page.first("input[type='password' i]"):
        return False
    return any(entitled(page, node.text) for node in page.all("h1, h2")[:16])


def entitled(page: Page, heading: str) -> str:
    """What a heading and the page's title have in common: one, or a part of the title, is in the other; else ""."""
    title, said = page.first("title"), heading.casefold()
    whole = title.text.casefold() if title else ""
    if 2 < len(said) < _HEADING and said in whole:
        return heading
    parts = [part.strip() for part in _PARTED.split(title.text[:_HEADING])] if title else []
    return max((part for part in parts if len(part) > 5 and part.casefold() in said), key=len, default="")


def described(page: Page, outline: Outline) -> str:
    """Where scripts are to draw the page: how it begins, from a description that a published article has; else ""."""
    if outline.lengths[-1] >= _LEAST or not page.first("meta[property='article:published_time' i]"):
        return ""
    told = page.first("meta[property='og:description' i]")
    text = unescape(told.attr("content")) if told else ""
    return text if len(text) >= _DESCRIBED else ""


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


def _unlinked(outline: Outline, element: Element) -> int:
    return outline.size(element) - outline.link_size(element)


def _own(outline: Outline, element: Element) -> int:
    own = _unlinked(outline, element)
    most = own > _MOSTLY * (outline.lengths[-1] - outline.linked[-1])
    if _is_aside(outline, element) or (not most and _ASIDE.search(element.names)):
        return 0
    return own


def _is_aside(outline: Outline, element: Element) -> bool:
    """Some software wraps the whole page in one form; a small one is to be filled in."""
    return element.tag in _ASIDE_TAGS or (element.tag == "form" and outline.size(element) < _FORM)

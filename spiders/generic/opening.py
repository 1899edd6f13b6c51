"""The post that opens a thread in other markup than its replies: a question or an article above comments."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import re2

from spiders.generic.blocks import Block
from spiders.generic.outline import Element, Outline
from spiders.generic.single import is_member
from spiders.generic.thread import Habits, Layout, When, laid
from spiders.generic.times import Dated

_LONG: Final = 60
_ABOVE: Final = 24
_BESIDE: Final = 60
_MOST: Final = 60
_FEW: Final = 2_000
_HEADED: Final = 6
_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
_WITHIN: Final = frozenset(
    "p pre code li ul ol blockquote b i em strong span a u font h2 h3 h4 br td tr tbody table".split()
)
_ASIDE_TAGS: Final = frozenset("nav footer aside head script style".split())
_ASIDE: Final = re2.compile(
    r"nav\b|navi|menu|sidebar|crumb|cookie|banner|related|similar|share|social|widget|login|modal|promo|notice"
    r"|announce|rules|alert|poll|advert|trending|latest|recent|toolbar"
)


def opening(outline: Outline, found: Layout, dates: list[Dated], when: When) -> Layout | None:
    """The fields of the part before the first reply that says most, where it has a time."""
    first = min((block.roots[0] for block in found.blocks), key=lambda root: root.index)
    labels = {dated.element.index for dated in dates}
    parts = [part for part in _before(outline, first) if _says(outline, part, labels) >= _LONG]
    places = [dated.element.index for dated in dates]
    timed = [part for part in parts if part.count(places)]
    best = max(timed or parts, key=lambda part: _says(outline, part, labels), default=None)
    if best is None or outline.link_size(best) * 2 > outline.size(best):
        return None
    if not timed:
        said = {dated.around for dated in found.blocks[0].dates}
        roots = _headed(outline, best, [dated for dated in dates if dated.around not in said])
        return laid(outline, [Block(roots)], dates, when, Habits(), best) if roots else None
    body = _densest(outline, best, labels)
    block = _around(outline, best, body or best, dates)
    return laid(outline, [Block([block])], dates, when, Habits(), body if block is not body else None)


def _headed(outline: Outline, part: Element, dates: list[Dated]) -> list[Element]:
    """The part and those before it under the same parent, from the one on with the page's first heading and a time."""
    siblings = part.parent.children if part.parent else []
    place = siblings.index(part) if len(siblings) < _FEW else 0
    for first in range(place - 1, max(-1, place - _HEADED), -1):
        ahead = siblings[first]
        if any(ahead.holds(dated.element) for dated in dates) and any(
            each.tag == "h1" for each in outline.inside(ahead)
        ):
            return siblings[first : place + 1]
    return []


def _densest(outline: Outline, part: Element, labels: set[int]) -> Element | None:
    """The element with most sentences of its own and of its paragraphs; None where they are spread."""
    own: Counter[int] = Counter()
    for place in _sentences(outline, part, labels):
        owner = outline.owners[place]
        while owner.tag in _WITHIN and owner.parent is not None and owner is not part:
            owner = owner.parent
        own[owner.index] += len(outline.texts[place])
    best = own.most_common(1)
    return outline.elements[best[0][0]] if best and best[0][1] >= 0.25 * own.total() else None


def _around(outline: Outline, part: Element, body: Element, dates: list[Dated]) -> Element:
    """The smallest part around the body with a time and, where there is any, a member."""
    times = [dated.element for dated in dates if part.holds(dated.element)][:_MOST]
    members = [link for link in outline.links if part.holds(link) and is_member(outline, link)][:_MOST]
    here = body
    while here is not part and here.parent is not None:
        if any(map(here.holds, times)) and (not members or any(map(here.holds, members))):
            return here
        here = here.parent
    return part


def _before(outline: Outline, first: Element) -> Iterator[Element]:
    """Elements that end before the first reply begins, from it outwards."""
    inner = first
    for _ in range(_ABOVE):
        above = inner.parent
        if above is None or above.tag == "html":
            return
        children = above.children
        place = children.index(inner) if len(children) < _FEW else 0
        for sibling in children[max(0, place - _BESIDE) : place]:
            if sibling.tag not in _ASIDE_TAGS and not _ASIDE.search(sibling.names):
                yield sibling
        inner = above


def _says(outline: Outline, part: Element, labels: set[int]) -> int:
    return sum(len(outline.texts[place]) for place in _sentences(outline, part, labels))


def _sentences(outline: Outline, part: Element, labels: set[int]) -> Iterator[int]:
    """Places of texts that are long, and neither link nor heading nor time ("Started by … on …")."""
    for place in range(part.start, part.stop):
        owner, linked = outline.owners[place], outline.linked[place + 1] > outline.linked[place]
        if len(outline.texts[place]) >= _LONG // 2 and not linked and not _is_label(owner, labels):
            yield place


def _is_label(owner: Element, labels: set[int]) -> bool:
    near = [owner, *([owner.parent] if owner.parent else [])]
    return any(each.tag in _HEADINGS or each.index in labels for each in near)

"""What is asked beneath each of many nodes, by one search of the page instead of one a node."""

from collections.abc import Set
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_ONCE: Final = 3  # searches beneath single nodes before the whole page is searched


class Firsts:
    """Of one page. A post's author is asked for twenty times a page, and each search parses the css anew."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._asked: dict[str, int] = {}
        self._known: dict[str, dict[int, LexborNode]] = {}
        self._left_out: dict[str, set[int]] = {}

    def of(self, node: LexborNode, css: str) -> LexborNode | None:
        """`node` itself or the first below it that matches."""
        known = self._known.get(css)
        if known is not None:
            return known.get(node.mem_id)
        if not self._often(css):
            return node.css_first(css)
        known = self._known[css] = self._search(css)
        return known.get(node.mem_id)

    def ids(self, node: LexborNode, css: str) -> Set[int]:
        """The ids of what matches below `node`; from the fourth time on of all that matches on the page."""
        found = self._left_out.get(css)
        if found is not None:
            return found
        if not self._often(f"all {css}"):
            return {match.mem_id for match in node.css(css)}
        found = self._left_out[css] = {match.mem_id for match in self._tree.css(css)}
        return found

    def _often(self, what: str) -> bool:
        asked = self._asked[what] = self._asked.get(what, 0) + 1
        return asked > _ONCE

    def _search(self, css: str) -> dict[int, LexborNode]:
        """The first match by every node that has one beneath it. Each ancestor is met once."""
        first: dict[int, LexborNode] = {}
        for found in self._tree.css(css):
            above: LexborNode | None = found
            while above is not None and above.mem_id not in first:
                first[above.mem_id] = found
                above = above.parent
        return first

"""The first match beneath each of many nodes, by one search of the page instead of one a node."""

from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_ONCE: Final = 3  # searches beneath single nodes before the whole page is searched


class Firsts:
    """Of one page. A post's author is asked for twenty times a page, and each search parses the css anew."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._asked: dict[str, int] = {}
        self._known: dict[str, dict[int, LexborNode]] = {}

    def of(self, node: LexborNode, css: str) -> LexborNode | None:
        """`node` itself or the first below it that matches. A list of selectors ("a, b") is asked of the node."""
        known = self._known.get(css)
        if known is not None:
            return known.get(node.mem_id)
        asked = self._asked[css] = self._asked.get(css, 0) + 1
        if asked <= _ONCE or "," in css:
            return node.css_first(css)
        known = self._known[css] = self._search(css)
        return known.get(node.mem_id)

    def _search(self, css: str) -> dict[int, LexborNode]:
        """The first match by every node that has one beneath it. Each ancestor is met once."""
        first: dict[int, LexborNode] = {}
        for found in self._tree.css(css):
            above: LexborNode | None = found
            while above is not None and above.mem_id not in first:
                first[above.mem_id] = found
                above = above.parent
        return first

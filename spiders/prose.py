"""Text as a person reads it from a node: own words only, one line a block, links kept with their spans."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborNode

from items import Hyperlink

BLOCKS: Final = frozenset(
    "address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
SILENT: Final = frozenset(
    "head iframe noscript object script select style svg template textarea title video audio".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """`hyperlinks` are spans over `text`, in order, with absolute URLs."""

    text: str
    hyperlinks: tuple[Hyperlink, ...] = ()


def prose(root: LexborNode, absolute: Callable[[str], str], without: Container[int] = ()) -> Prose:
    """Read `root` in one walk without recursion (hostile nesting is deep); `without` are node ids to leave out."""
    page = _Sheet(absolute)
    node = root.first_child
    while node is not None:
        if page.enter(node, without) and (child := node.first_child) is not None:
            node = child
            continue
        page.leave(node)
        while node.next is None:
            parent = node.parent
            if parent is None or parent.mem_id == root.mem_id:
                return page.done()
            node = parent
            page.leave(node)
        node = node.next
    return page.done()


class _Sheet:
    """Collects words; white space is folded as a browser folds it."""

    def __init__(self, absolute: Callable[[str], str]) -> None:
        self._absolute = absolute
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._open: list[tuple[int, int, str]] = []
        self._links: list[Hyperlink] = []

    def enter(self, node: LexborNode, without: Container[int]) -> bool:
        """Take the node's beginning; True when its children are to be read."""
        if node.is_text_node:
            self._words(node.text_content or "")
            return False
        tag = node.tag or ""
        if tag in SILENT or not node.is_element_node or node.mem_id in without:
            return False
        if tag in BLOCKS:
            self._gap = "\n"
        elif tag == "img":
            self._words(_emoji(node))
        elif tag == "a" and (href := node.attributes.get("href")):
            self._open.append((node.mem_id, self._length, href))
        return True

    def leave(self, node: LexborNode) -> None:
        if node.tag in BLOCKS:
            self._gap = "\n"
        elif self._open and self._open[-1][0] == node.mem_id:
            _, start, href = self._open.pop()
            self._link(start, href)

    def done(self) -> Prose:
        return Prose(text="".join(self._parts), hyperlinks=tuple(self._links))

    def _words(self, raw: str) -> None:
        words = " ".join(raw.split())
        if words and self._parts:
            gap = self._gap or (" " if raw[0].isspace() else "")
            self._put(gap + words)
        elif words:
            self._put(words)
        self._gap = (" " if raw and raw[-1].isspace() else "") if words else (self._gap or (" " if raw else ""))

    def _put(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    def _link(self, start: int, href: str) -> None:
        written = "".join(self._parts)[start : self._length] if self._parts else ""
        start += len(written) - len(written.lstrip())
        url = self._absolute(href)
        if start < self._length and url:
            self._links.append(Hyperlink(start=start, end=self._length, url=url))


def _emoji(node: LexborNode) -> str:
    """An emoji drawn as a picture is text; a smiley's name (":smile:") is not."""
    alt, look = node.attributes.get("alt") or "", node.attributes.get("class") or ""
    return alt if ("emoji" in look or "smil" in look) and not any("a" <= c.lower() <= "z" for c in alt) else ""

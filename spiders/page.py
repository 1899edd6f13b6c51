"""A page as engines see it: css slots in, nodes and prose out. The parser behind it is no engine's business."""

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, Final
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.firsts import Firsts
from spiders.nesting import too_deep
from spiders.prose import Prose, prose

REACHING: Final = frozenset("mailto tel sms callto whatsapp viber tg skype weixin line kakaotalk signal sgnl".split())
"""Schemes of links that reach a person; kept as they are, never fetched."""


_XML: Final = ("<?xml", "<rss", "<feed", "<rdf:rdf", "<source>", "<jobs>")


class Unreadable(Exception):
    """The page cannot be read: not HTML or JSON, too deep, or not what its role promises. The crawl goes on."""


class Node:
    """One element. A css slot is "first choice || second choice": the first choice that matches anything counts.
    An empty slot matches nothing."""

    __slots__ = ("_node", "_page")

    def __init__(self, node: LexborNode, page: "Page") -> None:
        self._node, self._page = node, page

    def all(self, css: str) -> list["Node"]:
        return [Node(found, self._page) for found in _all(self._node, css)]

    def outermost(self, css: str) -> list["Node"]:
        """Matches that lie in no other match: what is nested in itself is read once, in linear time."""
        return [Node(found, self._page) for found in _outermost(_all(self._node, css))]

    def first(self, css: str) -> "Node | None":
        found = self._page.beneath(self._node, css)
        return Node(found, self._page) if found is not None else None

    def attr(self, *names: str) -> str:
        """The first of the attributes that is present and not blank, stripped; else ""."""
        attributes = self._node.attributes
        for name in names:
            if value := (attributes.get(name) or "").strip():
                return value
        return ""

    def has(self, name: str) -> bool:
        """Whether the attribute is present, with or without a value."""
        return name in self._node.attributes

    def url(self, attribute: str = "href") -> str:
        """The attribute as an absolute http(s) URL, or "" where it is none."""
        return self._page.absolute(self.attr(attribute))

    @property
    def tag(self) -> str:
        return self._node.tag or ""

    @property
    def attrs(self) -> Mapping[str, str]:
        """Every attribute; one without a value is ""."""
        return {name: value or "" for name, value in self._node.attributes.items()}

    def walk(self) -> "Iterator[tuple[int, Node | str]]":
        """Elements and texts below, in document order, each with its depth (a child's is 1)."""
        node, depth = self._node.first_child, 1
        while node is not None:
            if node.is_text_node:
                yield depth, node.text_content or ""
            elif node.is_element_node:
                yield depth, Node(node, self._page)
            if node.is_element_node and (child := node.first_child) is not None:
                node, depth = child, depth + 1
                continue
            while node is not None and node.next is None:
                node, depth = (node.parent, depth - 1) if depth > 1 else (None, 0)
            node = node.next if node is not None else None

    @property
    def before(self) -> "Node | None":
        """The element before this one under the same parent."""
        found = self._node.prev
        while found is not None and not found.is_element_node:
            found = found.prev
        return Node(found, self._page) if found is not None else None

    @property
    def text(self) -> str:
        """All text below, on one line."""
        return " ".join((self._node.text(deep=True, separator=" ", skip_empty=True) or "").split())

    def prose(self, without: str = "", nodes: "Iterable[Node]" = ()) -> Prose:
        """What a person reads here, leaving out what `without` (css) matches, and `nodes`."""
        left_out = self._page.ids(self._node, without) if without else frozenset()
        left_out |= {node._node.mem_id for node in nodes}
        return prose(self._node, self._page.target, left_out)

    @property
    def html(self) -> str:
        return self._node.html or ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One response. `captured_at` is UTC; header and cookie names are lower case; `carry` comes from the link."""

    url: str
    source: str
    captured_at: datetime
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[str, ...] = ()
    carry: Mapping[str, str | int] = field(default_factory=dict)

    @cached_property
    def _tree(self) -> LexborHTMLParser:
        if too_deep(self.source):
            raise Unreadable("nested too deep to parse safely")
        return LexborHTMLParser(self.source)

    @cached_property
    def _firsts(self) -> Firsts:
        return Firsts(self._tree)

    def beneath(self, node: LexborNode, css: str) -> LexborNode | None:
        """The node itself or the first below it that matches; for Node.first."""
        for choice in _choices(css):
            if (found := self._firsts.of(node, choice)) is not None:
                return found
        return None

    def ids(self, node: LexborNode, css: str) -> Set[int]:
        """Of all below the node that match, and perhaps of others; for Node.prose."""
        return self._firsts.ids(node, css)

    @cached_property
    def folded(self) -> str:
        return self.source.casefold()

    @cached_property
    def data(self) -> str:
        """Case-folded: the whole answer where it is JSON or XML, else what stands in the page's scripts."""
        if self.is_json or self.source[:512].lstrip("\ufeff \t\r\n").lower().startswith(_XML):
            return self.folded
        return "\n".join(script.text(deep=True) or "" for script in self._tree.css("script")).casefold()

    @cached_property
    def header_lines(self) -> list[str]:
        return [f"{name}: {value}".casefold() for name, value in self.headers.items()]

    @cached_property
    def base(self) -> str:
        found = self._tree.css_first("base[href]")
        return urljoin(self.url, (found.attributes.get("href") or "") if found is not None else "")

    def all(self, css: str) -> list[Node]:
        return [Node(found, self) for found in _all(self._tree, css)]

    def outermost(self, css: str) -> list[Node]:
        """Matches that lie in no other match: what is nested in itself is read once, in linear time."""
        return [Node(found, self) for found in _outermost(_all(self._tree, css))]

    def first(self, css: str) -> Node | None:
        found = _first(self._tree, css)
        return Node(found, self) if found is not None else None

    @property
    def root(self) -> Node | None:
        """The outermost element."""
        found = self._tree.root
        return Node(found, self) if found is not None else None

    def urls(self, css: str) -> Iterator[str]:
        """Absolute targets of the links that match, each once, in page order."""
        found = (node.url() for node in self.all(css))
        return iter(dict.fromkeys(url for url in found if url))

    def absolute(self, href: str) -> str:
        """`href` against the page; "" for anything that is not http(s)."""
        return _absolute(self.base, href.strip()) if href else ""

    def target(self, href: str) -> str:
        """Where a link in prose leads: as `absolute`, or the address itself where it reaches a person."""
        scheme = href.strip().partition(":")[0].lower()
        return href.strip() if scheme in REACHING else self.absolute(href)

    @property
    def is_json(self) -> bool:
        """Whether the body looks like JSON; such a page has no markup to look for."""
        return self.source[:64].lstrip("\ufeff \t\r\n")[:1] in ("{", "[")

    def fragment(self, html: str, base: str = "") -> Node:
        """HTML that stands inside the page, as in an API's answer; its links are taken against `base`."""
        part = Page(url=base or self.url, source=html.encode("utf-8", "replace").decode(), captured_at=self.captured_at)
        root = part._tree.root
        if root is None:
            raise Unreadable("no markup in what should be a part of a page")
        return Node(root, part)

    def json(self) -> Any:
        """The body as JSON. Raises Unreadable when it is none."""
        try:
            return json.loads(self.source)
        except ValueError as error:
            raise Unreadable(f"not JSON: {error}") from error
        except RecursionError as error:
            raise Unreadable("JSON nested too deep") from error


@lru_cache(maxsize=16_384)
def _absolute(base: str, href: str) -> str:
    """Cached: a page links each author twenty times, and its neighbours link the same ones."""
    try:
        url = urljoin(base, href)
    except ValueError:
        return ""
    return url if url[:7].lower() == "http://" or url[:8].lower() == "https://" else ""


@lru_cache(maxsize=4096)
def _choices(css: str) -> tuple[str, ...]:
    return tuple(choice for part in css.split("||") if (choice := part.strip()))


def _first(root: LexborNode | LexborHTMLParser, css: str) -> LexborNode | None:
    for choice in _choices(css):
        if (found := root.css_first(choice)) is not None:
            return found
    return None


def _all(root: LexborNode | LexborHTMLParser, css: str) -> list[LexborNode]:
    for choice in _choices(css):
        if found := root.css(choice):
            # The parser gives a node once for every part of "a, b" that it matches.
            return list({node.mem_id: node for node in found}.values()) if "," in choice else found
    return []


def _outermost(found: list[LexborNode]) -> list[LexborNode]:
    """Of matches in document order. Every ancestor is judged once: deep nesting costs no more than its nodes."""
    within: dict[int, bool] = {}
    kept = []
    for node in found:
        path, above = [], node.parent
        while above is not None and above.mem_id not in within:
            path.append(above.mem_id)
            above = above.parent
        nested = above is not None and within[above.mem_id]
        within |= dict.fromkeys(path, nested)
        within[node.mem_id] = True
        if not nested:
            kept.append(node)
    return kept

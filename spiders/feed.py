"""RSS, Atom and RDF feeds and sitemaps as plain values, read without entities, external parts or trust."""

import re
from collections.abc import Iterator
from html import unescape
from io import StringIO
from typing import Final
from xml.etree.ElementTree import Element, ParseError

import re2
from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from spiders.record import Record

LARGEST: Final = 16 << 20
MOST_ENTRIES: Final = 50_000
DEEPEST: Final = 64
_ENTRIES: Final = frozenset({"item", "entry"})
# RE2 looks neither ahead nor back; what these look at is bounded.
_NAMED: Final = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)[A-Za-z][A-Za-z0-9]{1,31};")
_BARE: Final = re.compile(r"&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_CONTROL: Final = re2.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{fffe}\x{ffff}]")
_NAMES: Final = {
    "title": ("title",),
    "id": ("guid", "id", "identifier"),
    "published": ("pubdate", "published", "issued", "date", "created"),
    "edited": ("updated", "modified", "lastbuilddate"),
    "text": ("encoded", "content", "description", "summary"),
    "author": ("creator", "author", "name"),
}


def entries(source: str) -> list[Record]:
    """The feed's entries: title, link, id, author, published, edited, text (HTML), category (a list), and every other
    plain field under its own lower-case name. What comes before a break is kept; [] where there is no feed."""
    return [Record(_entry(element)) for element in _elements(source, _ENTRIES)]


def sitemap(source: str) -> list[tuple[str, str]]:
    """(address, last change as written or "") of a sitemap's pages, or of the sitemaps in an index."""
    rows = (_children(element) for element in _elements(source, frozenset({"url", "sitemap"})))
    found = [(_first(row, ("loc",)), _first(row, ("lastmod",))) for row in rows]
    return [(address, changed) for address, changed in found if address]


def next_page(source: str) -> str:
    """Where the feed says that it goes on; "" where it does not."""
    found = (element for element in _elements(source, frozenset({"link"})) if element.get("rel") == "next")
    return next((link.get("href") or "" for link in found), "")


def _elements(source: str, names: frozenset[str]) -> Iterator[Element]:
    """Elements of the names; read once more, with its references mended, where nothing was found before a break."""
    text = _CONTROL.sub("", source[:LARGEST]).lstrip("\ufeff \t\r\n")
    found, whole = _parsed(text, names)
    if not whole:
        again, _ = _parsed(_mended(text), names)
        found = again if len(again) > len(found) else found
    yield from found


def _parsed(text: str, names: frozenset[str]) -> tuple[list[Element], bool]:
    """(the elements that ended, whether the text did)."""
    found: list[Element] = []
    depth = 0
    try:
        for event, element in iterparse(StringIO(text), ("start", "end"), forbid_dtd=False, forbid_entities=True):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST or len(found) >= MOST_ENTRIES:
                return found, True
            if event == "end" and _local(element) in names:
                found.append(element)
    except (ParseError, DefusedXmlException, ValueError):
        return found, False
    return found, True


def _mended(text: str) -> str:
    """HTML's own entities as characters, a bare & as one."""
    return _BARE.sub("&amp;", _NAMED.sub(lambda name: unescape(name.group()), text))


def _entry(element: Element) -> dict[str, object]:
    row = _children(element)
    fields: dict[str, object] = {name: values[0] for name, values in row.items() if len(values) == 1}
    fields |= {name: _first(row, names) for name, names in _NAMES.items()}
    fields["link"] = _link(element) or _first(row, ("link", "origlink"))
    fields["category"] = row.get("category", []) + row.get("subject", [])
    fields["author"] = _author(element) or fields["author"]
    return fields


def _children(element: Element) -> dict[str, list[str]]:
    """Texts by local name; a child's own children count where they hold text, or as markup in an HTML child."""
    found: dict[str, list[str]] = {}
    for child in list(element)[:200]:
        text = _text(child) or (child.get("term") or child.get("href") or "").strip()
        if text:
            found.setdefault(_local(child), []).append(text)
    return found


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _link(entry: Element) -> str:
    """Atom's link to the page itself, whatever others stand before it."""
    links = [child for child in entry if _local(child) == "link" and child.get("href")]
    own = [link for link in links if link.get("rel", "alternate") == "alternate"]
    return (own or links)[0].get("href", "").strip() if links else ""


def _author(entry: Element) -> str:
    people = (child for child in entry if _local(child) == "author")
    names = (part for person in people for part in person if _local(part) == "name")
    return next((_text(name) for name in names if _text(name)), "")


def _first(row: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((row[name][0] for name in names if row.get(name)), "")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()

"""What a page says of itself for machines: schema.org things in JSON-LD, microdata and RDFa, and OpenGraph."""

import logging
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Any, Final

from extruct.rdfa import RDFaExtractor
from extruct.w3cmicrodata import MicrodataExtractor

from spiders import loose_json
from spiders.page import Page
from spiders.prose import Prose
from spiders.record import Record

MOST_THINGS: Final = 1_000
LARGEST: Final = 1 << 20
"""Bytes of a page that the parser behind extruct gets."""
LARGEST_RDFA: Final = 200_000
MOST_PROPERTIES: Final = 1_500
MOST_REFERENCES: Final = 10
MOST_RDFA: Final = 300
DEEPEST: Final = 16
_HOLDERS: Final = ("@graph", "mainEntity", "itemListElement", "item", "hasPart")
"""Fields that hold things of the page in their own right."""
_PREFIXES: Final = ("http://schema.org/", "https://schema.org/", "http://www.schema.org/", "https://www.schema.org/")
_log: Final = logging.getLogger(__name__)


def things(page: Page) -> list[Record]:
    """Every schema.org thing on the page in JSON-LD's shape, at most MOST_THINGS: JSON-LD, then microdata, then RDFa.

    Graphs and lists are flattened, "@id" references lead to what they name, numbers with a fraction are text.
    """
    found: list[dict[str, Any]] = []
    for source in (_json_ld, _microdata, _rdfa):
        for value in source(page):
            _gather(value, found, 0)
    return [Record(thing) for thing in _resolved(found)]


def of_type(page: Page, *types: str) -> list[Record]:
    """The things of one of the schema.org types ("JobPosting")."""
    return [thing for thing in things(page) if not types_of(thing).isdisjoint(types)]


def types_of(thing: Record) -> frozenset[str]:
    """The thing's schema.org types without prefix."""
    return frozenset(texts(thing, "@type"))


def open_graph(page: Page) -> Mapping[str, str]:
    """OpenGraph by name ("og:title", "product:price:amount"), the first of each that is not blank."""
    found: dict[str, str] = {}
    for node in page.all("meta[property][content], meta[name^='og:'][content], meta[name^='product:'][content]")[:500]:
        name, value = node.attr("property", "name").lower(), node.attr("content")
        if ":" in name and value:
            found.setdefault(name, value)
    return found


def records(thing: Record, name: str) -> list[Record]:
    """A field's objects, whether it holds one or a list."""
    one = thing.record(name)
    return [one] if one else thing.rows(name)


def texts(thing: Record, name: str) -> list[str]:
    """A field's texts, whether it holds one or a list; an object counts by its name."""
    one = [thing.text(name)] if thing.text(name) else [Record({"": value}).text("") for value in thing.values(name)]
    named = [plain(record.text("name", "@value")) for record in records(thing, name)]
    return [text for text in one + named if text]


def plain(text: str) -> str:
    """A name or title on one line, without the entities that many pages leave in."""
    return " ".join(unescape(text).split()) if "&" in text else " ".join(text.split())


def prose_in(page: Page, text: str) -> Prose:
    """What a person reads of a description, which may be text, HTML, or HTML that was escaped once more."""
    html = unescape(text) if "&lt;" in text else text
    if "<" in html and ">" in html:
        return page.fragment(html).prose()
    lines = (" ".join(line.split()) for line in unescape(html).splitlines())
    return Prose(text="\n".join(line for line in lines if line))


def _json_ld(page: Page) -> Iterator[object]:
    for node in page.all("script[type*='ld+json' i]")[: loose_json.MOST_VALUES]:
        yield from loose_json.values(node.html.partition(">")[2].rpartition("</")[0])


def _microdata(page: Page) -> Iterator[object]:
    references = sum(len(node.attr("itemref").split()) for node in page.all("[itemref]"))
    few = page.folded.count("itemprop") <= MOST_PROPERTIES and references <= MOST_REFERENCES
    if "itemscope" in page.folded and few:
        yield from _extracted(page, MicrodataExtractor().extract, LARGEST)


def _rdfa(page: Page) -> Iterator[object]:
    few = page.folded.count("property=") + page.folded.count("typeof=") + page.folded.count("rel=") <= MOST_RDFA
    if "typeof=" in page.folded and "schema.org" in page.folded and few:
        nodes = _extracted(page, RDFaExtractor().extract, LARGEST_RDFA)
        yield from (node for node in nodes if isinstance(node, dict) and node.get("@type"))


def _extracted(page: Page, extract: Callable[..., list[object]], largest: int) -> list[object]:
    """Broken markup makes the parsers below raise whatever they like; a page without such things is the same to us."""
    body = page.source.encode("utf-8", "replace")
    if len(body) > largest:
        return []
    try:
        return extract(body, base_url=page.base, encoding="UTF-8")
    except (Exception, RecursionError) as error:
        _log.debug("no structured data read from %s: %s", page.url, error)
        return []


def _gather(value: object, found: list[dict[str, Any]], depth: int) -> None:
    """Adds the things in a value: itself where it has a type, then those it holds."""
    if depth > DEEPEST or len(found) >= MOST_THINGS:
        return
    if isinstance(value, list):
        for part in value[:MOST_THINGS]:
            _gather(part, found, depth + 1)
    elif isinstance(value, dict):
        thing = _shaped(value, 0) if depth == 0 or not found else value
        thing = thing if isinstance(thing, dict) else {}
        if "@type" in thing:
            found.append(thing)
        if thing.get("@type") != "BreadcrumbList":
            for holder in _HOLDERS:
                _gather(thing.get(holder), found, depth + 1)


def _shaped(value: object, depth: int) -> object:
    """JSON-LD, microdata and expanded RDF in one shape: plain names, {"@value": …} unwrapped."""
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        parts = [_shaped(part, depth + 1) for part in value[:MOST_THINGS]]
        return parts[0] if len(parts) == 1 and isinstance(value[0], dict) and "@value" in value[0] else parts
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        return value["@value"]
    fields = value
    if isinstance(value.get("properties"), dict):  # microdata
        fields = {"@type": value.get("type"), "@id": value.get("id"), **value["properties"]}
    return {_bare(name): _typed(name, _shaped(field, depth + 1)) for name, field in fields.items() if field is not None}


def _typed(name: str, value: object) -> object:
    if name not in ("@type", "type"):
        return value
    types = [_bare(kind) for kind in (value if isinstance(value, list) else [value]) if isinstance(kind, str)]
    return types[0] if len(types) == 1 else types


def _bare(name: str) -> str:
    for prefix in (*_PREFIXES, "schema:"):
        if name.startswith(prefix):
            return name[len(prefix) :].rstrip("/")
    return name


def _resolved(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Fields that only name another thing of the page hold that thing, two steps far: graphs may go in circles."""
    known = {thing["@id"]: thing for thing in found if isinstance(thing.get("@id"), str) and len(thing) > 2}
    if not known:
        return found
    further = {name: _step(thing, known) for name, thing in known.items()}
    return [_step(thing, further) for thing in found]


def _step(thing: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    return {name: _named(value, known) for name, value in thing.items()}


def _named(value: object, known: Mapping[str, dict[str, Any]]) -> object:
    if isinstance(value, list):
        return [_named(part, known) if isinstance(part, dict) else part for part in value]
    named = value.get("@id") if isinstance(value, dict) and len(value) <= 2 else None
    return known.get(named, value) if isinstance(named, str) else value

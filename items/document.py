"""What every document has, whatever its type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from extractors.finding import Indicator, Selector
from items.author import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyperlink:
    """A link inside a text: code points [start, end) of the text lead to `url`."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A post, ad, vacancy or profile. Engines fill the first half, pipelines the second.

    `text` is the author's own words, paragraphs split by newlines, without quotations and signatures. Times are UTC;
    `published_text` keeps the source's own words for the time. `language` is ISO 639-1 or None for unknown.
    `facts` are what the platform's fields say, `stated` what was found in the text, rows by kind.
    `known` marks a version that storage holds already: it is not examined again.
    """

    type: ClassVar[str] = "document"

    native_id: str
    url: str
    text: str
    title: str | None = None
    author: Author | None = None
    published: datetime | None = None
    published_text: str | None = None
    edited: datetime | None = None
    quotes: tuple[str, ...] = ()
    hyperlinks: tuple[Hyperlink, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)

    known: bool = False
    id: str = ""
    version: str = ""
    language: str | None = None
    selectors: tuple[Selector, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    level: str = "none"
    reasons: tuple[str, ...] = ()
    stated: Mapping[str, object] = field(default_factory=dict)

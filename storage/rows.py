"""Items as rows of the tables, made storable on the way."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from extractors.finding import Indicator, Selector
from items import Capture, Document, Post, Reading
from items.identity import capture_id, finding_id, selector_id
from storage.edge import clean, clean_or_none, moment, plain, position

Row = dict[str, Any]


def capture_row(capture: Capture, run_id: int) -> Row:
    captured_at = moment(capture.captured_at)
    assert captured_at is not None
    return {
        "id": capture_id(capture.platform, capture.url, captured_at.isoformat(), capture.sha256),
        "run": run_id,
        "url": clean(capture.url),
        "status": capture.status,
        "captured_at": captured_at,
        "sha256": capture.sha256,
        "size": capture.size,
        "content_type": clean(capture.content_type),
        "outcome": capture.outcome,
        "because": clean(capture.because),
        "warc": clean_or_none(capture.warc),
        "offset": capture.offset,
    }


def document_row(document: Document, reading: Reading, capture: int, codebook: str) -> Row:
    """A new document with its current state."""
    captured_at = moment(reading.capture.captured_at)
    return {
        "id": document.id,
        "platform": reading.platform,
        "type": document.type,
        "native_id": clean(document.native_id),
        "engine": reading.engine,
        **whereabouts(document),
        **state(document, captured_at, capture, None if document.known else codebook),
        "first_seen": captured_at,
        "last_seen": captured_at,
    }


def whereabouts(document: Document) -> Row:
    """Where a document stands; may change without a new version."""
    thread = document.thread if isinstance(document, Post) else None
    return {
        "url": clean(document.url),
        "thread_id": clean(thread.native_id) if thread else None,
        "thread_title": clean_or_none(thread.title) if thread else None,
        "thread_url": clean_or_none(thread.url) if thread else None,
        "position": position(document.position) if isinstance(document, Post) else None,
    }


def state(document: Document, captured_at: datetime | None, capture: int, codebook: str | None) -> Row:
    """What a version that becomes current brings to its document."""
    return {
        "version": document.version,
        "capture": capture,
        "captured_at": captured_at,
        "published": moment(document.published),
        "codebook": codebook,
        "level": document.level,
    }


def version_row(document: Document, number: int, capture: int) -> Row:
    author = document.author
    return {
        "document": number,
        "digest": document.version,
        "capture": capture,
        "title": clean_or_none(document.title),
        "text": clean(document.text),
        "author_name": clean(author.name) if author else None,
        "author_id": clean_or_none(author.native_id) if author else None,
        "author_url": clean_or_none(author.url) if author else None,
        "quotes": [clean(quote) for quote in document.quotes],
        "hyperlinks": [[link.start, link.end, clean(link.url)] for link in document.hyperlinks],
        "published": moment(document.published),
        "published_text": clean_or_none(document.published_text),
        "edited": moment(document.edited),
        "facts": plain(document.facts) if document.facts else {},
        "language": clean_or_none(document.language),
    }


def assessment_row(document: Document, version: int, codebook: str, run_id: int) -> Row:
    return {
        "version": version,
        "codebook": codebook,
        "run": run_id,
        "level": document.level,
        "reasons": [clean(reason) for reason in document.reasons],
        "facts": plain(document.stated) if document.stated else {},
    }


def selector_row(selector: Selector) -> Row:
    kind, value = clean(selector.kind), clean(selector.value)
    return {"id": selector_id(kind, value), "kind": kind, "value": value}


def finding_rows(document: Document, frame: Row, selectors: Mapping[tuple[str, str], tuple[str, int]]) -> Iterator[Row]:
    """`frame` holds version, codebook and run; `selectors` the id and number by kind and value as found."""
    for selector in document.selectors:
        id, number = selectors[selector.kind, selector.value]
        details = plain(dict(selector.details)) if selector.details else {}
        own = {"selector": number, "indicator": None, "written": selector.written, "strength": None, "details": details}
        yield _finding(selector, id, selector.raw, frame | own)
    for indicator in document.indicators:
        name, strength = indicator.id, indicator.strength
        details = {"dimension": indicator.dimension} if indicator.dimension else {}
        own = {"selector": None, "indicator": name, "written": None, "strength": strength, "details": details}
        yield _finding(indicator, name, indicator.quote, frame | own)


def _finding(finding: Selector | Indicator, what: str, quote: str, row: Row) -> Row:
    row["id"] = finding_id(finding.rule, finding.version, what, finding.start, finding.end)
    row["span_start"] = finding.start
    row["span_end"] = finding.end
    row["quote"] = clean(quote)
    row["confidence"] = finding.confidence
    row["rule"] = finding.rule
    row["rule_version"] = finding.version
    row["because"] = clean(finding.because)
    return row

"""Stored documents in the shape of the contract, streamed in the order in which they were first stored."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Engine, Row, Select, and_, select

from storage.database import reading
from storage.schema import LEVELS, assessment, capture, document, finding, selector, version
from storage.statements import chunks, values

PAGE: Final = 100
"""Documents held at a time; each may be a megabyte."""
_CURRENT: Final = (
    select(
        document,
        version.c.number.label("version_number"),
        *version.c["title", "text", "author_name", "author_id", "author_url", "quotes", "edited", "language", "facts"],
        assessment.c.reasons,
        assessment.c.facts.label("found"),
        *capture.c["sha256", "warc", "offset"],
    )
    .join(version, and_(version.c.document == document.c.number, version.c.digest == document.c.version))
    .join(capture, capture.c.number == document.c.capture)
    .outerjoin(assessment, and_(assessment.c.version == version.c.number, assessment.c.codebook == document.c.codebook))
    .where(document.c.number.in_(values()))
    .order_by(document.c.number)
)
_FINDINGS: Final = (
    select(finding, selector.c.kind, selector.c.value)
    .outerjoin(selector, selector.c.number == finding.c.selector)
    .where(finding.c.version.in_(values()))
    .order_by(finding.c.version, finding.c.span_start.nulls_last(), finding.c.span_end, finding.c.id)
)


def stream(engine: Engine, platform: str | None, since: datetime | None, level: str | None) -> Iterator[dict[str, Any]]:
    """See Repository.documents. What is asked for is settled at the start and takes 8 bytes a document.

    Each chunk is then a short transaction of its own: a slow reader holds up nobody.
    """
    with reading(engine) as connection:
        asked = connection.execution_options(yield_per=10_000).execute(_asked(platform, since, level))
        numbers = array("q", asked.scalars())
    for chunk in chunks(numbers, PAGE):
        with reading(engine) as connection:
            rows = connection.execute(_CURRENT, {"values": chunk}).all()
            found = connection.execute(_FINDINGS, {"values": [row.version_number for row in rows]}).all()
        yield from _documents(rows, found)


def _asked(platform: str | None, since: datetime | None, level: str | None) -> Select[Any]:
    statement: Select[Any] = select(document.c.number).order_by(document.c.number)
    if platform is not None:
        statement = statement.where(document.c.platform == platform)
    if since is not None:
        statement = statement.where(document.c.captured_at >= since)
    if level is not None:
        statement = statement.where(document.c.level.in_(LEVELS[LEVELS.index(level) :]))
    return statement


def _documents(rows: Sequence[Row[Any]], found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    by_version = defaultdict(list)
    for row in found:
        by_version[row.version, row.codebook].append(row)
    for row in rows:
        of_it = by_version.get((row.version_number, row.codebook), [])
        made = _document(row, of_it)
        yield withheld(made) if any(one.strength == "referral" for one in of_it) else made


def withheld(document: dict[str, Any]) -> dict[str, Any]:
    """A referral: where, when and by which rule, and not a word of it. See docs/ethics.md."""
    thread = document["thread"]
    indicators = [
        {name: value for name, value in one.items() if name not in {"quote", "start", "end"}}
        | {"because": one.get("because", "") if one["strength"] == "referral" else "withheld"}
        for one in document["indicators"]
    ]
    words: dict[str, Any] = {"title": None, "text": "", "quotes": [], "facts": {}, "author": None, "selectors": []}
    return document | words | {"thread": thread and thread | {"title": None}, "indicators": indicators}


def _document(row: Row[Any], found: Sequence[Row[Any]]) -> dict[str, Any]:
    return {
        "id": row.id,
        "type": row.type,
        "platform": row.platform,
        "engine": row.engine,
        "url": row.url,
        "native_id": row.native_id,
        "thread": _thread(row),
        "position": row.position,
        "author": _author(row),
        "title": row.title,
        "text": row.text,
        "quotes": row.quotes,
        "published": _iso(row.published),
        "edited": _iso(row.edited),
        "captured_at": _iso(row.captured_at),
        "language": row.language,
        "facts": row.facts | ({"found": row.found} if row.found else {}),
        "selectors": [_selector(one) for one in found if one.selector is not None],
        "indicators": [_indicator(one) for one in found if one.selector is None],
        "level": row.level,
        "reasons": row.reasons or [],
        "evidence": {"sha256": row.sha256, "warc": row.warc, "offset": row.offset},
        "version": row.version,
    }


def _thread(row: Row[Any]) -> dict[str, str | None] | None:
    return (
        None
        if row.thread_id is None
        else {"native_id": row.thread_id, "title": row.thread_title, "url": row.thread_url}
    )


def _author(row: Row[Any]) -> dict[str, str | None] | None:
    return (
        None
        if row.author_name is None
        else {"name": row.author_name, "native_id": row.author_id, "url": row.author_url}
    )


def _selector(row: Row[Any]) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "value": row.value,
        "raw": row.quote,
        "start": row.span_start,
        "end": row.span_end,
        "confidence": row.confidence,
        "written": row.written,
    }


def _indicator(row: Row[Any]) -> dict[str, Any]:
    lexical = row.quote and not row.because
    words = {"quote": row.quote, "start": row.span_start, "end": row.span_end} if lexical else {"because": row.because}
    return {"id": row.indicator, **words, "strength": row.strength, "confidence": row.confidence, "rule": row.rule}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None

"""CSV, for people at a spreadsheet: one row a selector found, with the document it stands in.

A document without selectors has one row too. The file begins with a byte order mark, without which Excel misreads
other scripts than Latin (Python: encoding="utf-8-sig"). No cell is taken for a formula: see `cell`.
"""

import csv
from collections.abc import Iterator
from typing import Any, Final, TextIO
from unicodedata import category

import re2

from storage.caution import NOTE

COLUMNS: Final = (
    "row",
    "level",
    "platform",
    "type",
    "published",
    "author",
    "title",
    "selector_kind",
    "selector_value",
    "selector_as_written",
    "selector_written",
    "selector_confidence",
    "excerpt",
    "indicators",
    "reasons",
    "language",
    "url",
    "thread",
    "captured_at",
    "author_native_id",
    "native_id",
    "document_id",
    "version",
    "sha256",
    "warc",
    "offset",
    "note",
)
AROUND: Final = 120
"""Code points of the text on each side of a selector."""
LONGEST: Final = 32_000
"""Code points of a cell; Excel takes 32,767."""

_AS_IT_IS: Final = ("level", "platform", "type", "published", "language", "url", "captured_at", "native_id", "version")
_STARTS: Final = frozenset("=+-@|%＝＋－＠﹢﹣﹦﹫−")
_BARE: Final = frozenset("\t\r\n\0")
_BROKEN_OUT: Final = re2.compile(r"""([;\t][\pZ\pC"'“”„«»`]*)([=+\-@|%＝＋－＠﹢﹣﹦﹫−])""")


def write(documents: Iterator[dict[str, Any]], out: TextIO) -> int:
    out.write("\ufeff")
    sheet = csv.DictWriter(out, COLUMNS, restval="", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    sheet.writeheader()
    written = row = 0
    for document in documents:
        shared = _shared(document)
        for selector in document["selectors"] or [None]:
            row += 1
            cells = {"row": row, **shared, **_found(document["text"], selector)}
            sheet.writerow({name: cell(value) for name, value in cells.items()})
        written += 1
    return written


def cell(value: object) -> str | int | float:
    """A value that no spreadsheet takes for a formula (OWASP ASVS 1.2.10): before what begins one stands an apostrophe.

    Blanks, quotes and invisible characters before it do not help it, nor full-width forms, nor a semicolon inside the
    text, which ends a cell where the locale says so.
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = str(value)[:LONGEST]
    guarded = "'" + text if text[:1] in _BARE or _first_sign(text) in _STARTS else text
    return _BROKEN_OUT.sub(r"\1'\2", guarded) if ";" in guarded or "\t" in guarded else guarded


def _first_sign(text: str) -> str:
    """The first character that shows."""
    return next((sign for sign in text if sign not in "\"'`“”„«»" and category(sign)[0] not in "ZC"), " ")


def _shared(document: dict[str, Any]) -> dict[str, Any]:
    author, thread, evidence = document["author"] or {}, document["thread"] or {}, document["evidence"]
    return {
        **{
            name: document[name]
            for name in ("level", "platform", "type", "published", "language", "url", "captured_at")
        },
        "author": _line(author.get("name")),
        "author_native_id": author.get("native_id"),
        "title": _line(document["title"]),
        "thread": _line(thread.get("title")),
        "indicators": ", ".join(dict.fromkeys(found["id"] for found in document["indicators"])),
        "reasons": _line(" / ".join(document["reasons"])),
        "document_id": document["id"],
        **{name: evidence[name] for name in ("sha256", "warc", "offset")},
        "note": NOTE,
    }


def _found(text: str, selector: dict[str, Any] | None) -> dict[str, Any]:
    if selector is None:
        return {"excerpt": _line(text[: 2 * AROUND])}
    start, end = selector["start"], selector["end"]
    return {
        "selector_kind": selector["kind"],
        "selector_value": selector["value"],
        "selector_as_written": _line(selector["raw"]),
        "selector_written": selector["written"],
        "selector_confidence": selector["confidence"],
        "excerpt": _line(text[max(0, start - AROUND) : end + AROUND]),
    }


def _line(text: str | None) -> str:
    """On one line: a break in a cell is a row to some readers."""
    return " ".join((text or "").split())

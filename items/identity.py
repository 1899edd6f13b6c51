"""Names that are the same whenever the same thing is met: of documents, of their versions, of findings and captures."""

import json
from hashlib import sha256
from typing import Final
from unicodedata import normalize

from items.document import Document

VOLATILE: Final = frozenset(
    "last_seen online views forwards replies likes reposts followers members ads photos videos files links"
    " employer_logo".split()
)
"""Facts that change without anyone saying anything new: they make no version."""

_encode = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=str).encode


def document_id(platform: str, type: str, native_id: str) -> str:
    """32 hex digits. From the fewest raw native fields, so that what may be edited never changes who a document is."""
    return _digest("document", platform, type, native_id)


def version_of(document: Document) -> str:
    """32 hex digits over what the author said. Times stay out, they jitter where a platform words them relatively.

    Forms of Unicode and runs of white space make no version either: engines and themes differ in them.
    """
    return _digest(
        "version",
        document.type,
        _plain(document.title or ""),
        _plain(document.text),
        _plain(document.author.name) if document.author else "",
        _encode([_plain(quote) for quote in document.quotes]) if document.quotes else "",
        _encode(lasting) if (lasting := {k: v for k, v in document.facts.items() if k not in VOLATILE}) else "",
    )


def selector_id(kind: str, value: str) -> str:
    """32 hex digits; equal for equal values of a kind, however long the value."""
    return _digest("selector", kind, value)


def finding_id(rule: str, rule_version: str, what: str, start: int | None, end: int | None) -> str:
    """32 hex digits; one within an examination of one document version. `what`: a selector_id or an indicator's id."""
    return _digest("finding", rule, rule_version, what, f"{start}-{end}")


def capture_id(platform: str, url: str, captured_at: str, sha256_of_body: str) -> str:
    """32 hex digits; `captured_at` is ISO 8601 in UTC."""
    return _digest("capture", platform, url, captured_at, sha256_of_body)


def _digest(*parts: str) -> str:
    """SHA-256 cut to 128 bits. Each part stands behind its length, so that ("a", "bc") and ("ab", "c") differ."""
    words = "".join([f"{len(part)}:{part}" for part in parts])
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).split())

"""The store's edge: makes anything a page may hold storable, code point by code point, so that spans stay true."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from math import isfinite
from typing import Final

DEEPEST: Final = 32
_LONGEST_INTEGER: Final = 2**63
_LARGEST_POSITION: Final = 2**31


def clean(text: str) -> str:
    """NUL, which PostgreSQL refuses, becomes U+2400; lone surrogates, which are no text, U+FFFD. The length stays."""
    if "\0" not in text and text.isascii():
        return text
    if "\0" in text:
        text = text.replace("\0", "\u2400")
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return text


def clean_or_none(text: str | None) -> str | None:
    return None if text is None else clean(text)


def plain(value: object, depth: int = 0) -> object:
    """A value for a JSON column. What JSON has no word for becomes text, what is out of bounds or too deep null."""
    kind = value.__class__
    if kind is str:
        return clean(value)  # type: ignore[arg-type]
    if value is None or kind is bool:
        return value
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, dict | list | tuple | Mapping | set | frozenset):  # the usual first: Mapping asks slowly
        return None if depth > DEEPEST else _collection(value, depth + 1)
    return value.isoformat() if isinstance(value, datetime) else clean(str(value))


def moment(value: datetime | None) -> datetime | None:
    """In UTC; a naive one is taken for UTC, one beyond the calendar for unknown."""
    if value is None or value.tzinfo is UTC:
        return value
    try:
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except OverflowError:
        return None


def position(value: int | None) -> int | None:
    return value if value is not None and 0 <= value < _LARGEST_POSITION else None


def _number(value: float) -> float | None:
    if isinstance(value, int):
        return value if -_LONGEST_INTEGER <= value < _LONGEST_INTEGER else None
    return value if isfinite(value) else None


def _collection(value: Iterable[object], depth: int) -> object:
    if isinstance(value, dict | Mapping):
        return {clean(str(key)): plain(inner, depth) for key, inner in value.items()}
    return [plain(inner, depth) for inner in value]

"""JSON from strangers: a field of another type than asked for counts as absent, and nothing raises."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

_WHOLE: Final = 2**53


class Record:
    """A JSON object read by name; empty where the value is none."""

    __slots__ = ("_fields",)

    def __init__(self, value: object = None) -> None:
        self._fields: dict[str, object] = value if isinstance(value, dict) else {}

    def __bool__(self) -> bool:
        return bool(self._fields)

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __contains__(self, name: str) -> bool:
        return self._fields.get(name) is not None

    def text(self, *names: str) -> str:
        """The first of the fields that is a whole number or a string that is not blank, stripped; else ""."""
        for name in names:
            value = self._fields.get(name)
            if isinstance(value, str) and (words := _whole_characters(value).strip()):
                return words
            if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _WHOLE:
                return str(value)
        return ""

    def number(self, name: str) -> int | None:
        """A whole number, written as one or as its digits."""
        value = self._fields.get(name)
        if isinstance(value, str) and value.isdecimal() and len(value) < 16:
            return int(value)
        return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _WHOLE else None

    def flag(self, name: str) -> bool:
        return bool(self._fields.get(name))

    def record(self, *path: str) -> "Record":
        found = self
        for name in path:
            found = Record(found._fields.get(name))
        return found

    def values(self, name: str) -> list[object]:
        value = self._fields.get(name)
        return value if isinstance(value, list) else []

    def rows(self, name: str) -> list["Record"]:
        """The objects in a list."""
        return [Record(row) for row in self.values(name) if isinstance(row, dict)]


def record_in(text: str) -> Record:
    """The JSON object that a text holds; empty where it holds none."""
    try:
        return Record(json.loads(text))
    except (ValueError, RecursionError):
        return Record()


def from_milliseconds(value: int | None) -> str:
    """Unix time in milliseconds as ISO 8601 in UTC; "" for none."""
    return datetime.fromtimestamp(value / 1000, UTC).isoformat() if value and 0 < value < 4_102_444_800_000 else ""


def _whole_characters(text: str) -> str:
    """JSON may hold halves of characters, which no encoding has."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()

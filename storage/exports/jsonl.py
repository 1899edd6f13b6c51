"""JSON Lines, for programs: one document a line, nothing added and nothing left out."""

from collections.abc import Iterator
from json import JSONEncoder
from typing import Any, Final, TextIO

_encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_BREAKS: Final = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Line breaks to some readers, though not to JSON."""


def write(documents: Iterator[dict[str, Any]], out: TextIO) -> int:
    written = 0
    for document in documents:
        line = _encode(document)
        out.write((line if line.isascii() else line.translate(_BREAKS)) + "\n")
        written += 1
    return written

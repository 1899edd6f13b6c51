"""Walks the response records of a WARC file with the standard library alone, for the tests that read recorded sites."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One recorded HTTP response. Header names are lower case; `captured_at` is UTC."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    captured_at: datetime


def responses(path: Path) -> Iterator[Response]:
    """Every response record, in file order."""
    with gzip.open(path, "rb") as stream:
        file = cast(BinaryIO, stream)
        while head := _head(file):
            block = file.read(int(head["content-length"]))
            if head.get("warc-type") == "response":
                yield _response(head, block)


def _head(file: BinaryIO) -> dict[str, str]:
    """The next record's header; empty at the end of the file."""
    while (line := file.readline()) and not line.startswith(b"WARC/"):
        pass
    return _fields(iter(file.readline, b"")) if line else {}


def _fields(lines: Iterator[bytes]) -> dict[str, str]:
    fields = {}
    for line in lines:
        if not line.strip():
            break
        name, _, value = line.decode("utf-8", errors="replace").partition(":")
        fields[name.strip().lower()] = value.strip()
    return fields


def _response(head: dict[str, str], block: bytes) -> Response:
    top, _, body = block.partition(b"\r\n\r\n")
    status, *lines = top.split(b"\r\n")
    moment = datetime.fromisoformat(head["warc-date"]).astimezone(UTC)
    url = head["warc-target-uri"].strip("<>")
    return Response(url=url, status=int(status.split()[1]), headers=_fields(iter(lines)), body=body, captured_at=moment)

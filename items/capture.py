"""One fetched response as evidence."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """`sha256` is over the decoded body, hex; `captured_at` is UTC; `outcome` is one of read, skipped, failed.

    `warc` and `offset` name the record once evidence is kept as WARC.
    """

    platform: str
    url: str
    status: int
    captured_at: datetime
    sha256: str
    size: int
    content_type: str = ""
    outcome: str = "read"
    because: str = ""
    warc: str | None = None
    offset: int | None = None

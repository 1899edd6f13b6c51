"""A link that an engine wants followed, with the role its page will have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`carry` holds plain values (str, int) that the next page's reading needs.

    `changed` is when the page's content last changed, where the list says so: an incremental run skips older ones.
    """

    url: str
    role: str
    carry: Mapping[str, str | int] = field(default_factory=dict)
    changed: datetime | None = None

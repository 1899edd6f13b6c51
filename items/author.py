"""Who wrote a document, as the platform names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """`native_id` is the platform's own id; None where a guest or deleted account wrote."""

    name: str
    native_id: str | None = None
    url: str | None = None

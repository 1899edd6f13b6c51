"""One post in a thread."""

from dataclasses import dataclass
from typing import ClassVar

from items.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    native_id: str
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Document):
    """`position` counts from 1 within its thread; None where the page does not tell."""

    type: ClassVar[str] = "post"

    thread: Thread | None = None
    position: int | None = None

"""One page read: its capture and every document on it. The unit that travels through the pipelines."""

from dataclasses import dataclass

from items.capture import Capture
from items.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`kind` is the platform's kind (forums …); `region` its default phone region, ISO 3166-1 alpha-2."""

    platform: str
    engine: str
    kind: str
    capture: Capture
    documents: tuple[Document, ...] = ()
    language: str | None = None
    region: str | None = None

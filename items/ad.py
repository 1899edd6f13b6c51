"""One ad of a marketplace: goods, a service, housing, or a person's offer."""

from dataclasses import dataclass
from typing import ClassVar

from items.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Ad(Document):
    """`author` is the seller. In `facts`, where the page states them: `price` (number, or the words that stand
    instead), `currency` (ISO 4217), `category` (from the widest, " > " between), `place`, `status` (expired, sold …),
    `contact`, `photos` (how many)."""

    type: ClassVar[str] = "ad"

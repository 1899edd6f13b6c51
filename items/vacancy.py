"""One vacancy of a job board."""

from dataclasses import dataclass
from typing import ClassVar

from items.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy(Document):
    """`author` is who posted it, else the employer. In `facts`, where the page states them: `employer`, `employer_url`,
    `employer_number` (register), `employer_logo` (its address, never fetched), `place`, `country` (of work), `pay` (as
    stated), `pay_min`, `pay_max`, `currency` (ISO 4217), `period` (hour, day, week, month, year), `hours`, `contract`,
    `housing`, `transport`, `contact`, `valid_through` (ISO 8601), `remote` (true), `status` (expired, filled)."""

    type: ClassVar[str] = "vacancy"

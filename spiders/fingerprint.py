"""How an engine is recognised: independent clues, each with the weight of its own evidence."""

from collections.abc import Iterable
from dataclasses import dataclass

from spiders.page import Page

SURE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One sign of an engine. Exactly one of `css` (matches a node), `html` (case-folded substring of the source),
    `data` (the same of what no person reads: scripts, and answers that are JSON or XML), `header` (lower-case
    "name: value" prefix or substring) or `cookie` (name prefix) is set; weight is 0..1."""

    weight: float
    css: str = ""
    html: str = ""
    data: str = ""
    header: str = ""
    cookie: str = ""

    def seen_on(self, page: Page) -> bool:
        if self.css:
            return page.first(self.css) is not None
        if self.html:
            return self.html in page.folded
        if self.data:
            return self.data in page.data
        if self.header:
            return any(self.header in line for line in page.header_lines)
        return any(name.startswith(self.cookie) for name in page.cookies)

    def __str__(self) -> str:
        return self.css or self.html or self.data or self.header or f"cookie {self.cookie}"


def confidence(clues: Iterable[Clue], page: Page) -> tuple[float, list[str]]:
    """How sure the clues seen on the page are together (noisy-or), 0..1, and which they were."""
    doubt, because = 1.0, []
    for clue in clues:
        if clue.seen_on(page):
            doubt *= 1.0 - clue.weight
            because.append(str(clue))
    return round(1.0 - doubt, 4), because

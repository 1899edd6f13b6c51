"""Which engine runs a page: every engine's clues against it, most certain first."""

from collections.abc import Iterable
from dataclasses import dataclass

from spiders.engine import Engine
from spiders.fingerprint import SURE, confidence
from spiders.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    engine: str
    kind: str
    confidence: float
    because: tuple[str, ...]

    @property
    def sure(self) -> bool:
        return self.confidence >= SURE


def identify(page: Page, engines: Iterable[type[Engine]]) -> list[Candidate]:
    """Engines with any clue on the page, most certain first; ties by name."""
    found = []
    for engine in engines:
        sureness, because = confidence(engine.fingerprint, page)
        if because:
            found.append(Candidate(engine=engine.name, kind=engine.kind, confidence=sureness, because=tuple(because)))
    return sorted(found, key=lambda candidate: (-candidate.confidence, candidate.engine))

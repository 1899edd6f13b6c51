"""Which engine runs a page: every engine's clues against it, most certain first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from spiders.engine import Engine
from spiders.fingerprint import SURE
from spiders.page import Page

LIKELY: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    engine: str
    kind: str
    confidence: float
    because: tuple[str, ...]

    general: bool = False
    last: bool = False

    @property
    def sure(self) -> bool:
        return self.confidence >= SURE

    @property
    def usable(self) -> bool:
        """Sure, or a reader of unknown software that finds something to read."""
        return self.sure or (self.last and self.confidence >= LIKELY)


def identify(page: Page, engines: Iterable[type[Engine]]) -> list[Candidate]:
    """Engines with any sign of theirs on the page, most certain first; ties by name. `last` ones only where none is
    sure."""
    every = list(engines)
    found = _candidates(page, [engine for engine in every if not engine.last])
    if not any(candidate.sure for candidate in found):
        found += _candidates(page, [engine for engine in every if engine.last])
    return sorted(found, key=lambda candidate: (-candidate.confidence, candidate.engine))


def choose(candidates: list[Candidate]) -> Candidate | None:
    """The program that is sure, else the way of reading that is, else the one for unknown software."""
    sure = [one for one in candidates if one.sure]
    programs = [one for one in sure if not one.general]
    return next(iter(programs or sure), None) or next((one for one in candidates if one.usable), None)


def _candidates(page: Page, engines: list[type[Engine]]) -> list[Candidate]:
    found = []
    for engine in engines:
        sureness, because = engine.recognise(page)
        if because:
            found.append(
                Candidate(
                    engine=engine.name,
                    kind=engine.kind,
                    confidence=sureness,
                    because=tuple(because),
                    general=engine.general,
                    last=engine.last,
                )
            )
    return found

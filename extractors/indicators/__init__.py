"""Indicators: coded tactics of recruitment, found by the phrases in codebook/ and undone by their context.

    find(passage)           the indicators that count, in order of place
    sightings(passage)      those and the undone ones, each with the reason: for analysts and measurements

The data is read once a process: by `warm`, which takes overlay folders, or by the first use.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Final

from extractors.finding import Indicator
from extractors.indicators.codebook import Codebook, CodebookError, load
from extractors.indicators.context import OPENING, Context
from extractors.indicators.matcher import Hit, Matcher
from extractors.indicators.model import Rule
from extractors.indicators.plain import plain
from extractors.indicators.serbian import SPOKEN_ALIKE
from extractors.passage import Passage
from extractors.text import Text, view

__all__ = [
    "Codebook",
    "CodebookError",
    "Finder",
    "Sighting",
    "find",
    "find_many",
    "finder",
    "load",
    "sightings",
    "version",
    "warm",
]

_MOST: Final = 20  # findings of one indicator in one text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """`undone` says why it does not count: guard, negation, question, warning, news, fiction, review or seeker."""

    indicator: Indicator
    undone: str | None


class Finder:
    """One codebook, compiled."""

    def __init__(self, codebook: Codebook, *, experimental: bool = False) -> None:
        self.codebook = codebook
        self._context = Context(codebook)
        self.matcher = Matcher(codebook, experimental=experimental)

    @property
    def rules(self) -> list[Rule]:
        """Those that are on."""
        return self.matcher.rules

    @cached_property
    def computed(self) -> dict[str, Rule]:
        """By id, those that are judged from more than phrases."""
        return {rule.id: rule for rule in self.rules if rule.computed}

    def prove(self) -> None:
        """Compiles now what is otherwise compiled on first use. Raises CodebookError."""
        self.matcher.prove()
        self._context.prove()

    def sightings(self, passage: Passage) -> list[Sighting]:
        text = view(passage.text)
        seen = plain(text.lower)
        language = SPOKEN_ALIKE.get(passage.language or "", passage.language)
        reading = self.matcher.read(seen, language)
        data = reading.units.data
        hits = [hit for hit in self.matcher.hits(reading) if _counts_on(hit, passage.kind)]
        if not hits:
            return []
        judged = self._context.judged(reading, len(seen[:OPENING].encode()), hits, language)
        counting = _settled([hit for hit, undone in judged.items() if undone is None])
        others = [hit for hit in _settled([*judged]) if judged[hit] and not _covered(hit, counting)]
        found = sorted(((hit, judged[hit]) for hit in (*counting, *others)), key=lambda one: (one[0].start, one[0].end))
        return [Sighting(indicator=self._indicator(hit, text, data, language), undone=undone) for hit, undone in found]

    def _indicator(self, hit: Hit, text: Text, data: bytes, language: str | None) -> Indicator:
        first = len(data[: hit.start].decode())
        start, end = text.span(first, first + len(data[hit.start : hit.end].decode()))
        return Indicator(
            id=hit.line.rule.id,
            strength=hit.line.rule.strength,
            confidence=0.8 if language in (None, hit.line.language) else 0.6,
            rule=hit.line.name,
            version=self.codebook.version,
            quote=text.original[start:end],
            start=start,
            end=end,
            dimension=hit.line.rule.dimension,
        )


def _counts_on(hit: Hit, kind: str | None) -> bool:
    return kind is None or not hit.line.rule.kinds or kind in hit.line.rule.kinds


def _covered(hit: Hit, by: Sequence[Hit]) -> bool:
    """Whether a hit of the same indicator shares words with it."""
    return any(
        hit.line.rule.id == other.line.rule.id and hit.start < other.end and other.start < hit.end for other in by
    )


def _settled(hits: Sequence[Hit]) -> list[Hit]:
    """Of overlapping hits of one indicator the longest; a bounded number of each; in order of place."""
    order = sorted(hits, key=lambda hit: (hit.line.rule.id, hit.start - hit.end, hit.start, hit.line.name))
    kept: list[Hit] = []
    for _, of_one in groupby(order, key=lambda hit: hit.line.rule.id):
        taken: list[Hit] = []
        for hit in of_one:
            if len(taken) < _MOST and all(hit.end <= other.start or other.end <= hit.start for other in taken):
                taken.append(hit)
        kept += taken
    return sorted(kept, key=lambda hit: (hit.start, hit.end, hit.line.rule.id))


class _Process:
    """What this process has loaded."""

    finder: Finder | None = None


def warm(folders: Iterable[Path] = (), *, experimental: bool = False) -> Finder:
    """Reads the codebook and its overlays for this process. Raises CodebookError."""
    overlays = list(folders)
    codebook = load(overlays)
    made = Finder(codebook, experimental=experimental)
    if overlays:
        made.prove()
    _Process.finder = made
    return made


def finder() -> Finder:
    return _Process.finder or warm()


def version() -> str:
    """Of the codebook that this process has loaded."""
    return finder().codebook.version


def sightings(passage: Passage) -> list[Sighting]:
    return finder().sightings(passage)


def find(passage: Passage) -> list[Indicator]:
    """Never raises once the codebook is loaded, whatever the text."""
    return [sighting.indicator for sighting in finder().sightings(passage) if sighting.undone is None]


def find_many(passages: Iterable[Passage]) -> Iterator[list[Indicator]]:
    return map(find, passages)

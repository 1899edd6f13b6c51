"""What the report says, collected from storage once and shown as text or HTML."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Final

from storage.caution import NOTE
from storage.repository import IndicatorFigures, PlatformFigures, Repository, RunFigures, SelectorFigures

LEVELS: Final = ("high", "medium", "low", "none")
DEVICES: Final = {"phone": "phone numbers", "email": "e-mail addresses", "app": "mobile apps", "fax": "fax numbers"}
"""Communication devices, as the operation of September 2023 counted them."""
MOST: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """`rows` is the operation's table; `leads` are documents of level high, then medium, at most 50 of each."""

    made: datetime
    rows: tuple[tuple[str, int], ...]
    platforms: tuple[PlatformFigures, ...]
    selectors: tuple[SelectorFigures, ...]
    indicators: tuple[IndicatorFigures, ...]
    runs: tuple[RunFigures, ...]
    leads: tuple[Mapping[str, Any], ...]
    caution: str = NOTE


def summary(repository: Repository, made: datetime) -> Summary:
    platforms = tuple(repository.platforms())
    return Summary(
        made=made,
        rows=tuple(_rows(platforms)),
        platforms=platforms,
        selectors=tuple(repository.top_selectors(25)),
        indicators=tuple(repository.indicators()),
        runs=tuple(repository.runs(limit=15)),
        leads=tuple(_leads(repository)),
    )


def _rows(platforms: tuple[PlatformFigures, ...]) -> Iterator[tuple[str, int]]:
    selectors: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    for figures in platforms:
        for kind, number in figures.selectors.items():
            selectors["app" if kind.startswith("app_") else kind] += number
        levels.update(figures.levels)
    yield "platforms checked", sum(1 for figures in platforms if figures.documents)
    yield "people and usernames checked", sum(figures.authors for figures in platforms)
    yield "communication devices checked", sum(selectors[kind] for kind in DEVICES)
    yield from ((f"· {words}", selectors[kind]) for kind, words in DEVICES.items())
    yield "other selectors checked", sum(number for kind, number in selectors.items() if kind not in DEVICES)
    yield "documents checked", sum(figures.documents for figures in platforms)
    yield "platforms with leads (medium or high)", sum(1 for figures in platforms if _has_leads(figures))
    yield from ((f"documents of level {level}", levels[level]) for level in LEVELS)


def _has_leads(figures: PlatformFigures) -> bool:
    return bool(figures.levels.get("high") or figures.levels.get("medium"))


def _leads(repository: Repository) -> Iterator[Mapping[str, Any]]:
    yield from islice(repository.documents(level="high"), MOST)
    medium = (document for document in repository.documents(level="medium") if document["level"] == "medium")
    yield from islice(medium, MOST)

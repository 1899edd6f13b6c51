"""The figures of the report, counted by the database over current versions and their latest assessments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Select, and_, desc, func, select

from storage.schema import COUNTS, document, finding, platform, run, selector, version


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformFigures:
    """`selectors` counts distinct ones by kind; `indicators` documents by indicator; `levels` documents by level."""

    platform: str
    kind: str | None
    engine: str | None
    documents: int
    authors: int
    selectors: Mapping[str, int]
    indicators: Mapping[str, int]
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectorFigures:
    """How far one selector reaches; first and last seen are captures' times."""

    kind: str
    value: str
    documents: int
    platforms: int
    authors: int
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFigures:
    indicator: str
    strength: str
    documents: int
    platforms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFigures:
    """`counts`: every count by name, reasons included. `ended` is None while it runs, or if it was killed."""

    number: int
    platform: str
    started: datetime
    ended: datetime | None
    counts: Mapping[str, int]
    verdict: str | None
    because: str | None
    exit_code: int | None


_NOBODY: Final[Mapping[str, int]] = MappingProxyType({})
_current = version.join(document, and_(version.c.document == document.c.number, version.c.digest == document.c.version))
_latest = finding.join(version, version.c.number == finding.c.version).join(
    document,
    and_(
        document.c.number == version.c.document,
        document.c.version == version.c.digest,
        document.c.codebook == finding.c.codebook,
    ),
)
_author = document.c.platform + "\n" + func.coalesce(version.c.author_id, version.c.author_name)


def platforms(connection: Connection) -> list[PlatformFigures]:
    """One entry for each platform that was ever crawled, by name."""
    tallies = {name: _tally(connection, statement) for name, statement in _TALLIES.items()}
    levels, indicators, selectors = (_by_platform(connection, name) for name in ("level", "indicator", "kind"))
    return [
        PlatformFigures(
            platform=row.name,
            kind=row.kind,
            engine=row.engine,
            documents=tallies["documents"].get(row.name, 0),
            authors=tallies["authors"].get(row.name, 0),
            selectors=selectors.get(row.name, _NOBODY),
            indicators=indicators.get(row.name, _NOBODY),
            levels=levels.get(row.name, _NOBODY),
        )
        for row in connection.execute(select(platform).order_by(platform.c.name))
    ]


def top_selectors(connection: Connection, limit: int, kind: str | None = None) -> list[SelectorFigures]:
    """The most widespread first: by platforms, then documents."""
    documents = func.count(document.c.number.distinct()).label("documents")
    reach = func.count(document.c.platform.distinct()).label("platforms")
    statement = (
        select(
            selector.c.kind,
            selector.c.value,
            documents,
            reach,
            func.count(_author.distinct()).label("authors"),
            func.min(document.c.first_seen).label("first_seen"),
            func.max(document.c.last_seen).label("last_seen"),
        )
        .select_from(_latest.join(selector, selector.c.number == finding.c.selector))
        .group_by(selector.c.number, selector.c.kind, selector.c.value)
        .order_by(desc(reach), desc(documents), selector.c.number)
        .limit(limit)
    )
    if kind is not None:
        statement = statement.where(selector.c.kind == kind)
    return [SelectorFigures(**row._mapping) for row in connection.execute(statement)]


def indicators(connection: Connection) -> list[IndicatorFigures]:
    """The commonest first."""
    documents = func.count(version.c.document.distinct()).label("documents")
    statement = (
        select(
            finding.c.indicator,
            func.max(finding.c.strength).label("strength"),
            documents,
            func.count(document.c.platform.distinct()).label("platforms"),
        )
        .select_from(_latest)
        .where(finding.c.indicator.is_not(None))
        .group_by(finding.c.indicator)
        .order_by(desc(documents), finding.c.indicator)
    )
    return [IndicatorFigures(**row._mapping) for row in connection.execute(statement)]


def runs(connection: Connection, name: str | None, limit: int) -> list[RunFigures]:
    """The latest first."""
    statement = select(run).order_by(desc(run.c.started), desc(run.c.number)).limit(limit)
    if name is not None:
        statement = statement.where(run.c.platform == name)
    return [_run(row._mapping) for row in connection.execute(statement)]


def _tally(connection: Connection, statement: Select[Any]) -> dict[str, int]:
    return {name: number for name, number in connection.execute(statement)}  # noqa: C416  (rows are no pairs to mypy)


def _run(row: RowMapping) -> RunFigures:
    names = ("number", "platform", "started", "ended", "verdict", "because", "exit_code")
    return RunFigures(
        **{name: row[name] for name in names}, counts={name: row[name] for name in COUNTS} | row["counts"]
    )


_each = document.c.platform
_TALLIES: Final = {
    "documents": select(_each, func.count()).group_by(_each),
    "authors": select(_each, func.count(_author.distinct())).select_from(_current).group_by(_each),
}
_SHARES: Final = {
    "level": select(_each, document.c.level, func.count()).group_by(_each, document.c.level),
    "indicator": select(_each, finding.c.indicator, func.count(document.c.number.distinct()))
    .select_from(_latest)
    .where(finding.c.indicator.is_not(None))
    .group_by(_each, finding.c.indicator),
    "kind": select(_each, selector.c.kind, func.count(selector.c.number.distinct()))
    .select_from(_latest.join(selector, selector.c.number == finding.c.selector))
    .group_by(_each, selector.c.kind),
}


def _by_platform(connection: Connection, share: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for name, what, number in connection.execute(_SHARES[share]):
        found.setdefault(name, {})[what] = number
    return {name: dict(sorted(counts.items())) for name, counts in found.items()}

"""Links between documents as findings of each of them, and their levels assessed again."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, select, tuple_, update

from extractors.finding import Indicator
from extractors.indicators.model import Rule
from extractors.score import assess
from items.identity import finding_id
from storage.across_judge import Appearance
from storage.locks import lock_platforms
from storage.schema import assessment, document, finding, platform, version, waiting
from storage.statements import CHUNK, add, chunks, rows_in, values

VERSION: Final = "1"
"""Of the judgements: on every finding made here."""
NAMED: Final = 10
"""Other documents that a reason names."""
SETTLED: Final = 20
"""A group grown beyond that is told to those who come, no more to those who are in it."""
CONFIDENCE: Final = 0.8
Key = tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A document and those that it makes an indicator with: how many there are and, in order, some of them.

    `by` is the kind of contact that they share.
    """

    across: str
    of: Appearance
    others: tuple[str, ...]
    count: int
    by: str = ""


def write(connection: Connection, links: Sequence[Link], rules: Mapping[str, Rule]) -> int:
    """Findings that are new or have grown; how many."""
    if not links:
        return 0
    lock_platforms(connection, {link.of.platform for link in links})
    examined = _Examined(connection, {(link.of.version, link.of.codebook) for link in links})
    rows = {}
    for link in sorted(links, key=lambda link: (link.count, link.by)):  # the widest stands
        row = examined.row(link, rules[link.across])
        if row:
            rows[row["version"], row["codebook"], row["id"]] = row
    if rows:
        for chunk in chunks(rows, CHUNK):
            connection.execute(_DELETE, {"values": chunk})
        add(connection, finding, list(rows.values()))
        _assess(connection, {(number, codebook) for number, codebook, _ in rows})
    return len(rows)


def unwrite(connection: Connection) -> None:
    """Take back what passes have found in the documents that wait: all of it will be found again, or no longer is."""
    lock_platforms(connection, connection.execute(select(platform.c.name)).scalars())
    held = [tuple(row) for row in connection.execute(_WRITTEN)]
    for chunk in chunks(held, CHUNK):
        connection.execute(_DELETE, {"values": chunk})
    _assess(connection, {(number, codebook) for number, codebook, _ in held})


class _Examined:
    """The examinations that links belong to: their runs, and what an earlier pass found."""

    def __init__(self, connection: Connection, keys: Set[Key]) -> None:
        self._runs = {(row.version, row.codebook): row.run for row in rows_in(connection, _RUNS, keys)}
        self._held: dict[tuple[int, str, str], dict[str, Any]] = {
            (row.version, row.codebook, row.rule): row.details
            for row in rows_in(connection, _FOUND, keys)
            if row.rule.endswith(_ACROSS)
        }

    def row(self, link: Link, rule: Rule) -> dict[str, Any] | None:
        """None where an earlier pass said as much."""
        number, codebook, name = link.of.version, link.of.codebook, f"{rule.id}{_ACROSS}"
        held = self._held.get((number, codebook, name), {"documents": [], "count": 0})
        told = link if link.by else _longer(link, held["documents"])
        if held["count"] >= min(told.count, SETTLED) or (number, codebook) not in self._runs:
            return None
        return {
            "version": number,
            "codebook": codebook,
            "id": finding_id(name, VERSION, rule.id, None, None),
            "selector": None,
            "indicator": rule.id,
            "span_start": None,
            "span_end": None,
            "quote": "",
            "confidence": CONFIDENCE,
            "written": None,
            "strength": rule.strength,
            "rule": name,
            "rule_version": VERSION,
            "run": self._runs[number, codebook],
            "because": _because(told),
            "details": {"documents": list(told.others), "count": told.count, "dimension": rule.dimension},
        }


def _longer(link: Link, held: Sequence[str]) -> Link:
    """With those met before: near-duplicates come one by one, holders of a contact all at once."""
    others = sorted({*link.others, *held})[:SETTLED]
    return replace(link, others=tuple(others), count=len(others))


def _because(link: Link) -> str:
    more = f" and {link.count - NAMED} more" if link.count > NAMED else ""
    return f"{_WORDS[link.across].format(by=link.by)}: {', '.join(link.others[:NAMED])}{more}"


def _assess(connection: Connection, keys: Set[Key]) -> None:
    """The same combination as when a document was examined, over all its indicators."""
    indicators: dict[Key, list[Indicator]] = {key: [] for key in keys}
    for row in rows_in(connection, _FOUND, keys):
        indicators[row.version, row.codebook].append(_indicator(row))
    for (number, codebook), found in sorted(indicators.items()):
        assessed = assess(found)
        across = [f"{one.id}: {one.because}" for one in found if one.rule.endswith(_ACROSS)]
        reasons = [*assessed.reasons, *sorted(across)]
        place = {"_version": number, "_codebook": codebook, "_level": assessed.level}
        connection.execute(_REASSESS, {**place, "_reasons": reasons})
        connection.execute(_RELEVEL, place)


def _indicator(row: Row[Any]) -> Indicator:
    return Indicator(
        id=row.indicator,
        strength=row.strength,
        confidence=row.confidence,
        rule=row.rule,
        version=row.rule_version,
        quote=row.quote,
        start=row.span_start,
        end=row.span_end,
        because=row.because,
        dimension=row.details.get("dimension", ""),
    )


_ACROSS: Final = "/across"
_WORDS: Final = {
    "shared_contact": "one {by} in documents that differ by name, age, place or platform; the others",
    "multiple_persons": "one {by} in ads of several persons; the others",
    "movement": "one {by} in three or more cities within 14 days; the others",
    "template_reuse": "nearly the same words under another name, account, place or platform",
}
_OF_THESE: Final = tuple_(finding.c.version, finding.c.codebook).in_(values())
_FOUND: Final = select(finding).where(_OF_THESE, finding.c.indicator.is_not(None))
_RUNS: Final = select(*assessment.c["version", "codebook", "run"]).where(
    tuple_(assessment.c.version, assessment.c.codebook).in_(values())
)
_WRITTEN: Final = (
    select(*finding.c["version", "codebook", "id"])
    .join(waiting, (waiting.c.version == finding.c.version) & (waiting.c.codebook == finding.c.codebook))
    .where(finding.c.rule.endswith(_ACROSS))
)
_DELETE: Final = delete(finding).where(tuple_(*finding.c["version", "codebook", "id"]).in_(values()))
_REASSESS: Final = (
    update(assessment)
    .where(assessment.c.version == bindparam("_version"), assessment.c.codebook == bindparam("_codebook"))
    .values(level=bindparam("_level"), reasons=bindparam("_reasons", type_=assessment.c.reasons.type))
)
_RELEVEL: Final = (
    update(document)
    .where(
        document.c.codebook == bindparam("_codebook"),
        document.c.number
        == select(version.c.document).where(version.c.number == bindparam("_version")).scalar_subquery(),
        document.c.version
        == select(version.c.digest).where(version.c.number == bindparam("_version")).scalar_subquery(),
    )
    .values(level=bindparam("_level"))
)
"""Only where that version is still the current one."""

"""Links between documents as findings of each of them, and their levels assessed again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from types import SimpleNamespace
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, select, update

from extractors.finding import Indicator
from extractors.indicators.model import Rule
from extractors.score import assess
from items.identity import finding_id
from storage.across_judge import Appearance
from storage.locks import lock_platforms
from storage.prepared import execute_many
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
    for link in sorted(links, key=lambda link: (link.count, link.by)):  # the widest stands
        examined.tell(link, rules[link.across])
    return examined.keep()


def unwrite(connection: Connection) -> None:
    """Take back what passes have found in the documents that wait: all of it will be found again, or no longer is."""
    lock_platforms(connection, connection.execute(select(platform.c.name)).scalars())
    held = [dict(zip(_MARKED, row, strict=True)) for row in connection.execute(_WRITTEN)]
    for chunk in chunks(held, CHUNK):
        execute_many(connection, _DELETE, chunk)
        keys = {(row["_version"], row["_codebook"]) for row in chunk}
        _Examined(connection, keys).assess(keys)


class _Examined:
    """The examinations that links belong to: run, level and reasons, and the indicators found in them, by the text and
    by earlier passes."""

    def __init__(self, connection: Connection, keys: Set[Key]) -> None:
        self._connection = connection
        numbers = sorted({number for number, _ in keys})
        self._held = {(row.version, row.codebook): row for row in rows_in(connection, _HELD, numbers)}
        self._found: dict[Key, dict[str, Indicator]] = defaultdict(dict)
        self._told: dict[tuple[Key, str], Mapping[str, Any]] = {}
        for row in rows_in(connection, _FOUND, numbers):
            key = row.version, row.codebook
            self._found[key][row.id] = _indicator(row)
            if row.rule.endswith(_ACROSS):
                self._told[key, row.id] = row.details
        self._rows: dict[tuple[Key, str], dict[str, Any]] = {}

    def tell(self, link: Link, rule: Rule) -> None:
        """Nothing where an earlier pass said as much."""
        name, key = f"{rule.id}{_ACROSS}", (link.of.version, link.of.codebook)
        id = _id(name, rule.id)
        held = self._told.get((key, id), {"documents": (), "count": 0})
        told = link if link.by else _longer(link, held["documents"])
        if held["count"] < min(told.count, SETTLED) and key in self._held:
            self._rows[key, id] = _row(told, id, name, rule, self._held[key].run)

    def keep(self) -> int:
        """How many findings were written."""
        if not self._rows:
            return 0
        grown = [dict(zip(_MARKED, (*key, id), strict=True)) for key, id in self._rows if (key, id) in self._told]
        if grown:
            execute_many(self._connection, _DELETE, grown)
        add(self._connection, finding, list(self._rows.values()))
        for (key, id), row in self._rows.items():
            self._found[key][id] = _indicator(SimpleNamespace(**row))
        self.assess({key for key, _ in self._rows})
        return len(self._rows)

    def assess(self, keys: Set[Key]) -> None:
        """The same combination as when a document was examined, over all its indicators."""
        changed, turned = [], []
        for key in sorted(keys):
            found, held = self._found[key].values(), self._held[key]
            assessed = assess(found)
            across = sorted(f"{one.id}: {one.because}" for one in found if one.rule.endswith(_ACROSS))
            row = {**dict(zip(_MARKED, key, strict=False)), "_level": assessed.level}
            changed.append({**row, "_reasons": [*assessed.reasons, *across]})
            if assessed.level != held.level:
                turned.append(row)
        execute_many(self._connection, _REASSESS, changed)
        if turned:
            execute_many(self._connection, _RELEVEL, turned)


def _row(link: Link, id: str, name: str, rule: Rule, run: int) -> dict[str, Any]:
    return {
        "version": link.of.version,
        "codebook": link.of.codebook,
        "id": id,
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
        "run": run,
        "because": _because(link),
        "details": {"documents": list(link.others), "count": link.count, "dimension": rule.dimension},
    }


@cache
def _id(name: str, indicator: str) -> str:
    return finding_id(name, VERSION, indicator, None, None)


def _longer(link: Link, held: Sequence[str]) -> Link:
    """With those met before: near-duplicates come one by one, holders of a contact all at once."""
    others = sorted({*link.others, *held})[:SETTLED]
    return replace(link, others=tuple(others), count=len(others))


def _because(link: Link) -> str:
    more = f" and {link.count - NAMED} more" if link.count > NAMED else ""
    return f"{_WORDS[link.across].format(by=link.by)}: {', '.join(link.others[:NAMED])}{more}"


def _indicator(row: Any) -> Indicator:
    """As far as an assessment asks."""
    return Indicator(
        id=row.indicator,
        strength=row.strength,
        confidence=row.confidence,
        rule=row.rule,
        version=row.rule_version,
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
_FOUND: Final = select(
    *finding.c["version", "codebook", "id", "indicator", "strength", "confidence", "rule", "rule_version"],
    *finding.c["because", "details"],
).where(finding.c.version.in_(values()), finding.c.indicator.is_not(None))
_HELD: Final = select(*assessment.c["version", "codebook", "run", "level", "reasons"]).where(
    assessment.c.version.in_(values())
)
_WRITTEN: Final = (
    select(*finding.c["version", "codebook", "id"])
    .join(waiting, (waiting.c.version == finding.c.version) & (waiting.c.codebook == finding.c.codebook))
    .where(finding.c.rule.endswith(_ACROSS))
)
_KEY: Final = ("version", "codebook", "id")
_MARKED: Final = tuple(f"_{name}" for name in _KEY)
_DELETE: Final = delete(finding).where(*(finding.c[name] == bindparam(f"_{name}") for name in _KEY))
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

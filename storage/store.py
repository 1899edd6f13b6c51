"""Writes readings within one transaction: many rows a statement, nothing twice, nothing half."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, Row, select, tuple_

from items import Document, Post, Reading
from storage import schema
from storage.edge import moment
from storage.locks import lock_platforms
from storage.prepared import execute_many
from storage.rows import (
    assessment_row,
    capture_row,
    document_row,
    finding_rows,
    selector_row,
    state,
    version_row,
    whereabouts,
)
from storage.statements import add, describe, ensure, numbers_of, rows_in, touch, turn, values


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """How many documents were new, changed (another version than held), unchanged; how many findings were new."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    findings: int = 0

    def __add__(self, other: "Stored") -> "Stored":
        return Stored(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            findings=self.findings + other.findings,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document of the batch; `capture` is the number of the capture it was read from."""

    reading: Reading
    document: Document
    capture: int

    @property
    def captured_at(self) -> datetime:
        captured_at = moment(self.reading.capture.captured_at)
        assert captured_at is not None
        return captured_at


_HELD: Final = select(
    *schema.document.c["id", "number", "version", "capture", "captured_at", "published", "codebook", "last_seen"],
).where(schema.document.c.id.in_(values()))
_VERSIONS: Final = select(*schema.version.c["number", "document", "digest"]).where(
    tuple_(schema.version.c.document, schema.version.c.digest).in_(values())
)
_FIRST: Final = select(*schema.version.c["number", "document", "digest"]).where(schema.version.c.document.in_(values()))
_ASSESSED: Final = select(*schema.assessment.c["version", "codebook", "level"]).where(
    schema.assessment.c.version.in_(values())
)


def store(connection: Connection, run_id: int, readings: Sequence[Reading], codebook: str) -> Stored:
    """Idempotent. A document met twice in the batch is stored twice, in the order given."""
    lock_platforms(connection, (reading.platform for reading in readings))
    platforms = {
        reading.platform: {"name": reading.platform, "kind": reading.kind, "engine": reading.engine}
        for reading in readings
    }
    connection.execute(describe(connection.dialect.name), [platforms[name] for name in sorted(platforms)])
    rows = [capture_row(reading.capture, run_id) for reading in readings]
    add(connection, schema.capture, sorted(rows, key=itemgetter("id")))  # they are hardly ever held
    numbers = numbers_of(connection, schema.capture, {row["id"] for row in rows})
    captures = [numbers[row["id"]] for row in rows]
    total = Stored()
    for batch in _rounds(readings, captures):
        total += _Batch(connection, run_id, codebook, batch).store()
    return total


def _rounds(readings: Sequence[Reading], captures: Sequence[int]) -> Iterator[dict[str, Entry]]:
    """The documents by id; a new round begins where one comes again."""
    entries: dict[str, Entry] = {}
    for reading, capture in zip(readings, captures, strict=True):
        for document in reading.documents:
            if document.id in entries:
                yield entries
                entries = {}
            entries[document.id] = Entry(reading=reading, document=document, capture=capture)
    if entries:
        yield entries


class _Batch:
    """Documents of distinct ids on their way into the tables."""

    def __init__(self, connection: Connection, run_id: int, codebook: str, entries: Mapping[str, Entry]) -> None:
        self._connection, self._run_id, self._codebook, self._entries = connection, run_id, codebook, entries
        self._held: dict[str, Row[Any]] = {row.id: row for row in rows_in(connection, _HELD, entries)}

    def store(self) -> Stored:
        new = {id: entry for id, entry in self._entries.items() if id not in self._held}
        numbers = {id: row.number for id, row in self._held.items()} | self._add_documents(new)
        unread = {id: e for id, e in self._entries.items() if id in new or not self._is_current(e)}
        versions = self._add_versions(unread, numbers)
        levels = self._levels(versions)
        findings = self._examine(
            {id: e for id, e in unread.items() if not e.document.known and id not in levels}, versions
        )
        unchanged = self._update(unread, levels)
        return Stored(
            new=len(new),
            changed=len(self._held) - unchanged,
            unchanged=unchanged,
            findings=findings,
        )

    def _is_current(self, entry: Entry) -> bool:
        """Is this version the current one, and examined with this codebook (or not to be examined)?"""
        held = self._held[entry.document.id]
        same: bool = held.version == entry.document.version
        return same and (entry.document.known or held.codebook == self._codebook)

    def _add_documents(self, new: Mapping[str, Entry]) -> dict[str, int]:
        rows = {id: document_row(e.document, e.reading, e.capture, self._codebook) for id, e in new.items()}
        add(self._connection, schema.document, list(rows.values()))
        return numbers_of(self._connection, schema.document, rows)

    def _add_versions(self, entries: Mapping[str, Entry], numbers: Mapping[str, int]) -> dict[str, int]:
        """The number of each document's version as given, by the document's id."""
        if not entries:
            return {}
        ordered = sorted(entries, key=numbers.__getitem__)
        rows = [version_row(entries[id].document, numbers[id], entries[id].capture) for id in ordered]
        add(self._connection, schema.version, rows)
        new, old = _split(rows, {row.number for row in self._held.values()})
        found = chain(rows_in(self._connection, _FIRST, new), rows_in(self._connection, _VERSIONS, old))
        by_key = {(row.document, row.digest): row.number for row in found}
        return {id: by_key[row["document"], row["digest"]] for id, row in zip(ordered, rows, strict=True)}

    def _levels(self, versions: Mapping[str, int]) -> dict[str, str]:
        """The level by document id of those versions that were assessed with this codebook already."""
        old = {versions[id]: id for id in versions if id in self._held}
        found = rows_in(self._connection, _ASSESSED, old)
        return {old[row.version]: row.level for row in found if row.codebook == self._codebook}

    def _examine(self, entries: Mapping[str, Entry], versions: Mapping[str, int]) -> int:
        """Add assessments and findings; how many findings."""
        if not entries:
            return 0
        ordered = sorted(entries, key=versions.__getitem__)
        documents = [(entries[id].document, versions[id]) for id in ordered]
        add(
            self._connection,
            schema.assessment,
            [assessment_row(d, v, self._codebook, self._run_id) for d, v in documents],
        )
        selectors = self._add_selectors([document for document, _ in documents])
        rows: dict[tuple[int, str], dict[str, Any]] = {}
        for document, version in documents:
            frame = {"version": version, "codebook": self._codebook, "run": self._run_id}
            rows.update(((version, row["id"]), row) for row in finding_rows(document, frame, selectors))
        add(self._connection, schema.finding, list(rows.values()))
        waiting = [{"version": v, "codebook": self._codebook} for d, v in documents if _comparable(d)]
        add(self._connection, schema.waiting, waiting)
        return len(rows)

    def _add_selectors(self, documents: Sequence[Document]) -> dict[tuple[str, str], tuple[str, int]]:
        rows = {(s.kind, s.value): s for document in documents for s in document.selectors}
        made = {key: selector_row(selector) for key, selector in rows.items()}
        numbers = ensure(self._connection, schema.selector, {row["id"]: row for row in made.values()}) if made else {}
        return {key: (row["id"], numbers[row["id"]]) for key, row in made.items()}

    def _update(self, unread: Mapping[str, Entry], levels: Mapping[str, str]) -> int:
        """Bring the documents that storage held up to date; how many kept their version."""
        touched, turned, unchanged = [], [], 0
        for id, row in sorted(self._held.items()):
            entry = self._entries[id]
            unchanged += row.version == entry.document.version
            seen = {
                "number": row.number,
                **whereabouts(entry.document),
                "last_seen": max(row.last_seen, entry.captured_at),
            }
            if id not in unread or entry.captured_at < row.captured_at:  # an older capture never becomes current
                touched.append(_marked(seen))
            else:
                turned.append(_marked(seen | self._state(entry, row, levels)))
        for statement, rows in ((touch, touched), (turn, turned)):
            if rows:
                execute_many(self._connection, statement, rows)
        return unchanged

    def _state(self, entry: Entry, row: Row[Any], levels: Mapping[str, str]) -> dict[str, Any]:
        """`known` documents were not examined: theirs is the level found before, if any."""
        id, document = entry.document.id, entry.document
        examined = not document.known or id in levels
        made = state(document, entry.captured_at, entry.capture, self._codebook if examined else None)
        if row.version == document.version:  # only the assessment is new
            made |= {name: row._mapping[name] for name in ("capture", "captured_at", "published")}
        return made | {"level": levels.get(id, document.level)}


def _comparable(document: Document) -> bool:
    """Can anything link it to another document? A referral is withheld and has nothing; a post needs a contact."""
    return bool(document.selectors or (document.text and not isinstance(document, Post)))


def _split(rows: Sequence[Mapping[str, Any]], held: Set[int]) -> tuple[list[int], list[tuple[int, str]]]:
    """Versions to find again: the only ones of new documents, and particular ones of documents that may have many."""
    new = [row["document"] for row in rows if row["document"] not in held]
    return new, [(row["document"], row["digest"]) for row in rows if row["document"] in held]


def _marked(row: Mapping[str, Any]) -> dict[str, Any]:
    return {f"_{name}": value for name, value in row.items()}

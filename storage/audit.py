"""The audit trail: who did what and when, append-only; each entry seals the ones before it by a hash chain."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple

from sqlalchemy import Engine, Row, desc, select

from storage.database import reading, writing
from storage.edge import clean, plain
from storage.locks import AUDIT, lock
from storage.schema import audit

GENESIS: Final = "0" * 64
_CHUNK: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """`head` seals the whole trail: kept elsewhere, it also shows that no entry was cut off its end.

    `broken_at` is the first entry that is not what was written, None if all are; `because` says what is wrong with it.
    """

    entries: int
    head: str
    broken_at: int | None = None
    because: str = ""


class _Entry(NamedTuple):
    number: int
    at: Any
    who: str
    what: str
    details: str


def append(engine: Engine, who: str, what: str, details: Mapping[str, object], at: datetime) -> int:
    """Add an entry; its number, counted from 1. Raises StorageError."""
    words = json.dumps(plain(details), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    with writing(engine) as connection:
        lock(connection, AUDIT)
        last = connection.execute(select(*audit.c["number", "digest"]).order_by(desc(audit.c.number)).limit(1)).first()
        number, previous = (last.number + 1, last.digest) if last else (1, GENESIS)
        entry = _Entry(number, at.astimezone(UTC), clean(who), clean(what), words)
        row = entry._asdict() | {"previous": previous, "digest": _seal(previous, entry)}
        connection.execute(audit.insert(), row)
    return int(number)


def verify_chain(engine: Engine) -> Chain:
    """Read the whole trail and recompute every seal."""
    number, head = 0, GENESIS
    while rows := _after(engine, number):
        for row in rows:
            if because := _flaw(row, number + 1, head):
                return Chain(entries=number, head=head, broken_at=number + 1, because=because)
            number, head = row.number, row.digest
    return Chain(entries=number, head=head)


def _after(engine: Engine, number: int) -> list[Row[Any]]:
    with reading(engine) as connection:
        return list(
            connection.execute(select(audit).where(audit.c.number > number).order_by(audit.c.number).limit(_CHUNK))
        )


def _flaw(row: Row[Any], number: int, previous: str) -> str:
    if row.number != number:
        return "an entry is missing"
    if row.previous != previous:
        return "it does not follow the entry before it"
    sealed = _seal(previous, _Entry(row.number, row.at, row.who, row.what, row.details))
    return "" if sealed == row.digest else "its words were changed"


def _seal(previous: str, entry: _Entry) -> str:
    words = json.dumps([previous, *entry._replace(at=entry.at.isoformat(timespec="microseconds"))])
    return sha256(words.encode("ascii")).hexdigest()

"""Statements made once, for both dialects, and reading numbers back by id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Insert, Row, Select, Table, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.prepared import execute_many
from storage.schema import document, platform

CHUNK: Final = 500
Thing = TypeVar("Thing")


@cache
def insert_new(table: Table, dialect: str) -> Insert:
    """INSERT … ON CONFLICT DO NOTHING."""
    if dialect == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


@cache
def describe(dialect: str) -> Insert:
    """A platform's kind and engine as the readings say; written only where they say something new."""
    made = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(platform)
    told = {"kind": made.excluded.kind, "engine": made.excluded.engine}
    news = or_(*(platform.c[name].is_distinct_from(value) for name, value in told.items()))
    return made.on_conflict_do_update(index_elements=["name"], set_=told, where=news)


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert what is not there yet. All rows have the same keys."""
    if rows:
        execute_many(connection, insert_new(table, connection.dialect.name), rows)


def ensure(connection: Connection, table: Table, rows: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """Insert the rows whose id is not there yet; the numbers of all by id.

    In the order of their ids, so that two writers never wait for each other in a ring.
    """
    numbers = numbers_of(connection, table, rows)
    if missing := sorted(rows.keys() - numbers.keys()):
        add(connection, table, [rows[id] for id in missing])
        numbers |= numbers_of(connection, table, missing)
    return numbers


def numbers_of(connection: Connection, table: Table, ids: Iterable[str]) -> dict[str, int]:
    return {row.id: row.number for row in rows_in(connection, _numbers(table), ids)}


def rows_in(connection: Connection, statement: Select[Any], values: Iterable[object]) -> Iterator[Row[Any]]:
    """All rows of a statement with an expanding parameter `values`, asked for in chunks."""
    for chunk in chunks(values, CHUNK):
        yield from connection.execute(statement, {"values": chunk}).all()


def chunks(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    rest = iter(things)
    while chunk := list(islice(rest, size)):
        yield chunk


def values() -> Any:
    """The expanding parameter that rows_in fills."""
    return bindparam("values", expanding=True)


@cache
def _numbers(table: Table) -> Select[Any]:
    return select(table.c.id, table.c.number).where(table.c.id.in_(values()))


_seen: Final[dict[str, Any]] = {
    "url": bindparam("_url"),
    **{
        name: func.coalesce(bindparam(f"_{name}", type_=document.c[name].type), document.c[name])
        for name in ("thread_id", "thread_title", "thread_url", "position")
    },
    "last_seen": bindparam("_last_seen", type_=document.c.last_seen.type),
}
_state: Final[dict[str, Any]] = {
    name: bindparam(f"_{name}") for name in ("version", "capture", "captured_at", "published", "codebook", "level")
}

touch: Final = update(document).where(document.c.number == bindparam("_number")).values(_seen)
"""A document seen again unchanged: when, and where it stands now. A page that does not tell the place leaves it."""
turn: Final = update(document).where(document.c.number == bindparam("_number")).values(_seen | _state)
"""A document whose current version, or the assessment of it, is another one now."""

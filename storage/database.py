"""Opening the database and bringing its schema up to date. SQLite by default, PostgreSQL by URL."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from json import JSONEncoder
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from storage.failures import (
    DatabaseBusy,
    DatabaseFull,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnreachable,
    StorageError,
    explained,
    shown,
)
from storage.locks import UPGRADING, lock

__all__ = [
    "DatabaseBusy",
    "DatabaseFull",
    "DatabaseNewer",
    "DatabaseReadOnly",
    "DatabaseUnreachable",
    "StorageError",
    "open_database",
    "reading",
    "upgrade",
    "writing",
]

MIGRATIONS: Final = Path(__file__).parent / "migrations"
PATIENCE: Final = 60
"""Seconds to wait for another writer."""
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def open_database(url: str) -> Engine:
    """An engine that has connected once. Raises StorageError, which names the URL without password and the mend."""
    address = _address(url)
    lite = address.get_backend_name() == "sqlite"
    waits = {"timeout": PATIENCE} if lite else {"connect_timeout": 10}
    if lite:
        _make_folder(address)
    made = {"hide_parameters": True, "json_serializer": _encode, "pool_pre_ping": not lite, "connect_args": waits}
    engine = create_engine(address, **made)
    if lite:
        event.listen(engine, "connect", partial(_prepare, wal=address.database not in {None, "", ":memory:"}))
        event.listen(engine, "begin", _begin)
    with reading(engine):
        return engine


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing; cheap where none is. Raises DatabaseNewer for a schema from the future."""
    with reading(engine) as connection:
        revision = _revision(connection)
    if revision == revisions()[-1]:
        return
    if revision is not None and revision not in revisions():
        raise DatabaseNewer(
            f"database {shown(engine.url)} has schema {revision}, this program knows {revisions()[-1]} at most;"
            " update the program, or name another database in LUREWATCH_DATABASE"
        )
    with writing(engine) as connection:
        lock(connection, UPGRADING)
        if _revision(connection) != revisions()[-1]:  # another process may have been faster
            _migrate(connection)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection to read with. Database errors leave as StorageError."""
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise explained(error, engine.url) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: kept whole or not at all. On SQLite it holds the write lock from its first moment."""
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection
    except DBAPIError as error:
        raise explained(error, engine.url) from error


@cache
def revisions() -> Sequence[str]:
    """Every schema this program knows, oldest first: the numbers that the files of migrations/versions begin with."""
    return sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def _revision(connection: Connection) -> str | None:
    """The schema of the database, None where it has none yet."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _migrate(connection: Connection) -> None:
    from alembic import command  # imported only when needed: opening must be cheap
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _address(url: str) -> URL:
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        hidden = re.sub(r"://.*@", "://***@", url[:500])
        raise DatabaseUnreachable(f"LUREWATCH_DATABASE: {hidden!r} is no database URL; {_KNOWN}") from None
    if backend in {"postgresql", "postgres"}:
        return address.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise DatabaseUnreachable(f"LUREWATCH_DATABASE: {shown(address)}: {backend} is not supported; {_KNOWN}")
    return address.set(drivername="sqlite")


_KNOWN: Final = "write sqlite:///data/lurewatch.db or postgresql://user@host/name"


def _make_folder(address: URL) -> None:
    if address.database in {None, "", ":memory:"} or address.query.get("uri"):
        return
    folder = Path(str(address.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnreachable(
            f"database {shown(address)} cannot be opened: folder {folder}: {error.strerror};"
            " make it, or name another database in LUREWATCH_DATABASE"
        ) from error


def _prepare(connection: sqlite3.Connection, _record: object, *, wal: bool) -> None:
    connection.isolation_level = None  # we begin transactions ourselves, see _begin
    cursor = connection.cursor()
    cursor.execute("PRAGMA page_size = 8192")  # default 4096; counts before the first table only
    cursor.execute("PRAGMA foreign_keys = ON")
    if wal and cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        with suppress(sqlite3.OperationalError):  # one that cannot be written can still be read
            cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")  # WAL: survives the death of the process
    cursor.execute("PRAGMA cache_size = -65536")  # KiB
    cursor.execute("PRAGMA wal_autocheckpoint = 4000")  # pages, default 1000: fewer, longer writes
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

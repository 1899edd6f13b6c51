"""Who may write at a time. On SQLite the transaction holds the one write lock anyway; PostgreSQL's have numbers."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, text

UPGRADING: Final = 7_301
PLATFORM: Final = 7302
AUDIT: Final = 7303
ACROSS: Final = 7304


def lock(connection: Connection, number: int) -> None:
    """Until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": number})


def lock_platforms(connection: Connection, names: Iterable[str]) -> None:
    """One writer of a platform's documents, always taken in the same order."""
    if connection.dialect.name == "postgresql":
        for name in sorted(set(names)):
            connection.execute(
                text("SELECT pg_advisory_xact_lock(:lock, hashtext(:name))"), {"lock": PLATFORM, "name": name}
            )

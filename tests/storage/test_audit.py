"""The audit trail keeps what was done, and shows where somebody touched it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from storage.audit import GENESIS, append, verify_chain
from storage.database import StorageError, writing
from tests.storage.made import NOON


@pytest.fixture
def trail(engine: Engine) -> Engine:
    for number in range(5):
        append(engine, "operator", "export", {"format": "csv", "documents": number}, NOON + timedelta(seconds=number))
    return engine


def test_an_empty_trail_is_whole(engine: Engine) -> None:
    chain = verify_chain(engine)
    assert (chain.entries, chain.head, chain.broken_at) == (0, GENESIS, None)


def test_a_trail_is_whole_and_every_entry_moves_its_head(trail: Engine) -> None:
    chain = verify_chain(trail)
    assert (chain.entries, chain.broken_at) == (5, None)
    assert append(trail, "operator", "look", {}, NOON) == 6
    assert verify_chain(trail).head != chain.head


def test_entries_are_neither_changed_nor_deleted(trail: Engine) -> None:
    for statement in ("UPDATE audit SET who = 'nobody'", "DELETE FROM audit"):
        with pytest.raises(StorageError, match="append-only"), writing(trail) as connection:
            connection.execute(text(statement))
    assert verify_chain(trail).entries == 5


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE audit SET who = 'nobody' WHERE number = 3", 3),
        ("UPDATE audit SET details = '{}' WHERE number = 1", 1),
        ("UPDATE audit SET digest = previous WHERE number = 2", 2),
        ("UPDATE audit SET at = (SELECT at FROM audit WHERE number = 1) WHERE number = 4", 4),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("UPDATE audit SET number = 9 WHERE number = 5", 5),
    ],
)
def test_who_gets_round_the_triggers_is_seen(trail: Engine, statement: str, broken_at: int) -> None:
    with writing(trail) as connection:
        for name in ("audit_no_update", "audit_no_delete", "audit_append_only"):
            table = "" if trail.dialect.name == "sqlite" else " ON audit"
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{table}"))
        connection.execute(text(statement))
    chain = verify_chain(trail)
    assert chain.broken_at == broken_at
    assert chain.because


def test_entries_at_the_same_time_make_one_chain(engine: Engine) -> None:
    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(lambda number: append(engine, "w", "x", {"n": number}, NOON), range(30)))
    assert sorted(numbers) == list(range(1, 31))
    chain = verify_chain(engine)
    assert (chain.entries, chain.broken_at) == (30, None)


def test_hostile_words(engine: Engine) -> None:
    append(engine, "o\0p\ud800", "x", {"value": "\0 '; -- \ud83d", "nan": float("nan")}, NOON)
    assert verify_chain(engine).broken_at is None

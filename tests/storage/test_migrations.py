"""Schema and migrations tell the same story."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text

from storage import database
from storage.database import DatabaseNewer, open_database, reading, upgrade, writing
from storage.schema import metadata


def test_the_migrations_make_the_schema(engine: Engine) -> None:
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_the_migrations_make_the_same_tables_to_the_letter() -> None:
    """On SQLite, which keeps the statements: checks and WITHOUT ROWID too, which Alembic does not compare."""
    made, migrated = create_engine("sqlite://"), open_database("sqlite://")
    metadata.create_all(made)
    upgrade(migrated)
    assert _statements(made) == _statements(migrated)


def test_upgrading_twice_runs_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_database(url)
    upgrade(engine)
    monkeypatch.setattr(database, "_migrate", None)
    upgrade(engine)
    upgrade(open_database(url))
    engine.dispose()


def test_the_revisions_are_alembics_own() -> None:
    scripts = ScriptDirectory(str(database.MIGRATIONS))
    assert database.revisions()[-1] == scripts.get_current_head()
    assert set(database.revisions()) == {script.revision for script in scripts.walk_revisions()}


def test_a_schema_from_the_future_is_refused(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer, match=r"9999.*update the program"):
        upgrade(engine)


def test_a_migration_that_fails_leaves_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine, migrate = open_database(url), database._migrate

    def half(connection: object) -> None:
        migrate(connection)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(database, "_migrate", half)
    with pytest.raises(KeyboardInterrupt):
        upgrade(engine)
    with reading(engine) as connection:
        assert not connection.dialect.has_table(connection, "document")
    monkeypatch.undo()
    upgrade(engine)
    engine.dispose()


def _statements(engine: Engine) -> dict[str, list[str]]:
    """The parts of each statement; the order of the constraints says nothing."""
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger'")
        )
        return {name: _parts(sql) for name, sql in found if name != "alembic_version"}


def _parts(sql: str) -> list[str]:
    words = "".join(sql.split()).replace('"', "").replace(")WITHOUTROWID", ",WITHOUTROWID").rstrip(")")
    return sorted(part.rstrip(")") for part in words.split(","))

"""What a user is told when the database cannot do its part; and that a killed writer leaves nothing half."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, event, text

from storage import database
from storage.database import (
    DatabaseBusy,
    DatabaseFull,
    DatabaseReadOnly,
    DatabaseUnreachable,
    StorageError,
    open_database,
    reading,
    upgrade,
    writing,
)
from storage.repository import Repository
from tests.storage.made import NOON, post
from tests.storage.made import reading as read
from tests.storage.postgres import postgres_database

ROOT = Path(__file__).resolve().parents[2]


def test_sqlite_is_opened_as_it_should_be(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/not/there/yet/a.db")
    with reading(engine) as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")
        }
        assert asked == {"journal_mode": "wal", "foreign_keys": 1}
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == database.PATIENCE * 1000


def test_opening_is_cheap(engine: Engine) -> None:
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    upgrade(engine)
    assert len(statements) < 5


def test_opening_does_not_load_alembic(tmp_path: Path) -> None:
    upgrade(open_database(f"sqlite:///{tmp_path}/a.db"))
    program = (
        "import sys; from storage.database import *; from storage.repository import Repository;"
        f"upgrade(open_database('sqlite:///{tmp_path}/a.db')); assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://user:hush@127.0.0.1:1/lurewatch",
        "postgresql://user@/lurewatch?host=/nowhere&password=hush",
        "postgresql+psycopg://user:hush@127.0.0.1:1/lurewatch",
    ],
)
def test_an_unreachable_server_is_named_without_password(url: str) -> None:
    with pytest.raises(DatabaseUnreachable, match="LUREWATCH_DATABASE") as caught:
        upgrade(open_database(url))
    assert "hush" not in str(caught.value)
    assert "user" in str(caught.value)


@pytest.mark.parametrize(
    "url", ["", "lurewatch.db", "mysql://user:hush@host/name", "://user:hush@host", "nonsense://u:hush@h/"]
)
def test_what_is_no_url_of_ours_is_refused_with_the_mend(url: str) -> None:
    with pytest.raises(DatabaseUnreachable, match="write sqlite:///") as caught:
        open_database(url)
    assert "hush" not in str(caught.value)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnreachable, match="folder"):
        open_database(f"sqlite:///{tmp_path}/file/a.db")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("I am a letter. " * 1000)
    with pytest.raises(StorageError, match="damaged or no database"):
        upgrade(open_database(f"sqlite:///{tmp_path}/a.db"))


def test_a_database_without_a_name_on_the_server(postgres: str) -> None:
    with pytest.raises(DatabaseUnreachable, match="does not exist"):
        open_database(f"postgresql://lurewatch@/missing?host={postgres}")


def look_and_write(url: str, answer: "Connection[tuple[int, str], None]") -> None:
    if os.getuid() == 0:  # to root no file is read-only
        os.setgid(65534)
        os.setuid(65534)
    seen = -1
    try:
        engine = open_database(url)
        upgrade(engine)
        repository = Repository(engine)
        seen = len(list(repository.documents()))
        repository.begin_run("demo", {}, NOON)
    except DatabaseReadOnly as error:
        answer.send((seen, str(error)))
    answer.close()


@pytest.mark.parametrize(
    ("in_use", "folder_mode", "readable"), [(True, 0o755, True), (False, 0o777, True), (False, 0o755, False)]
)
def test_a_read_only_file_says_so(tmp_path: Path, in_use: bool, folder_mode: int, readable: bool) -> None:
    """Where SQLite may write beside it, or another program does, it can still be read."""
    path = tmp_path / "a.db"
    engine = open_database(f"sqlite:///{path}")
    upgrade(engine)
    repository = Repository(engine)
    repository.store(repository.begin_run("demo", {}, NOON), [read(post())])
    if not in_use:
        engine.dispose()
    for folder in [tmp_path, *tmp_path.parents][:3]:
        folder.chmod(0o755)
    tmp_path.chmod(folder_mode)
    path.chmod(0o444)
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    reader = context.Process(target=look_and_write, args=(f"sqlite:///{path}", theirs))
    reader.start()
    theirs.close()
    seen, words = ours.recv()
    reader.join()
    assert seen == (1 if readable else -1)
    assert "make the file and its folder writable" in words


def test_a_read_only_server_says_so(postgres: str) -> None:
    engine = open_database(postgres_database(postgres, "pattern"))
    event.listen(engine, "begin", lambda connection: connection.execute(text("SET TRANSACTION READ ONLY")))
    with pytest.raises(DatabaseReadOnly):
        Repository(engine).begin_run("demo", {}, NOON)


def test_a_server_that_broke_the_connection_is_asked_again(postgres: str) -> None:
    engine = open_database(postgres_database(postgres, "pattern"))
    repository = Repository(engine)
    repository.begin_run("demo", {}, NOON)
    with psycopg.connect(host=postgres, user="lurewatch", dbname="postgres", autocommit=True) as other:
        database_name = str(engine.url.database)
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database_name])
    assert repository.last_runs() == {"demo": NOON}


def test_a_database_held_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    engine = open_database(f"sqlite:///{tmp_path}/a.db")
    upgrade(engine)
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy, match="held by another program"):
        Repository(engine).begin_run("demo", {}, NOON)
    assert Repository(engine).last_runs() == {}, "readers never wait"
    other.close()
    Repository(engine).begin_run("demo", {}, NOON)


def test_a_full_disk_loses_the_batch_and_nothing_else(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/a.db")
    upgrade(engine)
    repository = Repository(engine)
    run_id = repository.begin_run("demo", {}, NOON)
    repository.store(run_id, [read(post())])
    with writing(engine) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 60")
    with pytest.raises(DatabaseFull, match="no space left"):
        repository.store(run_id, [read(post("2", text="long " * 200_000), url="u2")])
    assert [document["native_id"] for document in repository.documents()] == ["1"]
    assert repository.store(run_id, [read(post("3"), url="u3")]).new == 1


def write_for_ever(url: str, number: int) -> None:
    """Batches of 50 documents; a byte a batch goes to stdout once it is stored."""
    repository = Repository(open_database(url))
    run_id = repository.begin_run("demo", {}, NOON)
    for batch in range(10_000):
        documents = [post(f"{number}-{batch}-{one}") for one in range(50)]
        repository.store(run_id, [read(*documents, url=f"https://forum.example.org/{number}/{batch}")])


def test_a_killed_writer_leaves_nothing_half(engine: Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    context = get_context("spawn")
    for number in range(4):
        writer = context.Process(target=write_for_ever, args=(url, number))
        writer.start()
        before, deadline = _rows(engine), time.monotonic() + 20
        while _rows(engine)["document"] < before["document"] + 100 and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.007 * number)
        os.kill(writer.pid or 0, signal.SIGKILL)
        writer.join()
    time.sleep(0.2)
    rows = _rows(engine)
    assert rows["document"] >= 400
    assert rows["document"] % 50 == 0
    assert rows["version"] == rows["assessment"] == rows["document"]
    assert rows["finding"] == 3 * rows["document"]
    assert rows["capture"] * 50 == rows["document"]
    assert len(list(Repository(engine).documents())) == rows["document"]
    if engine.dialect.name == "sqlite":
        with reading(engine) as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def _rows(engine: Engine) -> dict[str, int]:
    with reading(engine) as connection:
        names = ("document", "version", "assessment", "finding", "capture")
        return {name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in names}

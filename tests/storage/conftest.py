"""Fixtures: one empty, upgraded database after the other, of each kind that storage supports."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage.database import open_database, upgrade
from storage.repository import Repository
from tests.storage.postgres import NoServer, address, create, postgres_database, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The socket's folder of a running server, in which the database "pattern" is empty and upgraded."""
    try:
        with server() as folder:
            create(folder, "CREATE DATABASE pattern")
            engine = open_database(address(folder, "pattern"))
            upgrade(engine)
            engine.dispose()
            yield folder
    except NoServer as error:
        pytest.skip(f"no PostgreSQL: {error}")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty/lurewatch.db"
    return postgres_database(request.getfixturevalue("postgres"), "template0")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An upgraded database without rows."""
    if request.param == "sqlite":
        engine = open_database(f"sqlite:///{tmp_path}/lurewatch.db")
        upgrade(engine)
    else:
        engine = open_database(postgres_database(request.getfixturevalue("postgres"), "pattern"))
    yield engine
    engine.dispose()


@pytest.fixture
def repository(engine: Engine) -> Repository:
    return Repository(engine)

"""Fixtures that several suites share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import PostgresServer, run_postgres
from sqlalchemy import Engine

from pipeline.locate import Gazetteer
from pipeline.settings import read_settings
from pipeline.warehouse import open_warehouse


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server."""
    with run_postgres() as server:
        yield server


def address_of(request: pytest.FixtureRequest, folder: Path) -> str:
    """Return the address of a new warehouse on the database that the fixture's parameter names."""
    if request.param == "sqlite":
        return f"sqlite:///{folder / 'warehouse.sqlite'}"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.create_database().render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def warehouse_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a warehouse that is not there yet."""
    return address_of(request, tmp_path)


@pytest.fixture
def engine(warehouse_url: str) -> Iterator[Engine]:
    """A warehouse, empty, on each of the databases."""
    engine = open_warehouse(warehouse_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The compiled gazetteer; `make gazetteer` makes it."""
    return Gazetteer.open(read_settings().gazetteer)

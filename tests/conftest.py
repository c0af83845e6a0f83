"""Fixtures that several suites share."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from postgres_server import PostgresServer, run_postgres
from sqlalchemy import Engine
from surroundings import Surroundings, make_surroundings

from pipeline.locate import Gazetteer
from pipeline.settings import read_settings
from pipeline.warehouse import open_warehouse

os.environ.setdefault("AIRFLOW_HOME", str(Path(tempfile.gettempdir()) / "conflict-events-tests-airflow"))
os.environ.setdefault("AIRFLOW__CORE__LOAD_EXAMPLES", "False")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server."""
    with run_postgres() as server:
        yield server


@contextmanager
def address_of(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The address of a new warehouse on the database that the parameter names; removed at the end."""
    if request.param == "sqlite":
        yield f"sqlite:///{folder / 'warehouse.sqlite'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    database = server.create_database()
    yield database.render_as_string(hide_password=False)
    server.drop_database(database)


@pytest.fixture(params=["sqlite", "postgresql"])
def warehouse_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a warehouse that is not there yet."""
    with address_of(request, tmp_path) as address:
        yield address


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


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Surroundings:
    """Surroundings of whole runs, which a module's tests share; each run has a name, and so a home, of its own."""
    del gazetteer
    return make_surroundings(tmp_path_factory.mktemp("whole"))

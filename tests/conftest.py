"""Fixtures that several suites share."""

import os
import shutil
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
from pipeline.warehouse.opening import open_warehouse

os.environ.setdefault("AIRFLOW_HOME", str(Path(tempfile.gettempdir()) / "conflict-events-tests-airflow"))
os.environ.setdefault("AIRFLOW__CORE__LOAD_EXAMPLES", "False")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server."""
    with run_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite warehouse at this version, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "warehouse.sqlite"
    open_warehouse(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture(scope="session")
def migrated_database(postgres: PostgresServer) -> str:
    """The name of an empty PostgreSQL warehouse at this version, to be copied."""
    database = postgres.create_database()
    open_warehouse(database.render_as_string(hide_password=False)).dispose()
    return str(database.database)


@contextmanager
def address_of(request: pytest.FixtureRequest, folder: Path, *, migrated: bool = True) -> Iterator[str]:
    """The address of a new warehouse on the database that the parameter names; removed at the end.

    It is a copy of one at this version, which is faster than making it, unless it is to be made yet.
    """
    if request.param == "sqlite":
        path = folder / "warehouse.sqlite"
        if migrated:
            shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    template = request.getfixturevalue("migrated_database") if migrated else "template1"
    database = server.create_database(template)
    yield database.render_as_string(hide_password=False)
    server.drop_database(database)


@pytest.fixture(params=["sqlite", "postgresql"])
def warehouse_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty warehouse."""
    with address_of(request, tmp_path) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def unmade_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a warehouse that is not there yet."""
    with address_of(request, tmp_path, migrated=False) as address:
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

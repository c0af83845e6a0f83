"""PostgreSQL's roles, by trying what each must not do, and that each can do what it is for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from secrets import token_hex

import psycopg
import pytest
from coded import AREAS, NOON, found_event, make_batch, reject, revise, write_article
from postgres_server import PostgresServer
from sqlalchemy import URL, Engine

from pipeline.warehouse.database import make_engine
from pipeline.warehouse.filing import file_articles
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import open_warehouse, write
from pipeline.warehouse.queries import list_queries, run_query
from pipeline.warehouse.roles import ANALYST, LOADER, OWNER, REVIEWER, grant, make_roles
from schemas.tables import metadata
from schemas.views import VIEWS
from schemas.views.fingerprint import fingerprint

ARTICLE = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
LATER = write_article("Four people died in the clash near Qalat, police said.", address="b.txt")
READERS = (ANALYST, REVIEWER)
WRITES = (
    "INSERT INTO event (event_id, run_id) VALUES ('evt_x', 'run-1')",
    "UPDATE event_version SET known_to = known_to",
    "DELETE FROM report",
    "TRUNCATE event_report",
)
CHANGES_OF_THE_PAST = (
    "UPDATE event_version SET killed_best = 0",
    "UPDATE report SET quote = ''",
    "DELETE FROM event_version",
    "DELETE FROM article",
    "DELETE FROM reject",
    "TRUNCATE event_version_actor",
)
SCHEMA = (
    "CREATE TABLE mine (n integer)",
    "ALTER TABLE event ADD COLUMN mine integer",
    "DROP TABLE event_report",
    "DROP VIEW claims",
    "CREATE OR REPLACE VIEW claims AS SELECT 1",
    "UPDATE alembic_version SET version_num = '9999'",
)
POWERS = (
    f"SET ROLE {OWNER}",
    "CREATE ROLE mine",
    "CREATE DATABASE mine",
    "SELECT pg_read_file('/etc/passwd')",
    "COPY event TO PROGRAM 'cat'",
)
RAW = ("SELECT text FROM article", "SELECT * FROM article", "SELECT payload FROM reject", "SELECT * FROM reject")


@pytest.fixture(scope="module")
def owned(postgres: PostgresServer) -> Iterator[URL]:
    """A warehouse that the owner made, with one load of the owner's."""
    with psycopg.connect(host=str(postgres.sockets), user="postgres", dbname="postgres", autocommit=True) as server:
        make_roles(server, {role: token_hex() for role in (OWNER, LOADER, ANALYST, REVIEWER)})
    database = postgres.create_database()
    postgres.execute(f"ALTER DATABASE {database.database} OWNER TO {OWNER}")
    engine = _open(database, OWNER)
    load(engine, make_batch(ARTICLE, rejects=(reject(),), areas=AREAS))
    engine.dispose()
    yield database
    postgres.drop_database(database)


def _open(database: URL, role: str) -> Engine:
    return open_warehouse(database.set(username=role).render_as_string(hide_password=False))


def _try(database: URL, role: str, statement: str) -> str | None:
    """Return what the server says against the statement, or None; nothing of it stays."""
    with psycopg.connect(
        host=str(database.query["host"]), user=role, dbname=database.database, autocommit=True
    ) as connection:
        try:
            connection.execute(statement.encode())
        except psycopg.Error as error:
            return str(error)
    return None


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("statement", [*WRITES, *CHANGES_OF_THE_PAST, *SCHEMA, *POWERS, *RAW])
def test_who_reads_neither_writes_nor_sees_raw_text(owned: URL, role: str, statement: str) -> None:
    assert "ermission denied" in (said := _try(owned, role, statement) or "it went through") or "must be owner" in said


@pytest.mark.parametrize("statement", [*CHANGES_OF_THE_PAST, *SCHEMA, *POWERS])
def test_who_loads_changes_neither_the_past_nor_the_schema(owned: URL, statement: str) -> None:
    assert (
        "ermission denied" in (said := _try(owned, LOADER, statement) or "it went through") or "must be owner" in said
    )


def test_a_temporary_table_is_the_loaders_only(owned: URL) -> None:
    statement = "CREATE TEMPORARY TABLE mine (n integer)"
    assert "ermission denied" in (_try(owned, ANALYST, statement) or "")
    assert _try(owned, LOADER, statement) is None


@pytest.mark.parametrize("role", READERS)
def test_who_reads_can_ask_every_view_every_table_and_every_named_query(owned: URL, role: str) -> None:
    engine = _open(owned, role)
    for view in VIEWS:
        run_query(engine, f"SELECT * FROM {view.name}")  # noqa: S608 - our own names
    for table in metadata.tables:
        run_query(engine, f"SELECT count(*) FROM {table}")  # noqa: S608 - as above
    ((event,),) = run_query(engine, "SELECT min(event_id) FROM event").rows
    given = {"event": str(event), "as_of": "2030-01-01"}
    for query in list_queries():
        run_query(engine, query.name, {p.name: given[p.name] for p in query.parameters if p.default is None})
    engine.dispose()


def test_who_loads_can_load_again_and_revise(owned: URL) -> None:
    engine = _open(owned, LOADER)
    second = revise(found_event(ARTICLE), LATER, now=NOON + timedelta(days=1), killed=4)
    renamed = replace(AREAS[0], native_name="افغانستان")
    batch = make_batch(LATER, versions=(second,), rejects=(reject("c.txt"),), number=2, areas=(renamed,))
    counts = load(engine, replace(batch, filed=file_articles(engine, [ARTICLE, LATER])))
    assert (counts.articles, counts.events_revised, counts.quarantined) == (1, 1, 1)
    engine.dispose()


def test_roles_keep_their_rights_when_views_are_made_again(owned: URL) -> None:
    engine = make_engine(owned.set(username=OWNER).render_as_string(hide_password=False))
    grant(engine)
    assert _try(owned, ANALYST, "SELECT * FROM events") is None
    assert "ermission denied" in (_try(owned, ANALYST, "SELECT text FROM article") or "")
    engine.dispose()


def test_only_the_owner_makes_another_programs_views_anew(owned: URL) -> None:
    owner = _open(owned, OWNER)
    with write(owner) as connection:
        connection.exec_driver_sql("CREATE OR REPLACE VIEW view_set AS SELECT 'another' AS fingerprint")
    for role, found in ((ANALYST, "another"), (LOADER, "another"), (OWNER, fingerprint())):
        engine = _open(owned, role)
        assert run_query(engine, "SELECT fingerprint FROM view_set").rows == ((found,),)
        engine.dispose()
    owner.dispose()

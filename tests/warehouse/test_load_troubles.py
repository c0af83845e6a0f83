"""Loads that go wrong in the middle or seem to: nothing lost, nothing twice, a clear message."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from random import Random
from string import ascii_letters

import psycopg
import pytest
from coded import AREAS, NOON, found_event, make_batch, reject, revise, write_article
from postgres_server import PostgresServer
from sqlalchemy import Engine, event, text

from pipeline.warehouse.dump import dump
from pipeline.warehouse.load import LoadBatch, StaleMerge, load
from pipeline.warehouse.opening import WarehouseFull, WarehouseUnreachable, last_load, moment_after, open_warehouse
from pipeline.warehouse.queries import run_query

ARTICLES = tuple(write_article(f"Gunmen fought police near Qalat, {n} died.", address=f"{n}.txt") for n in range(60))
BATCH = make_batch(*ARTICLES, rejects=(reject(),), areas=AREAS)


@pytest.fixture
def server(postgres: PostgresServer, migrated_database: str) -> Engine:
    """A PostgreSQL warehouse, empty."""
    return open_warehouse(postgres.create_database(migrated_database).render_as_string(hide_password=False))


@pytest.fixture
def quiet(postgres: PostgresServer, migrated_database: str) -> str:
    """What a warehouse holds after the load that nobody disturbs."""
    engine = open_warehouse(postgres.create_database(migrated_database).render_as_string(hide_password=False))
    load(engine, BATCH)
    held = dump(engine)
    engine.dispose()
    return held


def load_until_done(engine: Engine, batch: LoadBatch) -> None:
    """Load as the steps do: where another load came first, merge again, which finds nothing new in what is there."""
    try:
        load(engine, batch)
    except StaleMerge:
        load(engine, replace(batch, merged=replace(batch.merged, versions=()), based_on=last_load(engine)))


def test_a_load_whose_commit_was_never_acknowledged_is_there_once(server: Engine, quiet: str) -> None:
    def commit_and_die(connection: object) -> None:
        connection.connection.driver_connection.commit()  # type: ignore[attr-defined]
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    event.listen(server, "commit", commit_and_die)
    with pytest.raises(WarehouseUnreachable, match="server closed the connection"):
        load(server, BATCH)
    event.remove(server, "commit", commit_and_die)
    load_until_done(server, BATCH)
    assert dump(server) == quiet
    assert run_query(server, "SELECT run_id FROM run ORDER BY load_no").rows == (("run-1",), ("run-1#2",))


@pytest.mark.parametrize(("moment", "restarts"), [(3, False), (9, False), (14, False), (4, True), (14, True)])
def test_a_server_that_goes_away_or_is_restarted_in_mid_load_leaves_nothing(
    server: Engine, quiet: str, postgres: PostgresServer, moment: int, *, restarts: bool
) -> None:
    steps = iter(range(moment))

    def cut(*_: object) -> None:
        if next(steps, None) is not None:
            return
        if restarts:
            postgres.restart(None)
        else:
            ours = f"datname = '{server.url.database}' AND pid <> pg_backend_pid()"
            postgres.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {ours}")  # noqa: S608

    event.listen(server, "before_cursor_execute", cut)
    with pytest.raises(WarehouseUnreachable, match="cannot be reached"):
        load(server, BATCH)
    event.remove(server, "before_cursor_execute", cut)
    assert run_query(server, "SELECT count(*) FROM article").rows == ((0,),)
    load(server, BATCH)
    assert dump(server) == quiet


def test_a_disk_that_is_full_in_mid_load_is_named_and_leaves_nothing(server: Engine, postgres: PostgresServer) -> None:
    random = Random(1)  # noqa: S311 - words that do not pack
    texts = ("".join(random.choices(ascii_letters, k=20_000)) for _ in range(200))
    batch = make_batch(*(write_article(text, address=f"{n}") for n, text in enumerate(texts)))
    empty = dump(server)
    postgres.restart(2 * 2**20)
    try:
        with pytest.raises(WarehouseFull, match=r"has no room.*Nothing was loaded; make room"):
            load(server, batch)
    finally:
        postgres.restart(None)
    assert dump(server) == empty
    assert load(server, batch).articles == 200


def test_a_deadlock_ends_with_everything_loaded_once(server: Engine, quiet: str) -> None:
    patient = server.url.update_query_dict({"options": "-c timezone=UTC -c datestyle=ISO -c deadlock_timeout=3s"})
    ours = open_warehouse(patient.render_as_string(hide_password=False))  # looks for deadlocks first, and so gives way
    with ThreadPoolExecutor(1) as pool, server.connect() as other:
        other.execute(text("SET deadlock_timeout = '30s'"))
        other.execute(text("LOCK TABLE reject IN ACCESS EXCLUSIVE MODE"))
        loading = pool.submit(load, ours, BATCH)
        waits = text(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        while not other.scalar(waits) and not loading.done():
            other.execute(text("SELECT pg_sleep(0.01)"))
        try:
            other.execute(text("LOCK TABLE event_version IN ACCESS EXCLUSIVE MODE"))
        finally:
            other.rollback()
        assert loading.result(timeout=60).articles == len(ARTICLES)
    assert dump(server) == quiet


def test_of_two_loaders_at_once_nothing_is_lost_and_nothing_twice(engine: Engine) -> None:
    batches = [make_batch(*ARTICLES[:40], rejects=(reject(),)), make_batch(*ARTICLES[20:])]

    def work(batch: LoadBatch) -> None:
        try:
            load(engine, batch)
        except StaleMerge:
            new = tuple(v for v in batch.merged.versions if v.cause_article_id not in _loaded(engine))
            load(engine, replace(batch, merged=replace(batch.merged, versions=new), based_on=last_load(engine)))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, batches))
    tables = {"article": 60, "event_version": 60, "reject": 1}
    assert {name: run_query(engine, f"SELECT count(*) FROM {name}").rows[0][0] for name in tables} == tables  # noqa: S608


def _loaded(engine: Engine) -> frozenset[object]:
    return frozenset(row[0] for row in run_query(engine, "SELECT article_id FROM article").rows)


def test_what_is_loaded_later_is_known_later_whenever_its_run_began(engine: Engine) -> None:
    assert moment_after(engine, NOON) == NOON
    load(engine, make_batch(ARTICLES[0]))
    revised = revise(found_event(ARTICLES[0]), ARTICLES[1], now=NOON + timedelta(hours=5), killed=4)
    load(engine, make_batch(ARTICLES[1], versions=(revised,), number=2))
    assert moment_after(engine, NOON) == NOON + timedelta(hours=5, microseconds=1)
    assert moment_after(engine, NOON + timedelta(days=1)) == NOON + timedelta(days=1)

"""Opening: the schema that migrations make, and every way in which it can fail."""

import os
import pwd
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from coded import make_batch, write_article
from postgres_server import PostgresServer
from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine.interfaces import ReflectedIndex

from pipeline.ids import make_id
from pipeline.warehouse.database import WarehouseReadOnly, make_engine
from pipeline.warehouse.dump import dump
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import (
    WarehouseError,
    WarehouseFull,
    WarehouseLocked,
    WarehouseMissing,
    WarehouseNewer,
    WarehouseUnreachable,
    alembic_config,
    bring_down,
    existing_warehouse,
    last_load,
    migrate,
    open_warehouse,
    read,
    write,
)
from pipeline.warehouse.queries import run_query
from schemas.tables import metadata
from schemas.views import VIEWS, drop_views

ARTICLE = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")


def test_migrations_make_what_the_tables_say(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_migrations_make_every_constraint_and_comment(engine: Engine, postgres: PostgresServer, tmp_path: Path) -> None:
    other = make_engine(
        f"sqlite:///{tmp_path / 'other.sqlite'}"
        if engine.dialect.name == "sqlite"
        else postgres.create_database().render_as_string(hide_password=False)
    )
    metadata.create_all(other)
    assert _describe(engine) == _describe(other)
    other.dispose()


def _in_words(index: ReflectedIndex) -> dict[str, str]:
    """The index with what it holds, which SQLAlchemy gives as SQL and not as words."""
    return {
        name: str(value)
        for name, value in (index | index.get("dialect_options", {})).items()
        if name != "dialect_options"
    }


def _describe(engine: Engine) -> list[str]:
    inspector = inspect(engine)
    return sorted(
        f"{table}: {found}"
        for table in metadata.tables
        for found in (
            *inspector.get_check_constraints(table),
            *inspector.get_unique_constraints(table),
            *inspector.get_foreign_keys(table),
            *map(_in_words, inspector.get_indexes(table)),
            inspector.get_pk_constraint(table),
            *(inspector.get_columns(table) if engine.dialect.name == "postgresql" else ()),
        )
    )


def test_migrations_go_down_and_up_again_with_rows_in_the_tables(engine: Engine) -> None:
    load(engine, make_batch(ARTICLE))
    with write(engine) as connection:
        drop_views(connection)
        config = alembic_config(connection)
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    migrate(engine)
    assert load(engine, make_batch(ARTICLE)).articles == 1


def test_a_warehouse_of_any_earlier_version_keeps_its_rows(engine: Engine) -> None:
    load(engine, make_batch(ARTICLE))
    before = dump(engine)
    with write(engine) as connection:
        drop_views(connection)
        command.downgrade(alembic_config(connection), "0001")
    migrate(engine)
    assert dump(engine) == before
    assert {view.name for view in VIEWS} == set(inspect(engine).get_view_names())


def test_a_warehouse_is_brought_down_for_an_older_program_and_up_again(engine: Engine, warehouse_url: str) -> None:
    load(engine, make_batch(ARTICLE))
    before = dump(engine)
    bring_down(engine, "0028")
    assert set(inspect(engine).get_view_names()) == set()
    for version in ("0029", "9999", "head", "down", ""):
        with pytest.raises(WarehouseError, match=f"'{version}' is no schema .* these are from 0001 to 0028"):
            bring_down(engine, version)
    assert dump(open_warehouse(warehouse_url)) == before


def test_what_is_not_made_yet_is_not_brought_down(unmade_url: str) -> None:
    with pytest.raises(WarehouseError, match=r"'0028' is no schema .* nothing is made there"):
        bring_down(make_engine(unmade_url), "0028")


def test_an_older_warehouses_backfills_are_told_from_its_readings(engine: Engine) -> None:
    load(engine, make_batch(ARTICLE))
    archive = make_batch(number=2)
    load(engine, replace(archive, run=replace(archive.run, run_id=make_id("backfill", "a part"), trigger="backfill")))
    triggers = text("SELECT trigger FROM run ORDER BY load_no")
    with write(engine) as connection:
        drop_views(connection)
        command.downgrade(alembic_config(connection), "0028")
        assert list(connection.scalars(triggers)) == ["cli", "cli"]
    migrate(engine)
    with read(engine) as connection:
        assert list(connection.scalars(triggers)) == ["cli", "backfill"]


def test_an_older_warehouses_null_of_json_becomes_null(engine: Engine) -> None:
    load(engine, make_batch(ARTICLE))
    with write(engine) as connection:
        drop_views(connection)
        command.downgrade(alembic_config(connection), "0020")
        connection.execute(text("UPDATE report SET by_side = 'null'"))
    migrate(engine)
    with read(engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM report WHERE by_side IS NULL")) == 1


def test_every_table_and_column_says_what_it_holds() -> None:
    for table in metadata.tables.values():
        assert table.comment
        assert [column.name for column in table.columns if not column.comment] == []


def test_every_constraint_has_a_name(engine: Engine) -> None:
    inspector = inspect(engine)
    for table in metadata.tables:
        found = [
            *inspector.get_check_constraints(table),
            *inspector.get_unique_constraints(table),
            *inspector.get_foreign_keys(table),
            *([inspector.get_pk_constraint(table)] if metadata.tables[table].primary_key.columns else []),
        ]
        assert all(constraint["name"] for constraint in found)


def test_the_views_are_there(engine: Engine) -> None:
    assert set(inspect(engine).get_view_names()) == {view.name for view in VIEWS}


def test_opening_again_changes_nothing(engine: Engine, warehouse_url: str) -> None:
    load(engine, make_batch(ARTICLE))
    before = dump(engine)
    again = open_warehouse(warehouse_url)
    assert dump(again) == before
    again.dispose()


def test_a_reader_need_not_wait_for_a_loader(engine: Engine, warehouse_url: str) -> None:
    with write(engine):
        other = open_warehouse(warehouse_url)
        assert dump(other) == ""
        other.dispose()


def test_foreign_keys_are_kept_on_every_connection(engine: Engine) -> None:
    for _ in range(2):
        with pytest.raises(WarehouseError, match=r"(?i)foreign key"), write(engine) as connection:
            connection.execute(text("INSERT INTO event (event_id, run_id) VALUES ('evt_1', 'no such run')"))
        engine.dispose()


def test_a_newer_warehouse_is_left_alone(engine: Engine, warehouse_url: str) -> None:
    with write(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(WarehouseNewer, match=r"schema 9999.*Upgrade conflict-events"):
        open_warehouse(warehouse_url)


def test_a_locked_warehouse_says_so(engine: Engine, warehouse_url: str) -> None:
    impatient = {"sqlite": "?timeout=0.1", "postgresql": "&options=-c%20lock_timeout%3D100"}[engine.dialect.name]
    other = open_warehouse(warehouse_url + impatient)
    with write(engine), pytest.raises(WarehouseLocked, match="locked by another program"):
        load(other, make_batch(ARTICLE))
    load(other, make_batch(ARTICLE))
    other.dispose()


def test_a_full_disk_loads_nothing(tmp_path: Path) -> None:
    engine = open_warehouse(f"sqlite:///{tmp_path / 'small.sqlite'}")
    empty = dump(engine)
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    many = [write_article(f"Gunmen fought police near Qalat, part {n}. " * 50, address=f"{n}") for n in range(50)]
    with pytest.raises(WarehouseFull, match=r"small\.sqlite has no room.*Nothing was loaded"):
        load(engine, make_batch(*many))
    assert dump(engine) == empty
    engine.dispose()
    engine = open_warehouse(f"sqlite:///{tmp_path / 'small.sqlite'}")
    assert load(engine, make_batch(*many)).articles == 50
    engine.dispose()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.sqlite").write_text("dear diary, " * 100, encoding="utf-8")
    with pytest.raises(WarehouseError, match=r"notes\.sqlite refused: file is not a database"):
        open_warehouse(f"sqlite:///{tmp_path / 'notes.sqlite'}")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WarehouseUnreachable, match=r"folder of the warehouse .* cannot be made"):
        open_warehouse(f"sqlite:///{tmp_path / 'file' / 'warehouse.sqlite'}")


@contextmanager
def unprivileged() -> Iterator[None]:
    """Be somebody whom files' modes bind, where the tests run as root."""
    mine = os.geteuid()
    os.seteuid(mine or pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        os.seteuid(mine)


@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_a_file_that_may_only_be_read_is_asked_and_not_written(migrated_file: Path, folder_mode: int) -> None:
    with TemporaryDirectory(prefix="conflict-events-") as folder:
        path = Path(folder) / "warehouse.sqlite"
        shutil.copyfile(migrated_file, path)
        path.chmod(0o444)
        path.parent.chmod(folder_mode)
        with unprivileged():
            engine = make_engine(f"sqlite:///{path}")
            assert run_query(engine, "SELECT count(*) FROM event").rows == ((0,),)
            with (
                pytest.raises(WarehouseReadOnly, match="may only be read, and nothing was written"),
                write(engine) as writing,
            ):
                writing.execute(metadata.tables["event"].delete())
            engine.dispose()
        path.parent.chmod(0o755)


@pytest.mark.parametrize("address", ["warehouse", "mysql://u:hidden@h/d", ""])
def test_another_address_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(WarehouseError, match="sqlite:///PATH") as refused:
        open_warehouse(address)
    assert "hidden" not in str(refused.value)


def test_who_asks_makes_no_warehouse(unmade_url: str) -> None:
    for _ in range(2):
        with pytest.raises(WarehouseMissing, match="there is no warehouse at"):
            existing_warehouse(unmade_url)
    engine = open_warehouse(unmade_url)
    assert last_load(existing_warehouse(unmade_url)) == last_load(engine) == 0


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WarehouseUnreachable, match="cannot be reached") as refused:
        open_warehouse(f"postgresql://me:hidden@/db?host={tmp_path}")
    assert "hidden" not in str(refused.value)
    assert "CONFLICT_EVENTS_WAREHOUSE_URL" in str(refused.value)


def test_a_wrong_password_is_said_and_not_shown(postgres: PostgresServer) -> None:
    postgres.execute("CREATE ROLE guarded LOGIN PASSWORD 'right'")
    url = postgres.create_database().set(username="guarded", password="hidden")  # noqa: S106 - a wrong one
    with pytest.raises(WarehouseUnreachable, match="password authentication failed") as refused:
        open_warehouse(url.render_as_string(hide_password=False))
    assert "hidden" not in str(refused.value)


def test_a_newer_programs_views_take_the_older_ones_place(engine: Engine) -> None:
    with write(engine) as connection:
        drop_views(connection)
        connection.exec_driver_sql("CREATE VIEW view_set AS SELECT 'another' AS fingerprint")
    migrate(engine)
    assert {view.name for view in VIEWS} <= set(inspect(engine).get_view_names())

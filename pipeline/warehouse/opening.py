"""The warehouse: opening it, bringing it up to date, and reading what the steps need from it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, func, select

from pipeline.warehouse.database import (
    WarehouseError,
    WarehouseFull,
    WarehouseLocked,
    WarehouseMissing,
    WarehouseNewer,
    WarehouseUnreachable,
    make_engine,
    read,
    write,
)
from pipeline.warehouse.neighbours import read_neighbours
from pipeline.warehouse.roles import grant_on, is_owner
from pipeline.warehouse.summing import sum_all
from schemas import migrations, views
from schemas.events import Known, ReportFacts
from schemas.records import Article
from schemas.tables import admin_area, article, coding, erasure, event_version, release, run

__all__ = [
    "WarehouseError",
    "WarehouseFull",
    "WarehouseLocked",
    "WarehouseMissing",
    "WarehouseNewer",
    "WarehouseUnreachable",
    "alembic_config",
    "bring_down",
    "coded_article_ids",
    "existing_warehouse",
    "is_made",
    "last_gazetteer_version",
    "last_load",
    "load_number",
    "migrate",
    "moment_after",
    "neighbours",
    "open_warehouse",
    "read",
    "refresh",
    "waiting_articles",
    "warehouse_or_none",
    "write",
]


def open_warehouse(url: str) -> Engine:
    """Return an engine on the warehouse, made or migrated to this program's schema.

    Raises WarehouseError (WarehouseNewer, WarehouseLocked, WarehouseUnreachable …), never with the password in it.
    """
    engine = make_engine(url)
    migrate(engine)
    return engine


def existing_warehouse(url: str) -> Engine:
    """Return the same for whoever asks, and make nothing: a mistyped address is no empty warehouse.

    Raises WarehouseMissing too.
    """
    engine = make_engine(url)
    if not is_made(engine):
        name = engine.url.render_as_string(hide_password=True)
        raise WarehouseMissing(
            f"there is no warehouse at {name}: correct CONFLICT_EVENTS_WAREHOUSE_URL (or the folder that you are in), "
            "or make one with 'conflict-events ingest'"
        )
    migrate(engine)
    return engine


def is_made(engine: Engine) -> bool:
    """Tell whether the warehouse is there with a schema, of whichever version; looking makes nothing."""
    if engine.dialect.name == "sqlite" and engine.url.database and not Path(engine.url.database).is_file():
        return False  # to connect would make the file
    with read(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision() is not None


def warehouse_or_none(url: str) -> Engine:
    """Return the same, or an empty one in memory where none is made yet: for who has something to tell without it."""
    return existing_warehouse(url) if is_made(make_engine(url)) else open_warehouse("sqlite://")


def migrate(engine: Engine) -> None:
    """Bring the schema to this program's version, and the views, which roles may use.

    Who does not own the warehouse leaves another program's views as they are.
    """
    script = ScriptDirectory.from_config(alembic_config())
    with read(engine) as connection:
        has_tables = _is_current(engine, connection, script)
        if has_tables and (views.are_current(connection) or not is_owner(connection)):
            return
    with write(engine) as connection:
        if _is_current(engine, connection, script) and views.are_current(connection):
            return
        views.drop_views(connection)
        command.upgrade(alembic_config(connection), "head")
        views.create_views(connection)
        grant_on(connection)


def bring_down(engine: Engine, version: str) -> None:
    """Bring the schema down to an older program's, which makes its own views; raises WarehouseError for no such one."""
    script = ScriptDirectory.from_config(alembic_config())
    known = [one.revision for one in script.walk_revisions()]
    with write(engine) as connection:
        _is_current(engine, connection, script)
        found = MigrationContext.configure(connection).get_current_revision()
        older = known[known.index(found) :] if found else []
        if version not in older:
            there = f"from {older[-1]} to {older[0]}" if older else "none, since nothing is made there"
            raise WarehouseError(
                f"{version!r} is no schema that the warehouse can be brought down to; these are {there}"
            )
        views.drop_views(connection)
        command.downgrade(alembic_config(connection), version)


def refresh(engine: Engine) -> None:
    """Make the views and sums again and say again what each role may do: after PostGIS or the roles came to it."""
    with write(engine) as connection:
        views.remake_views(connection)
        sum_all(connection)
        grant_on(connection)


def alembic_config(connection: Connection | None = None) -> Config:
    """Return what Alembic's commands need, to work on the connection and inside its transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    return config


def last_load(engine: Engine) -> int:
    """Return the number of the newest load, 0 for an empty warehouse."""
    with read(engine) as connection:
        return load_number(connection)


def moment_after(engine: Engine, now: datetime) -> datetime:
    """Return ``now``, or the first moment after everything that is believed or released, where that is later.

    Two runs may begin in one order and be loaded in the other; what is loaded later is known later, so that the past
    stays what it was.
    """
    with read(engine) as connection:
        believed: datetime | None = connection.scalar(select(func.max(event_version.c.known_from)))
        released: datetime | None = connection.scalar(select(func.max(release.c.known_at)))
    return max([now, *(known + timedelta(microseconds=1) for known in (believed, released) if known is not None)])


def load_number(connection: Connection) -> int:
    """Return the number of the newest load that the transaction sees."""
    return connection.scalar(select(func.coalesce(func.max(run.c.load_no), 0))) or 0


def last_gazetteer_version(engine: Engine) -> str | None:
    """Return the version of the gazetteer whose areas the warehouse holds; None where it holds none."""
    with read(engine) as connection:
        if connection.scalar(select(admin_area.c.geonames_id).limit(1)) is None:
            return None
        return connection.scalar(select(run.c.gazetteer_version).order_by(run.c.load_no.desc()).limit(1))


def coded_article_ids(engine: Engine, coder_version: str, gazetteer_version: str) -> frozenset[str]:
    """Return the ids of the articles that these versions have coded already, or whose texts were erased."""
    same = (coding.c.coder_version == coder_version) & (coding.c.gazetteer_version == gazetteer_version)
    with read(engine) as connection:
        coded = connection.scalars(select(coding.c.article_id).where(same))
        return frozenset(coded).union(connection.scalars(select(erasure.c.article_id)))


def waiting_articles(engine: Engine, source_id: str, coder_version: str, gazetteer_version: str) -> tuple[Article, ...]:
    """Return the source's articles that were coded by these versions, to be coded again."""
    kept = [column for column in article.c if column.name in Article.__dataclass_fields__]
    same = (coding.c.coder_version == coder_version) & (coding.c.gazetteer_version == gazetteer_version)
    chosen = select(*kept).join(coding).where(same, article.c.source_id == source_id)
    chosen = chosen.where(article.c.article_id.not_in(select(erasure.c.article_id)))
    with read(engine) as connection:
        rows = connection.execute(chosen.order_by(article.c.article_id)).mappings().all()
    return tuple(msgspec.convert({str(name): value for name, value in row.items()}, Article) for row in rows)


def neighbours(engine: Engine, facts: Sequence[ReportFacts], articles: Iterable[str] = ()) -> Known:
    """Return what is known around these reports and these articles' older ones: events are whole or not in it."""
    with read(engine) as connection:
        return read_neighbours(connection, facts, articles)


def _is_current(engine: Engine, connection: Connection, script: ScriptDirectory) -> bool:
    found = MigrationContext.configure(connection).get_current_revision()
    try:
        return script.get_revision(found) == script.get_revision("head") if found else False
    except CommandError as error:
        name = engine.url.render_as_string(hide_password=True)
        raise WarehouseNewer(
            f"the warehouse {name} has schema {found}, which this program does not know: a newer one has migrated it. "
            "Upgrade conflict-events, or point CONFLICT_EVENTS_WAREHOUSE_URL at another warehouse."
        ) from error

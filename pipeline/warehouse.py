"""The warehouse: opening it, bringing it up to date, and reading what the steps need from it."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, func, or_, select

from pipeline.database import (
    WarehouseError,
    WarehouseFull,
    WarehouseLocked,
    WarehouseNewer,
    WarehouseUnreachable,
    make_engine,
    read,
    write,
)
from pipeline.restored import read_known_events
from schemas import migrations, views
from schemas.events import KnownEvent, ReportFacts
from schemas.warehouse import END_OF_TIME, admin_area, coding, event_version, run

__all__ = [
    "WarehouseError",
    "WarehouseFull",
    "WarehouseLocked",
    "WarehouseNewer",
    "WarehouseUnreachable",
    "alembic_config",
    "coded_article_ids",
    "known_events",
    "last_gazetteer_version",
    "last_load",
    "load_number",
    "migrate",
    "open_warehouse",
    "read",
    "write",
]

WINDOW = timedelta(days=45)
"""Events whose dates are further from a report's are not looked at for merging."""


def open_warehouse(url: str) -> Engine:
    """Return an engine on the warehouse, made or migrated to this program's schema.

    Raises WarehouseError (WarehouseNewer, WarehouseLocked, WarehouseUnreachable …), never with the password in it.
    """
    engine = make_engine(url)
    migrate(engine)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the schema to this program's version; views are made anew with it."""
    script = ScriptDirectory.from_config(alembic_config())
    with read(engine) as connection:
        if _is_current(engine, connection, script):
            return
    with write(engine) as connection:
        if _is_current(engine, connection, script):
            return
        views.drop_views(connection)
        command.upgrade(alembic_config(connection), "head")
        views.create_views(connection)


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
    """Return the ids of the articles that these versions have coded already."""
    same = (coding.c.coder_version == coder_version) & (coding.c.gazetteer_version == gazetteer_version)
    with read(engine) as connection:
        return frozenset(connection.scalars(select(coding.c.article_id).where(same)))


def known_events(engine: Engine, facts: Sequence[ReportFacts]) -> tuple[KnownEvent, ...]:
    """Return the current events that the facts might tell of: of their countries, near their dates, or undated."""
    if not facts:
        return ()
    countries = {fact.where.country for fact in facts}
    days = [day for fact in facts for day in (fact.when.start, fact.when.end) if day]
    version = event_version.c
    near = [version.date_start.is_(None)]
    if days:
        near.append(version.date_start.between(min(days) - WINDOW, max(days) + WINDOW))
        near.append(version.date_end.between(min(days) - WINDOW, max(days) + WINDOW))
    with read(engine) as connection:
        there = version.country.in_(countries - {None}) | version.country.is_(None)
        chosen = select(version.event_id).where(version.known_to == END_OF_TIME, there, or_(*near))
        return read_known_events(connection, chosen)


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

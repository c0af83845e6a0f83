"""The warehouse: opening it, bringing it up to date, and reading what the steps need from it."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import msgspec
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import ColumnElement, Connection, Engine, and_, func, or_, select, true

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
from pipeline.roles import grant_on
from schemas import migrations, views
from schemas.events import KnownEvent, ReportFacts
from schemas.records import Article
from schemas.warehouse import (
    END_OF_TIME,
    admin_area,
    article,
    coding,
    erasure,
    event_report,
    event_version,
    report,
    run,
)

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
    "refresh",
    "waiting_articles",
    "write",
]

WINDOW = timedelta(days=7)
"""Events whose dates are further from a report's are not looked at for merging, which bars them anyway."""
CHUNK = 10_000
"""Ids in one question; both databases allow more."""


def open_warehouse(url: str) -> Engine:
    """Return an engine on the warehouse, made or migrated to this program's schema.

    Raises WarehouseError (WarehouseNewer, WarehouseLocked, WarehouseUnreachable …), never with the password in it.
    """
    engine = make_engine(url)
    migrate(engine)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the schema to this program's version; views are made anew with it, and roles may use them."""
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
        grant_on(connection)


def refresh(engine: Engine) -> None:
    """Make the views again and say again what each role may do: after PostGIS or the roles came to the database."""
    with write(engine) as connection:
        views.remake_views(connection)
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


def known_events(engine: Engine, facts: Sequence[ReportFacts]) -> tuple[KnownEvent, ...]:
    """Return the current events that the facts might tell of, and those of which these articles told before.

    What a report or an event does not say rules nothing out: one report without a country asks for all countries, one
    without a date for all dates.
    """
    if not facts:
        return ()
    with read(engine) as connection:
        told_before = {article_id for fact in facts for article_id in (fact.article_id, fact.supersedes) if article_id}
        held = _holders(connection, sorted(told_before))
        possible = and_(_possible_place(facts), _possible_date(facts))
        chosen = select(event_version.c.event_id).where(
            event_version.c.known_to == END_OF_TIME, or_(possible, event_version.c.event_id.in_(held))
        )
        return read_known_events(connection, chosen)


def _holders(connection: Connection, article_ids: Sequence[str]) -> frozenset[str]:
    held, told_by = set[str](), select(event_report.c.event_id).join(report)
    for start in range(0, len(article_ids), CHUNK):
        some = report.c.article_id.in_(article_ids[start : start + CHUNK])
        held.update(connection.scalars(told_by.where(some)))
    return frozenset(held)


def _possible_place(facts: Sequence[ReportFacts]) -> ColumnElement[bool]:
    countries = {fact.where.country for fact in facts}
    if None in countries:
        return true()
    return event_version.c.country.in_(countries) | event_version.c.country.is_(None)


def _possible_date(facts: Sequence[ReportFacts]) -> ColumnElement[bool]:
    starts, ends = {fact.when.start for fact in facts}, {fact.when.end for fact in facts}
    if None in starts | ends:
        return true()
    first, last = min(filter(None, starts)) - WINDOW, max(filter(None, ends)) + WINDOW
    version = event_version.c
    overlaps = (version.date_start <= last) & (version.date_end >= first)
    return overlaps | version.date_start.is_(None) | version.date_end.is_(None)


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

"""How the pipeline is: last runs, lag, sources, what is set aside, room, schema; and what of it needs a look.

Only reads; a warehouse of another version is told of, not migrated. Every time is UTC.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, RowMapping, func, select

from pipeline.settings import Settings
from pipeline.upkeep.health import open_alerts
from pipeline.warehouse.database import WarehouseError, make_engine, read
from pipeline.warehouse.opening import alembic_config, is_made
from schemas.health import Alert
from schemas.tables import reject, run, run_source

RUNS = 5
"""Runs that are shown."""
LAG = timedelta(hours=2)
"""Without a load for so long, something stands still: eight turns of the schedule."""
DAY, WEEK = timedelta(days=1), timedelta(days=7)
GROWTH = 3
"""So many times the week's daily mean set aside in a day is a sign that a source or the rules changed."""
FEW = 20
"""So many records set aside in a day are no sign of anything."""
ROOM = 2 * 2**30
"""Bytes that should be free where the program writes."""


class Health(IntEnum):
    """The exit code for monitors, as they know it."""

    WELL = 0
    NEEDS_A_LOOK = 1
    DOWN = 2


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - it is never raised
    """Something that an operator should see to."""

    about: str
    """``lag``, ``source``, ``quarantine``, ``disk``, ``schema`` or ``warehouse``; the runbook goes by it."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    """A run, as it went."""

    run_id: str
    trigger: str
    started_at: datetime
    finished_at: datetime
    status: str
    articles: int
    set_aside: int
    failures: tuple[str, ...]
    """The sources that were stopped, with the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What was found."""

    warehouse: str
    """Its address, without the password."""
    schema: str | None = None
    """Its version; None where it is empty or was not reached."""
    runs: tuple[LastRun, ...] = ()
    set_aside_today: int = 0
    set_aside_daily: float = 0.0
    """The mean of the six days before."""
    free_bytes: dict[str, int] = field(default_factory=dict)
    alerts: tuple[Alert, ...] = ()
    """What is the matter with sources."""
    warnings: tuple[Warning, ...] = ()
    health: Health = Health.WELL


def look(settings: Settings, now: datetime, lag: timedelta = LAG) -> Status:
    """Return how the pipeline is; never raises for what is wrong with it."""
    engine = make_engine(settings.warehouse_url)
    name = engine.url.render_as_string(hide_password=True)
    free = _free_bytes(settings, engine)
    try:
        found = _ask(engine, name, now)
    except WarehouseError as error:
        return Status(warehouse=name, free_bytes=free, warnings=(Warning("warehouse", str(error)),), health=Health.DOWN)
    finally:
        engine.dispose()
    warnings = (*_about_schema(found), *_about_runs(found, now, lag), *_about_quarantine(found), *_about_room(free))
    health = Health.NEEDS_A_LOOK if warnings else Health.WELL
    return Status(
        warehouse=name,
        schema=found.schema,
        runs=found.runs,
        set_aside_today=found.set_aside_today,
        set_aside_daily=found.set_aside_daily,
        free_bytes=free,
        alerts=found.alerts,
        warnings=warnings,
        health=health,
    )


def _ask(engine: Engine, name: str, now: datetime) -> Status:
    if not is_made(engine):
        return Status(warehouse=name)
    with read(engine) as connection:
        schema = MigrationContext.configure(connection).get_current_revision()
        if schema != head():
            return Status(warehouse=name, schema=schema)
        week = _set_aside(connection, now - WEEK, now - DAY)
        return Status(
            warehouse=name,
            schema=schema,
            runs=tuple(_last_runs(connection)),
            set_aside_today=_set_aside(connection, now - DAY, now),
            set_aside_daily=week / 6,
            alerts=open_alerts(connection),
        )


def _last_runs(connection: Connection) -> Iterator[LastRun]:
    for row in connection.execute(select(run).order_by(run.c.load_no.desc()).limit(RUNS)).mappings():
        outcomes = connection.execute(select(run_source).where(run_source.c.run_id == row["run_id"])).mappings().all()
        set_aside = select(func.count()).select_from(reject).where(reject.c.run_id == row["run_id"])
        yield _last_run(row, list(outcomes), connection.scalar(set_aside) or 0)


def _last_run(row: RowMapping, outcomes: list[RowMapping], set_aside: int) -> LastRun:
    return LastRun(
        run_id=row["run_id"],
        trigger=row["trigger"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        status=row["status"],
        articles=sum(outcome["counts"].get("articles_new", 0) for outcome in outcomes),
        set_aside=set_aside,
        failures=tuple(f"{one['source_id']}: {one['failure']}" for one in outcomes if one["failure"]),
    )


def _set_aside(connection: Connection, since: datetime, until: datetime) -> int:
    counted = select(func.count()).select_from(reject.join(run)).where(run.c.started_at.between(since, until))
    return connection.scalar(counted) or 0


def head() -> str | None:
    """Return the version of the schema that this program works with."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def _free_bytes(settings: Settings, engine: Engine) -> dict[str, int]:
    folders = [settings.home]
    if engine.dialect.name == "sqlite" and engine.url.database:
        folders.append(Path(engine.url.database).parent)
    return {str(folder): shutil.disk_usage(folder).free for folder in dict.fromkeys(folders) if folder.is_dir()}


def _about_schema(found: Status) -> Iterator[Warning]:
    script = ScriptDirectory.from_config(alembic_config())
    head, known = script.get_current_head(), {revision.revision for revision in script.walk_revisions()}
    if found.schema is None:
        yield Warning("schema", f"the warehouse {found.warehouse} is not there yet, or empty; the first run makes it")
    elif found.schema != head:
        older = "'conflict-events warehouse', as its owner, brings it up"
        do = older if found.schema in known else "a newer program has migrated it: upgrade this one"
        yield Warning("schema", f"the warehouse has schema {found.schema}, this program has {head}; {do}")


def _about_runs(found: Status, now: datetime, lag: timedelta) -> Iterator[Warning]:
    if not found.runs:
        return
    newest = found.runs[0]
    since = now - newest.finished_at
    if since > lag:
        yield Warning("lag", f"nothing was loaded for {_spell(since)}; look at the scheduler and its newest run")
    for failure in newest.failures:
        source, _, why = failure.partition(": ")
        if not any(alert.source_id == source and why in alert.message for alert in found.alerts):
            yield Warning("source", failure)
    for alert in found.alerts:
        yield Warning("source", str(alert))


def _about_quarantine(found: Status) -> Iterator[Warning]:
    today, daily = found.set_aside_today, found.set_aside_daily
    if today > FEW and today > GROWTH * daily:
        yield Warning(
            "quarantine",
            f"{today} records were set aside in a day, {daily:.0f} a day before; 'conflict-events quarantine' says why",
        )


def _about_room(free: dict[str, int]) -> Iterator[Warning]:
    for folder, left in free.items():
        if left < ROOM:
            yield Warning("disk", f"{folder} has {left / 2**30:.1f} GB free; make room")


def _spell(time: timedelta) -> str:
    minutes = int(time.total_seconds() // 60)
    return f"{minutes} minutes" if minutes < 120 else f"{minutes // 60} hours"

"""How sources are doing, from the warehouse: what each gave lately, and the alerts that are open."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, func, insert, select, update

from pipeline.ids import make_id
from pipeline.runs.cadence import next_reading
from pipeline.upkeep.judging import DAY, WEEK, judge
from pipeline.warehouse.answers import Answer, Value
from pipeline.warehouse.database import read
from schemas import tables as w
from schemas.health import Alert, Reading, SourceHealth
from schemas.sources import Source
from schemas.vocabulary import AlertKind

MONTH = timedelta(days=30)
REEXTRACT = "reextract"
"""The trigger of runs that read the archive and no source."""
BACKFILL = "backfill"
"""The trigger of runs that read an archive of a source: what it gives in a week is no measure of the source."""
_LOADED = w.run.c.trigger != REEXTRACT
_READ = w.run.c.trigger.not_in([REEXTRACT, BACKFILL])
_COLUMNS = ("source", "read", "last_success", "in_24_hours", "in_7_days", "expected_weekly", "matter", "next_reading")


def raise_alerts(connection: Connection, sources: Iterable[Source], run_id: str, now: datetime) -> None:
    """Write what is newly the matter with the sources, and close what no longer is, in the load's transaction."""
    for source in sources:
        found = {alert.kind: alert for alert in judge(_health(connection, source, now), now)}
        opened = _open_kinds(connection, source.id)
        over = [kind for kind in opened if kind not in found]
        of_source = (w.alert.c.source_id == source.id) & w.alert.c.cleared_at.is_(None)
        connection.execute(update(w.alert).where(of_source, w.alert.c.kind.in_(over)).values(cleared_at=now))
        for kind, alert in found.items():
            if kind not in opened:
                connection.execute(insert(w.alert).values(_alert_row(alert, run_id, now)))


def alerts_of(engine: Engine, run_id: str) -> tuple[Alert, ...]:
    """Return the alerts that the run raised."""
    with read(engine) as connection:
        return _alerts(connection, w.alert.c.run_id == run_id)


def last_readings(engine: Engine) -> dict[str, datetime]:
    """Return when each source was read last, whatever came of it."""
    chosen = select(w.run_source.c.source_id, func.max(w.run.c.started_at)).join(w.run).where(_READ)
    chosen = chosen.group_by(w.run_source.c.source_id)
    with read(engine) as connection:
        return dict(connection.execute(chosen).tuples().all())


def open_alerts(connection: Connection) -> tuple[Alert, ...]:
    """Return what is the matter with sources, as the last loads saw it."""
    return _alerts(connection, w.alert.c.cleared_at.is_(None))


def sources_table(engine: Engine, sources: Sequence[Source], now: datetime) -> Answer:
    """Return a row a source: how it is doing, and when it is read next."""
    with read(engine) as connection:
        rows = tuple(_row(_health(connection, source, now), now) for source in sources)
    return Answer(columns=_COLUMNS, rows=rows)


def _alerts(connection: Connection, which: ColumnElement[bool]) -> tuple[Alert, ...]:
    a = w.alert.c
    rows = connection.execute(select(a.source_id, a.kind, a.message).where(which).order_by(a.source_id, a.kind))
    return tuple(Alert(source_id=row.source_id, kind=AlertKind(row.kind), message=row.message) for row in rows)


def _row(health: SourceHealth, now: datetime) -> tuple[Value, ...]:
    source, volume = health.source, health.source.expected_weekly
    last = health.readings[0].at if health.readings else None
    alerts = [f"{alert.kind.value}: {alert.message}" for alert in judge(health, now)]
    failure = health.readings[0].failure if health.readings else None
    matter = [*alerts, *([failure] if failure and not any(failure in alert for alert in alerts) else [])]
    following = next_reading(source, last)
    return (
        source.id,
        "yes" if source.enabled else "no",
        _shown(health.last_success),
        health.articles_day,
        health.articles_week,
        f"{volume.minimum} to {volume.maximum}" if volume.maximum is not None else f"{volume.minimum} or more",
        "; ".join(matter) or None,
        (_shown(max(following, now)) if following else "at the next run") if source.enabled else None,
    )


def _shown(moment: datetime | None) -> str | None:
    return None if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def _health(connection: Connection, source: Source, now: datetime) -> SourceHealth:
    of_source = select(w.run.c.started_at, w.run_source.c.failure, w.run_source.c.counts).join(w.run_source)
    of_source = of_source.where(w.run_source.c.source_id == source.id, _READ)
    month = of_source.where(w.run.c.started_at > now - MONTH).order_by(w.run.c.started_at.desc())
    span = select(func.min(w.run.c.started_at), func.max(w.run.c.started_at)).join(w.run_source)
    span = span.where(w.run_source.c.source_id == source.id)
    return SourceHealth(
        source=source,
        since=connection.execute(span.where(_READ)).one()[0],
        last_success=connection.execute(span.where(_LOADED, w.run_source.c.failure.is_(None))).one()[1],
        articles_day=_articles(connection, source.id, now - DAY),
        articles_week=_articles(connection, source.id, now - WEEK),
        readings=tuple(map(_reading, connection.execute(month).mappings())),
    )


def _reading(row: RowMapping) -> Reading:
    counts = msgspec.convert(row["counts"], dict[str, int])
    return Reading(at=row["started_at"], failure=row["failure"], counts=counts)


def _articles(connection: Connection, source_id: str, after: datetime) -> int:
    new = select(func.count()).select_from(w.article).join(w.run).where(w.run.c.started_at > after, _READ)
    return connection.scalar(new.where(w.article.c.source_id == source_id)) or 0


def _open_kinds(connection: Connection, source_id: str) -> set[AlertKind]:
    kinds = select(w.alert.c.kind).where(w.alert.c.source_id == source_id, w.alert.c.cleared_at.is_(None))
    return set(map(AlertKind, connection.scalars(kinds)))


def _alert_row(alert: Alert, run_id: str, now: datetime) -> dict[str, object]:
    return {
        "alert_id": make_id("alt", alert.source_id, alert.kind, run_id),
        "source_id": alert.source_id,
        "kind": alert.kind.value,
        "message": alert.message,
        "raised_at": now,
        "run_id": run_id,
    }

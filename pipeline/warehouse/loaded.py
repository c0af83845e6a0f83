"""What a run brought, asked of the warehouse: so a run whose answer was lost is not loaded twice."""

from sqlalchemy import ColumnElement, Connection, Engine, FromClause, func, select

from pipeline.warehouse.database import read
from pipeline.warehouse.load import LoadCounts
from schemas.tables import article, coding, event_version, reject, report, run


def counts_of_run(engine: Engine, run_id: str) -> LoadCounts | None:
    """Return what the run added; None where the warehouse does not hold it."""
    with read(engine) as connection:
        if connection.scalar(select(run.c.load_no).where(run.c.run_id == run_id)) is None:
            return None
        versions = event_version.c.run_id == run_id
        return LoadCounts(
            articles=_count(connection, coding.join(article), coding.c.run_id == run_id),
            reports=_count(connection, report.join(coding), coding.c.run_id == run_id),
            events_new=_count(connection, event_version, versions, event_version.c.version_no == 1),
            events_revised=_count(connection, event_version, versions, event_version.c.version_no > 1),
            quarantined=_count(connection, reject, reject.c.run_id == run_id),
        )


def _count(connection: Connection, rows: FromClause, *conditions: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(rows).where(*conditions)) or 0

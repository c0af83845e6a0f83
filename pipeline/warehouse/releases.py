"""Releases: moments of the warehouse with a name, so that last year's report can be asked for again and compared."""

import re
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from sqlalchemy import Connection, Engine, exists, func, select

from pipeline.problems import Problem
from pipeline.warehouse.answers import Answer
from pipeline.warehouse.database import read, write
from pipeline.warehouse.queries import run_query
from schemas.tables import event_version, release, run

_TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_BETWEEN = """
SELECT f.event_id, v.sub_event_type, v.date_start, v.admin1_iso, v.place_name, f.version_no, f.changed_at,
       f.change_reason, f.field, f.before, f.after, f.change_note, f.cause_title, f.cause_address, f.cause_url
FROM changes f
JOIN event_version v ON v.event_id = f.event_id AND v.version_no = f.version_no
WHERE f.changed_at > :after AND f.changed_at <= :until
ORDER BY f.changed_at, f.event_id, f.version_no, f.field NULLS FIRST
"""


class ReleaseError(Problem):
    """A release that cannot be made or is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A moment of the warehouse with a name."""

    tag: str
    known_at: datetime
    """UTC; what was believed at this moment is the release."""
    load_no: int
    n_events: int


def tag_release(engine: Engine, tag: str, *, now: datetime, note: str | None = None) -> Release:
    """Give what is believed now a name; raises ReleaseError where the name is taken or nothing is believed yet."""
    if not _TAG.fullmatch(tag):
        raise ReleaseError(f"{tag!r} is no tag: 1 to 40 letters, digits, '.', '_' and '-' are expected, as 2026-11")
    with write(engine) as connection:
        if connection.scalar(select(release.c.tag).where(release.c.tag == tag)):
            raise ReleaseError(f"there is a release {tag!r} already; a tag is never given twice")
        made = _describe(connection, tag)
        versions = select(run.c.coder_version, run.c.gazetteer_version).where(run.c.load_no == made.load_no)
        coder_version, gazetteer_version = connection.execute(versions).one()
        row = {
            "tag": tag,
            "known_at": made.known_at,
            "released_at": max(now, made.known_at),
            "load_no": made.load_no,
            "program_version": version("conflict-events"),
            "coder_version": coder_version,
            "gazetteer_version": gazetteer_version,
            "n_events": made.n_events,
            "note": note,
        }
        connection.execute(release.insert().values(row))
    return made


def holds_events(engine: Engine) -> bool:
    """Return whether the warehouse has ever held an event: whether there is anything to release."""
    with read(engine) as connection:
        return connection.scalar(select(exists().where(event_version.c.event_id.is_not(None)))) is True


def find_release(engine: Engine, tag: str) -> Answer:
    """Return the release's row; raises ReleaseError where there is none of that tag."""
    answer = run_query(engine, "SELECT * FROM release WHERE tag = :tag", {"tag": tag})
    if not answer.rows:
        known = ", ".join(str(row[0]) for row in run_query(engine, "SELECT tag FROM release ORDER BY known_at").rows)
        raise ReleaseError(f"there is no release {tag!r}; there are {known or 'none'}")
    return answer


def diff_releases(engine: Engine, earlier: str, later: str) -> Answer:
    """Return every change between two releases: one row a changed field, with its reason and its article.

    Raises ReleaseError where there is no such release, or the later one was before the earlier.
    """
    moments = [_known_at(find_release(engine, tag)) for tag in (earlier, later)]
    if moments[0] > moments[1]:
        raise ReleaseError(f"{later} is of {moments[1]} and {earlier} of {moments[0]}: name the earlier one first")
    return run_query(engine, _BETWEEN, {"after": moments[0], "until": moments[1]})


def _known_at(found: Answer) -> str:
    return str(dict(zip(found.columns, found.rows[0], strict=True))["known_at"])


def _describe(connection: Connection, tag: str) -> Release:
    """The last moment at which a belief changed: every later load's beliefs are known from after it."""
    known_at = connection.scalar(select(func.max(event_version.c.known_from)))
    if known_at is None:
        raise ReleaseError("the warehouse holds no event yet: there is nothing to release")
    news = (
        (event_version.c.known_from <= known_at)
        & (event_version.c.known_to > known_at)
        & (event_version.c.assertion == "asserted")
        & ~event_version.c.background
        & (event_version.c.corroboration != "retracted")
    )
    return Release(
        tag=tag,
        known_at=known_at,
        load_no=connection.scalar(select(func.max(run.c.load_no))) or 0,
        n_events=connection.scalar(select(func.count()).select_from(event_version).where(news)) or 0,
    )

"""From an event to its rows, and from what people decided of it."""

from datetime import datetime

import msgspec

from pipeline.warehouse.columns import Row, act_columns, point_columns, toll_columns
from schemas.events import EventVersion, Judgement, Lineage
from schemas.tables import END_OF_TIME
from schemas.vocabulary import ActorKind, ActorRole, EventType, SubEventType


def event_version_row(version: EventVersion, run_id: str) -> Row:
    """Return the row of ``event_version``, open-ended."""
    return {
        "event_id": version.event_id,
        "version_no": version.version_no,
        **_change_columns(version),
        **act_columns(version.act),
        "civilian_targeting": _targets_civilians(version),
        "assertion": str(version.assertion),
        "background": version.background,
        "date_start": version.when.start,
        "date_end": version.when.end,
        "date_precision": str(version.when.precision),
        "geo_precision": str(version.where.precision),
        "country": version.where.country,
        **point_columns(version.where),
        "weapons": tuple(map(str, version.weapons)),
        **_belief_columns(version),
        "run_id": run_id,
        **toll_columns(version.tolls),
    }


def event_actor_rows(version: EventVersion) -> list[Row]:
    """Return the rows of ``event_version_actor``."""
    key = {"event_id": version.event_id, "version_no": version.version_no}
    return [key | {"actor_no": n} | msgspec.to_builtins(party) for n, party in enumerate(version.parties)]


def event_report_rows(version: EventVersion) -> list[Row]:
    """Return the rows of ``event_report``."""
    key = {"event_id": version.event_id, "version_no": version.version_no}
    return [key | msgspec.to_builtins(member) for member in version.members]


def lineage_row(lineage: Lineage, now: datetime, run_id: str) -> Row:
    """Return the row of ``event_lineage``."""
    row: Row = msgspec.to_builtins(lineage)
    return row | {"known_from": now, "run_id": run_id}


def judgement_row(judgement: Judgement) -> Row:
    """Return the row of ``judgement``, which no run has taken up yet."""
    row: Row = msgspec.to_builtins(judgement, builtin_types=(datetime,))
    return row


def _targets_civilians(version: EventVersion) -> bool:
    """Whether ACLED would flag it so: by its kind, or where bombs or riots are for civilians."""
    act, civilians = version.act, (ActorRole.TARGET, ActorKind.CIVILIANS)
    if act.event_type is EventType.VIOLENCE_AGAINST_CIVILIANS:
        return True
    if act.event_type is EventType.EXPLOSIONS or act.event_type is EventType.RIOTS:
        return any((party.role, party.kind) == civilians for party in version.parties)
    return act.sub_event_type is SubEventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS


def _change_columns(version: EventVersion) -> Row:
    return {
        "known_from": version.known_from,
        "known_to": END_OF_TIME,
        "change_reason": str(version.change_reason),
        "change_note": version.change_note,
        "cause_article_id": version.cause_article_id,
    }


def _belief_columns(version: EventVersion) -> Row:
    """The columns of how well the event is known."""
    return {
        "n_reports": version.n_reports,
        "n_articles": version.n_articles,
        "n_outlets": version.n_outlets,
        "n_sources": version.n_sources,
        "corroboration": str(version.corroboration),
        "confidence": version.confidence,
        "policy": version.policy,
    }

"""From an event to its rows, in the order of the columns named beside them, and from what people decided of it."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

import msgspec

from pipeline.warehouse.bulk_values import Moments, day_text, list_text
from pipeline.warehouse.columns import (
    ACT,
    POINT,
    Outcomes,
    Row,
    Values,
    act_values,
    point_values,
    toll_columns,
    toll_values,
)
from schemas.events import EventVersion, Judgement, Lineage
from schemas.tables import END_OF_TIME
from schemas.vocabulary import ActorKind, ActorRole, EventType, SubEventType

_CHANGE = ("known_from", "known_to", "change_reason", "change_note", "cause_article_id")
_WHEN_AND_WHERE = ("date_start", "date_end", "date_precision", "geo_precision", "country", *POINT)
_BELIEF = ("n_reports", "n_articles", "n_outlets", "n_sources", "corroboration", "confidence", "policy")
_VERSION = (
    *("event_id", "version_no", "run_id", *_CHANGE, *ACT, "civilian_targeting", "assertion", "background"),
    *(*_WHEN_AND_WHERE, "weapons", *_BELIEF),
)
EVENT_ACTOR = ("event_id", "version_no", "actor_no", "name", "role", "actor_id", "kind", "claim")
EVENT_REPORT = ("event_id", "version_no", "report_id", "score", "reason")


@lru_cache
def event_version_columns(outcomes: Outcomes) -> tuple[str, ...]:
    """Return the columns of versions that tell of these outcomes."""
    return (*_VERSION, *toll_columns(outcomes))


def event_version_row(version: EventVersion, run_id: str, outcomes: Outcomes, moment_text: Moments) -> list[object]:
    """Return the row of ``event_version``, open-ended."""
    return [
        *(version.event_id, version.version_no, run_id),
        moment_text(version.known_from),
        moment_text(END_OF_TIME),
        str(version.change_reason),
        version.change_note,
        version.cause_article_id,
        *act_values(version.act),
        int(_targets_civilians(version)),
        str(version.assertion),
        int(version.background),
        *_when_and_where(version),
        list_text(version.weapons),
        *_belief(version),
        *toll_values(version.tolls, outcomes),
    ]


def event_actor_rows(version: EventVersion) -> Iterator[Values]:
    """Yield the rows of ``event_version_actor``."""
    for n, party in enumerate(version.parties):
        yield (
            version.event_id,
            version.version_no,
            n,
            party.name,
            str(party.role),
            party.actor_id,
            party.kind and str(party.kind),
            str(party.claim),
        )


def event_report_rows(version: EventVersion) -> Iterator[Values]:
    """Yield the rows of ``event_report``."""
    for member in version.members:
        yield version.event_id, version.version_no, member.report_id, member.score, member.reason


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


def _when_and_where(version: EventVersion) -> Values:
    """The values of ``_WHEN_AND_WHERE``."""
    when, where = version.when, version.where
    return (
        day_text(when.start),
        day_text(when.end),
        str(when.precision),
        str(where.precision),
        where.country,
        *point_values(where),
    )


def _belief(version: EventVersion) -> Values:
    """The values of ``_BELIEF``: how well the event is known."""
    return (
        version.n_reports,
        version.n_articles,
        version.n_outlets,
        version.n_sources,
        str(version.corroboration),
        version.confidence,
        version.policy,
    )

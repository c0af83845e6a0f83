"""Events in versions, what reports make them, and what people decided of them."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from schemas import vocabulary as v
from schemas.tables.base import UtcDateTime, metadata
from schemas.tables.parts import (
    act_checks,
    act_columns,
    counts,
    date_columns,
    foreign,
    id_text,
    listed,
    of_version,
    ordered_counts,
    part_of,
    place_columns,
    point_checks,
)

_NEWS_OF_A_DAY = text(
    "known_to >= '9999-12-31' AND assertion = 'asserted' AND NOT background AND corroboration <> 'retracted' "
    "AND date_start IS NOT NULL"
)
"""In the words of the view ``events``, and with a day: SQLite is not to go by it through all events."""

event = Table(
    "event",
    metadata,
    Column("event_id", id_text(40), primary_key=True, comment="given once, never changed"),
    Column("run_id", id_text(80), ForeignKey("run.run_id"), nullable=False, comment="the run that first knew it"),
    comment="Events; what is believed of them is in event_version",
)

event_version = Table(
    "event_version",
    metadata,
    foreign("event_id", "event.event_id", "the event", primary_key=True),
    Column("version_no", Integer, primary_key=True, comment="1, 2, 3 …"),
    Column("known_from", UtcDateTime, nullable=False, comment="UTC moment from which this was believed"),
    Column(
        "known_to",
        UtcDateTime,
        nullable=False,
        comment="UTC moment from which it no longer was; 9999-12-31 for what is believed now",
    ),
    Column("change_reason", String(20), nullable=False, comment="why there is this version"),
    Column("change_note", Text, nullable=False, comment="what changed, and by what"),
    foreign("cause_article_id", "article.article_id", "the article that caused it", nullable=True),
    *act_columns(),
    Column(
        "civilian_targeting",
        Boolean,
        nullable=False,
        comment="whether civilians or peaceful protesters are its target, as ACLED flags it",
    ),
    *date_columns(),
    Column("place_name", Text, comment="canonical name of the place"),
    *place_columns(),
    Column("geo_precision", String(10), nullable=False, comment="exact, near, adm2, adm1, country or unknown"),
    *counts(),
    Column("weapons", JSON, nullable=False, comment="list of weapons named"),
    Column("n_reports", Integer, nullable=False, comment="reports that tell of it"),
    Column("n_articles", Integer, nullable=False, comment="articles that do"),
    Column("n_outlets", Integer, nullable=False, comment="outlets that published them"),
    Column("n_sources", Integer, nullable=False, comment="independent voices: copies of one text count once"),
    Column(
        "corroboration",
        String(20),
        nullable=False,
        comment="single, corroborated, confirmed, contested or retracted: a retracted event no longer counts",
    ),
    Column("confidence", Float, nullable=False, comment="0 to 1"),
    Column("policy", String(20), nullable=False, comment="version of the policies that made one belief of the reports"),
    Column("run_id", id_text(80), ForeignKey("run.run_id"), nullable=False, comment="the run that believed it"),
    listed("change_reason", v.ChangeReason),
    listed("corroboration", v.Corroboration),
    CheckConstraint("known_to > known_from", name="known_ordered"),
    CheckConstraint("n_reports > 0 AND n_articles > 0 AND n_sources > 0", name="someone_says_so"),
    *act_checks(),
    *ordered_counts(),
    *point_checks(),
    UniqueConstraint("event_id", "known_to", name="uq_event_version_known_to"),
    Index(
        "ix_event_version_day",
        "date_start",
        "date_precision",
        sqlite_where=_NEWS_OF_A_DAY,
        postgresql_where=_NEWS_OF_A_DAY,
    ),
    Index("ix_event_version_where", "country", "admin1_iso", "date_start"),
    comment="What was believed of an event, from when to when; one current version an event",
)

event_version_actor = Table(
    "event_version_actor",
    metadata,
    part_of("event_id", "the event"),
    Column("version_no", Integer, primary_key=True, comment="the version"),
    Column("actor_no", Integer, primary_key=True, comment="0, 1, 2 …"),
    Column("name", Text, nullable=False, comment="the registry's name, or the text's words"),
    Column("role", String(20), nullable=False, comment="perpetrator, target or participant"),
    Column("actor_id", String(80), comment="the registry's id"),
    Column("kind", String(30), comment="ACLED inter class"),
    Column("claim", String(20), nullable=False, comment="that it was this one is asserted, claimed or alleged"),
    listed("role", v.ActorRole),
    listed("kind", v.ActorKind),
    listed("claim", v.Claim),
    of_version("event_version_actor"),
    comment="Who takes part in an event, as believed in a version",
)

event_report = Table(
    "event_report",
    metadata,
    part_of("event_id", "the event"),
    Column("version_no", Integer, primary_key=True, comment="the version"),
    foreign("report_id", "report.report_id", "a report that tells of it", primary_key=True),
    Column("score", Float, nullable=False, comment="0 to 1: how alike; 1 for the report that founded it"),
    Column("reason", Text, nullable=False, comment="the likenesses that decided"),
    of_version("event_report"),
    Index("ix_event_report_report_id", "report_id", "event_id", "version_no"),
    comment="Which reports an event's version rests on",
)

event_lineage = Table(
    "event_lineage",
    metadata,
    foreign("event_id", "event.event_id", "the event that ended, or that came out of another", primary_key=True),
    Column("known_from", UtcDateTime, primary_key=True, comment="UTC moment from which this was believed"),
    Column("kind", String(20), nullable=False, comment="merged, split or dissolved"),
    foreign("other_event_id", "event.event_id", "the event that it went into or came out of", nullable=True),
    Column("reason", Text, nullable=False, comment="one sentence"),
    foreign("cause_article_id", "article.article_id", "the article that caused it", nullable=True),
    Column("run_id", id_text(80), ForeignKey("run.run_id"), nullable=False, comment="the run that believed it"),
    listed("kind", v.LineageKind),
    CheckConstraint("(kind = 'dissolved') = (other_event_id IS NULL)", name="other_where_there_is_one"),
    CheckConstraint("event_id <> other_event_id", name="of_two"),
    Index("ix_event_lineage_other_event_id", "other_event_id"),
    comment="Which events merged into which, and which came out of which; their mentions are where they went",
)

judgement = Table(
    "judgement",
    metadata,
    Column("judgement_id", id_text(40), primary_key=True, comment="from what was decided, by whom and when"),
    Column("kind", String(20), nullable=False, comment="same, different, value, retract or restore"),
    foreign("report_id", "report.report_id", "a report of the event that is judged"),
    foreign("other_report_id", "report.report_id", "the other report, where two were compared", nullable=True),
    Column("field", String(40), comment="the field that has another value"),
    Column("value", Text, comment="its right value, as the person wrote it"),
    Column("decided_by", Text, nullable=False, comment="who decided"),
    Column("note", Text, comment="why"),
    Column("decided_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("run_id", id_text(80), ForeignKey("run.run_id"), comment="the run that took it up; NULL: the next one will"),
    listed("kind", v.JudgementKind),
    CheckConstraint("(kind IN ('same', 'different')) = (other_report_id IS NOT NULL)", name="pairs_are_two"),
    CheckConstraint("(kind = 'value') = (field IS NOT NULL AND value IS NOT NULL)", name="values_are_told"),
    Index("ix_judgement_report_id", "report_id"),
    comment="What people decided of events; it stands above every report, and older decisions stay",
)

"""What is set aside, released, compared with, counted ahead and erased."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from schemas import vocabulary as v
from schemas.tables.base import UtcDateTime, metadata
from schemas.tables.parts import OneOf, foreign, id_text, listed

reject = Table(
    "reject",
    metadata,
    Column("quarantine_id", id_text(40), primary_key=True, comment="from the input and the reason"),
    Column("stage", String(10), nullable=False, comment="the step that set it aside"),
    foreign("source_id", "source.source_id", "the source; NULL for what came of several", nullable=True),
    Column("input", Text, nullable=False, comment="name of what was set aside"),
    Column("reason", Text, nullable=False, comment="short code"),
    Column("message", Text, nullable=False, comment="what is wrong, and what to do"),
    Column("payload", Text, comment="the record as JSON, or the beginning of the raw input"),
    Column("article_id", id_text(40), comment="the article, where there is one; it may itself be set aside"),
    Column("report_id", id_text(40), comment="the report, where there is one; it is not in report"),
    Column("run_id", id_text(80), ForeignKey("run.run_id"), nullable=False, comment="the run that first set it aside"),
    listed("stage", v.Stage),
    Index("ix_reject_reason", "reason"),
    comment="What could not go on, and why, with the raw input; nothing is lost",
)

release = Table(
    "release",
    metadata,
    Column("tag", String(40), primary_key=True, comment="its name, as 2026-11; never given twice"),
    Column("known_at", UtcDateTime, nullable=False, comment="UTC moment whose beliefs it holds"),
    Column("released_at", UtcDateTime, nullable=False, comment="UTC moment at which it was tagged"),
    Column("load_no", Integer, nullable=False, comment="the last load that it holds"),
    Column("program_version", Text, nullable=False, comment="version of the program that tagged it"),
    Column("coder_version", Text, comment="version of the coding rules and lexicons of that load"),
    Column("gazetteer_version", Text, comment="version of the gazetteer of that load"),
    Column("n_events", Integer, nullable=False, comment="events asserted as news that it holds"),
    Column("note", Text, comment="what its makers say of it"),
    CheckConstraint("known_at <= released_at", name="known_before"),
    comment="Releases: moments of the warehouse with a name, to be asked for again",
)

reference_count = Table(
    "reference_count",
    metadata,
    Column("dataset", String(40), primary_key=True, comment="whose counts, as acled or ucdp"),
    Column("admin1_iso", String(6), primary_key=True, comment="province: ISO 3166-2"),
    Column("month", String(7), primary_key=True, comment="YYYY-MM"),
    Column("events", Integer, nullable=False, comment="their events"),
    Column("killed", Integer, comment="their killed; NULL where they do not say"),
    CheckConstraint("events >= 0 AND (killed IS NULL OR killed >= 0)", name="counts_range"),
    comment="Other data sets' counts by province and month, to compare with",
)

source_month = Table(
    "source_month",
    metadata,
    foreign("source_id", "source.source_id", "the source"),
    Column("month", String(7), comment="YYYY-MM of publication; NULL for undated articles"),
    Column("articles", Integer, nullable=False, comment="articles of the month"),
    Column("articles_without_report", Integer, nullable=False, comment="those of them that yield no report"),
    Column("reports", Integer, nullable=False, comment="reports that are asserted as news"),
    Column("placed_to_district", Integer, nullable=False, comment="those of them placed to the district or finer"),
    Column("placed_to_province", Integer, nullable=False, comment="those of them placed to the province or finer"),
    Column("dated_to_day", Integer, nullable=False, comment="those of them whose date is known to the day"),
    Column("toll_known", Integer, nullable=False, comment="those of them that give a number of killed"),
    Column("last_published", Date, comment="day of publication of the newest; NULL for undated articles"),
    UniqueConstraint("source_id", "month", name="uq_source_month_source_id"),
    comment="What each source told in each month, counted ahead by each load from the newest codings",
)

source_delay = Table(
    "source_delay",
    metadata,
    foreign("source_id", "source.source_id", "the source", primary_key=True),
    Column("month", String(7), primary_key=True, comment="YYYY-MM of publication"),
    Column(
        "step", String(12), primary_key=True, comment="publication: from the event to it; load: from publication to it"
    ),
    Column("days_late", Integer, primary_key=True, autoincrement=False, comment="days that the step took"),
    Column("n", Integer, nullable=False, comment="reports (publication) or articles (load) that were so late"),
    CheckConstraint(OneOf("step", ("publication", "load")), name="step_listed"),
    comment="How late each source was in each month, counted ahead by each load from the newest codings",
)

erasure = Table(
    "erasure",
    metadata,
    foreign("article_id", "article.article_id", "the article whose text is gone", primary_key=True),
    Column("erased_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("reason", Text, nullable=False, comment="why: retention, or what the law or the publisher asks"),
    Column("quotes_too", Boolean, nullable=False, comment="whether the quotes of its reports are gone as well"),
    comment="Tombstones of articles whose text was erased: what they told stays, and they are never coded again",
)

"""Sources, runs, and what is known of where articles come from."""

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from schemas import vocabulary as v
from schemas.tables.base import UtcDateTime, metadata
from schemas.tables.parts import foreign, id_text, listed

source = Table(
    "source",
    metadata,
    Column("source_id", id_text(40), primary_key=True, comment="the entry's id in sources.yaml"),
    Column("name", Text, nullable=False, comment="what people call it"),
    Column("kind", String(20), nullable=False, comment="how it is read"),
    Column("publisher", Text, comment="who answers for it"),
    Column("scale", String(20), comment="whose voice it is, after ACLED's source_scale"),
    Column("language", String(10), comment="ISO 639-1"),
    Column("country", String(2), comment="ISO 3166-1 alpha-2 of its seat"),
    Column("licence", Text, comment="under what terms its text may be used"),
    Column("is_sample", Boolean, nullable=False, comment="true where its incidents are invented"),
    comment="Where articles come from",
)

run = Table(
    "run",
    metadata,
    Column("run_id", id_text(80), primary_key=True, comment="id of the run"),
    Column("load_no", Integer, nullable=False, unique=True, comment="1 for the first load, 2 for the next"),
    Column(
        "trigger",
        String(10),
        nullable=False,
        comment="dag, cli, reextract (the archive was read and no source) or backfill (a source's own archive was)",
    ),
    Column("started_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("finished_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("status", String(10), nullable=False, comment="succeeded or failed"),
    Column("coder_version", Text, comment="version of the coding rules and lexicons"),
    Column("gazetteer_version", Text, comment="version of the gazetteer"),
    listed("status", v.RunStatus),
    comment="Each load into this warehouse, with the versions that made it",
)

run_source = Table(
    "run_source",
    metadata,
    Column("run_id", id_text(80), ForeignKey("run.run_id"), primary_key=True, comment="the run"),
    foreign("source_id", "source.source_id", "the source", primary_key=True),
    Column("counts", JSON, nullable=False, comment="what was counted: articles_read, articles_new, rejected …"),
    Column("failure", Text, comment="why the source was stopped; NULL where it was not"),
    comment="What each run made of each source",
)

response = Table(
    "response",
    metadata,
    Column("response_id", id_text(40), primary_key=True, comment="from source, address, time and body"),
    foreign("source_id", "source.source_id", "the source that asked"),
    Column("address", Text, nullable=False, comment="what was asked; a redirect and what it leads to are two rows"),
    Column("fetched_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("status", Integer, nullable=False, comment="of HTTP"),
    Column("content_type", Text, comment="as the server says"),
    Column("sha256", String(64), nullable=False, comment="SHA-256 of the body's bytes as sent, packed if they were"),
    Column("size", Integer, nullable=False, comment="bytes of the body as sent"),
    Column("archive_name", Text, comment="WARC file below the archive's root; NULL when its time was over"),
    Column("offset", Integer, nullable=False, comment="byte of the file where its record begins"),
    Column("length", Integer, nullable=False, comment="bytes of the record"),
    Column("run_id", id_text(80), ForeignKey("run.run_id"), nullable=False, comment="the run that brought it"),
    Index("ix_response_archive_name", "archive_name"),
    comment="Every answer of every server, errors and redirects too, with where the archive keeps it as it came",
)

address = Table(
    "address",
    metadata,
    Column("address_id", id_text(40), primary_key=True, comment="from source and address"),
    foreign("source_id", "source.source_id", "the source"),
    Column("address", Text, nullable=False, comment="of a page, or of the list that the source is read from"),
    Column("status", String(10), nullable=False, comment="wanted, read or given_up"),
    Column("checked_at", UtcDateTime, nullable=False, comment="UTC moment when it was asked last, or first named"),
    Column("stamp", Text, comment="the list's word for the version that was read"),
    Column("about", JSON(none_as_null=True), comment="what the list says of the page; NULL for what is no page"),
    Column("etag", Text, comment="the server's mark of the version, to be asked for changes only"),
    Column("last_modified", Text, comment="the server's date of the version"),
    Column("read_at", UtcDateTime, comment="UTC moment when it last gave a body"),
    Column("response_id", id_text(40), ForeignKey("response.response_id"), comment="the answer that held it"),
    Column("tries", Integer, nullable=False, comment="failures since it was last read"),
    Column("next_try", UtcDateTime, comment="UTC moment from which it is worth asking again; NULL where it is not"),
    Column("reason", Text, comment="why it was not read, as a short code"),
    listed("status", v.AddressStatus),
    Index("ix_address_owed", "source_id", "status", "next_try"),
    comment="What is known of each address of each source: what need not be asked again, and what is owed",
)

host = Table(
    "host",
    metadata,
    Column("host", Text, primary_key=True, comment="scheme, name and port"),
    Column("robots", Text, comment="its robots.txt; empty where it has none, NULL where it was not asked"),
    Column("robots_at", UtcDateTime, comment="UTC moment when that was asked"),
    Column("failures", Integer, nullable=False, comment="failures in a row"),
    Column("closed_until", UtcDateTime, comment="it is left alone until then; NULL where it is not"),
    Column("free_at", UtcDateTime, comment="nobody asks it before: it is being asked, or its pause is not over"),
    comment="How we stand with each host, whichever source asks it",
)

watermark = Table(
    "watermark",
    metadata,
    foreign("source_id", "source.source_id", "the source", primary_key=True),
    Column("name", String(80), primary_key=True, comment="what is counted"),
    Column("value", Text, nullable=False, comment="how far it was read"),
    comment="How far sources that count were read",
)

alert = Table(
    "alert",
    metadata,
    Column("alert_id", id_text(40), primary_key=True, comment="from source, kind and the run that raised it"),
    foreign("source_id", "source.source_id", "the source"),
    Column("kind", String(10), nullable=False, comment="quiet, loud, failing or thin"),
    Column("message", Text, nullable=False, comment="what is the matter, and what to do"),
    Column("raised_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("cleared_at", UtcDateTime, comment="UTC moment when it was over; NULL while it is not"),
    Column("run_id", id_text(80), ForeignKey("run.run_id"), nullable=False, comment="the run that raised it"),
    listed("kind", v.AlertKind),
    CheckConstraint("cleared_at >= raised_at", name="times_ordered"),
    Index("ix_alert_source_id", "source_id", "cleared_at"),
    comment="What was the matter with sources, from when to when",
)

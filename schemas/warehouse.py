"""The warehouse's tables: every constraint has a name, every table and column says what it holds.

One definition serves SQLite and PostgreSQL, the migrations, the data dictionary and the checks. Nothing is updated in
place but what its comment says: a version of an event is closed (``known_to``), an alert is cleared, the time of an
archived answer is over, what is known of addresses and hosts is what is known now, and sums are counted again.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.ext.compiler import compiles

from schemas import vocabulary as v

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
}
END_OF_TIME = datetime(9999, 12, 31, tzinfo=UTC)
"""``known_to`` of what is believed now, so that "as of" is one plain comparison."""
COUNTED = ("killed", "injured", "captured", "missing", "displaced", "leaders_killed", "leaders_captured")

_CLAIMED = text("assertion IN ('alleged', 'denied', 'hypothetical', 'future')")
"""In the words of the view ``claims``: SQLite sees only by them that its index is the view's."""

_WORDED = text("killed_phrase IS NOT NULL")
_NAMING = text("names_iso")
_NEWS_OF_A_DAY = text(
    "known_to >= '9999-12-31' AND assertion = 'asserted' AND NOT background AND corroboration <> 'retracted' "
    "AND date_start IS NOT NULL"
)
"""In the words of the view ``events``, and with a day: SQLite is not to go by it through all events."""

metadata = MetaData(naming_convention=NAMING)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite, which knows no zones, keeps it naive and gives it back with its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """Values are moments."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; raises ValueError where it has no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class _OneOf(ColumnElement[bool]):
    """That a column holds one of some words.

    SQLite, which would make a table of the list for each statement, and look in that for each row, compares one by one.
    """

    inherit_cache = False

    def __init__(self, column: str, words: Iterable[str]) -> None:
        self.column = column
        self.quoted = ["'" + word.replace("'", "''") + "'" for word in words]


@compiles(_OneOf)
def _in_list(one: _OneOf, _compiler: object, **_: object) -> str:
    return f"{one.column} IN ({', '.join(one.quoted)})"


@compiles(_OneOf, "sqlite")
def _one_by_one(one: _OneOf, _compiler: object, **_: object) -> str:
    return " OR ".join(f"{one.column} = {word}" for word in one.quoted)


def _listed(column: str, kind: type[StrEnum]) -> CheckConstraint:
    return CheckConstraint(_OneOf(column, [member.value for member in kind]), name=f"{column}_listed")


def _counts() -> list[Column[int]]:
    says = {
        "low": "at least so many",
        "best": "the best single number, NULL where only bounds are known",
        "high": "at most so many, NULL where open",
    }
    return [
        Column(f"{what}_{bound}", Integer, comment=f"{what.replace('_', ' ')}: {text}")
        for what in COUNTED
        for bound, text in says.items()
    ]


def _ordered_counts() -> list[CheckConstraint]:
    return [
        CheckConstraint(
            f"{what}_low >= 0 AND ({what}_best IS NULL OR {what}_best >= {what}_low) "
            f"AND ({what}_high IS NULL OR {what}_high >= coalesce({what}_best, {what}_low))",
            name=f"{what}_ordered",
        )
        for what in COUNTED
    ]


def _act() -> list[Column[str] | Column[int] | Column[bool]]:
    return [
        Column("event_type", String(40), nullable=False, comment="ACLED event type"),
        Column("sub_event_type", String(60), nullable=False, comment="ACLED sub-event type"),
        Column("plover_type", String(20), comment="PLOVER event category"),
        Column("plover_mode", String(20), comment="PLOVER mode"),
        Column("ucdp_type", Integer, comment="UCDP type of violence: 1 state-based, 2 non-state, 3 one-sided"),
        Column(
            "assertion",
            String(20),
            nullable=False,
            comment="asserted, alleged, denied, hypothetical, future or negated",
        ),
        Column("background", Boolean, nullable=False, comment="told as history or context, not as news"),
    ]


def _act_checks() -> list[CheckConstraint]:
    return [
        _listed("event_type", v.EventType),
        _listed("sub_event_type", v.SubEventType),
        _listed("plover_type", v.PloverType),
        CheckConstraint("ucdp_type BETWEEN 1 AND 3", name="ucdp_type_listed"),
        _listed("assertion", v.Assertion),
        _listed("date_precision", v.DatePrecision),
        _listed("geo_precision", v.GeoPrecision),
        CheckConstraint("date_end >= date_start", name="dates_ordered"),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence_share"),
    ]


def _dates() -> list[Column[date] | Column[str]]:
    return [
        Column("date_start", Date, comment="first day on which it may have happened; NULL if unknown"),
        Column("date_end", Date, comment="last day on which it may have happened"),
        Column("date_precision", String(10), nullable=False, comment="day, days, week, month, year or unknown"),
    ]


def _place_columns() -> list[Column[str] | Column[int] | Column[float]]:
    return [
        Column("country", String(2), comment="ISO 3166-1 alpha-2"),
        Column("admin1_iso", String(6), comment="province: ISO 3166-2"),
        Column("admin2_name", Text, comment="district"),
        Column("pcode", String(20), comment="OCHA P-code of the finest level known"),
        Column("geonames_id", Integer, comment="GeoNames id of the place"),
        Column("lat", Float, comment="WGS84 latitude, degrees"),
        Column("lon", Float, comment="WGS84 longitude, degrees"),
        Column("radius_km", Float, comment="how far off the point may be, kilometres"),
    ]


def _point_checks() -> list[CheckConstraint]:
    return [
        CheckConstraint("lat BETWEEN -90 AND 90", name="lat_range"),
        CheckConstraint("lon BETWEEN -180 AND 180", name="lon_range"),
        CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="point_whole"),
        CheckConstraint("radius_km >= 0", name="radius_range"),
    ]


def _fk(column: str, target: str, comment: str, *, primary_key: bool = False, nullable: bool = False) -> Column[str]:
    return Column(column, String(40), ForeignKey(target), primary_key=primary_key, nullable=nullable, comment=comment)


def _part_of(column: str, comment: str) -> Column[str]:
    """A part of a key that refers to more than one column."""
    return Column(column, String(40), primary_key=True, comment=comment)


def _of_version(table: str) -> ForeignKeyConstraint:
    columns = ["event_id", "version_no"]
    return ForeignKeyConstraint(
        columns, [f"event_version.{name}" for name in columns], name=f"fk_{table}_event_version"
    )


admin_area = Table(
    "admin_area",
    metadata,
    Column("geonames_id", Integer, primary_key=True, autoincrement=False, comment="GeoNames id"),
    Column("level", Integer, nullable=False, comment="0 country, 1 province (ADM1), 2 district (ADM2)"),
    Column("name", Text, nullable=False, comment="canonical name"),
    Column("native_name", Text, comment="name in the country's main script"),
    Column("country", String(2), nullable=False, comment="ISO 3166-1 alpha-2"),
    Column("iso", String(6), comment="ISO 3166-1 alpha-2 of a country, ISO 3166-2 of a province"),
    Column("pcode", String(20), comment="OCHA P-code"),
    Column("parent_id", Integer, comment="GeoNames id of the area above"),
    Column("lat", Float, comment="WGS84 latitude of its point"),
    Column("lon", Float, comment="WGS84 longitude of its point"),
    Column("west", Float, comment="bounding box, degrees"),
    Column("south", Float, comment="bounding box, degrees"),
    Column("east", Float, comment="bounding box, degrees"),
    Column("north", Float, comment="bounding box, degrees"),
    Column("valid_from", Date, comment="first day on which it was"),
    Column("valid_to", Date, comment="first day on which it no longer was; NULL for what is today"),
    Column(
        "names_iso",
        Boolean,
        nullable=False,
        comment="whether its ISO code names it: a province of today, or the last that bore the code; "
        "of two the lower GeoNames id",
    ),
    CheckConstraint("level BETWEEN 0 AND 2", name="level_listed"),
    Index("ix_admin_area_iso", "iso"),
    Index("ix_admin_area_names", "iso", unique=True, sqlite_where=_NAMING, postgresql_where=_NAMING),
    Index("ix_admin_area_country", "country", "level"),
    comment="Countries, provinces and districts, with the codes of ISO, OCHA and GeoNames, with or without events",
)

source = Table(
    "source",
    metadata,
    Column("source_id", String(40), primary_key=True, comment="the entry's id in sources.yaml"),
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
    Column("run_id", String(80), primary_key=True, comment="id of the run"),
    Column("load_no", Integer, nullable=False, unique=True, comment="1 for the first load, 2 for the next"),
    Column(
        "trigger", String(10), nullable=False, comment="dag, cli, or reextract where the archive was read and no source"
    ),
    Column("started_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("finished_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("status", String(10), nullable=False, comment="succeeded or failed"),
    Column("coder_version", Text, comment="version of the coding rules and lexicons"),
    Column("gazetteer_version", Text, comment="version of the gazetteer"),
    _listed("status", v.RunStatus),
    comment="Each load into this warehouse, with the versions that made it",
)

run_source = Table(
    "run_source",
    metadata,
    Column("run_id", String(80), ForeignKey("run.run_id"), primary_key=True, comment="the run"),
    _fk("source_id", "source.source_id", "the source", primary_key=True),
    Column("counts", JSON, nullable=False, comment="what was counted: articles_read, articles_new, rejected …"),
    Column("failure", Text, comment="why the source was stopped; NULL where it was not"),
    comment="What each run made of each source",
)

response = Table(
    "response",
    metadata,
    Column("response_id", String(40), primary_key=True, comment="from source, address, time and body"),
    _fk("source_id", "source.source_id", "the source that asked"),
    Column("address", Text, nullable=False, comment="what was asked; a redirect and what it leads to are two rows"),
    Column("fetched_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("status", Integer, nullable=False, comment="of HTTP"),
    Column("content_type", Text, comment="as the server says"),
    Column("sha256", String(64), nullable=False, comment="SHA-256 of the body's bytes as sent, packed if they were"),
    Column("size", Integer, nullable=False, comment="bytes of the body as sent"),
    Column("archive_name", Text, comment="WARC file below the archive's root; NULL when its time was over"),
    Column("offset", Integer, nullable=False, comment="byte of the file where its record begins"),
    Column("length", Integer, nullable=False, comment="bytes of the record"),
    Column("run_id", String(80), ForeignKey("run.run_id"), nullable=False, comment="the run that brought it"),
    Index("ix_response_archive_name", "archive_name"),
    comment="Every answer of every server, errors and redirects too, with where the archive keeps it as it came",
)

address = Table(
    "address",
    metadata,
    Column("address_id", String(40), primary_key=True, comment="from source and address"),
    _fk("source_id", "source.source_id", "the source"),
    Column("address", Text, nullable=False, comment="of a page, or of the list that the source is read from"),
    Column("status", String(10), nullable=False, comment="wanted, read or given_up"),
    Column("checked_at", UtcDateTime, nullable=False, comment="UTC moment when it was asked last, or first named"),
    Column("stamp", Text, comment="the list's word for the version that was read"),
    Column("about", JSON(none_as_null=True), comment="what the list says of the page; NULL for what is no page"),
    Column("etag", Text, comment="the server's mark of the version, to be asked for changes only"),
    Column("last_modified", Text, comment="the server's date of the version"),
    Column("read_at", UtcDateTime, comment="UTC moment when it last gave a body"),
    Column("response_id", String(40), ForeignKey("response.response_id"), comment="the answer that held it"),
    Column("tries", Integer, nullable=False, comment="failures since it was last read"),
    Column("next_try", UtcDateTime, comment="UTC moment from which it is worth asking again; NULL where it is not"),
    Column("reason", Text, comment="why it was not read, as a short code"),
    _listed("status", v.AddressStatus),
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
    _fk("source_id", "source.source_id", "the source", primary_key=True),
    Column("name", String(80), primary_key=True, comment="what is counted"),
    Column("value", Text, nullable=False, comment="how far it was read"),
    comment="How far sources that count were read",
)

alert = Table(
    "alert",
    metadata,
    Column("alert_id", String(40), primary_key=True, comment="from source, kind and the run that raised it"),
    _fk("source_id", "source.source_id", "the source"),
    Column("kind", String(10), nullable=False, comment="quiet, loud, failing or thin"),
    Column("message", Text, nullable=False, comment="what is the matter, and what to do"),
    Column("raised_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("cleared_at", UtcDateTime, comment="UTC moment when it was over; NULL while it is not"),
    Column("run_id", String(80), ForeignKey("run.run_id"), nullable=False, comment="the run that raised it"),
    _listed("kind", v.AlertKind),
    CheckConstraint("cleared_at >= raised_at", name="times_ordered"),
    Index("ix_alert_source_id", "source_id", "cleared_at"),
    comment="What was the matter with sources, from when to when",
)

article = Table(
    "article",
    metadata,
    Column("article_id", String(40), primary_key=True, comment="from source, address and text"),
    _fk("source_id", "source.source_id", "where it comes from"),
    Column(
        "address", Text, nullable=False, comment="what the source calls it: a URL, or a path below the source's root"
    ),
    Column("url", Text, comment="where it can be read"),
    Column("title", Text, comment="headline"),
    Column("outlet", Text, comment="who published it, where the source gathers several publishers"),
    Column("text", Text, nullable=False, comment="plain text; every offset counts its characters"),
    Column("text_sha256", String(64), nullable=False, comment="SHA-256 of the text's UTF-8 bytes"),
    Column("sketch", JSON, nullable=False, comment="MinHash of the text, to know copies by"),
    Column("published_at", Text, comment="as the publisher wrote it, ISO 8601"),
    Column(
        "published_at_origin",
        String(10),
        comment="who says so: list (feed or file that names it), json_ld, meta, time (marked in the page) or found",
    ),
    Column("updated_at", Text, comment="when the publisher last changed it, as it says, ISO 8601"),
    Column("section", Text, comment="the publisher's word for the part of the paper"),
    Column("canonical", Text, comment="the address that the publisher wants it to be called by"),
    Column("genre_hint", String(20), comment="what the publisher files it under, where that is not news"),
    Column("agency", String(40), comment="whose report it is: the wire or first publisher, an id of agencies.csv"),
    Column("agency_words", Text, comment="the words that credit or cite it; NULL where only the publisher is one"),
    Column("response_id", String(40), comment="the row of response it was read from; NULL for what was on disk"),
    Column("run_id", String(80), ForeignKey("run.run_id"), nullable=False, comment="the run that brought it"),
    _listed("published_at_origin", v.DateOrigin),
    _listed("genre_hint", v.Genre),
    Index("ix_article_address", "source_id", "address"),
    Index("ix_article_run_id", "run_id", "source_id"),
    comment="Texts as they were read, one row a version",
)

syndication = Table(
    "syndication",
    metadata,
    _fk("article_id", "article.article_id", "the article", primary_key=True),
    Column("cluster_id", String(40), nullable=False, comment="the same for all copies of one text: syn_…"),
    _fk("copy_of", "article.article_id", "the older one it is most like; NULL for a cluster's first", nullable=True),
    Column("likeness", Float, comment="share of the shorter text that is in the longer, 1 for the same words"),
    _fk("supersedes", "article.article_id", "the older version of its address that it replaces", nullable=True),
    Column("words_sha256", String(64), nullable=False, comment="SHA-256 of its words in lower case"),
    Column("published_on", Date, comment="the day of publication that it is filed by; NULL where none is known"),
    CheckConstraint("likeness BETWEEN 0 AND 1", name="likeness_share"),
    Index("ix_syndication_cluster_id", "cluster_id"),
    Index("ix_syndication_supersedes", "supersedes"),
    comment="Copies and versions: which articles are one text, edited or not, and which take another's place",
)

sketch_key = Table(
    "sketch_key",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False, comment="a small hash of a sketch, halved"),
    _fk("article_id", "article.article_id", "the article that has it", primary_key=True),
    Column("published_on", Date, comment="its day of publication; NULL where none is known"),
    Index("ix_sketch_key_day", "key", "published_on"),
    comment="By what copies are looked up, among articles of the same 30 days",
)

coding = Table(
    "coding",
    metadata,
    Column("coding_id", String(40), primary_key=True, comment="from the article and the coder's version"),
    _fk("article_id", "article.article_id", "the article"),
    Column("coder_version", Text, nullable=False, comment="version of the coding rules and lexicons"),
    Column("gazetteer_version", Text, nullable=False, comment="version of the gazetteer"),
    Column("language", String(10), comment="ISO 639-1, given or detected"),
    Column("genre", String(20), nullable=False, comment="news, opinion, background, digest or other"),
    Column("published_on", Date, comment="publication date, local to the publisher; the anchor of relative dates"),
    Column("published_at_method", String(20), nullable=False, comment="given, dateline, reference or none"),
    Column("no_report_reason", Text, comment="why the article yields no report; NULL where it does"),
    Column(
        "names",
        JSON(none_as_null=True),
        comment="rare names in the text, to know one story by; none of codings from before they were kept",
    ),
    Column("load_no", Integer, nullable=False, comment="the load that brought it; the newest counts"),
    Column("run_id", String(80), ForeignKey("run.run_id"), nullable=False, comment="the run that brought it"),
    _listed("genre", v.Genre),
    _listed("published_at_method", v.PublishedAtMethod),
    Index("ix_coding_published_on", "published_on"),
    Index("ix_coding_article_id", "article_id", "load_no"),
    comment="What one version of the coder made of an article; newer versions add rows",
)

place = Table(
    "place",
    metadata,
    _fk("coding_id", "coding.coding_id", "the coding", primary_key=True),
    Column("place_no", Integer, primary_key=True, comment="0, 1, 2 … in the order of the text"),
    Column("start", Integer, nullable=False, comment="offset of the name's first character"),
    Column("end", Integer, nullable=False, comment="offset behind its last"),
    Column("text", Text, nullable=False, comment="the name as written"),
    Column("role", String(20), nullable=False, comment="event, mentioned, dateline, metonym or part_of_name"),
    Column("name", Text, comment="canonical name; NULL where not resolved"),
    Column("feature", String(20), comment="country, adm1, adm2, city, locality, region or natural"),
    *_place_columns(),
    Column("admin1_name", Text, comment="province"),
    Column("reported_country", String(2), comment="country on the article's day; NULL where unknown"),
    Column("reported_admin1_name", Text, comment="province on the article's day: FATA until 31 May 2018"),
    Column("reported_admin1_iso", String(6), comment="its ISO 3166-2 code of that day: PK-TA"),
    Column("reported_admin2_name", Text, comment="district on the article's day"),
    Column("score", Float, nullable=False, comment="0 to 1"),
    Column("reason", Text, nullable=False, comment="why it was resolved so, or not at all"),
    _listed("role", v.PlaceRole),
    _listed("feature", v.Feature),
    *_point_checks(),
    CheckConstraint('"end" > start AND start >= 0', name="span_whole"),
    comment="Every place name of every article, also those that are no event's place",
)

report = Table(
    "report",
    metadata,
    Column("report_id", String(40), primary_key=True, comment="from the article, the coder's version and its number"),
    _fk("coding_id", "coding.coding_id", "the coding that it belongs to"),
    _fk("article_id", "article.article_id", "the article that says so"),
    Column("report_no", Integer, nullable=False, comment="0, 1, 2 … among the coding's reports, as they were told"),
    Column("start", Integer, nullable=False, comment="offset of the quote's first character"),
    Column("end", Integer, nullable=False, comment="offset behind its last"),
    Column("quote", Text, nullable=False, comment="the words that say so"),
    *_act(),
    Column("attributed_to", Text, comment="who says so, in the article's words"),
    *_dates(),
    Column("date_text", Text, comment="the words that give the date"),
    Column("date_method", Text, comment="the rule that resolved them"),
    Column("place_no", Integer, comment="the place name that it rests on, among the coding's places"),
    Column("place_name", Text, comment="canonical name of the place"),
    *_place_columns(),
    Column("geo_precision", String(10), nullable=False, comment="exact, near, adm2, adm1, country or unknown"),
    *_counts(),
    *[Column(f"{what}_phrase", Text, comment=f"the words that count the {what.replace('_', ' ')}") for what in COUNTED],
    Column("by_side", JSON(none_as_null=True), comment="tolls by side, where the text tells sides apart"),
    Column("weapons", JSON, nullable=False, comment="list of weapons named"),
    Column("no_shots_fired", Boolean, nullable=False, comment="true where the text says so"),
    Column("rules", JSON, nullable=False, comment="ids of the codebook's rules that decided"),
    Column("confidence", Float, nullable=False, comment="0 to 1"),
    *_act_checks(),
    *_ordered_counts(),
    *_point_checks(),
    CheckConstraint('"end" > start AND start >= 0', name="span_whole"),
    ForeignKeyConstraint(["coding_id", "place_no"], ["place.coding_id", "place.place_no"], name="fk_report_place"),
    Index("ix_report_coding_id", "coding_id", "report_no", unique=True),
    Index("ix_report_article_id", "article_id", "assertion", "background", "report_id"),
    Index("ix_report_date", "date_precision", "date_start", "country"),
    Index("ix_report_killed_phrase", "killed_phrase", sqlite_where=_WORDED, postgresql_where=_WORDED),
    Index("ix_report_claims", "assertion", sqlite_where=_CLAIMED, postgresql_where=_CLAIMED),
    comment="Mentions: one thing that one article says happened, at one place and time",
)

report_actor = Table(
    "report_actor",
    metadata,
    _fk("report_id", "report.report_id", "the report", primary_key=True),
    Column("actor_no", Integer, primary_key=True, comment="0, 1, 2 …"),
    Column("text", Text, nullable=False, comment="as written"),
    Column("start", Integer, nullable=False, comment="offset of the first character"),
    Column("end", Integer, nullable=False, comment="offset behind the last"),
    Column("role", String(20), nullable=False, comment="perpetrator, target or participant"),
    Column("name", Text, comment="the registry's name; NULL where it knows none"),
    Column("actor_id", String(80), comment="the registry's id"),
    Column("kind", String(30), comment="ACLED inter class"),
    Column("claim", String(20), nullable=False, comment="that it was this one is asserted, claimed or alleged"),
    _listed("role", v.ActorRole),
    _listed("kind", v.ActorKind),
    _listed("claim", v.Claim),
    comment="Who takes part in a report",
)

report_span = Table(
    "report_span",
    metadata,
    _fk("report_id", "report.report_id", "the report", primary_key=True),
    Column("field", String(20), primary_key=True, comment="the field that rests on the words"),
    Column("start", Integer, primary_key=True, comment="offset of the first character"),
    Column("end", Integer, nullable=False, comment="offset behind the last"),
    _listed("field", v.ReportField),
    comment="The words that each field of a report rests on",
)

report_contest = Table(
    "report_contest",
    metadata,
    _fk("report_id", "report.report_id", "the report that denies, or tells other numbers", primary_key=True),
    _fk("contests", "report.report_id", "the report of the same article that it contests"),
    Index("ix_report_contest_contests", "contests"),
    comment="Which report contests which: a denial, or a rival number",
)

event = Table(
    "event",
    metadata,
    Column("event_id", String(40), primary_key=True, comment="given once, never changed"),
    Column("run_id", String(80), ForeignKey("run.run_id"), nullable=False, comment="the run that first knew it"),
    comment="Events; what is believed of them is in event_version",
)

event_version = Table(
    "event_version",
    metadata,
    _fk("event_id", "event.event_id", "the event", primary_key=True),
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
    _fk("cause_article_id", "article.article_id", "the article that caused it", nullable=True),
    *_act(),
    Column(
        "civilian_targeting",
        Boolean,
        nullable=False,
        comment="whether civilians or peaceful protesters are its target, as ACLED flags it",
    ),
    *_dates(),
    Column("place_name", Text, comment="canonical name of the place"),
    *_place_columns(),
    Column("geo_precision", String(10), nullable=False, comment="exact, near, adm2, adm1, country or unknown"),
    *_counts(),
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
    Column("run_id", String(80), ForeignKey("run.run_id"), nullable=False, comment="the run that believed it"),
    _listed("change_reason", v.ChangeReason),
    _listed("corroboration", v.Corroboration),
    CheckConstraint("known_to > known_from", name="known_ordered"),
    CheckConstraint("n_reports > 0 AND n_articles > 0 AND n_sources > 0", name="someone_says_so"),
    *_act_checks(),
    *_ordered_counts(),
    *_point_checks(),
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
    _part_of("event_id", "the event"),
    Column("version_no", Integer, primary_key=True, comment="the version"),
    Column("actor_no", Integer, primary_key=True, comment="0, 1, 2 …"),
    Column("name", Text, nullable=False, comment="the registry's name, or the text's words"),
    Column("role", String(20), nullable=False, comment="perpetrator, target or participant"),
    Column("actor_id", String(80), comment="the registry's id"),
    Column("kind", String(30), comment="ACLED inter class"),
    Column("claim", String(20), nullable=False, comment="that it was this one is asserted, claimed or alleged"),
    _listed("role", v.ActorRole),
    _listed("kind", v.ActorKind),
    _listed("claim", v.Claim),
    _of_version("event_version_actor"),
    comment="Who takes part in an event, as believed in a version",
)

event_report = Table(
    "event_report",
    metadata,
    _part_of("event_id", "the event"),
    Column("version_no", Integer, primary_key=True, comment="the version"),
    _fk("report_id", "report.report_id", "a report that tells of it", primary_key=True),
    Column("score", Float, nullable=False, comment="0 to 1: how alike; 1 for the report that founded it"),
    Column("reason", Text, nullable=False, comment="the likenesses that decided"),
    _of_version("event_report"),
    Index("ix_event_report_report_id", "report_id", "event_id", "version_no"),
    comment="Which reports an event's version rests on",
)

event_lineage = Table(
    "event_lineage",
    metadata,
    _fk("event_id", "event.event_id", "the event that ended, or that came out of another", primary_key=True),
    Column("known_from", UtcDateTime, primary_key=True, comment="UTC moment from which this was believed"),
    Column("kind", String(20), nullable=False, comment="merged, split or dissolved"),
    _fk("other_event_id", "event.event_id", "the event that it went into or came out of", nullable=True),
    Column("reason", Text, nullable=False, comment="one sentence"),
    _fk("cause_article_id", "article.article_id", "the article that caused it", nullable=True),
    Column("run_id", String(80), ForeignKey("run.run_id"), nullable=False, comment="the run that believed it"),
    _listed("kind", v.LineageKind),
    CheckConstraint("(kind = 'dissolved') = (other_event_id IS NULL)", name="other_where_there_is_one"),
    CheckConstraint("event_id <> other_event_id", name="of_two"),
    Index("ix_event_lineage_other_event_id", "other_event_id"),
    comment="Which events merged into which, and which came out of which; their mentions are where they went",
)

judgement = Table(
    "judgement",
    metadata,
    Column("judgement_id", String(40), primary_key=True, comment="from what was decided, by whom and when"),
    Column("kind", String(20), nullable=False, comment="same, different, value, retract or restore"),
    _fk("report_id", "report.report_id", "a report of the event that is judged"),
    _fk("other_report_id", "report.report_id", "the other report, where two were compared", nullable=True),
    Column("field", String(40), comment="the field that has another value"),
    Column("value", Text, comment="its right value, as the person wrote it"),
    Column("decided_by", Text, nullable=False, comment="who decided"),
    Column("note", Text, comment="why"),
    Column("decided_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("run_id", String(80), ForeignKey("run.run_id"), comment="the run that took it up; NULL: the next one will"),
    _listed("kind", v.JudgementKind),
    CheckConstraint("(kind IN ('same', 'different')) = (other_report_id IS NOT NULL)", name="pairs_are_two"),
    CheckConstraint("(kind = 'value') = (field IS NOT NULL AND value IS NOT NULL)", name="values_are_told"),
    Index("ix_judgement_report_id", "report_id"),
    comment="What people decided of events; it stands above every report, and older decisions stay",
)

reject = Table(
    "reject",
    metadata,
    Column("quarantine_id", String(40), primary_key=True, comment="from the input and the reason"),
    Column("stage", String(10), nullable=False, comment="the step that set it aside"),
    _fk("source_id", "source.source_id", "the source; NULL for what came of several", nullable=True),
    Column("input", Text, nullable=False, comment="name of what was set aside"),
    Column("reason", Text, nullable=False, comment="short code"),
    Column("message", Text, nullable=False, comment="what is wrong, and what to do"),
    Column("payload", Text, comment="the record as JSON, or the beginning of the raw input"),
    Column("article_id", String(40), comment="the article, where there is one; it may itself be set aside"),
    Column("report_id", String(40), comment="the report, where there is one; it is not in report"),
    Column("run_id", String(80), ForeignKey("run.run_id"), nullable=False, comment="the run that first set it aside"),
    _listed("stage", v.Stage),
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
    _fk("source_id", "source.source_id", "the source"),
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
    _fk("source_id", "source.source_id", "the source", primary_key=True),
    Column("month", String(7), primary_key=True, comment="YYYY-MM of publication"),
    Column(
        "step", String(12), primary_key=True, comment="publication: from the event to it; load: from publication to it"
    ),
    Column("days_late", Integer, primary_key=True, autoincrement=False, comment="days that the step took"),
    Column("n", Integer, nullable=False, comment="reports (publication) or articles (load) that were so late"),
    CheckConstraint(_OneOf("step", ("publication", "load")), name="step_listed"),
    comment="How late each source was in each month, counted ahead by each load from the newest codings",
)

erasure = Table(
    "erasure",
    metadata,
    _fk("article_id", "article.article_id", "the article whose text is gone", primary_key=True),
    Column("erased_at", UtcDateTime, nullable=False, comment="UTC"),
    Column("reason", Text, nullable=False, comment="why: retention, or what the law or the publisher asks"),
    Column("quotes_too", Boolean, nullable=False, comment="whether the quotes of its reports are gone as well"),
    comment="Tombstones of articles whose text was erased: what they told stays, and they are never coded again",
)

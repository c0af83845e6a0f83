"""Columns and constraints that several tables have."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    String,
    Text,
)
from sqlalchemy.ext.compiler import compiles

from schemas import vocabulary as v

COUNTED = ("killed", "injured", "captured", "missing", "displaced", "leaders_killed", "leaders_captured")


class OneOf(ColumnElement[bool]):
    """That a column holds one of some words.

    SQLite, which would make a table of the list for each statement, and look in that for each row, compares one by one.
    """

    inherit_cache = False

    def __init__(self, column: str, words: Iterable[str]) -> None:
        self.column = column
        self.quoted = ["'" + word.replace("'", "''") + "'" for word in words]


@compiles(OneOf)
def _in_list(one: OneOf, _compiler: object, **_: object) -> str:
    return f"{one.column} IN ({', '.join(one.quoted)})"


@compiles(OneOf, "sqlite")
def _one_by_one(one: OneOf, _compiler: object, **_: object) -> str:
    return " OR ".join(f"{one.column} = {word}" for word in one.quoted)


def listed(column: str, kind: type[StrEnum]) -> CheckConstraint:
    """Return that the column holds one of the list's words."""
    return CheckConstraint(OneOf(column, [member.value for member in kind]), name=f"{column}_listed")


def counts() -> list[Column[int]]:
    """Return three columns for each thing that is counted: low, best and high."""
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


def ordered_counts() -> list[CheckConstraint]:
    """Return that what is counted is not below nothing, and low, best and high stand in order."""
    return [
        CheckConstraint(
            f"{what}_low >= 0 AND ({what}_best IS NULL OR {what}_best >= {what}_low) "
            f"AND ({what}_high IS NULL OR {what}_high >= coalesce({what}_best, {what}_low))",
            name=f"{what}_ordered",
        )
        for what in COUNTED
    ]


def act_columns() -> list[Column[str] | Column[int] | Column[bool]]:
    """Return what was done, in the terms of three codebooks, and whether it is said to have happened."""
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


def act_checks() -> list[CheckConstraint]:
    """Return what holds of an act's columns, its day, its place and its confidence."""
    return [
        listed("event_type", v.EventType),
        listed("sub_event_type", v.SubEventType),
        listed("plover_type", v.PloverType),
        CheckConstraint("ucdp_type BETWEEN 1 AND 3", name="ucdp_type_listed"),
        listed("assertion", v.Assertion),
        listed("date_precision", v.DatePrecision),
        listed("geo_precision", v.GeoPrecision),
        CheckConstraint("date_end >= date_start", name="dates_ordered"),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence_share"),
    ]


def date_columns() -> list[Column[date] | Column[str]]:
    """Return the columns of a day or a span of days."""
    return [
        Column("date_start", Date, comment="first day on which it may have happened; NULL if unknown"),
        Column("date_end", Date, comment="last day on which it may have happened"),
        Column("date_precision", String(10), nullable=False, comment="day, days, week, month, year or unknown"),
    ]


def place_columns() -> list[Column[str] | Column[int] | Column[float]]:
    """Return the columns of a place: its units, its point, and how far off that may be."""
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


def point_checks() -> list[CheckConstraint]:
    """Return what holds of a point."""
    return [
        CheckConstraint("lat BETWEEN -90 AND 90", name="lat_range"),
        CheckConstraint("lon BETWEEN -180 AND 180", name="lon_range"),
        CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="point_whole"),
        CheckConstraint("radius_km >= 0", name="radius_range"),
    ]


def id_text(length: int) -> String:
    """Return the type of ids: PostgreSQL is to compare their bytes, and not what a language makes of them."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def foreign(
    column: str, target: str, comment: str, *, primary_key: bool = False, nullable: bool = False
) -> Column[str]:
    """Return a column that refers to a row of another table."""
    return Column(column, id_text(40), ForeignKey(target), primary_key=primary_key, nullable=nullable, comment=comment)


def part_of(column: str, comment: str) -> Column[str]:
    """Return a part of a key that refers to more than one column."""
    return Column(column, id_text(40), primary_key=True, comment=comment)


def of_version(table: str) -> ForeignKeyConstraint:
    """Return that a row belongs to a version of an event."""
    columns = ["event_id", "version_no"]
    return ForeignKeyConstraint(
        columns, [f"event_version.{name}" for name in columns], name=f"fk_{table}_event_version"
    )

"""The gazetteer's areas, as the warehouse keeps them."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Float, Index, Integer, String, Table, Text, text

from schemas.tables.base import metadata

_NAMING = text("names_iso")

admin_area = Table(
    "admin_area",
    metadata,
    Column(
        "area_id",
        Integer,
        primary_key=True,
        autoincrement=False,
        comment="the gazetteer's own number: the GeoNames id where it has one",
    ),
    Column("geonames_id", Integer, comment="GeoNames id; NULL for a district that GeoNames does not have"),
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

"""Keep releases, other data sets' counts, and tombstones of erased texts."""

import sqlalchemy as sa
from alembic import op

from schemas.tables import UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from 0009 to 0010."""
    op.create_table(
        "release",
        sa.Column("tag", sa.String(length=40), nullable=False, comment="its name, as 2026-11; never given twice"),
        sa.Column("known_at", UtcDateTime(), nullable=False, comment="UTC moment whose beliefs it holds"),
        sa.Column("released_at", UtcDateTime(), nullable=False, comment="UTC moment at which it was tagged"),
        sa.Column("load_no", sa.Integer(), nullable=False, comment="the last load that it holds"),
        sa.Column("program_version", sa.Text(), nullable=False, comment="version of the program that tagged it"),
        sa.Column("coder_version", sa.Text(), comment="version of the coding rules and lexicons of that load"),
        sa.Column("gazetteer_version", sa.Text(), comment="version of the gazetteer of that load"),
        sa.Column("n_events", sa.Integer(), nullable=False, comment="events asserted as news that it holds"),
        sa.Column("note", sa.Text(), comment="what its makers say of it"),
        sa.CheckConstraint("known_at <= released_at", name=op.f("ck_release_known_before")),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_release")),
        comment="Releases: moments of the warehouse with a name, to be asked for again",
    )
    op.create_table(
        "reference_count",
        sa.Column("dataset", sa.String(length=40), nullable=False, comment="whose counts, as acled or ucdp"),
        sa.Column("admin1_iso", sa.String(length=6), nullable=False, comment="province: ISO 3166-2"),
        sa.Column("month", sa.String(length=7), nullable=False, comment="YYYY-MM"),
        sa.Column("events", sa.Integer(), nullable=False, comment="their events"),
        sa.Column("killed", sa.Integer(), comment="their killed; NULL where they do not say"),
        sa.CheckConstraint(
            "events >= 0 AND (killed IS NULL OR killed >= 0)", name=op.f("ck_reference_count_counts_range")
        ),
        sa.PrimaryKeyConstraint("dataset", "admin1_iso", "month", name=op.f("pk_reference_count")),
        comment="Other data sets' counts by province and month, to compare with",
    )
    op.create_table(
        "erasure",
        sa.Column("article_id", sa.String(length=40), nullable=False, comment="the article whose text is gone"),
        sa.Column("erased_at", UtcDateTime(), nullable=False, comment="UTC"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why: retention, or what the law or the publisher asks"),
        sa.Column(
            "quotes_too", sa.Boolean(), nullable=False, comment="whether the quotes of its reports are gone as well"
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.article_id"], name=op.f("fk_erasure_article_id")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_erasure")),
        comment=("Tombstones of articles whose text was erased: what they told stays, and they are never coded again"),
    )


def downgrade() -> None:
    """Bring the schema from 0010 to 0009: releases and tombstones are forgotten, erased texts stay erased."""
    for table in ("erasure", "reference_count", "release"):
        op.drop_table(table)

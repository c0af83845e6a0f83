"""Keep what was fetched: answers, addresses, hosts and watermarks; raise alerts of sources."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from 0008 to 0009."""
    op.create_table(
        "host",
        sa.Column("host", sa.Text(), nullable=False, comment="scheme, name and port"),
        sa.Column(
            "robots",
            sa.Text(),
            nullable=True,
            comment="its robots.txt; empty where it has none, NULL where it was not asked",
        ),
        sa.Column("robots_at", sa.DateTime(timezone=True), nullable=True, comment="UTC moment when that was asked"),
        sa.Column("failures", sa.Integer(), nullable=False, comment="failures in a row"),
        sa.Column(
            "closed_until",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="it is left alone until then; NULL where it is not",
        ),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_host")),
        comment="How we stand with each host, whichever source asks it",
    )
    op.create_table(
        "alert",
        sa.Column(
            "alert_id", sa.String(length=40), nullable=False, comment="from source, kind and the run that raised it"
        ),
        sa.Column("source_id", sa.String(length=40), nullable=False, comment="the source"),
        sa.Column("kind", sa.String(length=10), nullable=False, comment="quiet, loud, failing or thin"),
        sa.Column("message", sa.Text(), nullable=False, comment="what is the matter, and what to do"),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False, comment="UTC"),
        sa.Column(
            "cleared_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="UTC moment when it was over; NULL while it is not",
        ),
        sa.Column("run_id", sa.String(length=80), nullable=False, comment="the run that raised it"),
        sa.CheckConstraint("kind IN ('quiet', 'loud', 'failing', 'thin')", name=op.f("ck_alert_kind_listed")),
        sa.CheckConstraint("cleared_at >= raised_at", name=op.f("ck_alert_times_ordered")),
        sa.ForeignKeyConstraint(["run_id"], ["run.run_id"], name=op.f("fk_alert_run_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_alert_source_id")),
        sa.PrimaryKeyConstraint("alert_id", name=op.f("pk_alert")),
        comment="What was the matter with sources, from when to when",
    )
    op.create_index("ix_alert_source_id", "alert", ["source_id", "cleared_at"], unique=False)
    op.create_table(
        "response",
        sa.Column("response_id", sa.String(length=40), nullable=False, comment="from source, address, time and body"),
        sa.Column("source_id", sa.String(length=40), nullable=False, comment="the source that asked"),
        sa.Column(
            "address", sa.Text(), nullable=False, comment="what was asked; a redirect and what it leads to are two rows"
        ),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False, comment="UTC"),
        sa.Column("status", sa.Integer(), nullable=False, comment="of HTTP"),
        sa.Column("content_type", sa.Text(), nullable=True, comment="as the server says"),
        sa.Column(
            "sha256",
            sa.String(length=64),
            nullable=False,
            comment="SHA-256 of the body's bytes as sent, packed if they were",
        ),
        sa.Column("size", sa.Integer(), nullable=False, comment="bytes of the body as sent"),
        sa.Column(
            "archive_name",
            sa.Text(),
            nullable=True,
            comment="WARC file below the archive's root; NULL when its time was over",
        ),
        sa.Column("offset", sa.Integer(), nullable=False, comment="byte of the file where its record begins"),
        sa.Column("length", sa.Integer(), nullable=False, comment="bytes of the record"),
        sa.Column("run_id", sa.String(length=80), nullable=False, comment="the run that brought it"),
        sa.ForeignKeyConstraint(["run_id"], ["run.run_id"], name=op.f("fk_response_run_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_response_source_id")),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_response")),
        comment="Every answer of every server, errors and redirects too, with where the archive keeps it as it came",
    )
    op.create_index("ix_response_archive_name", "response", ["archive_name"], unique=False)
    op.create_table(
        "watermark",
        sa.Column("source_id", sa.String(length=40), nullable=False, comment="the source"),
        sa.Column("name", sa.String(length=80), nullable=False, comment="what is counted"),
        sa.Column("value", sa.Text(), nullable=False, comment="how far it was read"),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_watermark_source_id")),
        sa.PrimaryKeyConstraint("source_id", "name", name=op.f("pk_watermark")),
        comment="How far sources that count were read",
    )
    op.create_table(
        "address",
        sa.Column("address_id", sa.String(length=40), nullable=False, comment="from source and address"),
        sa.Column("source_id", sa.String(length=40), nullable=False, comment="the source"),
        sa.Column(
            "address", sa.Text(), nullable=False, comment="of a page, or of the list that the source is read from"
        ),
        sa.Column("status", sa.String(length=10), nullable=False, comment="wanted, read or given_up"),
        sa.Column(
            "checked_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="UTC moment when it was asked last, or first named",
        ),
        sa.Column("stamp", sa.Text(), nullable=True, comment="the list's word for the version that was read"),
        sa.Column(
            "about",
            sa.JSON(none_as_null=True),
            nullable=True,
            comment="what the list says of the page; NULL for what is no page",
        ),
        sa.Column(
            "etag", sa.Text(), nullable=True, comment="the server's mark of the version, to be asked for changes only"
        ),
        sa.Column("last_modified", sa.Text(), nullable=True, comment="the server's date of the version"),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True, comment="UTC moment when it last gave a body"),
        sa.Column("response_id", sa.String(length=40), nullable=True, comment="the answer that held it"),
        sa.Column("tries", sa.Integer(), nullable=False, comment="failures since it was last read"),
        sa.Column(
            "next_try",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="UTC moment from which it is worth asking again; NULL where it is not",
        ),
        sa.Column("reason", sa.Text(), nullable=True, comment="why it was not read, as a short code"),
        sa.CheckConstraint("status IN ('wanted', 'read', 'given_up')", name=op.f("ck_address_status_listed")),
        sa.ForeignKeyConstraint(["response_id"], ["response.response_id"], name=op.f("fk_address_response_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_address_source_id")),
        sa.PrimaryKeyConstraint("address_id", name=op.f("pk_address")),
        comment="What is known of each address of each source: what need not be asked again, and what is owed",
    )
    op.create_index("ix_address_owed", "address", ["source_id", "status", "next_try"], unique=False)
    op.add_column(
        "article",
        sa.Column(
            "response_id",
            sa.String(length=40),
            nullable=True,
            comment="the row of response it was read from; NULL for what was on disk",
        ),
    )
    op.create_index("ix_article_run_id", "article", ["run_id"], unique=False)


def downgrade() -> None:
    """Bring the schema from 0009 to 0008."""
    op.drop_index("ix_article_run_id", table_name="article")
    op.drop_column("article", "response_id")
    op.drop_index("ix_address_owed", table_name="address")
    op.drop_table("address")
    op.drop_table("watermark")
    op.drop_index("ix_response_archive_name", table_name="response")
    op.drop_table("response")
    op.drop_index("ix_alert_source_id", table_name="alert")
    op.drop_table("alert")
    op.drop_table("host")

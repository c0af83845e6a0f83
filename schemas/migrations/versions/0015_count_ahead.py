# ruff: noqa: S608 - the SQL is our own
"""Count ahead what each source told and how late it was, by month; find reports by the words that count the killed."""

import sqlalchemy as sa
from alembic import op

from schemas.views.dialects import translate

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

COUNTS = {
    "articles": "articles of the month",
    "articles_without_report": "those of them that yield no report",
    "reports": "reports that are asserted as news",
    "placed_to_district": "those of them placed to the district or finer",
    "placed_to_province": "those of them placed to the province or finer",
    "dated_to_day": "those of them whose date is known to the day",
    "toll_known": "those of them that give a number of killed",
}
NEWEST = """c.load_no = (SELECT max(d.load_no) FROM coding d WHERE d.article_id = c.article_id)
  AND NOT EXISTS (SELECT 1 FROM syndication v WHERE v.supersedes = c.article_id)"""
NEWS = "r.assertion = 'asserted' AND NOT r.background"
FILL = (
    f"""INSERT INTO source_month
SELECT a.source_id, month_of(c.published_on), count(*),
       sum(CASE WHEN c.no_report_reason IS NOT NULL THEN 1 ELSE 0 END), coalesce(sum(t.reports), 0),
       coalesce(sum(t.placed_to_district), 0), coalesce(sum(t.placed_to_province), 0),
       coalesce(sum(t.dated_to_day), 0), coalesce(sum(t.toll_known), 0), max(c.published_on)
FROM coding c JOIN article a ON a.article_id = c.article_id LEFT JOIN (
  SELECT r.coding_id, count(*) AS reports,
         sum(CASE WHEN r.geo_precision IN ('exact', 'near', 'adm2') THEN 1 ELSE 0 END) AS placed_to_district,
         sum(CASE WHEN r.admin1_iso IS NOT NULL THEN 1 ELSE 0 END) AS placed_to_province,
         sum(CASE WHEN r.date_precision = 'day' THEN 1 ELSE 0 END) AS dated_to_day,
         sum(CASE WHEN r.killed_low IS NOT NULL THEN 1 ELSE 0 END) AS toll_known
  FROM report r WHERE {NEWS} GROUP BY r.coding_id
) t ON t.coding_id = c.coding_id
WHERE {NEWEST} GROUP BY a.source_id, month_of(c.published_on)""",
    f"""INSERT INTO source_delay
SELECT a.source_id, month_of(c.published_on), 'load', days_between(c.published_on, u.started_at), count(*)
FROM coding c JOIN article a ON a.article_id = c.article_id JOIN run u ON u.run_id = a.run_id
WHERE c.published_on IS NOT NULL AND {NEWEST}
GROUP BY a.source_id, month_of(c.published_on), days_between(c.published_on, u.started_at)""",
    f"""INSERT INTO source_delay
SELECT a.source_id, month_of(c.published_on), 'publication', days_between(r.date_start, c.published_on), count(*)
FROM coding c JOIN article a ON a.article_id = c.article_id JOIN report r ON r.coding_id = c.coding_id
WHERE c.published_on IS NOT NULL AND {NEWS} AND r.date_precision = 'day' AND {NEWEST}
GROUP BY a.source_id, month_of(c.published_on), days_between(r.date_start, c.published_on)""",
)


def upgrade() -> None:
    """Bring the schema from 0014 to 0015."""
    op.create_table(
        "source_month",
        sa.Column("source_id", sa.String(40), nullable=False, comment="the source"),
        sa.Column("month", sa.String(7), nullable=True, comment="YYYY-MM of publication; NULL for undated articles"),
        *(sa.Column(name, sa.Integer(), nullable=False, comment=said) for name, said in COUNTS.items()),
        sa.Column("last_published", sa.Date(), comment="day of publication of the newest; NULL for undated articles"),
        _of_source("source_month"),
        sa.UniqueConstraint("source_id", "month", name="uq_source_month_source_id"),
        comment="What each source told in each month, counted ahead by each load from the newest codings",
    )
    op.create_table(
        "source_delay",
        sa.Column("source_id", sa.String(40), nullable=False, comment="the source"),
        sa.Column("month", sa.String(7), nullable=False, comment="YYYY-MM of publication"),
        sa.Column(
            "step",
            sa.String(12),
            nullable=False,
            comment="publication: from the event to it; load: from publication to it",
        ),
        sa.Column("days_late", sa.Integer(), nullable=False, autoincrement=False, comment="days that the step took"),
        sa.Column(
            "n",
            sa.Integer(),
            nullable=False,
            comment="reports (publication) or articles (load) that were so late",
        ),
        sa.CheckConstraint("step IN ('publication', 'load')", name=op.f("ck_source_delay_step_listed")),
        _of_source("source_delay"),
        sa.PrimaryKeyConstraint("source_id", "month", "step", "days_late", name=op.f("pk_source_delay")),
        comment="How late each source was in each month, counted ahead by each load from the newest codings",
    )
    op.create_index("ix_report_killed_phrase", "report", ["killed_phrase"])
    for statement in FILL:
        op.execute(translate(statement, op.get_bind()))


def downgrade() -> None:
    """Bring the schema back to 0014; what was counted ahead can be counted again."""
    op.drop_index("ix_report_killed_phrase", "report")
    op.drop_table("source_delay")
    op.drop_table("source_month")


def _of_source(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f(f"fk_{table}_source_id"))

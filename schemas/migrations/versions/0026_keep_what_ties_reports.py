"""Keep what ties reports from run to run; of those that are there nothing is kept yet, so runs look around them."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

ID = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")
SETTLED = "a report all of whose ties are in report_tie"
OTHER = "one that comes after it in the order of reports"


def upgrade() -> None:
    """Bring the schema from 0025 to 0026."""
    op.create_table(
        "report_tie",
        sa.Column("report_id", ID, nullable=False, comment="a report"),
        sa.Column("other_report_id", ID, nullable=False, comment=OTHER),
        sa.Column("score", sa.Float(), nullable=False, comment="0 to 1: how alike"),
        sa.Column(
            "contests", sa.Boolean(), nullable=False, comment="whether one contests the other in its own article"
        ),
        sa.CheckConstraint("report_id <> other_report_id", name=op.f("ck_report_tie_of_two")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_report_tie_score_share")),
        *(_points_to_report("report_tie", column) for column in ("report_id", "other_report_id")),
        sa.PrimaryKeyConstraint("report_id", "other_report_id", name=op.f("pk_report_tie")),
        comment="Which reports are alike, as far as merging looked; what tells more of them is in event_report",
    )
    op.create_index("ix_report_tie_other_report_id", "report_tie", ["other_report_id"])
    op.create_table(
        "settled_report",
        sa.Column("report_id", ID, nullable=False, comment=SETTLED),
        sa.Column("rules", sa.String(40), nullable=False, comment="the version of merging that looked for them"),
        _points_to_report("settled_report", "report_id"),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_settled_report")),
        comment="Around which reports merging need not look again: not where some repeat others, nor what is replaced",
    )


def downgrade() -> None:
    """Bring the schema back to 0025."""
    op.drop_table("settled_report")
    op.drop_table("report_tie")


def _points_to_report(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["report.report_id"], name=op.f(f"fk_{table}_{column}"))

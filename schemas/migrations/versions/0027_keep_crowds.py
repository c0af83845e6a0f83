"""Keep which reports are in a crowd, so that runs need not look around all of it; of those that are there nothing is kept yet."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

ID = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")
CROWD = "a name of reports of one deed, of which some follow others"
SETTLED = "Around which reports merging need not look again: not those that are replaced"
SETTLED_BEFORE = "Around which reports merging need not look again: not where some repeat others, nor what is replaced"


def upgrade() -> None:
    """Bring the schema from 0026 to 0027."""
    op.create_table(
        "crowded_report",
        sa.Column("crowd", ID, nullable=False, comment=CROWD),
        sa.Column("report_id", ID, nullable=False, comment="a report that is one of them"),
        sa.ForeignKeyConstraint(["report_id"], ["report.report_id"], name=op.f("fk_crowded_report_report_id")),
        sa.PrimaryKeyConstraint("crowd", "report_id", name=op.f("pk_crowded_report")),
        comment="Which reports are in a crowd (EVT-12), so that who follows whom is known without looking around them",
    )
    op.create_index("ix_crowded_report_report_id", "crowded_report", ["report_id"])
    _say_of_settled(SETTLED, was=SETTLED_BEFORE)


def downgrade() -> None:
    """Bring the schema back to 0026."""
    _say_of_settled(SETTLED_BEFORE, was=SETTLED)
    op.drop_table("crowded_report")


def _say_of_settled(now: str, *, was: str) -> None:
    if op.get_context().dialect.name == "postgresql":
        op.create_table_comment("settled_report", now, existing_comment=was)

"""Number the reports of each coding, so that what is equal is put in an order without the coder's version in it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

SAID = "0, 1, 2 … among the coding's reports, as they were told"
BEFORE = "b.start < report.start OR (b.start = report.start AND b.report_id < report.report_id)"


def upgrade() -> None:
    """Bring the schema from 0016 to 0017; what is there is numbered in the order of the text."""
    op.add_column("report", sa.Column("report_no", sa.Integer(), nullable=False, comment=SAID, server_default="0"))
    op.execute(
        f"UPDATE report SET report_no = (SELECT count(*) FROM report b WHERE b.coding_id = report.coding_id AND ({BEFORE}))"  # noqa: S608 - our own words
    )
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("report", "report_no", server_default=None)
    op.drop_index("ix_report_coding_id", "report")
    op.create_index("ix_report_coding_id", "report", ["coding_id", "report_no"], unique=True)


def downgrade() -> None:
    """Bring the schema from 0017 to 0016."""
    op.drop_index("ix_report_coding_id", "report")
    op.create_index("ix_report_coding_id", "report", ["coding_id"])
    op.drop_column("report", "report_no")

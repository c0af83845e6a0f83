"""Find reports by how well their day is known and then by the day: the coarse ones are few, and of many months."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from 0018 to 0019."""
    op.drop_index("ix_report_date_start", "report")
    op.create_index("ix_report_date", "report", ["date_precision", "date_start", "country"])


def downgrade() -> None:
    """Bring the schema back to 0018."""
    op.drop_index("ix_report_date", "report")
    op.create_index("ix_report_date_start", "report", ["date_start", "country"])

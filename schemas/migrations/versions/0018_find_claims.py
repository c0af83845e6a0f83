"""Find what is alleged, denied, feared or to come without reading every report."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

CLAIMED = sa.text("assertion IN ('alleged', 'denied', 'hypothetical', 'future')")


def upgrade() -> None:
    """Bring the schema from 0017 to 0018."""
    op.create_index("ix_report_claims", "report", ["assertion"], sqlite_where=CLAIMED, postgresql_where=CLAIMED)


def downgrade() -> None:
    """Bring the schema back to 0017."""
    op.drop_index("ix_report_claims", "report")

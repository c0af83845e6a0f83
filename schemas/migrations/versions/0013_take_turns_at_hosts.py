"""Keep from when a host may be asked, so that all processes take turns at it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SAID = "nobody asks it before: it is being asked, or its pause is not over"


def upgrade() -> None:
    """Bring the schema from 0012 to 0013."""
    op.add_column("host", sa.Column("free_at", sa.DateTime(timezone=True), nullable=True, comment=SAID))


def downgrade() -> None:
    """Bring the schema from 0013 to 0012."""
    op.drop_column("host", "free_at")

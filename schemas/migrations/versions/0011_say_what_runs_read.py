"""Say that a run may have read the archive and no source."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WAS, IS = "dag or cli", "dag, cli, or reextract where the archive was read and no source"


def upgrade() -> None:
    """Bring the schema from 0010 to 0011."""
    _comment(WAS, IS)


def downgrade() -> None:
    """Bring the schema from 0011 to 0010."""
    _comment(IS, WAS)


def _comment(existing: str, comment: str) -> None:
    """SQLite keeps no comments."""
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column(
            "run",
            "trigger",
            existing_type=sa.String(10),
            existing_nullable=False,
            existing_comment=existing,
            comment=comment,
        )

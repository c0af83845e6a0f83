"""${message}."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text

import schemas.warehouse
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Bring the schema from ${down_revision or "nothing"} to ${up_revision}."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Bring the schema back to ${down_revision or "nothing"}."""
    ${downgrades if downgrades else "pass"}

"""Let an older version of an address that comes late be filed as the older one.

No table changes: the loader's role may change one more column of the filed copies, which is granted after migrating.
"""

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from 0015 to 0016."""


def downgrade() -> None:
    """Bring the schema from 0016 to 0015."""

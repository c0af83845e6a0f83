"""Keep the names that an article tells."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NAMES = "names that the text tells, to know one story by; none for articles from before they were kept"


def upgrade() -> None:
    """Bring the schema from 0004 to 0005: articles from before have no names to be known by."""
    op.add_column("article", sa.Column("names", sa.JSON(), nullable=True, comment=NAMES))
    op.execute(sa.update(sa.table("article", sa.column("names", sa.JSON()))).values(names=[]))


def downgrade() -> None:
    """Bring the schema from 0005 to 0004."""
    op.drop_column("article", "names")

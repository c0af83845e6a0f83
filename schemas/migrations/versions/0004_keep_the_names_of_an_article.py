"""Keep the names that an article tells."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NAMES = "names that the text tells, to know one story by"


def upgrade() -> None:
    """Bring the schema from 0003 to 0004: articles from before have no names to be known by."""
    with op.batch_alter_table("article") as batch_op:
        batch_op.add_column(sa.Column("names", sa.JSON(), nullable=True, comment=NAMES))
    op.execute(sa.update(sa.table("article", sa.column("names", sa.JSON()))).values(names=[]))
    with op.batch_alter_table("article") as batch_op:
        batch_op.alter_column("names", existing_type=sa.JSON(), existing_comment=NAMES, nullable=False)


def downgrade() -> None:
    """Bring the schema from 0004 to 0003."""
    with op.batch_alter_table("article") as batch_op:
        batch_op.drop_column("names")

"""Drop the indexes that no question uses, and list only reports that have words for the killed."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TOLD = sa.text("killed_phrase IS NOT NULL")


def upgrade() -> None:
    """Bring the schema from 0021 to 0022."""
    op.drop_index("ix_article_source_id", "article")
    op.drop_index("ix_report_killed_phrase", "report")
    op.create_index("ix_report_killed_phrase", "report", ["killed_phrase"], sqlite_where=TOLD, postgresql_where=TOLD)


def downgrade() -> None:
    """Bring the schema back to 0021."""
    op.drop_index("ix_report_killed_phrase", "report")
    op.create_index("ix_report_killed_phrase", "report", ["killed_phrase"])
    op.create_index("ix_article_source_id", "article", ["source_id"])

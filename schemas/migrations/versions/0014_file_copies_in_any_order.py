"""File copies by their days of publication, so that the order in which they come does not matter."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

FILED_BY = "the day of publication that it is filed by; NULL where none is known"
DAY = "its day of publication; NULL where none is known"
LOAD = "the load that brought it"
WAS = "By what copies are looked up: keys of the articles of the last 30 days, older ones are removed"
IS = "By what copies are looked up, among articles of the same 30 days"
COPY_WAS = "the article that it is most like; NULL for a cluster's first"
COPY_IS = "the older one it is most like; NULL for a cluster's first"


def upgrade() -> None:
    """Bring the schema from 0013 to 0014; what is in no cluster, or has no keys, the nightly maintenance files."""
    op.add_column("syndication", sa.Column("published_on", sa.Date(), nullable=True, comment=FILED_BY))
    op.add_column("sketch_key", sa.Column("published_on", sa.Date(), nullable=True, comment=DAY))
    for table in ("syndication", "sketch_key"):
        op.execute(
            f"UPDATE {table} SET published_on = "  # noqa: S608 - names of our own
            f"(SELECT min(c.published_on) FROM coding c WHERE c.article_id = {table}.article_id)"
        )
    op.drop_index("ix_sketch_key_load_no", "sketch_key")
    op.drop_column("sketch_key", "load_no")
    op.create_index("ix_sketch_key_day", "sketch_key", ["key", "published_on"])
    _say(WAS, IS, COPY_WAS, COPY_IS)


def downgrade() -> None:
    """Bring the schema from 0014 to 0013."""
    _say(IS, WAS, COPY_IS, COPY_WAS)
    op.drop_index("ix_sketch_key_day", "sketch_key")
    op.add_column("sketch_key", sa.Column("load_no", sa.Integer(), nullable=False, comment=LOAD, server_default="0"))
    op.execute(
        "UPDATE sketch_key SET load_no = (SELECT r.load_no FROM article a JOIN run r ON r.run_id = a.run_id "
        "WHERE a.article_id = sketch_key.article_id)"
    )
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("sketch_key", "load_no", server_default=None)
    op.create_index("ix_sketch_key_load_no", "sketch_key", ["load_no"])
    op.drop_column("sketch_key", "published_on")
    op.drop_column("syndication", "published_on")


def _say(was: str, now: str, copy_was: str, copy_now: str) -> None:
    """SQLite keeps no comments."""
    if op.get_bind().dialect.name == "sqlite":
        return
    op.create_table_comment("sketch_key", now, existing_comment=was)
    op.alter_column("syndication", "copy_of", existing_type=sa.String(40), existing_comment=copy_was, comment=copy_now)

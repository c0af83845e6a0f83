"""Keep what a page says of itself: who dates it, its update, section, own address and genre."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ORIGIN = "who says so: list (feed or file that names it), json_ld, meta, time (marked in the page) or found"
PLAIN = {
    "updated_at": "when the publisher last changed it, as it says, ISO 8601",
    "section": "the publisher's word for the part of the paper",
    "canonical": "the address that the publisher wants it to be called by",
}
HINT = "what the publisher files it under, where that is not news"
LISTED = {
    "published_at_origin": (10, ORIGIN, ("list", "json_ld", "meta", "time", "found")),
    "genre_hint": (20, HINT, ("news", "opinion", "background", "digest", "other")),
}


def upgrade() -> None:
    """Bring the schema from 0005 to 0006: of articles from before it is not known."""
    for name, comment in PLAIN.items():
        op.add_column("article", sa.Column(name, sa.Text(), nullable=True, comment=comment))
    for name, (length, comment, values) in LISTED.items():
        _add_listed(name, length, comment, values)


def downgrade() -> None:
    """Bring the schema from 0006 to 0005."""
    for name in (*LISTED, *PLAIN):
        op.drop_column("article", name)


def _add_listed(name: str, length: int, comment: str, values: tuple[str, ...]) -> None:
    listed = f"{name} IN ({', '.join(repr(value) for value in values)})"
    constraint = f"ck_article_{name}_listed"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"ALTER TABLE article ADD COLUMN {name} VARCHAR({length}) CONSTRAINT {constraint} CHECK ({listed})")
        return
    op.add_column("article", sa.Column(name, sa.String(length), nullable=True, comment=comment))
    op.create_check_constraint(op.f(constraint), "article", listed)

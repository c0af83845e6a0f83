"""File copies and versions of articles, and say whose report an article is."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

AGENCY = {
    "agency": (sa.String(40), "whose report it is: the wire or first publisher, an id of agencies.csv"),
    "agency_words": (sa.Text(), "the words that credit or cite it; NULL where only the publisher is one"),
}
COPIED = "the article that it is most like; NULL for a cluster's first"


def upgrade() -> None:
    """Bring the schema from 0007 to 0008: articles from before are in no cluster."""
    for name, (kind, comment) in AGENCY.items():
        op.add_column("article", sa.Column(name, kind, nullable=True, comment=comment))
    _create_syndication()
    op.create_table(
        "sketch_key",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False, comment="a small hash of a sketch, halved"),
        _article("article_id", "the article that has it", nullable=False),
        sa.Column("load_no", sa.Integer(), nullable=False, comment="the load that brought it"),
        _points_to_article("sketch_key", "article_id"),
        sa.PrimaryKeyConstraint("key", "article_id", name=op.f("pk_sketch_key")),
        comment="By what copies are looked up: keys of the articles of the last 30 days, older ones are removed",
    )
    op.create_index("ix_sketch_key_load_no", "sketch_key", ["load_no"])
    op.create_index("ix_article_address", "article", ["source_id", "address"])


def downgrade() -> None:
    """Bring the schema from 0008 to 0007."""
    op.drop_index("ix_article_address", "article")
    op.drop_table("sketch_key")
    op.drop_table("syndication")
    for name in AGENCY:
        op.drop_column("article", name)


def _create_syndication() -> None:
    op.create_table(
        "syndication",
        _article("article_id", "the article", nullable=False),
        sa.Column("cluster_id", sa.String(40), nullable=False, comment="the same for all copies of one text: syn_…"),
        _article("copy_of", COPIED),
        sa.Column(
            "likeness", sa.Float(), comment="share of the shorter text that is in the longer, 1 for the same words"
        ),
        _article("supersedes", "the older version of its address that it replaces"),
        sa.Column("words_sha256", sa.String(64), nullable=False, comment="SHA-256 of its words in lower case"),
        sa.CheckConstraint("likeness BETWEEN 0 AND 1", name=op.f("ck_syndication_likeness_share")),
        *(_points_to_article("syndication", column) for column in ("article_id", "copy_of", "supersedes")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_syndication")),
        comment="Copies and versions: which articles are one text, edited or not, and which take another's place",
    )
    op.create_index("ix_syndication_cluster_id", "syndication", ["cluster_id"])
    op.create_index("ix_syndication_supersedes", "syndication", ["supersedes"])


def _article(name: str, comment: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String(40), nullable=nullable, comment=comment)


def _points_to_article(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["article.article_id"], name=op.f(f"fk_{table}_{column}"))

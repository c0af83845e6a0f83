"""Keep the administrative units that a place had on its article's day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from 0002 to 0003; what is there already keeps NULL, which is: not known."""
    with op.batch_alter_table("place") as table:
        table.add_column(
            sa.Column(
                "reported_country",
                sa.String(length=2),
                nullable=True,
                comment="country on the article's day; NULL where unknown",
            )
        )
        table.add_column(
            sa.Column(
                "reported_admin1_name",
                sa.Text(),
                nullable=True,
                comment="province on the article's day: FATA until 31 May 2018",
            )
        )
        table.add_column(
            sa.Column(
                "reported_admin1_iso",
                sa.String(length=6),
                nullable=True,
                comment="its ISO 3166-2 code of that day: PK-TA",
            )
        )
        table.add_column(
            sa.Column("reported_admin2_name", sa.Text(), nullable=True, comment="district on the article's day")
        )


def downgrade() -> None:
    """Bring the schema back to 0002."""
    for name in ("reported_admin2_name", "reported_admin1_iso", "reported_admin1_name", "reported_country"):
        op.drop_column("place", name)

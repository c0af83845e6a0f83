"""Keep what is not known as NULL, where JSON's own null was kept: tolls by side, and names of erased texts."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from 0020 to 0021."""
    for table, column in (("report", "by_side"), ("coding", "names")):
        op.execute(f"UPDATE {table} SET {column} = NULL WHERE CAST({column} AS TEXT) = 'null'")  # noqa: S608


def downgrade() -> None:
    """Bring the schema back to 0020, which reads both the same."""

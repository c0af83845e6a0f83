"""Tell the runs that read an archive of a source from those that read the source, by their trigger."""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

NOW = "dag, cli, reextract (the archive was read and no source) or backfill (a source's own archive was)"
BEFORE = "dag, cli, or reextract where the archive was read and no source"


def upgrade() -> None:
    """Bring the schema from 0028 to 0029."""
    op.execute("UPDATE run SET trigger = 'backfill' WHERE substr(run_id, 1, 9) = 'backfill_'")
    _say_of_trigger(NOW, was=BEFORE)


def downgrade() -> None:
    """Bring the schema back to 0028; whether a scheduler or a person started a backfill is not known any more."""
    op.execute("UPDATE run SET trigger = 'cli' WHERE trigger = 'backfill'")
    _say_of_trigger(BEFORE, was=NOW)


def _say_of_trigger(now: str, *, was: str) -> None:
    if op.get_context().dialect.name == "postgresql":
        op.alter_column("run", "trigger", comment=now, existing_comment=was)

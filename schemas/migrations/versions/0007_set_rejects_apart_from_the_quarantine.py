"""Keep what was set aside in ``reject``; ``quarantine`` is a view of it, without the raw input."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COLUMNS = (
    "quarantine_id",
    "stage",
    "source_id",
    "input",
    "reason",
    "message",
    "payload",
    "article_id",
    "report_id",
    "run_id",
)
SAYS = {
    "reject": "What could not go on, and why, with the raw input; nothing is lost",
    "quarantine": "What could not go on, and why; nothing is lost",
}


def upgrade() -> None:
    """Bring the schema from 0006 to 0007."""
    _move("quarantine", "reject")


def downgrade() -> None:
    """Bring the schema from 0007 to 0006."""
    _move("reject", "quarantine")


def _move(old: str, new: str) -> None:
    """Make the table anew under its name, with constraints and an index that carry it, and take the rows along."""
    op.create_table(
        new,
        sa.Column("quarantine_id", sa.String(length=40), nullable=False, comment="from the input and the reason"),
        sa.Column("stage", sa.String(length=10), nullable=False, comment="the step that set it aside"),
        sa.Column("source_id", sa.String(length=40), comment="the source; NULL for what came of several"),
        sa.Column("input", sa.Text(), nullable=False, comment="name of what was set aside"),
        sa.Column("reason", sa.Text(), nullable=False, comment="short code"),
        sa.Column("message", sa.Text(), nullable=False, comment="what is wrong, and what to do"),
        sa.Column("payload", sa.Text(), comment="the record as JSON, or the beginning of the raw input"),
        sa.Column(
            "article_id", sa.String(length=40), comment="the article, where there is one; it may itself be set aside"
        ),
        sa.Column("report_id", sa.String(length=40), comment="the report, where there is one; it is not in report"),
        sa.Column("run_id", sa.String(length=80), nullable=False, comment="the run that first set it aside"),
        sa.CheckConstraint(
            "stage IN ('fetch', 'extract', 'locate', 'check', 'merge', 'load')", name=op.f(f"ck_{new}_stage_listed")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.run_id"], name=op.f(f"fk_{new}_run_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f(f"fk_{new}_source_id")),
        sa.PrimaryKeyConstraint("quarantine_id", name=op.f(f"pk_{new}")),
        comment=SAYS[new],
    )
    named = ", ".join(COLUMNS)
    op.execute(f"INSERT INTO {new} ({named}) SELECT {named} FROM {old}")  # noqa: S608 - our own names
    op.drop_table(old)
    op.create_index(f"ix_{new}_reason", new, ["reason"])

"""Count the missing and the displaced; say which report contests which."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BOUNDS = {
    "low": "at least so many",
    "best": "the best single number, NULL where only bounds are known",
    "high": "at most so many, NULL where open",
}
OLD_FIELDS = ("date", "place", "killed", "injured", "captured", "actors", "assertion")
NEW_FIELDS = ("date", "place", "killed", "injured", "captured", "missing", "displaced", "actors", "assertion")


def upgrade() -> None:
    """Bring the schema from 0003 to 0004."""
    for table in ("report", "event_version"):
        for what in ("missing", "displaced"):
            _add_counts(table, what)
    for what in ("missing", "displaced"):
        op.add_column("report", sa.Column(f"{what}_phrase", sa.Text(), comment=f"the words that count the {what}"))
    _list_fields(NEW_FIELDS)
    op.create_table(
        "report_contest",
        sa.Column(
            "report_id", sa.String(length=40), nullable=False, comment="the report that denies, or tells other numbers"
        ),
        sa.Column(
            "contests", sa.String(length=40), nullable=False, comment="the report of the same article that it contests"
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.report_id"], name=op.f("fk_report_contest_report_id")),
        sa.ForeignKeyConstraint(["contests"], ["report.report_id"], name=op.f("fk_report_contest_contests")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_contest")),
        comment="Which report contests which: a denial, or a rival number",
    )
    op.create_index("ix_report_contest_contests", "report_contest", ["contests"])


def downgrade() -> None:
    """Bring the schema back to 0003."""
    op.drop_index("ix_report_contest_contests", "report_contest")
    op.drop_table("report_contest")
    op.execute("DELETE FROM report_span WHERE field IN ('missing', 'displaced')")
    _list_fields(OLD_FIELDS)
    for what in ("missing", "displaced"):
        op.drop_column("report", f"{what}_phrase")
        for table in ("report", "event_version"):
            for bound in ("high", "best", "low"):
                op.drop_column(table, f"{what}_{bound}")


def _add_counts(table: str, what: str) -> None:
    """Add the three numbers and the constraint that orders them; SQLite takes it with the last of them."""
    ordered = (
        f"{what}_low >= 0 AND ({what}_best IS NULL OR {what}_best >= {what}_low) "
        f"AND ({what}_high IS NULL OR {what}_high >= coalesce({what}_best, {what}_low))"
    )
    name = f"ck_{table}_{what}_ordered"
    columns = [sa.Column(f"{what}_{b}", sa.Integer(), comment=f"{what}: {text}") for b, text in BOUNDS.items()]
    if op.get_bind().dialect.name == "sqlite":
        for column in columns[:2]:
            op.add_column(table, column)
        op.execute(f"ALTER TABLE {table} ADD COLUMN {what}_high INTEGER CONSTRAINT {name} CHECK ({ordered})")
        return
    for column in columns:
        op.add_column(table, column)
    op.create_check_constraint(op.f(name), table, ordered)


def _list_fields(fields: tuple[str, ...]) -> None:
    name, listed = "ck_report_span_field_listed", ", ".join(f"'{field}'" for field in fields)
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f(name), "report_span", type_="check")
        op.create_check_constraint(op.f(name), "report_span", f"field IN ({listed})")
        return
    op.rename_table("report_span", "report_span_before")
    op.execute(
        "CREATE TABLE report_span (report_id VARCHAR(40) NOT NULL, field VARCHAR(20) NOT NULL, start INTEGER NOT NULL, "
        '"end" INTEGER NOT NULL, CONSTRAINT pk_report_span PRIMARY KEY (report_id, field, start), '
        f"CONSTRAINT {name} CHECK (field IN ({listed})), "
        "CONSTRAINT fk_report_span_report_id FOREIGN KEY(report_id) REFERENCES report (report_id))"
    )
    op.execute("INSERT INTO report_span SELECT * FROM report_span_before")
    op.drop_table("report_span_before")

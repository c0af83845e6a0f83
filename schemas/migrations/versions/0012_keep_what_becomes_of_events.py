"""Keep what events merge into and split from, what people decide of them, and by which policies they are believed."""

import sqlalchemy as sa
from alembic import op

import schemas.tables

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

REASONS = ("created", "new_report", "toll_changed", "contested", "merged", "split", "recoded", "retracted")
BACKING = ("single", "corroborated", "contested")
MORE_BACKING = ("single", "corroborated", "confirmed", "contested", "retracted")
BACKING_SAYS = "single, corroborated or contested"
MORE_BACKING_SAYS = "single, corroborated, confirmed, contested or retracted: a retracted event no longer counts"
OLD_NAMES = "names that the text tells, to know one story by; none for articles from before they were kept"
NAMES = "rare names in the text, to know one story by; none of codings from before they were kept"


def upgrade() -> None:
    """Bring the schema from 0011 to 0012."""
    _make_lineage()
    _make_judgement()
    _list("change_reason", REASONS, (*REASONS, "judged"))
    _list("corroboration", BACKING, MORE_BACKING)
    _say("corroboration", BACKING_SAYS, MORE_BACKING_SAYS)
    outlets = "outlets that published them"
    op.add_column(
        "event_version", sa.Column("n_outlets", sa.Integer(), nullable=False, comment=outlets, server_default="1")
    )
    op.execute(
        "UPDATE event_version SET n_outlets = coalesce(("
        "SELECT nullif(count(DISTINCT coalesce(a.outlet, a.source_id)), 0) FROM event_report m "
        "JOIN report r ON r.report_id = m.report_id JOIN article a ON a.article_id = r.article_id "
        "WHERE m.event_id = event_version.event_id AND m.version_no = event_version.version_no), 1)"
    )
    policy = "version of the policies that made one belief of the reports"
    op.add_column(
        "event_version", sa.Column("policy", sa.String(20), nullable=False, comment=policy, server_default="1")
    )
    if op.get_bind().dialect.name != "sqlite":
        for column in ("n_outlets", "policy"):
            op.alter_column("event_version", column, server_default=None)
    op.add_column("coding", sa.Column("names", sa.JSON(), nullable=True, comment=NAMES))
    op.execute(sa.update(sa.table("coding", sa.column("names", sa.JSON()))).values(names=[]))
    op.drop_column("article", "names")
    op.create_index("ix_coding_published_on", "coding", ["published_on"])
    op.create_index("ix_report_date_start", "report", ["date_start", "country"])


def downgrade() -> None:
    """Bring the schema back to 0011: what people decided and what events came of is lost, names are known to none."""
    op.drop_index("ix_report_date_start", "report")
    op.drop_index("ix_coding_published_on", "coding")
    op.add_column("article", sa.Column("names", sa.JSON(), nullable=True, comment=OLD_NAMES))
    op.execute(sa.update(sa.table("article", sa.column("names", sa.JSON()))).values(names=[]))
    op.drop_column("coding", "names")
    op.drop_column("event_version", "policy")
    op.drop_column("event_version", "n_outlets")
    op.execute("UPDATE event_version SET corroboration = 'corroborated' WHERE corroboration = 'confirmed'")
    op.execute("UPDATE event_version SET corroboration = 'contested' WHERE corroboration = 'retracted'")
    op.execute("UPDATE event_version SET change_reason = 'recoded' WHERE change_reason = 'judged'")
    _say("corroboration", MORE_BACKING_SAYS, BACKING_SAYS)
    _list("corroboration", MORE_BACKING, BACKING)
    _list("change_reason", (*REASONS, "judged"), REASONS)
    op.drop_table("judgement")
    op.drop_table("event_lineage")


def _make_lineage() -> None:
    op.create_table(
        "event_lineage",
        _column("event_id", 40, "the event that ended, or that came out of another"),
        _moment("known_from", "UTC moment from which this was believed"),
        _column("kind", 20, "merged, split or dissolved"),
        _column("other_event_id", 40, "the event that it went into or came out of", nullable=True),
        sa.Column("reason", sa.Text(), nullable=False, comment="one sentence"),
        _column("cause_article_id", 40, "the article that caused it", nullable=True),
        _column("run_id", 80, "the run that believed it"),
        sa.CheckConstraint("kind IN ('merged', 'split', 'dissolved')", name=op.f("ck_event_lineage_kind_listed")),
        sa.CheckConstraint(
            "(kind = 'dissolved') = (other_event_id IS NULL)", name=op.f("ck_event_lineage_other_where_there_is_one")
        ),
        sa.CheckConstraint("event_id <> other_event_id", name=op.f("ck_event_lineage_of_two")),
        *_references(
            "event_lineage", event_id="event", other_event_id="event", cause_article_id="article", run_id="run"
        ),
        sa.PrimaryKeyConstraint("event_id", "known_from", name=op.f("pk_event_lineage")),
        comment="Which events merged into which, and which came out of which; their mentions are where they went",
    )
    op.create_index("ix_event_lineage_other_event_id", "event_lineage", ["other_event_id"])


def _make_judgement() -> None:
    op.create_table(
        "judgement",
        _column("judgement_id", 40, "from what was decided, by whom and when"),
        _column("kind", 20, "same, different, value, retract or restore"),
        _column("report_id", 40, "a report of the event that is judged"),
        _column("other_report_id", 40, "the other report, where two were compared", nullable=True),
        _column("field", 40, "the field that has another value", nullable=True),
        sa.Column("value", sa.Text(), nullable=True, comment="its right value, as the person wrote it"),
        sa.Column("decided_by", sa.Text(), nullable=False, comment="who decided"),
        sa.Column("note", sa.Text(), nullable=True, comment="why"),
        _moment("decided_at", "UTC"),
        _column("run_id", 80, "the run that took it up; NULL: the next one will", nullable=True),
        sa.CheckConstraint(
            "kind IN ('same', 'different', 'value', 'retract', 'restore')", name=op.f("ck_judgement_kind_listed")
        ),
        sa.CheckConstraint(
            "(kind IN ('same', 'different')) = (other_report_id IS NOT NULL)", name=op.f("ck_judgement_pairs_are_two")
        ),
        sa.CheckConstraint(
            "(kind = 'value') = (field IS NOT NULL AND value IS NOT NULL)", name=op.f("ck_judgement_values_are_told")
        ),
        *_references("judgement", report_id="report", other_report_id="report", run_id="run"),
        sa.PrimaryKeyConstraint("judgement_id", name=op.f("pk_judgement")),
        comment="What people decided of events; it stands above every report, and older decisions stay",
    )
    op.create_index("ix_judgement_report_id", "judgement", ["report_id"])


def _column(name: str, length: int, comment: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable, comment=comment)


def _moment(name: str, comment: str) -> sa.Column[object]:
    return sa.Column(name, schemas.tables.UtcDateTime(timezone=True), nullable=False, comment=comment)


def _references(table: str, **targets: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{target}.{target}_id"], name=op.f(f"fk_{table}_{name}"))
        for name, target in targets.items()
    ]


def _list(column: str, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Let the column have other values; SQLite takes the check's new words in place, for no row is touched by them."""
    name = f"ck_event_version_{column}_listed"
    was, will = (f"{column} IN ({', '.join(repr(value) for value in values)})" for values in (old, new))
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f(name), "event_version", type_="check")
        op.create_check_constraint(op.f(name), "event_version", will)
        return
    op.execute("PRAGMA writable_schema = ON")
    change = "UPDATE sqlite_master SET sql = replace(sql, :was, :will) WHERE type = 'table' AND name = 'event_version'"
    op.execute(sa.text(change).bindparams(was=was, will=will))
    op.execute("PRAGMA writable_schema = RESET")


def _say(column: str, old: str, new: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("event_version", column, comment=new, existing_comment=old)

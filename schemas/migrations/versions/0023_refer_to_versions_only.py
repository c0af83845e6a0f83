"""Let actors and reports of a version refer to the version, which refers to the event, and not to the event besides."""

import re

from alembic import op

from schemas.migrations.rewriting import rewrite_tables

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

TABLES = ("event_version_actor", "event_report")
_REFERS = re.compile(r",\s*CONSTRAINT fk_\w+_event_id FOREIGN KEY\s*\(event_id\) REFERENCES event \(event_id\)")


def upgrade() -> None:
    """Bring the schema from 0022 to 0023."""
    rewrite_tables(op.get_bind(), lambda name, sql: _REFERS.sub("", sql) if name in TABLES else sql)
    for table in TABLES if op.get_bind().dialect.name == "postgresql" else ():
        op.drop_constraint(op.f(f"fk_{table}_event_id"), table, type_="foreignkey")


def downgrade() -> None:
    """Bring the schema back to 0022."""
    rewrite_tables(op.get_bind(), _with_reference)
    for table in TABLES if op.get_bind().dialect.name == "postgresql" else ():
        op.create_foreign_key(op.f(f"fk_{table}_event_id"), table, "event", ["event_id"], ["event_id"])


def _with_reference(name: str, sql: str) -> str:
    if name not in TABLES or _REFERS.search(sql):
        return sql
    refers = f"CONSTRAINT fk_{name}_event_id FOREIGN KEY(event_id) REFERENCES event (event_id)"
    return f"{sql.rstrip().removesuffix(')').rstrip()}, {refers})"

"""Let questions to a million reports be answered at once: events by their day, what areas codes name, civilians as targets.

The index by what is known from when to when is gone: SQLite took it for a way to what is believed now, which nearly every
row is, and so read the table in no order.
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

NEWS = sa.text(
    "known_to >= '9999-12-31' AND assertion = 'asserted' AND NOT background AND corroboration <> 'retracted' "
    "AND date_start IS NOT NULL"
)
HELD = (
    ("article", "run_id", ("source_id",)),
    ("report", "article_id", ("assertion", "background", "report_id")),
    ("event_report", "report_id", ("event_id", "version_no")),
)
"""Indexes that hold what is asked with their first column, so that no row need be read."""
SAID = (
    "whether its ISO code names it: a province of today, or the last that bore the code; of two the lower GeoNames id"
)
NAMED = """
UPDATE admin_area SET names_iso = true WHERE level = 1 AND iso IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM admin_area q
  WHERE q.level = 1 AND q.iso = admin_area.iso
    AND ((admin_area.valid_to IS NOT NULL AND (q.valid_to IS NULL OR q.valid_to > admin_area.valid_to))
         OR (coalesce(q.valid_to, '9999-12-31') = coalesce(admin_area.valid_to, '9999-12-31')
             AND q.geonames_id < admin_area.geonames_id)))
"""


TARGETED = """
UPDATE event_version SET civilian_targeting = true
WHERE event_type = 'Violence against civilians' OR sub_event_type = 'Excessive force against protesters'
   OR (event_type IN ('Explosions/Remote violence', 'Riots') AND EXISTS (
         SELECT 1 FROM event_version_actor p
         WHERE p.event_id = event_version.event_id AND p.version_no = event_version.version_no
           AND p.role = 'target' AND p.kind = 'Civilians'))
"""
FLAGS = (
    ("admin_area", "names_iso", SAID, NAMED),
    (
        "event_version",
        "civilian_targeting",
        "whether civilians or peaceful protesters are its target, as ACLED flags it",
        TARGETED,
    ),
)


def upgrade() -> None:
    """Bring the schema from 0023 to 0024."""
    for table, flag, said, setting in FLAGS:
        op.add_column(table, sa.Column(flag, sa.Boolean(), nullable=False, comment=said, server_default=sa.false()))
        op.execute(setting)
        if op.get_bind().dialect.name != "sqlite":
            op.alter_column(table, flag, server_default=None)
    named = sa.text("names_iso")
    op.create_index(
        "ix_admin_area_names", "admin_area", ["iso"], unique=True, sqlite_where=named, postgresql_where=named
    )
    for table, column, more in HELD:
        op.drop_index(f"ix_{table}_{column}", table)
        op.create_index(f"ix_{table}_{column}", table, [column, *more])
    op.drop_index("ix_event_version_known", "event_version")
    op.create_index(
        "ix_event_version_day",
        "event_version",
        ["date_start", "date_precision"],
        sqlite_where=NEWS,
        postgresql_where=NEWS,
    )


def downgrade() -> None:
    """Bring the schema back to 0023."""
    op.drop_index("ix_event_version_day", "event_version")
    op.create_index("ix_event_version_known", "event_version", ["known_from", "known_to"])
    for table, column, _ in HELD:
        op.drop_index(f"ix_{table}_{column}", table)
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.drop_index("ix_admin_area_names", "admin_area")
    for table, flag, _, _ in FLAGS:
        op.drop_column(table, flag)

"""Say how sure it is that it was this actor."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("report_actor", "event_version_actor")
CLAIM = "that it was this one is asserted, claimed or alleged"


def upgrade() -> None:
    """Bring the schema from 0001 to 0002: what is stored was told as fact as far as is known."""
    for table in TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column("claim", sa.String(length=20), nullable=True, comment=CLAIM))
        op.execute(sa.update(sa.table(table, sa.column("claim"))).values(claim="asserted"))
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column("claim", existing_type=sa.String(length=20), existing_comment=CLAIM, nullable=False)
            batch_op.create_check_constraint(
                op.f(f"ck_{table}_claim_listed"), "claim IN ('asserted', 'claimed', 'alleged')"
            )


def downgrade() -> None:
    """Bring the schema from 0002 to 0001."""
    for table in TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(op.f(f"ck_{table}_claim_listed"), type_="check")
            batch_op.drop_column("claim")

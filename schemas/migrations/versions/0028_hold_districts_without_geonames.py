"""Hold districts that GeoNames does not know too, so that their events are counted by district; the next load brings them."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

KEY = "the gazetteer's own number: the GeoNames id where it has one"
KEY_BEFORE = "GeoNames id"
GEONAMES = "GeoNames id; NULL for a district that GeoNames does not have"


def upgrade() -> None:
    """Bring the schema from 0027 to 0028."""
    op.execute("ALTER TABLE admin_area RENAME COLUMN geonames_id TO area_id")
    op.add_column("admin_area", sa.Column("geonames_id", sa.Integer, comment=GEONAMES))
    op.execute("UPDATE admin_area SET geonames_id = area_id")
    _say_of_key("area_id", KEY, was=KEY_BEFORE)


def downgrade() -> None:
    """Bring the schema back to 0027."""
    op.execute("DELETE FROM admin_area WHERE geonames_id IS NULL")
    op.drop_column("admin_area", "geonames_id")
    op.execute("ALTER TABLE admin_area RENAME COLUMN area_id TO geonames_id")
    _say_of_key("geonames_id", KEY_BEFORE, was=KEY)


def _say_of_key(column: str, now: str, *, was: str) -> None:
    if op.get_context().dialect.name == "postgresql":
        op.alter_column("admin_area", column, comment=now, existing_comment=was)

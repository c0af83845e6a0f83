"""Bring the warehouse's schema down to an older version, before an older program is started: the way back.

python -m deploy.downgrade 0005
"""

import argparse

from alembic import command

from deploy.prepare import secret
from pipeline.warehouse.database import make_engine, write
from pipeline.warehouse.opening import alembic_config
from schemas import views


def main() -> None:
    """Migrate down; the older program makes its own views when it opens the warehouse."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version", help="the older program's schema, the newest of its schemas/migrations/versions")
    version = parser.parse_args().version
    with write(make_engine(secret("owner_db"))) as connection:
        views.drop_views(connection)
        command.downgrade(alembic_config(connection), version)


if __name__ == "__main__":
    main()

"""Bring the warehouse's schema down to an older version, before an older program is started: the way back.

python -m deploy.downgrade 0005
"""

import sys

from alembic import command

from deploy.prepare import secret
from pipeline.database import make_engine, write
from pipeline.warehouse import alembic_config
from schemas import views


def main() -> None:
    """Migrate down; the older program makes its own views when it opens the warehouse."""
    with write(make_engine(secret("owner_db"))) as connection:
        views.drop_views(connection)
        command.downgrade(alembic_config(connection), sys.argv[1])


if __name__ == "__main__":
    main()

"""Bring the warehouse's schema down to an older version, before an older program is started: the way back.

python -m deploy.downgrade 0005
"""

import argparse

from deploy.prepare import secret
from pipeline.warehouse.database import make_engine
from pipeline.warehouse.opening import bring_down


def main() -> None:
    """Bring the containers' warehouse down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version", help="the older program's schema, the newest of its schemas/migrations/versions")
    version = parser.parse_args().version
    bring_down(make_engine(secret("owner_db")), version)


if __name__ == "__main__":
    main()

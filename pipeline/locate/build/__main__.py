"""``python -m pipeline.locate.build PATH`` writes the gazetteer to PATH."""

import sys
from pathlib import Path

from pipeline.locate.build.compile import compile_gazetteer
from pipeline.locate.build.store import write_gazetteer
from pipeline.locate.gazetteer.version import gazetteer_version


def main() -> None:
    """Compile and write; takes about half a minute."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m pipeline.locate.build PATH")
    path = Path(sys.argv[1])
    made = compile_gazetteer()
    write_gazetteer(path, made.entries.values(), made.names, gazetteer_version())
    sys.stdout.write(f"{path}: {len(made.entries):,} places, {path.stat().st_size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()

"""``python -m pipeline.locate.build PATH`` writes the gazetteer to PATH, unless one of this version is there."""

import sys
from pathlib import Path

from pipeline.locate.gazetteer.reading import Gazetteer
from pipeline.locate.gazetteer.unusable import GazetteerError
from pipeline.locate.gazetteer.version import gazetteer_version


def main() -> None:
    """Compile and write; takes about half a minute."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m pipeline.locate.build PATH")
    path = Path(sys.argv[1])
    if not is_current(path):
        _compile(path)


def is_current(path: Path) -> bool:
    """Return whether what is there was compiled from what is installed, by what it says of itself."""
    try:
        Gazetteer.open(path)
    except GazetteerError:
        return False
    return True


def _compile(path: Path) -> None:
    from pipeline.locate.build.compile import compile_gazetteer  # noqa: PLC0415  # takes time to load
    from pipeline.locate.build.store import write_gazetteer  # noqa: PLC0415  # as above

    sys.stdout.write("compiling the gazetteer (once; about half a minute)\n")
    sys.stdout.flush()
    made = compile_gazetteer()
    write_gazetteer(path, made.entries.values(), made.names, gazetteer_version())
    sys.stdout.write(f"{path}: {len(made.entries):,} places, {path.stat().st_size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()

"""Which versions of everything this is: what a report of a fault should hold."""

from importlib.metadata import version

from pipeline.extract.coder import coder_version
from pipeline.locate.gazetteer.version import gazetteer_version, locating_version
from pipeline.upkeep.status import head


def versions() -> str:
    """Return the program's version, its schema's, and those of rules and gazetteer, a line each."""
    return "\n".join(
        (
            f"conflict-events {version('conflict-events')}",
            f"schema          {head()}",
            f"rules           {coder_version()}",
            f"places          {locating_version()}",
            f"gazetteer       {gazetteer_version()}",
        )
    )

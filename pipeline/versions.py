"""By what the versions of rules are told: the code and the tables that a stage reads, its own and shared ones."""

import hashlib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path


def sources_of(*names: str) -> list[Path]:
    """Return the code of the modules, and the code and tables of the packages with all below them, in order."""
    return sorted({path for name in names for path in _sources(name)})


def hash_sources(sources: Iterable[Path], begun: bytes = b"") -> str:
    """Return the SHA-256 of begun and of files' names and contents, in the order of their paths, as 64 hex digits."""
    digest = hashlib.sha256(begun)
    for source in sorted(sources):
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()


def _sources(name: str) -> Iterable[Path]:
    package, _, module = name.rpartition(".")
    here = Path(str(files(package)))
    code = here / f"{module}.py"
    return [code] if code.exists() else (path for kind in ("*.py", "*.csv") for path in (here / module).rglob(kind))

"""Which views these are: a name that changes with any of them, so that a newer program makes them again."""

import hashlib
from functools import cache
from importlib.resources import files

from schemas.vocabulary import ActorKind


@cache
def fingerprint() -> str:
    """Return the name of this program's views: it changes with their SQL, and with the lists that they hold."""
    digest = hashlib.sha256("".join(f"{kind.value}{kind.inter}" for kind in ActorKind).encode())
    for folder, endings in ((".", ("registry.py",)), ("views", (".sql", ".py")), ("reference", (".csv",))):
        sources = (one for one in files("schemas").joinpath(folder).iterdir() if one.name.endswith(endings))
        for source in sorted(sources, key=lambda one: one.name):
            digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return f"v{digest.hexdigest()[:16]}"

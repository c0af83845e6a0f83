"""Addresses that are paths below the folder of sources.yaml."""

import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.sources.answers import Answer
from pipeline.sources.limits import Limits
from pipeline.sources.unreachable import Unreachable


def is_on_disk(address: str) -> bool:
    """Tell whether the address is a path: it has no scheme."""
    try:
        return not urlsplit(address).scheme
    except ValueError:
        return False


def read_from_disk(base: Path, address: str, limits: Limits) -> Answer:
    """Return the file's bytes; raises Unreachable for what is no readable file below the folder."""
    path = (base / unquote(urlsplit(address).path).replace("\0", "")).resolve()
    if not path.is_relative_to(base.resolve()):
        raise Unreachable(f"it lies outside {base.name}; files are read below the folder of sources.yaml only")
    try:
        return Answer(content=_read(path, limits.size), charset=None, address=address)
    except OSError as error:
        raise Unreachable(f"it cannot be read: {error.strerror}") from error


def _read(path: Path, most: int) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):
        raise Unreachable("it is no regular file")
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise Unreachable(f"it has over {most:,} bytes, the most that is read", "too_large")
    return content

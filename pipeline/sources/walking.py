"""The files of a folder, in one order everywhere, and what in it could not be looked at."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_Above = tuple[tuple[int, int], ...]
"""Device and number of the folders that lead to one."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Something that is no readable file or folder, and why."""

    path: Path
    reason: str


def walk(path: Path, without: Path | None = None) -> Iterator[Path | Unlisted]:
    """Yield the path, if it is a file, or the files below it in the order of their names; hidden ones only if named.

    Links are followed, but not back into a folder that they lie in. The folder ``without`` is passed over, unless it is
    the one that is walked.
    """
    passed_over = None if without is None or not without.exists() else _key(without.stat())
    waiting: list[tuple[Path, _Above]] = [(path, ())]
    while waiting:
        here, above = waiting.pop()
        try:
            status = here.stat()
            names = sorted(entry.name for entry in here.iterdir()) if stat.S_ISDIR(status.st_mode) else []
        except OSError as error:
            reason = f"it cannot be opened: {error.strerror}; check its permissions and where it links to"
            yield Unlisted(here, reason)
            continue
        key = _key(status)
        if key == passed_over and above:
            continue
        if stat.S_ISREG(status.st_mode):
            yield here
        elif not stat.S_ISDIR(status.st_mode):
            yield Unlisted(here, "it is neither a file nor a folder; name files and folders only")
        elif key in above:
            yield Unlisted(here, "it links to a folder that it lies in; remove the link")
        else:
            shown = [name for name in names if not name.startswith(".")]
            waiting += [(here / name, (*above, key)) for name in reversed(shown)]


def _key(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def is_folder(path: Path) -> bool:
    """Tell whether the path is a folder; one that cannot be looked at is none."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def is_missing(path: Path) -> bool:
    """Tell whether nothing is there, not even a broken link or something that cannot be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False

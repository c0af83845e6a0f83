"""What can be wrong outside of the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Problem(Exception):
    """Something that people can put right; the message names it, gives the reason and says what to do."""


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Make the folder, and turn what the system says while it is written to into a Problem."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{folder} cannot be written: {reason}. Nothing was loaded; make room or correct it, and run again"
        raise Problem(message) from error

"""What can be wrong outside of the program."""

import csv
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


@contextmanager
def reading_table(path: Path) -> Iterator[None]:
    """Turn what is wrong with the bytes of somebody's CSV, while it is read, into a Problem that names the file."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise Problem(f"{path} is no UTF-8 text: save it as UTF-8 (in a spreadsheet: CSV UTF-8)") from error
    except csv.Error as error:
        raise Problem(f"{path} is no CSV: {error}") from error


def told(error: OSError) -> str:
    """Return what the system says in words: the file, if it names one, and the reason."""
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason

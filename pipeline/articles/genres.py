"""What a publisher says that a text is: by its type in JSON-LD, by its section, or by the folder of its address."""

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from schemas.vocabulary import Genre


def hint_genre(kinds: Sequence[str], section: str | None, address: str | None) -> Genre | None:
    """Return the genre that the publisher files it under; None where it does not say, or says "news" and the like."""
    told = {"kind": kinds, "section": [*_parts_of(section), *_folders(address)]}
    for genre, where, words in _hints():
        if any(words.fullmatch(one) for one in told[where]):
            return genre
    return None


def _parts_of(section: str | None) -> list[str]:
    """The section, and the parts of one that has several: "World / Analysis"."""
    return [part.strip() for part in re.split(r"[/|>,;›»]", section or "")]


def _folders(address: str | None) -> list[str]:
    try:
        path = urlsplit(address or "").path
    except ValueError:
        return []
    return [unquote(part).replace("-", " ") for part in path.split("/")[1:-1]]


@cache
def _hints() -> tuple[tuple[Genre, str, re.Pattern[str]], ...]:
    with files(__package__).joinpath("genres.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return tuple((Genre(row["genre"]), row["where"], re.compile(row["words"], re.IGNORECASE)) for row in rows)

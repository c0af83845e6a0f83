"""What a deed struck, by the words of its report: a market, a mosque, pilgrims (rule EVT-30).

Of one town and day there may be two deeds of one kind; a market and a mosque tell them apart where numbers do not.
"""

import csv
import re
from collections import defaultdict
from importlib.resources import files

_ROWS = tuple(csv.DictReader(files(__package__).joinpath("data/scenes.csv").read_text("utf-8").splitlines()))
_OF = defaultdict[str, set[str]](set)
for _row in _ROWS:
    _OF[_row["word"]].add(_row["scene"])
_LONGEST_FIRST = sorted(_OF, key=lambda word: -len(word))
_WORD = re.compile(rf"\b(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?=(?:e?s)?\b)", re.IGNORECASE)

PLACES = frozenset(row["scene"] for row in _ROWS if row["is"] == "place")
"""Those of them that are places; the others are callings of people."""


def scenes_in(words: str) -> frozenset[str]:
    """Return the kinds of place and the callings of people that the words name; ``shrine`` is of two kinds."""
    return frozenset().union(*(_OF[found.lower()] for found in _WORD.findall(words)))

"""What only happens where a deed is played, from a table: lexicon/staged.csv (rule SUB-22)."""

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files

from pipeline.extract.text.at_exercises import befell_at_one, comes_after_one
from pipeline.extract.text.begun import Begun, alternatives_of
from pipeline.extract.text.subjects import LEAD, LONG

EXERCISE = "exercise"
"""The subject of what is played."""
ENOUGH = 2
"""Kinds of signs in 1,500 characters: one alone real deeds have too."""
_HELD = frozenset({"made", "player", "again", "named"})
"""Signs that an exercise was held, at which a real deed may be done: they count only beside another."""
_REAL = (
    "funeral", "burial", "buried", "mourn", "condolence", "condemn", "responsib", "investigat", "arrest", "detain", "suspect", "manhunt",
    "curfew", "relatives", "family of", "families of", "widow", " motive", "identified", "post-mortem", "postmortem", "autops", "morgue",
    "mortuary", "inquiry", "custody", "at large", "fled to", "fled into", "fled on", "escaped", "revenge", "retaliat", "witness", "survivor",
    "grief", "griev", "protest", "demonstrat", "marched", "marcher", "a rally", "rallies", "rallied",
)  # fmt: skip
"""What real deeds lead to, and marches, which have players and make-up of their own."""


def is_staged(title: str, body: str) -> bool:
    """Return whether a text without any of what real deeds lead to has signs of several kinds that it was played: who planned it, who
    played in it, dead who eat, what was learnt, that it is done each year, who was warned, what it was done with.
    """
    told = f"{title}\n{body}"
    if any(map(told.lower().__contains__, _REAL)):
        return False
    found = {kind for kind, sign in _signs().items() if kind not in _HELD and sign.search(told)}
    if not found or befell_at_one(f"{title}. {body[:LEAD]}") or comes_after_one(body[:LEAD]):
        return False
    found |= {kind for kind, sign in _signs().items() if kind in _HELD and sign.search(told)}
    return len(found) >= ENOUGH * max(1.0, len(body) / LONG)


@cache
def _signs() -> dict[str, Begun]:
    """What finds the signs of each kind."""
    found = defaultdict[str, list[str]](list)
    with (files("pipeline.extract") / "lexicon" / "staged.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["sign"]] += alternatives_of(row["says"])
    return {sign: Begun(says) for sign, says in found.items()}

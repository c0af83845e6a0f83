"""What only happens where a deed is played, from a table: lexicon/staged.csv (rule SUB-22)."""

import csv
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

from pipeline.extract.contexts import contexts
from pipeline.extract.text.at_exercises import befell_at_one, comes_after_one
from pipeline.extract.text.begun import Begun, alternatives_of
from pipeline.extract.text.subjects import LEAD, LONG

EXERCISE = "exercise"
"""The subject of what is played."""
ENOUGH = 2
"""Kinds of signs in 1,500 characters: one alone real deeds have too."""
_HELD = frozenset({"made", "player", "again", "named"})
"""Signs that an exercise was held, at which a real deed may be done: they count only beside another."""
_LISTED = re.compile(r"\{([a-z_]+)\}")
"""A list of `contexts.csv` in a sign."""


def is_staged(title: str, body: str) -> bool:
    """Return whether a text without any of what real deeds lead to has signs of several kinds that it was played: who planned it, who
    played in it, dead who eat, what was learnt, that it is done each year, who was warned, what it was done with.
    """
    told = f"{title}\n{body}"
    if _aftermath().search(told):
        return False
    found = {kind for kind, sign in _signs().items() if kind not in _HELD and sign.search(told)}
    if not found or befell_at_one(f"{title}. {body[:LEAD]}") or comes_after_one(body[:LEAD]):
        return False
    found |= {kind for kind, sign in _signs().items() if kind in _HELD and sign.search(told)}
    return len(found) >= ENOUGH * max(1.0, len(body) / LONG)


@cache
def _aftermath() -> re.Pattern[str]:
    """What finds what real deeds lead to, and marches, which have players and make-up of their own."""
    return re.compile(rf"\b(?:{'|'.join(sorted(contexts()['real_aftermath']))})", re.IGNORECASE)


@cache
def _signs() -> dict[str, Begun]:
    """What finds the signs of each kind."""
    found = defaultdict[str, list[str]](list)
    with (files("pipeline.extract") / "lexicon" / "staged.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["sign"]] += alternatives_of(_LISTED.sub(_list, row["says"]))
    return {sign: Begun(says) for sign, says in found.items()}


def _list(name: re.Match[str]) -> str:
    return "|".join(sorted(contexts()[name[1]]))

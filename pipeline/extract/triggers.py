"""The words that may tell of an act, from a table that an analyst can read and extend: lexicon/acts.csv."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas.vocabulary import Outcome, SubEventType, Weapon

GAP = "~"
"""In a form of several words: up to ``WIDEST`` other words ("set ~ ablaze")."""
WIDEST = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One row of the lexicon, for one part of speech."""

    pos: str
    """``v``, ``n`` or ``a``: a form of one word counts only where the parser sees it as such."""
    sub_event_type: SubEventType | None
    """None for words that tell of an outcome and not of its cause ("died")."""
    weak: bool
    """It leaves open how the act was done ("killed", "attack"): a word that says how outranks it (rule TYP-1)."""
    outcome: Outcome | None
    weapon: Weapon | None
    needs: str | None
    """What must stand by it: a context of lexicon/contexts.csv, or a test of the parse (see ``hits``)."""
    avoid: tuple[str, ...]
    """Contexts of lexicon/contexts.csv in which it means something else, unless arms are named too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of a row: its words after the first, in small letters, and what it tells."""

    rest: tuple[str, ...]
    trigger: Trigger


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Return the lexicon's forms by their first word, in lower case, those of most words first."""
    table: dict[str, list[Form]] = {}
    with (files("pipeline.extract") / "lexicon" / "acts.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            trigger = _trigger(row)
            for form in row["forms"].split("|"):
                first, *rest = form.split()
                table.setdefault(first, []).append(Form(rest=tuple(rest), trigger=trigger))
    return {first: tuple(sorted(known, key=lambda form: -len(form.rest))) for first, known in table.items()}


def may_tell(sentence: str) -> bool:
    """Is there any trigger's form in the sentence? Cheap: sentences without one are never parsed."""
    return _any_form().search(sentence) is not None


@cache
def _any_form() -> re.Pattern[str]:
    words = {_telling((first, *form.rest)) for first, known in forms().items() for form in known}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _telling(words: tuple[str, ...]) -> str:
    """What of the form the gate looks for: all of it, but of a form with a gap its longest word, the later of equals."""
    if GAP not in words:
        return " ".join(words)
    return max(reversed(words), key=len)


def _trigger(row: dict[str, str]) -> Trigger:
    return Trigger(
        pos=row["pos"],
        sub_event_type=SubEventType(row["sub_event_type"]) if row["sub_event_type"] else None,
        weak=row["weak"] == "1",
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        weapon=Weapon(row["weapon"]) if row["weapon"] else None,
        needs=row["needs"] or None,
        avoid=tuple(row["avoid"].split()),
    )

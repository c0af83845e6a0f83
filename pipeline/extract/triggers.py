"""The words that may tell of an act, from a table that an analyst can read and extend: lexicon/acts.csv."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas.vocabulary import Outcome, SubEventType, Weapon


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One row of the lexicon, for one part of speech."""

    pos: str
    """``v``, ``n`` or ``a``: the trigger counts only where the parser sees it as such."""
    sub_event_type: SubEventType | None
    """None for words that tell of an outcome and not of its cause ("died")."""
    outcome: Outcome | None
    weapon: Weapon | None
    needs: str | None
    """What must stand by it: a context of lexicon/contexts.csv, or a test of the parse (see ``frames``)."""
    avoid: tuple[str, ...]
    """Contexts of lexicon/contexts.csv in which it means something else, unless arms are named too."""


@cache
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Return the triggers by form, in lower case."""
    table: dict[str, tuple[Trigger, ...]] = {}
    with (files("pipeline.extract") / "lexicon" / "acts.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for form in row["forms"].split():
                table[form] = (*table.get(form, ()), _trigger(row))
    return table


def may_tell(sentence: str) -> bool:
    """Is there any trigger's form in the sentence? Cheap: sentences without one are never parsed."""
    return _any_form().search(sentence) is not None


@cache
def _any_form() -> re.Pattern[str]:
    forms = sorted(triggers(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)


def _trigger(row: dict[str, str]) -> Trigger:
    return Trigger(
        pos=row["pos"],
        sub_event_type=SubEventType(row["sub_event_type"]) if row["sub_event_type"] else None,
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        weapon=Weapon(row["weapon"]) if row["weapon"] else None,
        needs=row["needs"] or None,
        avoid=tuple(row["avoid"].split()),
    )

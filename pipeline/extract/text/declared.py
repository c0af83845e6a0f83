"""What a text says itself that it is, from a table: lexicon/declared.csv (rule SUB-12)."""

import csv
import re
from collections import defaultdict
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pipeline.extract.text.at_exercises import befell_at_one, comes_after_one, is_beside_one, of_those_held
from pipeline.extract.text.needed import Needed
from pipeline.extract.text.subjects import LEAD, LONG

TAIL = 250
"""Characters at the end of a text that may say what it is."""
OPENING = 200
"""Characters in which a deed that befell those who were at an exercise is told with it."""
_QUOTED = re.compile(r"[\"“][^\"”]{20,600}[\"”]")
"""What somebody says; a word that is put between marks ("dead") stays."""


class Where(StrEnum):
    """Where a text says what it is."""

    TITLE = "title"
    LEAD = "lead"
    TAIL = "tail"
    BODY = "body"
    REST = "rest"
    """After its opening, where its first sentences tell of no deed at an exercise."""


def declared_as(title: str, body: str) -> str | None:
    """Return what the author says, outside of quotations, that the text is: opinion, fiction, an exercise; None of most texts."""
    own = of_those_held(_QUOTED.sub(" ", body))
    parts = {Where.TITLE: title.lstrip(), Where.LEAD: body[:LEAD], Where.TAIL: own[-TAIL:]}
    labelled = (kind for (kind, where), says in _says().items() if where in parts and says.stands_in(parts[where]))
    return next(labelled, None) or _declared_throughout(title, own)


def _declared_throughout(title: str, own: str) -> str | None:
    """As an exercise is, unless it is only the time of what is told ("hours after a drill")."""
    parts, lead = {Where.BODY: f"{title}\n{own}", Where.REST: f"{title}\n{own[OPENING:]}"}, own[:LEAD]
    enough = max(1.0, len(own) / LONG)
    named = (
        kind
        for (kind, where), says in _says().items()
        if where in parts
        and len(set(says.words_in(parts[where]))) >= enough
        and not (where is Where.REST and befell_at_one(f"{title}. {lead}"))
        and not (where is Where.BODY and is_beside_one(lead))
    )
    kind = next(named, None)
    return None if kind is None or comes_after_one(lead) else kind


@cache
def _says() -> dict[tuple[str, Where], Needed]:
    """What finds the words of each kind of text in each place; a title opens with them."""
    found = defaultdict[tuple[str, Where], list[str]](list)
    with (files("pipeline.extract") / "lexicon" / "declared.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["kind"], Where(row["where"])].append(row["says"])
    opens = {Where.TITLE: r"\A"}
    return {key: Needed(says, opens.get(key[1], "")) for key, says in found.items()}

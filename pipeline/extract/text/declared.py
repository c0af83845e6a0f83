"""What a text says itself that it is, from a table: lexicon/declared.csv (rule SUB-12)."""

import csv
import re
from collections import defaultdict
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pipeline.extract.text.at_exercises import befell_at_one, comes_after_one
from pipeline.extract.text.subjects import LEAD, LONG

TAIL = 250
"""Characters at the end of a text that may say what it is."""
OPENING = 200
"""Characters in which a deed that befell those who were at an exercise is told with it."""
_QUOTED = re.compile(r"[\"“][^\"”]{20,600}[\"”]")
"""What somebody says; a word that is put between marks ("dead") stays."""
_LETTERS = (
    "the show",
    "stunt",
    "prank",
    "skit",
    "charade",
    "staging",
    "airsoft",
    "paintball",
    "laser tag",
    "enact",
    "shield",
    "balikatan",
    "flintlock",
    "cobra gold",
    "african lion",
    "rimpac",
    "obangame",
    "nordic response",
    "zapad",
    "vostok",
    "exercise",
    "drill",
    "rehears",
    "simulat",
    "scenario",
    "mock",
    "training",
    "tabletop",
    "manoeuv",
    "maneuv",
    "hostile",
    "wounded were",
    "victims were",
    "dead were",
    "casualties were",
    "hostages were",
    "gunmen were",
    "blood was",
    " with burns",
    "the dead",
    "the victims",
    "the gunm",
    "the attackers",
    "the terrorists",
    "drama student",
    "acting student",
    "theatre student",
    "posed as",
    "acted as",
    "village of ",
    "made up",
    "painted with",
    "serials",
    "mandatory ",
    "pre-deployment",
)
"""Some of them stand in each text on an exercise: found many times as fast as the table's patterns."""


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
    own = _QUOTED.sub(" ", body)
    parts = {Where.TITLE: title.lstrip(), Where.LEAD: body[:LEAD], Where.TAIL: own[-TAIL:]}
    labelled = (kind for (kind, where), says in _says().items() if where in parts and says.search(parts[where]))
    return next(labelled, None) or _declared_throughout(title, own)


def _declared_throughout(title: str, own: str) -> str | None:
    """As an exercise is, unless it is only the time of what is told ("hours after a drill")."""
    letters, lead = f"{title}\n{own}".lower(), own[:LEAD]
    if not any(word in letters for word in _LETTERS) or comes_after_one(lead):
        return None
    parts = {
        Where.BODY: f"{title}\n{own}",
        Where.REST: "" if befell_at_one(f"{title}. {lead}") else f"{title}\n{own[OPENING:]}",
    }
    enough = max(1.0, len(own) / LONG)
    named = (
        kind for (kind, where), says in _says().items() if where in parts and len(_words(says, parts[where])) >= enough
    )
    return next(named, None)


def _words(says: re.Pattern[str], text: str) -> set[str]:
    return {found.group().lower() for found in says.finditer(text)}


@cache
def _says() -> dict[tuple[str, Where], re.Pattern[str]]:
    """What finds the words of each kind of text in each place; a title opens with them."""
    found = defaultdict[tuple[str, Where], list[str]](list)
    with (files("pipeline.extract") / "lexicon" / "declared.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["kind"], Where(row["where"])].append(row["says"])
    opens = {Where.TITLE: r"\A"}
    return {
        key: re.compile(rf"{opens.get(key[1], '')}(?<![\w-])(?:{'|'.join(says)})(?!\w)", re.IGNORECASE)
        for key, says in found.items()
    }

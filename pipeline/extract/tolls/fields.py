"""Tolls that a form tells: "Killed: 6 (2 women)" on a line of its own, as reports of incidents have it (rule CAS-124)."""

import re

from pipeline.extract.text.guarded import Guarded
from pipeline.extract.tolls.quantities import read_number
from schemas.records import Toll
from schemas.vocabulary import Outcome

LONGEST = 2000
"""Characters before and after the deed in which its form may be."""
_LABELS = {
    Outcome.KILLED: (r"killed|fatalit(?:y|ies)|deaths?|dead", ("killed", "fatalit", "death", "dead")),
    Outcome.INJURED: (r"injured|injur(?:y|ies)|wounded|hurt", ("injur", "wounded", "hurt")),
    Outcome.CAPTURED: (
        r"(?:abduct|kidnapp?|detain|arrest|captur)(?:ed|ions?|s)?",
        ("abduct", "kidnap", "detain", "arrest", "captur"),
    ),
    Outcome.MISSING: (r"missing", ("missing",)),
    Outcome.DISPLACED: (r"displaced", ("displaced",)),
}
"""How a form names the outcomes, and letters without which none of the names is there."""
_OF_WHOM = r"(?:(?:number|no\.?|total) (?:of )?)?(?:(?:people|persons|civilians?|civilian|total|confirmed) )?"
_FIELDS = {
    outcome: Guarded(
        rf"^[ \t•*·-]*{_OF_WHOM}(?:{names})(?:[ \t]*\([^()\n]{{0,40}}\))?[ \t]*[:=][ \t]*"
        r"(?P<number>(?:at least |more than |about |around )?\d[\d,]*|nil\b|none\b|zero\b)",
        letters,
        re.IGNORECASE | re.MULTILINE,
    )
    for outcome, (names, letters) in _LABELS.items()
}


def fields_in(text: str, start: int, end: int) -> dict[Outcome, Toll]:
    """Return what the form in which the deed is told counts of each outcome; nothing where it is in none.

    ``start`` is where the deed is told, ``end`` where the next one is: the form is the block of lines around it, up to that.
    """
    first = text.rfind("\n\n", max(0, start - LONGEST), start) + 1
    last = min(end, start + LONGEST)
    found = {outcome: field.search(text, first, last) for outcome, field in _FIELDS.items()}
    return {outcome: toll for outcome, match in found.items() if match and (toll := _toll_of(match)) is not None}


def _toll_of(match: re.Match[str]) -> Toll | None:
    number = match["number"].lower()
    if number in {"nil", "none", "zero"}:
        return Toll(low=0, best=0, high=0, phrase=match.group().strip())
    count = read_number(number)
    return (
        None if count is None else Toll(low=count.low, best=count.best, high=count.high, phrase=match.group().strip())
    )

"""Tolls that a form tells: "Killed: 6 (2 women)" on a line of its own, as reports of incidents have it (rule CAS-124)."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.text.forms import FieldKind, Form
from pipeline.extract.text.guarded import Guarded
from pipeline.extract.tolls.quantities import read_number
from schemas.records import Span, Toll
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
_KINDS = {
    FieldKind.KILLED: Outcome.KILLED,
    FieldKind.INJURED: Outcome.INJURED,
    FieldKind.CAPTURED: Outcome.CAPTURED,
    FieldKind.MISSING: Outcome.MISSING,
}
_AMOUNT = r"(?P<number>(?:at least |more than |about |around |over )?\d[\d,]*|nil\b|none\b|zero\b|no\b)"
_NUMBER = re.compile(_AMOUNT, re.IGNORECASE)
_SHORT = {Outcome.KILLED: r"|kia|k", Outcome.INJURED: r"|wia|w", Outcome.MISSING: r"|mia"}
_ANY = "|".join(f"{names}{_SHORT.get(outcome, '')}" for outcome, (names, _) in _LABELS.items())
_AND_OTHERS = rf"(?:(?P<others>\d[\d,]*)(?:[ ]+(?!(?:{_ANY})\b)[^\W\d][\w’'/-]*){{1,3}}?[ ]+(?:and|&)[ ]+)?"
"""More people of another kind before those whom the same befell: "5 police and 4 civilians injured"."""
_COUNTED = re.compile(
    rf"{_AND_OTHERS}{_AMOUNT}(?:[ ]+[^\W\d][\w’'/-]*){{0,5}}?[ ]*\(?(?:"
    + "|".join(
        rf"(?P<{outcome.value}>(?<![^\W\d])(?:{names}{_SHORT.get(outcome, '')})\b)"
        for outcome, (names, _) in _LABELS.items()
    )
    + ")",
    re.IGNORECASE,
)
_NOBODY = Toll(low=0, best=0, high=0, phrase="")
_OF_WHOM = r"(?:(?:number|no\.?|total) (?:of )?)?(?:(?:people|persons|civilians?|civilian|total|confirmed) )?"
_LINE = r"^[ \t•*·-]*"
_RUNNING = r"(?:^[ \t•*·-]*|(?<=[.;] ))"


def _fields_after(begins: str) -> dict[Outcome, Guarded]:
    return {
        outcome: Guarded(
            rf"{begins}{_OF_WHOM}(?:{names})(?:[ \t]*\([^()\n]{{0,40}}\))?[ \t]*[:=][ \t]*"
            r"(?P<number>(?:at least |more than |about |around )?\d[\d,]*|nil\b|none\b|zero\b)",
            letters,
            re.IGNORECASE | re.MULTILINE,
        )
        for outcome, (names, letters) in _LABELS.items()
    }


_BEFORE, _BEHIND = _fields_after(_LINE), _fields_after(_RUNNING)
"""Fields before the deed stand on lines of their own; those behind it also among sentences ("Killed: 14. Injured: 6.")."""


def fields_in(text: str, start: int, end: int, since: int = 0) -> dict[Outcome, Toll]:
    """Return what the form in which the deed is told counts of each outcome; nothing where it is in none.

    ``start`` is where the deed is told, ``end`` where the next one is, ``since`` where its piece of news begins: the form is the
    block of lines around it, between those.
    """
    first = max(since, text.rfind("\n\n", max(0, start - LONGEST), start) + 1)
    last = min(end, start + LONGEST)
    found = {
        outcome: _BEFORE[outcome].search(text, first, start) or behind.search(text, start, last)
        for outcome, behind in _BEHIND.items()
    }
    return {outcome: toll for outcome, match in found.items() if match and (toll := _toll_of(match)) is not None}


def tolls_in(text: str, form: Form) -> dict[Outcome, Toll]:
    """Return what the fields of a form count of each outcome, those of several kinds of people together (rule CAS-165)."""
    counted: dict[Outcome, list[Toll]] = {}
    for kind, outcome in _KINDS.items():
        counted[outcome] = [toll for field in form.of(kind) if (toll := _number_in(text, field.value))]
    for field in form.of(FieldKind.CASUALTIES):
        for outcome, toll in _said_in(text, field.value):
            counted[outcome].append(toll)
    return {outcome: _sum_of(tolls) for outcome, tolls in counted.items() if tolls}


def _number_in(text: str, value: Span) -> Toll | None:
    match = _NUMBER.match(text, value.start, value.end)
    return _toll_of(match) if match else None


def _said_in(text: str, value: Span) -> Iterator[tuple[Outcome, Toll]]:
    """What a field for all tolls tells of each: "14 soldiers KIA, 22 WIA", "none"."""
    if (none := _NUMBER.match(text, value.start, value.end)) and not none["number"][-1].isdigit():
        yield from ((outcome, _NOBODY) for outcome in (Outcome.KILLED, Outcome.INJURED))
    for match in _COUNTED.finditer(text, value.start, value.end):
        outcome = next(outcome for outcome in _LABELS if match[outcome.value])
        if (toll := _toll_of(match)) is not None:
            yield outcome, toll
        if match["others"] and (count := read_number(match["others"])) is not None:
            yield outcome, Toll(low=count.low, best=count.best, high=count.high, phrase=match.group().strip())


def _sum_of(tolls: Sequence[Toll]) -> Toll:
    """The numbers of all together, in the words of the first."""
    best, high = [toll.best for toll in tolls], [toll.high for toll in tolls]
    return Toll(
        low=sum(toll.low for toll in tolls),
        best=None if None in best else sum(filter(None, best)),
        high=None if None in high else sum(filter(None, high)),
        phrase=tolls[0].phrase,
    )


def _toll_of(match: re.Match[str]) -> Toll | None:
    number = match["number"].lower()
    if number in {"nil", "none", "zero", "no"}:
        return Toll(low=0, best=0, high=0, phrase=match.group().strip())
    count = read_number(number)
    return (
        None if count is None else Toll(low=count.low, best=count.best, high=count.high, phrase=match.group().strip())
    )

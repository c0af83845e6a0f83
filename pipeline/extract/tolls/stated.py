"""Tolls that a sentence says as such: "the death toll rose to 12" (rule CAS-20), and deaths of those hurt before (rule CAS-34)."""

import re

from pipeline.extract.text.guarded import Guarded
from pipeline.extract.tolls.quantities import NUMBER, read_number
from schemas.records import Span, Toll
from schemas.vocabulary import Outcome

_NUMBER = r"(?:at least |more than )?(?:\d[\d,]*|[a-z-]+)"
_NTH = {
    word: n
    for n, word in enumerate(["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 2)
}
_NUMBER_OF_DEAD = (
    r"(?:(?:the |its )?number (?:killed|of (?:dead|deaths|fatalities|(?:people |those )?killed|people who (?:died|were killed)"
    r"|(?:\w+ )?(?:known|confirmed|believed) (?:dead|killed|to (?:have (?:died|been killed)|be dead)))))"
)
_TOLLS = ("toll", "number")
_TOTAL = Guarded(
    rf"\b(?:death toll|{_NUMBER_OF_DEAD})\b[^.;]{{0,120}}?\b(?:rose|risen|rises|(?:gone|went|goes) up|climbed|increased|jumped|mounted|grown|grew|stands|stood|reached)(?:\s+(?:to|at))?\s+"
    rf"(?P<number>{_NUMBER})\b"
    rf"|\b(?:raised|updated|revised|increased|lowered|corrected|reduced)\s+(?:the|its)\s+(?:death\s+)?toll\b[^.;,]{{0,40}}?\sto\s+(?P<raised>{_NUMBER})\b"
    rf"|\b(?:revised|lowered|corrected|reduced)\s+(?:it|this|that|the\s+(?:figure|number|count))\s+(?:down\s+|up\s+)?to\s+(?P<instead>{_NUMBER})\b"
    rf"|\btoll\b[^.;]{{0,60}}?\b(?:was|been)\s+(?:revised|lowered|corrected|reduced)\s+(?:down\s+|up\s+)?to\s+(?P<lowered>{_NUMBER})\b",
    (*_TOLLS, "revised", "lowered", "corrected", "reduced"),
)
_RAISED = Guarded(
    r"\b(?:tak|bring|rais|push|driv)(?:ing|es|s)\s+"
    rf"(?:(?:(?:the|its)\s+(?:\w+\s+){{0,3}}toll|{_NUMBER_OF_DEAD})\b[^.;,]{{0,60}}?\sto\s+(?P<number>{_NUMBER})\b"
    rf"|to\s+(?P<first>{_NUMBER})\s+(?:the\s+(?:\w+\s+){{0,3}}toll|{_NUMBER_OF_DEAD})\b)",
    _TOLLS,
)
_ALONE = re.compile(
    rf"\s*(?P<number>{_NUMBER})(?: (?:people|persons|civilians))? (?:fatalities|deaths|dead|killed)[.;]?\s*",
    re.IGNORECASE,
)
"""A sentence of its own, as logs of incidents have it: "18 fatalities."."""
_PUT_AT = Guarded(
    rf"(?<!earlier )(?<!first )(?<!initially )(?<!previously )(?<!originally )\bput(?:s|ting)?\s+(?:the\s+)?(?:(?:death\s+)?toll|dead|deaths|fatalities|{_NUMBER_OF_DEAD})\b[^.;,]{{0,40}}?\sat\s+(?P<number>{_NUMBER})\b",
    ("put",),
)
_HURT = Guarded(
    r"\bnumber\s+of\s+(?:the\s+)?(?:injured|wounded|injuries|(?:people\s+|those\s+)?(?:hurt|injured|wounded))\b[^.;,]{0,40}?"
    rf"\s(?:at|to)\s+(?P<number>{_NUMBER})\b"
    rf"|\bput(?:s|ting)?\s[^.;,]{{0,60}}\sat\s+{_NUMBER}(?:\s(?:dead|killed|deaths))?\s+and\s+(?:(?:the\s+)?(?:injured|wounded)\s+at\s+)?"
    rf"(?P<hurt>{_NUMBER})(?:\s+(?:injured|wounded|hurt)\b|(?<=\d)(?=[.;]))",
    ("number", "put"),
)
_NOUNS = {
    Outcome.KILLED: "deaths|fatalities",
    Outcome.INJURED: "injuries|woundings",
    Outcome.CAPTURED: "arrests|detentions",
}
_WOUND = r"(?:burn|bullet|stab|splinter|shrapnel|gunshot|knife|pellet|head|leg|arm|chest|spinal|facial)"
"""What tells that injuries are counted and not those who have them ("sustained 50 burn injuries")."""
_COUNTED = {
    outcome: Guarded(
        rf"(?<!sustained )(?<!received )(?P<number>(?:\b(?:at least|more than|about|around|nearly|over|up to) )?{NUMBER})"
        rf" (?:(?!(?:to|from|of|and|{_WOUND})\b)[a-z-]+ ){{0,2}}(?:{nouns})\b",
        nouns.split("|"),
    )
    for outcome, nouns in _NOUNS.items()
}
"""Outcomes that a noun counts ("four deaths and 11 injuries", "made six arrests")."""
_NTH_BODY = Guarded(
    rf"\ban?\s+(?P<nth>{'|'.join(_NTH)}|\d+(?:th|st|nd|rd))\s+(?:(?:dead\s+)?(?:body|victim)\b[^.;]{{0,60}}"
    r"\b(?:rubble|debris|ruins|wreckage|hospital|wounds|injuries)|\w+\s+(?:has\s+|had\s+)?(?:since\s+)?died\b[^.;]{0,30}\b(?:hospital|wounds|injuries))\b",
    ("body", "victim", "died"),
)
"""One more of the dead of a deed that is known ("pulled a fourth body from the rubble"): so many there are now."""
_OF_WOUNDS = re.compile(
    r"\b(?:succumb\w*|(?:of|among) the (?:wounded|injured)|(?:dies|died|dying|dead)\b(?:(?!\bwhen\b)[^.;]){0,50}\b(?:wounds|injuries|hospital)"
    r"|(?:wounded|injured)\b[^.;,]{0,30}\s(?:dies|died)"
    r"|of\s(?:them|the\s(?:two|three|four|five|six|seven|eight|nine|ten|\d+))\s(?:\w+\s){0,2}died)\b",
    re.IGNORECASE,
)
"""What says that those who die now were hurt before, so that the toll is the incident's own."""
_OF_THE_DEAD = re.compile(r"\bof (?:the|those) (?:dead|killed|deaths|victims)\b", re.IGNORECASE)
_MORE_BODIES = re.compile(
    r"\b(?:more|further|another|additional)\b[^.;]{0,20}\b(?:body|bodies|corpses?)\b|\bbodies of (?:\w+ ){1,2}more\b",
    re.IGNORECASE,
)
"""What says that those who are found now died of a deed that is known."""
_FROM_RUBBLE = re.compile(
    r"\b(?:pulled|recovered|found|retrieved|dug|removed)\b[^.;]{0,40}\b(?:body|bodies|corpses?)\b[^.;]{0,80}"
    r"\b(?:rubble|debris|ruins|wreckage)\b",
    re.IGNORECASE,
)
"""So does whose body comes out of the ruins ("pulled the body of a boy from the rubble, bringing the number of dead to three")."""
_OF_LONG = Guarded(
    r"(?P<most>\b(?:deadliest|bloodiest|worst|heaviest|biggest|largest)\b[^.;]{0,60}?\bsince\b)"
    r"|\b(?:this|last|past)\s+(?:\w+\s+)?(?:weeks?|months?|years?)\b|\bsince\b|\bso far\b"
    r"|\btoll\s+(?:of|from|in)\s+(?:the|this|its|their)\s+(?:[\w-]+\s+){0,3}(?:war|insurgency|rebellion|uprising|genocide|occupation|year-old\s+\w+)\b",
    ("since", "week", "month", "year", "so far", "toll"),
)
"""What makes a toll that of more than the incident."""


def stated_total(text: str, sentence: Span) -> Toll | None:
    """Return what "the death toll rose to 12" or "a fourth body was found" says: the whole toll, whatever stands beside it; None without any, or one of months.

    "Taking the toll to 12" says so where wounded people died or more bodies were found, and else tells of a longer time than the incident.
    """
    match = (
        _TOTAL.search(text, sentence.start, sentence.end)
        or _raised(text, sentence)
        or _ALONE.fullmatch(text, sentence.start, sentence.end)
    )
    whole = _toll_of(match) or _with_the_last(_NTH_BODY.search(text, sentence.start, sentence.end))
    return None if whole is None or _is_of_long(text, sentence) else whole


def _is_of_long(text: str, sentence: Span) -> bool:
    """Return whether words tell a time longer than the incident; "one of the deadliest raids since March" is of one raid."""
    return any(match["most"] is None for match in _OF_LONG.finditer(text, sentence.start, sentence.end))


def put_at(text: str, sentence: Span) -> Toll | None:
    """Return what somebody "puts the number of dead at": the toll where nothing else counts them."""
    return _toll_of(_PUT_AT.search(text, sentence.start, sentence.end))


def hurt_at(text: str, sentence: Span) -> Toll | None:
    """Return what somebody says that "the number of injured" is put at or rose to."""
    return _toll_of(_HURT.search(text, sentence.start, sentence.end))


def counted_as(outcome: Outcome, text: str, sentence: Span) -> Toll | None:
    """Return what "11 injuries" or "six arrests" counts (rule CAS-101); None without any, or where it is of more than the incident."""
    counted = _COUNTED[outcome].search(text, sentence.start, sentence.end) if outcome in _COUNTED else None
    return None if counted is None or _is_of_long(text, sentence) else _toll_of(counted)


def are_of_wounds(text: str) -> bool:
    """Return whether the sentence tells that people died who were hurt before ("three of the wounded died on Tuesday")."""
    return _OF_WOUNDS.search(text) is not None and _OF_THE_DEAD.search(text) is None


def _with_the_last(match: re.Match[str] | None) -> Toll | None:
    if match is None:
        return None
    number = _NTH.get(match["nth"].lower()) or int(match["nth"][:-2])
    return Toll(low=number, best=number, high=number, phrase=match.group())


def _toll_of(match: re.Match[str] | None) -> Toll | None:
    count = read_number(match.group(match.lastgroup or 0)) if match else None
    return Toll(low=count.low, best=count.best, high=count.high, phrase=match.group()) if match and count else None


def _raised(text: str, sentence: Span) -> re.Match[str] | None:
    raised = _RAISED.search(text, sentence.start, sentence.end)
    known = raised and (
        _OF_WOUNDS.search(text, sentence.start, sentence.end)
        or _MORE_BODIES.search(text, sentence.start, sentence.end)
        or _FROM_RUBBLE.search(text, sentence.start, sentence.end)
    )
    return raised if known else None

"""Deeds at, before or after an exercise, of which it is only the time or the place (rules SUB-4 and SUB-12)."""

import re

_AFTER = re.compile(
    r"\b(?:(?:hours|minutes|days|shortly|soon|immediately) after|(?:returning|on (?:the|his|her|their) way) (?:home )?from)\b"
    r"[^.\n]{0,80}\b(?:exercise|drill|manoeuvre|maneuver|training|game|rehears|simulation|mock|camp|range|course|session|test)",
    re.IGNORECASE,
)
"""Before an exercise that is only the time of what is told."""
_AT_ONE = re.compile(
    r"\b(?:against|over|amid|after|before|ahead of|as|during|at|from|near|to|by|while|in|on) (?:[\w'’-]+ ){0,6}"
    r"(?:exercise|drill|manoeuvre|maneuver|training|war ?game)s?\b",
    re.IGNORECASE,
)
"""An exercise at which a deed is done, or for or against which."""
_BEFELL = re.compile(
    r"\b(?:kill\w*|dead|died|wound\w*|injur\w*|hurt|ambush\w*|attack\w*|shot|abduct\w*|kidnap\w*|protest\w*|demonstrat\w*|march\w*|rall(?:y|ied)\w*|arrest\w*|suspects?|neutrali[sz]\w*)\b",
    re.IGNORECASE,
)
"""What befell somebody at an exercise, or was done against it; a sentence without it tells of the exercise itself."""
_DURING = re.compile(
    r"\bduring (?:[\w'’-]+ ){0,6}(?:exercise|drill|manoeuvre|maneuver|training|war ?game)s?\b", re.IGNORECASE
)
"""An exercise that is surely the time of what is told."""
_TAKEN_FOR_ONE = re.compile(
    r"\b(?:(?:took|mistook) \w+ for|(?:thought|believed|assumed)(?: that)? (?:it|this) (?:was|were)(?: part of)?) (?:[\w'’-]+ ){0,4}"
    r"(?:exercise|drill|rehearsal|simulation|training)s?\b",
    re.IGNORECASE,
)
_NEWS = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|overnight|said|says)\b")
_PUT_OFF = re.compile(r"\b(?:put off|called off|postponed|cancel+ed|scrapped|suspended|cut short)\b", re.IGNORECASE)
_EXERCISE = re.compile(r"\b(?:exercise|drill|manoeuvre|maneuver|war ?game)s?\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s")


def of_those_held(told: str) -> str:
    """Return the text without its sentences on an exercise that is not held after all ("the drill has been put off", SUB-30)."""
    if not _PUT_OFF.search(told):
        return told
    parts = re.split(r"(?<=[.!?])(?=\s)", told)
    return "".join(part for part in parts if not (_PUT_OFF.search(part) and _EXERCISE.search(part)))


def comes_after_one(lead: str) -> bool:
    """Return whether what is told comes "hours after" an exercise, befalls those who return from one, or was taken for one at first."""
    return _AFTER.search(lead) is not None or _TAKEN_FOR_ONE.search(lead) is not None


def befell_at_one(lead: str) -> bool:
    """Return whether a sentence tells what befell somebody at an exercise, or was done against one."""
    return bool(_befell(lead))


def is_beside_one(lead: str) -> bool:
    """Return whether an exercise is only the time or the place of what somebody says, or of a day's deed."""
    return comes_after_one(lead) or any(map(_NEWS.search, _befell(lead)))


def _befell(lead: str) -> list[str]:
    sentences = [told for told in _SENTENCE.split(lead) if _AT_ONE.search(told)]
    return [told for told in sentences if _BEFELL.search(told) or _DURING.search(told)]

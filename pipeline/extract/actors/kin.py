"""Groups that are only named to say whose ally, branch, offshoot or rival another is (rule ACT-135)."""

import re

_KIN = (
    r"affiliates?|offshoots?|branch(?:es)?|wing|arm|splinter(?:\s(?:group|faction))?|(?:breakaway|rival|allied)\s(?:group|faction)|factions?|all(?:y|ies)"
    r"|rivals?|franchise|chapter|subsidiary|proxy|partners?"
)
_BEHIND = re.compile(
    r"(?:,\s(?:(?:which|that|who)\s)?|\s(?:which|that|who)\s|\s(?=(?:linked|affiliated|allied|aligned|loyal)\s))"
    r"(?:(?:is|are|was|were|ha[sd]|have|been|an?|the|its|now|once|also|reportedly|long|one\sof\sthe)\s)*(?:[\w-]+\s){0,4}?"
    rf"(?:(?:{_KIN})\s(?:of|to)|(?:linked|affiliated|allied|aligned|associated|tied|ties|links|loyal|close|subordinate|opposed|hostile)\s(?:to|with)"
    r"|(?:pledged|sworn|swore|declared)\s(?:its\s|their\s)?(?:allegiance|loyalty|fealty)\sto|(?:broke|broken)\s(?:away|off|ranks)\s(?:from|with)"
    r"|(?:split|separated|defected|emerged)\s(?:off\s)?from|inspired\sby)\s(?:the\s)?[\"“'‘]?",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?:['’]s)?[\s-](?:{_KIN})[\s,]\s?(?:the\s)?[\"“'‘]?", re.IGNORECASE)


def is_kin_behind(text: str, end: int, start: int) -> bool:
    """Return whether the words between two names make the second the first one's kin: "JNIM, an affiliate of al-Qaeda"."""
    return _BEHIND.fullmatch(text, end, start) is not None


def is_kin_before(text: str, end: int, start: int) -> bool:
    """Return whether they make the first the second one's: "the al-Qaeda affiliate al-Shabaab", "al-Qaeda's offshoot JNIM"."""
    return _BEFORE.fullmatch(text, end, start) is not None

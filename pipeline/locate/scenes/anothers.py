"""Places that a report's sentences name and that are not its own: an actor's, a state's, where somebody came from."""

import re

from pipeline.locate.resolving.relations import holds
from pipeline.locate.scenes.struck import is_about_else
from schemas.records import Place, Report
from schemas.vocabulary import Feature, SubEventType

_PARTNER = re.compile(r"\b(?:with|by)\s(?:the\s)?$")
"""Before a country these tell of its state or its border, and not of where something was."""
_ORIGIN = re.compile(
    r"\b(?:[a-z]+(?:ers?|ors?|ists?|ians?|ees?)|[a-z]*m[ae]n|youths?|militias?|troops|boys?|girls?|people|citizens?|residents?|natives?|students?"
    r"|famil(?:y|ies)|pilgrims?|nationals?|police(?:man|men)|aged\s\d+,?|\d+,|[A-Z][a-z]+s|[A-Z][a-z]+\s[A-Z][a-z]+),?\s(?:originally\s)?from\s(?:the\s)?"
    r"(?:an?\s(?:[a-z]+\s)?(?:village|town|city|suburb|area|district|camp)\s(?:near|in|outside|of)\s(?:the\s)?(?:[\w-]+\s){0,4})?$"
)
_SENT = re.compile(
    r"\b(?:sent|dispatched|despatched|deployed|redeployed|rushed|called\sin|drafted\sin|summoned|coming|arriving|en\sroute)\s"
    r"(?:[a-z]+ly\s)?from\s(?:the\s)?(?:[a-z]+\s){0,3}$"
)
"""Before the place from which forces came to where something was: "reinforcements sent from Djibo came under fire"
(PLA-270)."""
_OF_A_PART = re.compile(
    r"\b(?:\w+\sof\s(?:them|whom|those|the\s(?:dead|deaths|victims|casualties|injured))|including(?:\sat\sleast)?\s[\w-]+)"
    r"\s(?:[a-z]+\s){0,2}(?:in|at|near)\s(?:the\s)?(?:[a-z]+\s){0,3}$"
)
"""Before a place where only some of those were whom the report counts: "20 died in Kunar, five of them in Nari"
(PLA-107)."""
_THE_OTHERS = re.compile(r"(?:\s\w+)?,?\sand\s(?:[\w-]+\s){1,3}(?:in|at|near)\s")
"""Behind it, where the text tells where the others were."""


def is_somebodys(text: str, report: Report, place: Place) -> bool:
    """Return whether it is in an actor's name, a state that somebody acts with, where somebody came from, or where only
    some of the report's people were.
    """
    if is_about_else(report, place.start, place.end):
        return True
    if place.feature is Feature.COUNTRY and _PARTNER.search(text, max(0, place.start - 10), place.start):
        return True
    if _OF_A_PART.search(text, max(0, place.start - 70), place.start) and not _THE_OTHERS.match(text, place.end):
        return True
    return _is_from_there(text, place) and not _is_taken_from(text, report, place)


def _is_from_there(text: str, place: Place) -> bool:
    start = max(0, place.start - 90)
    if text.find("from", start, place.start) < 0:
        return False
    return any(origin.search(text, start, place.start) for origin in (_ORIGIN, _SENT))


def _is_taken_from(text: str, report: Report, place: Place) -> bool:
    """Return whether the coder says that people were taken from the place: "abducted girls from Chibok"."""
    if report.sub_event_type is not SubEventType.ABDUCTION:
        return False
    return any(holds(scene, place) and text.startswith("from", scene.start) for scene in report.scenes)

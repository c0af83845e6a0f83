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


def is_somebodys(text: str, report: Report, place: Place) -> bool:
    """Return whether it is in an actor's name, a state that somebody acts with, or where somebody came from."""
    if is_about_else(report, place.start, place.end):
        return True
    if place.feature is Feature.COUNTRY and _PARTNER.search(text, max(0, place.start - 10), place.start):
        return True
    from_there = _ORIGIN.search(text, max(0, place.start - 90), place.start) is not None
    return from_there and not _is_taken_from(text, report, place)


def _is_taken_from(text: str, report: Report, place: Place) -> bool:
    """Return whether the coder says that people were taken from the place: "abducted girls from Chibok"."""
    if report.sub_event_type is not SubEventType.ABDUCTION:
        return False
    return any(holds(scene, place) and text.startswith("from", scene.start) for scene in report.scenes)

"""Armed people of no name who are blamed ("the authorities blamed separatist militants"), where nobody else did it (rule ACT-142)."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.actors.people import people_forms, people_noun
from pipeline.extract.incidents.told import Incident
from pipeline.extract.text.guarded import Guarded
from pipeline.extract.text.reading import Reading
from schemas.records import Actor
from schemas.vocabulary import ActorRole, Claim, Side

_AFTER = 1
"""Sentences after the incident's last in which they are still blamed for it."""


def blamed_people(reading: Reading, incident: Incident) -> Iterator[Actor]:
    """Yield them, in the order of the text, alleged to have done it."""
    first, last = incident.founding().number, incident.told[-1].number
    for sentence in reading.sentences[first : last + 1 + _AFTER]:
        for match in _blames().finditer(reading.text, sentence.start, sentence.end):
            noun = people_noun(match["noun"])
            if noun is not None:
                yield Actor(
                    text=match["who"],
                    start=match.start("who"),
                    end=match.end("who"),
                    role=ActorRole.PERPETRATOR,
                    kind=noun.kind,
                    claim=Claim.ALLEGED,
                )


@cache
def _blames() -> Guarded:
    armed = sorted(form for form in people_forms() if _is_armed(form))
    nouns = "|".join(map(re.escape, armed))
    what = r"(?:(?:the|this|that)\s+(?:[\w-]+\s+){1,3}on\s+|it\s+on\s+)?"
    return Guarded(
        rf"\bblam(?:ed|es|e|ing)\s+{what}(?P<who>(?:the\s+)?(?:(?!for\b|of\b|in\b|and\b)[a-z][a-z-]*\s+){{0,3}}(?P<noun>{nouns}))\b",
        ("blam",),
    )


def _is_armed(form: str) -> bool:
    noun = people_noun(form)
    return noun is not None and noun.side is Side.NON_STATE and not noun.leader

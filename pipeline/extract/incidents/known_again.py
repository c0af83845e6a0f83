"""Whom an article tells of again, by what it called them: the deed that befell them is told again (rules ASM-70, ASM-71 and ASM-76)."""

import re
from collections.abc import Iterator
from datetime import timedelta

from pipeline.extract.acts.frame import Frame
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.told import Incident, Retold
from pipeline.extract.tolls.counted import ONE, People
from schemas.records import Count
from schemas.vocabulary import Outcome, Side

A_DAY = timedelta(days=1)
_ANYBODY = contexts()["anybody"] | {"man", "men", "woman", "women", "youth", "youths"}
"""What may be said of any people, by which nobody is known again."""
_HE = frozenset({"he", "him", "she", "her"})
_WORD = re.compile(r"[^\W\d_]+")
_FULL_NAME = 2
"""Words of a name by which nobody is taken for his namesake."""


def befalls_them_again(incident: Incident, frame: Frame) -> bool:
    """Return whether the same befell people whom "the", "these" or "both" know again by what they were called before: "two peasants" and
    "the two peasants", "businessman Pablo Ruiz" and "the 55-year-old businessman".
    """
    return any(_are_the_same(known, now) for known, now in _pairs(incident, frame))


def befalls_him_again(incident: Incident, frame: Frame) -> bool:
    """Return whether the same befell "him" or "her", where the last that was told befell one person."""
    people = frame.people
    if not people or any(one.text.lower() not in _HE for one in people):
        return False
    last = next((told for told in reversed(incident.told) if told.frame.tolls), None)
    befell = last.frame.tolls if last else {}
    return any(_is_one_person(befell.get(outcome, ())) for outcome in frame.tolls)


def is_killed_again(incident: Incident, now: Retold) -> bool:
    """Return whether somebody of the same name is told to have been killed: nobody is killed twice, whatever days the text gives."""
    frame = now.told.frame
    names = {name for told in incident.told if Outcome.KILLED in told.frame.tolls for name in told.frame.names}
    same = names & frame.names if Outcome.KILLED in frame.tolls else set()
    return len(same) >= _FULL_NAME or (bool(same) and _is_about_the_day(incident, now))


def are_named_now(incident: Incident, frame: Frame) -> bool:
    """Return whether as many as were only called by their people ("two Mexicans") are told by name now: no others (rule ASM-76)."""
    for outcome, counted in frame.tolls.items():
        known = [one for told in incident.told for one in told.frame.tolls.get(outcome, ())]
        called = [one for one in known if one.name is None and one.count]
        if len(called) == len(known) == 1 and called[0].count == _sum(counted):
            return True
    return False


def _sum(counted: tuple[People, ...]) -> Count | None:
    """How many named people there are; None where some are no single ones."""
    single = all(one.count == ONE and one.name for one in counted)
    return Count(low=len(counted), best=len(counted), high=len(counted)) if single else None


def _is_about_the_day(incident: Incident, now: Retold) -> bool:
    """Return whether the days are at most one apart, as those of night and of other clocks are."""
    one, other = incident.date, now.date
    if not (one and other and one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return other.date_start - one.date_end <= A_DAY and one.date_start - other.date_end <= A_DAY


def _pairs(incident: Incident, frame: Frame) -> Iterator[tuple[People, People]]:
    for outcome, counted in frame.tolls.items():
        for told in incident.told:
            for known in told.frame.tolls.get(outcome, ()):
                yield from ((known, now) for now in counted)


def _are_the_same(known: People, now: People) -> bool:
    word = _called(now)
    if not now.definite or now.part or now.more or not word or word in _ANYBODY or word not in _words(known):
        return False
    if known.count and now.count and known.count != now.count:
        return False
    return not (now.side in {Side.STATE, Side.NON_STATE} and now.count is None and not now.implied)


def _called(people: People) -> str:
    """The noun by which they are called ("priests", "Jesuits"), in small letters; empty for a name."""
    last = next(reversed(_WORD.findall(people.text)), "")
    return last.lower() if last.islower() or last.endswith("s") else ""


def _words(people: People) -> set[str]:
    return {word.lower() for word in _WORD.findall(people.text)}


def _is_one_person(people: tuple[People, ...]) -> bool:
    return len(people) == 1 and (people[0].implied or (people[0].count is not None and people[0].count.best == 1))

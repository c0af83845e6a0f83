"""Places that a sentence tells side by side: "in A, B and C", "shelled A in X and B in Y" (rule PLA-70)."""

import re
from collections.abc import Iterable, Sequence

from pipeline.locate.relative.borders import BORDER
from pipeline.locate.resolving.relations import is_near, is_part_of_the_world, is_spot_of, lies_in
from pipeline.locate.scenes.fitness import NOT_PLACED
from pipeline.locate.scenes.helping import only_helps
from pipeline.locate.scenes.sites import is_street
from schemas.records import Place
from schemas.vocabulary import Feature

MOST_PLACES = 12
"""A report over more places than this is not split: such lists say where something happens at large."""
_TIMES = r"(?:\w+\stimes?|once|twice)"
_KIND = r"(?:provinces?|governorates?|regions?|districts?|valley|city|tribal agency|agency|countryside|hilltop|hills?)"
_CALLED = r"(?:towns?|villages?|city|cities|districts?|settlements?|areas?|neighbou?rhoods?|suburbs?|localit(?:y|ies))"
_SITE = (
    r"(?:an?|the|two|three|several)\s(?:[\w-]+\s){0,3}(?:bases?|barracks|camps?|checkpoints?|church(?:es)?|factory|hospitals?"
    r"|markets?|mosques?|outposts?|plants?|positions|posts?|schools?|stations?|villages?)\s(?:in|at|near|outside)\s"
)
_AND = re.compile(
    rf"\.?(?:\s{_KIND})?(?:\s\([^()]{{1,30}}\)|\s[-–—]\s{_TIMES}|\s{_TIMES})?"
    r"(?P<joint>[,;]\s+(?:and|&)\s+|[,;]\s+(?:as well as\s+)?|\s+(?:and|&|as well as)\s+|/)"
    rf"(?:{_SITE})?(?P<again>(?:in|at|near|of|on)\s)?(?:the\s)?(?:nearby\s|neighbou?ring\s)?"
    rf"(?:(?:[a-z]+ern\s)?{_CALLED}\sof\s)?(?:(?:[a-z]+ern|(?:north|south)?(?:east|west)|north|south|rural|highland|central)\s)?"
)
_OWNS = re.compile(rf"(?:['’]|\s+)s\s(?:[a-z]+\s){{0,2}}{_CALLED}\s(?:of\s)?")
_BRACKET = re.compile(r"\s\([^()]*")
_JOINS = re.compile(r"\b(?:and|as well as)\b|&|/")
_BESIDE = frozenset({"near", "of"})
_WIDE = frozenset({Feature.COUNTRY, Feature.ADM1})
_AREAS = frozenset({Feature.ADM1, Feature.REGION})


def side_by_side(text: str, places: Sequence[Place], numbers: Iterable[int], best: int) -> list[int]:
    """Return the best of some places with those that stand in one list with it, in the text's order; itself alone where
    it is in none, or the list has more than MOST_PLACES.
    """
    inside = sorted({*numbers, best})
    group, at = [best], inside.index(best)
    while (following := _next(text, places, inside, group[-1])) is not None:
        group.append(following)
    for before in reversed(inside[:at]):
        if _next(text, places, inside, before) == group[0]:
            group.insert(0, before)
    distinct = list({(places[n].name or places[n].text, places[n].geonames_id): n for n in reversed(group)}.values())
    distinct.reverse()
    return distinct if len(distinct) <= MOST_PLACES and _is_list(text, places, distinct) else [best]


def _next(text: str, places: Sequence[Place], inside: Sequence[int], number: int) -> int | None:
    """Return the place that its list names after one, past those that only help to find that one."""
    end = places[number].end
    for ahead in range(number + 1, len(places)):
        listed = ahead in inside and _are_alike(places[ahead], places[number])
        joints = [_joint(text, first, places[ahead].start) for first in (places[number].end, end)] if listed else []
        if any(joints[:1]) or any(joint and _is_apart(text, places, ahead, joint) for joint in joints):
            return _owned(text, places, inside, ahead)
        if not _is_aside(text, places, number, ahead):
            return None
        end = places[ahead].end
    return None


def _owned(text: str, places: Sequence[Place], inside: Sequence[int], number: int) -> int:
    """Return what a listed name only owns, the name itself where it owns none: "A, and B's districts of C and D"."""
    owned = number + 1
    is_owner = owned in inside and _OWNS.fullmatch(text, places[number].end, places[owned].start)
    return owned if is_owner else number


def _joint(text: str, end: int, start: int) -> re.Match[str] | None:
    """Return what joins two places of a list, None where nothing does: "A, near B" only tells where A is."""
    joint = _AND.fullmatch(text, end, start)
    return joint if joint and ((joint["again"] or "").strip() not in _BESIDE or _JOINS.search(joint["joint"])) else None


def _is_aside(text: str, places: Sequence[Place], number: int, ahead: int) -> bool:
    """Return whether a place stands in brackets behind one, or only helps to find it or the one before it."""
    if _BRACKET.fullmatch(text, places[number].end, places[ahead].start):
        return True
    return only_helps(text, places[ahead - 1], places[ahead])


def _is_apart(text: str, places: Sequence[Place], number: int, joint: re.Match[str]) -> bool:
    """Return whether a name behind "A in X" goes on with the list, and not with what tells where A is: "A in X, and B",
    "A in X and in B", "A in X and B in Y".
    """
    if joint["again"] or not joint["joint"].startswith(" "):
        return True
    return any(only_helps(text, places[number], helper) for helper in places[number + 1 : number + 2])


def _are_alike(place: Place, other: Place) -> bool:
    """Return whether two places can be of one list: of one kind, of different provinces, or neither in the other."""
    if _kind(place) is _kind(other):
        return True
    if _is_coarse(place) or _is_coarse(other):
        return False
    return not is_near(place, other) or not ({place.feature, other.feature} & _AREAS or _nested(place, other))


def _nested(place: Place, other: Place) -> bool:
    return any(lies_in(*pair) or is_spot_of(*pair) for pair in ((place, other), (other, place)))


def _kind(place: Place) -> Feature | None:
    """Return the feature; towns and villages are of one kind, and so is a name beside them that no gazetteer has."""
    return Feature.CITY if place.feature is Feature.LOCALITY or _is_unlisted(place) else place.feature


def _is_unlisted(place: Place) -> bool:
    return place.feature is None and place.reason in NOT_PLACED


def _is_coarse(place: Place) -> bool:
    known = place.feature is not None or _is_unlisted(place)
    return not known or place.feature is Feature.COUNTRY or place.reason == BORDER or is_part_of_the_world(place)


def _is_list(text: str, places: Sequence[Place], numbers: Sequence[int]) -> bool:
    """Return whether the places stand side by side. "Between A and B" is one place, the town "A, B" is A in B as
    is the village in the town of the district "A, B, C", and two streets are a crossing.
    """
    first, last = places[numbers[0]].start, places[numbers[-1]].start
    between = "between" in text[max(0, first - 12) : first]
    if len(numbers) < 2 or between or any(is_street(places[n].text) for n in numbers):
        return False
    if _JOINS.search(text, first, last):
        return True
    wide = all(places[n].feature in _WIDE for n in numbers)
    return wide or (len(numbers) > 2 and len({_kind(places[n]) for n in numbers}) == 1)

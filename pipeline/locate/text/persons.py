"""Names of known places that people bear: they are listed as parts of their names, and mean no place (PLA-130)."""

from collections.abc import Sequence

from pipeline.locate.gazetteer.kinds import ADM1, ADM2, CITY, COUNTRY
from pipeline.locate.text.known_enough import is_a_persons
from pipeline.locate.text.mentions import NAME, Mention
from pipeline.locate.text.reading import Reading
from schemas.records import Place
from schemas.vocabulary import NAME_OF_A_PERSON, PlaceRole

_KNOWN = 4.7
"""Weight from which a reader may take the name for the place's."""

_OF_PEOPLE = (COUNTRY, ADM1, ADM2, CITY)
"""Kinds of places whose names people bear: not "Pacific" in "Asia-Pacific"."""


def is_borne(reading: Reading, number: int) -> bool:
    """Return whether a known place's name is a person's here."""
    mention = reading.scan.mentions[number]
    if mention.kind is not NAME or mention.weight < _KNOWN or mention.candidates[0].feature not in _OF_PEOPLE:
        return False
    if mention.single and (mention.key in reading.lexicon.stop_words or mention.key in reading.lexicon.titles):
        return False
    return reading.people.is_person(number) or is_a_persons(reading, mention)


def with_people(text: str, places: tuple[Place, ...], people: Sequence[Mention]) -> tuple[Place, ...]:
    """Return the places and the names that people bear, in the order of the text."""
    borne = [
        Place(
            start=m.start, end=m.end, text=text[m.start : m.end], role=PlaceRole.PART_OF_NAME, reason=NAME_OF_A_PERSON
        )
        for m in people
        if not any(place.start < m.end and m.start < place.end for place in places)
    ]
    return tuple(sorted((*places, *borne), key=lambda place: place.start)) if borne else places

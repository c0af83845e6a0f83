"""How finely a place is known, what it is, and what its name does in a text."""

from enum import StrEnum


class GeoPrecision(StrEnum):
    """How finely the event's place is known (finer first)."""

    EXACT = "exact"
    NEAR = "near"
    ADM2 = "adm2"
    ADM1 = "adm1"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class PlaceRole(StrEnum):
    """What a place name does in the text."""

    EVENT = "event"
    MENTIONED = "mentioned"
    DATELINE = "dateline"
    METONYM = "metonym"
    PART_OF_NAME = "part_of_name"


class Feature(StrEnum):
    """What kind of place a name means."""

    COUNTRY = "country"
    ADM1 = "adm1"
    ADM2 = "adm2"
    CITY = "city"
    LOCALITY = "locality"
    REGION = "region"
    NATURAL = "natural"


NAME_OF_A_PERSON = "name_of_a_person"
"""The reason of a place's name that a person bears: it means no place, and is the person's name all the same."""

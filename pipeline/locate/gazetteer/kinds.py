"""The kinds of places that are asked for a thousand times a text; in its enum, Python 3.11 is slow to find a member."""

from schemas.vocabulary import Feature

COUNTRY, ADM1, ADM2, CITY, LOCALITY = Feature.COUNTRY, Feature.ADM1, Feature.ADM2, Feature.CITY, Feature.LOCALITY

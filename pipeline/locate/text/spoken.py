"""Words and given names that are areas and towns where the text speaks of their country: "Unity state", "in Sake"."""

import re

from pipeline.locate.gazetteer.entries import Entry, key_of_entry
from pipeline.locate.gazetteer.kinds import ADM1, ADM2, CITY
from pipeline.locate.text.lexicon import scene_words
from pipeline.locate.text.mentions import ROMANISED, Mention
from pipeline.locate.text.reading import Reading
from pipeline.locate.text.written import MIXED

SURELY_PLACED = ("in", "near", "across", "downtown", "throughout", "outside")
_TOWN, _GREAT = 3.9, 5.0
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
_GOES_ON = re.compile(
    r"[.,;)]|$|\s(?:on|in|by|when|where|after|as|and|before|during|while|with|for|from|late|early|at|last|over|since|that|were|was"
    r"|left|killed|wounded)\b"
)
"""What follows a town's name and no word that qualifies another."""


def is_area_of_a_named_country(reading: Reading, number: int) -> bool:
    """Return whether an ordinary word is the name of an area here: "Unity state", "Tank district".

    Of a first-level area's country the text must speak in other names too, of second-level ones only those of
    Afghanistan and Pakistan are taken, and "Central State Hospital" is none.
    """
    mention, around, scan = reading.scan.mentions[number], reading.arounds[number], reading.scan
    if around.after not in reading.lexicon.cues_after or around.after_gap != " " or around.before_capital:
        return False
    beyond = mention.last + 2
    if beyond < len(scan.keys) and scan.is_large(beyond) and scan.gaps[beyond - 1] == " ":
        return False
    return any(
        (e.feature is ADM1 and _is_spoken_of(reading, e, mention))
        or (e.feature is ADM2 and e.country in ROMANISED and scan.words[mention.first].istitle())
        for e in mention.candidates
    )


def is_a_town_of_a_named_country(reading: Reading, number: int) -> bool:
    """Return whether a word or a given name is the town that it seems: "in Sake" or "in Mir Ali", with its country
    told, where no English is spoken (PLA-99); "in Nice" and "in Tank" also without (PLA-105).
    """
    around = reading.arounds[number]
    placed = around.before in SURELY_PLACED or _ends_a_way(reading, number)
    if not placed or around.after_capital or reading.scan.casing is not MIXED:
        return False
    mention = reading.scan.mentions[number]
    town = _bearer(mention)
    if town.feature is not CITY or town.weight < _TOWN or town.country in _ENGLISH or around.possessive:
        return False
    if mention.key in scene_words()["day"] or reading.people.is_person(number):
        return False
    return _is_spoken_of(reading, town, mention) or _needs_no_country(reading, town, mention)


def _is_spoken_of(reading: Reading, area: Entry, mention: Mention) -> bool:
    return not reading.spoken[area.country] <= {mention.key}


def _needs_no_country(reading: Reading, town: Entry, mention: Mention) -> bool:
    """Return whether the name stands alone as a great town's, or one's of Afghanistan or Pakistan."""
    great = town.weight >= _GREAT or town.country in ROMANISED
    alone = key_of_entry(town) == mention.key and mention.key not in reading.lexicon.given_names
    return great and alone and _GOES_ON.match(reading.scan.text, mention.end) is not None


def _ends_a_way(reading: Reading, number: int) -> bool:
    """Return whether it is one of the two names of "between Goma and Sake" (PLA-102)."""
    mentions, arounds = reading.scan.mentions, reading.arounds
    if arounds[number].before == "between":
        return True
    if number == 0 or arounds[number - 1].before != "between":
        return False
    return reading.scan.text[mentions[number - 1].end : mentions[number].start] == " and "


def _bearer(mention: Mention) -> Entry:
    """Return the first place of which a name is the main one, or the first that has it."""
    first = mention.candidates[0]
    if key_of_entry(first) == mention.key:
        return first
    return next((entry for entry in mention.candidates if key_of_entry(entry) == mention.key), first)

"""Whether the words beside a name say that something is or was there: a preposition, people, a place listed with it."""

import re

from pipeline.locate.text.reading import Reading

_KNOWN, _EVERYDAY = 4.7, 4.3
_LISTED = re.compile(r",? (?:and|or|to) (?:the )?|, |/")
_WAS = frozenset({"was", "were", "is", "has", "had", "came"})


def is_located(reading: Reading, number: int) -> bool:
    """Return whether a preposition of place stands before it, people after it, or another place in a list."""
    around, classes = reading.arounds[number], reading.lexicon.classes
    if around.before in classes["locative"] or around.after in classes["postposition"]:
        return True
    if around.after_gap == " " and around.after in classes["people"]:
        return True
    mention = reading.scan.mentions[number]
    if around.after in _WAS and _befalls_places(reading, mention.last + 2):
        return (reading.common(mention) or 0.0) < _EVERYDAY
    if around.before == "the" and around.after and around.after_gap == " " and not around.after_capital:
        return mention.weight >= _KNOWN and mention.key not in reading.people.names
    return _is_listed(reading, number)


def _befalls_places(reading: Reading, number: int) -> bool:
    """Return whether a word says what happens to places and to no person: "was shelled", "had been retaken"."""
    said = reading.scan.keys[number : number + 2]
    return any(word in reading.lexicon.classes["befalls"] for word in said)


def _is_listed(reading: Reading, number: int) -> bool:
    """Return whether a name stands in a list after one that is well known or located itself: "in Gwoza, Chibok"."""
    if number == 0:
        return False
    mention, previous = reading.scan.mentions[number], reading.scan.mentions[number - 1]
    if not _LISTED.fullmatch(reading.scan.text, previous.end, mention.start):
        return False
    return previous.weight >= _KNOWN or is_located(reading, number - 1)

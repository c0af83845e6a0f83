"""How much must speak for a name that is an ordinary word, a small place's or a person's too (P-FIND-3, P-FIND-4)."""

from pipeline.locate.gazetteer.kinds import ADM1, COUNTRY
from pipeline.locate.text.mentions import ROMANISED, Mention
from pipeline.locate.text.people import PROMINENT
from pipeline.locate.text.reading import Reading
from pipeline.locate.text.surroundings import Around, opens_sentence
from pipeline.locate.text.written import MIXED

_EVERYDAY, _VERY_COMMON, _COMMON = 5.3, 4.3, 3.3
_KNOWN, _SMALL, _FAMOUS = 4.7, 3.75, 6.3


def is_known_enough(reading: Reading, mention: Mention, around: Around, *, located: bool) -> bool:
    """Return whether a name can be taken for a place; ``located``: something beside it says that it is one."""
    common = reading.common(mention)
    if common is not None and common >= _COMMON and not _is_sure(reading, mention, common, located=located):
        return False
    if common is None and _is_caseless(reading, mention) and mention.weight < _KNOWN:
        return located and mention.weight >= _SMALL
    if not mention.single:
        return True
    if not located and _may_be_a_person(reading, mention, around):
        return False
    if mention.weight < PROMINENT and _is_in_a_strange_name(reading, mention, around):
        return located and mention.weight >= _KNOWN and not _ends_a_strange_name(reading, mention, around)
    return located or mention.weight >= _SMALL or mention.candidates[0].country in ROMANISED


def is_a_persons(reading: Reading, mention: Mention) -> bool:
    """Return whether a name that the text gives to a person is the person's here too ("in Ibarra's car")."""
    if not mention.single or mention.key not in reading.people.names:
        return False
    area = mention.candidates[0].feature in (ADM1, COUNTRY) and mention.weight >= _FAMOUS
    return mention.key in reading.lexicon.given_names or not (area or mention.weight >= 7.0)


def _is_caseless(reading: Reading, mention: Mention) -> bool:
    """Return whether its writing cannot tell a name from a word."""
    letter = reading.scan.text[mention.start]
    return reading.scan.casing is not MIXED or letter.lower() == letter.upper()


def _may_be_a_person(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a name without any sign of a place is as well a person's."""
    says = reading.lexicon.classes["says"]
    speaks = (around.after in says and around.after_gap == " ") or around.before in says
    if speaks and mention.weight < PROMINENT:
        return True
    return mention.key in reading.lexicon.given_names and mention.weight < _KNOWN


def _is_sure(reading: Reading, mention: Mention, common: float, *, located: bool) -> bool:
    """Return whether an ordinary word can be taken for a place here."""
    if mention.candidates[0].feature is COUNTRY:
        return True
    if mention.weight >= _FAMOUS:
        return mention.weight >= 7.0 or located or common < 5 or not opens_sentence(reading.scan, mention.first)
    if common >= _EVERYDAY:
        return False
    if common >= _VERY_COMMON:
        return (located and mention.weight >= 5.0) or mention.weight >= PROMINENT
    return (located and mention.weight >= 3.3) or mention.weight >= 5.0


def _is_in_a_strange_name(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a capitalised word that is neither place nor ordinary word adjoins it, as in a name."""
    goes_on = around.after_capital and around.after_gap == " " and reading.people.is_stranger(mention.last + 1)
    return goes_on or _ends_a_strange_name(reading, mention, around)


def _ends_a_strange_name(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether such a word stands before it, as in "the Plaine Savo camp", which is not at Savo."""
    before = mention.first - 1
    begins = around.before_capital and around.before_gap == " "
    return begins and reading.people.is_stranger(before) and not opens_sentence(reading.scan, before)

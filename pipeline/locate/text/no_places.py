"""Names that are no places where they stand: initials, words of direction, parts of names (P-FIND-1, 2, 5, 12)."""

import re
from functools import lru_cache

from pipeline.locate.gazetteer.kinds import ADM1, CITY, COUNTRY
from pipeline.locate.gazetteer.names import ARTICLES, key_of
from pipeline.locate.text.lexicon import read_lexicon, scene_words
from pipeline.locate.text.mentions import NAME, Mention
from pipeline.locate.text.named_after import bears_the_name
from pipeline.locate.text.people import PROMINENT
from pipeline.locate.text.reading import Reading
from pipeline.locate.text.surroundings import Around
from pipeline.locate.text.written import LOWER, MIXED
from schemas.vocabulary import Feature

_KNOWN, _GREAT = 4.7, 6.8
_NOT_TOWNS = (COUNTRY, Feature.REGION)
"""A house that bears such a name is not there for it: the Kashmir Hotel; the Kabul Hotel is in Kabul."""
_GANGS = frozenset({"gang", "gangs", "cartel", "mafia", "syndicate"})
_CROSSING = re.compile(
    r"(?:\s[A-Z][\w.'’-]*){0,3}(?P<other>\sand(?:\s[A-Z][\w.'’-]*){1,4})?\s(?:[Ss]treets|[Aa]venues)\b"
)
_AND_ONE = re.compile(r"[A-Z][\w.'’-]*\sand\s(?:[A-Z][\w.'’-]*\s){0,3}$")
_CROSSED = frozenset({"streets", "avenues"})
"""Words without which a text tells of no crossing."""
_LONGEST = 70
"""Characters of the names of two streets that cross."""
_UNITED = frozenset({"nations", "states", "kingdom", "arab"})


def is_no_place(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a rule drops the name, whatever speaks for it."""
    return (
        _is_bare_initials(reading, mention, around)
        or (_is_stop_word(reading, mention) and not _is_great(mention, around))
        or _is_in_a_name(reading, mention, around)
        or (reading.scan.casing is LOWER and _is_linked(reading, mention))
        or (not _stands_alone(reading, mention, around) and _is_part_of_a_longer_name(reading, mention, around))
        or (not _CROSSED.isdisjoint(reading.scan.vocabulary) and _is_of_a_crossing(reading.scan.text, mention))
        or bears_the_name(reading, mention, around)
    )


def is_a_kind(reading: Reading, mention: Mention) -> bool:
    """Return whether it is a word for a kind of place in a script without capitals: ولایت, مدينة."""
    if mention.key.isascii() or not mention.single:
        return False
    return mention.key in reading.lexicon.cues_after or mention.key in reading.lexicon.cues_before


def _is_bare_initials(reading: Reading, mention: Mention, around: Around) -> bool:
    written = reading.scan.text[mention.start : mention.end]
    if mention.key == "us" and written not in ("US", "U.S"):
        return True
    if not written.isupper():
        return False
    located = around.heads_dateline or reading.is_class(around.before, "locative")
    longest = 3 if located or reading.scan.casing is not MIXED else 5
    initials = reading.lexicon.initials
    short = len(written.replace(".", "").replace(" ", "")) <= longest
    return short and written not in initials and written + "." not in initials


def _is_stop_word(reading: Reading, mention: Mention) -> bool:
    direction, empty = _made_of(mention.key)
    if direction or is_a_kind(reading, mention):
        return True
    if not mention.single and mention.first in reading.scan.scenes:
        return False
    return empty and (mention.single or mention.weight < _KNOWN or mention.key.rpartition(" ")[2].isdigit())


@lru_cache(maxsize=20_000)
def _made_of(key: str) -> tuple[bool, bool]:
    """Return whether a name is nothing but words of direction, and whether nothing but stop words and figures."""
    words, lexicon = key.split(" "), read_lexicon()
    empty = lexicon.stop_words.issuperset(word for word in words if not word.isdigit())
    return lexicon.classes["direction"].issuperset(words), empty


def _is_great(mention: Mention, around: Around) -> bool:
    """Return whether words of direction and the like name a sea or a part of the world: "the Middle East"."""
    if mention.weight < _GREAT or around.after_capital or around.before_capital:
        return False
    return around.before_gap == " " and around.before not in ("", "a", "an")


def _is_in_a_name(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a name belongs to that of a street, a newspaper, a germ, a club or a firm, or to a currency."""
    is_beside_one = around.before_capital or around.after_capital
    if around.after_gap != " ":
        return around.after_gap == "$" or (is_beside_one and _is_a_clubs(reading, mention, around))
    if (is_beside_one and _is_a_clubs(reading, mention, around)) or reading.is_class(around.after, "not_named_after"):
        return True
    return around.after_capital and (_names_a_house(reading, mention, around) or _names_a_gang(reading, mention))


def _is_of_a_crossing(text: str, mention: Mention) -> bool:
    """Return whether it is the name of one of two streets that cross: "at Serrano and Tarapaca streets"."""
    after = text[mention.end : mention.end + _LONGEST]
    crossing = _CROSSING.match(after)
    if crossing is None:
        return False
    return (
        crossing["other"] is not None
        or _AND_ONE.search(text[max(0, mention.start - _LONGEST) : mention.start]) is not None
    )


def _is_a_clubs(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether it is a club's: "Real Madrid", "Herat United"."""
    if around.before_capital and around.before_gap == " " and reading.is_class(around.before, "club_before"):
        return True
    if around.after_gap != " " or not around.after_capital or not reading.is_class(around.after, "club"):
        return False
    return not _goes_on_otherwise(reading, mention.last + 2)


def _is_no_town(mention: Mention) -> bool:
    """Return whether a name is first of all a country's or area's, and no town's in it."""
    top, *rest = mention.candidates
    if top.feature is ADM1:
        return not any(entry.admin1 == top.id and entry.feature is CITY for entry in rest)
    return top.feature in _NOT_TOWNS


def _names_a_house(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a street, a firm or a hotel is named after it, which need not be there."""
    if reading.is_class(around.after, "house") and _is_no_town(mention):
        return True
    in_business = reading.is_class(around.after, "business") and mention.weight < PROMINENT
    return in_business or reading.is_class(around.after, "street")


def _names_a_gang(reading: Reading, mention: Mention) -> bool:
    """Return whether more capitals and "gang" or the like follow: "the Chone Killers gang"."""
    words = reading.scan.words[mention.last + 1 : mention.last + 4]
    after = next((word for word in words if not word[0].isupper()), "")
    return after in _GANGS


def _goes_on_otherwise(reading: Reading, number: int) -> bool:
    """Return whether a word makes "United" that of nations or states rather than of a club."""
    return number < len(reading.scan.keys) and reading.scan.keys[number] in _UNITED


def _is_part_of_a_longer_name(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a hyphen or an Arabic article joins it to a word that is no name: "Ain al-Asad", "Ahrar al-X"."""
    scan, last, is_stranger = reading.scan, mention.last, reading.people.is_stranger
    if _is_half_of_an_arabic_name(reading, mention, around) or _ends_a_site(reading, mention, around):
        return True
    if scan.keys[mention.first] in ARTICLES and around.before_gap == " " and around.before_capital:
        return is_stranger(mention.first - 1)
    if "-" not in (around.before_gap, around.after_gap) and around.after not in ARTICLES:
        return around.before_capital and around.before_gap == " " and _ends_a_far_one(reading, mention, around)
    if mention.weight >= PROMINENT:
        return False
    if around.after in ARTICLES and last + 2 < len(scan.keys) and scan.gaps[last + 1] == "-":
        return around.after_gap in (" ", "-") and is_stranger(last + 2)
    after = around.after_gap == "-" and around.after_capital and is_stranger(last + 1)
    before = around.before_gap == "-" and around.before_capital and is_stranger(mention.first - 1)
    return after or before or _is_joined_to_a_far_one(reading, mention, around)


def _stands_alone(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether no capital stands before it, no hyphen beside it, and no Arabic article in or behind it."""
    if around.before_capital or around.before_gap == "-" or around.after_gap == "-":
        return False
    return around.after not in ARTICLES and reading.scan.keys[mention.first] not in ARTICLES


def _is_linked(reading: Reading, mention: Mention) -> bool:
    """Return whether "-e-" or the like joins a name in small letters to another word: "gulistan-e-zarqa" (PLA-136)."""
    scan, before, after = reading.scan, mention.first - 1, mention.last + 1
    if mention.weight >= PROMINENT:
        return False
    behind = after < len(scan.keys) and scan.is_link(after) and scan.gaps[mention.last] == scan.gaps[after] == "-"
    return behind or (before > 0 and scan.is_link(before) and scan.gaps[before - 1] == scan.gaps[before] == "-")


def _ends_a_site(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a small name is the word for a site behind a place's name: "Bannu Cantonment" (PLA-92)."""
    if not around.before_capital or around.before_gap != " " or mention.weight >= PROMINENT:
        return False
    return mention.key in scene_words()["site"] and any(m.last == mention.first - 1 for m in reading.scan.mentions)


def _is_half_of_an_arabic_name(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether two names stand as one around an article: "Busra al-Harir", not "Baghdad al-Jadida" (PLA-91)."""
    scan, first, last = reading.scan, mention.first, mention.last
    if around.after in ARTICLES and around.after_gap == " " and scan.gaps[last + 1] == "-":
        known = mention.weight >= PROMINENT and key_of(mention.candidates[0].name) == mention.key
        return not known and any(one.first in (last + 1, last + 2) for one in scan.mentions)
    if scan.keys[first] in ARTICLES and around.before_gap == " " and around.before not in reading.lexicon.stop_words:
        return any(one.last == first - 1 for one in scan.mentions)
    return False


def _is_joined_to_a_far_one(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a hyphen joins two small names that no country has both of: they are one name ("Kafin-Koro")."""
    joined = {mention.last + 1} if around.after_gap == "-" else set[int]()
    ended = {mention.first - 1} if around.before_gap == "-" else set[int]()
    others = (one for one in reading.scan.mentions if one.first in joined or one.last in ended)
    return any(_is_far(one, mention) for one in others)


def _ends_a_far_one(reading: Reading, mention: Mention, around: Around) -> bool:
    """Return whether a small name of other countries, and no word, stands before it: "the Plaine Savo camp"."""
    if mention.weight >= PROMINENT or around.before in reading.lexicon.stop_words:
        return False
    beside = (one for one in reading.scan.mentions if one.last == mention.first - 1 and one.kind is NAME)
    return any(_is_far(one, mention) and reading.common(one) is None for one in beside)


def _is_far(one: Mention, other: Mention) -> bool:
    countries = {place.country for place in other.candidates}
    return one.weight < PROMINENT and countries.isdisjoint(place.country for place in one.candidates)

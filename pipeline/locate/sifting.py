"""Which of the names in a text mean places here, and which are people, ordinary words or initials.

Every rule has a name; see docs/codebook/places.md.
"""

import re
from dataclasses import replace

from pipeline.locate.entries import Entry
from pipeline.locate.gazetteer import Gazetteer
from pipeline.locate.lexicon import Lexicon, read_lexicon
from pipeline.locate.mentions import APOSTROPHES, ROMANISED, Casing, Kind, Mention, Scan
from pipeline.locate.names import ARTICLES
from pipeline.locate.people import PROMINENT, People
from pipeline.locate.surroundings import Around, is_called_a_place, look_around
from schemas.vocabulary import Feature

_EVERYDAY, _VERY_COMMON, _COMMON = 5.3, 4.3, 3.3
_KNOWN, _SMALL = 4.7, 3.75
_FAMOUS = 6.3
_MOST_SPELLINGS = 8
_WEAK_CUES = ("state", "states", "agency", "region", "department", "governor", "gov", "legislature")
"""Words for a kind of place that also follow names which are none: "the Justice Department"."""
_HOLDER_AHEAD = re.compile(r",\s?| \(|، |,?\sin\s(?:the\s)?(?:[a-z-]+ern\s|central\s)?")
_LISTED = re.compile(r",? (?:and|or|to) (?:the )?|, |/")


_OF_ANYBODY = frozenset({"of", "to", "by", "from", "with", "for"})
"""Prepositions that stand before people as well as before places."""


def sift(scan: Scan, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions that mean places, in order; those in a group's name too."""
    held = _Held(scan, gazetteer, read_lexicon())
    placed = frozenset(m.key for n, m in enumerate(scan.mentions) if held.is_surely_a_place(n))
    kept = [m for n, m in enumerate(scan.mentions) if held.is_place(n, placed)]
    spoken = frozenset(m.candidates[0].country for m in kept if m.candidates and m.kind is not Kind.RESPELT)
    return tuple(read for m in kept if (read := _read_spelling(m, spoken, held)) is not None)


def _read_spelling(mention: Mention, spoken: frozenset[str | None], held: "_Held") -> Mention | None:
    """Return the mention; one in a spelling of its own only with places in the countries of which the text speaks.

    Where the text speaks of none, what is well known is meant. None where only a word after a preposition is left.
    """
    if mention.kind is not Kind.RESPELT:
        return mention
    known = tuple(e for e in mention.candidates if e.country in spoken or (not spoken and _may_stand_alone(e)))
    if known:
        return replace(mention, candidates=known[:_MOST_SPELLINGS])
    return replace(mention, kind=Kind.UNKNOWN, candidates=()) if held.is_called_a_place(mention) else None


def _may_stand_alone(entry: Entry) -> bool:
    return entry.country in ROMANISED or entry.weight >= _KNOWN


class _Held:
    """A scanned text under the rules."""

    def __init__(self, scan: Scan, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._scan, self._gazetteer, self._lexicon = scan, gazetteer, lexicon
        self._around = [look_around(scan, lexicon, mention) for mention in scan.mentions]
        self._people = People(scan, self._around, gazetteer, lexicon)

    def is_surely_a_place(self, number: int) -> bool:
        """Return whether the text says here that the name is a place's: what it then means elsewhere too."""
        mention, around = self._scan.mentions[number], self._around[number]
        if mention.kind is not Kind.NAME or self._people.is_person(mention, around):
            return False
        if self._is_within(number) or around.heads_dateline:
            return True
        if _is_possessive(around):
            return False
        placed = around.before in ("in", "near", "across", "downtown", "throughout", "outside")
        return placed and not around.after_capital and self.is_place(number, frozenset())

    def is_place(self, number: int, placed: frozenset[str]) -> bool:
        """Return whether the mention means a place; the rules go from the surest to the weakest."""
        mention, around = self._scan.mentions[number], self._around[number]
        if mention.kind is not Kind.NAME:
            return mention.kind is not Kind.UNKNOWN or not self._is_no_name(mention)
        return self._is_area_of_a_named_country(mention, around) or self._means_a_place(number, placed)

    def _means_a_place(self, number: int, placed: frozenset[str]) -> bool:
        mention, around = self._scan.mentions[number], self._around[number]
        if self._is_within(number) or self._has_cue(mention, around) or self._is_a_seat(around):
            return not self._people.is_titled(mention, around)
        if self._is_dropped(mention, around):
            return False
        located = self._is_located(number, around)
        if mention.key in placed or around.heads_dateline:
            return True
        if self._is_a_persons(mention, around, located=located):
            return False
        return self._is_known_enough(mention, around, located=located)

    def is_called_a_place(self, mention: Mention) -> bool:
        """Return whether the word for its kind stands beside it, or it stands for where something was."""
        if mention.first in self._scan.scenes or is_called_a_place(self._scan.text, mention.start):
            return True
        following = mention.last + 1
        return following < len(self._scan.words) and self._scan.words[following].key in self._lexicon.cues_after

    def _is_no_name(self, mention: Mention) -> bool:
        return mention.key in self._lexicon.stop_words or mention.key in self._people.names

    def _is_dropped(self, mention: Mention, around: Around) -> bool:
        located = around.heads_dateline or around.before in self._lexicon.classes["locative"]
        if (
            self._is_bare_initials(mention, located=located)
            or self._is_stop_word(mention)
            or self._is_in_a_name(mention, around)
            or self._is_part_of_a_longer_name(mention, around)
        ):
            return True
        return self._people.is_person(mention, around)

    def _is_a_persons(self, mention: Mention, around: Around, *, located: bool) -> bool:
        """Return whether a name that the text gives to a person is the person's here too ("in Ibarra's car")."""
        placed = located and around.before not in _OF_ANYBODY and not _is_possessive(around)
        if placed or not mention.single or mention.key not in self._people.names:
            return False
        area = mention.candidates[0].feature in (Feature.ADM1, Feature.COUNTRY) and mention.weight >= _FAMOUS
        return mention.key in self._lexicon.given_names or not (area or mention.weight >= 7.0)

    def _is_bare_initials(self, mention: Mention, *, located: bool) -> bool:
        written = self._scan.text[mention.start : mention.end]
        if mention.key == "us" and written not in ("US", "U.S"):
            return True
        letters = written.replace(".", "").replace(" ", "")
        short = written.isupper() and len(letters) <= (3 if self._scan.casing is not Casing.MIXED or located else 5)
        return short and written not in self._lexicon.initials and written + "." not in self._lexicon.initials

    def _is_stop_word(self, mention: Mention) -> bool:
        words = mention.key.split(" ")
        if all(word in self._lexicon.classes["direction"] for word in words) or self._is_a_kind(mention):
            return True
        empty = all(word in self._lexicon.stop_words or word.isdigit() for word in words)
        return empty and (mention.single or mention.weight < _KNOWN or words[-1].isdigit())

    def _is_a_kind(self, mention: Mention) -> bool:
        """Return whether it is a word for a kind of place in a script without capitals: ولایت, مدينة."""
        kinds = mention.key in self._lexicon.cues_after or mention.key in self._lexicon.cues_before
        return kinds and mention.single and not mention.key.isascii()

    def _is_in_a_name(self, mention: Mention, around: Around) -> bool:
        """Return whether a name belongs to that of a street, a newspaper, a germ or a firm, or to a currency."""
        if around.after_gap == "$":
            return True
        if around.after_gap != " ":
            return False
        classes = self._lexicon.classes
        if around.after in classes["not_named_after"]:
            return True
        if not around.after_capital:
            return False
        return around.after in classes["street"] or (around.after in classes["business"] and mention.weight < PROMINENT)

    def _is_part_of_a_longer_name(self, mention: Mention, around: Around) -> bool:
        """Return whether a hyphen or an Arabic article joins it to a word that is no name: "Ain al-Asad"."""
        if mention.weight >= PROMINENT:
            return False
        words, last = self._scan.words, mention.last
        if around.after in ARTICLES and last + 2 < len(words) and self._scan.gap(last + 1) == "-":
            return around.after_gap in (" ", "-") and self._people.is_stranger(last + 2)
        after = around.after_gap == "-" and around.after_capital and self._people.is_stranger(last + 1)
        return after or (
            around.before_gap == "-" and around.before_capital and self._people.is_stranger(mention.first - 1)
        )

    def _has_cue(self, mention: Mention, around: Around) -> bool:
        """Return whether "province", "city of" or the like stands beside it."""
        if mention.single and (mention.key in self._lexicon.stop_words or self._is_a_kind(mention)):
            return False
        after = around.after in self._lexicon.cues_after and around.after_gap in (" ", "-", "\u200c")
        before = around.before in self._lexicon.cues_before and around.before_gap in (" ", "\u200c")
        return (after and around.after not in _WEAK_CUES) or before

    def _is_area_of_a_named_country(self, mention: Mention, around: Around) -> bool:
        """Return whether an ordinary word is the name of an area here: "Unity state", "Tank district".

        Of a first-level area's country the text must speak in other names too, of second-level ones only those of
        Afghanistan and Pakistan are taken, and "Central State Hospital" is none.
        """
        if around.after not in self._lexicon.cues_after or around.after_gap != " " or around.before_capital:
            return False
        beyond = mention.last + 2
        following = self._scan.words[beyond] if beyond < len(self._scan.words) else None
        if following is not None and following.text[0].isupper() and self._scan.gap(beyond - 1) == " ":
            return False
        return any(
            (e.feature is Feature.ADM1 and self._is_spoken_of(e, mention))
            or (e.feature is Feature.ADM2 and e.country in ROMANISED and self._scan.words[mention.first].text.istitle())
            for e in mention.candidates
        )

    def _is_spoken_of(self, area: Entry, mention: Mention) -> bool:
        others = (m for m in self._scan.mentions if m.key != mention.key and m.candidates)
        return any(other.candidates[0].country == area.country for other in others)

    def _is_a_seat(self, around: Around) -> bool:
        """Return whether it is a member of parliament's seat: "Sen. Smith, R-Ocilla"."""
        return around.before_gap == "-" and around.before_capital and around.before in self._lexicon.classes["party"]

    def _is_within(self, number: int) -> bool:
        """Return whether what follows after a comma or "in" holds it: "Bath, Maine", "Chibok in Borno"."""
        if number + 1 >= len(self._scan.mentions):
            return False
        mention, following = self._scan.mentions[number], self._scan.mentions[number + 1]
        if not _HOLDER_AHEAD.fullmatch(self._scan.text, mention.end, following.start):
            return False
        return any(
            (e.feature is Feature.COUNTRY and e.country == c.country and e.weight > c.weight)
            or (e.feature is Feature.ADM1 and e.id == c.admin1 and e.id != c.id)
            for e in following.candidates[:5]
            for c in mention.candidates
        )

    def _is_located(self, number: int, around: Around) -> bool:
        """Return whether a preposition of place stands before it, people after it, or another place in a list."""
        classes = self._lexicon.classes
        if around.before in classes["locative"] or around.after in classes["postposition"]:
            return True
        if self._qualifies_people(around):
            return True
        mention = self._scan.mentions[number]
        if around.before == "the" and around.after and around.after_gap == " " and not around.after_capital:
            return mention.weight >= _KNOWN and mention.key not in self._people.names
        if number == 0:
            return False
        previous = self._scan.mentions[number - 1]
        between = self._scan.text[previous.end : mention.start]
        return bool(_LISTED.fullmatch(between)) and previous.weight >= _KNOWN

    def _qualifies_people(self, around: Around) -> bool:
        """Return whether it says where people or their houses are: "a Chiefland man", "Clinton police"."""
        return around.after_gap == " " and around.after in self._lexicon.classes["people"]

    def _is_known_enough(self, mention: Mention, around: Around, *, located: bool) -> bool:
        common = self._gazetteer.head(mention.key).common if mention.single else None
        if common is not None and common >= _COMMON and not self._is_sure(mention, common, around, located=located):
            return False
        if self._is_caseless(mention) and common is None and mention.weight < _KNOWN:
            return located and mention.weight >= _SMALL
        if not mention.single:
            return True
        if not located and self._may_be_a_person(mention, around):
            return False
        if self._is_beside_a_stranger(mention, around) and mention.weight < PROMINENT:
            return located and mention.weight >= _KNOWN
        return located or mention.weight >= _SMALL or mention.candidates[0].country in ROMANISED

    def _is_caseless(self, mention: Mention) -> bool:
        """Return whether its writing cannot tell a name from a word."""
        letter = self._scan.text[mention.start]
        return self._scan.casing is not Casing.MIXED or letter.lower() == letter.upper()

    def _may_be_a_person(self, mention: Mention, around: Around) -> bool:
        """Return whether a name without any sign of a place is as well a person's."""
        says = self._lexicon.classes["says"]
        speaks = (around.after in says and around.after_gap == " ") or around.before in says
        if speaks and mention.weight < PROMINENT:
            return True
        return mention.key in self._lexicon.given_names and mention.weight < _KNOWN

    def _is_sure(self, mention: Mention, common: float, around: Around, *, located: bool) -> bool:
        """Return whether an ordinary word can be taken for a place here."""
        top = mention.candidates[0]
        if top.feature is Feature.COUNTRY or mention.weight >= _FAMOUS:
            return (
                top.feature is Feature.COUNTRY or mention.weight >= 7.0 or located or not (around.opens and common >= 5)
            )
        if common >= _EVERYDAY:
            return False
        if common >= _VERY_COMMON:
            return (located and mention.weight >= 5.0) or mention.weight >= PROMINENT
        return (located and mention.weight >= 3.3) or mention.weight >= 5.0

    def _is_beside_a_stranger(self, mention: Mention, around: Around) -> bool:
        """Return whether a capitalised word that is neither place nor ordinary word adjoins it, as in a name."""
        before = around.before_capital and around.before_gap == " " and not around.before_opens
        after = around.after_capital and around.after_gap == " "
        strange = self._people.is_stranger
        return (before and strange(mention.first - 1)) or (after and strange(mention.last + 1))


def _is_possessive(around: Around) -> bool:
    return around.after == "s" and around.after_gap in APOSTROPHES

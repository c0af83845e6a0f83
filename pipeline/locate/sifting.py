"""Which of the names in a text mean places here, and which are people, ordinary words or initials.

Every rule has a name, which is the reason given for what it drops; see docs/codebook/places.md.
"""

import re
from dataclasses import dataclass

from pipeline.locate.gazetteer import Gazetteer
from pipeline.locate.lexicon import Lexicon, read_lexicon
from pipeline.locate.mentions import Casing, Kind, Mention, Scan
from schemas.vocabulary import Feature

_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "of",
        "across",
        "outside",
        "around",
        "between",
        "toward",
        "towards",
        "through",
        "throughout",
        "inside",
        "within",
        "into",
        "via",
        "reached",
        "visited",
        "leaving",
        "left",
        "entering",
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "downtown",
        "beyond",
        "off",
        "over",
        "along",
        "nearby",
        "for",
    }
)
_SUFFIXES = frozenset({"khan", "gul", "jr", "sr", "ii", "iii", "shah", "jan", "zai"})
_STREETS = frozenset(
    {"street", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "boulevard", "blvd", "highway", "pike", "parkway"}
)
_THINGS = frozenset(
    {"virus", "ebolavirus", "fever", "flu", "syndrome", "times", "herald", "tribune", "gazette", "chronicle", "dollar"}
)
_EVERYDAY, _VERY_COMMON, _COMMON = 5.3, 4.3, 3.3
_PROMINENT, _KNOWN, _SMALL = 5.9, 4.7, 3.75
_SENTENCE_END = re.compile(r"[.!?:;”\"]\s*[“\"'‘(]?$|\n\s*$")


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands beside a mention."""

    before: str
    """The key of the word before it in the same clause, or ""."""
    before_gap: str
    before_capital: bool
    after: str
    after_gap: str
    after_capital: bool
    opens: bool
    """Whether the mention begins a sentence."""


def sift(scan: Scan, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions that mean places, in order; those in a group's name too."""
    lexicon = read_lexicon()
    held = _Held(scan, gazetteer, lexicon)
    surnames = {m.key for n, m in enumerate(scan.mentions) if m.single and held.is_person(n)} | _surnames(scan, lexicon)
    kept = [m for n, m in enumerate(scan.mentions) if held.is_place(n, surnames)]
    return tuple(m for m in kept if m.end > m.start)


def _surnames(scan: Scan, lexicon: Lexicon) -> set[str]:
    """Return the words that follow a given name or a title somewhere in the text."""
    found: set[str] = set()
    for number in range(len(scan.words) - 1):
        one, two = scan.words[number], scan.words[number + 1]
        named = one.key in lexicon.given_names or one.key in lexicon.titles
        if named and one.text[0].isupper() and two.text[0].isupper() and scan.gap(number) in (" ", ". "):
            found.add(two.key)
            if number + 2 < len(scan.words) and scan.gap(number + 1) in (" ", ". "):
                third = scan.words[number + 2]
                if third.text[0].isupper() and one.key in lexicon.given_names:
                    found.add(third.key)
    return found


class _Held:
    """A scanned text under the rules."""

    def __init__(self, scan: Scan, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._scan, self._gazetteer, self._lexicon = scan, gazetteer, lexicon
        self._at = {n: m for m in scan.mentions for n in range(m.first, m.last + 1)}

    def is_place(self, number: int, surnames: set[str]) -> bool:
        """Return whether the mention means a place; the rules go from the surest to the weakest."""
        mention = self._scan.mentions[number]
        if mention.kind is not Kind.NAME:
            return mention.kind is not Kind.UNKNOWN or mention.key not in self._lexicon.stop_words | surnames
        around = self._around(mention)
        if self._is_within(number) or self._has_cue(mention, around):
            return not self._is_titled(mention, around)
        dropped = self._is_bare_initials(mention) or self._is_stop_word(mention) or _is_in_a_name(around)
        if dropped or self.is_person(number):
            return False
        located = self._is_located(number, around)
        if mention.single and mention.key in surnames and not located and mention.weight < 7.0:
            return False
        return self._is_known_enough(mention, around, located=located)

    def is_person(self, number: int) -> bool:
        """Return whether the mention is a person's name or part of one."""
        mention = self._scan.mentions[number]
        if mention.kind is not Kind.NAME or not mention.single:
            return False
        around = self._around(mention)
        if self._is_titled(mention, around) and mention.candidates[0].feature is not Feature.COUNTRY:
            return True
        return self._follows_a_name(mention, around) or self._begins_a_name(mention, around)

    def _is_titled(self, mention: Mention, around: _Around) -> bool:
        title = around.before in self._lexicon.titles and around.before_capital and around.before_gap in (" ", ". ")
        return title and around.after_gap != ", " and mention.weight < 7.0

    def _follows_a_name(self, mention: Mention, around: _Around) -> bool:
        if not around.before_capital or around.before_gap not in (" ", ". ", "-", "."):
            return False
        previous = self._at.get(mention.first - 1)
        if previous is not None and previous.weight >= _PROMINENT and around.before not in self._lexicon.given_names:
            return False
        initial = len(around.before) == 1 and around.before_gap in (". ", ".")
        given = around.before in self._lexicon.given_names and around.before_gap in (" ", "-")
        return (initial or given) and mention.candidates[0].feature is not Feature.COUNTRY

    def _begins_a_name(self, mention: Mention, around: _Around) -> bool:
        if not around.after_capital or around.after_gap not in (" ", "-"):
            return False
        if around.after in _SUFFIXES:
            return True
        following = self._at.get(mention.last + 1)
        if following is not None and following.weight >= _PROMINENT:
            return False
        if around.after in self._lexicon.given_names and mention.weight < 6.3 and around.before not in _LOCATIVE:
            return True
        ordinary = self._gazetteer.head(around.after).common is not None or around.after in self._lexicon.stop_words
        given = mention.key in self._lexicon.given_names and mention.weight < _PROMINENT
        return given and not ordinary and around.before not in _LOCATIVE

    def _is_bare_initials(self, mention: Mention) -> bool:
        written = self._scan.text[mention.start : mention.end]
        if mention.key == "us" and written not in ("US", "U.S"):
            return True
        short = len(written.replace(".", "").replace(" ", "")) <= 3 and written.isupper()
        return short and written not in self._lexicon.initials and written + "." not in self._lexicon.initials

    def _is_stop_word(self, mention: Mention) -> bool:
        words = mention.key.split(" ")
        empty = all(word in self._lexicon.stop_words or word.isdigit() for word in words)
        return empty and (mention.single or mention.weight < _KNOWN or words[-1].isdigit())

    def _has_cue(self, mention: Mention, around: _Around) -> bool:
        """Return whether "province", "city of" or the like stands beside it."""
        if mention.single and mention.key in self._lexicon.stop_words:
            return False
        after = around.after in self._lexicon.cues_after and around.after_gap in (" ", "-", "\u200c")
        before = around.before in self._lexicon.cues_before and around.before_gap in (" ", "\u200c")
        return (after and around.after not in ("state", "states", "agency", "region")) or before

    def _is_within(self, number: int) -> bool:
        """Return whether what follows after a comma holds it: "Bath, Maine"."""
        if number + 1 >= len(self._scan.mentions):
            return False
        mention, following = self._scan.mentions[number], self._scan.mentions[number + 1]
        if following.first != mention.last + 1 or self._scan.gap(mention.last) not in (", ", ",", " (", "، "):
            return False
        return any(
            (e.feature is Feature.COUNTRY and e.country == c.country and e.weight > c.weight)
            or (e.feature is Feature.ADM1 and e.id == c.admin1 and e.id != c.id)
            for e in following.candidates[:5]
            for c in mention.candidates
        )

    def _is_located(self, number: int, around: _Around) -> bool:
        """Return whether a preposition of place stands before it, or another place in a list."""
        if around.before in _LOCATIVE:
            return True
        mention = self._scan.mentions[number]
        if number == 0:
            return False
        previous = self._scan.mentions[number - 1]
        between = self._scan.text[previous.end : mention.start]
        return bool(re.fullmatch(r",? (?:and|or|to) (?:the )?|, ", between)) and previous.weight >= _KNOWN

    def _is_known_enough(self, mention: Mention, around: _Around, *, located: bool) -> bool:
        head = self._gazetteer.head(mention.key) if mention.single else None
        common = head.common if head is not None else None
        if common is not None and common >= _COMMON and not self._is_sure(mention, common, around, located=located):
            return False
        if self._scan.casing is not Casing.MIXED and common is None and mention.weight < _KNOWN:
            return located and mention.weight >= _SMALL
        if mention.single and not located and mention.key in self._lexicon.given_names and mention.weight < _KNOWN:
            return False
        if self._is_beside_a_stranger(mention, around) and mention.weight < _PROMINENT and mention.single:
            return located and mention.weight >= _KNOWN
        return located or not mention.single or mention.weight >= _SMALL or self._is_far_from_english(mention)

    def _is_sure(self, mention: Mention, common: float, around: _Around, *, located: bool) -> bool:
        """Return whether an ordinary word can be taken for a place here."""
        top = mention.candidates[0]
        if top.feature is Feature.COUNTRY or mention.weight >= 6.3:
            return top.feature is Feature.COUNTRY or mention.weight >= 7.0 or not (around.opens and common >= 5)
        if common >= _EVERYDAY:
            return False
        if common >= _VERY_COMMON:
            return (located and mention.weight >= 5.0) or mention.weight >= _PROMINENT
        return (located and mention.weight >= 3.3) or mention.weight >= 5.0

    def _is_far_from_english(self, mention: Mention) -> bool:
        return mention.candidates[0].country in ("AF", "PK")

    def _is_beside_a_stranger(self, mention: Mention, around: _Around) -> bool:
        """Return whether a capitalised word that is neither place nor ordinary word adjoins it, as in a name."""
        before = around.before_capital and around.before_gap == " " and not self._opens(mention.first - 1)
        after = around.after_capital and around.after_gap == " "
        return (before and self._is_stranger(mention.first - 1)) or (after and self._is_stranger(mention.last + 1))

    def _is_stranger(self, number: int) -> bool:
        if number in self._at:
            return False
        key = self._scan.words[number].key
        known = key in self._lexicon.titles or key in self._lexicon.cues_after or key in self._lexicon.stop_words
        return not known and self._gazetteer.head(key).common is None

    def _opens(self, number: int) -> bool:
        start = self._scan.words[number].start
        return start == 0 or bool(_SENTENCE_END.search(self._scan.text[max(0, start - 4) : start]))

    def _around(self, mention: Mention) -> _Around:
        words, first, last = self._scan.words, mention.first, mention.last
        opens = self._opens(first)
        before = words[first - 1] if first > 0 else None
        after = words[last + 1] if last + 1 < len(words) else None
        before_gap = self._scan.gap(first - 1) if before else ""
        near = before is not None and not re.search(r"[,;:!?\n]|[.](?!\s?$)", before_gap)
        if (
            near
            and before is not None
            and "." in before_gap
            and len(before.key) > 3
            and before.key not in self._lexicon.titles
        ):
            near = False
        return _Around(
            before=before.key if before and near else "",
            before_gap=before_gap,
            before_capital=bool(before and near and before.text[0].isupper()),
            after=after.key if after else "",
            after_gap=self._scan.gap(last) if after else "",
            after_capital=bool(after and after.text[0].isupper()),
            opens=opens,
        )


def _is_in_a_name(around: _Around) -> bool:
    """Return whether a name belongs to that of a street, a newspaper or a germ, or to a currency."""
    if around.after_gap == "$":
        return True
    if around.after in _STREETS and around.after_gap == " " and around.after_capital:
        return True
    return around.after in _THINGS and around.after_gap == " "

"""What an article tells of one thing: frames at their places in the text, put together (docs/codebook/coding.md)."""

from datetime import date, timedelta
from functools import cached_property

import msgspec

from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.openings import names_before_where, opening_names, opening_nations
from pipeline.extract.acts.struck_ground import ground_of
from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.incidents.parting import is_in_town, may_part
from pipeline.extract.text.entries import Entry
from pipeline.extract.text.known_places import Stretches
from pipeline.extract.text.tokens import Doc, Token
from schemas.records import Span
from schemas.vocabulary import SubEventType

STALE = timedelta(days=31)
"""What is older than this, counted from publication, is history."""


class Setting(msgspec.Struct, frozen=True):
    """The day and the place with which the sentence before opens, each only if it does."""

    day: DateMention | None
    place: frozenset[str]
    """The words of its name, in small letters."""
    meets: bool = False
    """Armed people come upon others in it, so that "the exchange of fire" behind it is theirs."""


class Told(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A frame at its place in the article."""

    frame: Frame
    sentence: Span
    number: int
    """Which sentence of the article."""
    paragraph: int
    dates: tuple[DateMention, ...]
    headline: bool
    """In a line above the article's body, which the body tells again."""
    item: int | None = None
    """Which piece of news of a round-up; None where it is of none."""
    entry: Entry | None = None
    """The entry of a chronology; None where it is of none."""
    form: int | None = None
    """Which incident form of the article tells it; None outside of any."""
    form_day: DateMention | None = None
    """The day of that form."""
    listed_day: DateMention | None = None
    """The day with which the entry of a list opens that tells it."""
    alone: bool
    """A piece of news by itself, like each headline of a catalogue: it continues nothing."""
    setting: Setting | None = None
    """The day and the place that the sentence before sets, where it tells of no deed."""

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The names in the phrases that say where, of the ground that was taken or struck and of where the sentence opens, in small
        letters; nations' names are too wide to part incidents.
        """
        named = frozenset(word.lower_ for word in self._names())
        named = named if self.is_only_named else named | self._names_around()
        return named or (self.setting.place if self.setting and self.begins_there else frozenset())

    @property
    def piece(self) -> tuple[int | None, ...] | None:
        """The piece of news of a round-up, entry of a chronology or incident form; None where it is of none."""
        piece = (self.item, self.entry.start if self.entry else None, self.form)
        return piece if any(part is not None for part in piece) else None

    @property
    def begins_there(self) -> bool:
        """Whether what it tells is what the sentence before sets the scene for: nothing that is only named, or known; a fight is
        known from there where armed people came upon others (rule ASM-363).
        """
        return not self.is_only_named and (not self.frame.definite or self.tells_how_they_met)

    @property
    def tells_how_they_met(self) -> bool:
        """Whether it tells of the fight for which the sentence before sets the scene ("came across insurgents. Four died in the exchange
        of fire").
        """
        fights = SubEventType.ARMED_CLASH in self.frame.sub_event_types
        return bool(self.setting and self.setting.meets and fights)

    @cached_property
    def is_in_town(self) -> bool:
        """Whether those are the names of streets, houses and the like alone."""
        around = frozenset() if self.is_only_named else self._names_around()
        return bool(self.place_names) and not around and all(map(is_in_town, self._names()))

    def _names_around(self) -> frozenset[str]:
        """The names of where the sentence opens, and of what its "where" goes back to."""
        first = self.frame.hits[0].token
        return opening_names(first.doc) | names_before_where(first.doc, first.idx)

    @cached_property
    def whereabouts(self) -> Stretches:
        """The phrases that say where, and the ground that was taken or struck."""
        return Stretches(self._doc.text, (*self.frame.locatives, *ground_of(self.frame.hits)))

    def is_in_one_place_with(self, other: "Told") -> bool | None:
        """Return whether both are at one place or the one's lies in the other's, as a gazetteer knows; None: not known."""
        return self._doc.names_place.are_one(self.whereabouts, other.whereabouts)

    @property
    def _doc(self) -> Doc:
        return self.frame.hits[0].token.doc

    def _names(self) -> tuple[Token, ...]:
        stretches = self.whereabouts.at
        names = (word for start, end in stretches for word in self._doc if start <= word.idx < end and may_part(word))
        return tuple(word for word in names if not self.frame.presupposed or self._is_of_its_own(word))

    @cached_property
    def nations(self) -> frozenset[str]:
        """The nation's name with which the sentence opens."""
        return frozenset() if self.is_only_named else opening_nations(self.frame.hits[0].token.doc)

    def _is_of_its_own(self, word: Token) -> bool:
        """Return whether the word stands in the phrase that names the deed ("the attack in Mbau"), with no verb between."""
        return any(
            not any(one.tag_.startswith("VB") for one in word.doc[hit.token.i : word.i]) for hit in self.frame.hits
        )

    def span_of(self, words: tuple[int, int]) -> Span:
        """Return where words of the sentence, by their offsets in it, stand in the text."""
        return Span(self.sentence.start + words[0], self.sentence.start + words[1])

    @property
    def is_only_named(self) -> bool:
        """Whether no word of the sentence tells it as news."""
        return self.frame.presupposed or self.frame.recalled


class Incident(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The frames that tell of one thing, the founding one first."""

    told: tuple[Told, ...]
    date: DateMention | None
    is_date_said: bool = False
    """The day is that on which somebody says so, for want of another; it parts no incidents."""
    is_among_past: bool = False
    """Told without a day right after history, in the same paragraph."""
    is_sum: bool = False
    """Counted since the time that the sentence before tells."""
    summary: Told | None = None
    """The sentence that summed it up with others, where it was dropped for them (rule ASM-8), or told the deed like which it was (rule
    ASM-321).
    """

    def founding(self) -> Told:
        """Return the first of the body's sentences that tell of it, else the headline's."""
        first = self.told[0]
        return next((told for told in self.told if not told.headline), first) if first.headline else first

    @cached_property
    def kinds(self) -> tuple[SubEventType, ...]:
        """The acts that its words name, in order; where they name none, those of what summed it up."""
        own = tuple(dict.fromkeys(kind for told in self.told for kind in told.frame.sub_event_types))
        return own or (self.summary.frame.sub_event_types if self.summary else ())

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of those whom it befell, in small letters."""
        return frozenset(name for told in self.told for name in told.frame.names)


def kinds_of(incident: Incident) -> tuple[SubEventType, ...]:
    """Return the acts that the incident's words name, in order."""
    return incident.kinds


_OF_A_STORY = ("DAT-71", "DAT-110")
"""Rules for "on the Tuesday" and "on a Friday"."""


class Retold(msgspec.Struct, frozen=True):
    """A frame that may tell on of an incident, with its day."""

    told: Told
    date: DateMention | None
    is_date_said: bool
    """The day is that on which somebody says so."""
    is_past: bool
    """The day is history by the day of publication."""
    began: int
    """Number of the first sentence of the body that tells of anything."""


def is_past(found: DateMention | None, published_on: date | None) -> bool:
    """Return whether the day is so long before publication that what was then is history, or only one of a story ("on a Friday")."""
    if is_of_a_story(found):
        return True
    return bool(found and found.date_end and published_on and published_on - found.date_end > STALE)


def is_of_a_story(found: DateMention | None) -> bool:
    """Return whether it is some weekday, or one that only a day before tells which the text does not give (rule BAK-45)."""
    return found is not None and found.date_start is None and found.method.startswith(_OF_A_STORY)

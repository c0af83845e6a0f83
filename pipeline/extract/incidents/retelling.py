"""Whether a sentence tells on of an incident that the article has told of before (rules ASM-2 to ASM-10)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, timedelta
from functools import cached_property

from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.whereabouts import ground_of
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.incidents.openings import turns_to_another
from pipeline.extract.incidents.parting import may_part
from pipeline.extract.tolls.stated import are_of_wounds
from schemas.records import Span
from schemas.vocabulary import ActorKind, Assertion, DatePrecision, Outcome, SubEventType

STALE = timedelta(days=31)
"""What is older than this, counted from publication, is history."""
RECENT = timedelta(days=366)
"""Within which a deed that somebody speaks of was done, unless its day is told."""
NEAR = 8
"""Sentences over which an incident is told on without being named again."""
NO, TOLD_ON, NAMED_AGAIN, NAMED_BY_KIND, SAME_PEOPLE = range(5)
"""How sure it is that a sentence tells of the same incident."""

_S = SubEventType
_CROWD = frozenset(
    {
        _S.PEACEFUL_PROTEST,
        _S.VIOLENT_DEMONSTRATION,
        _S.PROTEST_WITH_INTERVENTION,
        _S.MOB_VIOLENCE,
        _S.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
    }
)
_TAKING = frozenset({_S.ABDUCTION, _S.ARRESTS})
_ANY_DEED = frozenset({_S.ATTACK, _S.ARMED_CLASH})
_OF_ANY = _ANY_DEED | {_S.ARRESTS, _S.DISRUPTED_WEAPONS_USE, _S.CHANGE_TO_GROUP}
_COARSE = contexts()["coarse_places"]
_FINE = contexts()["fine_places"]
_TOOK_PLACE = frozenset({"took", "occurred", "happened"})
_DOUBTED = frozenset({Assertion.ALLEGED, Assertion.HYPOTHETICAL})


@dataclass(frozen=True, kw_only=True)
class Told:
    """A frame at its place in the article."""

    frame: Frame
    sentence: Span
    number: int
    """Which sentence of the article."""
    paragraph: int
    dates: tuple[DateMention, ...]
    headline: bool
    """In a line above the article's body, which the body tells again."""
    alone: bool
    """A piece of news by itself, like each headline of a catalogue: it continues nothing."""

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The names in the phrases that say where and of the ground that was taken or struck, in small letters; nations' names are
        too wide to part incidents.
        """
        doc = self.frame.hits[0].token.doc
        return frozenset(
            word.lower_
            for start, end in (*self.frame.locatives, *ground_of(self.frame.hits))
            for word in doc
            if start <= word.idx < end and may_part(word)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
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
    """The sentence that summed it up with others, where it was dropped for them (rule ASM-8)."""

    def founding(self) -> Told:
        """Return the first of the body's sentences that tell of it, else the headline's."""
        return next((told for told in self.told if not told.headline), self.told[0])


def kinds_of(incident: Incident) -> tuple[SubEventType, ...]:
    """Return the acts that the incident's words name, in order; where they name none, those of what summed it up."""
    own = tuple(dict.fromkeys(kind for told in incident.told for kind in told.frame.sub_event_types))
    return own or (incident.summary.frame.sub_event_types if incident.summary else ())


def families(kinds: tuple[SubEventType, ...]) -> set[str]:
    """Return what the acts are of: force, a crowd, or a kind of its own."""
    return {
        "crowd" if kind in _CROWD else kind.value if kind in {_S.AGREEMENT, _S.CHANGE_TO_GROUP} else "force"
        for kind in kinds
    }


@dataclass(frozen=True, slots=True)
class Retold:
    """A frame that may tell on of an incident, with its day."""

    told: Told
    date: DateMention | None
    _: KW_ONLY
    is_date_said: bool
    """The day is that on which somebody says so."""
    is_past: bool
    """The day is history by the day of publication."""


def is_past(found: DateMention | None, published_on: date | None) -> bool:
    """Return whether the day is so long before publication that what was then is history."""
    return bool(found and found.date_end and published_on and published_on - found.date_end > STALE)


def likeness(incident: Incident, now_told: Retold) -> int:  # noqa: C901, PLR0911 - a table of cases
    """Return how sure it is that the frame tells of the incident, ``NO`` to ``SAME_PEOPLE``."""
    one = now_told.told
    last, frame = incident.told[-1], one.frame
    if one.alone and one.number != last.number:
        return NO
    kinds, now = kinds_of(incident), frame.sub_event_types
    names = frozenset(name for told in incident.told for name in told.frame.names)
    alike = not (kinds and now) or families(kinds) & families(now) or _befalls_the_crowd(kinds, frame)
    if not alike or _clash(incident, frame) or _is_apart(incident, frame):
        return NO
    apart = not (is_of_wounds(frame) or _finds_the_dead(frame)) and (
        _is_at_another_time(incident, now_told) or _elsewhere(incident, one)
    )
    if names & frame.names and (not apart or frame.presupposed or all(t.frame.presupposed for t in incident.told)):
        return SAME_PEOPLE
    if apart:
        return NO
    if last.number == one.number and kinds and now:
        return NAMED_AGAIN if _is_answered(incident, one) else NO
    if last.headline:
        return NO if last.frame.recalled else TOLD_ON
    if _is_counted_over_a_year(incident, now_told) or (incident.is_sum and (now_told.date or one.place_names)):
        return NO
    if frame.separate or turns_to_another(frame) or (names and frame.names) or _is_one_of_several(incident, one):
        return NO
    if frame.definite and now:
        if _are_other_deeds(kinds, now) or (last.frame.recalled and not frame.names_known_act):
            return NO
        return NAMED_BY_KIND if set(kinds) & set(now) else NAMED_AGAIN
    if frame.recalled or last.frame.recalled or one.number - last.number > NEAR:
        return NO
    if not kinds or not now:
        return TOLD_ON
    if one.paragraph != last.paragraph and _are_of_other_kinds(kinds, now):
        return NO
    told_on = one.paragraph == last.paragraph or not frame.locatives or set(kinds) & set(now)
    return TOLD_ON if told_on else NO


def _befalls_the_crowd(kinds: tuple[SubEventType, ...], frame: Frame) -> bool:
    """Return whether all that is told is that people of the crowd were killed or hurt ("one demonstrator was killed")."""
    people = [one for counted in frame.tolls.values() for one in counted]
    crowds = bool(people) and all(one.kind in {ActorKind.PROTESTERS, ActorKind.RIOTERS, None} for one in people)
    named = any(one.kind for one in people)
    return crowds and named and "crowd" in families(kinds) and all(hit.trigger.weak for hit in frame.hits)


def is_of_wounds(frame: Frame) -> bool:
    """Return whether only deaths are told of, of people hurt before, wherever and whenever they died (rule CAS-34)."""
    only_deaths = not frame.sub_event_types and set(frame.tolls) == {Outcome.KILLED}
    return only_deaths and are_of_wounds(frame.hits[0].token.doc.text)


def _finds_the_dead(frame: Frame) -> bool:
    """Return whether only known dead are found ("the bodies of 20 policemen were recovered on Sunday")."""
    return frame.names_known_act and all(hit.trigger.needs in {"recovered", "slain"} for hit in frame.hits)


def _is_apart(incident: Incident, frame: Frame) -> bool:
    """Return whether a verb tells of a taking alone in the one, and the other is force of another kind: a deed of its own (rule
    ASM-13). "The attack" may still be the taking, where it tells of no dead of its own.
    """
    kinds, now = kinds_of(incident), frame.sub_event_types
    taking, force = (kinds, now) if _S.ABDUCTION in kinds else (now, kinds)
    if _S.ABDUCTION not in taking or not set(taking) <= _TAKING or set(force) <= _TAKING:
        return False
    hits = [hit for one in (*(told.frame for told in incident.told), frame) for hit in one.hits]
    if not any(hit.trigger.sub_event_type is _S.ABDUCTION and hit.trigger.pos == "v" for hit in hits):
        return False
    return not (frame.names_known_act and set(now) <= _ANY_DEED and Outcome.KILLED not in frame.tolls)


def _is_answered(incident: Incident, one: Told) -> bool:
    """Return whether the frame only names what the sentence answers: "arrested five for a part in the attack" that was told of."""
    known = one.frame.recalled and one.frame.names_known_act and incident.told[0].number < one.number
    kinds = kinds_of(incident)
    return known and set(kinds) != {_S.ARRESTS} and not _are_other_deeds(kinds, one.frame.sub_event_types)


def _are_other_deeds(kinds: tuple[SubEventType, ...], now: tuple[SubEventType, ...]) -> bool:
    """Return whether "the kidnapping" cannot be what was told of: only "the attack" names deeds of every kind."""
    return (
        not set(kinds) & set(now) and not set(now) & _ANY_DEED and (not set(kinds) & _ANY_DEED or _S.ABDUCTION in now)
    )


def _are_of_other_kinds(kinds: tuple[SubEventType, ...], now: tuple[SubEventType, ...]) -> bool:
    """Return whether each names kinds of acts that the other does not: a shelling and a looting; an "attack" may be any, and arrests
    and weapons that are found go with all.
    """
    one, other = set(kinds) - _OF_ANY, set(now) - _OF_ANY
    return bool(one and other) and not one & other


def _clash(incident: Incident, frame: Frame) -> bool:
    """One is told as fact, the other is not; a doubt about who did it to people named before is none that it happened."""
    facts = any(told.frame.judgement.assertion is Assertion.ASSERTED for told in incident.told)
    if facts == (frame.judgement.assertion is Assertion.ASSERTED):
        return False
    names = {name for told in incident.told for name in told.frame.names}
    doubts = [frame] if facts else [told.frame for told in incident.told]
    return not (names & frame.names and all(one.judgement.assertion in _DOUBTED for one in doubts))


def _is_at_another_time(incident: Incident, now: Retold) -> bool:
    """Return whether the days lie apart; from the day of who says so only history's does (rule DAT-38), and from that of news
    which tells none.
    """
    if incident.date is None and now.is_past and not now.is_date_said:
        return not any(told.frame.recalled or told.frame.presupposed for told in incident.told)
    if not (incident.is_date_said or now.is_date_said):
        return _disjoint(incident.date, now.date)
    one, other = incident.date, now.date
    if not (one and other and one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return max(other.date_start - one.date_end, one.date_start - other.date_end) > RECENT


def _is_counted_over_a_year(incident: Incident, now: Retold) -> bool:
    """Return whether a whole year's people are counted beside what was told of a day or a month, or the other way round."""
    days = (incident.date, now.date)
    years = [day is not None and day.precision is DatePrecision.YEAR for day in days]
    return all(day and day.date_start for day in days) and years[0] != years[1] and bool(now.told.frame.tolls)


def _disjoint(one: DateMention | None, other: DateMention | None) -> bool:
    if not (one and other and one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return one.date_end < other.date_start or other.date_end < one.date_start


def _elsewhere(incident: Incident, one: Told) -> bool:
    """Return whether both name a place of their own, finer than a nation, and no name is in both."""
    if _says_where_it_was(one.frame):
        return False
    before = {word for told in incident.told for word in told.place_names}
    apart = bool(before and one.place_names and not before & one.place_names)
    return apart and not _zooms_in(incident.told[-1], one)


def _says_where_it_was(frame: Frame) -> bool:
    """Return whether all that is told of a known act is where or when it was ("the attack took place in Mbau")."""
    return frame.names_known_act and len(frame.hits) == 1 and frame.hits[0].clause.lower_ in _TOOK_PLACE


def _zooms_in(before: Told, now: Told) -> bool:
    """A province and then a village without one: the village is in the province (rule ASM-7)."""
    coarse, fine = _place_nouns(before), _place_nouns(now)
    return bool(coarse & _COARSE and not coarse & _FINE and fine & _FINE and not fine & _COARSE)


def _place_nouns(one: Told) -> set[str]:
    doc = one.frame.hits[0].token.doc
    return {word.lower_ for start, end in one.frame.locatives for word in doc if start <= word.idx < end}


def _is_one_of_several(incident: Incident, one: Told) -> bool:
    """After a summary of several acts ("in three raids") people who are counted anew are those of one of them, and so is an act
    with a place of its own (ASM-8).
    """
    anew = any(people.count and not people.definite for counted in one.frame.tolls.values() for people in counted)
    own = bool(one.place_names and one.frame.sub_event_types)
    first = incident.founding()
    return first.frame.summary and one.number != first.number and (anew or own)

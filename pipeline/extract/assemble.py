"""From the frames of an article's sentences to its reports: one report for one incident (rules ASM-1 to ASM-7)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Token

from pipeline.extract.actors import ActorMention, find_actors
from pipeline.extract.aims import find_aims, find_members
from pipeline.extract.contexts import contexts
from pipeline.extract.crosswalk import choose_sub_event_type, plover, ucdp_type
from pipeline.extract.dates import DateMention, find_dates
from pipeline.extract.frames import Frame
from pipeline.extract.people import people_noun
from pipeline.extract.quantities import read_number
from pipeline.extract.reading import Reading
from pipeline.extract.tolls import ONE, People
from schemas.records import Actor, Count, Report, Span, Toll
from schemas.vocabulary import (
    EVENT_TYPE_OF,
    ActorKind,
    ActorRole,
    Assertion,
    DatePrecision,
    Genre,
    Outcome,
    ReportField,
    Side,
    SubEventType,
)

STALE = timedelta(days=31)
"""What is older than this, counted from publication, is history (rule BAK-1)."""
NEAR = 8
"""Sentences over which an incident is told on."""
_GROUPS = frozenset({ActorKind.REBEL_GROUPS, ActorKind.POLITICAL_MILITIAS})
NEAREST = 12
"""Incidents back that a sentence may continue; so that time stays bounded."""
AGGREGATE = 2000
"""So many dead are a war's, not an incident's (rule ASM-6)."""

_STATE_THINGS = contexts()["state_things"]
_TOTAL = re.compile(
    r"\bdeath toll\b[^.;]{0,90}?\b(?:rose|risen|rises|climbed|increased|jumped|stands|stood|reached)(?:\s+(?:to|at))?\s+"
    r"(?P<number>(?:at least |more than )?(?:\d[\d,]*|[a-z-]+))\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:another|more|further)\b(?!\s+than)", re.IGNORECASE)
_SAID_AFTER = re.compile(r"\s+(?:confirmed|announced|said|reported|claimed|stated)\b", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"\b(?:confirmed|announced|said|reported|stated|told\s+\w+)\s+(?:on\s+)?$", re.IGNORECASE)
_NO_SHOTS = re.compile(
    r"\b(?:no|without(?:\s+\w+){0,2}(?:\s+a)?)\s+(?:shots?|rounds?)\b|\bwithout\s+(?:having\s+to\s+)?fir(?:e|ing)\b|"
    r"\b(?:did\s+not|didn['’]t|never)\s+(?:have\s+to\s+)?fire\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The frames that tell of one thing, the founding one first."""

    told: tuple[Told, ...]
    date: DateMention | None


def assemble(reading: Reading, told: Sequence[Told]) -> tuple[Report, ...]:
    """Return the article's reports in the order of the text."""
    incidents: list[Incident] = []
    for one in told:
        found = _dated(reading.text, one, told)
        near = range(len(incidents) - 1, max(-1, len(incidents) - 1 - NEAREST), -1)
        known = next((i for i in near if _continues(incidents[i], one, found)), None)
        if known is None:
            incidents.append(Incident(told=(one,), date=found))
        else:
            before = incidents[known]
            incidents[known] = Incident(told=(*before.told, one), date=before.date or found)
    ends = [incident.told[0].sentence.start for incident in incidents[1:]] + [len(reading.text)]
    reports = (
        _report(reading, incident, end) for incident, end in zip(incidents, ends, strict=False) if _kinds(incident)
    )
    return tuple(report for report in reports if not _is_aggregate(report))


def _dated(text: str, one: Told, told: Sequence[Told]) -> DateMention | None:
    """The date in the frame's own words, right of the trigger before left; the sentence's where it tells of one thing."""
    offset = one.sentence.start
    own = [
        d for d in one.dates if any(word.idx <= d.start - offset < word.idx + len(word) for word in one.frame.region)
    ]
    if not own and sum(other.number == one.number for other in told) == 1:
        own = list(one.dates)
    at = offset + one.frame.hits[0].token.idx
    own = [d for d in own if not _is_when_said(text, d)] or own
    resolved = [d for d in own if d.date_start] or own
    return min(resolved, key=lambda d: (d.precision is DatePrecision.DAYS, abs(d.start - at)), default=None)


def _is_when_said(text: str, mention: DateMention) -> bool:
    """A day by the saying: "today confirmed", "said on Monday": the day of the saying is not the act's (rule DAT-22)."""
    return bool(
        _SAID_AFTER.match(text, mention.end) or _SAID_BEFORE.search(text, max(0, mention.start - 20), mention.start)
    )


def _continues(  # noqa: PLR0911 - a table of cases
    incident: Incident, one: Told, found: DateMention | None
) -> bool:
    last, frame = incident.told[-1], one.frame
    if frame.recalled != last.frame.recalled or (frame.recalled and one.number != last.number):
        return False
    if last.headline:
        return not _disjoint(incident.date, found) and not _elsewhere(incident, one)
    if frame.separate or one.number - last.number > NEAR:
        return False
    if _disjoint(incident.date, found) or _elsewhere(incident, one):
        return False
    if (last.frame.judgement.assertion is Assertion.ASSERTED) != (frame.judgement.assertion is Assertion.ASSERTED):
        return False
    family, kinds = {_family(kind) for kind in _kinds(incident)}, {_family(kind) for kind in frame.sub_event_types}
    if not kinds or not family:
        return True
    if frame.definite and kinds & family:
        return True
    same_act = bool(set(_kinds(incident)) & set(frame.sub_event_types))
    told_on = one.paragraph == last.paragraph or not frame.locatives or same_act
    return bool(kinds & family) and told_on and one.number != last.number


def _disjoint(one: DateMention | None, other: DateMention | None) -> bool:
    if not (one and other and one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return one.date_end < other.date_start or other.date_end < one.date_start


def _elsewhere(incident: Incident, one: Told) -> bool:
    """Both name a place of their own, and no name is in both."""
    before = {word for told in incident.told for word in _place_names(told)}
    now = _place_names(one)
    return bool(before and now and not before & now)


def _place_names(one: Told) -> set[str]:
    doc = one.frame.hits[0].token.doc
    return {
        word.lower_
        for start, end in one.frame.locatives
        for word in doc
        if start <= word.idx < end and word.tag_ in {"NNP", "NNPS"}
    }


def _family(kind: SubEventType) -> str:
    if kind in {
        SubEventType.PEACEFUL_PROTEST,
        SubEventType.VIOLENT_DEMONSTRATION,
        SubEventType.PROTEST_WITH_INTERVENTION,
        SubEventType.MOB_VIOLENCE,
        SubEventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
    }:
        return "crowd"
    if kind in {SubEventType.AGREEMENT, SubEventType.CHANGE_TO_GROUP}:
        return kind.value
    return "force"


def _kinds(incident: Incident) -> tuple[SubEventType, ...]:
    return tuple(dict.fromkeys(kind for told in incident.told for kind in told.frame.sub_event_types))


def _is_aggregate(report: Report) -> bool:
    killed = report.tolls.get(Outcome.KILLED)
    return killed is not None and killed.low >= AGGREGATE


def _report(reading: Reading, incident: Incident, until: int) -> Report:
    first = next((told for told in incident.told if not told.headline), incident.told[0])
    actors = _actors(reading, incident)
    tolls = _all_tolls(reading, incident)
    weapons = tuple(dict.fromkeys(weapon for told in incident.told for weapon in told.frame.weapons))
    hurt = any(tolls[outcome].low > 0 for outcome in (Outcome.KILLED, Outcome.INJURED) if outcome in tolls)
    sub = choose_sub_event_type(_kinds(incident), actors, killed_or_hurt=hurt)
    plover_type, plover_mode = plover(sub, weapons)
    judgement, found = first.frame.judgement, incident.date or _date_from_around(reading, first)
    background, why = _is_background(reading, found, first)
    start, end = first.sentence.start + first.frame.start, first.sentence.start + first.frame.end
    return Report(
        event_type=EVENT_TYPE_OF[sub],
        sub_event_type=sub,
        plover_type=plover_type,
        plover_mode=plover_mode,
        ucdp_type=ucdp_type(sub, actors, tolls.get(Outcome.KILLED)),
        assertion=judgement.assertion,
        background=background,
        attributed_to=judgement.attributed_to,
        date_start=found.date_start if found else None,
        date_end=found.date_end if found else None,
        date_precision=found.precision if found else DatePrecision.UNKNOWN,
        date_text=reading.text[found.start : found.end] if found else None,
        date_method=found.method if found else None,
        place_scopes=_scopes(reading, incident),
        actors=actors,
        tolls=tolls,
        weapons=weapons,
        no_shots_fired=_NO_SHOTS.search(reading.text, first.sentence.start, max(until, first.sentence.end)) is not None,
        start=start,
        end=end,
        spans=_spans(replace(incident, date=found), actors, tolls),
        rules=tuple(filter(None, (judgement.rule, why, found.method.split(":")[0] if found else None))),
        confidence=_confidence(judgement.assertion, found, tolls, actors),
    )


def _date_from_around(reading: Reading, first: Told) -> DateMention | None:
    """The day of the sentence before (DAT-20). The dateline's own day is publication's, and stands for nothing."""
    if first.frame.recalled or first.frame.judgement.assertion is not Assertion.ASSERTED:
        return None
    for number in range(first.number - 1, max(-1, first.number - 3), -1):
        if reading.sentences[number].end > reading.body:
            near = find_dates(reading.text, reading.sentences[number], reading.published_on)
            days = [d for d in near if d.precision in {DatePrecision.DAY, DatePrecision.DAYS} and d.date_start]
            if days:
                return replace(days[0], method="DAT-20:sentence_before")
    return None


def _is_background(reading: Reading, found: DateMention | None, first: Told) -> tuple[bool, str | None]:
    if first.frame.recalled:
        return True, "BAK-4"
    if reading.genre in {Genre.OPINION, Genre.BACKGROUND}:
        return True, "BAK-2"
    if found and found.date_end and reading.published_on and reading.published_on - found.date_end > STALE:
        return True, "BAK-1"
    if (
        found
        and found.date_start is None
        and found.precision is DatePrecision.UNKNOWN
        and re.search(r"\byears?\b", found.method)
    ):
        return True, "BAK-1"
    past_perfect = any(
        child.lower_ == "had" and child.dep_ == "aux" for hit in first.frame.hits for child in hit.clause.children
    )
    if past_perfect and first.frame.judgement.attributed_to is None and first.number > 2 and found is None:
        return True, "BAK-3"
    return False, None


def _scopes(reading: Reading, incident: Incident) -> tuple[Span, ...]:
    """Own phrases that say where, then clause, sentence, the incident's other sentences, and those before in the article."""
    scopes: list[Span] = []
    for told in incident.told:
        offset = told.sentence.start
        scopes += [Span(offset + start, offset + end) for start, end in told.frame.locatives]
    for told in incident.told:
        scopes += [Span(told.sentence.start + told.frame.start, told.sentence.start + told.frame.end), told.sentence]
    number = incident.told[0].number
    scopes += [reading.sentences[i] for i in range(number - 1, max(-1, number - 4), -1)]
    scopes += [reading.sentences[0], *reading.sentences[number + 1 : number + 2]]
    return tuple(dict.fromkeys(scopes))


def _actors(reading: Reading, incident: Incident) -> tuple[Actor, ...]:
    on = (incident.date and incident.date.date_start) or reading.published_on
    actors: dict[tuple[str, ActorRole], Actor] = {}
    for told in incident.told:
        for role in told.frame.roles:
            for actor in _named(reading, told, role.head, role.role, on):
                actors.setdefault((actor.actor_id or actor.text.lower(), actor.role), actor)
    if not any(actor.actor_id and actor.kind in _GROUPS for actor in actors.values()):
        aim = next(_aims(reading, incident, on), None)
        if aim is not None:
            actors.setdefault((aim.actor.actor_id, ActorRole.TARGET), _known(reading, aim, ActorRole.TARGET))
    return tuple(actors.values())


def _aims(reading: Reading, incident: Incident, on: date | None) -> Iterator[ActorMention]:
    """Groups that the incident's sentences name as aim; for an arrest also those whose people stand near."""
    for told in incident.told:
        yield from find_aims(reading.text, told.sentence, on)
    if SubEventType.ARRESTS in _kinds(incident):
        first, last = incident.told[0].number, incident.told[-1].number
        for sentence in [*reading.sentences[first : last + 2], *reversed(reading.sentences[max(0, first - 3) : first])]:
            yield from find_aims(reading.text, sentence, on)
            yield from find_members(reading.text, sentence, on)


def _known(reading: Reading, mention: ActorMention, role: ActorRole) -> Actor:
    return Actor(
        text=reading.text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        role=role,
        name=mention.actor.name,
        actor_id=mention.actor.actor_id,
        kind=mention.actor.kind,
    )


def _named(reading: Reading, told: Told, head: Token, role: ActorRole, on: date | None) -> Iterator[Actor]:
    """The known actors in the noun phrase; failing these, its people."""
    offset = told.sentence.start
    start, end = offset + head.left_edge.idx, offset + _phrase_end(head)
    known = find_actors(reading.text, Span(start, end), on)
    for mention in known:
        yield _known(reading, mention, role)
    if not known:
        for noun in [head, *head.conjuncts]:
            word = people_noun(noun.text)
            if word is not None and word.kind is not None:
                begin, stop = offset + noun.left_edge.idx, offset + noun.idx + len(noun)
                yield Actor(text=reading.text[begin:stop], start=begin, end=stop, role=role, kind=word.kind)
            elif role is ActorRole.TARGET and _STATE_THINGS & {child.lower_ for child in [noun, *noun.children]}:
                begin, stop = offset + noun.left_edge.idx, offset + noun.idx + len(noun)
                yield Actor(
                    text=reading.text[begin:stop], start=begin, end=stop, role=role, kind=ActorKind.STATE_FORCES
                )


def _phrase_end(head: Token) -> int:
    last = head.right_edge
    for word in head.subtree:
        if word.dep_ in {"relcl", "acl", "advcl"} and word.i > head.i and word.lower_ not in {"led", "commanded"}:
            last = head.doc[max(head.i, word.left_edge.i - 1)]
            break
    return last.idx + len(last)


def _all_tolls(reading: Reading, incident: Incident) -> dict[Outcome, Toll]:
    tolls: dict[Outcome, list[tuple[Told, People]]] = {}
    for told in incident.told:
        for outcome, people in told.frame.tolls.items():
            tolls.setdefault(outcome, []).extend((told, one) for one in people)
    found = {outcome: toll for outcome, people in tolls.items() if (toll := _toll(reading, people))}
    for outcome, of_leaders in ((Outcome.KILLED, Outcome.LEADERS_KILLED), (Outcome.CAPTURED, Outcome.LEADERS_CAPTURED)):
        leaders = [(told, one) for told, one in tolls.get(outcome, []) if one.leader]
        if leaders and (toll := _toll(reading, leaders)):
            found[of_leaders] = toll
    stated = next((toll for told in incident.told if (toll := _stated_total(reading.text, told.sentence))), None)
    return found | {Outcome.KILLED: stated} if stated else found


def _stated_total(text: str, sentence: Span) -> Toll | None:
    """What "the death toll rose to 12" says is the whole toll, whatever stands beside it (rule CAS-20)."""
    match = _TOTAL.search(text, sentence.start, sentence.end)
    count = read_number(match["number"]) if match else None
    if match is None or count is None:
        return None
    return Toll(low=count.low, best=count.best, high=count.high, phrase=match.group())


def _toll(reading: Reading, people: Sequence[tuple[Told, People]]) -> Toll | None:
    """Return the incident's toll: kinds of people are told apart, each restated, made precise or added to (rule CAS-7)."""
    counted = [(told, one) for told, one in people if one.count is not None]
    if not counted:
        counted = [(told, replace(one, count=ONE)) for told, one in people if one.implied][:1]
    if not counted:
        return None
    kinds: dict[tuple[Side, bool], Count] = {}
    for number in dict.fromkeys(told.number for told, _ in counted):
        here = [(told, one) for told, one in counted if told.number == number]
        for kind in dict.fromkeys(_kind(one) for _, one in here):
            told, _ = here[0]
            kinds[kind] = _told_again(
                kinds.get(kind), [one for _, one in here if _kind(one) == kind], _adds(told, here)
            )
    total, sides = _by_side(kinds)
    told, one = counted[0]
    phrase = reading.text[told.sentence.start + one.start : told.sentence.start + one.end]
    return Toll(low=total.low, best=total.best, high=total.high, phrase=phrase, by_side=sides)


def _kind(one: People) -> tuple[Side, bool]:
    return one.side, one.leader


def _adds(told: Told, here: Sequence[tuple[Told, People]]) -> bool:
    also = any(child.lower_ in {"also", "additionally"} for hit in told.frame.hits for child in hit.clause.children)
    return also or any(_MORE.search(one.text) for _, one in here)


def _told_again(before: Count | None, people: Sequence[People], adds: bool) -> Count:  # noqa: FBT001 - one private caller
    now = _sum([one.count for one in people])
    if before is None or now is None:
        return now or Count(low=0, best=0, high=0)
    if before.best is None and now.best is not None and now.low > 0:
        return now
    if now.best is None and before.best is not None and not adds:
        return before
    return (_sum([before, now]) or now) if adds else _larger(before, now)


def _by_side(kinds: dict[tuple[Side, bool], Count]) -> tuple[Count, dict[Side, Count] | None]:
    """Add the kinds up; people of no told side are a total if they are more than all others together, else more people."""
    sides = {
        side: total for side in Side if (total := _sum([count for (one, _), count in kinds.items() if one is side]))
    }
    known = _sum([count for side, count in sides.items() if side is not Side.UNKNOWN])
    unknown = sides.get(Side.UNKNOWN)
    if known is None or unknown is None:
        total = known or unknown or Count(low=0, best=0, high=0)
        return total, sides if known else None
    return (unknown, None) if unknown.low > known.low + 2 else (_sum([known, unknown]) or known, sides)


def _sum(counts: Sequence[Count | None]) -> Count | None:
    told = [count for count in counts if count is not None]
    if not told:
        return None
    best = [count.best for count in told]
    high = [count.high for count in told]
    return Count(
        low=sum(count.low for count in told),
        best=sum(b for b in best if b is not None) if None not in best else None,
        high=sum(h for h in high if h is not None) if None not in high else None,
    )


def _larger(one: Count, other: Count) -> Count:
    return other if (other.low, other.best or 0) > (one.low, one.best or 0) else one


def _spans(
    incident: Incident, actors: Sequence[Actor], tolls: dict[Outcome, Toll]
) -> dict[ReportField, tuple[Span, ...]]:
    spans: dict[ReportField, tuple[Span, ...]] = {}
    if incident.date:
        spans[ReportField.DATE] = (Span(incident.date.start, incident.date.end),)
    if actors:
        spans[ReportField.ACTORS] = tuple(Span(actor.start, actor.end) for actor in actors)
    for outcome, field in (
        (Outcome.KILLED, ReportField.KILLED),
        (Outcome.INJURED, ReportField.INJURED),
        (Outcome.CAPTURED, ReportField.CAPTURED),
    ):
        if outcome in tolls:
            people = [(t.sentence.start, p) for t in incident.told for p in t.frame.tolls.get(outcome, ())]
            spans[field] = tuple(Span(offset + one.start, offset + one.end) for offset, one in people)
    cue = incident.told[0].frame.judgement.cue
    if cue is not None:
        start = incident.told[0].sentence.start + cue.idx
        spans[ReportField.ASSERTION] = (Span(start, start + len(cue)),)
    return spans


def _confidence(
    assertion: Assertion, found: DateMention | None, tolls: dict[Outcome, Toll], actors: Sequence[Actor]
) -> float:
    """How much of a report is there: a first measure, to be calibrated (docs/codebook/coding.md)."""
    score = 0.5 + 0.15 * bool(tolls) + 0.15 * bool(found and found.date_start) + 0.1 * bool(actors)
    return round(score if assertion is Assertion.ASSERTED else score - 0.2, 2)

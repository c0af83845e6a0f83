"""From an article's incidents to its reports: one report for one incident (rule ASM-6)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import msgspec

from pipeline.extract.actors.cast import cast_of
from pipeline.extract.actors.parties import actors_of
from pipeline.extract.acts.crosswalk import choose_sub_event_type, plover, ucdp_type
from pipeline.extract.acts.elsewhere import elsewhere_of
from pipeline.extract.acts.struck_ground import ground_of
from pipeline.extract.acts.telling import telling_kinds
from pipeline.extract.assertion.background import background_rule
from pipeline.extract.assertion.confidence import confidence_of
from pipeline.extract.assertion.contesting import link_contests
from pipeline.extract.assertion.happened import Judgement
from pipeline.extract.assertion.rivals import split_rivals
from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.dates.when import when
from pipeline.extract.incidents.joining import find_incidents, without_summaries
from pipeline.extract.incidents.only_named import is_only_named
from pipeline.extract.incidents.round_ups import without_sums
from pipeline.extract.incidents.told import Incident, Told, kinds_of
from pipeline.extract.incidents.too_little import is_too_little
from pipeline.extract.relevance.judging import relevant
from pipeline.extract.text.forms import WHERE
from pipeline.extract.text.guarded import Guarded
from pipeline.extract.text.reading import Reading
from pipeline.extract.tolls.summing import tolls_of
from schemas.records import ANOTHER, DAY_SAID, Actor, Report, Span, Toll
from schemas.vocabulary import EVENT_TYPE_OF, Assertion, DatePrecision, Genre, Outcome, ReportField, Weapon

AGGREGATE = 2000
"""So many dead are a war's, not an incident's (rule ASM-6)."""
_OTHERS = frozenset({"another", "second", "third", "fourth", "separate"})
"""What stands by a deed that is none of those before ("a second bomb")."""
_DISPATCH_DAY = "DAT-21"
_COUNTED_FIELDS = {Outcome(field.value): field for field in ReportField if field.value in list(Outcome)}
_NO_SHOTS = Guarded(
    r"\b(?:no|without(?:\s+\w+){0,2}(?:\s+a)?)\s+(?:shots?|rounds?|weapons\s+were\s+fired)\b|"
    r"\bwithout\s+(?:having\s+to\s+)?fir(?:e|ing)\b|"
    r"\b(?:did\s+not|didn['’]t|never)\s+(?:have\s+to\s+)?fire\b",
    ("shot", "round", "weapons", "fire", "firing"),
)

ROUND_UP = "SEN-8"


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules make of an incident, and whom it contests: before it is asked whether it is news of a conflict."""

    incident: Incident
    report: Report
    rival_of: int | None
    """Place among the tellings."""


def assemble(reading: Reading, told: Sequence[Told]) -> tuple[Report, ...]:
    """Return the article's reports in the order of the text."""
    tellings = [
        msgspec.structs.replace(telling, report=relevant(reading, telling.incident, telling.report))
        for telling in tellings_of(reading, told)
    ]
    kept = _of_use(tellings)
    place = {n: at for at, n in enumerate(kept)}
    rivals = (tellings[n].rival_of for n in kept)
    return link_contests(
        reading,
        [
            tellings[n].report if rival is None else replace(tellings[n].report, contests=place[rival])
            for n, rival in zip(kept, rivals, strict=True)
        ],
    )


def _of_use(tellings: Sequence[Telling]) -> list[int]:
    """Return which tellings are more than attacks of old that are only named beside the news (rule ACT-130); rivals and what they
    contest always are.
    """
    tied = {n for n, one in enumerate(tellings) if one.rival_of is not None} | {one.rival_of for one in tellings}
    any_news = any(not one.report.background for one in tellings)
    return [
        n for n, one in enumerate(tellings) if not any_news or n in tied or not is_too_little(one.incident, one.report)
    ]


def tellings_of(reading: Reading, told: Sequence[Told]) -> list[Telling]:
    """Return what the rules make of what sentences tell, in the order of the text."""
    if not told:
        return []
    founded = find_incidents(reading.text, _without_wars_and_sums(reading, told), reading.published_on)
    versions = split_rivals(without_summaries(founded), reading.published_on)
    incidents = [version.incident for version in versions]
    ends = [_until(incidents[n + 1 :], len(reading.text)) for n in range(len(incidents))]
    cast, by = cast_of(reading, incidents), reading.published_on or _latest_day(incidents)
    made = [
        _report(reading, incident, actors_of(reading, incident, cast, cast.authors.get(number, ())), end, by)
        if kinds_of(incident) and not is_only_named(incident)
        else None
        for number, (incident, end) in enumerate(zip(incidents, ends, strict=False))
    ]
    kept = {n: report for n, report in enumerate(made) if report is not None}
    place = {n: at for at, n in enumerate(kept)}
    rivals = [-1 if version.rival_of is None else version.rival_of for version in versions]
    return [Telling(incident=incidents[n], report=report, rival_of=place.get(rivals[n])) for n, report in kept.items()]


def _until(later: Sequence[Incident], end: int) -> int:
    """Return where the next incident of the news begins: what is only recalled or doubted between is told in passing."""
    founding = (one.told[0] for one in later)
    news = (t for t in founding if not t.frame.recalled and t.frame.judgement.assertion is Assertion.ASSERTED)
    return next((told.sentence.start for told in news), end)


def _without_wars_and_sums(reading: Reading, told: Sequence[Told]) -> list[Told]:
    single = [one for one in told if not _is_of_a_war(one)]
    return without_sums(single) if reading.items or reading.entries or reading.forms else single


def _is_of_a_war(told: Told) -> bool:
    killed = told.frame.tolls.get(Outcome.KILLED, ())
    return any(people.count is not None and people.count.low >= AGGREGATE for people in killed)


def _latest_day(incidents: Sequence[Incident]) -> date | None:
    """The last day of what the article tells as done; None without any: it was written then or later."""
    done = (one for one in incidents if _judgement(one, one.founding()).assertion is Assertion.ASSERTED)
    return max((one.date.date_end for one in done if one.date and one.date.date_end), default=None)


def _report(
    reading: Reading, incident: Incident, actors: tuple[Actor, ...], until: int, written_by: date | None
) -> Report:
    first = incident.founding()
    judgement, found = _judgement(incident, first), when(reading, incident, first)
    tolls = _befallen(tolls_of(reading, incident, until), judgement)
    weapons = _weapons(incident)
    hurt = any(tolls[outcome].low > 0 for outcome in (Outcome.KILLED, Outcome.INJURED) if outcome in tolls)
    sub = choose_sub_event_type(telling_kinds(incident), actors, killed_or_hurt=hurt)
    plover_type, plover_mode = plover(sub, weapons, threatened=judgement.is_threat)
    why = background_rule(reading, incident, found, written_by)
    start, end = first.sentence.start + first.frame.start, first.sentence.start + first.frame.end
    scenes = (*_filled_in(reading, first), *_scenes(incident))
    report = Report(
        event_type=EVENT_TYPE_OF[sub],
        sub_event_type=sub,
        plover_type=plover_type,
        plover_mode=plover_mode,
        ucdp_type=ucdp_type(sub, actors, tolls.get(Outcome.KILLED)),
        assertion=judgement.assertion,
        background=why is not None,
        attributed_to=judgement.attributed_to,
        date_start=found.date_start if found else None,
        date_end=found.date_end if found else None,
        date_precision=found.precision if found else DatePrecision.UNKNOWN,
        date_text=reading.text[found.start : found.end] if found else None,
        date_method=found.method if found else None,
        place_scopes=_scopes(reading, incident, scenes),
        scenes=scenes,
        elsewhere=tuple(_span(told, words) for told in incident.told for words in elsewhere_of(told.frame.hits)),
        actors=actors,
        tolls=tolls,
        weapons=weapons,
        no_shots_fired=_NO_SHOTS.search(reading.text, first.sentence.start, max(until, first.sentence.end)) is not None,
        start=start,
        end=end,
        spans=_spans(reading, incident, found, actors, tolls),
        rules=tuple(
            filter(None, (judgement.rule, why, *_rules_of_day(incident, found), _another(first), _of_a_round_up(first)))
        ),
        confidence=0.0,
    )
    return replace(report, confidence=confidence_of(incident, report, reading.genre))


def _rules_of_day(incident: Incident, found: DateMention | None) -> tuple[str, ...]:
    """The rule of the day, and EVT-48 where it is that of the dispatch, or of who says so."""
    if found is None:
        return ()
    rule = found.method.split(":")[0]
    said = rule == _DISPATCH_DAY or (incident.is_date_said and found == incident.date)
    return (rule, DAY_SAID) if said else (rule,)


def _of_a_round_up(first: Told) -> str | None:
    """The rule by which it is told as one of several pieces of news, each under the name of where it was."""
    return None if first.item is None else ROUND_UP


def _another(first: Told) -> str | None:
    """The rule by which it is told as another deed than those before, where it is ("a second bomb", rule ASM-77)."""
    deeds = (hit.token for hit in first.frame.hits if hit.trigger.pos == "n")
    said = any(word.lower_ in _OTHERS for deed in deeds for word in deed.children)
    return ANOTHER if said and not first.frame.recalled and not first.alone and first.number > 0 else None


def _befallen(tolls: dict[Outcome, Toll], judgement: Judgement) -> dict[Outcome, Toll]:
    """Return the tolls; that what was not done befell nobody is no toll of it (rule CAS-15)."""
    if judgement.assertion not in {Assertion.DENIED, Assertion.NEGATED}:
        return tolls
    return {outcome: toll for outcome, toll in tolls.items() if toll.high != 0}


def _weapons(incident: Incident) -> tuple[Weapon, ...]:
    """The weapons of the incident's words, else of what summed it up."""
    own = tuple(dict.fromkeys(weapon for told in incident.told for weapon in told.frame.weapons))
    return own or (incident.summary.frame.weapons if incident.summary else ())


def _judgement(incident: Incident, first: Told) -> Judgement:
    """What is told as fact anywhere is told as fact; where all that is told is that nothing befell anybody, nothing happened."""
    if all(told.frame.spares for told in incident.told):
        return msgspec.structs.replace(first.frame.judgement, assertion=Assertion.NEGATED, rule="AST-3")
    judged = (told.frame.judgement for told in incident.told if not told.frame.spares)
    return next((one for one in judged if one.assertion is Assertion.ASSERTED), first.frame.judgement)


def _scopes(reading: Reading, incident: Incident, scenes: Sequence[Span]) -> tuple[Span, ...]:
    """Own phrases that say where, clause, sentence, the incident's others; three sentences before, the first, two after.

    In an article that argues or looks back what follows is of something else, and says nothing of where that was.
    """
    scopes = [*scenes]
    for told in incident.told:
        scopes += [Span(told.sentence.start + told.frame.start, told.sentence.start + told.frame.end), told.sentence]
    number = incident.told[0].number
    near = [reading.sentences[i] for i in range(number - 1, max(-1, number - 4), -1)]
    near.append(reading.sentences[0])
    near += [] if reading.genre in {Genre.OPINION, Genre.BACKGROUND} else reading.sentences[number + 1 : number + 3]
    scopes += _of_the_entry(reading, incident.told[0], near)
    return tuple(dict.fromkeys(_of_its_piece(reading, incident.founding(), scopes)))


def _of_the_entry(reading: Reading, first: Told, scopes: Sequence[Span]) -> list[Span]:
    """Return the scopes that are of no other entry of a list than the one that tells of it, if one does (rule FRM-170)."""
    if not reading.is_listed(first.sentence.start):
        return [*scopes]
    own = [reading.paragraph_at(scope.start) == first.paragraph for scope in scopes]
    return [one for one, is_own in zip(scopes, own, strict=True) if is_own or not reading.is_listed(one.start)]


def _of_its_piece(reading: Reading, first: Told, scopes: Sequence[Span]) -> Sequence[Span]:
    """Return the scopes in the incident's piece of news, and last that piece's name; in its entry of a chronology, and last what stands
    above the first; of any other text all.
    """
    if first.item is not None:
        item = reading.items[first.item]
        return [*(scope for scope in scopes if item.start <= scope.start < item.end), item.name]
    if first.entry is None:
        return scopes
    above = [scope for scope in reading.sentences[:1] if scope.start < reading.entries[0].start]
    return [*(scope for scope in scopes if first.entry.start <= scope.start < first.entry.end), *above]


def _filled_in(reading: Reading, first: Told) -> Iterator[Span]:
    """Yield what the fields of the incident's form say where it was, the finest first (rule PLA-181)."""
    if first.form is not None:
        yield from (field.value for field in reading.forms[first.form].of(*WHERE))


def _scenes(incident: Incident) -> tuple[Span, ...]:
    """What the incident's sentences say where it was, its ground before all."""
    frames = [(told, told.frame) for told in incident.told]
    ground = [_span(told, words) for told, frame in frames for words in ground_of(frame.hits)]
    return (*ground, *(_span(told, words) for told, frame in frames for words in frame.locatives))


def _stated(reading: Reading, incident: Incident, toll: Toll) -> tuple[Span, ...]:
    """Where a toll is said as such ("the death toll rose to 12"); nothing where the words for people tell it."""
    said = (one.text for told in incident.told for one in told.frame.people)
    at = -1 if toll.phrase in said else reading.text.find(toll.phrase, incident.told[0].sentence.start)
    return () if at < 0 or not toll.phrase else (Span(at, at + len(toll.phrase)),)


def _span(told: Told, words: tuple[int, int]) -> Span:
    return Span(told.sentence.start + words[0], told.sentence.start + words[1])


def _spans(
    reading: Reading,
    incident: Incident,
    found: DateMention | None,
    actors: Sequence[Actor],
    tolls: dict[Outcome, Toll],
) -> dict[ReportField, tuple[Span, ...]]:
    spans: dict[ReportField, tuple[Span, ...]] = {}
    if found:
        spans[ReportField.DATE] = (Span(found.start, found.end),)
    if actors:
        spans[ReportField.ACTORS] = tuple(Span(actor.start, actor.end) for actor in actors)
    for outcome, field in _COUNTED_FIELDS.items():
        if outcome in tolls:
            people = [(t.sentence.start, p) for t in incident.told for p in t.frame.tolls.get(outcome, ())]
            counted = tuple(Span(offset + one.start, offset + one.end) for offset, one in people)
            spans[field] = (*_stated(reading, incident, tolls[outcome]), *counted)
    cue = incident.told[0].frame.judgement.cue
    if cue is not None:
        start = incident.told[0].sentence.start + cue.idx
        spans[ReportField.ASSERTION] = (Span(start, start + len(cue)),)
    return spans

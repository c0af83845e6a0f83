"""The report of one incident: what was done, by whom to whom, when, and how it is told (rule ASM-6)."""

from datetime import date

import msgspec
from msgspec.structs import replace

from pipeline.crosswalk import plover, ucdp_type
from pipeline.extract.acts.crosswalk import choose_sub_event_type
from pipeline.extract.acts.elsewhere import elsewhere_of
from pipeline.extract.acts.telling import telling_kinds
from pipeline.extract.assertion.background import background_rule
from pipeline.extract.assertion.confidence import confidence_of
from pipeline.extract.assertion.happened import Judgement
from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.dates.when import when
from pipeline.extract.incidents.evidence import evidence_of
from pipeline.extract.incidents.scopes import scenes_of, scopes_of
from pipeline.extract.incidents.told import Incident, Told
from pipeline.extract.text.guarded import Guarded
from pipeline.extract.text.reading import Reading
from pipeline.extract.tolls.summing import tolls_of
from schemas.records import ANOTHER, DAY_SAID, Actor, Report, Toll
from schemas.vocabulary import EVENT_TYPE_OF, Assertion, DatePrecision, Outcome, Weapon

_OTHERS = frozenset({"another", "second", "third", "fourth", "separate"})
"""What stands by a deed that is none of those before ("a second bomb")."""
_DISPATCH_DAY = "DAT-21"
_NO_SHOTS = Guarded(
    r"\b(?:no|without(?:\s+\w+){0,2}(?:\s+a)?)\s+(?:shots?|rounds?|weapons\s+were\s+fired)\b|"
    r"\bwithout\s+(?:having\s+to\s+)?fir(?:e|ing)\b|"
    r"\b(?:did\s+not|didn['’]t|never)\s+(?:have\s+to\s+)?fire\b",
    ("shot", "round", "weapons", "fire", "firing"),
)
ROUND_UP = "SEN-8"


def report_of(
    reading: Reading, incident: Incident, actors: tuple[Actor, ...], until: int, written_by: date | None
) -> Report:
    """Return the report; ``until`` is where the next incident begins, ``written_by`` the day by which the article was written."""
    first = incident.founding()
    judgement, found = judgement_of(incident, first), when(reading, incident, first)
    tolls = _befallen(tolls_of(reading, incident, until), judgement)
    weapons = _weapons(incident)
    hurt = any(tolls[outcome].low > 0 for outcome in (Outcome.KILLED, Outcome.INJURED) if outcome in tolls)
    sub = choose_sub_event_type(telling_kinds(incident), actors, killed_or_hurt=hurt)
    plover_type, plover_mode = plover(sub, weapons, threatened=judgement.is_threat)
    why = background_rule(reading, incident, found, written_by)
    start, end = first.sentence.start + first.frame.start, first.sentence.start + first.frame.end
    scenes = scenes_of(reading, incident)
    report = Report(
        event_type=EVENT_TYPE_OF[sub],
        sub_event_type=sub,
        plover_type=plover_type,
        plover_mode=plover_mode,
        ucdp_type=ucdp_type(sub, [actor.kind for actor in actors], tolls.get(Outcome.KILLED)),
        assertion=judgement.assertion,
        background=why is not None,
        attributed_to=judgement.attributed_to,
        date_start=found.date_start if found else None,
        date_end=found.date_end if found else None,
        date_precision=found.precision if found else DatePrecision.UNKNOWN,
        date_text=reading.text[found.start : found.end] if found else None,
        date_method=found.method if found else None,
        place_scopes=scopes_of(reading, incident, scenes),
        scenes=scenes,
        elsewhere=tuple(told.span_of(words) for told in incident.told for words in elsewhere_of(told.frame.hits)),
        actors=actors,
        tolls=tolls,
        weapons=weapons,
        no_shots_fired=_NO_SHOTS.search(reading.text, first.sentence.start, max(until, first.sentence.end)) is not None,
        start=start,
        end=end,
        spans=evidence_of(reading, incident, found, actors, tolls),
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
    if judgement.assertion not in {Assertion.DENIED, Assertion.NEGATED, Assertion.HYPOTHETICAL}:
        return tolls
    return {outcome: toll for outcome, toll in tolls.items() if toll.high != 0}


def _weapons(incident: Incident) -> tuple[Weapon, ...]:
    """The weapons of the incident's words, else of what summed it up."""
    own = tuple(dict.fromkeys(weapon for told in incident.told for weapon in told.frame.weapons))
    return own or (incident.summary.frame.weapons if incident.summary else ())


def judgement_of(incident: Incident, first: Told) -> Judgement:
    """Return how it is told: what is told as fact anywhere is told as fact; where all that is told is that nothing befell anybody, nothing happened."""
    if all(told.frame.spares for told in incident.told):
        return msgspec.structs.replace(first.frame.judgement, assertion=Assertion.NEGATED, rule="AST-3")
    judged = (told.frame.judgement for told in incident.told if not told.frame.spares)
    return next((one for one in judged if one.assertion is Assertion.ASSERTED), first.frame.judgement)

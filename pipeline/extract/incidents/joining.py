"""Which frames of an article tell of one incident (rules ASM-2 to ASM-7)."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.extract.acts.summaries import is_tallied, is_up_to_now
from pipeline.extract.assertion.history import find_long_time
from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.dates.own_days import day_of, is_beside
from pipeline.extract.dates.reckoned import reckoned_from
from pipeline.extract.incidents.apart import ANY_DEED, finds_the_dead, is_of_wounds
from pipeline.extract.incidents.outcome import is_letting_go, is_taking_of_the_freed
from pipeline.extract.incidents.retelling import (
    NEAR,
    NO,
    SAME_PEOPLE,
    TOLD_ON,
    families,
    likeness,
    sums_up,
)
from pipeline.extract.incidents.round_ups import is_of_other_news
from pipeline.extract.incidents.told import STALE, Incident, Retold, Told, is_past, kinds_of
from schemas.vocabulary import Assertion, DatePrecision, Outcome

LOOK_BACK = 300
"""Characters before a sentence within which its paragraph may tell since when."""
_SINCE = re.compile(
    r"\bsince\s+(?:the\s+)?(?:\w+\s+){0,2}(?:fighting|war|conflict|violence|clashes|start|beginning|outbreak|\w+day|[A-Z]\w+ \d)"
)
AHEAD = 100
"""Incidents after a summary or a headline in which the article may go on to tell of it; so that time stays bounded."""
NEAREST = 12
"""Incidents back that a sentence may continue; so that time stays bounded."""


def find_incidents(text: str, told: Sequence[Told], published_on: date | None) -> list[Incident]:
    """Return the article's incidents, in the order of the text."""
    incidents: list[Incident] = []
    past: Told | None = None
    began = next((one.number for one in told if not one.headline), 0)
    for one in told:
        found = (
            one.form_day
            or day_of(text, one, told)
            or _day_of_the_setting(one)
            or _day_of_the_entry(one)
            or (None if one.is_only_named else one.listed_day)
            or _reckoned_from_the_last(text, one, incidents)
        )
        said = found is not None and is_beside(text, one, found)
        now = Retold(one, found, is_date_said=said, is_past=is_past(found, published_on), began=began)
        whole = (found is None or is_tallied(one.frame)) and _counts_over_a_long_time(text, one)
        known = None if whole else _best_known(incidents, now, published_on)
        if known is None:
            goes_on = found is None and past is not None and _is_next(past, one)
            new = Incident(told=(one,), date=found, is_date_said=said, is_among_past=goes_on)
            incidents.append(replace(new, is_sum=whole or one.frame.running or _is_sum(text, new)))
        else:
            incidents[known] = _told_on(incidents[known], one, found, said=said)
        last = incidents[-1 if known is None else known]
        past = one if last.is_among_past or is_past(last.date, published_on) else None
    return incidents


def _day_of_the_setting(one: Told) -> DateMention | None:
    """The day with which the sentence before sets the scene of a deed that tells none ("Two days later police drove up the road.
    They ran into an ambush", rule ASM-111).
    """
    return one.setting.day if one.setting and one.begins_there and not one.dates else None


def _day_of_the_entry(one: Told) -> DateMention | None:
    """The day under which a chronology tells of what is news in it (rule SEN-9)."""
    return one.entry.day if one.entry and not one.is_only_named else None


def _reckoned_from_the_last(text: str, one: Told, incidents: Sequence[Incident]) -> DateMention | None:
    """The day of what the last deed came so long after, where the sentence tells no day ("it comes three weeks after", DAT-90)."""
    last = incidents[-1].date if incidents else None
    return None if one.dates or last is None else reckoned_from(text, one, last)


def _counts_over_a_long_time(text: str, one: Told) -> bool:
    """Return whether people are counted over weeks or more, at no place ("1,600 were killed in the first three months of the year"):
    they are nobody's in particular; nor are those of deeds that somebody has kept count of ("has recorded the murder of 74", CAS-85).
    """
    tallied = is_tallied(one.frame)
    if not one.frame.tolls or one.headline or (not tallied and (one.place_names or one.frame.definite)):
        return False
    long_time = find_long_time(text, one.sentence.start, one.sentence.end, up_to_now=tallied)
    if long_time is None or text[long_time.start : long_time.start + 5].lower() == "after":
        return False
    at = long_time.start - one.sentence.start
    return tallied or at == 0 or any(word.idx <= at < word.idx + len(word) for word in one.frame.region)


def _is_sum(text: str, new: Incident) -> bool:
    """Return whether people are counted up to now after words for since when ("since fighting erupted. At least 528 have been killed")."""
    one = new.told[0]
    if not one.frame.tolls or one.place_names or (new.date and not new.is_date_said):
        return False
    before = text[max(0, one.sentence.start - LOOK_BACK) : one.sentence.start].rsplit("\n\n", 1)[-1]
    return is_up_to_now(one.frame) and _SINCE.search(before) is not None


def _told_on(before: Incident, one: Told, found: DateMention | None, *, said: bool) -> Incident:
    """Return the incident with one sentence more; its first day holds, but that of who says so gives way to the deed's own, and
    words that tell no day ("the other day") to any.
    """
    later = None if is_of_wounds(one.frame) or is_letting_go(before, one) or finds_the_dead(one.frame) else found
    is_own = later is not None and later.precision in {DatePrecision.DAY, DatePrecision.DAYS} and not said
    is_better = later is not None and (
        _is_finer(later, before.date) or (is_own and before.is_date_said) or is_taking_of_the_freed(before, one)
    )
    told = (*before.told, one)
    return replace(before, told=told, date=later, is_date_said=said) if is_better else replace(before, told=told)


def _is_finer(later: DateMention, before: DateMention | None) -> bool:
    """Return whether it tells a day where none was told, or no more than words ("the other day"), or one inside what was told."""
    untold = before is None or (before.date_start is None and later.date_start is not None)
    return untold or (before is not None and _is_inside(later, before))


def _is_inside(later: DateMention, before: DateMention) -> bool:
    """Return whether a day is told that lies in the week, the month or the year told before (rule ASM-75)."""
    if (
        before.precision not in {DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR}
        or later.precision is not DatePrecision.DAY
    ):
        return False
    if not (before.date_start and before.date_end and later.date_start and later.date_end):
        return False
    return before.date_start <= later.date_start and later.date_end <= before.date_end


def without_summaries(incidents: Sequence[Incident]) -> list[Incident]:
    """Return the incidents without the summaries and headlines of which the article goes on to tell (ASM-3, ASM-8).

    What a summary told of several acts holds of each of them.
    """
    kept: list[Incident] = []
    summary: Told | None = None
    for n, one in enumerate(incidents):
        later = [other for other in incidents[n + 1 : n + 1 + AHEAD] if not is_of_other_news(other.founding(), one)]
        if _is_told_in_parts(one, later):
            only_counts = not one.founding().frame.summary and sums_up(one.founding())
            summary = None if only_counts else one.founding()
        elif not _is_told_by_the_body(one, later):
            kept.append(replace(one, summary=summary) if summary and _is_part(one, summary) else one)
    return kept


def _is_part(incident: Incident, summary: Told) -> bool:
    """Return whether the summary told of it with others: people whom the same befell, by no other kind of act, told as fact near it."""
    first = incident.founding()
    near = 0 < first.number - summary.number <= NEAR and not first.frame.recalled
    same = set(first.frame.tolls) & set(summary.frame.tolls)
    return near and bool(same) and _are_alike(summary, first) and first.frame.judgement.rule == "AST-1"


def _are_alike(summary: Told, part: Told) -> bool:
    """Return whether the part may be of the summary's acts: "attacks" are of any kind, air strikes are no stabbing."""
    acts = [hit.trigger for hit in summary.frame.hits]
    kinds = {None, *(act.sub_event_type for act in acts if not act.weak)}
    return any(act.pos == "n" and act.sub_event_type in ANY_DEED for act in acts) or all(
        hit.trigger.weak or hit.trigger.sub_event_type in kinds for hit in part.frame.hits
    )


def _is_told_by_the_body(incident: Incident, later: Sequence[Incident]) -> bool:
    """Return whether only headlines tell of it, and the body of something of its family, or of as many whom the same befell."""
    if not all(told.headline for told in incident.told):
        return False
    kinds, body = families(kinds_of(incident)), [one for one in later if not one.told[0].headline]
    return any(
        not one.told[0].frame.recalled and (kinds & families(kinds_of(one)) or _befell_as_many(incident, one))
        for one in body
    )


def _befell_as_many(headline: Incident, one: Incident) -> bool:
    """Return whether the first words that count whom something befell count as many as the headline ("Man lynched")."""
    frame = headline.told[0].frame
    return any((number := frame.counted(outcome)) and number == _counted(one, outcome) for outcome in frame.tolls)


def _is_told_in_parts(incident: Incident, later: Sequence[Incident]) -> bool:
    """Return whether later sentences tell of the acts that it sums up, by what they were and with tolls of their own; not where its
    own sentence tells how many there were at each place.
    """
    first = incident.founding()
    outcomes = set(first.frame.tolls)
    if not first.frame.summary:
        at_large = sums_up(first) and not incident.is_sum
        return any(
            _adds_up(incident, _parts_in_it(incident, later, outcome), outcome)
            or (at_large and _are_most(incident, later, outcome))
            for outcome in outcomes
        )
    if any(one.told[0].number == first.number and one.told[0].frame.summary for one in later):
        return False
    return any(_adds_up(incident, later, outcome) for outcome in outcomes) or any(
        outcomes & set(told.frame.tolls) and not told.frame.recalled and told.frame.judgement.rule == "AST-1"
        for one in later
        if (kinds_of(one) or _only_counts(one.founding())) and not _is_long_before(one, incident)
        for told in one.told
        if told.number != first.number
    )


def _is_long_before(one: Incident, other: Incident) -> bool:
    """Return whether it was so long before that it is history beside the other, and no part of it."""
    last, first = one.date and one.date.date_end, other.date and other.date.date_start
    return bool(last and first and first - last > STALE)


def _parts_in_it(incident: Incident, later: Sequence[Incident], outcome: Outcome) -> list[Incident]:
    """Return the later incidents that count some of its people, where it was; none where there are not two, or they
    count fewer.
    """
    whole, first = _counted(incident, outcome), incident.founding()
    counted = [(one, count) for one in later if 0 < (count := _counted(one, outcome)) < whole]
    may_add_up = len(counted) > 1 and sum(count for _, count in counted) >= whole
    return [one for one, _ in counted if one.founding().is_in_one_place_with(first)] if may_add_up else []


def _are_most(incident: Incident, later: Sequence[Incident], outcome: Outcome) -> bool:
    """Return whether the next incidents' people, told as fact, are most of those counted at large, and no more (rule ASM-147)."""
    told = (one for one in later[:NEAREST] if one.founding().frame.judgement.rule == "AST-1")
    parts = sum(_counted(one, outcome) for one in told if not one.founding().frame.recalled)
    return _counted(incident, outcome) < 2 * parts <= 2 * _counted(incident, outcome)


def _adds_up(incident: Incident, later: Sequence[Incident], outcome: Outcome) -> bool:
    """Return whether two or more of the next incidents' people are together as many as the summary counts, wherever they were."""
    whole, parts, members = _counted(incident, outcome), 0, 0
    for one in later[:NEAREST]:
        counted = _counted(one, outcome)
        parts, members = parts + counted, members + (counted > 0)
        if members > 1 and parts == whole:
            return True
    return False


def _counted(incident: Incident, outcome: Outcome) -> int:
    """How many people the first sentence that tells of any counts."""
    frames = (told.frame for told in incident.told if outcome in told.frame.tolls and not told.headline)
    return next((frame.counted(outcome) for frame in frames), 0)


def _best_known(incidents: Sequence[Incident], now: Retold, published_on: date | None) -> int | None:
    """The number of the incident that the frame most likely tells on, the last of equals; None: it is a new one.

    What names no act again tells on of the news rather than of history or of what was recalled, unless that was told just before.
    """
    if _is_a_part(incidents, now.told):
        return None
    told_here = [n for n, one in enumerate(incidents) if one.told[-1].paragraph == now.told.paragraph]

    def rank(number: int) -> tuple[int, bool, int]:
        known = incidents[number]
        sure = _sureness(known, now)
        if sure == TOLD_ON and (
            _is_over_another(incidents, told_here, number, now.told) or _is_placed_since(incidents, number, now.told)
        ):
            return NO, False, number
        is_news = not (known.told[0].frame.recalled or known.is_among_past or is_past(known.date, published_on))
        return sure, sure > TOLD_ON or is_news or _is_next(known.told[-1], now.told), number

    best, is_news, number = NO, False, 0
    for near in reversed(range(max(0, len(incidents) - NEAREST), len(incidents))):
        best, is_news, number = max((best, is_news, number), rank(near))
        if best == SAME_PEOPLE and is_news:
            break
    return number if best else None


def _sureness(known: Incident, now: Retold) -> int:
    """How sure it is that the frame tells on of the incident: what one form tells is one thing, and what others do another."""
    if is_of_other_news(now.told, known):
        return NO
    in_one = now.told.form is not None and now.told.form == known.told[0].form and not now.told.is_only_named
    return SAME_PEOPLE if in_one else likeness(known, now)


def _is_a_part(incidents: Sequence[Incident], one: Told) -> bool:
    """Return whether it only counts people anew, at a place of its own and in a paragraph of its own, who are some of those of a summary:
    it tells on of nothing else ("strikes killed 27. Two soldiers died in a clash. Nine died in a house in Rafah", rule ASM-147).
    """
    if not _only_counts(one):
        return False
    sums = (
        told.frame.tolls for known in incidents[-NEAREST:] for told in known.told if sums_up(told) and not told.headline
    )
    of_a_sum = any(not one.frame.tolls.keys().isdisjoint(tolls) for tolls in sums)
    return of_a_sum and incidents[-1].told[-1].paragraph != one.paragraph


def _only_counts(one: Told) -> bool:
    """Return whether it only counts people anew, at a place of its own."""
    return bool(not one.frame.sub_event_types and one.place_names and one.frame.counts_anew)


def _is_over_another(incidents: Sequence[Incident], told_here: Sequence[int], number: int, now: Told) -> bool:
    """Return whether the sentence's paragraph has told of another deed just before, and of this one nothing: what names nothing as
    known goes on with that, and not with what earlier paragraphs told (rule ASM-92).
    """
    if number in told_here or not told_here or incidents[number].told[-1].headline:
        return False
    last = incidents[told_here[-1]].told[-1]
    asserted = last.frame.judgement.assertion is Assertion.ASSERTED and not last.frame.presupposed
    return asserted and now.number - last.number == 1 and bool(kinds_of(incidents[told_here[-1]]))


def _is_placed_since(incidents: Sequence[Incident], number: int, now: Told) -> bool:
    """Return whether it has a place of its own, and what it would go on with has none and was left since for another deed."""
    since = [one.told[0] for one in incidents[number + 1 :]]
    left = any(one.frame.judgement.assertion is Assertion.ASSERTED and not one.is_only_named for one in since)
    apart = left and bool(now.place_names) and not any(told.place_names for told in incidents[number].told)
    return apart and bool(now.frame.sub_event_types) and not incidents[number].told[-1].headline


def _is_next(before: Told, now: Told) -> bool:
    """Return whether the one is told right after the other, in one paragraph."""
    return now.number - before.number <= 1 and now.paragraph == before.paragraph

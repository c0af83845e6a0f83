"""Which frames of an article tell of one incident (rules ASM-2 to ASM-7), and when that was."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.extract.acts.summaries import has_been_since, is_tallied, is_up_to_now
from pipeline.extract.assertion.history import find_long_time
from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.dates.own_days import day_of, is_beside
from pipeline.extract.dates.reckoned import reckoned_from
from pipeline.extract.incidents.apart import finds_the_dead, is_of_wounds
from pipeline.extract.incidents.known_best import ToldBefore, best_known, is_next
from pipeline.extract.incidents.others_elsewhere import of_their_kind, tells_their_deed
from pipeline.extract.incidents.outcome import is_letting_go, is_taking_of_the_freed
from pipeline.extract.incidents.told import STALE, Incident, Retold, Told, is_past
from schemas.vocabulary import DatePrecision

LOOK_BACK = 300
"""Characters before a sentence within which its paragraph may tell since when."""
_LAST = 3
"""Incidents back of which one tells the day that another is reckoned from."""
_SINCE = re.compile(
    r"\bsince\s+(?:the\s+)?(?:\w+\s+){0,2}(?:fighting|war|conflict|violence|clashes|start|beginning|outbreak|\w+day|[A-Z]\w+ \d)"
)


def find_incidents(text: str, told: Sequence[Told], published_on: date | None) -> list[Incident]:
    """Return the article's incidents, in the order of the text."""
    before = ToldBefore()
    past: Told | None = None
    began = next((one.number for one in told if not one.headline), 0)
    beside = _by_sentence(told)
    for one in told:
        found = _day_told(text, one, beside[one.number], before.incidents)
        said = found is not None and is_beside(text, one, found)
        now = Retold(one, found, is_date_said=said, is_past=is_past(found, published_on), began=began)
        whole = (found is None or is_tallied(one.frame)) and _counts_over_a_long_time(text, one)
        known = None if whole else best_known(before, now, published_on)
        if known is None:
            after = past is not None and is_next(past, one)
            goes_on = found is None and (after or _has_been_since_history(one, before.incidents, published_on))
            new = Incident(told=(one,), date=found, is_date_said=said, is_among_past=goes_on)
            if before.incidents and (alike := of_their_kind(before.incidents[-1], one)) is not None:
                before.put(len(before.incidents) - 1, alike)
            model = None if whole else tells_their_deed(before.incidents, one)
            last = before.add(replace(new, is_sum=whole or one.frame.running or _is_sum(text, new), summary=model))
        else:
            last = before.put(known, _told_on(before.incidents[known], one, found, said=said))
        past = one if last.is_among_past or is_past(last.date, published_on) else None
    return before.incidents


def _has_been_since_history(one: Told, before: Sequence[Incident], published_on: date | None) -> bool:
    """Return whether it "has since" been done, after deeds none of which has a day of the last weeks (BAK-64)."""
    if not before or published_on is None or not has_been_since(one.frame):
        return False
    last = (incident.date.date_end for incident in before if incident.date and incident.date.date_end)
    return all(published_on - day > STALE for day in last)


def _by_sentence(told: Sequence[Told]) -> dict[int, list[Told]]:
    beside = defaultdict[int, list[Told]](list)
    for one in told:
        beside[one.number].append(one)
    return beside


def _day_told(text: str, one: Told, beside: Sequence[Told], incidents: Sequence[Incident]) -> DateMention | None:
    """When it was done, by its form, its own words, what sets the scene, its entry or its list, or the last deed's day."""
    return (
        one.form_day
        or (one.setting.day if one.setting and one.tells_how_they_met else None)
        or day_of(text, one, beside)
        or _day_of_the_setting(one)
        or _day_of_the_entry(one)
        or (None if one.is_only_named else one.listed_day)
        or _reckoned_from_the_last(text, one, incidents)
    )


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
    last = next((known.date for known in reversed(incidents[-_LAST:]) if known.date), None)
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

"""From an article's incidents to its reports: one report for one incident (rule ASM-6)."""

from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from pipeline.extract.actors.cast import cast_of
from pipeline.extract.actors.parties import actors_of
from pipeline.extract.assertion.contesting import link_contests
from pipeline.extract.assertion.rivals import split_rivals
from pipeline.extract.incidents.fallen_bombs import as_fallen
from pipeline.extract.incidents.in_parts import without_summaries
from pipeline.extract.incidents.joining import find_incidents
from pipeline.extract.incidents.only_named import is_only_named
from pipeline.extract.incidents.reporting import judgement_of, report_of
from pipeline.extract.incidents.round_ups import without_sums
from pipeline.extract.incidents.told import Incident, Told, kinds_of
from pipeline.extract.incidents.too_little import is_too_little
from pipeline.extract.relevance.judging import relevant
from pipeline.extract.relevance.times import TimesTold
from pipeline.extract.text.reading import Reading
from schemas.records import Report
from schemas.vocabulary import Assertion, Outcome

AGGREGATE = 2000
"""So many dead are a war's, not an incident's (rule ASM-6)."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules make of an incident, and whom it contests: before it is asked whether it is news of a conflict."""

    incident: Incident
    report: Report
    rival_of: int | None
    """Place among the tellings."""


def assemble(reading: Reading, told: Sequence[Told]) -> tuple[Report, ...]:
    """Return the article's reports in the order of the text."""
    times = TimesTold(reading)
    tellings = [
        msgspec.structs.replace(telling, report=relevant(reading, telling.incident, telling.report, times))
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
    founded = find_incidents(reading.text, as_fallen(_without_wars_and_sums(reading, told)), reading.published_on)
    versions = split_rivals(without_summaries(founded), reading.published_on)
    incidents = [version.incident for version in versions]
    ends = _ends(incidents, len(reading.text))
    cast, by = cast_of(reading, incidents), reading.published_on or _latest_day(incidents)
    made = [
        report_of(reading, incident, actors_of(reading, incident, cast, cast.authors.get(number, ())), end, by)
        if kinds_of(incident) and not is_only_named(incident)
        else None
        for number, (incident, end) in enumerate(zip(incidents, ends, strict=False))
    ]
    kept = {n: report for n, report in enumerate(made) if report is not None}
    place = {n: at for at, n in enumerate(kept)}
    rivals = [-1 if version.rival_of is None else version.rival_of for version in versions]
    return [Telling(incident=incidents[n], report=report, rival_of=place.get(rivals[n])) for n, report in kept.items()]


def _ends(incidents: Sequence[Incident], end: int) -> list[int]:
    """Where the next incident of the news begins, for each: what is only recalled or doubted between is told in passing."""
    ends = list[int]()
    for incident in reversed(incidents):
        ends.append(end)
        first = incident.told[0]
        is_news = not first.frame.recalled and first.frame.judgement.assertion is Assertion.ASSERTED
        end = first.sentence.start if is_news else end
    return ends[::-1]


def _without_wars_and_sums(reading: Reading, told: Sequence[Told]) -> list[Told]:
    single = [one for one in told if not _is_of_a_war(one)]
    return without_sums(single) if reading.items or reading.entries or reading.forms else single


def _is_of_a_war(told: Told) -> bool:
    killed = told.frame.tolls.get(Outcome.KILLED, ())
    return any(people.count is not None and people.count.low >= AGGREGATE for people in killed)


def _latest_day(incidents: Sequence[Incident]) -> date | None:
    """The last day of what the article tells as done; None without any: it was written then or later."""
    done = (one for one in incidents if judgement_of(one, one.founding()).assertion is Assertion.ASSERTED)
    return max((one.date.date_end for one in done if one.date and one.date.date_end), default=None)

"""Which report contests which: denials of what was told before, and rival numbers of another side (rules CON-1 to CON-4)."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.assertion.counterclaims import (
    HAPPENED,
    Denial,
    denial_beside,
    denied,
    is_force,
    rival_beside,
    with_other_tolls,
)
from pipeline.extract.assertion.meant import meant, words_shared
from pipeline.extract.assertion.rivals import is_partisan
from pipeline.extract.text.reading import Reading
from schemas.records import Report
from schemas.vocabulary import Assertion, ReportField

_UNTRUE = frozenset({Assertion.DENIED, Assertion.NEGATED})
NEAR = 1500
"""Characters between a report and the one that contests it."""


def link_contests(reading: Reading, reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports in the order of the text, with rival numbers as reports of their own, and who contests whom.

    A report whose ``contests`` is set already tells another side's number of that one.
    """
    told = _with_rivals(reading, _claimed(reading, reports))
    denials = (None if one.contests is not None else _denied_by(reading, n, told) for n, one in enumerate(told))
    return tuple(
        report if denied is None else replace(report, contests=denied)
        for report, denied in zip(told, denials, strict=True)
    )


def _claimed(reading: Reading, reports: Sequence[Report]) -> list[Report]:
    """Of two rival reports the party's own is the claim, and contests the other (CON-3); it is where and when that one is.

    What others tell of a deed after its denial stands as they tell it (CON-6).
    """
    told = list(reports)
    for number, report in enumerate(reports):
        if report.contests is not None and reports[report.contests].assertion in _UNTRUE:
            stands = _set_where(replace(report, contests=None), reports[report.contests])
            told[number] = replace(stands, rules=(*stands.rules, "CON-6"))
        elif report.contests is not None:
            claim, other = number, report.contests
            if is_partisan(reports[other].attributed_to, reading.published_on):
                claim, other = other, claim
            told[number] = _set_where(replace(told[number], contests=None), reports[report.contests])
            told[claim] = replace(
                told[claim], assertion=Assertion.ALLEGED, contests=other, rules=(*told[claim].rules, "CON-3")
            )
    return told


def _set_where(report: Report, other: Report) -> Report:
    """The report with the day and the place that only the other one tells."""
    scopes = tuple(dict.fromkeys((*report.place_scopes, *other.place_scopes)))
    if report.date_start is not None:
        return replace(report, place_scopes=scopes)
    return replace(
        report,
        place_scopes=scopes,
        date_start=other.date_start,
        date_end=other.date_end,
        date_precision=other.date_precision,
        date_text=other.date_text,
        date_method=other.date_method,
        spans={field: spans for field, spans in other.spans.items() if field is ReportField.DATE} | report.spans,
    )


def _denied_by(reading: Reading, number: int, reports: Sequence[Report]) -> int | None:
    """The report that a denial speaks of, of the same kind of act: the one whose words it repeats (CON-7), else the nearest before
    it, else the nearest after (CON-1).
    """
    denial = reports[number]
    if denial.assertion not in _UNTRUE:
        return None
    words = reading.text[denial.start : denial.end]
    near = [n for n, other in enumerate(reports) if n != number and _is_about(denial, other)]
    return min(
        near, key=lambda n: (-words_shared(reading, words, reports[n]), n > number, abs(n - number)), default=None
    )


def _is_about(denial: Report, other: Report) -> bool:
    return (
        other.assertion in HAPPENED
        and max(other.start - denial.end, denial.start - other.end) <= NEAR
        and _kind(denial) == _kind(other)
        and not _disjoint(denial, other)
        and (denial.assertion is Assertion.DENIED or _another_says(denial, other))
    )


def _another_says(denial: Report, other: Report) -> bool:
    """A mere "did not" contests only where somebody else says the contrary (CON-2)."""
    return denial.attributed_to is not None and denial.attributed_to != other.attributed_to


def _kind(report: Report) -> str:
    return "force" if is_force(report) else report.sub_event_type.value


def _disjoint(one: Report, other: Report) -> bool:
    if not (one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return one.date_end < other.date_start or other.date_end < one.date_start


def _with_rivals(reading: Reading, given: Sequence[Report]) -> list[Report]:
    """The reports, with the tolls that others give, and after each a report of the other side's number, where one stands near (CON-4)."""
    ends = [*(report.start for report in given[1:]), len(reading.text)]
    reports = [with_other_tolls(reading, report, end) for report, end in zip(given, ends, strict=False)]
    told: list[Report] = []
    places: list[int] = []
    for report, until in zip(reports, ends, strict=False):
        places.append(len(told))
        rival = rival_beside(reading, report, until)
        if rival is None:
            told.append(report)
            denial = denial_beside(reading, report, until)
            told += [] if denial is None else [_meant_by(reading, denial, told)]
        elif is_partisan(report.attributed_to, reading.published_on):
            told += [_claim(report, len(told) + 1), rival]
        else:
            told += [report, _claim(rival, len(told))]
    for number, report in zip(places, reports, strict=True):
        if report.contests is not None and told[number] is report:
            told[number] = replace(report, contests=places[report.contests])
    return told


def _meant_by(reading: Reading, denial: Denial, told: Sequence[Report]) -> Report:
    """The denial as a report that contests the one it means of those before it (CON-5, CON-7)."""
    near = [n for n, report in enumerate(told) if _may_be_denied(report) and denial.said_by.start - report.end <= NEAR]
    number = near[meant(reading, denial.about, [told[n] for n in near])]
    return replace(denied(reading, told[number], denial), contests=number)


def _may_be_denied(report: Report) -> bool:
    return report.assertion in HAPPENED and is_force(report) and report.contests is None


def _claim(report: Report, contests: int) -> Report:
    return replace(report, assertion=Assertion.ALLEGED, contests=contests, rules=(*report.rules, "CON-4"))

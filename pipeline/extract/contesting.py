"""Which report contests which: denials of what was told before, and rival numbers of another side (rules CON-1 to CON-4)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.quantities import read_number
from pipeline.extract.reading import Reading
from pipeline.extract.rivals import is_partisan
from schemas.records import Count, Report, Span, Toll
from schemas.vocabulary import Assertion, EventType, Outcome, ReportField

NEAR = 1500
"""Characters between a report and the one that contests it."""
AHEAD = 2
"""Sentences after a report's in which another side may put its toll."""
_HAPPENED = frozenset({Assertion.ASSERTED, Assertion.ALLEGED})
_FORCE = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})


class _Form:
    """How a side says something: who, a verb, and what; only sentences that have the verb are looked through for it all."""

    def __init__(self, before: str, verb: str, after: str) -> None:
        self._verb = re.compile(rf"[ ](?:{verb})[ ]", re.IGNORECASE)
        who = r"(?P<who>(?:[\w'’.-]+[ ]){0,6}?[\w'’.-]+)[ ]"
        self._whole = re.compile(rf"{who}(?:{before})?(?:{verb})[ ]{after}", re.IGNORECASE)

    def matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield where it is said between the two."""
        if self._verb.search(text, start, end):
            yield from self._whole.finditer(text, start, end)


_PUTS = _Form(
    r"has[ ]|have[ ]|had[ ]|later[ ]|also[ ]",
    r"put|puts|gave|gives|placed|estimated",
    r"(?:the|its|their|a|his)[ ](?:own[ ]|army[’']s[ ]|total[ ]|final[ ])?(?:death[ ])?(?:toll|number|figure|count|losses)\b"
    r"(?:[ ](?:of|from|in)[ ][^.;,]{0,60}?)?[ ](?:at|as|of)[ ](?P<number>[^.;,()\n]{1,40})",
)
_DENIES = _Form(
    r"has[ ]|have[ ]|had[ ]|later[ ]|also[ ]|quickly[ ]|strongly[ ]",
    r"denied|denies|deny|rejected|rejects|dismissed|dismisses|disputed|disputes|refuted",
    r"(?:(?:the|those|these|any|this|that|all|such|its)[ ](?:\w+[ ])?)?"
    r"(?:claims?|reports?|allegations?|accusations?|accounts?|figures?|tolls?|involvement|responsibility|role)\b",
)
_BREAKS = re.compile(r".*[,;:]\s|^(?:but|while|and|however|meanwhile)\s+", re.IGNORECASE | re.DOTALL)


def link_contests(reading: Reading, reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports in the order of the text, with rival numbers as reports of their own, and who contests whom.

    A report whose ``contests`` is set already tells another side's number of that one.
    """
    told = _with_rivals(reading, _claimed(reading, reports))
    return tuple(
        report if report.contests is not None else replace(report, contests=_denied_by(report, n, told))
        for n, report in enumerate(told)
    )


def _claimed(reading: Reading, reports: Sequence[Report]) -> list[Report]:
    """Of two rival reports the party's own is the claim, and contests the other (CON-3); it is where and when that one is.

    What others tell of a deed after its denial stands as they tell it (CON-6).
    """
    told = list(reports)
    for number, report in enumerate(reports):
        if report.contests is not None and reports[report.contests].assertion is Assertion.DENIED:
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


def _denied_by(report: Report, number: int, reports: Sequence[Report]) -> int | None:
    """The report that a denial speaks of: the nearest before it of the same kind of act, else the nearest after (CON-1)."""
    if report.assertion not in {Assertion.DENIED, Assertion.NEGATED}:
        return None
    near = [n for n, other in enumerate(reports) if n != number and _is_about(report, other)]
    return min(near, key=lambda n: (n > number, abs(n - number)), default=None)


def _is_about(denial: Report, other: Report) -> bool:
    return (
        other.assertion in _HAPPENED
        and max(other.start - denial.end, denial.start - other.end) <= NEAR
        and _kind(denial) == _kind(other)
        and not _disjoint(denial, other)
        and (denial.assertion is Assertion.DENIED or _another_says(denial, other))
    )


def _another_says(denial: Report, other: Report) -> bool:
    """A mere "did not" contests only where somebody else says the contrary (CON-2)."""
    return denial.attributed_to is not None and denial.attributed_to != other.attributed_to


def _kind(report: Report) -> str:
    return "force" if report.event_type in _FORCE else report.sub_event_type.value


def _disjoint(one: Report, other: Report) -> bool:
    if not (one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return one.date_end < other.date_start or other.date_end < one.date_start


def _with_rivals(reading: Reading, reports: Sequence[Report]) -> list[Report]:
    """The reports, and after each a report of the other side's number, where one stands near (CON-4)."""
    told: list[Report] = []
    for number, report in enumerate(reports):
        until = reports[number + 1].start if number + 1 < len(reports) else len(reading.text)
        rival = _rival(reading, report, until)
        if rival is None:
            denial = _denial(reading, report, until)
            told += [report] if denial is None else [report, replace(denial, contests=len(told))]
        elif is_partisan(report.attributed_to, reading.published_on):
            told += [_claim(report, len(told) + 1), rival]
        else:
            told += [report, _claim(rival, len(told))]
    return told


def _claim(report: Report, contests: int) -> Report:
    return replace(report, assertion=Assertion.ALLEGED, contests=contests, rules=(*report.rules, "CON-4"))


def _rival(reading: Reading, report: Report, until: int) -> Report | None:
    """The same act with the number that another side gives; None where nobody does, or none of the two is a party."""
    killed = report.tolls.get(Outcome.KILLED)
    if killed is None or report.assertion not in _HAPPENED:
        return None
    for match in _statements(_PUTS, reading, report, until):
        count, said_by = read_number(match["number"]), _speaker(match)
        if count is None or (count.low, count.high) == (killed.low, killed.high):
            continue
        words, on = reading.text[said_by.start : said_by.end], reading.published_on
        if is_partisan(report.attributed_to, on) != is_partisan(words, on):
            return _retold(reading, report, match, count, said_by)
    return None


def _denial(reading: Reading, report: Report, until: int) -> Report | None:
    """A denial without the act ("the army denied the claim"), as a report of its own (CON-5); None where there is none."""
    if report.assertion not in _HAPPENED or report.event_type not in _FORCE:
        return None
    match = next(iter(_statements(_DENIES, reading, report, until)), None)
    if match is None or (said_by := _speaker(match)).end <= said_by.start:
        return None
    return replace(
        report,
        attributed_to=reading.text[said_by.start : said_by.end],
        assertion=Assertion.DENIED,
        tolls={},
        weapons=(),
        start=said_by.start,
        end=match.end(),
        spans=report.spans | {ReportField.ASSERTION: (Span(said_by.end + 1, match.end()),)},
        rules=("AST-2", "CON-5"),
    )


def _statements(form: _Form, reading: Reading, report: Report, until: int) -> list[re.Match[str]]:
    """Where it is said in the report's sentence behind its first word, or in the next ones before another report."""
    first = bisect_right(reading.sentences, report.start, key=lambda sentence: sentence.end)
    after = [s for s in reading.sentences[first : first + AHEAD + 1] if s.start < until]
    return [match for s in after for match in form.matches(reading.text, max(s.start, report.start), s.end)]


def _speaker(match: re.Match[str]) -> Span:
    """The words for who says so, without those that join the clause to the one before."""
    who = match["who"]
    start = next((found.end() for found in [_BREAKS.match(who)] if found), 0)
    return Span(match.start("who") + start, match.end("who"))


def _retold(reading: Reading, report: Report, match: re.Match[str], count: Count, said_by: Span) -> Report:
    number = Span(match.start("number"), match.end("number"))
    phrase = reading.text[number.start : number.end]
    return replace(
        report,
        attributed_to=reading.text[said_by.start : said_by.end],
        assertion=Assertion.ASSERTED,
        tolls={Outcome.KILLED: Toll(low=count.low, best=count.best, high=count.high, phrase=phrase)},
        start=said_by.start,
        end=number.end,
        spans=report.spans | {ReportField.KILLED: (number,), ReportField.ASSERTION: (said_by,)},
    )

"""What another side states beside a report without telling the act anew: its own number, or a denial (rules CON-4, CON-5)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from pipeline.extract.assertion.rivals import is_partisan
from pipeline.extract.text.guarded import Guarded
from pipeline.extract.text.reading import Reading
from pipeline.extract.tolls.quantities import read_number
from schemas.records import Count, Report, Span, Toll
from schemas.vocabulary import Assertion, EventType, Outcome, ReportField, SubEventType

AHEAD = 2
"""Sentences after a report's in which another side may put its toll."""
_ARMED = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_FORCEFUL = frozenset(
    {SubEventType.EXCESSIVE_FORCE_AGAINST_PROTESTERS, SubEventType.MOB_VIOLENCE, SubEventType.VIOLENT_DEMONSTRATION}
)
HAPPENED = frozenset({Assertion.ASSERTED, Assertion.ALLEGED})


def _form(before: str, verb: str, after: str) -> Guarded:
    """Return the pattern of how a side says something: who, a verb, and what."""
    who = r"(?P<who>(?:[\w'’.-]+[ ]){0,6}?[\w'’.-]+)[ ]"
    day = r"(?:(?:on[ ])?(?:[A-Z]\w+day|yesterday)[ ])?"
    return Guarded(rf"{who}(?:{before})?(?:{verb})[ ]{day}(?P<what>{after})", verb.split("|"))


_PUTS = _form(
    r"has[ ]|have[ ]|had[ ]|later[ ]|also[ ]",
    r"put|puts|gave|gives|placed|estimated",
    r"(?:the|its|their|a|his)[ ](?:own[ ]|army[’']s[ ]|total[ ]|final[ ])?(?:death[ ])?(?:toll|number|figure|count|losses)\b"
    r"(?:[ ](?:of|from|in)[ ][^.;,]{0,60}?)?[ ](?:at|as|of)[ ](?P<number>[^.;,()\n]{1,40})",
)
_DEED = (
    r"attacks?|bombings?|(?:air[ -]?)?strikes?|shelling|killings?|murders?|raids?|shootings?|massacres?|assaults?|ambush"
    r"|abductions?|kidnappings?|blasts?|explosions?"
)
_DONE = r"(?:carried[ ]out|staged|committed|perpetrated|planted|launched|conducted|ordered)"
_ADVERBS = r"has[ ]|have[ ]|had[ ]|later[ ]|also[ ]|quickly[ ]|strongly[ ]"
_DENIES = _form(
    _ADVERBS,
    r"denied|denies|deny|rejected|rejects|dismissed|dismisses|disputed|disputes|refuted",
    r"(?:(?:the|those|these|any|this|that|all|such|its)[ ](?:\w+[ ])?)?"
    r"(?:claims?|reports?|allegations?|accusations?|accounts?|figures?|tolls?|involvement|responsibility|role)\b",
)
_DENIES_DOING = _form(
    _ADVERBS,
    r"denied|denies|deny",
    r"(?:ever[ ]|deliberately[ ]|intentionally[ ])?(?:target|attack|shell|bomb|hit|strik|fir|us|shoot|kill|harm|open|abduct|tortur|mistreat|abus|cross|rap"
    r"|burn|loot|suffer|los)\w{0,4}ing\b|(?:any[ ])?(?:losses|casualties|wrongdoing|knowledge)\b|that[ ]it[ ](?:had[ ])?lost\b"
    r"|(?:this|that|it)(?=[.,;\n]|$|[ ]and[ ])"
    r"|(?:that[ ])?(?:[\w'’-]+[ ]){1,4}?(?:(?:had[ ]|have[ ]|has[ ])?(?:ever[ ])?(?:taken|took)[ ](?:any[ ])?part"
    r"|(?:was|were|is|are|had[ ]been)[ ](?:in[ ]any[ ]way[ ])?(?:involved|implicated)|(?:had[ ])?played[ ](?:any|a)[ ](?:part|role))"
    rf"(?=[.,;\n]|$|[ ](?:on|at|or|and)[ ]|[ ]in[ ](?:it\b|(?:the|this|that|any|\w+day[’']s)[ ](?:[\w'’-]+[ ]){{0,2}}?(?:{_DEED})))",
)
_CALLS_IT_FALSE = _form(
    _ADVERBS,
    r"called|calls|dismissed|dismisses|described|branded|denounced",
    r"(?:the|these|those|such|it|this|that)[ ]?(?:\w+[ ]){0,3}?(?:as[ ])?(?:a[ ]|an[ ])?(?:\w+[ ])?"
    r"(?:baseless|false|untrue|unfounded|groundless|fabricated|fabrications?|lies|lie|propaganda|nonsense|exaggerated|fake|rumours|rumors)\b",
)
_SAYS = re.compile(
    r"\b(?P<who>(?:[\w'’.-]+[ ]){0,6}?[\w'’.-]+)[ ](?:said|says|told|insisted|added|confirmed|announced)\b"
)
_DENIES_THE_DEED = _form(
    _ADVERBS,
    r"denied|denies|deny",
    r"(?:(?:any[ ]part|a[ ]part|any[ ]hand|a[ ]hand)[ ]in[ ]|being[ ]behind[ ]|carrying[ ]out[ ]|having[ ]carried[ ]out[ ])?"
    rf"(?:that[ ](?:[\w'’-]+[ ]){{1,5}}?(?:(?:was|were|is|are|had[ ]been)[ ](?:behind|involved[ ]in|responsible[ ]for)|(?:had[ ])?{_DONE})[ ])?"
    rf"(?:the|this|that|those|these|both|either|\w+day[’']s)[ ](?:[\w'’-]+[ ]){{0,3}}?(?:{_DEED})(?=[.,;\n]|$|[ ](?:on|in|at|of|near|against)\b)",
)
_DENIALS = (_DENIES, _DENIES_THE_DEED, _DENIES_DOING, _CALLS_IT_FALSE)
_STOP = re.compile(r"[.,;\n]")
_BREAKS = re.compile(r".*[,;:]\s|^(?:but|while|and|however|meanwhile)\s+", re.IGNORECASE | re.DOTALL)


def is_force(report: Report) -> bool:
    """Return whether people were fought, shot at or hurt, also at a protest."""
    return report.event_type in _ARMED or report.sub_event_type in _FORCEFUL


def rival_beside(reading: Reading, report: Report, until: int) -> Report | None:
    """Return the same act with the number that another side gives (CON-4); None where nobody does, or none of the two is a party."""
    killed = report.tolls.get(Outcome.KILLED)
    if killed is None or report.assertion not in HAPPENED:
        return None
    stated = _stated_otherwise(reading, report, killed, until)
    match, count = next(((match, count) for match, count in stated if _is_rivals(reading, report, match)), (None, None))
    return None if match is None or count is None else _retold(reading, report, match, count, _speaker(match))


def with_other_tolls(reading: Reading, report: Report, until: int) -> Report:
    """Return the report, with its dead as few and as many as others put them who are no rivals ("the police put the toll at nine", CAS-123)."""
    killed = report.tolls.get(Outcome.KILLED)
    if killed is None or killed.low == 0 or report.assertion not in HAPPENED:
        return report
    stated = _stated_otherwise(reading, report, killed, until)
    for _, count in ((match, count) for match, count in stated if not _is_rivals(reading, report, match)):
        high = None if killed.high is None or count.high is None else max(killed.high, count.high)
        killed = replace(killed, low=min(killed.low, count.low), high=high)
    return replace(report, tolls=report.tolls | {Outcome.KILLED: killed})


def _stated_otherwise(
    reading: Reading, report: Report, killed: Toll, until: int
) -> Iterator[tuple[re.Match[str], Count]]:
    """Yield where somebody beside the report puts the dead at another number, and that."""
    for match in _statements(_PUTS, reading, report, until):
        count = read_number(match["number"])
        if count is not None and (count.low, count.high) != (killed.low, killed.high):
            yield match, count


def _is_rivals(reading: Reading, report: Report, match: re.Match[str]) -> bool:
    """Return whether of who says so and who tells the report one is a party."""
    said_by, on = _speaker(match), reading.published_on
    words = reading.text[said_by.start : said_by.end]
    return is_partisan(report.attributed_to, on) != is_partisan(words, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A denial that does not tell the act anew ("the army denied the claim")."""

    said_by: Span
    end: int
    about: str
    """What is denied, to the end of the clause."""


def denial_beside(reading: Reading, report: Report, until: int) -> Denial | None:
    """Return the first that stands by a report of violence (CON-5); None where there is none."""
    if report.assertion not in HAPPENED or not is_force(report):
        return None
    found = (match for form in _DENIALS for match in _denials(form, reading, report, until))
    match = min(found, key=lambda one: one.start(), default=None)
    said_by = _denier(match, reading) if match else None
    if match is None or said_by is None:
        return None
    stop = _STOP.search(reading.text, match.end())
    about = reading.text[match.start("what") : stop.start() if stop else None]
    return Denial(said_by=said_by, end=match.end(), about=about)


def denied(reading: Reading, report: Report, denial: Denial) -> Report:
    """Return the report as who denies it tells it."""
    said_by = denial.said_by
    return replace(
        report,
        attributed_to=reading.text[said_by.start : said_by.end],
        assertion=Assertion.DENIED,
        tolls={},
        weapons=(),
        start=said_by.start,
        end=denial.end,
        spans=report.spans | {ReportField.ASSERTION: (Span(said_by.end + 1, denial.end),)},
        rules=("AST-2", "CON-5"),
    )


def _denials(form: Guarded, reading: Reading, report: Report, until: int) -> list[re.Match[str]]:
    """Where it is denied: also by the words before the report's, with which these go on ("denied that its men had carried out …")."""
    found = (
        match for s in _sentences_from(reading, report, until) for match in form.finditer(reading.text, s.start, s.end)
    )
    return [match for match in found if report.start < match.end() <= until]


def _statements(form: Guarded, reading: Reading, report: Report, until: int) -> list[re.Match[str]]:
    """Where it is said in the report's sentence behind its first word, or in the next ones, before another report."""
    after = _sentences_from(reading, report, until)
    found = (match for s in after for match in form.finditer(reading.text, max(s.start, report.start), s.end))
    return [match for match in found if match.end() <= until]


def _sentences_from(reading: Reading, report: Report, until: int) -> list[Span]:
    first = bisect_right(reading.sentences, report.start, key=lambda sentence: sentence.end)
    return [s for s in reading.sentences[first : first + AHEAD + 1] if s.start < until]


def _speaker(match: re.Match[str]) -> Span:
    """The words for who says so, without those that join the clause to the one before."""
    who = match["who"]
    start = next((found.end() for found in [_BREAKS.match(who)] if found), 0)
    return Span(match.start("who") + start, match.end("who"))


def _denier(match: re.Match[str], reading: Reading) -> Span | None:
    """Who denies it; where the verb is joined to one of saying, who says so ("the army said … and disputed the toll"). None for nobody."""
    said_by = _speaker(match)
    if not reading.text[said_by.start : said_by.end].endswith(" and"):
        return said_by if said_by.end > said_by.start else None
    first = reading.sentences[bisect_right(reading.sentences, said_by.start, key=lambda sentence: sentence.start) - 1]
    saying = _SAYS.search(reading.text, first.start, said_by.end)
    return Span(*saying.span("who")) if saying else None


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

"""What the coder made of an article, field by field, with the words and rules that each rests on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.codebook import meaning_of
from pipeline.extract.rejected import Candidate, Candidates
from pipeline.pages.marking import Mark, Piece, cut
from pipeline.pages.rendering import render_page
from pipeline.pages.words import FIELDS, REASONS, ROLES
from schemas.records import Actor, CodedArticle, Count, LocatedReport, Place, Report, Span, Toll
from schemas.vocabulary import Assertion, Outcome, PlaceRole, ReportField

_FIELD_OF_RULES = {"DAT": "date", "CAS": "killed", "ACT": "actors", "AST": "assertion", "BAK": "assertion"}
"""The field that a rule decides, by the first letters of its id; all others decide the act."""
_KINDS = {Candidate.ACT: "act", Candidate.DATE: "date"}
_TOLLS = (Outcome.KILLED, Outcome.INJURED, Outcome.CAPTURED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that decided, and what it says."""

    id: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a report: what was coded, from which words, by which rules."""

    name: str
    coded: str
    words: tuple[str, ...]
    rules: tuple[Rule, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """A report as an analyst reads it."""

    number: int
    heading: str
    where: str
    told: str
    """Whether it is told as fact, and as news."""
    sure: bool
    confidence: float
    sentence: tuple[Piece, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused:
    """Words that became no part of a report."""

    text: str
    kind: str
    why: str
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An article with everything that was and was not made of it."""

    title: str
    about: tuple[str, ...]
    language: str | None
    pieces: tuple[Piece, ...]
    """The text with the marks of all reports."""
    reports: tuple[ShownReport, ...]
    none: str | None
    """Why there is no report."""
    unused: tuple[Unused, ...]


def explain(coded: CodedArticle, candidates: Candidates) -> Explained:
    """Return what there is to see of a coded article."""
    extraction = coded.extraction
    text = extraction.article.text
    marks = [mark for n, located in enumerate(coded.reports) for mark in _marks(coded, located, candidates.acts, n)]
    return Explained(
        title=extraction.article.title or extraction.article.address,
        about=tuple(_about(coded)),
        language=extraction.language,
        pieces=cut(text, marks),
        reports=tuple(_shown(coded, located, marks, n) for n, located in enumerate(coded.reports)),
        none=extraction.no_report_reason,
        unused=tuple(replace(one, times=times) for one, times in Counter(_unused(coded, candidates)).items()),
    )


def explain_page(explained: Explained) -> str:
    """Return the whole page, which needs nothing but itself."""
    return render_page("explain.html", title=explained.title, shown=explained, legend=FIELDS)


def _about(coded: CodedArticle) -> Iterator[str]:
    extraction = coded.extraction
    yield f"genre {extraction.genre}"
    day = extraction.published_on
    yield f"published {day}, by {extraction.published_at_method}" if day else "publication day not known"
    yield f"coder {extraction.coder_version}"
    yield f"gazetteer {coded.gazetteer_version}"


def _marks(coded: CodedArticle, located: LocatedReport, acts: Sequence[Span], number: int) -> Iterator[Mark]:
    report, place = located.report, coded.place_of(located)
    within = [one.report for one in coded.reports if _is_inside(one.report, report)]
    for span in acts:
        if _holds(report, span) and not any(_holds(other, span) for other in within):
            yield Mark(start=span.start, end=span.end, kind="act", owner=number)
    for field, spans in report.spans.items():
        for span in spans:
            yield Mark(start=span.start, end=span.end, kind=field.value, owner=number)
    if place is not None and not report.spans.get(ReportField.PLACE):
        yield Mark(start=place.start, end=place.end, kind=ReportField.PLACE.value, owner=number)


def _is_inside(one: Report, report: Report) -> bool:
    """Return whether the one is told within the other's words, and by fewer."""
    words = one.start, one.end
    return words != (report.start, report.end) and report.start <= words[0] and words[1] <= report.end


def _holds(report: Report, span: Span) -> bool:
    return report.start <= span.start < report.end


def _shown(coded: CodedArticle, located: LocatedReport, marks: Sequence[Mark], number: int) -> ShownReport:
    report, text = located.report, coded.extraction.article.text
    own = [mark for mark in marks if mark.owner == number]
    return ShownReport(
        number=number,
        heading=report.sub_event_type,
        where=" · ".join((_days(report), _where_line(coded, located))),
        told=f"{report.assertion}, {'background' if report.background else 'news'}",
        sure=report.assertion is Assertion.ASSERTED and not report.background,
        confidence=report.confidence,
        sentence=cut(text, own, *_around(text, report)),
        fields=tuple(_fields(coded, located, own)),
    )


def _around(text: str, report: Report) -> tuple[int, int]:
    """Return the line that the report's words stand in, at most 200 characters more on each side."""
    start = max(text.rfind("\n", 0, report.start) + 1, report.start - 200)
    end = text.find("\n", report.end)
    return start, min(len(text) if end < 0 else end, report.end + 200)


def _fields(coded: CodedArticle, located: LocatedReport, marks: Sequence[Mark]) -> Iterator[Field]:
    report, text = located.report, coded.extraction.article.text

    def words(kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text[m.start : m.end] for m in sorted(marks, key=_start) if m.kind == kind))

    def field(name: str, coded_as: str, note: str | None = None) -> Field:
        return Field(name=name, coded=coded_as, words=words(name), rules=_rules(report, name), note=note)

    codes = (f"PLOVER {report.plover_type}" if report.plover_type else None, report.plover_mode)
    yield field("act", f"{report.event_type} › {report.sub_event_type}", " ".join(filter(None, codes)) or None)
    told = f"{report.assertion}{', as background' if report.background else ''}"
    yield field("assertion", told, f"said by {report.attributed_to}" if report.attributed_to else None)
    yield field("date", _days(report), f"precision: {report.date_precision}")
    yield field("place", _where_line(coded, located), _place_note(coded, located))
    for outcome in _TOLLS:
        if (toll := report.tolls.get(outcome)) is not None:
            yield field(outcome.value, _count(toll), _sides(toll))
    yield field("actors", "; ".join(map(_actor, report.actors)) or "nobody named")


def _start(mark: Mark) -> int:
    return mark.start


def _rules(report: Report, field: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(id=rule, meaning=meaning_of(rule) or "")
        for rule in report.rules
        if _FIELD_OF_RULES.get(rule.partition("-")[0], "act") == field
    )


def _days(report: Report) -> str:
    if report.date_start is None:
        return "day not known"
    return " to ".join(dict.fromkeys(map(str, (report.date_start, report.date_end or report.date_start))))


def _where_line(coded: CodedArticle, located: LocatedReport) -> str:
    place = coded.place_of(located)
    if place is not None:
        return _place_line(place)
    return f"somewhere in {located.country}" if located.country else "place not known"


def _place_line(place: Place) -> str:
    parts = (place.name or place.text, place.admin2_name, place.admin1_name, place.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _place_note(coded: CodedArticle, located: LocatedReport) -> str:
    place = coded.place_of(located)
    if place is None and located.country:
        return "no place name can be its place; the country is the one that the article is about (P-CHOOSE-8)"
    if place is None:
        return "no place name in its words or sentence can be its place"
    why = REASONS.get(place.reason, place.reason.replace("_", " "))
    return f"precision: {located.geo_precision}; score {place.score:.2f}: {why}"


def _count(count: Count) -> str:
    low, best, high = ("?" if value is None else str(value) for value in (count.low, count.best, count.high))
    return low if low == best == high else f"low {low}, best {best}, high {high}"


def _sides(toll: Toll) -> str | None:
    if not toll.by_side:
        return None
    return "; ".join(f"{side.replace('_', '-')} {_count(count)}" for side, count in toll.by_side.items())


def _actor(actor: Actor) -> str:
    known = ", ".join(part for part in (actor.name, actor.kind) if part)
    return f"{actor.role}: {actor.text}{f' ({known})' if known else ''}"


def _unused(coded: CodedArticle, candidates: Candidates) -> list[Unused]:
    """Return what was not taken, in the order of the text."""
    text = coded.extraction.article.text
    acts = [
        (one.start, Unused(text=text[one.start : one.end], kind=_KINDS[one.candidate], why=one.why))
        for one in candidates.rejected
    ]
    places = [
        (place.start, Unused(text=place.text, kind="place", why=_why_not_here(place)))
        for place in coded.places
        if place.role is not PlaceRole.EVENT
    ]
    return [one for _, one in sorted([*acts, *places], key=lambda pair: pair[0])]


def _why_not_here(place: Place) -> str:
    role = place.role.replace("_", " ")
    why = f"{role}: {ROLES[place.role.value]}"
    reason = REASONS.get(place.reason, place.reason.replace("_", " "))
    return f"{why}; taken for {_place_line(place)}: {reason}" if place.name else f"{why}; {reason}"

"""From a report in quotes to one with offsets: whatever it says must stand in the text (rules QUO-1 to QUO-5)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from pipeline.crosswalk import plover, ucdp_type
from pipeline.extract.actors.people import people_noun
from pipeline.extract.actors.registry import find_actors
from pipeline.extract.dates.expressions import DateMention, find_dates
from pipeline.extract.text.reading import Reading
from pipeline.extract.tolls.quantities import read_number
from schemas.quotes import QuotedActor, QuotedPeople, QuotedReport
from schemas.records import Actor, Article, Count, Report, Span, Toll
from schemas.vocabulary import EVENT_TYPE_OF, DatePrecision, Outcome, ReportField, Side

LONGEST = 2000
"""Characters of a quote; more is no quote but a copy."""
CONFIDENCE = 0.7
"""What a quoted report is worth: that its words are there is known, that they were understood is not."""
_LEADERS = {Outcome.KILLED: Outcome.LEADERS_KILLED, Outcome.CAPTURED: Outcome.LEADERS_CAPTURED}
_FIELDS = {field.value: field for field in ReportField}

Counted = tuple[QuotedPeople, Span]


class NotInText(ValueError):
    """Words that a coder quotes and that the article does not hold."""


def report_from_quotes(article: Article, reading: Reading, quoted: QuotedReport) -> Report:
    """Return the report with the offsets of its words; raises NotInText where any of them is not there (QUO-1)."""
    text = article.text
    quote = _found(text, quoted.quote, "quote", None)
    when = _date(reading, _optional(text, quoted.when, "when", quote))
    said_by = _optional(text, quoted.attributed_to, "attributed_to", quote)
    places = [_found(text, words, "where", quote) for words in quoted.where]
    on = (when and when.date_start) or reading.published_on
    actors = tuple(_actor(text, actor, _found(text, actor.text, "actors", quote), on) for actor in quoted.actors)
    people = [(one, _found(text, one.phrase, one.outcome, quote)) for one in quoted.people]
    tolls = _tolls(text, people)
    plover_type, plover_mode = plover(quoted.sub_event_type, quoted.weapons)
    return Report(
        event_type=EVENT_TYPE_OF[quoted.sub_event_type],
        sub_event_type=quoted.sub_event_type,
        plover_type=plover_type,
        plover_mode=plover_mode,
        ucdp_type=ucdp_type(quoted.sub_event_type, [actor.kind for actor in actors], tolls.get(Outcome.KILLED)),
        assertion=quoted.assertion,
        background=quoted.background,
        attributed_to=_words(text, said_by) if said_by else None,
        date_start=when.date_start if when else None,
        date_end=when.date_end if when else None,
        date_precision=when.precision if when else DatePrecision.UNKNOWN,
        date_text=text[when.start : when.end] if when else None,
        date_method=when.method if when else None,
        place_scopes=tuple(dict.fromkeys([*places, quote, *_sentences(reading, quote)])),
        actors=actors,
        tolls=tolls,
        weapons=quoted.weapons,
        no_shots_fired=quoted.no_shots_fired,
        start=quote.start,
        end=quote.end,
        spans=_spans(when, actors, people, said_by),
        rules=("QUO-1", *([when.method.split(":")[0]] if when else ())),
        confidence=CONFIDENCE,
    )


def find_words(text: str, words: str, near: Span | None) -> Span | None:
    """Return where the words stand, whole, their white space aside: inside ``near`` or nearest to it; else None."""
    pieces = words.split()
    if not pieces or len(words) > LONGEST:
        return None
    left = r"(?<!\w)" if re.match(r"\w", pieces[0]) else ""
    right = r"(?!\w)" if re.search(r"\w\Z", pieces[-1]) else ""
    found = re.finditer(left + r"\s+".join(map(re.escape, pieces)) + right, text)
    spans = [Span(*match.span()) for match in found]
    return min(spans, key=lambda span: _distance(span, near), default=None)


def _distance(span: Span, near: Span | None) -> int:
    return 0 if near is None else max(near.start - span.start, span.end - near.end, 0)


def _found(text: str, words: str, what: str, near: Span | None) -> Span:
    span = find_words(text, words, near)
    if span is None:
        raise NotInText(f"{what}: {words[:200]!r} is not in the text")
    return span


def _optional(text: str, words: str | None, what: str, near: Span) -> Span | None:
    return None if words is None else _found(text, words, what, near)


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _date(reading: Reading, span: Span | None) -> DateMention | None:
    """The days that the words mean by our own grammar (QUO-2); None where it reads no date in them."""
    found = find_dates(reading.text, span, reading.anchor) if span else ()
    return next((one for one in found if one.date_start), next(iter(found), None))


def _sentences(reading: Reading, quote: Span) -> list[Span]:
    return [one for one in reading.sentences if one.start < quote.end and quote.start < one.end]


def _actor(text: str, quoted: QuotedActor, span: Span, on: date | None) -> Actor:
    """The registry's actor, where the words name one; else the class that their noun gives (QUO-3)."""
    known = next(iter(find_actors(text, span, on)), None)
    noun = next(filter(None, map(people_noun, reversed(_words(text, span).split()))), None)
    return Actor(
        text=_words(text, span),
        start=span.start,
        end=span.end,
        role=quoted.role,
        name=known.actor.name if known else None,
        actor_id=known.actor.actor_id if known else None,
        kind=known.actor.kind if known else noun.kind if noun else None,
    )


def _tolls(text: str, people: Sequence[Counted]) -> dict[Outcome, Toll]:
    tolls: dict[Outcome, Toll] = {}
    for outcome in Outcome:
        here = [one for one in people if one[0].outcome is outcome and _count(text, one) is not None]
        if here:
            tolls[outcome] = _toll(text, here)
        leaders = [one for one in here if one[0].leader]
        if leaders and outcome in _LEADERS:
            tolls[_LEADERS[outcome]] = _toll(text, leaders)
    return tolls


def _toll(text: str, people: Sequence[Counted]) -> Toll:
    total = _sum(_count(text, one) for one in people)
    sides = {
        side: _sum(_count(text, one) for one in people if one[0].side is side)
        for side in Side
        if any(one[0].side is side for one in people)
    }
    return Toll(
        low=total.low,
        best=total.best,
        high=total.high,
        phrase=_words(text, people[0][1]),
        by_side=sides or None,
    )


def _count(text: str, counted: Counted) -> Count | None:
    """The number is the words', never the coder's; only where they hold none is its count taken, as a least (QUO-4)."""
    quoted, span = counted
    read = read_number(_words(text, span))
    if read is not None or quoted.count is None or quoted.count < 0:
        return read
    known = quoted.count if quoted.count <= 1 else None
    return Count(low=quoted.count, best=known, high=known)


def _sum(counts: Iterable[Count | None]) -> Count:
    told = [count for count in counts if count is not None]
    best, high = [count.best for count in told], [count.high for count in told]
    return Count(
        low=sum(count.low for count in told),
        best=None if None in best else sum(filter(None, best)),
        high=None if None in high else sum(filter(None, high)),
    )


def _spans(
    when: DateMention | None, actors: Sequence[Actor], people: Sequence[Counted], said_by: Span | None
) -> dict[ReportField, tuple[Span, ...]]:
    spans = {
        ReportField.DATE: [Span(when.start, when.end)] if when else [],
        ReportField.ACTORS: [Span(actor.start, actor.end) for actor in actors],
        ReportField.ASSERTION: [said_by] if said_by else [],
    }
    for one, span in people:
        field = _FIELDS.get(one.outcome.value)
        if field is not None:
            spans.setdefault(field, []).append(span)
    return {field: tuple(found) for field, found in spans.items() if found}

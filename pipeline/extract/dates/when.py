"""The day of an incident whose own words give none: from the text around it (rules DAT-20, DAT-21, DAT-32)."""

import re
from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from pipeline.extract.dates.calendars import month_of, one_day
from pipeline.extract.dates.coming import day_of_coming
from pipeline.extract.dates.expressions import DateMention, find_dates
from pipeline.extract.dates.own_days import is_when_said
from pipeline.extract.dates.to_come import as_still_to_come
from pipeline.extract.incidents.told import Incident, Told
from pipeline.extract.text.reading import Reading
from pipeline.extract.text.tokens import Token
from schemas.records import Span
from schemas.vocabulary import Assertion, DatePrecision, Genre

BACK = 5
"""Sentences back in which the day of an incident is looked for."""
LIST = 60
"""Sentences back in which what leads to a list is looked for."""
LEAD = 3
"""Sentences of a dispatch's body that tell its news; an undated act after them may be of any day."""
_OPENING = re.compile(r"\s*(?:(?:on|overnight|early|late|in|the|of|night|morning|evening|to)\s+){0,5}", re.IGNORECASE)
"""What stands before a day that opens a sentence ("Overnight on March 18, …")."""
_SOON = timedelta(days=2)
"""Within which news is told."""
_FLASH = re.compile(
    r"\s*#?(?:breaking(?: news)?|urgent|just in|news ?flash|flash(?!\s(?:update|report|appeal|flood))|alert)\b(?=\s*[:–—-]|\s+[A-Z])",
    re.IGNORECASE,
)
"""What announces news of the hour (rule DAT-92); a "Flash Update" is one of a series."""
_CONFIRM = frozenset({"confirm", "confirms", "confirmed", "announced"})
_ENTRY = re.compile(r"\d\d?[:.]\d\d(?:\s+[A-Z]{2,4}\b)?[\s,:–—-]+[A-Z]")
"""How an entry of a running page begins ("08:00 Four people are dead …"): what another entry tells is no day of its deeds (ASM-114)."""
_RELATIVE = ("DAT-15", "DAT-16", "DAT-17", "DAT-28", "DAT-29")
_SAME_DAY = ("the day", "that day", "same day", "hours later", "hours earlier")


def when(reading: Reading, incident: Incident, first: Told) -> DateMention | None:
    """Return the incident's date, with the rule that gave it; None where the text does not tell."""
    own = incident.date
    if incident.is_among_past and own is None:
        return None
    if incident.is_date_said and own is not None and own.start < first.sentence.end:
        own = _day_told_before(reading, first, own) or day_of_coming(reading, first) or own
    if own and _opens_a_later_paragraph(reading, first, own):
        before = _day_before(reading, first)
        own = before if before and _is_soon_before(before, own) else own
    if own is None or (own.start > first.sentence.end and own.precision is not DatePrecision.DAY):
        own = (
            _day_of_the_joined(reading, first)
            or _day_of_both(reading, first)
            or _day_before(reading, first)
            or own
            or day_of_coming(reading, first)
            or _dispatch_day(reading, first)
            or _flash_day(reading, first)
        )
    if own is None:
        return None
    if own.date_start is None and _is_of_the_day(reading, own):
        own = _day_before(reading, first) or own
    if own.date_start is None:
        return _month_of_release(reading, own) or own
    return as_still_to_come(own, first, reading.text[own.start : own.end], reading.anchor)


def _is_of_the_day(reading: Reading, found: DateMention) -> bool:
    """Return whether it only says that it was the same day, of which the text told too far before ("later in the day", DAT-203)."""
    words = reading.text[found.start : found.end].lower()
    return found.method.startswith("DAT-25") and words.endswith(_SAME_DAY)


def _opens_a_later_paragraph(reading: Reading, first: Told, day: DateMention) -> bool:
    """Return whether a paragraph behind the deed's opens with the day: that of other news, where a sentence before the deed tells one of
    a day or two earlier (rule DAT-201).
    """
    start = reading.paragraphs[reading.paragraph_at(day.start)].start
    return start > first.sentence.end and _OPENING.fullmatch(reading.text, start, day.start) is not None


def _may_be_dated(first: Told) -> bool:
    return (
        not (first.frame.recalled or first.frame.presupposed) and first.frame.judgement.assertion is Assertion.ASSERTED
    )


def _day_before(reading: Reading, first: Told) -> DateMention | None:
    """The day of the nearest sentence before that has one, in the body and at most five back (rule DAT-20)."""
    if not _may_be_dated(first):
        return None
    said: DateMention | None = None
    for number in _before(reading, first):
        sentence = reading.sentences[number]
        if sentence.end <= reading.body or _ENTRY.match(reading.text, reading.sentences[number + 1].start):
            break
        found = _first_day_in(reading, sentence)
        if found and not is_when_said(reading.text, found):
            return found if said is None or _is_soon_before(found, said) else said
        said = said or found
    return said


def _day_of_the_joined(reading: Reading, first: Told) -> DateMention | None:
    """The only day of the sentence, told before "and" or "while" joins the deed to another: "killed five in Kandahar on Tuesday and a
    bomb killed three in Herat" (rule DAT-220).
    """
    clause = first.frame.hits[0].clause
    if not (clause.dep_ == "conj" or _is_meanwhile(clause)) or len(first.dates) != 1 or not _may_be_dated(first):
        return None
    day = first.dates[0]
    before = _is_a_day(day) and day.end <= first.sentence.start + clause.left_edge.idx
    joined = before and clause.head.left_edge.idx + first.sentence.start <= day.start
    return replace(day, method="DAT-220:of_the_deed_before") if joined and not is_when_said(reading.text, day) else None


def _is_meanwhile(clause: Token) -> bool:
    """Return whether it tells what was done "while" the other was."""
    return clause.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "while" for child in clause.children)


def _day_of_both(reading: Reading, first: Told) -> DateMention | None:
    """The only day of the sentence, told behind a deed elsewhere that "and" joins to this one: "killed two in Bama and a bomb killed five
    in Banki on Monday" (rule DAT-250).
    """
    clause = first.frame.hits[0].clause
    if len(first.dates) != 1 or not first.place_names or not _may_be_dated(first):
        return None
    day, start = first.dates[0], first.sentence.start
    joined = (child for child in clause.children if child.dep_ == "conj" and child.tag_[:2] == "VB")
    behind = any(start + verb.idx < day.start < start + verb.right_edge.idx + 1 for verb in joined)
    told = behind and _is_a_day(day) and not is_when_said(reading.text, day)
    return replace(day, method="DAT-250:of_both_deeds") if told else None


def _first_day_in(reading: Reading, sentence: Span) -> DateMention | None:
    """The first day in the sentence that is not the dispatch's own, and rather one on which nobody says something."""
    dispatched = reading.dispatched
    days = [
        found
        for found in find_dates(reading.text, sentence, reading.anchor)
        if _is_a_day(found) and not (dispatched and found.start <= dispatched.words.start < found.end)
    ]
    own = [d for d in days if not is_when_said(reading.text, d)] or days
    return replace(own[0], method="DAT-20:sentence_before") if own else None


def _day_told_before(reading: Reading, first: Told, said: DateMention) -> DateMention | None:
    """The day that the sentence before tells, up to two days before that on which somebody says so: rather the deed's (rule DAT-200)."""
    before = _day_before(reading, first)
    told = before is not None and not is_when_said(reading.text, before)
    return before if before and told and _is_soon_before(before, said) else None


def _is_soon_before(day: DateMention, said: DateMention) -> bool:
    if day.date_end is None or said.date_start is None:
        return False
    return timedelta() < said.date_start - day.date_end <= _SOON


def _before(reading: Reading, first: Told) -> Iterator[int]:
    """Yield the sentences before, the nearest first: of a list's entry its own and then what leads to the list, of a round-up's piece of
    news its own and then the one that leads to the first piece (rule DAT-134).
    """
    listed, near = reading.is_listed(first.sentence.start), 0
    for number in range(first.number - 1, max(-1, first.number - 1 - LIST), -1):
        at = reading.sentences[number].start
        if reading.item_at(at) != first.item:
            if reading.item_at(at) is None:
                yield number
                return
        elif not listed or reading.paragraph_at(at) == first.paragraph or not reading.is_listed(at):
            yield number
            near += 1
        if near == BACK:
            return


def _is_a_day(mention: DateMention) -> bool:
    """One day, known or not; "the past 24 hours" is the time of a summary and dates none of what it sums up."""
    if mention.method.startswith(("DAT-16", "DAT-40")):
        return False
    return mention.precision in {DatePrecision.DAY, DatePrecision.DAYS} or mention.method.startswith(_RELATIVE)


def _dispatch_day(reading: Reading, first: Told) -> DateMention | None:
    """The day that the dispatch itself is dated by, for its lead: told so, and only to within days (rule DAT-21)."""
    dispatched = reading.dispatched
    if dispatched is None or reading.genre is not Genre.NEWS or not _may_be_dated(first):
        return None
    days = one_day(dispatched.day)
    if days is None or first.number >= _first_of_news(reading, first) + LEAD or _is_confirmed(first):
        return None
    return DateMention(
        start=dispatched.words.start,
        end=dispatched.words.end,
        date_start=days[0],
        date_end=days[1],
        precision=DatePrecision.DAYS,
        method="DAT-21:dispatch_day",
    )


def _first_of_news(reading: Reading, first: Told) -> int:
    """The first sentence of the body, or of the piece of news of a round-up (rule DAT-160)."""
    start = reading.body if first.item is None else reading.items[first.item].told
    return next((n for n, sentence in enumerate(reading.sentences) if sentence.end > start), 0)


def _flash_day(reading: Reading, first: Told) -> DateMention | None:
    """The day of publication, for what a flash tells in its first sentences without a day: told so, and only to within days (rule DAT-92)."""
    flash = _FLASH.match(reading.text, first.sentence.start) or _FLASH.match(reading.text)
    days = one_day(reading.published_on)
    if flash is None or days is None or first.number >= LEAD or not _may_be_dated(first):
        return None
    start = flash.end() - len(flash[0].lstrip())
    return DateMention(
        start=start,
        end=flash.end(),
        date_start=days[0],
        date_end=days[1],
        precision=DatePrecision.DAYS,
        method="DAT-92:flash",
    )


def _is_confirmed(first: Told) -> bool:
    """Return whether the news is that somebody confirmed the act, which was known before ("confirmed the death of a commander")."""
    nouns = (hit.token for hit in first.frame.hits if hit.trigger.pos == "n")
    return any(noun.dep_ == "dobj" and noun.head.lower_ in _CONFIRM for noun in nouns)


def _month_of_release(reading: Reading, found: DateMention) -> DateMention | None:
    """Date "yesterday" in a release that only its number dates by that month (rule DAT-32)."""
    if reading.released_in is None or not found.method.startswith(_RELATIVE):
        return None
    first, last, precision = month_of(*reading.released_in)
    return replace(found, date_start=first, date_end=last, precision=precision, method="DAT-32:month_of_release")

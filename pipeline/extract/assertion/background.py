"""What is told as history or context, and not as the article's news (rules BAK-1 to BAK-8, BAK-20 to BAK-23)."""

import datetime as dt
import re
from collections.abc import Callable

import msgspec

from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.telling import is_a_circumstance, is_in_passing
from pipeline.extract.assertion.announced import is_claimed, is_made_known
from pipeline.extract.assertion.earlier_months import FRESH, LEAD, is_of_an_earlier_month
from pipeline.extract.assertion.history import find_long_time
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.dates.own_days import is_when_said
from pipeline.extract.incidents.told import STALE, Incident, Told, is_of_a_story, kinds_of
from pipeline.extract.text.reading import Reading
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.stated import stated_total
from schemas.vocabulary import DatePrecision, Genre, SubEventType

_SAY = contexts()["say"]
FACT_CHECK = "fact_check"
"""The subject of texts that tell what others claim: what they begin with is no news (rule BAK-62)."""
EXPLAINER = "explainer"
"""The subject of texts that explain the news, which a look back may be without."""
FORTNIGHT = dt.timedelta(days=13)
"""Between the first and the last day of two weeks: what the past weeks saw is summed up."""
NEAR = 15
"""Characters after words for a long time within which a day is their own ("since the war began on 15 April")."""
_PUBLISHED = re.compile(r"\b(?:released|published|issued|presented)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
"""Before a day: it is that of a report's publication."""
_YEARS_SINCE = re.compile(
    r"\b(?:years?|decades?|centur(?:y|ies)) (?:on|after|since|later)\b|\banniversar|\bcentenary\b|\bcommemorat|\bremember(?:s|ed|ing)?\b"
    r"|\bmarks? \w+ (?:years|decades)\b",
    re.IGNORECASE,
)
_S = SubEventType
_AT_ONCE = frozenset(
    {
        _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY,
        _S.GOVERNMENT_REGAINS_TERRITORY,
        _S.NON_VIOLENT_TRANSFER_OF_TERRITORY,
        _S.AGREEMENT,
    }
)
_OF_ARMS = frozenset({_S.SHELLING, _S.AIR_DRONE_STRIKE, _S.GRENADE, _S.REMOTE_EXPLOSIVE})
"""What is done with arms that are no picture of speech."""
_ONCE = frozenset({SubEventType.BASE_ESTABLISHED})
"""What is done once, however long it has stood: "have had a base in Obo since March"."""


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with where and when it is told."""

    reading: Reading
    incident: Incident
    first: Told
    """The first frame of the article's body that tells of it."""
    date: DateMention | None
    written: dt.date | None
    """When the article was published, or before which day it was not written; None where nothing tells."""


def background_rule(
    reading: Reading, incident: Incident, found: DateMention | None, written: dt.date | None
) -> str | None:
    """Return the id of the rule that makes the incident background, or None where it is news."""
    first = next((told for told in incident.told if not told.headline), incident.told[0])
    told = _Told(reading=reading, incident=incident, first=first, date=found, written=written)
    return next((rule for rule, holds in _RULES if holds(told)), None)


def _is_recalled(told: _Told) -> bool:
    """Also where later sentences go back to it ("the attack"), as long as they tell no new deed and no toll anew."""
    first, others = told.first.frame, (one.frame for one in told.incident.told)
    back = all(frame.recalled or frame.presupposed or frame.names_known_act for frame in others)
    return first.recalled and not first.running and back and not _states_a_toll(told)


def _is_a_running_total(told: _Told) -> bool:
    return told.incident.is_sum or (told.first.frame.running and _is_known(told))


def _is_known(told: _Told) -> bool:
    known = all(one.frame.recalled or one.frame.presupposed for one in told.incident.told)
    return known and not _states_a_toll(told) and not _is_the_leads(told)


def _is_the_leads(told: _Told) -> bool:
    """Return whether the article begins with what somebody says of a deed that it names for the first time, or tells of ("the attack that
    killed nine"), with its toll and its day in the week before ("claimed an attack that killed nine on Tuesday", rule BAK-25).
    """
    first, date = told.first, told.date
    known = is_made_known(first)
    described = not first.frame.definite or len(first.frame.hits) > 1 or is_claimed(first) or known
    anew = described and not first.frame.recalled and bool(first.frame.tolls)
    if not (known or first.number <= 1) or not anew or date is None or date.date_end is None or told.written is None:
        return False
    own = first.sentence.start <= date.start < first.sentence.end and not told.incident.is_date_said
    return own and dt.timedelta() <= told.written - date.date_end <= FRESH


def _states_a_toll(told: _Told) -> bool:
    """A toll that is said anew is news of what is known."""
    return any(stated_total(told.reading.text, one.sentence) for one in told.incident.told)


def _is_in_a_look_back(told: _Told) -> bool:
    """What a look back begins with is its news where it happened in the week before ("six were killed at a memorial on Friday"); so is
    any such deed that explainers tell (rule ASM-225).
    """
    genre = told.reading.genre
    if genre is Genre.OPINION:
        return not _is_fresh_toll(told)
    return genre is Genre.BACKGROUND and not (_is_fresh_lead(told) or _is_explained(told))


def _is_fresh_toll(told: _Told) -> bool:
    """Return whether a main clause tells a deed of the week before with its day and its toll, which is news whoever writes so ("we
    operate by telephone light. Shells hit the market on Tuesday, and we had 17 dead", rule BAK-48).
    """
    frame = told.first.frame
    hurt = any(one.frame.tolls for one in told.incident.told) or bool(set(kinds_of(told.incident)) & _OF_ARMS)
    counted = hurt and any(_is_main(hit.clause) or _cuts_in(hit.clause) for hit in frame.hits)
    return counted and not (frame.presupposed or frame.recalled) and _is_of_the_week(told)


def _is_fresh_lead(told: _Told) -> bool:
    first = told.first
    if _is_headlines(told):
        return True
    subject = told.reading.subject
    if _is_only_a_gathering(first.frame) or (subject is not None and subject.name == FACT_CHECK):
        return False
    is_lead = first.number == 0 and all(_is_main(hit.clause) for hit in first.frame.hits[:1])
    return is_lead and not (first.frame.presupposed or _is_only_a_death(first.frame)) and _is_of_the_week(told)


def _is_only_a_gathering(frame: Frame) -> bool:
    """Return whether people "gathered", of which a text that looks back tells no protest (BAK-61)."""
    return all(hit.token.lower_ == "gathered" for hit in frame.hits)


def _is_explained(told: _Told) -> bool:
    """Return whether it is a deed of the week before, with its day, in a main clause of a text that explains the news."""
    frame, subject = told.first.frame, told.reading.subject
    anew = not (frame.presupposed or frame.recalled) and all(_is_main(hit.clause) for hit in frame.hits[:1])
    return subject is not None and subject.name == EXPLAINER and anew and _is_of_the_week(told)


def _is_of_the_week(told: _Told) -> bool:
    """Return whether its first sentence gives it a day in the week before publication."""
    date, first = told.date, told.first
    if date is None or date.date_end is None or told.written is None:
        return False
    own = first.sentence.start <= date.start < first.sentence.end and date.precision is DatePrecision.DAY
    return own and dt.timedelta() <= told.written - date.date_end <= FRESH


def _is_only_a_death(frame: Frame) -> bool:
    """Return whether somebody who is named "died", of nothing that is told: the end of a life on which the text looks back (BAK-47)."""
    died = all(hit.token.lower_ in {"died", "dies"} for hit in frame.hits)
    return died and bool(frame.names) and not frame.sub_event_types


def _is_headlines(told: _Told) -> bool:
    """Return whether the headline tells in the present what the text begins with ("Man stabs four as street falls silent", ASM-108)."""
    if told.first.number != 0 or told.first.frame.recalled or told.first.frame.presupposed:
        return False
    headlines = (one.frame for one in told.incident.told if one.headline and not one.frame.recalled)
    return any(
        hit.trigger.pos == "v" and hit.token.tag_ in {"VBZ", "VBP", "VBN"} for frame in headlines for hit in frame.hits
    )


def _is_main(clause: Token) -> bool:
    """Return whether it is the sentence's main clause, one joined to it, or what somebody says in it ("gunmen killed nine, he said")."""
    if clause.dep_ == "conj" and clause.head.tag_.startswith("VB"):
        return _is_main(clause.head)
    said = clause.dep_ == "ccomp" and clause.i < clause.head.i and clause.head.lower_ in _SAY
    return clause.head == clause or (said and clause.head.head == clause.head)


def _cuts_in(clause: Token) -> bool:
    """Return whether it is what cut short what somebody was doing, or of what a letter informs ("I was boiling water when a bomb came
    down", "we regret to inform you that 31 children were led away").
    """
    if clause.dep_ == "conj" and clause.head.dep_ == "ccomp":
        return _cuts_in(clause.head)
    over = clause.head
    when = clause.dep_ in {"advcl", "relcl"} and any(child.lower_ == "when" for child in clause.children)
    going_on = over.tag_ == "VBG" and any(
        child.dep_ == "aux" and child.lower_ in {"was", "were"} for child in over.children
    )
    return (when and going_on) or (clause.dep_ == "ccomp" and over.lower_ in {"inform", "report", "announce", "regret"})


def _is_old(told: _Told) -> bool:
    date, written = told.date, told.written
    if date is None:
        return False
    if date.date_end and written and written - date.date_end > STALE:
        return True
    years_ago = re.search(r"\byears?\b", date.method) is not None
    return date.date_start is None and date.precision is DatePrecision.UNKNOWN and years_ago


def _is_in_passing(told: _Told) -> bool:
    own_date = told.date is not None and not told.date.method.startswith("DAT-20")
    return not own_date and told.first.number > LEAD and is_in_passing(told.incident)


def _is_a_circumstance(told: _Told) -> bool:
    own_date = told.date is not None and not told.date.method.startswith(("DAT-20", "DAT-21"))
    return not own_date and is_a_circumstance(told.incident)


def _is_of_a_long_time(told: _Told) -> bool:
    """Summed up over weeks or more; an act with a day of its own is none of them ("on Monday, after months of violence").

    The day of who says so, or of a report's publication, is not its own.
    """
    sentence, date = told.first.sentence, told.date
    if set(told.first.frame.sub_event_types) <= _ONCE and told.first.frame.sub_event_types:
        return False
    if date and date.date_start and date.date_end and date.method.startswith("DAT-16"):
        return date.date_end - date.date_start >= FORTNIGHT
    long_time = find_long_time(told.reading.text, sentence.start, sentence.end)
    if long_time is None or not (long_time.start == sentence.start or _is_in_the_clause(told.first, long_time.start)):
        return False
    if _is_done_at_once(told) and told.reading.text[long_time.start : long_time.start + 5].lower() == "after":
        return False
    if date is None or date.precision is not DatePrecision.DAY:
        return True
    is_here = sentence.start <= date.start < sentence.end and _is_in_the_clause(told.first, date.start)
    text = told.reading.text
    is_its_own = is_here and not (is_when_said(text, date) or _PUBLISHED.search(text, sentence.start, date.start))
    return not is_its_own or 0 <= date.start - long_time.end < NEAR


def _is_of_this_year(told: _Told) -> bool:
    """Return whether its clause tells no more than "this year", of which months have gone by ("attacked camps this year", BAK-63)."""
    date, written, sentence = told.date, told.written, told.first.sentence
    if date is None or date.date_start is None or written is None or date.precision is not DatePrecision.YEAR:
        return False
    gone = date.date_start.year == written.year and written - date.date_start > 2 * STALE
    summed = find_long_time(told.reading.text, sentence.start, sentence.end, up_to_now=True) if gone else None
    return summed is not None and summed.start <= date.start < summed.end and _is_in_the_clause(told.first, date.start)


def _is_done_at_once(told: _Told) -> bool:
    """Return whether it is what a long time ends with ("captured the town after weeks of fighting"), and no sum of it."""
    return bool(set(kinds_of(told.incident)) & _AT_ONCE)


def _is_in_the_clause(told: Told, at: int) -> bool:
    """Return whether the words that begin there are of the act's own clause, and not of what it answers."""
    return any(word.idx <= at - told.sentence.start < word.idx + len(word) for word in told.frame.region)


def _is_of_long_ago(told: _Told) -> bool:
    """Return whether years have gone by since what the title names ("Ten years after the bombs, a city runs"), and the deed, which opens
    no text, has no day of its own (BAK-55).
    """
    if told.first.number == 0 or any(one.headline for one in told.incident.told):
        return False
    own_date = told.date is not None and not told.date.method.startswith("DAT-20")
    return not own_date and _YEARS_SINCE.search(told.reading.title) is not None


def _is_before_another_past(told: _Told) -> bool:
    """In the past perfect, late, undated and nobody's word."""
    if told.first.frame.judgement.attributed_to is not None or told.first.number <= LEAD - 1 or told.date is not None:
        return False
    clauses = [hit.clause for hit in told.first.frame.hits]
    return any(child.lower_ == "had" and child.dep_ == "aux" for clause in clauses for child in clause.children)


def _is_among_past(told: _Told) -> bool:
    own_date = told.date is not None and not told.date.method.startswith("DAT-20")
    return told.incident.is_among_past and not own_date


_RULES: tuple[tuple[str, Callable[[_Told], bool]], ...] = (
    ("BAK-4", _is_recalled),
    ("BAK-5", _is_a_running_total),
    ("BAK-6", _is_known),
    ("BAK-2", _is_in_a_look_back),
    ("BAK-1", _is_old),
    ("BAK-45", lambda told: is_of_a_story(told.date)),
    ("BAK-7", _is_in_passing),
    ("BAK-8", _is_a_circumstance),
    ("BAK-5", _is_of_a_long_time),
    ("BAK-63", _is_of_this_year),
    ("BAK-81", lambda told: is_of_an_earlier_month(told.reading, told.first.number, told.date, told.written)),
    ("BAK-3", _is_before_another_past),
    ("BAK-9", _is_among_past),
    ("BAK-55", _is_of_long_ago),
)
"""Asked in this order; the first that holds is named."""

"""The day that a sentence tells of a deed in it: its own, and not another's or that of who speaks of it."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta

from msgspec.structs import replace

from pipeline.extract.acts.died_later import is_when_they_died
from pipeline.extract.acts.sequence import since_when
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.expressions import TAKEN_SINCE, DateMention
from pipeline.extract.dates.names import is_of_the_noun
from pipeline.extract.dates.reckoned import is_of_a_matter, is_of_what_came_after, is_of_what_is_remembered, reckoned
from pipeline.extract.incidents.told import Told
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Assertion, DatePrecision

_A_DAY = timedelta(days=1)
_WIDE = frozenset({DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR})
_NEAR = ("DAT-15", "DAT-28")
"""Rules for days that are told from the day of publication: "yesterday", "on Monday"."""
_WEEKDAY = "DAT-28"
_REACT = contexts()["react"]
_SAYING = 70
"""Characters in which "said in a written statement on" stands."""
_SAID_AFTER = re.compile(
    r"\s+(?:confirmed|announced|said|reported|claimed|stated|revealed|disclosed|denied)\b", re.IGNORECASE
)
_SAID_BEFORE = re.compile(
    r"\b(?:confirmed|announced|said|reported|stated|told\s+\w+|revealed|disclosed|wrote|tweeted|posted|published|issued|aired|denied"
    r"|(?:video|statement|report|audio|footage|recording)\s+released)"
    r"(?:\s+(?:in|at)\s+(?:an?|the|its|his|her|their)\s+(?:[\w-]+\s+){0,2}(?:statement|communiqu[eé]|message|post|interview|report|briefing|conference|release)"
    r"|\s+by\s+(?:tele)?phone|\s+in\s+\w+)?\s+(?:(?:early|late)\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\bended\s+(?:(?:early|late|only|at\s+\w+)\s+)?(?:on\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:(?:the|an?)\s+(?:\w+\s+){1,3}(?:in|of|on)\s+)?(?:the\s+)?$", re.IGNORECASE)
_BEFORE_ITS_DAY = re.compile(r"(?:[^\Wa-z\d_](?:[^\Wa-z\d_]|['’. -])+(?:,\s[\w .'’-]{2,30})?,\s)?")
_AFTER_ITS_DAY = re.compile(r"(?:\s*\([^)\n]{2,30}\))?\s*(?:--?|–|—)\s")
_HAPPEN = contexts()["happen"] | contexts()["do"]
_FROM_IT = re.compile(
    r"\s*(?:before|after|following|prior\s+to)\s+(?:the|this|that|his|her|their|[\w’']+s)\b", re.IGNORECASE
)
"""After a length of time: it is reckoned from what follows ("two days before the murder")."""
_OF_A_KNOWN_ONE = re.compile(
    r"\s*(?:before|after|following|prior\s+to)\s+(?:the|this|that|his|her|their|\w+['’]s|\w+s['’])\s", re.IGNORECASE
)
"""After a weekday, which is nearly the deed's own where that is not known ("on Friday after students marched")."""
_BEGINNINGS = contexts()["beginnings"]
_HAVE = frozenset({"have", "has", "'ve", "’ve"})
_GONE = frozenset({"disappeared", "vanished", "missing"})
"""Whoever was taken or killed was gone from then on ("his wife, who disappeared in May")."""


def day_of(text: str, one: Told, beside: Sequence[Told]) -> DateMention | None:
    """The date in the frame's own words, right of the trigger before left; the sentence's where it tells of one thing.

    ``beside`` is all that the sentence tells, with this.
    """
    if not one.dates:
        return None
    names = {other.frame.hits[0].token for other in beside if other is not one}
    dates = [d for d in one.dates if not (_is_anothers(text, one, d) or _is_in_a_name(one, d, names))]
    dates = [d for d in dates if not _is_behind_another(one, d, names)]
    dates = [d for d in dates if not is_when_they_died(one.frame.hits, d.start - one.sentence.start)]
    opening = [d for d in one.dates if _opens_the_clause(one, d) and not _holds_a_day(d, dates)]
    if opening:
        return opening[0]
    if not any(_is_inside(one, d) for d in dates) and (by_another := reckoned(text, one, one.dates)):
        return by_another
    own = _own_of(text, one, beside, dates)
    if _is_only_reacted_to(one) or one.frame.recalled:
        own = [d for d in own if _is_inside(one, d)]
    else:
        own = [d for d in own if _is_of_a_deed(one, d)] or own
    at = one.sentence.start + one.frame.hits[0].token.idx
    if all(hit.trigger.pos == "n" for hit in one.frame.hits):
        reacts = any(hit.clause.lower_ in _REACT for hit in one.frame.hits)
        own = [d for d in own if _is_inside(one, d)] or ([] if reacts else own)
    told_as_fact = one.frame.judgement.assertion is Assertion.ASSERTED
    own = [d for d in own if not is_when_said(text, d)] or (own if told_as_fact else [])
    resolved = [d for d in own if d.date_start and not _holds_a_day(d, own)] or own
    found = min(resolved, key=lambda d: (d.precision is DatePrecision.DAYS, abs(d.start - at)), default=None)
    return found and _ending_when_said(text, _lasting_until(text, found, one.dates), one.dates)


def _holds_a_day(wide: DateMention, own: Sequence[DateMention]) -> bool:
    """Return whether it is the week, month or year of a day that is told too ("the third raid this week, on Sunday", rule DAT-170)."""
    if wide.precision not in _WIDE or wide.date_start is None or wide.date_end is None:
        return False
    days = (d.date_start for d in own if d.precision is DatePrecision.DAY and d.date_start)
    return any(wide.date_start - _A_DAY <= day <= wide.date_end for day in days)


def _own_of(text: str, one: Told, beside: Sequence[Told], dates: Sequence[DateMention]) -> list[DateMention]:
    """Return the dates in the frame's own words, else those of the sentence where it tells of nothing else as news."""
    offset = one.sentence.start
    own = [d for d in dates if any(word.idx <= d.start - offset < word.idx + len(word) for word in one.frame.region)]
    if own or len(beside) == 1:
        return own or [*dates]
    if not _is_all_the_news(one, beside):
        return []
    return [d for d in dates if d.method.startswith(_NEAR) and not _is_long_before_said(text, d, dates)]


def _ending_when_said(text: str, lasting: DateMention, dates: Sequence[DateMention]) -> DateMention:
    """Return "three days of shelling" with the day of who tells of it for its last; any other date as it is (rule DAT-40)."""
    said = next((d for d in dates if d.precision is DatePrecision.DAY and is_when_said(text, d)), None)
    last = said.date_end if said and lasting.method.startswith("DAT-40") else None
    if last is None or lasting.date_start is None or lasting.date_end is None:
        return lasting
    return replace(lasting, date_start=lasting.date_start - (lasting.date_end - last), date_end=last)


def _lasting_until(text: str, found: DateMention, dates: Sequence[DateMention]) -> DateMention:
    """Return "a two-day battle that ended on Wednesday" with all its days; any other date as it is (rule ASM-116)."""
    if found.precision is not DatePrecision.DAY or not _ENDED.search(text, max(0, found.start - 30), found.start):
        return found
    lasting = next((d for d in dates if d.method.startswith("DAT-40") and d.end < found.start), None)
    if lasting is None or not (lasting.date_start and lasting.date_end and found.date_end):
        return found
    first = found.date_end - (lasting.date_end - lasting.date_start) + _A_DAY
    return replace(lasting, date_start=first, date_end=found.date_end)


def is_when_said(text: str, mention: DateMention) -> bool:
    """Return whether it is the day of the saying, and not the act's: "today confirmed", "said on Monday" (rule DAT-22)."""
    return bool(
        _SAID_AFTER.match(text, mention.end)
        or _SAID_BEFORE.search(text, max(0, mention.start - _SAYING), mention.start)
    )


def is_beside(text: str, one: Told, mention: DateMention) -> bool:
    """Return whether the day is that of who says so, or stands beside a deed that is only named ("received confirmation yesterday of
    the murder"): it parts no incidents, and gives way to the deed's own (rule DAT-38).
    """
    named = one.frame.presupposed and not _is_inside(one, mention)
    return named or is_when_said(text, mention) or _is_of_what_followed(one, mention)


def _is_of_what_followed(one: Told, mention: DateMention) -> bool:
    """Return whether it is the day of what was done "after" the deed: "declared an emergency on Sunday after gangs stormed a prison"."""
    clause = one.frame.hits[0].clause
    after = clause.dep_ == "advcl" and any(
        child.lower_ == "after" and child.dep_ == "mark" for child in clause.children
    )
    deeds = {hit.token for hit in one.frame.hits}
    return after and clause.head not in deeds and mention.end <= one.sentence.start + clause.left_edge.idx


def _is_only_reacted_to(one: Told) -> bool:
    """Return whether the news is what somebody says of a deed: "condemned on Thursday the bombing that killed four"."""
    first = one.frame.hits[0]
    return first.trigger.pos == "n" and first.clause.lower_ in _REACT and len(one.frame.hits) > 1


def _is_of_a_deed(one: Told, mention: DateMention) -> bool:
    """Return whether the date is in a deed's own phrase: of "died on Tuesday of wounds from Monday's attack" Monday is."""
    deeds = [hit.token for hit in one.frame.hits if hit.trigger.pos == "n" and hit.trigger.sub_event_type]
    return any(_is_in_phrase(word, deed) for deed in deeds for word in _words_of(one, mention))


def _is_in_phrase(word: Token, noun: Token) -> bool:
    """Return whether the word is below the noun, and below no verb that tells of something else in its phrase."""
    for over in (word, *word.ancestors):
        if over == noun:
            return True
        if over.dep_ in {"relcl", "acl"} and over.head != noun:
            return False
    return False


def _is_in_a_name(one: Told, mention: DateMention, names: AbstractSet[Token]) -> bool:
    """Return whether the date is of another deed's noun ("killed a witness to the 1989 massacre on Monday", rule DAT-111)."""
    if mention.method.startswith(_NEAR):
        return False
    own = {hit.token for hit in one.frame.hits}
    return any(_named_by(word, own | names) in names for word in _words_of(one, mention))


def _is_behind_another(one: Told, mention: DateMention, names: AbstractSet[Token]) -> bool:
    """Return whether the day follows the noun of another deed, and the act "has been" done: English says no day by that ("have arrested
    two men over the killing of a teacher last week", rule DAT-230).
    """
    act = one.frame.hits[0].token
    at = mention.start - one.sentence.start
    perfect = act.tag_ == "VBN" and any(child.lower_ in _HAVE and child.dep_ == "aux" for child in act.children)
    return perfect and any(noun.tag_.startswith("NN") and act.idx < noun.idx < at for noun in names)


def _named_by(word: Token, nouns: AbstractSet[Token]) -> Token | None:
    return next(
        (
            noun
            for noun in word.ancestors
            if noun in nouns and noun.tag_.startswith("NN") and is_of_the_noun(word, noun)
        ),
        None,
    )


def _words_of(one: Told, mention: DateMention) -> list[Token]:
    at = mention.start - one.sentence.start
    return [word for word in one.frame.hits[0].token.doc if word.idx <= at < word.idx + len(word)]


def _is_long_before_said(text: str, mention: DateMention, dates: Sequence[DateMention]) -> bool:
    """Return whether it lies two days or more before the day on which it is said: that of the deed that is recalled, then."""
    said = (d.date_start for d in dates if d.date_start and is_when_said(text, d))
    return any(mention.date_end is not None and (day - mention.date_end).days > 1 for day in said)


def _is_all_the_news(one: Told, beside: Sequence[Told]) -> bool:
    """Return whether the sentence's other deeds are only recalled: "yesterday" at its end is then the news's (DAT-34)."""
    others = [other for other in beside if other is not one]
    return not one.frame.recalled and bool(others) and all(other.frame.recalled for other in others)


def _is_inside(one: Told, mention: DateMention) -> bool:
    """Return whether the date is of the act's own noun: "condemned today the murder" tells no day of the murder (DAT-33)."""
    at = mention.start - one.sentence.start
    for hit in one.frame.hits:
        between = (word for word in hit.token.doc[hit.token.i + 1 :] if word.idx < at)
        if at > hit.token.idx and not any(word.tag_.startswith("VB") for word in between):
            return True
        if any(word.idx <= at < word.idx + len(word) for word in hit.token.subtree):
            return True
    return False


def _is_anothers(text: str, one: Told, mention: DateMention) -> bool:
    """Return whether the day is another deed's: of a clause that only describes ("the judge, who took office on Friday, was shot"),
    or reckoned from this one ("two days before the murder", rule DAT-39; not the weekday of what was done "after clashes").
    """
    at = mention.start - one.sentence.start
    deeds = [hit.token for hit in one.frame.hits]
    if (
        _is_the_dispatchs(text, one, mention)
        or is_of_what_came_after(text, one, mention)
        or is_of_a_matter(one, mention)
        or is_of_what_is_remembered(one, mention)
    ):
        return True
    of_the_first = mention.method.startswith(_WEEKDAY) and any(deed.idx < at for deed in deeds)
    from_it = _OF_A_KNOWN_ONE if mention.method.startswith(_WEEKDAY) else _FROM_IT
    if any(deed.idx > at for deed in deeds) and from_it.match(text, mention.end) and not of_the_first:
        return True
    if _SINCE.search(text, max(0, mention.start - 40), mention.start) and not mention.method.startswith(TAKEN_SINCE):
        return True
    words = _words_of(one, mention)
    if any(_is_of_a_beginning(word, deeds) for word in words):
        return True
    return any(_is_described(word, {*deeds, *(hit.clause for hit in one.frame.hits)}) for word in words)


def _is_the_dispatchs(text: str, one: Told, mention: DateMention) -> bool:
    """Return whether it is the day in a dateline that stands in the sentence ("Oct 30 - The toll has risen to 24", rule ASM-115)."""
    before = _BEFORE_ITS_DAY.fullmatch(text, one.sentence.start, mention.start)
    return before is not None and _AFTER_ITS_DAY.match(text, mention.end) is not None


def _is_of_a_beginning(word: Token, deeds: Sequence[Token]) -> bool:
    """Return whether the day is that on which somebody was born, elected or founded something (DAT-39)."""
    verb = next((over for over in word.ancestors if over.tag_.startswith("VB") or over in deeds), None)
    return verb is not None and verb not in deeds and verb.lower_ in _BEGINNINGS


def _opens_the_clause(one: Told, mention: DateMention) -> bool:
    """Return whether the deed's clause tells what was then: "since April 2017, when 25 men were killed"."""
    clause = one.frame.hits[0].clause
    when = next((child.idx for child in clause.children if child.lower_ == "when"), None)
    stands = when is not None and mention.end <= one.sentence.start + when <= mention.end + len(", ")
    return stands and since_when(clause)


def _is_described(word: Token, deeds: set[Token]) -> bool:
    """Return whether the word stands in a relative clause that tells of none of the deeds, nor that one of them took place.

    Where no comma parts the clause, a day at its end may be that of the deed before it.
    """
    for over in (word, *word.ancestors):
        if over in deeds:
            return False
        if over.dep_ == "relcl":
            apart = over.head not in deeds and not _says_it_happened(over) and over.lower_ not in _GONE
            return apart and (_is_set_off(over) or any(deed.i > over.right_edge.i for deed in deeds))
    return False


def _is_set_off(clause: Token) -> bool:
    first = clause.left_edge
    return first.i > 0 and first.nbor(-1).text in {",", "-", "--", "–", "—"}


def _says_it_happened(verb: Token) -> bool:
    """Return whether: "took place", "which they carried out"; not "took office"."""
    objects = (child for child in verb.children if child.dep_ == "dobj")
    return verb.lower_ in _HAPPEN and all(one.lower_ == "place" or one.tag_ == "WDT" for one in objects)

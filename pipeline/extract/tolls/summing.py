"""The tolls of an incident: what its sentences count, put together (rules CAS-7, CAS-12, CAS-20)."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from msgspec.structs import replace

from pipeline.extract.actors.people import people_word
from pipeline.extract.incidents.apart import is_of_wounds
from pipeline.extract.incidents.told import Incident, Told
from pipeline.extract.text.reading import Reading
from pipeline.extract.tolls.accounts import Account, Party, tell_all, total
from pipeline.extract.tolls.counted import People
from pipeline.extract.tolls.fields import fields_in, tolls_in
from pipeline.extract.tolls.stated import counted_as, hurt_at, put_at, stated_total
from pipeline.extract.tolls.superseded import is_told_instead
from pipeline.extract.tolls.their_bodies import bodies_found
from pipeline.extract.tolls.told_before import with_numbers_told
from pipeline.extract.tolls.unharmed import unharmed
from schemas.records import Count, Span, Toll
from schemas.vocabulary import ActorRole, Outcome, Side

_Says = Callable[[str, Span], Toll | None]
AHEAD = 2
"""Sentences after the incident's own in which its toll may be said anew."""
_ALL = frozenset(Side)
_ALSO = frozenset({"also", "additionally", "too"})
_LEADERS = {Outcome.KILLED: Outcome.LEADERS_KILLED, Outcome.CAPTURED: Outcome.LEADERS_CAPTURED}


def tolls_of(reading: Reading, incident: Incident, until: int) -> dict[Outcome, Toll]:
    """Return the incident's toll of each outcome that its words count; it is told of until that character."""
    found = unharmed(reading.text, incident.told[0].sentence.start, max(until, incident.told[0].sentence.end))
    for outcome in dict.fromkeys(outcome for told in incident.told for outcome in told.frame.tolls):
        telling = _telling(reading, incident, outcome)
        parties = _parties(reading, telling, outcome)
        leaders = [party for party in parties if party.leader]
        for named, of_whom in ((outcome, parties), (_LEADERS.get(outcome), leaders)):
            if named is not None and (toll := _toll(reading, telling, outcome, of_whom)):
                found[named] = toll
    found |= _still_hurt(incident, found)
    stated = _stated(reading, incident, until, found)
    first = incident.founding()
    if first.form is not None:
        form = reading.forms[first.form]
        counted = fields_in(reading.text, first.sentence.start, form.end, form.start)
        return counted | found | stated | tolls_in(reading.text, form)
    since = 0 if first.item is None else reading.items[first.item].start
    return fields_in(reading.text, first.sentence.start, until, since) | found | stated


def _still_hurt(incident: Incident, found: Mapping[Outcome, Toll]) -> dict[Outcome, Toll]:
    """The injured without those of them who died, where later sentences count these (rule CAS-220)."""
    hurt = found.get(Outcome.INJURED)
    since = next((told.number for told in incident.told if Outcome.INJURED in told.frame.tolls), None)
    if hurt is None or since is None or hurt.best is None:
        return {}
    later = (told.frame for told in incident.told if told.number > since and is_of_wounds(told.frame))
    people = [one for frame in later for one in frame.people if one.part or _is_just_a_number(one)]
    died = sum(one.count.low for one in people if one.count)
    if not 0 < died <= hurt.low:
        return {}
    high = None if hurt.high is None else hurt.high - died
    return {Outcome.INJURED: replace(hurt, low=hurt.low - died, best=hurt.best - died, high=high, by_side=None)}


def _stated(reading: Reading, incident: Incident, until: int, counted: Mapping[Outcome, Toll]) -> dict[Outcome, Toll]:
    """What is said as a toll: of the dead the whole, which holds against what was counted; of each outcome what nothing else counts."""
    own = [told.sentence for told in incident.told]
    sentences = _told_or_next(reading, incident, until)
    said: dict[Outcome, list[tuple[_Says, list[Span]]]] = {
        Outcome.KILLED: [(put_at, sentences), (partial(counted_as, Outcome.KILLED), own), (bodies_found, sentences)],
        Outcome.INJURED: [(hurt_at, sentences), (partial(counted_as, Outcome.INJURED), sentences)],
        Outcome.CAPTURED: [(partial(counted_as, Outcome.CAPTURED), own)],
    }
    missing = {
        outcome: next((toll for says, where in ways if (toll := _said(says, reading, where))), None)
        for outcome, ways in said.items()
        if outcome not in counted
    }
    whole = {Outcome.KILLED: _said(stated_total, reading, sentences)}
    return {outcome: toll for tolls in (missing, whole) for outcome, toll in tolls.items() if toll is not None}


def _said(says: _Says, reading: Reading, sentences: Sequence[Span]) -> Toll | None:
    return next((toll for one in sentences if (toll := says(reading.text, one))), None)


def _told_or_next(reading: Reading, incident: Incident, until: int) -> list[Span]:
    """The incident's sentences, and the two after the last of them that tell of nothing else."""
    last = incident.told[-1].sentence.end
    first = bisect_left(reading.sentences, last, key=lambda sentence: sentence.start)
    after = [one for one in reading.sentences[first : first + AHEAD] if one.start < until]
    return [*(told.sentence for told in incident.told), *after]


def _telling(reading: Reading, incident: Incident, outcome: Outcome) -> list[Told]:
    """The sentences that count; a headline's numbers give way to the body's (rule CAS-12)."""
    telling = [told for told in incident.told if told.frame.tolls]
    body = [told for told in telling if not told.headline]
    body = body if _parties(reading, body, outcome) else telling
    return _as_corrected(reading, body, outcome)


def _as_corrected(reading: Reading, telling: list[Told], outcome: Outcome) -> list[Told]:
    """Return the sentences from the last on that counts instead of those before it."""
    instead = (
        n
        for n, told in enumerate(telling)
        if told.frame.tolls.get(outcome) and is_told_instead(reading.text, told.sentence)
    )
    return telling[max(instead, default=0) :]


def _parties(reading: Reading, telling: Sequence[Told], outcome: Outcome) -> tuple[Party, ...]:
    """The incident's people; those who did it are never among those whom they killed, and have an account of their own (CAS-122)."""
    if not telling or not _is_by_armed_men(telling[0], outcome):
        return _account(reading, telling, outcome, _ALL)
    victims = _account(reading, telling, outcome, _ALL - {Side.NON_STATE})
    return (*victims, *_account(reading, telling, outcome, frozenset({Side.NON_STATE})))


def _is_by_armed_men(first: Told, outcome: Outcome) -> bool:
    """Return whether it tells that armed people of no state's killed others of no side that is told."""
    doers = (people_word(role.head) for role in first.frame.roles if role.role is ActorRole.PERPETRATOR)
    by_men = any(doer is not None and doer.side is Side.NON_STATE for doer in doers)
    befallen = first.frame.tolls.get(outcome, ()) if outcome is Outcome.KILLED else ()
    return by_men and bool(befallen) and all(one.side is not Side.NON_STATE for one in befallen)


def _account(
    reading: Reading, telling: Sequence[Told], outcome: Outcome, sides: AbstractSet[Side]
) -> tuple[Party, ...]:
    account, retelling = Account(), False
    for number in dict.fromkeys(told.number for told in telling):
        here = [told for told in telling if told.number == number]
        adds = _adds(here)
        told_of = [one for told in here for one in _people(reading, told, outcome, telling, is_first=not account.first)]
        people = [one for one in told_of if one.side in sides]
        retelling = number != telling[0].number and (retelling or not (adds or _only_more(here)))
        account = tell_all(account, people, number, adds=adds, retelling=retelling)
    return account.parties()


def _people(
    reading: Reading, told: Told, outcome: Outcome, telling: Sequence[Told], *, is_first: bool
) -> Sequence[People]:
    """The sentence's people; who die of their wounds are more than those who were killed before them, if others were hurt (CAS-34)."""
    people = told.frame.tolls.get(outcome, ())
    if is_of_wounds(told.frame):
        of_them = any(one.number < told.number and Outcome.INJURED in one.frame.tolls for one in telling)
        if outcome is Outcome.KILLED and _are_told_again(told, people, telling):
            return [replace(one, part=True, more=False) for one in people]
        return [
            replace(one, more=one.more or one.part or (of_them and _is_just_a_number(one)), part=False)
            for one in people
        ]
    return with_numbers_told(reading, told, people) if is_first else people


def _are_told_again(told: Told, died: Sequence[People], telling: Sequence[Told]) -> bool:
    """Return whether those who died of wounds are the dead with whom the text began, who come again with how they died: as many of one
    side, and of that side people were hurt of whom it first told later ("a soldier was killed. Two soldiers were hurt; one succumbed",
    rule CAS-261).
    """
    hurt = [one for one in telling if one.number < told.number and Outcome.INJURED in one.frame.tolls]
    if not hurt or hurt[0].number == telling[0].number:
        return False
    people = hurt[-1].frame.tolls[Outcome.INJURED]
    dead = [one for one in telling[0].frame.tolls.get(Outcome.KILLED, ()) if one.side is people[0].side]
    known = people[0].side is not Side.UNKNOWN and not any(one.more for one in people)
    return known and len(people) == len(dead) == len(died) == 1 and dead[0].count == died[0].count


def _is_just_a_number(one: People) -> bool:
    return one.count is not None and one.text.isalnum() and not (one.definite or one.implied or one.name)


def _adds(here: Sequence[Told]) -> bool:
    return any(child.lower_ in _ALSO for told in here for hit in told.frame.hits for child in hit.clause.children)


def _only_more(here: Sequence[Told]) -> bool:
    """The sentence counts nobody but others than those told of before ("one more guard died")."""
    return all(one.more for told in here for one in told.frame.people)


def _toll(reading: Reading, telling: Sequence[Told], outcome: Outcome, parties: Sequence[Party]) -> Toll | None:
    count = total(parties)
    if count is None:
        return None
    told, one = _first_counted(telling, outcome)
    phrase = reading.text[told.sentence.start + one.start : told.sentence.start + one.end]
    return Toll(low=count.low, best=count.best, high=count.high, phrase=phrase, by_side=_by_side(parties))


def _first_counted(telling: Sequence[Told], outcome: Outcome) -> tuple[Told, People]:
    people = [(told, one) for told in telling for one in told.frame.tolls.get(outcome, ())]
    return next(((told, one) for told, one in people if one.count is not None), people[0])


def _by_side(parties: Sequence[Party]) -> dict[Side, Count] | None:
    sides = {side: count for side in Side if (count := total([party for party in parties if party.side is side]))}
    return sides if set(sides) - {Side.UNKNOWN} else None

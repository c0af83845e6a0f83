"""Who is who among an incident's people, sentence by sentence: told again, made precise, added, part of (rule CAS-7).

An account is the parties told of so far, each with a count that holds. A later sentence says the same people again, so
that the larger or the more precise number holds, unless its words say that they are others.
"""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from pipeline.extract.tolls.counted import BARE_PLURAL, ONE, People
from pipeline.extract.tolls.parts import with_parts
from schemas.records import Count
from schemas.vocabulary import Side


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """People told apart from the incident's others by side and by whether they lead."""

    count: Count
    side: Side
    leader: bool
    name: str | None
    known: bool
    """Called "the commander" and the like: somebody of whom the text has told."""
    definite: bool = False
    """Called "both men" and the like: those of whom the text has told."""
    sentence: int
    """The sentence that told of them last: what one sentence tells of twice are different people."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What the first sentence says and others add to it, and what later sentences say of the same people again."""

    first: tuple[Party, ...] = ()
    again: tuple[Party, ...] = ()
    retold: bool = False
    """Whether a later sentence has told of the same people, with or without a number."""

    def parties(self) -> tuple[Party, ...]:
        """Return the incident's people: the first sentence's, as those after it make them precise."""
        retold = [_as_people(party) for party in self.again]
        return tell(self.first, retold, sentence=-1, adds=False)


def tell_all(account: Account, people: Sequence[People], sentence: int, *, adds: bool, retelling: bool) -> Account:
    """Return the account after a sentence: with ``retelling``, others are others than those whom it was told again of."""
    if not account.first:
        return replace(account, first=tell((), people, sentence, adds=False))
    if retelling and not _adds_to_first(account, people):
        counted = [one for one in people if one.count is not None or one.implied]
        retold = account.retold or any(one.definite for one in people)
        return replace(account, again=tell(account.again, counted, sentence, adds=adds), retold=retold)
    return replace(account, first=tell(account.first, people, sentence, adds=adds))


def _adds_to_first(account: Account, people: Sequence[People]) -> bool:
    """Others than exactly so many, of whom nothing was told again, are more than these."""
    exact = (count := total(account.first)) is not None and count.best is not None
    return exact and not account.again and not account.retold and bool(people) and all(one.more for one in people)


def tell(parties: Sequence[Party], people: Sequence[People], sentence: int, *, adds: bool) -> tuple[Party, ...]:
    """Return the account after a sentence that counts ``people``; with ``adds`` it says "also"."""
    account = tuple(parties)
    apart = [one for whole in with_parts(people) for one in _apart(whole)]
    if not adds and _are_the_whole(account, apart):
        return account
    anaphoric = any(one.implied and one.count is None for one in apart)
    for one in _without_others_again(account, apart, sentence):
        account = _after(account, one, sentence, adds=adds, anaphoric=anaphoric)
    return account


def _without_others_again(account: Sequence[Party], people: Sequence[People], sentence: int) -> list[People]:
    """Return the people, of whom "others" told beside somebody known by name are none where as many were told of before ("Karim and two
    guards were killed", "…, killing Karim and two others", rule CAS-241).
    """
    known = any(one.name and any(_may_be(party, one, sentence) for party in account) for one in people)
    counts = [party.count for party in account if party.sentence != sentence] if known else []
    return [replace(one, more=False) if one.more and one.count in counts else one for one in people]


def _are_the_whole(account: Sequence[Party], people: Sequence[People]) -> bool:
    """Return whether a sentence tells by several kinds, all of one side, exactly as many as were told of together ("seven aid workers …
    six nurses and a driver were taken", rule CAS-205).
    """
    counts = [one.count for one in people if one.count and not (one.more or one.part or one.definite or one.implied)]
    before = total(account)
    sides = {party.side for party in account} | {one.side for one in people}
    return 1 < len(people) == len(counts) and len(sides) == 1 and before is not None and before == add(counts)


def total(parties: Sequence[Party]) -> Count | None:
    """Return how many they are together, or None where there are none."""
    return add([party.count for party in parties])


def add(counts: Sequence[Count]) -> Count | None:
    """Return the sum; an end is open where any is."""
    if not counts:
        return None
    best = [count.best for count in counts]
    high = [count.high for count in counts]
    return Count(
        low=sum(count.low for count in counts),
        best=sum(b for b in best if b is not None) if None not in best else None,
        high=sum(h for h in high if h is not None) if None not in high else None,
    )


def _apart(whole: People) -> list[People]:
    """Those whom "including" names, and the rest of the whole; who are not counted ("including women") leave the whole as it is."""
    if whole.count is None or whole.part or not whole.includes:
        return [whole]
    parts = [replace(one, count=one.count or ONE, more=False, part=False) for one in whole.includes]
    parts = [one for one in parts if one.leader or (one.count and one.count.best is not None)]
    rest = _without(whole.count, sum(one.count.low for one in parts if one.count))
    return [*parts, replace(whole, count=rest, includes=())] if rest.low or rest.high is None else parts


def _after(account: tuple[Party, ...], one: People, sentence: int, *, adds: bool, anaphoric: bool) -> tuple[Party, ...]:
    if one.count is None:
        return _known_one(account, one, sentence) if one.implied else account or _known_ones(one, sentence)
    if account and (one.count.high == 0 or (one.part and any(_agree(party.side, one.side) for party in account))):
        return account
    if one.more and not anaphoric:
        return (*account, _party(one, one.count, sentence))
    if one.definite:
        return _all_of_them(account, one, one.count, sentence)
    if one.name and any(_may_be(party, one, sentence) for party in account):
        return account
    return _counted(account, one, one.count, sentence, adds=adds)


def _may_be(party: Party, bearer: People, sentence: int) -> bool:
    """Return whether the bearer of a name is of a party told of before: by the same name, or without any; soldiers are no
    insurgents (CAS-167).
    """
    foes = {party.side, bearer.side} == {Side.STATE, Side.NON_STATE}
    return party.sentence != sentence and party.name in {None, bearer.name} and not foes


def _counted(account: tuple[Party, ...], one: People, count: Count, sentence: int, *, adds: bool) -> tuple[Party, ...]:
    found = _same(account, one, sentence)
    if found is None and _counts_all(account, one, sentence):
        return _in_all(account, one, count, sentence)
    if found is None or adds:
        return (*account, _party(one, count, sentence))
    return (*account[:found], *_again(account[found], one, count, sentence), *account[found + 1 :])


def _again(old: Party, one: People, count: Count, sentence: int) -> tuple[Party, ...]:
    """Return what becomes of a party that is told of again: people of a side may be some of many of no side."""
    if old.side is Side.UNKNOWN is not one.side and count.low < old.count.low:
        return replace(old, count=_without(old.count, count.low)), _party(one, count, sentence)
    side = one.side if old.side is Side.UNKNOWN else old.side
    return (replace(old, count=told_again(old.count, count), side=side, sentence=sentence),)


def _as_people(party: Party) -> People:
    return People(
        start=0,
        end=0,
        text="",
        count=None if party.known else party.count,
        implied=party.known,
        definite=party.known or party.definite,
        more=False,
        part=False,
        name=party.name,
        side=party.side,
        kind=None,
        leader=party.leader,
    )


def _party(one: People, count: Count, sentence: int) -> Party:
    return Party(
        count=count,
        side=one.side,
        leader=one.leader,
        name=one.name,
        known=one.implied,
        sentence=sentence,
        definite=one.definite,
    )


def _known_one(account: tuple[Party, ...], one: People, sentence: int) -> tuple[Party, ...]:
    """Tell of "the commander", who is one of those told of; where none of them was called so, one of the others is he."""
    if not account:
        return (_party(one, ONE, sentence),)
    agreeing = [i for i, party in enumerate(account) if _agree(party.side, one.side)]
    called_so = [i for i in agreeing if account[i].leader and one.leader]
    single = [i for i in agreeing if account[i].count.low <= 1]
    for i in [*called_so, *single]:
        he = replace(account[i], leader=account[i].leader or one.leader, sentence=sentence)
        return (*account[:i], he, *account[i + 1 :])
    if not agreeing or not one.leader:
        return account
    many = agreeing[0]
    rest = replace(account[many], count=_without(account[many].count, 1))
    return (*account[:many], rest, *account[many + 1 :], _party(one, ONE, sentence))


def _known_ones(one: People, sentence: int) -> tuple[Party, ...]:
    """Tell of "the insurgents", of whom the text gives no number: two at least."""
    return (_party(one, Count(low=BARE_PLURAL, best=None, high=None), sentence),) if one.definite else ()


def _same(account: tuple[Party, ...], one: People, sentence: int) -> int | None:
    """Return which party the words tell of again, if one: those of the same side before those of none."""
    alike = [
        i
        for i, party in enumerate(account)
        if party.sentence != sentence and party.leader == one.leader and _agree(party.side, one.side)
    ]
    if one.side is Side.UNKNOWN and len(alike) > 1:
        return None
    return min(alike, key=lambda i: account[i].side is not one.side, default=None)


def _counts_all(account: tuple[Party, ...], one: People, sentence: int) -> bool:
    """People of no told side, after parties that are told apart, are all of them ("twelve people")."""
    return one.side is Side.UNKNOWN and not one.leader and any(party.sentence != sentence for party in account)


def _in_all(account: tuple[Party, ...], one: People, count: Count, sentence: int) -> tuple[Party, ...]:
    others = [party for party in account if party.sentence != sentence]
    before = add([party.count for party in others if not party.leader or len(others) > 1])
    if before is None or not others or all(party.leader for party in others):
        return (*account, _party(one, count, sentence))
    return account if count.low <= before.low else (*account, _party(one, _without(count, before.low), sentence))


def _all_of_them(account: tuple[Party, ...], one: People, count: Count, sentence: int) -> tuple[Party, ...]:
    """Tell of "the two men" or "both": all those told of, or all of their kind; never others."""
    if not account:
        return (_party(one, count, sentence),)
    before = total(account)
    if before is None or count.low <= before.low:
        return account
    if not any(_agree(party.side, one.side) for party in account):
        return (*account, _party(one, count, sentence))
    if len(account) == 1:
        return (replace(account[0], count=told_again(account[0].count, count), sentence=sentence),)
    return (*account, _party(one, _without(count, before.low), sentence))


def told_again(old: Count, new: Count) -> Count:
    """Return the number that holds of two for the same people: the precise one, else the larger; what is less than half of the other is
    of some of them (CAS-254).
    """
    if old.best is None and new.best is not None and 2 * new.low >= old.low and new.low > 0:
        return new
    if new.best is None and old.best is not None and new.low <= old.best:
        return old
    return new if (new.low, new.best or 0) > (old.low, old.best or 0) else old


def _without(count: Count, number: int) -> Count:
    best = None if count.best is None else max(0, count.best - number)
    high = None if count.high is None else max(0, count.high - number)
    return Count(low=max(0, count.low - number), best=best, high=high)


def _agree(one: Side, other: Side) -> bool:
    return one is other or Side.UNKNOWN in {one, other}

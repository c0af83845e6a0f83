"""Whether a sentence tells on of an incident that the article has told of before (rules ASM-2 to ASM-10)."""

from functools import lru_cache

from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.openings import opening_names, opens_with_a_day
from pipeline.extract.acts.summaries import is_at_large, is_tallied
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.apart import (
    ANY_DEED,
    are_of_other_kinds,
    counts_far_more,
    finds_the_dead,
    is_at_another_time,
    is_elsewhere_or_at_another_time,
    is_of_another_nature,
    is_of_another_sum,
)
from pipeline.extract.incidents.caught import are_taken_by_others
from pipeline.extract.incidents.known_again import (
    are_named_now,
    befalls_him_again,
    befalls_them_again,
    is_killed_again,
)
from pipeline.extract.incidents.occasions import is_what_a_crowd_is_over
from pipeline.extract.incidents.openings import tells_the_same_day, turns_to_another
from pipeline.extract.incidents.outcome import are_let_go, are_sent_after, arrests_soon, wrecks_soon
from pipeline.extract.incidents.striking_back import gives_its_own_account, strikes_back, takes_people_by_force
from pipeline.extract.incidents.told import Incident, Retold, Told, kinds_of
from schemas.vocabulary import ActorKind, ActorRole, DatePrecision, SubEventType

NEAR = 8
"""Sentences over which an incident is told on without being named again."""
NO, TOLD_ON, NAMED_AGAIN, NAMED_BY_KIND, SAME_PEOPLE = range(5)
"""How sure it is that a sentence tells of the same incident."""

_S = SubEventType
_CROWD = frozenset(
    {
        _S.PEACEFUL_PROTEST,
        _S.VIOLENT_DEMONSTRATION,
        _S.PROTEST_WITH_INTERVENTION,
        _S.MOB_VIOLENCE,
        _S.EXCESSIVE_FORCE_AGAINST_PROTESTERS,
    }
)
_ATTACKS = contexts()["several_deeds"]
_DEEDS = _ATTACKS | {"strikes", "bombardments"}
_GROUND = frozenset({_S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, _S.GOVERNMENT_REGAINS_TERRITORY})
_BRUTAL = frozenset({_S.VIOLENT_DEMONSTRATION, _S.MOB_VIOLENCE, _S.EXCESSIVE_FORCE_AGAINST_PROTESTERS})
_SEIZED = frozenset({"seized", "taken", "captured", "grabbed", "held"})
_OVER = frozenset({"connection", "over", "relation", "suspicion"})
_OF_ITS_OWN = frozenset({_S.AGREEMENT, _S.CHANGE_TO_GROUP, _S.OTHER})


@lru_cache(1024)
def families(kinds: tuple[SubEventType, ...]) -> frozenset[str]:
    """Return what the acts are of: force, a crowd, or a kind of its own."""
    return frozenset("crowd" if kind in _CROWD else kind.value if kind in _OF_ITS_OWN else "force" for kind in kinds)


def likeness(incident: Incident, now: Retold) -> int:
    """Return how sure it is that the frame tells of the incident, ``NO`` to ``SAME_PEOPLE``."""
    last, frame = incident.told[-1], now.told.frame
    if are_let_go(incident, now.told) or are_sent_after(incident, now.told):
        return TOLD_ON
    if incident.is_sum and is_tallied(incident.founding().frame):
        return NO
    if (now.told.alone and now.told.number != last.number) or not _may_be(incident, now.told):
        return NO
    if incident.names & frame.names and _befalls_the_named_again(incident, now):
        return SAME_PEOPLE
    if _befalls_known_people(incident, now):
        return SAME_PEOPLE
    sure = _unless_apart(incident, now)
    return NO if sure == NO or is_elsewhere_or_at_another_time(incident, now) else sure


def _befalls_the_named_again(incident: Incident, now: Retold) -> bool:
    """Return whether the deed may be that which befell people of the same names."""
    frame = now.told.frame
    taken_for_granted = frame.presupposed or all(told.frame.presupposed for told in incident.told)
    if taken_for_granted or frame.separate:
        return taken_for_granted
    return not is_elsewhere_or_at_another_time(incident, now) or is_killed_again(incident, now)


def _befalls_known_people(incident: Incident, now: Retold) -> bool:
    """Return whether an act of the same kind, and no arrest, befell people whom the text knows from this one, on no other day."""
    frame = now.told.frame
    same = (set(kinds_of(incident)) & set(frame.sub_event_types)) - {_S.ARRESTS}
    if frame.separate or not same or is_at_another_time(incident, now):
        return False
    near = now.told.number - incident.told[-1].number <= NEAR
    return befalls_them_again(incident, frame) or (near and befalls_him_again(incident, frame))


def _unless_apart(incident: Incident, now: Retold) -> int:
    """How sure it is where neither day nor place parts them and no name joins them."""
    last, frame = incident.told[-1], now.told.frame
    if last.number == now.told.number and kinds_of(incident) and frame.sub_event_types:
        return NAMED_AGAIN if _is_answered(incident, now.told) or _is_only_named_again(incident, frame) else NO
    if last.headline:
        return NO if last.frame.recalled or _is_arrested_for_it(last.frame, frame) else TOLD_ON
    if (
        counts_far_more(incident, frame)
        or is_of_another_sum(incident, now)
        or _begins_anew(incident, now.told)
        or _was_on_a_day_of_it(incident, now)
    ):
        return NO
    if strikes_back(incident, now.told) or gives_its_own_account(incident, now.told):
        return NO
    return _named_again(incident, frame) if frame.definite and frame.sub_event_types else _told_on(incident, now)


def _is_arrested_for_it(headline: Frame, frame: Frame) -> bool:
    """Return whether a headline tells of a deed and the sentence of arrests for one, which it names apart ("has arrested several people over
    the drone attack"): that, and not the arrest, is the headline's.
    """
    kinds, now = set(headline.sub_event_types), set(frame.sub_event_types)
    over = any(word.lower_ in _OVER for hit in frame.hits for word in hit.clause.subtree)
    return now == {_S.ARRESTS} and bool(kinds) and _S.ARRESTS not in kinds and over


def _may_be(incident: Incident, one: Told) -> bool:
    """Return whether the acts are of one family and one nature."""
    kinds, now = kinds_of(incident), one.frame.sub_event_types
    alike = not (kinds and now) or families(kinds) & families(now) or _befalls_the_crowd(kinds, one.frame)
    apart = is_of_another_nature(incident, one.frame) or are_taken_by_others(incident, one)
    return bool(alike or _meets_the_crowd(incident, one)) and not apart


def _was_on_a_day_of_it(incident: Incident, now: Retold) -> bool:
    """Return whether people counted anew were killed on a day of its own, and the incident is ground that was fought for over several
    ("seized the town after five days. Seven died when a convoy was ambushed on Friday", rule ASM-133).
    """
    frame, days = now.told.frame, incident.date
    fought_for = bool(set(kinds_of(incident)) & _GROUND) and days is not None and days.precision is DatePrecision.DAYS
    of_its_own = now.date is not None and now.date.precision is DatePrecision.DAY and not now.is_date_said
    anew = frame.counts_anew and bool(frame.sub_event_types)
    return fought_for and of_its_own and anew and not frame.names_known_act and not set(frame.sub_event_types) & _GROUND


def _begins_anew(incident: Incident, one: Told) -> bool:
    """Return whether it is said to be another deed, befell people of other names, or is one of several that were summed up."""
    others = bool(incident.names and one.frame.names) and not are_named_now(incident, one.frame)
    others = others or _befell_in_several(incident, one.frame)
    others = others or ("crowd" in families(kinds_of(incident)) and is_what_a_crowd_is_over(one.frame))
    others = others or (one.tells_how_they_met and _S.ARMED_CLASH not in kinds_of(incident))
    others = others or _wards_off(one.frame)
    if others or one.frame.separate or turns_to_another(one.frame) or _is_one_of_several(incident, one):
        return True
    return are_of_other_kinds(kinds_of(incident), one.frame.sub_event_types) and tells_the_same_day(one.frame)


def _wards_off(frame: Frame) -> bool:
    """Return whether all that it tells is what was shot down of what others fired or flew (rule ASM-402): a deed of whom they aimed at."""
    only = set(frame.sub_event_types) == {_S.DISRUPTED_WEAPONS_USE}
    return only and all(hit.trigger.needs == "flying" for hit in frame.hits if hit.trigger.sub_event_type)


def _befell_in_several(incident: Incident, frame: Frame) -> bool:
    """Return whether people counted anew were killed or hurt "in attacks", and the incident is one deed (rule ASM-132)."""
    nouns = [hit.token for hit in frame.hits if hit.trigger.pos == "n"]
    several = any(noun.tag_ == "NNS" and noun.dep_ == "pobj" and noun.lower_ in _ATTACKS for noun in nouns)
    several = several and not any(child.dep_ in {"det", "poss"} for noun in nouns for child in noun.children)
    return several and frame.counts_anew and not any(told.frame.summary or told.headline for told in incident.told)


def _named_again(incident: Incident, frame: Frame) -> int:
    """How sure it is of an act that is named as known."""
    kinds, now = kinds_of(incident), frame.sub_event_types
    if _S.ABDUCTION in kinds and _are_seized(frame):
        return NAMED_BY_KIND
    if _S.ABDUCTION in now and _S.ARRESTS in kinds and takes_people_by_force(incident):
        return NAMED_BY_KIND
    if _are_other_deeds(kinds, now) or (incident.told[-1].frame.recalled and not frame.names_known_act):
        return NO
    if frame.recalled and _counts_others(incident, frame):
        return NO
    return NAMED_BY_KIND if set(kinds) & _meant_by(now) and not finds_the_dead(frame) else NAMED_AGAIN


def _are_seized(frame: Frame) -> bool:
    """Return whether all that it tells is that "they" were seized, by nobody: who were abducted (rule ASM-287)."""
    alone = set(frame.sub_event_types) == {_S.ARRESTS} and not frame.names_known_act
    by_nobody = all(role.role is ActorRole.TARGET for role in frame.roles)
    return alone and by_nobody and all(hit.token.lower_ in _SEIZED for hit in frame.hits)


def _meant_by(now: tuple[SubEventType, ...]) -> set[SubEventType]:
    """What the words may name: "the bombing" was also a suicide bomber's (rule ASM-112)."""
    return {*now, _S.SUICIDE_BOMB} if _S.REMOTE_EXPLOSIVE in now else {*now}


def _counts_others(incident: Incident, frame: Frame) -> bool:
    """Return whether a deed that is only recalled befell people counted anew, and the incident others ("two were hurt in the raid. One
    had confessed to the killing of 15 people", rule ACT-100).
    """
    known = {one.count.low for told in incident.told for one in told.frame.people if one.count}
    return frame.counts_anew and bool(known) and not known & {one.count.low for one in frame.people if one.count}


def _told_on(incident: Incident, retold: Retold) -> int:
    """How sure it is of a sentence near it that names nothing as known."""
    one, is_lead = retold.told, incident.founding().number <= retold.began + 1
    last, kinds, now = incident.told[-1], kinds_of(incident), one.frame.sub_event_types
    if now and not is_lead and _opens_elsewhere(incident, one):
        return NO
    if one.frame.recalled or last.frame.recalled or one.number - last.number > NEAR:
        return NO
    if not kinds or not now or one.paragraph == last.paragraph:
        return TOLD_ON
    if are_of_other_kinds(kinds, now) or (not is_lead and opens_with_a_day(one.frame.hits[0].token.doc)):
        return NO
    return TOLD_ON if not one.frame.locatives or set(kinds) & set(now) else NO


def _opens_elsewhere(incident: Incident, one: Told) -> bool:
    """Return whether the sentence opens with a place, and nothing told of the incident names any."""
    opens = bool(opening_names(one.frame.hits[0].token.doc)) and one.number != incident.told[-1].number
    return opens and not any(told.place_names for told in incident.told)


def _befalls_the_crowd(kinds: tuple[SubEventType, ...], frame: Frame) -> bool:
    """Return whether all that is told is that people of the crowd were killed or hurt ("one demonstrator was killed")."""
    people = frame.people
    crowds = bool(people) and all(one.kind in {ActorKind.PROTESTERS, ActorKind.RIOTERS, None} for one in people)
    named = any(one.kind for one in people) or (_BRUTAL & set(kinds) and _is_bare(frame))
    return crowds and bool(named) and "crowd" in families(kinds) and all(hit.trigger.weak for hit in frame.hits)


def _is_bare(frame: Frame) -> bool:
    """Return whether it tells only that people were killed or hurt, by nobody and nowhere (rule ASM-145)."""
    told_of = [child.dep_ for hit in frame.hits for child in hit.token.children]
    return not frame.locatives and "nsubjpass" in told_of and not {"agent", "prep", "advcl"} & set(told_of)


def _meets_the_crowd(incident: Incident, one: Told) -> bool:
    """Return whether people are arrested right after a crowd was told of: that is what it met with (rule ASM-60); or things were wrecked
    there by nobody that is told (rule ASM-464).
    """
    crowd = "crowd" in families(kinds_of(incident))
    return crowd and (
        arrests_soon(incident, one) or (bool(_BRUTAL & set(kinds_of(incident))) and wrecks_soon(incident, one))
    )


def _is_answered(incident: Incident, one: Told) -> bool:
    """Return whether the frame only names what the sentence answers: "arrested five for a part in the attack" that was told of."""
    known = one.frame.recalled and one.frame.names_known_act and incident.told[0].number < one.number
    kinds = kinds_of(incident)
    return known and set(kinds) != {_S.ARRESTS} and not _are_other_deeds(kinds, one.frame.sub_event_types)


def _is_only_named_again(incident: Incident, frame: Frame) -> bool:
    """Return whether a sentence that told the deed only names it once more ("on the day of the attack on the union the government condemned
    the attack", rule ASM-73).
    """
    noun = frame.hits[0].token
    bare = len(frame.hits) == 1 and all(child.dep_ in {"det", "amod"} for child in noun.children)
    return frame.presupposed and bare and not _are_other_deeds(kinds_of(incident), frame.sub_event_types)


def _are_other_deeds(kinds: tuple[SubEventType, ...], now: tuple[SubEventType, ...]) -> bool:
    """Return whether "the kidnapping" cannot be what was told of: only "the attack" names deeds of every kind, and what a crowd does and
    meets with is of one ("held a protest. Police dispersed them").
    """
    if set(kinds) == {_S.ARRESTS} and set(now) <= ANY_DEED:
        return True
    if set(kinds) & _CROWD and set(now) & _CROWD:
        return False
    return (
        not set(kinds) & _meant_by(now)
        and not set(now) & ANY_DEED
        and (not set(kinds) & ANY_DEED or _S.ABDUCTION in now)
    )


def _is_one_of_several(incident: Incident, one: Told) -> bool:
    """After a summary of several acts ("in three raids") people who are counted anew are those of one of them, and so is an act
    with a place of its own (ASM-8).
    """
    own = bool(one.place_names and one.frame.sub_event_types)
    first = incident.founding()
    same = first.frame.summary or not first.frame.tolls.keys().isdisjoint(one.frame.tolls)
    anew = any(some.count and not (some.definite or some.more) for some in one.frame.people)
    apart = sums_up(first) and same and one.number != first.number and (anew or own)
    return apart and not _is_by_them_all(one.frame)


def _is_by_them_all(frame: Frame) -> bool:
    """Return whether it is what "the strikes" that were summed up did together, or befell people "in the strikes" (rule ACT-463)."""
    named = (word for word in frame.region if word.tag_ == "NNS" and word.lower_ in _DEEDS)
    by = (word for word in named if word.dep_ == "nsubj" or word.head.lower_ in {"in", "by"})
    return any(child.lower_ in {"the", "these"} for word in by for child in word.children)


def sums_up(first: Told) -> bool:
    """Return whether it tells of several acts together, or of those whom they befell (rules ASM-8 and ASM-147)."""
    return first.frame.summary or is_at_large(first.frame)

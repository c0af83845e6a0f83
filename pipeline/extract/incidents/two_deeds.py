"""What sets two deeds of one sentence apart: other people, other doers, an answer, an end (rules ASM-11, ASM-13, ASM-20, ASM-30, ASM-62, ASM-131 and ASM-165)."""

import re

from pipeline.extract.actors.means import side_of
from pipeline.extract.actors.named import names_of
from pipeline.extract.actors.people import people_word
from pipeline.extract.acts.crosswalk import CROWD
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.struck_ground import has_its_own_ground
from pipeline.extract.acts.whereabouts import names_where
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.calendars import WEEKDAYS
from pipeline.extract.dates.names import is_of_the_noun, is_time
from pipeline.extract.text.relations import subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.victims import people_hit, victims
from schemas.vocabulary import Outcome, Side, SubEventType

_TURNS = frozenset({SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY, SubEventType.GOVERNMENT_REGAINS_TERRITORY})
_ANSWERS = contexts()["answers_back"]
_THEM = frozenset({"him", "her", "them", "both", "he", "she", "they"})
_MERE_OUTCOMES = frozenset({None, SubEventType.ARRESTS, SubEventType.DISRUPTED_WEAPONS_USE})
"""What may come of a deed on a later day."""
_MEASURES = frozenset({SubEventType.AGREEMENT, SubEventType.OTHER})
_UNTOLD = frozenset({None, SubEventType.CHANGE_TO_GROUP, SubEventType.OTHER, SubEventType.BASE_ESTABLISHED})
_SOMEBODY = frozenset({"nsubj", "nsubjpass", "dobj", "appos"})
OFFICERS = contexts()["officers"]
"""Who arrest whom they did not fight."""
_LED_OUT = frozenset({"led_off", "led_off_by_any", "dragged_off", "captors"})
"""What the rows for leading people off need: they tell no captivity by themselves."""
_SAY = contexts()["say"]
_HELPERS = contexts()["helpers"]
_LATER = frozenset({"later", "subsequently", "eventually", "finally", "afterwards"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_FROM_ABOVE = contexts()["aircraft_at_war"] | {"strike", "strikes", "airstrike", "airstrikes", "drone", "drones"}
_ENDS = frozenset({"after", "following", "end", "ending", "ends", "halt", "halting", "stop"})


def are_two_deeds(group: list[Hit], hit: Hit) -> bool:
    """Return whether: "the murder of A and the kidnapping of B" are two incidents that one clause names (rule ASM-11)."""
    before, now = names_of(group), names_of([hit])
    return bool(hit.trigger.pos == "n" and hit.token.dep_ == "conj" and before and now and not before & now)


def are_taken_and_killed(group: list[Hit], hit: Hit) -> bool:
    """Return whether one deed took those whom the other killed ("abducted and later killed a clerk", rule ASM-13), and not only from
    their door, to kill them there and then.
    """
    pairs = [(known, hit) for known in group] + [(hit, known) for known in group]
    return any(
        _is_taking(one)
        and other.trigger.outcome is Outcome.KILLED
        and _are_same(one, other)
        and not is_killed_at_once(one, other)
        for one, other in pairs
    )


def is_killed_at_once(taking: Hit, killing: Hit) -> bool:
    """Return whether people are only dragged or led out to be killed, at no other time that is told ("dragged a man from his house and
    shot him dead", rule ACT-125).
    """
    if taking.trigger.needs not in _LED_OUT or killing.trigger.outcome is not Outcome.KILLED:
        return False
    later = (word for word in killing.clause.children if word.i < killing.clause.i or word.dep_ == "advmod")
    return taking.token.i < killing.token.i and _LATER.isdisjoint(word.lower_ for word in later)


def is_retaken(group: list[Hit], hit: Hit) -> bool:
    """Return whether one clause tells that ground was taken and another, with a doer of its own, that it was retaken."""
    kinds = {known.trigger.sub_event_type for known in group if known.clause != hit.clause}
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in hit.clause.children)
    return own and {hit.trigger.sub_event_type, *kinds} >= _TURNS and hit.trigger.sub_event_type in _TURNS


def is_of_others(group: list[Hit], hit: Hit) -> bool:
    """Return whether others did another deed at the same time, each with its own toll (rule ASM-20): "rebels shelled the town, killing
    six, as warplanes bombed the suburbs, killing 14".
    """
    kinds = {known.trigger.sub_event_type for known in group if known.trigger.sub_event_type and not known.trigger.weak}
    other, clause = hit.trigger.sub_event_type, hit.clause
    if other is None or hit.trigger.weak or not kinds or other in kinds or {other, *kinds} & CROWD:
        return False
    apart = clause.dep_ == "advcl" and any(child.lower_ in {"as", "while"} for child in clause.children)
    doer = any(child.dep_ == "nsubj" for child in clause.children)
    toll = any(child.dep_ == "advcl" and child.tag_ == "VBG" for child in clause.children)
    return apart and doer and toll and any(known.trigger.outcome for known in group)


def is_on_another_day(group: list[Hit], hit: Hit) -> bool:
    """Return whether a clause that "and" joins tells with a subject and a day of its own what was done on another day than the one
    before (rule ASM-118): "the army killed 12 fighters on Tuesday, and gunmen abducted two engineers on Wednesday".
    """
    clause, before = hit.clause, hit.clause.head
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children) or clause.left_edge.lower_ == "in"
    if clause.dep_ != "conj" or not own or hit.trigger.sub_event_type in _MERE_OUTCOMES:
        return False
    if all(known.clause != before for known in group):
        return False
    inside = set(clause.subtree)
    days = {word.lower_ for word in inside if is_time(word)}
    others = {word.lower_ for word in before.subtree if word not in inside and is_time(word)}
    return bool(days and others) and not days & others


def is_of_another_year(group: list[Hit], hit: Hit) -> bool:
    """Return whether one is named with a year of its own and the other told of a weekday (rule ASM-165): "a bomb went off on Thursday at
    a ceremony for the dead of the 1988 attack".
    """
    pairs = [pair for known in group for pair in ((known, hit), (hit, known))]
    return any(_names_its_year(one, other) for one, other in pairs)


def _names_its_year(deed: Hit, other: Hit) -> bool:
    noun, inside = deed.token, set(deed.token.subtree)
    if deed.trigger.pos != "n" or noun == deed.clause or noun.dep_ == "nsubj" or other.token in inside:
        return False
    weekdays = (word.lower_ in WEEKDAYS for word in other.clause.subtree if word not in inside)
    return any(weekdays) and any(_YEAR.fullmatch(word.text) and is_of_the_noun(word, noun) for word in inside)


def is_elsewhere_meanwhile(group: list[Hit], hit: Hit) -> bool:
    """Return whether others did it "as" or "while" the other deed was done somewhere else, or took ground (rule ASM-93): "a strike in
    Deir el-Balah killed 19, as a raid in Jenin entered its second day", "…, as the army said it had retaken a bridge".
    """
    meanwhile = next((word for word in (hit.token, *hit.token.ancestors) if _is_meanwhile(word)), None)
    if meanwhile is None or any(known.token in meanwhile.subtree or known.clause.dep_ == "advcl" for known in group):
        return False
    turns = hit.trigger.sub_event_type in _TURNS and not any(k.trigger.sub_event_type in _TURNS for k in group)
    before, now = [names_where(known, meanwhile) for known in group], names_where(hit)
    return turns or bool(now and any(before) and not any(names & now for names in before))


def is_a_description(group: list[Hit], hit: Hit) -> bool:
    """Return whether one says what somebody "has" done, and the other what is told of him: "the group, which has seized nine townships,
    has been accused of burning houses" (rule ASM-94).
    """
    pairs = [pair for known in group for pair in ((known, hit), (hit, known))]
    return any(_describes(one, other) for one, other in pairs)


def _describes(one: Hit, other: Hit) -> bool:
    clause = one.clause
    perfect = any(child.dep_ == "aux" and child.lower_ in {"has", "have", "had"} for child in clause.children)
    if clause.dep_ != "relcl" or not perfect or clause.head.dep_ not in _SOMEBODY:
        return False
    kinds = (one.trigger.sub_event_type, other.trigger.sub_event_type)
    apart = _UNTOLD.isdisjoint(kinds) and kinds[0] != kinds[1]
    return apart and other.token not in clause.subtree and other.token != clause.head


def _is_meanwhile(clause: Token) -> bool:
    """Return whether the clause, behind "as" or "while", tells what others, whom it names, did meanwhile."""
    marks = [child for child in clause.children if child.lower_ in {"as", "while"} and child.i < clause.i]
    subjects = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}]
    doers = subjects or [noun for mark in marks for noun in mark.children]
    after_comma = any(mark.i > 0 and mark.nbor(-1).text == "," for mark in marks)
    by_others = after_comma and bool(doers) and doers[0].tag_ not in {"PRP", "WP"}
    return by_others and clause.dep_ in {"advcl", "conj", "ccomp"}


def is_an_answer(group: list[Hit], hit: Hit) -> bool:
    """Return whether somebody else answers what was done to them ("rebels shelled the town, and the army responded with air strikes on …",
    rule ASM-30); a place of its own tells it from one exchange of fire.
    """
    verbs = [
        word for word in (hit.token, *hit.token.ancestors) if word.lower_ in _ANSWERS and word.tag_.startswith("VB")
    ]
    before = {known.clause for known in group}
    return has_its_own_ground(hit) and any(
        verb.head in before
        and verb.dep_ in {"conj", "ccomp", "advcl"}
        and any(child.dep_ == "nsubj" for child in verb.children)
        for verb in verbs
    )


def are_caught_by_police(group: list[Hit], hit: Hit) -> bool:
    """Return whether police arrest those who did the one deed ("gunmen stormed a hotel before police arrested them", rule ASM-131)."""
    doers = [noun for known in group for noun in subjects_of(known.clause)]
    by_none = bool(doers) and all((word := people_word(noun)) and word.side is Side.NON_STATE for noun in doers)
    arrests = hit.trigger.sub_event_type is SubEventType.ARRESTS and hit.token == hit.clause
    return by_none and arrests and any(noun.lower_ in OFFICERS for noun in subjects_of(hit.clause))


def are_those_who_came_to_help(group: list[Hit], hit: Hit) -> bool:
    """Return whether "and" joins what befell those who came to the help of others: "gunmen attacked a post, and reinforcements sent there hit
    a landmine" (rule ASM-465).
    """
    clause = next((word for word in (hit.clause, *hit.clause.ancestors) if word.dep_ == "conj"), None)
    over = None if clause is None else clause.head.head if clause.head.lower_ in _SAY else clause.head
    if clause is None or over not in {known.clause for known in group}:
        return False
    subjects = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i < clause.i]
    return any(word.lower_ in _HELPERS for noun in subjects for word in (noun, *noun.children))


def are_killed_in_turn(group: list[Hit], hit: Hit) -> bool:
    """Return whether "and" joins that a state's forces killed some of those who had killed others than such forces (rule ASM-320):
    "bandits killed 15 villagers and police killed three of the gunmen".
    """
    subjects = subjects_of(hit.clause) if hit.clause.dep_ == "conj" and hit.trigger.outcome is Outcome.KILLED else []
    if not subjects or not all(side_of(noun) is Side.STATE for noun in subjects):
        return False
    doers = {side_of(noun) for known in group for noun in subjects_of(known.clause)}
    befell = {side for known in group for side in _sides_of_victims(known)}
    return doers == _sides_of_victims(hit) == {Side.NON_STATE} and bool(befell) and Side.STATE not in befell


def _sides_of_victims(hit: Hit) -> set[Side]:
    return {one.side for noun in victims(hit.token, hit.trigger) for one in people_hit(noun, hit.trigger)}


def comes_after_anothers(group: list[Hit], hit: Hit) -> bool:
    """Return whether one was done "after" the other side had done the other: "gunmen attacked a village after soldiers killed four herders",
    "rebels fired rockets" and "the army shelled the town" (rule ASM-401). A state's forces that struck those who had done it just
    before are in one fight with them.
    """
    pairs = [pair for known in group for pair in ((known, hit), (hit, known))]
    return any(_was_done_before(one, other) for one, other in pairs)


def _was_done_before(earlier: Hit, later: Hit) -> bool:
    clause = earlier.clause
    after = clause.dep_ == "advcl" and any(
        child.lower_ == "after" and child.dep_ == "mark" for child in clause.children
    )
    if not after or clause.head is not later.clause or SubEventType.ARRESTS in _kinds_of(earlier, later):
        return False
    before, now = ({_side_or_means(noun) for noun in subjects_of(verb)} for verb in (clause, later.clause))
    opposed = {frozenset(before), frozenset(now)} == {frozenset({Side.STATE}), frozenset({Side.NON_STATE})}
    return opposed and (now == {Side.NON_STATE} or before.isdisjoint(_sides_of_victims(later)))


def _side_or_means(doer: Token) -> Side | None:
    """Return whose side does it; jets and strikes from the air are a state's, whose ever they are."""
    return side_of(doer) or (Side.STATE if doer.lower_ in _FROM_ABOVE else None)


def _kinds_of(*hits: Hit) -> set[SubEventType | None]:
    return {one.trigger.sub_event_type for one in hits}


def is_ended(group: list[Hit], hit: Hit) -> bool:
    """Return whether one agrees to end, or answers, what the other tells: an agreement and a curfew have no dead (rule ASM-62, "agreed to a truce after a week of
    clashes that killed 12").
    """
    kinds = {known.trigger.sub_event_type for known in group}
    if len(kinds) != 1 or not kinds <= _MEASURES or hit.trigger.sub_event_type in kinds:
        return False
    marks = {word.lower_ for word in (hit.token, *hit.token.ancestors)}
    return not marks.isdisjoint(_ENDS)


def _is_taking(hit: Hit) -> bool:
    return hit.trigger.sub_event_type is SubEventType.ABDUCTION


def _are_same(one: Hit, other: Hit) -> bool:
    """Return whether two deeds befell the same people, by name, by the same word or by a word that stands for them."""
    taken, killed = victims(one.token, one.trigger), victims(other.token, other.trigger)
    if not taken:
        return _needs_no_object(one.token, other.token)
    of_them = [noun.head.head for noun in taken if noun.head.lower_ == "of"]
    same = any(head in taken or head in of_them or head.lower_ in _THEM for head in killed)
    same = same or (one.token.dep_ == "pcomp" and any(head.lower_ in _THEM for head in taken))
    return same or bool(names_of([one]) & names_of([other]))


def _needs_no_object(taking: Token, killing: Token) -> bool:
    """Return whether the words for the killing say whom both befell ("killed two men after kidnapping")."""
    after = taking.dep_ == "pcomp" or (taking.dep_ == "pobj" and taking.lower_.endswith("ing"))
    return after and taking.head.head == killing

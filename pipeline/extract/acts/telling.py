"""Which of an incident's acts say what it was: the type is chosen among these (rules TYP-1 to TYP-3)."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import combinations

from pipeline.extract.actors.people import is_titled_civilian, people_noun
from pipeline.extract.acts.crosswalk import CROWD
from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.no_blow import struck_by
from pipeline.extract.assertion.happened import judge
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.caught import are_caught
from pipeline.extract.incidents.told import Incident, kinds_of
from pipeline.extract.incidents.two_deeds import is_killed_at_once
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from pipeline.extract.tolls.victims import victims
from schemas.vocabulary import EVENT_TYPE_OF, ActorKind, Assertion, EventType, Outcome, Side, SubEventType

_S = SubEventType
_AFTERMATH = frozenset({_S.ARRESTS, _S.DISRUPTED_WEAPONS_USE, _S.CHANGE_TO_GROUP, _S.OTHER})
_TAKING = (_S.ABDUCTION, _S.ARRESTS)
_FORCE = frozenset(
    kind
    for kind, event in EVENT_TYPE_OF.items()
    if event in {EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS}
)
_ASIDE = contexts()["aside"]
_ONGOING = contexts()["ongoing"]
_DEMANDS = contexts()["demands"]
_POSTS = contexts()["state_things"] - {"convoy"}
_MEANT = frozenset({Assertion.FUTURE, Assertion.HYPOTHETICAL, Assertion.NEGATED})
_BEGUN = _ONGOING | {"shelling", "bombing", "bombardment", "shooting"}
_BEGAN = frozenset({"began", "started", "stopped", "ended", "erupted"})
"""When fighting or fire "began" is when something else was done (BAK-8: "she was on the track when the shelling began")."""
_REPEL = ("repel", "repuls")
"""Who is repelled has come to fight, whatever is seized afterwards (TYP-10)."""
_UNDER = frozenset({"relcl", "acl", "advcl", "appos"})


def telling_kinds(incident: Incident) -> tuple[SubEventType, ...]:
    """Return the kinds of act among which the incident's type lies, in the order of the text.

    The first sentence that says how it was done decides, a headline last (TYP-2), and in it the acts of its main clause before those of
    clauses below it (TYP-3). Words that leave the how open ("killed", "attack") count where no others do (TYP-1). What a
    crowd does and suffers is told over all its sentences, also where its arrests are told first. Arrests, arms and moves of forces that follow a fight are its outcome (TYP-10).
    """
    kinds = _deciding_kinds(incident)
    if set(kinds) - {*_TAKING} == {_S.OTHER} and (taken := [kind for kind in _TAKING if kind in kinds_of(incident)]):
        kinds = tuple(taken[:1])
    if _S.ABDUCTION in kinds and any(_hurts_others(told.frame) or _kills_at_once(told.frame) for told in incident.told):
        kinds = tuple(_S.ATTACK if kind is _S.ABDUCTION else kind for kind in kinds)
    return (_force(incident) or kinds) if set(kinds) <= _AFTERMATH else kinds


def _hurts_others(frame: Frame) -> bool:
    """Return whether others than those who are taken are killed or hurt beside it ("killing two and abducting three", TYP-11)."""
    taken = {one.start for one in frame.tolls.get(Outcome.CAPTURED, ())}
    hurt = [one for outcome in (Outcome.KILLED, Outcome.INJURED) for one in frame.tolls.get(outcome, ())]
    return bool(taken) and any(one.count and one.count.low and one.start not in taken for one in hurt)


def _kills_at_once(frame: Frame) -> bool:
    """Return whether those who are led out are killed there and then (rule ACT-125)."""
    return any(is_killed_at_once(one, other) for one, other in combinations(frame.hits, 2))


def _deciding_kinds(incident: Incident) -> tuple[SubEventType, ...]:
    in_body_first = sorted(incident.told, key=lambda told: told.headline)
    told_of = [one for one in in_body_first if not are_caught(incident, one)]
    a_crowd = any(set(_main_kinds(one.frame)) & CROWD for one in told_of if not one.is_only_named)
    for told in told_of:
        kinds = _main_kinds(told.frame)
        if set(kinds) & CROWD or (a_crowd and set(kinds) == {_S.ARRESTS}):
            return tuple(dict.fromkeys([*kinds, *(kind for one in incident.told for kind in _crowd_kinds(one.frame))]))
        if kinds:
            return kinds
    summed_up = _main_kinds(incident.summary.frame) if incident.summary else ()
    if summed_up:
        return summed_up
    all_kinds = _kinds_told_of(incident) or kinds_of(incident)
    meant = {kind for kind in all_kinds if _is_only_meant(kind, incident)}
    return tuple(kind for kind in all_kinds if kind not in meant) or all_kinds


def _kinds_told_of(incident: Incident) -> tuple[SubEventType, ...]:
    """The kinds that words name which do not only go back to it ("the attack" after a shop was set on fire)."""
    told = (one.frame for one in incident.told if not one.frame.names_known_act)
    return tuple(dict.fromkeys(kind for frame in told for kind in frame.sub_event_types))


def _is_only_meant(kind: SubEventType, incident: Incident) -> bool:
    hits = (hit for told in incident.told for hit in told.frame.hits if hit.trigger.sub_event_type is kind)
    return all(judge(hit.token).assertion in _MEANT for hit in hits)


def _force(incident: Incident) -> tuple[SubEventType, ...]:
    """The force that killed or hurt people in the incident, or a fight: not what somebody is said to have done."""
    told = (one.frame for one in incident.told if not one.frame.recalled)
    frames = [frame for frame in told if frame.judgement.assertion is Assertion.ASSERTED]
    first = incident.told[0].frame
    attacks = [hit.trigger.sub_event_type for hit in first.hits if first in frames and _is_an_attack(hit)]
    kinds = (kind for frame in frames for kind in _force_of(frame))
    return tuple(dict.fromkeys([*kinds, *filter(None, attacks)]))


def _force_of(frame: Frame) -> Iterator[SubEventType]:
    hurt = any(
        one.count is None or one.count.low
        for outcome in (Outcome.KILLED, Outcome.INJURED)
        for one in frame.tolls.get(outcome, ())
    )
    for hit in frame.hits:
        kind = hit.trigger.sub_event_type
        is_fight = kind is _S.ARMED_CLASH and (not hit.trigger.weak or hit.token.lower_.startswith(_REPEL))
        if kind in _FORCE and (hurt or is_fight) and not _describes_somebody(hit.token):
            yield kind


def _is_an_attack(hit: Hit) -> bool:
    """Return whether a verb tells that civilians were attacked, or that armed people of no state's attacked anything: arrests after it are
    its outcome, though nobody was hurt (TYP-10).
    """
    if hit.trigger.pos != "v" or hit.trigger.sub_event_type is not _S.ATTACK or _describes_somebody(hit.token):
        return False
    doers = (people_noun(child.text) for child in hit.token.children if child.dep_ == "nsubj")
    if any(one is not None and one.side is Side.NON_STATE for one in doers):
        return True
    befallen = victims(hit.token, hit.trigger)
    counted = (one for victim in befallen for one in people_in(victim))
    return any(map(is_titled_civilian, befallen)) or any(one.kind is ActorKind.CIVILIANS for one in counted)


def _describes_somebody(token: Token) -> bool:
    """Return whether the act stands in a clause that says who somebody is ("a man who killed two")."""
    return any(word.dep_ in {"relcl", "acl"} for word in [token, *token.ancestors])


def is_in_passing(incident: Incident) -> bool:
    """Return whether one clause below another is all that tells of it (rule BAK-7)."""
    (first, *more) = incident.told
    return not more and not first.frame.tolls and all(_depth(hit.token) > 0 for hit in first.frame.hits)


def is_a_circumstance(incident: Incident) -> bool:
    """Return whether fighting is all that is told, as the time or the ground of something else ("weeks of fighting", rule BAK-8)."""
    frames = [told.frame for told in incident.told]
    return all(
        not frame.tolls and not frame.locatives and all(_is_ground_of_another(hit.token) for hit in frame.hits)
        for frame in frames
    )


def _is_ground_of_another(token: Token) -> bool:
    by = token.head if token.dep_ == "pobj" else None
    if token.dep_ == "nsubj" and token.lower_ in _BEGUN and token.head.lower_ in _BEGAN and token.head.dep_ == "advcl":
        return any(child.lower_ in {"when", "after", "since", "before"} for child in token.head.children)
    return token.lower_ in _ONGOING and by is not None and (by.lower_ in _ASIDE | {"during", "of", "by", "from"})


def _crowd_kinds(frame: Frame) -> Iterator[SubEventType]:
    """What a crowd does and suffers, without what it protests about or follows ("demanding an end to raids")."""
    for hit in frame.hits:
        kind = hit.trigger.sub_event_type
        if kind and (kind in CROWD or not _is_protested(hit.token)):
            yield kind


def _is_protested(token: Token) -> bool:
    return any(word.dep_ == "relcl" for word in [token, *token.ancestors]) or any(
        word.lower_ in _DEMANDS or (word.dep_ == "prep" and word.lower_ in _ASIDE) for word in token.ancestors
    )


def _main_kinds(frame: Frame) -> tuple[SubEventType, ...]:
    acts = {hit.token for hit in frame.hits}
    strong = [(hit, _depth(hit.token, acts)) for hit in _strong(frame)]
    least = min((depth for hit, depth in strong if not _is_crowd_hit(hit)), default=0)
    told = (hit.trigger.sub_event_type for hit, depth in strong if depth <= least or _is_crowd_hit(hit))
    return tuple(dict.fromkeys(kind for kind in told if kind))


def _is_crowd_hit(hit: Hit) -> bool:
    """Return whether it says of those whom an act befell that they were demonstrating ("shot at students protesting"), or what
    a crowd did when the act was done ("six were arrested when crowds clashed with officers").
    """
    if hit.trigger.sub_event_type not in CROWD:
        return False
    if hit.token.dep_ == "acl":
        return hit.token.tag_ == "VBG"
    return hit.token.dep_ == "advcl" and any(child.lower_ in {"when", "as"} for child in hit.token.children)


def _strong(frame: Frame) -> list[Hit]:
    """The acts that say how; not those that were only meant, beside others that are told as fact ("attacked to seize a town")."""
    strong = [
        hit for hit in frame.hits if hit.trigger.sub_event_type and (not hit.trigger.weak or _is_raid(hit, frame))
    ]
    if frame.judgement.assertion is not Assertion.ASSERTED or len(frame.hits) == 1:
        return strong
    return [hit for hit in strong if judge(hit.token).assertion is Assertion.ASSERTED]


def _is_raid(hit: Hit, frame: Frame) -> bool:
    """Return whether people or a post of armed people are attacked besides being robbed: that is an attack (rule TYP-6)."""
    if _S.LOOTING not in frame.sub_event_types or hit.trigger.sub_event_type is not _S.ATTACK or hit.trigger.outcome:
        return False
    aims = [*victims(hit.token, hit.trigger), *struck_by(hit.token)]
    return any(people_in(noun) or not _POSTS.isdisjoint(_phrase(noun)) for noun in aims)


def _phrase(noun: Token) -> set[str]:
    """The noun and the words before it that say what kind it is of ("a police post")."""
    return {word.lower_ for word in (noun, *noun.children) if word.i <= noun.i}


def _depth(token: Token, acts: AbstractSet[Token] = frozenset()) -> int:
    """How many clauses and asides ("following", "despite") stand between the act and the sentence's main verb; what says how
    another of the acts was done ("a shell filled with gas") is not below it.
    """
    depth = 0
    while token.head != token:
        depth += _is_below(token) and not (token.dep_ == "acl" and token.head in acts)
        token = token.head
    return depth


def _is_below(token: Token) -> bool:
    """Return whether its clause is below another's; a participle that tells on ("…, capturing a village") is not."""
    if token.dep_ == "advcl" and token.tag_ == "VBG":
        return any(child.dep_ in {"mark", "prep"} and child.i < token.i for child in token.children)
    return token.dep_ in _UNDER or (token.dep_ == "prep" and token.lower_ in _ASIDE)

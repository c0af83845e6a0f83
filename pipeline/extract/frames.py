"""Who did what to whom, in one sentence: triggers with their arguments, grouped into the incidents that they tell of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.assertion import Judgement, judge
from pipeline.extract.contexts import contexts
from pipeline.extract.general import DAYS, is_often, is_one
from pipeline.extract.grouping import group_hits, is_set_apart, region_of
from pipeline.extract.history import is_recalled
from pipeline.extract.hits import Hit, find_hits
from pipeline.extract.included import with_included
from pipeline.extract.listed import listed_before
from pipeline.extract.named import names_of
from pipeline.extract.presupposed import is_presupposed
from pipeline.extract.roles import Role, roles_of
from pipeline.extract.summaries import is_running_total, is_summary
from pipeline.extract.times import is_time
from pipeline.extract.tokens import Doc, Token
from pipeline.extract.tolls import People
from pipeline.extract.victims import people_hit, victims
from pipeline.extract.whereabouts import locatives_of
from schemas.vocabulary import Outcome, SubEventType, Weapon

_LOCATIVE = contexts()["locative"]
_ORDINALS = contexts()["ordinals"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One incident as one sentence tells it; offsets count from the sentence's first character."""

    hits: tuple[Hit, ...]
    sub_event_types: tuple[SubEventType, ...]
    weapons: tuple[Weapon, ...]
    tolls: dict[Outcome, tuple[People, ...]]
    roles: tuple[Role, ...]
    judgement: Judgement
    start: int
    end: int
    region: tuple[Token, ...]
    """The words of its own clause, without those of other incidents in it."""
    locatives: tuple[tuple[int, int], ...]
    definite: bool
    """Told with "the", or of "them": it may be known from before."""
    names_known_act: bool
    """Told with "the": it may also be a recalled act, as people called "they" are those of the news."""
    presupposed: bool
    """Only taken for granted ("the murder", "Galan's assassination"): no word of it says that it happened."""
    names: frozenset[str]
    """Names of those whom it befell, in lower case."""
    separate: bool
    """Said to be another one."""
    recalled: bool
    """Told of somebody's past or of a long time, not as news."""
    summary: bool
    """Told of several acts together ("in three raids")."""


def find_frames(doc: Doc) -> tuple[Frame, ...]:
    """Return the incidents that the sentence tells of, in order; nothing where its words mean something else."""
    groups = group_hits(find_hits(doc))
    anchors = [group[0].clause for group in groups]
    frames = [_frame(group, region_of(group, anchors)) for group in groups]
    told = _without_recalled([frame for frame in frames if _tells(frame)])
    elided = _ellipses(doc, told)
    return tuple(sorted([*(_without(frame, elided) for frame in told), *elided], key=lambda frame: frame.start))


def _without_recalled(frames: list[Frame]) -> list[Frame]:
    """What the words of a recalled deed say of day and place is that deed's ("a man linked to a raid in May was held on Monday")."""
    recalled = [frame for frame in frames if frame.recalled and frame.hits[0].trigger.pos == "n"]
    theirs = [replace(frame, region=tuple(frame.hits[0].token.subtree)) for frame in recalled]
    return [frame if frame.recalled else _without(frame, theirs) for frame in frames]


def _without(frame: Frame, elided: list[Frame]) -> Frame:
    """The frame without the words of those that stand in its clause but tell of others."""
    other = {word.i for one in elided for word in one.region}
    region = tuple(word for word in frame.region if word.i not in other)
    if not other or not region or len(region) == len(frame.region):
        return frame
    return replace(frame, region=region, locatives=locatives_of(list(frame.hits), region))


def _frame(group: list[Hit], region: tuple[Token, ...]) -> Frame:
    first = next((hit for hit in group if hit.trigger.sub_event_type), group[0])
    judgement = _judgement(group, first)
    return Frame(
        hits=tuple(group),
        sub_event_types=tuple(dict.fromkeys(kind for hit in group for kind in _kinds(hit))),
        weapons=tuple(dict.fromkeys(weapon for hit in group if (weapon := _weapon(hit)))),
        tolls=_tolls(group, judgement),
        roles=roles_of(group, region),
        judgement=judgement,
        start=region[0].idx,
        end=region[-1].idx + len(region[-1]),
        region=region,
        locatives=locatives_of(group, region),
        definite=_is_definite(first.token) or _befalls_known_people(group),
        names_known_act=_is_definite(first.token),
        presupposed=_is_presupposed(group),
        names=names_of(group),
        recalled=is_recalled(first.token) or is_running_total(group),
        summary=is_summary(region),
        separate=is_set_apart(first),
    )


def _judgement(group: list[Hit], first: Hit) -> Judgement:
    """People who died did die: an outcome that is told as fact carries the act with it."""
    outcomes = [hit for hit in group if hit.trigger.outcome and _counted(hit)]
    judged = [judge(hit.token) for hit in (outcomes or [first])]
    return next((j for j in judged if j.rule == "AST-1"), judged[0])


def _counted(hit: Hit) -> bool:
    return any(people_hit(victim, hit.trigger) for victim in victims(hit.token, hit.trigger))


def _kinds(hit: Hit) -> list[SubEventType]:
    return [hit.trigger.sub_event_type] if hit.trigger.sub_event_type else []


def _weapon(hit: Hit) -> Weapon | None:
    if hit.trigger.pos == "n" and hit.token.lower_.startswith("mortar"):
        return Weapon.MORTAR
    near = {word.lower_ for word in hit.token.subtree}
    if hit.trigger.weapon is Weapon.IED and near & {"car", "truck", "vehicle"}:
        return Weapon.CAR_BOMB
    return hit.trigger.weapon


def _tolls(group: list[Hit], judgement: Judgement) -> dict[Outcome, tuple[People, ...]]:
    """The people whom each outcome befell; what was only meant to be done to them counts nobody (rule CAS-8)."""
    tolls: dict[Outcome, tuple[People, ...]] = {}
    for hit in group:
        if hit.trigger.outcome is not None and judge(hit.token).assertion is judgement.assertion:
            people = [
                one for one in _befallen(hit) if not (_is_habit(hit.token) and one.count and one.count.best is None)
            ]
            known = {one.start for one in tolls.get(hit.trigger.outcome, ())}
            new = tuple(one for one in people if one.start not in known)
            tolls[hit.trigger.outcome] = (*tolls.get(hit.trigger.outcome, ()), *new)
    return with_included(group[0].token.doc, {outcome: people for outcome, people in tolls.items() if people})


def _is_habit(verb: Token) -> bool:
    """Return whether it is told of as what happens ("civilians are killed by these devices", "his attacks often killed")."""
    if is_often(verb):
        return True
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return bool(auxiliaries & {"are", "is"}) and not auxiliaries & {"being", "been", "have", "has"}


def _befallen(hit: Hit) -> list[People]:
    """By the parse, or by the order of the words where that gives more: "12 police, 28 militants killed"."""
    nouns = [*victims(hit.token, hit.trigger), *_along(hit.token)]
    parsed = [one for victim in nouns for one in people_hit(victim, hit.trigger)]
    listed = listed_before(hit.token) if hit.trigger.pos != "n" else ()
    joined = any(child.dep_ in {"dobj", "nsubjpass"} for child in hit.token.children)
    return list(listed) if listed and (not joined or len(listed) > len(parsed)) else parsed


def _along(verb: Token) -> Iterator[Token]:
    """Those who suffered "along with" or "together with" the others."""
    for word in verb.subtree:
        if word.lower_ in {"along", "together"}:
            for child in [*word.children, *word.head.children]:
                if child.lower_ == "with":
                    yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _is_presupposed(group: list[Hit]) -> bool:
    """Return whether each act is taken for granted, or told in a clause of one that is ("the attack that killed two")."""
    if not is_presupposed(group[0].token):
        return False
    return all(is_presupposed(hit.token) or _is_relative(hit.token) for hit in group[1:])


def _is_relative(token: Token) -> bool:
    return token.dep_ == "relcl" or (token.dep_ == "conj" and token.head.dep_ == "relcl")


def _is_definite(token: Token) -> bool:
    return token.tag_.startswith("NN") and any(
        child.lower_ in {"the", "this", "that", "these", "those"} for child in token.children
    )


def _befalls_known_people(group: list[Hit]) -> bool:
    """Return whether the people are only "he", "she" or "they": those of whom the text has told."""
    heads = [victim for hit in group for victim in victims(hit.token, hit.trigger)]
    return bool(heads) and all(head.tag_ == "PRP" for head in heads)


def _tells(frame: Frame) -> bool:
    """Habits, plans and war in general are no incident: plural acts and the present tense need people or a day."""
    if frame.judgement.is_threat or (frame.tolls and not _is_at_large(frame)):
        return True
    return any(is_one(hit) for hit in frame.hits if hit.trigger.sub_event_type)


def _is_at_large(frame: Frame) -> bool:
    """Return whether only nouns tell of what befalls people in general: "the murder of peasants", with no day and no place."""
    people = [one for counted in frame.tolls.values() for one in counted]
    bare = all(one.count is not None and one.count.best is None and one.text.isalpha() for one in people)
    if not bare or frame.locatives or any(hit.trigger.pos != "n" for hit in frame.hits):
        return False
    return not any(word.tag_ == "CD" or is_time(word) or word.lower_ in DAYS for word in frame.region)


def _ellipses(doc: Doc, told: list[Frame]) -> list[Frame]:
    """Return what is left out: "the first operation was mounted in A in April, the second in B in October": the second is one too (FRM-7)."""
    if not told:
        return []
    return [
        _elided(word, told[0])
        for word in doc
        if word.lower_ in _ORDINALS - {"first"}
        and word.tag_ in {"JJ", "NN", "DT"}
        and word.dep_ not in {"amod", "det", "nummod", "advmod"}
        and not any(hit.token == word or word in list(hit.token.children) for frame in told for hit in frame.hits)
        and any(child.dep_ == "prep" and child.lower_ in _LOCATIVE for child in word.children)
    ]


def _elided(word: Token, model: Frame) -> Frame:
    region = tuple(word.subtree)
    hit = replace(model.hits[0], token=word, clause=word)
    return replace(
        model,
        tolls={},
        roles=model.roles,
        start=region[0].idx,
        end=region[-1].idx + len(region[-1]),
        region=region,
        locatives=locatives_of([hit], region),
        separate=True,
        definite=False,
        names_known_act=False,
    )

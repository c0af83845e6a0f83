"""Who did what to whom, in one sentence: triggers with their arguments, grouped into the incidents that they tell of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from pipeline.extract.assertion import Judgement, is_recalled, judge
from pipeline.extract.contexts import contexts
from pipeline.extract.people import people_noun
from pipeline.extract.tolls import People, people_in
from pipeline.extract.triggers import Trigger, triggers
from schemas.vocabulary import ActorRole, Outcome, SubEventType, Weapon

_S = SubEventType
_DOCUMENT_WIDE = frozenset(
    {
        "fired",
        "blast",
        "thrown",
        "ablaze",
        "protest",
        "toxic",
        "unopposed",
        "peace",
        "hit",
        "aircraft",
        "territory",
        "base",
    }
)
"""Contexts whose words may stand anywhere in the sentence."""
_TRENDS = contexts()["trends"]
_SEEKING = contexts()["seeking"]
_SEPARATE = contexts()["separate"]
_LOCATIVE = contexts()["locative"]
_ORDINALS = contexts()["ordinals"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the parse."""

    token: Token
    trigger: Trigger
    clause: Token
    """The verb of its clause, or the sentence's head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A noun phrase with what it does in the act."""

    head: Token
    role: ActorRole


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
    """Told with "the": it may be known from before."""
    separate: bool
    """Said to be another one."""
    recalled: bool
    """Told of somebody's past, not as news."""


def find_frames(doc: Doc) -> tuple[Frame, ...]:
    """Return the incidents that the sentence tells of, in order; nothing where its words mean something else."""
    hits = [hit for token in doc for hit in _hits(token)]
    groups = _groups(hits)
    anchors = [group[0].clause for group in groups]
    frames = [_frame(group, _region(group, anchors)) for group in groups]
    told = [frame for frame in frames if _tells(frame)]
    elided = _ellipses(doc, told)
    return tuple(sorted([*(_without(frame, elided) for frame in told), *elided], key=lambda frame: frame.start))


def _without(frame: Frame, elided: list[Frame]) -> Frame:
    """The frame without the words of those that stand in its clause but tell of others."""
    other = {word.i for one in elided for word in one.region}
    region = tuple(word for word in frame.region if word.i not in other)
    if not other or not region or len(region) == len(frame.region):
        return frame
    return replace(frame, region=region, locatives=_locatives(list(frame.hits), region))


def _hits(token: Token) -> Iterator[Hit]:
    if token.text == "March":
        return
    for trigger in triggers().get(token.lower_, ()):
        if _pos(token) == trigger.pos and not _means_else(token, trigger) and _has_what_it_needs(token, trigger):
            yield Hit(token, trigger, _clause(token))


def _means_else(token: Token, trigger: Trigger) -> bool:
    words = {word.lower_ for word in token.doc}
    return any(words & contexts()[name] for name in trigger.avoid) and not words & contexts()["armed"]


def _pos(token: Token) -> str:
    tag = token.tag_[:2]
    if token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return "n"
    if tag == "VB" and token.dep_ == "amod" and token.tag_ == "VBN":
        return "x"
    return {"VB": "v", "NN": "n", "JJ": "a"}.get(tag, "x")


def _has_what_it_needs(token: Token, trigger: Trigger) -> bool:  # noqa: PLR0911 - a table of cases
    near = {word.lower_ for word in token.subtree} | {token.head.lower_}
    if trigger.needs is None:
        return True
    if trigger.needs == "people":
        return any(_people(victim, trigger) for victim in victims(token, trigger))
    if trigger.needs == "victims":
        return any(people_in(victim) for victim in victims(token, trigger))
    if trigger.needs == "territory":
        return _takes_ground(token)
    if trigger.needs == "up":
        return any(child.lower_ == "up" for child in token.children)
    if trigger.needs == "crowd":
        subjects = [child for child in token.children if child.dep_ == "nsubj"]
        subjects += [token.head] if token.dep_ in {"acl", "relcl"} else []
        return any(people_in(subject) for subject in subjects)
    if trigger.needs in _DOCUMENT_WIDE:
        near = {word.lower_ for word in token.doc}
    return bool(near & contexts()[trigger.needs])


def _takes_ground(verb: Token) -> bool:
    """Return whether what is taken is ground and nobody ("seized the town", not "captured a leader in the district")."""
    taken = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    return any(
        word.lower_ in contexts()["territory"] for noun in taken for word in [noun, *noun.conjuncts]
    ) and not any(people_in(noun) for noun in taken)


def _people(victim: Token, trigger: Trigger) -> tuple[People, ...]:
    """Whom the act befell: what is killed or hurt is somebody, also by a noun that no list knows ("an electrician")."""
    return people_in(
        victim, anyone=trigger.outcome in {Outcome.KILLED, Outcome.INJURED} or trigger.needs == "people_or_name"
    )


def victims(token: Token, trigger: Trigger) -> list[Token]:
    """Return the heads of the noun phrases that the act befalls; failing the parse, the nearest noun for people."""
    found = _victims(token, trigger)
    if trigger.pos != "v" or found:
        return found
    passive = any(child.dep_ == "auxpass" for child in token.children) or token.dep_ == "acl"
    near = reversed(token.doc[max(0, token.i - 12) : token.i]) if passive else token.doc[token.i + 1 : token.i + 8]
    return [word for word in near if word.tag_[:2] == "NN" and people_noun(word.text) and word.dep_ != "compound"][:1]


def _victims(token: Token, trigger: Trigger) -> list[Token]:  # noqa: PLR0911 - a table of cases
    kids = {child.dep_: child for child in token.children}
    if trigger.pos == "n":
        return [
            noun for child in token.children if child.lower_ == "of" for noun in child.children if noun.dep_ == "pobj"
        ]
    if trigger.pos == "a":
        return _of_the_dead(token)
    if "nsubjpass" in kids:
        return [kids["nsubjpass"]]
    if "dobj" in kids:
        return [kids["dobj"]]
    if token.dep_ in {"acl", "relcl"} and token.tag_ == "VBN":
        return [token.head]
    if trigger.sub_event_type is None and "nsubj" in kids:
        return [kids["nsubj"]]
    if token.dep_ == "relcl" and "nsubj" in kids and kids["nsubj"].tag_ == "WP":
        return [token.head] if trigger.sub_event_type is None else []
    if token.dep_ == "conj" and token.head.tag_ in {"VBN", "VBD"}:
        return _of_the_gap(token, kids)
    if token.tag_ == "VBN" and "nsubj" in kids:
        return [kids["nsubj"]]
    return []


def _of_the_dead(token: Token) -> list[Token]:
    if token.dep_ == "amod" and token.i > token.head.i:
        return [_counter(token.head)]
    if token.dep_ in {"acomp", "oprd", "ccomp", "xcomp"}:
        objects = [child for child in token.head.children if child.dep_ in {"dobj", "nsubjpass"}]
        subjects = [child for child in token.head.children if child.dep_ == "nsubj"]
        return objects or (subjects if token.head.lower_ in {"is", "are", "was", "were", "be"} else [])
    return [child for child in token.children if child.dep_ == "nsubj"]


def _counter(noun: Token) -> Token:
    """In "scores of fighters" the scores, which govern the fighters."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.tag_[:2] in {"NN", "CD"} else noun


def _of_the_gap(token: Token, kids: dict[str, Token]) -> list[Token]:
    """In "12 people were killed and 30 others wounded" the parser takes the second verb for an active one."""
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.head.children)
    if passive and "nsubj" in kids:
        return [kids["nsubj"]]
    if passive:
        return [child for child in token.head.children if child.dep_ == "nsubjpass"]
    return []


def _clause(token: Token) -> Token:
    while token.head != token and not (token.tag_.startswith("VB") and token.dep_ not in {"amod", "compound"}):
        token = token.head
    return token


def _groups(hits: list[Hit]) -> list[list[Hit]]:
    """Put hits together that tell of one incident: a clause apart is another one only if something says so."""
    groups: list[list[Hit]] = []
    for hit in hits:
        if groups and not _is_apart(groups[-1], hit):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _is_apart(group: list[Hit], hit: Hit) -> bool:
    if is_recalled(hit.token) != is_recalled(group[0].token):
        return True
    if any(known.clause == hit.clause for known in group):
        return False
    marked = any(child.lower_ in _SEPARATE for child in [*hit.token.children, *hit.clause.children])
    joined = hit.clause.dep_ in {"conj", "ccomp", "parataxis"} or any(k.clause.dep_ in {"ccomp", "conj"} for k in group)
    return marked or (joined and _place_words(hit.clause, group) and _place_words(group[0].clause, [hit]))


def _place_words(clause: Token, others: list[Hit]) -> bool:
    """Return whether the clause itself says where, with a name."""
    inside = {word.i for other in others for word in other.clause.subtree if other.clause in list(clause.subtree)}
    return any(
        child.dep_ == "prep"
        and child.lower_ in _LOCATIVE
        and any(word.tag_ == "NNP" and not _is_time(word) for word in child.subtree)
        for child in clause.children
        if child.i not in inside
    )


def _is_time(word: Token) -> bool:
    return word.text[:3].lower() in {
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    } or word.text.endswith("day")


def _region(group: list[Hit], anchors: list[Token]) -> tuple[Token, ...]:
    own = {hit.clause for hit in group}
    words = {word.i: word for clause in own for word in clause.subtree}
    for anchor in anchors:
        if anchor not in own and anchor.i in words and not any(clause in list(anchor.subtree) for clause in own):
            for word in anchor.subtree:
                words.pop(word.i, None)
    return tuple(words[i] for i in sorted(words)) or tuple(group[0].token.subtree)


def _frame(group: list[Hit], region: tuple[Token, ...]) -> Frame:
    first = next((hit for hit in group if hit.trigger.sub_event_type), group[0])
    return Frame(
        hits=tuple(group),
        sub_event_types=tuple(dict.fromkeys(kind for hit in group for kind in _kinds(hit))),
        weapons=tuple(dict.fromkeys(weapon for hit in group if (weapon := _weapon(hit)))),
        tolls=_tolls(group, _judgement(group, first)),
        roles=_roles(group, region),
        judgement=_judgement(group, first),
        start=region[0].idx,
        end=region[-1].idx + len(region[-1]),
        region=region,
        locatives=_locatives(group, region),
        definite=_is_definite(first.token),
        recalled=is_recalled(first.token),
        separate=any(word.lower_ in _SEPARATE for hit in group for word in [*hit.token.children, *hit.clause.children]),
    )


def _judgement(group: list[Hit], first: Hit) -> Judgement:
    """People who died did die: an outcome that is told as fact carries the act with it."""
    outcomes = [hit for hit in group if hit.trigger.outcome and _counted(hit)]
    judged = [judge(hit.token) for hit in (outcomes or [first])]
    return next((j for j in judged if j.rule == "AST-1"), judged[0])


def _counted(hit: Hit) -> bool:
    return any(_people(victim, hit.trigger) for victim in victims(hit.token, hit.trigger))


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
                one for victim in [*victims(hit.token, hit.trigger), *_along(hit.token)] for one in people_in(victim)
            ]
            known = {one.start for one in tolls.get(hit.trigger.outcome, ())}
            new = tuple(one for one in people if one.start not in known)
            tolls[hit.trigger.outcome] = (*tolls.get(hit.trigger.outcome, ()), *new)
    return {outcome: people for outcome, people in tolls.items() if people}


def _along(verb: Token) -> Iterator[Token]:
    """Those who suffered "along with" or "together with" the others."""
    for word in verb.subtree:
        if word.lower_ in {"along", "together"}:
            for child in [*word.children, *word.head.children]:
                if child.lower_ == "with":
                    yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _roles(group: list[Hit], region: tuple[Token, ...]) -> tuple[Role, ...]:
    roles = [role for hit in group for role in (_verb_roles(hit) if hit.trigger.pos == "v" else _noun_roles(hit))]
    roles += [Role(head=noun, role=ActorRole.TARGET) for noun in _sought(region)]
    unique = {role.head.i: role for role in reversed(roles)}
    return tuple(unique[i] for i in sorted(unique))


def _sought(region: tuple[Token, ...]) -> Iterator[Token]:
    """Whom a force was out for is its target ("in search of a commander", "to arrest a facilitator", rule FRM-8)."""
    for word in region:
        if word.lower_ in _SEEKING:
            yield from (child for child in word.children if child.dep_ == "dobj")
            for child in word.children:
                if child.dep_ == "prep" and child.lower_ in {"of", "for"}:
                    yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _verb_roles(hit: Hit) -> Iterator[Role]:
    fight = hit.trigger.sub_event_type is _S.ARMED_CLASH
    for victim in victims(hit.token, hit.trigger):
        yield Role(head=victim, role=ActorRole.PARTICIPANT if fight and hit.trigger.needs is None else ActorRole.TARGET)
    for doer in _doers(hit.token):
        yield Role(head=doer, role=ActorRole.PARTICIPANT if fight else ActorRole.PERPETRATOR)
    for child in hit.token.children:
        if child.dep_ == "prep" and child.lower_ in {"with", "against", "on"} and (fight or child.lower_ != "with"):
            role = ActorRole.PARTICIPANT if fight else ActorRole.TARGET
            yield from (Role(head=noun, role=role) for noun in child.children if noun.dep_ == "pobj")


def _doers(verb: Token) -> list[Token]:
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
    agents = [
        noun for child in verb.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"
    ]
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and not passive]
    if agents or subjects:
        heads = agents or subjects
        return [verb.head if head.tag_ in {"WP", "WDT"} else head for head in heads]
    if (
        not passive
        and verb.dep_ in {"conj", "advcl", "xcomp"}
        and verb.tag_ in {"VBD", "VBG", "VBN", "VB"}
        and verb.head != verb
    ):
        return _doers(verb.head) if verb.head.tag_.startswith("VB") else []
    return []


def _noun_roles(hit: Hit) -> Iterator[Role]:
    fight = hit.trigger.sub_event_type is _S.ARMED_CLASH
    for child in hit.token.children:
        nouns = [noun for noun in child.children if noun.dep_ in {"pobj", "pcomp"}]
        if child.dep_ == "poss" or (child.dep_ == "compound" and child.tag_ in {"NNP", "NNPS"}):
            yield Role(head=child, role=ActorRole.PARTICIPANT if fight else ActorRole.PERPETRATOR)
        if child.lower_ == "by":
            yield from (Role(head=noun, role=ActorRole.PERPETRATOR) for noun in nouns)
        if child.lower_ in {"between", "with"} and fight:
            joined = (
                word for word in child.subtree if word.dep_ == "conj" and word.tag_ in {"NN", "NNS", "NNP", "NNPS"}
            )
            yield from (Role(head=noun, role=ActorRole.PARTICIPANT) for noun in [*nouns, *joined])
        if child.lower_ in {"on", "against"}:
            yield from (Role(head=noun, role=ActorRole.TARGET) for noun in nouns)
    if hit.token.dep_ in {"dobj", "pobj"} and hit.clause.lower_ in {
        "launched",
        "carried",
        "conducted",
        "mounted",
        "staged",
        "began",
    }:
        yield from (Role(head=doer, role=ActorRole.PERPETRATOR) for doer in _doers(hit.clause))


def _locatives(group: list[Hit], region: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """The phrases that say where: the trigger's own first, then its clause's, then the rest of the region's."""
    inside = {word.i for word in region}
    near = {hit.token.i for hit in group} | {hit.clause.i for hit in group}
    phrases = [word for word in region if word.dep_ == "prep" and word.lower_ in _LOCATIVE]
    phrases = [word for word in phrases if any(w.tag_ in {"NNP", "NNPS"} and not _is_time(w) for w in word.subtree)]
    ranked = sorted(phrases, key=lambda word: (word.head.i not in near, word.i))
    spans = []
    for word in ranked:
        words = [w for w in word.subtree if w.i in inside]
        spans.append((words[0].idx, words[-1].idx + len(words[-1])))
    return tuple(spans)


def _is_definite(token: Token) -> bool:
    return token.tag_.startswith("NN") and any(child.lower_ in {"the", "this", "that"} for child in token.children)


def _tells(frame: Frame) -> bool:
    """Habits, plans and war in general are no incident: plural acts and the present tense need people or a day."""
    if frame.tolls:
        return True
    return any(_is_one(hit) for hit in frame.hits if hit.trigger.sub_event_type)


def _is_one(hit: Hit) -> bool:
    if hit.trigger.pos == "n":
        return not _is_general(hit)
    past = hit.token.tag_ in {"VBD", "VBN"} or hit.token.lower_.endswith(("ed", "took", "ran"))
    return past or hit.trigger.needs in {
        "weapons",
        "crowd",
        "protest",
        "territory",
        "base",
    }


def _is_general(hit: Hit) -> bool:
    token = hit.token
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head.tag_ in {"VBD", "VBN"}:
        return token.head.lower_ in _TRENDS
    if token.tag_ == "NNS":
        return not any(child.tag_ == "CD" or child.lower_ in {"several", "two"} for child in token.children)
    if token.dep_ == "compound":
        return True
    has_own_words = any(child.dep_ in {"det", "amod", "poss", "prep", "nummod", "compound"} for child in token.children)
    return not has_own_words and hit.trigger.sub_event_type is not _S.ARMED_CLASH


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
        locatives=_locatives([hit], region),
        separate=True,
        definite=False,
    )

"""People who are killed or hurt on the road (rule FRM-20), or by what gives way (rule ASM-101)."""

from collections.abc import Iterator

from pipeline.extract.contexts import contexts
from pipeline.extract.text.relations import behind
from pipeline.extract.text.tokens import Token

_VEHICLES = contexts()["on_the_road"]
_COLLIDE = contexts()["collide"]
_MEANT = (
    contexts()["on_purpose"]
    | (contexts()["armed"] - {"army", "soldiers", "troops"})
    | contexts()["munitions"]
    | {"strike", "strikes", "arson", "arsonists"}
)
_STRUCTURES = contexts()["structures"]
_NATURE = contexts()["forces_of_nature"]
_GIVES_WAY = contexts()["gives_way"]
_UNINTENDED = contexts()["unintended"]
"""Verbs that leave open whether it was meant, unlike "murdered"."""
_FIRE = frozenset({"fire", "fires", "flames", "blaze"})
_OF_A_FIRE = contexts()["of_a_fire"]
_MISHAPS = contexts()["mishaps"]
_BY_THEMSELVES = {"gave": "way", "gives": "way", "came": "down", "comes": "down", "blew": "over", "broke": "off"}
_STEPS = frozenset({"advcl", "conj", "acl", "pcomp", "xcomp", "ccomp"})


def is_on_the_road(verb: Token) -> bool:
    """Return whether a vehicle or who drives one did it and nothing says that it was meant ("killed by a motorist", "a drunk driver
    ploughed into a crowd, killing two", "died when a truck ran over them").
    """
    if verb.lower_ not in _UNINTENDED or not _MEANT.isdisjoint(verb.doc.said):
        return False
    if any(doer.lower_ in _VEHICLES for doer in _doers(verb)) or _is_in_a_mishap(verb):
        return True
    said = verb.doc.said
    if not said.isdisjoint(_STRUCTURES) and _is_under_what_fell(verb):
        return True
    if not (said.isdisjoint(_NATURE) and said.isdisjoint(_FIRE)) and _is_natures(verb):
        return True
    return not said.isdisjoint(_COLLIDE) and any(
        doer.lower_ in _VEHICLES for clause in _collisions(verb) for doer in _doers(clause)
    )


def _is_in_a_mishap(verb: Token) -> bool:
    """Return whether they were killed "in a fall" or the like (rule ASM-400)."""
    nouns = (noun for link in verb.children if link.lower_ == "in" for noun in link.children)
    return any(
        word.lower_ in _MISHAPS
        for noun in nouns
        if any(child.dep_ == "det" for child in noun.children) and behind(noun, "of") == []
        for word in (noun, *noun.children)
    )


def _is_under_what_fell(verb: Token) -> bool:
    """Return whether it befell them "when" what they were in or under gave way, or this did so, "killing" them, and no arms are named."""
    fell = [
        clause
        for one in (verb, *verb.conjuncts)
        for clause in one.children
        if clause.dep_ == "advcl" and any(link.lower_ in {"when", "as", "after"} for link in clause.children)
    ]
    fell += [verb.head] if verb.tag_ == "VBG" and verb.dep_ == "advcl" else []
    return any(
        doer.lower_ in _STRUCTURES
        for clause in fell
        if clause.lower_ in _GIVES_WAY or _gave_way(clause)
        for doer in _doers(clause)
    )


def _is_natures(verb: Token) -> bool:
    """Return whether it is joined to what nature or a fire did ("ash buried three villages, and ten people were killed", "fire swept
    through a camp and killed a child").
    """
    over = verb.head if verb.dep_ == "ccomp" else verb
    return any(
        (noun.lower_ in _NATURE and (noun.i == 0 or noun.text == noun.lower_))
        or (noun.lower_ in _FIRE and clause.lower_ in _OF_A_FIRE)
        for clause in (over, verb, *over.conjuncts, *verb.conjuncts)
        for noun in _doers(clause)
    )


def _gave_way(verb: Token) -> bool:
    return _BY_THEMSELVES.get(verb.lower_) in verb.doc.words[verb.i + 1 : verb.i + 2]


def _collisions(verb: Token) -> Iterator[Token]:
    """The clauses about a collision that the verb's stands under, or over."""
    over = verb
    while over.dep_ in _STEPS and over.head != over:
        over = over.head
        if over.lower_ in _COLLIDE:
            yield over
    for child in (one for joined in (verb, *verb.conjuncts) for one in joined.children):
        inside = child.children if child.dep_ == "prep" else [child]
        yield from (clause for clause in inside if clause.dep_ in _STEPS and clause.lower_ in _COLLIDE)


def _doers(verb: Token) -> Iterator[Token]:
    """Who or what does it: the subject of an active verb, "by" whom, or the noun that its clause describes."""
    for child in verb.children:
        if child.dep_ == "nsubj":
            yield verb.head if child.tag_ in {"WP", "WDT"} else child
        elif child.dep_ == "agent":
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
    if verb.dep_ == "acl" and not any(child.dep_ == "agent" for child in verb.children):
        yield verb.head

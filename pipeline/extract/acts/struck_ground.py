"""The ground that an act befell: what was taken, shelled, struck or patrolled (rules FRM-15, FRM-16, PLA-116 and PLA-119)."""

from collections.abc import Iterator, Sequence

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.taking import meant_by, taken_by
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.acts.whereabouts import locatives_of, without_clauses
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time, without_day
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Weapon

_STRUCK, _HELD = contexts()["struck_sites"], contexts()["base"]
_PLACES = contexts()["coarse_places"] | contexts()["fine_places"] | contexts()["territory"]
_STRIKING = contexts()["hit"]
_HOLDING = frozenset({"defending", "guarding", "protecting", "holding", "manning"})


def ground_of(group: Sequence[Hit]) -> tuple[tuple[int, int], ...]:
    """Return what was taken, shelled or watched where it is ground: "captured Knin", "bombed the town of Badme"; what forces
    patrol always is ("patrolled the embankment of the Tigris", PLA-119).
    """
    verbs = [hit.token for hit in group if hit.trigger.pos == "v" and _may_befall_ground(hit.trigger)]
    objects = [without_day(meant_by(noun)) for verb in (*verbs, *_verbs_of_means(group)) for noun in taken_by(verb)]
    beats = {noun.i for hit in group if hit.trigger.needs == "patrols" for noun in taken_by(hit.token)}
    grounds = [
        words
        for noun in (*objects, *_sites_struck(group), *_held(group))
        if (words := without_clauses(noun) if noun.i in beats else _ground(noun))
    ]
    return tuple((words[0].idx, words[-1].idx + len(words[-1])) for words in grounds)


def _verbs_of_means(group: Sequence[Hit]) -> Iterator[Token]:
    """Yield the verbs of which the act's noun is the subject, if they say what it struck ("shelling hit Kherson", PLA-272)."""
    for hit in group:
        if hit.token.dep_ == "nsubj" and hit.token.head.lower_ in _STRIKING:
            yield hit.token.head


def _sites_struck(group: Sequence[Hit]) -> Iterator[Token]:
    """Yield the sites by their names that an act named by a noun was against ("an attack on the Bagram base", PLA-116)."""
    for hit in group:
        aims = (child for child in hit.token.children if hit.trigger.pos == "n" and child.lower_ in {"on", "against"})
        yield from (noun for aim in aims for noun in aim.children if _is_a_named_site(noun))


def _held(group: Sequence[Hit]) -> Iterator[Token]:
    """Yield the sites by their names that those whom it befell held then ("killed while defending Tanf base", PLA-116)."""
    for hit in group:
        clauses = (child for child in hit.token.children if child.dep_ == "advcl" and child.lower_ in _HOLDING)
        yield from (noun for clause in clauses for noun in taken_by(clause) if _is_a_named_site(noun))


def _may_befall_ground(trigger: Trigger) -> bool:
    if trigger.outcome is not None:
        return trigger.needs in {"territory", "named_ground"}
    return trigger.weapon is not Weapon.SMALL_ARMS and trigger.needs not in {"people", "arms"}


def _ground(noun: Token) -> list[Token]:
    """The words of a place's name, or of a noun for a place with all that says which; none where it is another thing."""
    if noun.lower_ in _PLACES or _is_a_named_site(noun):
        words = without_clauses(noun)
        whose = min((word.i for word in words if word.lower_ == "from" and word.i > noun.i), default=words[-1].i + 1)
        return [word for word in words if word.i < whose]
    if noun.tag_ not in {"NNP", "NNPS"} or is_time(noun) or any(child.lower_ in {"a", "an"} for child in noun.children):
        return []
    last = max(
        (word.i for word in noun.conjuncts if word.tag_ in {"NNP", "NNPS"} and not is_time(word)), default=noun.i
    )
    return [word for word in noun.doc[noun.left_edge.i : max(noun.i, last) + 1] if word.dep_ not in {"poss", "case"}]


def _is_a_named_site(noun: Token) -> bool:
    """Return whether it is a house or post by its name ("attacked Mandera police station", PLA-116)."""
    if noun.lower_ not in _STRUCK and noun.lower_ not in _HELD:
        return False
    return any(word.tag_ == "NNP" and word.dep_ == "compound" for word in noun.subtree if word.i < noun.i)


def has_its_own_ground(hit: Hit) -> bool:
    """Return whether the act's own words name what ground it befell, or where it was done ("air strikes on Khiam", "struck Khiam")."""
    aims = [noun for child in hit.token.children if child.lower_ in {"on", "against"} for noun in child.children]
    aims += taken_by(hit.clause)
    aimed = any(_ground(noun) for noun in aims if people_noun(noun.text) is None)
    return aimed or bool(locatives_of([hit], tuple(hit.clause.subtree)))

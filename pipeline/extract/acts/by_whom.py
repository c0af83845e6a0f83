"""Who does what a verb tells: armed people, police, people of no state, several, or nobody who is told (acts.csv: needs)."""

from pipeline.extract.actors.people import people_word
from pipeline.extract.actors.registry import is_actor_word
from pipeline.extract.acts.nearby import has
from pipeline.extract.contexts import contexts
from pipeline.extract.text.relations import agents_of, behind, logical_subjects_of, shared_subjects_of, subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from schemas.vocabulary import Side

BY_LAW = contexts()["law"]
_SELVES = frozenset({"they", "we", "it"})
_STRANGE = frozenset({"armed", "masked", "hooded"})
_BODIES = frozenset({"police", "army", "gendarmerie"})
_NEAR = 6
"""Words before the verb among which its subject is, where the parse finds none."""


def is_by_the_armed(verb: Token) -> bool:
    """Return whether who does it by the parse is armed people."""
    return not contexts()["armed_party"].isdisjoint(_words_for_doers(verb))


def is_by_the_lawless(verb: Token) -> bool:
    """Return whether people of no state do it, or any who are "armed" or "masked"; of verbs that are joined, who does the first."""
    doers = shared_subjects_of(verb)
    words = (people_word(noun) for noun in doers)
    strange = any(child.lower_ in _STRANGE for noun in doers for child in noun.children)
    return strange or any(word is not None and word.side is Side.NON_STATE for word in words)


def is_by_the_armed_or_named(verb: Token) -> bool:
    """Return whether armed people do it, also where they only stand before it, or who has a name."""
    named = any(noun.tag_ in {"NNP", "NNPS"} for noun in logical_subjects_of(verb))
    return named or bool(doing(verb) & contexts()["armed_party"])


def is_by_law(verb: Token) -> bool:
    """Return whether police or other officers do it."""
    return bool(BY_LAW & doing(verb))


def is_by_fighters(verb: Token) -> bool:
    """Return whether people of a side do it, or a group that the registry knows by name."""
    doers = shared_subjects_of(verb)
    return is_by_the_armed(verb) or any(are_armed(noun) or _is_known_by_name(noun) for noun in doers)


def is_by_a_known_party(verb: Token) -> bool:
    """Return whether the name of its subject is one of the registry's, or a nation's."""
    return any(_is_known_by_name(child) for child in verb.children if child.dep_ in {"nsubj", "agent"})


def _is_known_by_name(noun: Token) -> bool:
    return noun.tag_ in {"NNP", "NNPS"} and is_actor_word(noun.text)


def is_by_armed_people(verb: Token) -> bool:
    """Return whether its subject is people of a side: who march so hold no protest."""
    return any(map(are_armed, subjects_of(verb)))


def are_armed(noun: Token) -> bool:
    """Return whether they are people of a side: a party that strikes them fights them ("Hezbollah struck rebel fighters")."""
    return any(one.side in {Side.STATE, Side.NON_STATE} for one in people_in(noun))


def is_by_people(verb: Token) -> bool:
    """Return whether people do it, and no blast or fire."""
    passive = verb.tag_ == "VBN" or any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
    doers = agents_of(verb) if passive else logical_subjects_of(verb)
    return any(people_in(doer) for doer in doers)


def is_by_several(verb: Token) -> bool:
    """Return whether more than one person does it ("forty inmates escaped", not "a thief escaped from jail")."""
    doers = [one for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"} for one in people_in(child)]
    return any(one.count is None or one.count.low > 1 for one in doers)


def is_by_raiders(verb: Token) -> bool:
    """Return whether armed people do it, others who raid, or nobody who is told ("a country being invaded")."""
    unsaid = not any(child.dep_ in {"nsubj", "agent"} for child in verb.children) and verb.dep_ != "conj"
    return unsaid or is_by_the_armed(verb) or bool(doing(verb) & contexts()["invaders"])


def is_by_a_side(verb: Token) -> bool:
    """Return whether people of a side do it ("a rebel commander gave himself up", not "a driver", ACT-120)."""
    return is_by_the_armed(verb) or is_by_armed_people(verb)


def is_by_many(verb: Token) -> bool:
    """Return whether armed people do it, or several of any."""
    return is_by_the_armed(verb) or is_by_several(verb)


def is_by_the_military(operation: Token) -> bool:
    """Return whether who conducts an operation says that it is a military one."""
    doers = [child for child in operation.head.children if child.dep_ in {"nsubj", "agent"}]
    return operation.dep_ in {"dobj", "nsubjpass"} and any(has(doer, "military") for doer in doers)


def doing(verb: Token) -> set[str]:
    """Return the words that name who does it, in small letters; where the parse finds nobody, those before it."""
    return _words_for_doers(verb) or {word.lower_ for word in verb.doc[max(0, verb.i - _NEAR) : verb.i]}


def _words_for_doers(verb: Token) -> set[str]:
    """The words for its subject; what is joined to another verb, or claimed, has that verb's ("claimed responsibility for …"), and
    so has what people say of themselves ("rebels said they lost five men").
    """
    doers = [child for child in verb.children if child.dep_ in {"nsubj", "agent"}]
    speaks = verb.dep_ == "ccomp" and all(doer.lower_ in _SELVES for doer in doers)
    if speaks or (not doers and verb.dep_ in {"conj", "pcomp"}):
        over = next((word for word in verb.ancestors if word.tag_.startswith("VB")), None)
        return set() if over is None else _words_for_doers(over)
    return {word.lower_ for doer in doers for word in doer.subtree}


def clashes_with_forces(verb: Token) -> bool:
    """Return whether somebody clashed with a state's forces, whatever it was about ("students clashed with police over prices", ACT-405)."""
    if not verb.lower_.startswith("clash"):
        return False
    several = (noun for noun in behind(verb, "with") if noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _BODIES)
    words = map(people_word, several)
    return any(word is not None and word.side is Side.STATE for word in words)

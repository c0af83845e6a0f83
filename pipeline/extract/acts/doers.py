"""Who does what a verb tells, and with whom, by the parse and where the parse errs (rules FRM-8, FRM-33, FRM-34 and ACT-30)."""

from collections.abc import Iterator

from pipeline.extract.actors.people import people_noun
from pipeline.extract.actors.registry import is_actor_word
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.verb_victims import right_after, sets_on_fire, shared_object

_ACCUSED = contexts()["accused_of"]
_THOUGHT = contexts()["thought_to_be"]
_SAY = contexts()["say"]
_GOING_ON = frozenset({"after", "before", "by", "while", "upon"})
"""Before a participle whose doer is that of the verb around it ("fled after killing two")."""
_BEFALLEN = frozenset({"dobj", "nsubjpass"})
_ITSELF = frozenset({"it", "they"})


def doers_of(verb: Token) -> list[Token]:
    """Return who does what the verb tells; nobody where it is passive and names none."""
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
    agents = agents_of(verb)
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and not passive] or _beside_verb(verb)
    if doers := _accused(verb) or _thought_to_be(verb, subjects):
        return doers
    if agents or subjects:
        heads = agents or subjects
        return [verb.head if head.tag_ in {"WP", "WDT"} else _speaker_meant(head) for head in heads]
    if _describes_its_doer(verb):
        return [verb.head]
    if (
        not passive
        and verb.dep_ in {"conj", "advcl", "xcomp"}
        and verb.tag_ in {"VBD", "VBG", "VBN", "VB"}
        and verb.head != verb
    ):
        return doers_of(verb.head) if verb.head.tag_.startswith("VB") else []
    if verb.dep_ == "pcomp" and verb.head.lower_ in _GOING_ON and verb.head.head.tag_.startswith("VB"):
        return doers_of(verb.head.head)
    return []


def _beside_verb(verb: Token) -> list[Token]:
    """People right at the head of a verb that the parse takes for what says how ("Guerrillas machine-gunned the house")."""
    before = (child for child in verb.children if child.dep_ == "npadvmod" and child.i < verb.i)
    return [noun for noun in before if people_noun(noun.text) is not None][:1] if verb.tag_ == "VBD" else []


def _accused(verb: Token) -> list[Token]:
    """Who is accused "of" doing it, wherever the parse hangs that: "accused soldiers of killing two", "soldiers were accused of"; and of
    what came of it ("accused the army of bombing a house, killing two", rule ACT-381).
    """
    of = verb.head
    goes_on = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > of.i
    accused = of if goes_on else of.head if verb.dep_ == "pcomp" and of.lower_ == "of" else verb
    if accused.dep_ in _BEFALLEN and accused.head.lower_ in _ACCUSED:
        return [accused]
    return (
        [child for child in accused.children if child.dep_ in _BEFALLEN]
        if accused.lower_ in _ACCUSED and accused is not verb
        else []
    )


def _thought_to_be(verb: Token, subjects: list[Token]) -> list[Token]:
    """Who "suspected to be" others did it, where the parse makes that the clause ("gunmen suspected to be herdsmen killed", ACT-30)."""
    thinks = verb.head
    if thinks.lower_ not in _THOUGHT or verb.dep_ not in {"ccomp", "conj"} or verb.i < thinks.i:
        return []
    be = [child for child in thinks.children if child.lower_ == "be" and child.dep_ == "xcomp" and child.i < verb.i]
    others = [noun for noun in subjects if not be or noun.i < be[0].i]
    return [child for child in thinks.children if child.dep_ in {"nsubj", "nsubjpass"}] if be and not others else []


def _describes_its_doer(verb: Token) -> bool:
    """Return whether a participle after people has an object of its own: they did it ("militants killed 14", rule FRM-33)."""
    joined = verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"}
    armed = people_noun(verb.head.text) is not None or (verb.head.tag_ == "NNP" and is_actor_word(verb.head.text))
    has_object = right_after(verb) is not None or any(child.dep_ == "dobj" for child in verb.children)
    return joined and armed and (has_object or sets_on_fire(verb) or shared_object(verb) is not None)


def _speaker_meant(noun: Token) -> Token:
    """Whom "it" or "they" stands for where a body says so of itself ("the army said it had taken the town", rule FRM-34)."""
    says = noun.head.head
    if noun.lower_ not in _ITSELF or noun.head.dep_ != "ccomp" or says.lower_ not in _SAY:
        return noun
    return next((one for one in says.children if one.dep_ == "nsubj" and one.i < noun.i), noun)


def agents_of(verb: Token) -> list[Token]:
    """Who follows "by", also where the parse hangs it on what the deed was done with ("hacked with machetes by rebels")."""
    by = [child for child in verb.children if child.dep_ == "agent"] or list(_by_beside(verb))
    return [noun for child in by for noun in child.children if noun.dep_ == "pobj"]


def _by_beside(verb: Token) -> Iterator[Token]:
    if any(child.dep_ == "auxpass" for child in verb.children):
        for means in verb.children:
            if means.dep_ == "prep" and means.lower_ == "with" and means.i > verb.i:
                yield from (word for word in means.subtree if word.lower_ == "by" and word.dep_ == "prep")


def partners_of(word: Token) -> list[Token]:
    """Those "with" whom it is."""
    preps = [child for child in word.children if child.dep_ == "prep" and child.lower_ == "with"]
    return [noun for prep in preps for noun in prep.children if noun.dep_ == "pobj"]

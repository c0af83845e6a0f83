"""What is done often, always or to whomever, and so no deed on any day (rules FRM-6 and ASM-99)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token

_HABITUAL = contexts()["habitual"]
_SPANS = contexts()["spans"]
_NEAR = 12
"""Words after a verb in which it is told how often."""


def is_often(verb: Token) -> bool:
    """Return whether it is done "often", also by what is said of the verb that it is joined to; "they continue to arrest" and "every
    time a bomb goes off" are.
    """
    if _is_whenever(verb) or _is_whenever(verb.head) or _is_every_one(verb) or _is_done_to_whomever(verb):
        return True
    if verb.dep_ == "xcomp" and verb.head.lower_ in {"continue", "continues"}:
        return True
    verbs = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    return any(child.lower_ in _HABITUAL for one in verbs for child in one.children)


def _is_done_to_whomever(verb: Token) -> bool:
    """Return whether many do it in the present to uncounted people, in a sentence with a stop and without a time ("bandits kill our people
    in Zurmi, and you bring us a report.", ASM-207).
    """
    if verb.tag_ != "VBP" or verb.dep_ not in {"ROOT", "ccomp"} or verb.doc[-1].text != "." or "now" in verb.doc.said:
        return False
    sides = [child for child in verb.children if child.dep_ in {"nsubj", "dobj"}]
    many = all(one.lower_ == "people" or one.tag_ == "NNS" for one in sides)
    counted = any(child.tag_ in {"CD", "DT"} for one in sides for child in one.children)
    whose = any(child.lower_ in {"our", "your", "their", "my", "his"} for one in sides for child in one.children)
    return many and whose and not counted and not any(map(is_time, verb.subtree))


def _is_whenever(verb: Token) -> bool:
    every = verb.head.lower_ == "time" and any(child.lower_ in {"every", "each"} for child in verb.head.children)
    return (every and verb.dep_ in {"relcl", "advcl", "acl"}) or any(
        child.lower_ == "whenever" for child in verb.children
    )


def _is_every_one(word: Token) -> bool:
    """Return whether it is any such deed ("every air strike which kills civilians"), or is done "every night", as a rule (ASM-99)."""
    deed = word.head if word.dep_ == "relcl" else word
    verb = deed.head if deed.tag_.startswith("NN") else deed
    if deed is not verb and any(child.lower_ in {"every", "any"} for child in deed.children):
        return _is_in_the_present(verb)
    if word.doc.said.isdisjoint({"every", "each"}):
        return False
    words = word.doc.words
    each = (
        i for i, one in enumerate(words) if one in {"every", "each"} and not _SPANS.isdisjoint(words[i + 1 : i + 3])
    )
    own = (i for i in each if i < verb.i + _NEAR and not _is_of_what_follows(word.doc[i], verb))
    return any(own) and _is_in_the_present(with_auxiliaries(verb))


def _is_of_what_follows(word: Token, verb: Token) -> bool:
    """Return whether it stands in a clause with a subject of its own that is joined to the verb ("… and shots ring out every night")."""
    joined = (over for over in word.ancestors if over.dep_ == "conj" and over.i > verb.i and over.tag_.startswith("VB"))
    return any(child.dep_ in {"nsubj", "nsubjpass"} for over in joined for child in over.children)


def _is_in_the_present(verb: Token) -> bool:
    now = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return verb.tag_ in {"VBZ", "VBP"} or (
        verb.tag_ == "VBN" and bool(now & {"are", "is"}) and not now & {"being", "been", "has"}
    )


def with_auxiliaries(verb: Token) -> Token:
    """Return the verb that bears the auxiliaries: of "women are raped and held hostage" the first."""
    while verb.dep_ == "conj" and not any(child.dep_ in {"aux", "auxpass", "nsubj"} for child in verb.children):
        verb = verb.head
    return verb


def befalls_people_at_large(verb: Token) -> bool:
    """Return whether it is done in the present to uncounted people: "women are raped" is a habit, "two women are raped" a deed."""
    verb = with_auxiliaries(verb)
    if not any(child.dep_ == "auxpass" and child.lower_ == "are" for child in verb.children):
        return False
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass" and child.tag_ == "NNS"]
    bare = [noun for noun in subjects if all(word.tag_ in {"JJ", "NN", "CC", "NNS"} for word in noun.subtree)]
    return bool(bare) and not any(child.lower_ == "being" for child in verb.children)


def is_now(participle: Token) -> bool:
    """Return whether the verb is a passive of the present, which tells what is always done ("bombings are carried out")."""
    said = {child.lower_ for child in participle.children if child.dep_ in {"aux", "auxpass"}}
    return bool(said & {"are", "is"}) and not said & {"being", "been"}

"""Relative clauses that the parse hangs on where a deed was, and not on the deed: "an attack on a convoy near Kidal, in which three were
killed", "Sunday's bombing of a mosque in Herat that killed nine" (rule FRM-128); those in which somebody says it (FRM-311); and clauses
that say what a report or a rumour is (FRM-404).
"""

from collections.abc import Iterator
from functools import cache

from pipeline.extract.acts.triggers import forms
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token, hang

HARM = contexts()["harm"] | {"left", "claimed"}
_PHRASE = frozenset({"pobj", "prep", "appos", "acl", "agent"})
_GOES_BACK = frozenset({"which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ACCOUNTS = contexts()["accounts"]
_SPEAKERS = frozenset({"NNS", "NNPS"})
TELLS_OF = contexts()["say"] | {"allege", "claim", "claimed"}


def take_back(verb: Token) -> None:
    """Let the clause be the deed's, if what it tells befell people in a deed right before."""
    if verb.dep_ != "relcl" or verb.lower_ not in HARM or not (_tells_in_which(verb) or _tells_what_it_did(verb)):
        return
    deed = next(_deeds_before(verb.head, verb), None)
    if deed is not None and deed is not verb.head and verb.head.lower_ not in deeds():
        hang(verb, deed, "relcl")


def let_be_told_of(says: Token) -> None:
    """Let what somebody says of people describe them, and be what he says ("a farmer who residents say was shot", FRM-311)."""
    if says.dep_ != "relcl" or says.lower_ not in TELLS_OF:
        return
    told = next((child for child in says.children if child.dep_ == "ccomp" and child.i > says.i), None) or _behind(says)
    speaker = next((child for child in says.children[::-1] if child.dep_ == "nsubj" and child.i < says.i), None)
    if told is None or speaker is None or speaker.left_edge.i == 0:
        return
    who, of_whom = speaker.left_edge.nbor(-1), says.head
    if who.tag_ != "WP" or not told.tag_.startswith("VB"):
        return
    does = any(child.dep_ in _SUBJECTS and child is not who for child in told.children)
    passive = any(child.dep_ == "auxpass" for child in told.children)
    hang(told, of_whom, "relcl")
    hang(says, told, "parataxis")
    hang(who, told, "dobj" if does else "nsubjpass" if passive else "nsubj")


def let_be_what_is_told(that: Token) -> None:
    """Let a whole clause behind "that" be what a report or a rumour says, and describe none ("the report that rebels attacked Bama"): it has
    a subject besides, and all else that its verb needs.
    """
    verb, account = that.head, that.nbor(-1)
    if verb.dep_ != "relcl" or account.lower_ not in _ACCOUNTS or that.i > verb.i:
        return
    does = any(child.dep_ in _SUBJECTS and that.i < child.i < verb.i for child in verb.children)
    suffers = any(child.dep_ in {"dobj", "nsubjpass"} and child is not that for child in verb.children)
    if does and (that.dep_ == "mark" or that.tag_ == "IN" or suffers):
        hang(verb, account, "acl")
        hang(that, verb, "mark")


def let_allege(allege: Token) -> None:
    """Let "allege" between people and what they allege be their verb, where the parse takes it for a noun ("Residents allege soldiers shot
    three", rule FRM-406).
    """
    verb = next((above for above in allege.ancestors if above.tag_.startswith("VB")), None)
    if verb is None or verb.i < allege.i or not allege.tag_.startswith("NN") or allege.nbor(-1).tag_ not in _SPEAKERS:
        return
    hang(allege, verb, "dep")
    hang(verb, allege, "ccomp")
    hang(allege.nbor(-1), allege, "nsubj")
    allege.tag_ = "VBP"


def _behind(says: Token) -> Token | None:
    """Return the passive's verb whose auxiliary stands right behind who says it, wherever the parse hangs that."""
    after = says.nbor(1) if says.i + 1 < len(says.doc) else says
    return after.head if after.dep_ == "auxpass" and after.head.i > says.i else None


def _tells_in_which(verb: Token) -> bool:
    """Return whether people are its subject, and "in which" or "where" opens it."""
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    return passive and (
        any(child.dep_ == "prep" and any(one.lower_ == "which" for one in child.children) for child in verb.children)
    )


def _tells_what_it_did(verb: Token) -> bool:
    """Return whether "that" or "which" killed people."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return (
        subject is not None
        and subject.lower_ in _GOES_BACK
        and any(child.dep_ in {"dobj", "ccomp", "oprd"} for child in verb.children)
    )


def _deeds_before(noun: Token, verb: Token) -> Iterator[Token]:
    """Yield the nouns for deeds in whose phrases the noun stands, the nearest first, and then its verb's object or subject."""
    word = noun
    while word.dep_ in _PHRASE and word.head is not word:
        word = word.head
        if word.lower_ in deeds() and word.tag_.startswith("NN"):
            yield word
    objects = (child for child in word.children if child.dep_ in {"dobj", *_SUBJECTS} and child.i < noun.i)
    yield from (child for child in reversed([*objects]) if child.lower_ in deeds() and child.i < verb.i)


@cache
def deeds() -> frozenset[str]:
    """Return the nouns of the lexicon of acts that name a deed by themselves."""
    return frozenset(
        first
        for first, known in forms().items()
        if any(not form.rest and form.trigger.pos == "n" and form.trigger.sub_event_type for form in known)
    )

"""Deeds in "-ing" that the parse takes for verbs: "There was shelling in the town", "Shelling was reported" (rule FRM-127), "police said
shelling hit a school", "reported shelling of the town" (FRM-405).
"""

from pipeline.extract.text.tokens import Token, hang, set_free

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_A_VERB = frozenset({"dobj", "aux", "mark"})
_REPORTS = frozenset({"reported", "reports", "reporting", "confirmed", "confirm", "heard", "witnessed"})
_OF_THE_CLAUSE = frozenset({"aux", "expl", "punct", "mark", "cc", "advmod", "advcl"})


def take_for_a_noun(word: Token) -> None:
    """Let a word in "-ing" be a noun, if it is one: what there was, or what the clause is about."""
    if word.tag_ != "VBG":
        return
    if (be := _there_was(word)) is not None:
        _let_there_be(word, be)
    elif word.dep_ in _SUBJECTS and not any(child.dep_ == "dobj" for child in word.children):
        word.tag_ = "NN"
    elif _is_the_subject(word):
        word.tag_, word.dep_ = "NN", "nsubj"
    elif (verb := _did_right_after(word)) is not None:
        _let_do(word, verb)
    elif word.i and not any(child.dep_ in _OF_A_VERB for child in word.children):
        _let_be_named(word, word.nbor(-1))


def _is_the_subject(word: Token) -> bool:
    """Return whether it opens a sentence right before a verb in the past that has no subject ("Shelling wounded two", rule FRM-332)."""
    verb = word.head
    before = word.i == 0 and word.dep_ == "aux" and verb.i == 1 and verb.tag_ == "VBD"
    return before and not any(child.dep_ in _SUBJECTS for child in verb.children)


def _did_right_after(word: Token) -> Token | None:
    """Return the verb in the past right behind the word and under or over it, which has no other subject than "that"."""
    verb = word.nbor(1) if word.i + 1 < len(word.doc) else word
    tied = (verb.head is word and verb.dep_ in {"xcomp", "ccomp", "acomp"}) or (
        word.head is verb and word.dep_ == "aux"
    )
    others = (child for child in verb.children if child.dep_ in _SUBJECTS and child.lower_ != "that")
    return verb if tied and verb.tag_ == "VBD" and not any(others) else None


def _let_do(noun: Token, verb: Token) -> None:
    """Make the word the verb's subject, and a "that" before it the mark of the clause."""
    if verb.head is noun:
        hang(verb, noun.head, "ccomp")
    hang(noun, verb, "nsubj")
    noun.tag_ = "NN"
    for that in (child for child in verb.children if child.lower_ == "that" and child.i < noun.i):
        that.dep_ = "mark"


def _let_be_named(word: Token, before: Token) -> None:
    """Let it be what somebody reports, or what a place comes under ("reported shelling of the town", "came under shelling")."""
    if before.lower_ in _REPORTS and word.head is before and word.dep_ == "xcomp":
        word.tag_, word.dep_ = "NN", "dobj"
    elif before.lower_ == "under" and before.head is word.head and word.dep_ in {"advcl", "xcomp"}:
        hang(word, before, "pobj")
        word.tag_ = "NN"


def _there_was(noun: Token) -> Token | None:
    """The "was" of "there was" right before the word."""
    be = next((child for child in noun.children if child.dep_ == "aux" and child.i == noun.i - 1), None)
    return be if be and any(child.dep_ == "expl" for child in (*noun.children, *be.children)) else None


def _let_there_be(noun: Token, be: Token) -> None:
    """Make "was" the clause's verb and the word what there was, with those that "and" joins to it."""
    over, dep = noun.head, noun.dep_
    set_free(be)
    if over is not noun:
        hang(be, over, dep)
    for child in noun.children:
        if child.dep_ in _OF_THE_CLAUSE and child.i != noun.i + 1:
            hang(child, be, child.dep_)
    hang(noun, be, "attr")
    for word in (noun, *(child for child in noun.children if child.dep_ == "conj" and child.tag_ == "VBG")):
        word.tag_ = "NN"

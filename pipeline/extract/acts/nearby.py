"""Whether words of a context stand by an act's word (lexicon/contexts.csv)."""

from pipeline.extract.contexts import contexts, sentence_wide
from pipeline.extract.text.relations import first_joined
from pipeline.extract.text.tokens import Token

OF_TWO_MEANINGS = frozenset({"league", "coach"})
"""Words of sport by which only the parse knows that they are none: "Awami League", "a passenger coach"."""


def has(token: Token, context: str) -> bool:
    """Return whether a word of the context stands in the sentence, or for others by the word: in its phrase or over it."""
    meant = contexts()[context]
    if context == "protest" and "sit" in token.doc.said and "sit-in" in token.doc.text.lower():
        return True
    if meant.isdisjoint(token.doc.said):
        return False
    near = token.doc if context in sentence_wide() else (*token.subtree, token.head)
    said = (word for word in near if word.lower_ in meant and word is not token and word.text != "March")
    return any(
        (context != "protest" or not (_is_speaker(word) or _is_a_post(word)))
        and (context != "industrial" or not _is_laid(word))
        and (context != "sport" or not (_is_a_party(word) or _is_a_bus(word)))
        for word in said
    )


def _is_a_party(word: Token) -> bool:
    """Return whether a "League" is a party by the word before it, and plays no games ("Awami League")."""
    return word.text == "League" and word.i > 0 and word.nbor(-1).lower_ in contexts()["leagues"]


def _is_a_bus(word: Token) -> bool:
    """Return whether a coach carries people ("a passenger coach")."""
    return word.lower_ == "coach" and any(child.lower_ in contexts()["riders"] for child in word.children)


def _is_laid(word: Token) -> bool:
    """Return whether a mine is what did it, and no pit ("were blown up by a mine")."""
    return word.lower_ in {"mine", "mines"} and word.dep_ == "pobj" and word.head.lower_ in {"by", "on", "over"}


def _is_a_post(word: Token) -> bool:
    """Return whether a "police picket" is where police stand, and nobody pickets."""
    return word.lower_ == "picket" and any(child.lower_ in contexts()["state_things"] for child in word.children)


def _is_speaker(word: Token) -> bool:
    """Return whether the word only names who says it: "activists said" makes no protest of a fight."""
    word = first_joined(word)
    return word.dep_ == "nsubj" and word.head.lower_ in contexts()["say"]

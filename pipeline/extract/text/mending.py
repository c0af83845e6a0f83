"""What the parse is known to take wrongly and its words show: names of places, and participles after whom they tell of (FRM-36)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Doc, Token, hang

_DESIGNATORS = contexts()["designators"]
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_BEFORE = contexts()["locative"] | {"of"}


def mend(doc: Doc) -> None:
    """Tag as names the capitalised words before a word for a place ("Sabari district") and after one that says where ("in Sake"), and
    let a participle after a number tell of those whom it counts ("two were killed and three injured when …") and people after a
    place be a verb's subject ("In Kalat, ten people were killed").
    """
    for word in doc[1:]:
        verb = _lost_by(word)
        if verb is not None:
            hang(word, verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj")
        if word.dep_ == "amod" and word.tag_ == "VBN" and word.head.i == word.i - 1 and word.head.tag_ == "CD":
            word.dep_ = "acl"
        if word.text[0].isupper() and (_is_of_a_place(word) or _is_where(word)):
            word.tag_ = "NNP"


def _lost_by(word: Token) -> Token | None:
    """The verb that has no subject, where the one before it was taken for another name of a place: "In Kalat, ten people were killed"."""
    if word.dep_ != "appos" or word.head.dep_ != "pobj" or not any(child.tag_ == "CD" for child in word.children):
        return None
    verb = word.head.head.head
    has_one = any(child.dep_ in _SUBJECTS for child in verb.children)
    return verb if verb.tag_ in {"VBD", "VBN"} and verb.i > word.i and not has_one else None


def _is_of_a_place(word: Token) -> bool:
    """Return whether a word for a place follows, of which it is part; a nation's stays what it is ("Afghan territory")."""
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else word
    return word.tag_ in {"JJ", "NN", "VBN", "VB", "VBP"} and word.head == after and after.lower_ in _DESIGNATORS


def _is_where(word: Token) -> bool:
    return word.tag_ == "NN" and word.dep_ == "pobj" and word.head.i == word.i - 1 and word.head.lower_ in _BEFORE

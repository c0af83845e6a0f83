"""Who says so at a sentence's end, whom the parse joins to those whom the deed befell (rule FRM-265)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token, hang

_SAY = contexts()["say"] | contexts()["allege"]
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_JOINED = frozenset({"conj", "appos"})


def let_say(verb: Token) -> None:
    """Make people behind the last comma the subject of a verb of saying that has none: "wounding 50 others, police and medics said"."""
    if verb.lower_ in _SAY and verb.i and not any(child.dep_ in _SUBJECTS for child in verb.children):
        speakers = _joined_behind_a_comma(verb.nbor(-1))
        if speakers is not None and verb not in speakers.subtree:
            hang(speakers, verb, "nsubj")


def _joined_behind_a_comma(last: Token) -> Token | None:
    """Return the noun over the words up to the last one that a comma parts from what the parse joins it to; None where none does."""
    first = last
    while first.dep_ in _JOINED and first.head.i < first.i:
        if first.left_edge.i and first.left_edge.nbor(-1).text == ",":
            return first if first.right_edge is last and first.tag_.startswith("NN") else None
        first = first.head
    return None

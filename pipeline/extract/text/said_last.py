"""Who says so behind the deed: the parse joins him to those whom it befell, or has him do what came of it (rules FRM-265 and FRM-301)."""

from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token, hang

_SAY = contexts()["say"] | contexts()["allege"]
_SAID = contexts()["say"] | {"told"}
_SAYING = _SAY | contexts()["accused_of"] | {"adding", "blaming", "citing", "describing", "quoting", "referring"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_JOINED = frozenset({"conj", "appos"})


def let_say(verb: Token) -> None:
    """Make people behind the last comma the subject of a verb of saying that has none: "wounding 50 others, police and medics said"."""
    if verb.lower_ in _SAY and verb.i and not any(child.dep_ in _SUBJECTS for child in verb.children):
        speakers = _joined_behind_a_comma(verb.nbor(-1))
        if speakers is not None and verb not in speakers.subtree:
            hang(speakers, verb, "nsubj")


def let_come_of_the_deed(participle: Token) -> None:
    """Hang what came of a deed on that, and not on the verb by which somebody says so: "gunmen raided a village, police said, killing
    nine"; not where the speaker says more ("adding", "blaming").
    """
    if participle.dep_ == "advcl" and participle.tag_ == "VBG" and participle.head.lower_ in _SAID:
        first, told = participle.left_edge, _told_before(participle)
        if told is not None and first.nbor(-1).text == "," and participle.lower_ not in _SAYING:
            hang(participle, told, "advcl")


def _told_before(participle: Token) -> Token | None:
    """Return the verb of what is said, before the participle; None where there is none."""
    says = participle.head
    told = [child for child in says.children if child.dep_ == "ccomp"] or [says.head] * (says.dep_ == "parataxis")
    return next((verb for verb in told if verb.tag_.startswith("VB") and verb.i < participle.left_edge.i), None)


def _joined_behind_a_comma(last: Token) -> Token | None:
    """Return the noun over the words up to the last one that a comma parts from what the parse joins it to; None where none does."""
    first = last
    while first.dep_ in _JOINED and first.head.i < first.i:
        if first.left_edge.i and first.left_edge.nbor(-1).text == ",":
            return first if first.right_edge is last and first.tag_.startswith("NN") else None
        first = first.head
    return None

"""The words that say where an act was: the phrases after "in", "at", "near" … that hold a name (rule FRM-6)."""

from spacy.tokens import Token

from pipeline.extract.contexts import contexts
from pipeline.extract.hits import Hit
from pipeline.extract.people import people_noun
from pipeline.extract.times import is_time

_LOCATIVE = contexts()["locative"]


def locatives_of(group: list[Hit], region: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """The phrases that say where: the trigger's own first, then its clause's, then the rest of the region's."""
    inside = {word.i for word in region}
    near = {hit.token.i for hit in group} | {hit.clause.i for hit in group}
    phrases = [
        word for word in region if word.dep_ == "prep" and word.lower_ in _LOCATIVE and not _of_somebody(word, near)
    ]
    phrases = [word for word in phrases if any(w.tag_ in {"NNP", "NNPS"} and not is_time(w) for w in word.subtree)]
    ranked = sorted(phrases, key=lambda word: (word.head.i not in near, word.i))
    spans = []
    for word in ranked:
        words = [w for w in word.subtree if w.i in inside]
        spans.append((words[0].idx, words[-1].idx + len(words[-1])))
    return tuple(spans)


def _of_somebody(phrase: Token, near: set[int]) -> bool:
    """Return whether the phrase says where somebody lives, works or leads, and not where the act was."""
    token = phrase
    while token.head != token and token.i not in near:
        if token.dep_ in {"relcl", "acl"} and people_noun(token.head.text) and not near & {w.i for w in token.subtree}:
            return True
        token = token.head
    return False


def says_where(clause: Token, others: list[Hit]) -> bool:
    """Return whether the clause itself says where, with a name."""
    inside = {word.i for other in others for word in other.clause.subtree if other.clause in list(clause.subtree)}
    return any(
        child.dep_ == "prep"
        and child.lower_ in _LOCATIVE
        and any(word.tag_ == "NNP" and not is_time(word) for word in child.subtree)
        for child in clause.children
        if child.i not in inside
    )

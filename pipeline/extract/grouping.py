"""Which triggers of one sentence tell of one incident, and which words are its own (rules FRM-4, FRM-5)."""

from spacy.tokens import Token

from pipeline.extract.assertion import is_recalled
from pipeline.extract.contexts import contexts
from pipeline.extract.hits import Hit
from pipeline.extract.whereabouts import says_where

_SEPARATE = contexts()["separate"]


def group_hits(hits: list[Hit]) -> list[list[Hit]]:
    """Put hits together that tell of one incident: a clause apart is another one only if something says so."""
    groups: list[list[Hit]] = []
    for hit in hits:
        if groups and not _is_apart(groups[-1], hit):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _is_apart(group: list[Hit], hit: Hit) -> bool:
    if is_recalled(hit.token) != is_recalled(group[0].token):
        return True
    if any(known.clause == hit.clause for known in group):
        return False
    marked = is_set_apart(hit)
    joined = hit.clause.dep_ in {"conj", "ccomp", "parataxis"} or any(k.clause.dep_ in {"ccomp", "conj"} for k in group)
    return marked or (joined and says_where(hit.clause, group) and says_where(group[0].clause, [hit]))


def is_set_apart(hit: Hit) -> bool:
    """Return whether a word says that it is another act; "a third was hurt" is another person."""
    return any(
        child.lower_ in _SEPARATE and child.dep_ not in {"nsubj", "nsubjpass", "dobj"}
        for child in [*hit.token.children, *hit.clause.children]
    )


def region_of(group: list[Hit], anchors: list[Token]) -> tuple[Token, ...]:
    """Return the words of the group's clauses without those of other incidents' clauses in them."""
    own = {hit.clause for hit in group}
    words = {word.i: word for clause in own for word in clause.subtree}
    for anchor in anchors:
        if anchor not in own and anchor.i in words and not any(clause in list(anchor.subtree) for clause in own):
            for word in anchor.subtree:
                words.pop(word.i, None)
    return tuple(words[i] for i in sorted(words)) or tuple(group[0].token.subtree)

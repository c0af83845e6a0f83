"""What governs a word in the parse."""

from collections.abc import Iterator

from spacy.tokens import Token

WALLS = frozenset({"relcl", "acl:relcl"})
"""What no governor reaches through: a relative clause's verb is not governed by what governs its noun."""


def governors(trigger: Token) -> Iterator[Token]:
    """The trigger and what governs it, outwards, up to a wall.

    A verb does not govern what is joined to it and has a subject of its own.
    """
    token = trigger
    yield token
    while token.head != token and token.dep_ not in WALLS:
        if token.dep_ == "advcl" and any(
            child.lower_ in {"when", "after", "as", "while", "since"} for child in token.children
        ):
            return
        parent = token.head
        if token.dep_ == "conj" and token.tag_[:2] != parent.tag_[:2]:
            return
        shared = not (token.dep_ == "conj" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children))
        token = parent
        if shared:
            yield token

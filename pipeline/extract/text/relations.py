"""Grammatical relations that the parse gives a word: its subjects, who stands behind "by", what stands behind "of"."""

from pipeline.extract.text.tokens import Token


def subjects_of(verb: Token) -> list[Token]:
    """Return its subjects; none where it is passive."""
    return [child for child in verb.children if child.dep_ == "nsubj"]


def agents_of(verb: Token) -> list[Token]:
    """Return what stands behind the "by" of a passive."""
    return [noun for child in verb.children if child.dep_ == "agent" for noun in child.children]


def logical_subjects_of(verb: Token) -> list[Token]:
    """Return who does it, whether it is active or passive."""
    return [*subjects_of(verb), *agents_of(verb)]


def shared_subjects_of(verb: Token) -> list[Token]:
    """Return who does it; what "and" joins to another verb has that verb's subjects where it has none of its own."""
    while not (doers := logical_subjects_of(verb)) and verb.dep_ == "conj" and verb.head.tag_.startswith("VB"):
        verb = verb.head
    return doers


def behind(word: Token, *links: str) -> list[Token]:
    """Return what the word governs by one of the links: of "an attack on a post" and "on" the post."""
    return [inner for link in word.children if link.lower_ in links for inner in link.children]


def first_joined(noun: Token) -> Token:
    """Return the first of the words that "and" joins: how that stands in the sentence the others do."""
    while noun.dep_ == "conj" and noun.head is not noun:
        noun = noun.head
    return noun

"""Whom acts befell by name: a name told again is the sign that an incident is told again (rule ASM-10)."""

from collections.abc import Sequence

from pipeline.extract.actors.people import people_noun
from pipeline.extract.actors.registry import is_actor_word
from pipeline.extract.acts.hits import Hit
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.victims import victims


def names_of(group: Sequence[Hit]) -> frozenset[str]:
    """Return the names of those whom the acts befall, in lower case; by them an incident is known again (ASM-10)."""
    heads = [victim for hit in group for victim in victims(hit.token, hit.trigger)]
    words = [word for head in heads for word in _named_words(head)]
    return frozenset(word.lower_ for word in words if len(word) > 2)


def _named_words(head: Token) -> list[Token]:
    """The words of a person's name at the head of the phrase or in apposition to it; a group's name is no person's."""
    return [
        word
        for noun in [head, *head.conjuncts, *(child for child in head.children if child.dep_ == "appos")]
        if noun.tag_ in {"NNP", "NNPS"}
        for word in [noun, *(child for child in noun.children if child.dep_ in {"compound", "flat"})]
        if word.tag_ in {"NNP", "NNPS"} and people_noun(word.text) is None and not is_actor_word(word.text)
    ]

"""Whether nouns that "and" joins are what one person is: "the lawyer and journalist Pablo Ruiz was shot" (rule FRM-80)."""

from pipeline.extract.actors.people import people_noun
from pipeline.extract.text.tokens import Token

_ONE_IS = frozenset({"was", "is", "has"})
_SETS_APART = frozenset({"det", "poss", "nummod"})


def one_person(noun: Token) -> Token | None:
    """Return the last of the nouns if it and those joined to it are one person's offices: none joined has an article or a number, and
    the verb is one person's ("was shot"), or a name follows the last ("the lawyer and journalist Pablo Ruiz"). None where they are not.
    """
    joined = [child for child in noun.children if child.dep_ == "conj" and child.i > noun.i]
    if not joined or noun.tag_ not in {"NN", "NNP"} or _is_a_name(noun) or any(map(_is_set_apart, joined)):
        return None
    are = _is_one_by_its_verb(noun) or (_is_an_office(noun) and all(map(_is_named_office, joined)))
    named = joined[-1] if _is_named_office(joined[-1]) else noun
    return named if are else None


def are_a_named_ones(name: Token, office: Token) -> bool:
    """Return whether what stands in apposition to a name is all that one person is ("Pablo Ruiz, a leader and former mayor")."""
    joined = [child for child in office.children if child.dep_ == "conj"]
    single = name.tag_ == "NNP" and _is_one_office(office)
    return single and all(_is_one_office(one) and not _is_set_apart(one) for one in joined)


def _is_one_office(noun: Token) -> bool:
    return noun.tag_ == "NN" or (noun.tag_ == "NNP" and people_noun(noun.text) is not None and not _is_a_name(noun))


def _is_set_apart(noun: Token) -> bool:
    """Return whether it is another person's: in the plural, with a word of its own that says which, or a name without an office."""
    own = any(child.dep_ in _SETS_APART and child.i < noun.i for child in noun.children)
    return own or noun.tag_ not in {"NN", "NNP"} or (_is_a_name(noun) and not _is_named_office(noun))


def _is_a_name(noun: Token) -> bool:
    return noun.tag_ == "NNP" and any(child.dep_ == "compound" and child.tag_ == "NNP" for child in noun.children)


def _is_named_office(noun: Token) -> bool:
    """Return whether an office stands before a name ("journalist Pablo Ruiz")."""
    offices = (child for child in noun.children if child.dep_ == "compound" and child.tag_ == "NN")
    return noun.tag_ == "NNP" and any(people_noun(child.text) is not None for child in offices)


def _is_an_office(noun: Token) -> bool:
    first = next((child for child in noun.children if child.dep_ == "det"), None)
    return people_noun(noun.text) is not None and (first is None or first.lower_ == "the")


def _is_one_by_its_verb(noun: Token) -> bool:
    verb = noun.head
    said = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return noun.dep_ in {"nsubj", "nsubjpass"} and bool(said & _ONE_IS)

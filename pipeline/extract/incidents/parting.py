"""Which names in the phrases that say where set incidents apart (rules ASM-2, ASM-15 and ASM-72)."""

from pipeline.extract.actors.nations import nation_words
from pipeline.extract.actors.people import people_noun
from pipeline.extract.actors.registry import find_actors, short_names
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token, once_a_word
from schemas.records import Span

_PLACES = contexts()["coarse_places"] | contexts()["fine_places"] | contexts()["territory"]
_SAY_NO_MORE = contexts()["designators"] | contexts()["directions"] | contexts()["name_parts"]
"""Words of many places' names, by which none is known from another: "Mangu District", "North Kivu", "al-Bab", "San Miguel"."""
_IN_TOWN = contexts()["in_town"]
_COMPANY = (contexts()["bodies"] - {"unit"}) | {"party", "convoy", "force", "forces", "army"}
_IN_A_NAME = frozenset({"compound", "nmod", "amod", "appos", "conj", "poss"})


@once_a_word
def may_part(word: Token) -> bool:
    """Return whether the name in a phrase that says where may part incidents: it is a place's, finer than a nation's."""
    if word.tag_ not in {"NNP", "NNPS"} or word.lower_ in _SAY_NO_MORE:
        return False
    if word.lower_ in nation_words():
        return _is_of_a_towns_name(word)
    if is_time(word) or not word.text[0].isalnum():
        return False
    if _is_of_a_known_thing(word):
        return False
    is_somebodys = (
        word.text in short_names()
        or bool(find_actors(word.text, Span(0, len(word.text))))
        or people_noun(word.text) is not None
    )
    return not is_somebodys and not _is_with_people(word)


def is_in_town(word: Token) -> bool:
    """Return whether the name is that of a street, a house or the like: "on Ahumada street", "in the offices of Radio Norte"."""
    while word.dep_ in _IN_A_NAME or (word.dep_ == "pobj" and word.head.lower_ == "of"):
        word = word.head.head if word.dep_ == "pobj" else word.head
        if word.lower_ in _IN_TOWN:
            return True
    return word.lower_ in _IN_TOWN


def _is_of_a_towns_name(nation: Token) -> bool:
    """Return whether a town bears the nation's name ("Guatemala City", "Spanish Town")."""
    after = nation.doc[nation.i + 1 : nation.i + 2]
    return any(word.text in {"City", "Town"} for word in after)


def _is_with_people(word: Token) -> bool:
    """Return whether the name is that of people among whom something was ("between a team of the Task Force and rebels")."""
    while word.dep_ in _IN_A_NAME or (word.dep_ == "pobj" and word.head.lower_ in {"of", "by"}):
        word = word.head.head if word.dep_ == "pobj" else word.head
        if people_noun(word.text) or word.lower_ in _COMPANY:
            return True
    return word.dep_ == "pobj" and word.lower_ in _COMPANY


def _is_of_a_known_thing(word: Token) -> bool:
    """Return whether the name only says whose a known thing is ("inside the NP office")."""
    thing = word.head
    if word.dep_ != "compound" or thing.tag_ not in {"NN", "NNS"} or thing.lower_ in _PLACES:
        return False
    return any(child.lower_ == "the" for child in thing.children)

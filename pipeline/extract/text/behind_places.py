"""People right behind a place's name, whom the parse makes a part of it: they are a verb's subject (rules FRM-302, FRM-303 and FRM-340)."""

from pipeline.extract.actors.people import people_noun
from pipeline.extract.actors.registry import find_actors
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token, hang
from schemas.records import Span

_WHERE = contexts()["locative"]
_DIRECTIONS = contexts()["directions"]
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_OPENS = frozenset({"In", "Near", "Outside", "Around", "At"})


def stand_free(word: Token) -> None:
    """Take people from the place's name with which a sentence opens ("In Herat police arrested two"), those whom "and" joins to a place
    from it ("two were killed in Sangin and three were wounded in Gereshk"), and those behind its comma ("in Herat, soldiers and police
    arrested two").
    """
    if word.i == 0 and word.text in _OPENS:
        _leave_the_place(word)
    elif word.dep_ in {"appos", "conj"} and (lacks := _verb_that_lacks(word)) is not None:
        hang(word, lacks, "nsubjpass" if any(child.dep_ == "auxpass" for child in lacks.children) else "nsubj")
    elif word.dep_ == "conj" and (verb := _verb_of_its_own(word)) is not None:
        joint = next((child for child in word.head.children if child.dep_ == "cc" and child.i < word.i), None)
        hang(word, verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj")
        if joint is not None:
            hang(joint, verb.head, "cc")


def _leave_the_place(where: Token) -> None:
    """Hang the names between the word for where and the people on that word."""
    people = next((word for word in where.doc[1:] if not _may_name_a_place(word)), where)
    verb = people.head
    is_its_subject = people.dep_ in {"nsubj", "nsubjpass"} and where in {*verb.children, *people.children}
    if is_its_subject and people.tag_ == "NNS" and people_noun(people.text):
        named = next((one.start for one in find_actors(people.doc.text, Span(0, people.idx))), people.idx)
        place = [word for word in people.doc[1 : people.i] if word.idx < named]
        if place and place[-1].tag_ == "NNP" and place[-1].head is people:
            hang(where, verb, "prep")
            hang(place[-1], where, "pobj")
            for word in place[:-1]:
                hang(word, place[-1], "compound" if word.tag_ == "NNP" else "amod")


def _may_name_a_place(word: Token) -> bool:
    return word.tag_.startswith("NNP") or word.lower_ in _DIRECTIONS


def _verb_of_its_own(people: Token) -> Token | None:
    """The verb without a subject right behind people whom "and" joins to a place; None where there is none."""
    place, doc, after = people.head, people.doc, people.right_edge.i + 1
    if place.tag_ != "NNP" or place.dep_ != "pobj" or place.head.lower_ not in _WHERE or after == len(doc):
        return None
    if people.tag_ != "CD" and (people.tag_ != "NNS" or people_noun(people.text) is None):
        return None
    verb = doc[after].head if doc[after].dep_ in _AUXILIARIES else doc[after]
    alone = not any(child.dep_ in _SUBJECTS for child in verb.children)
    return verb if alone and verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "conj" else None


def _verb_that_lacks(noun: Token) -> Token | None:
    """The verb right behind the noun that is over its place and has no subject, where the noun stands behind the place's comma; None where
    there is none, or the noun is a name, as what a place lies in is.
    """
    place, doc, after = noun.head, noun.doc, noun.right_edge.i + 1
    behind_a_comma = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ","
    counted = any(child.tag_ == "CD" for child in noun.children)
    after += counted and after < len(doc) and doc[after].text == ","
    if place.dep_ != "pobj" or not behind_a_comma or noun.tag_ not in {"NN", "NNS", "CD"} or after == len(doc):
        return None
    verb = doc[after].head if doc[after].dep_ in _AUXILIARIES else doc[after]
    lacks = verb.tag_ in {"VBN", "VBD"} and not any(child.dep_ in _SUBJECTS for child in verb.children)
    return verb if lacks and verb in place.ancestors else None

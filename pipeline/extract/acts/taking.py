"""Whether a name that is captured is somebody's or a place's, where a gazetteer knows it and where none does (rule FRM-15)."""

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.by_whom import is_by_law, is_by_the_armed_or_named
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time, without_day
from pipeline.extract.text.tokens import Token

_WHERE = frozenset({"in", "at", "near", "on", "outside", "inside"})
_SITES = contexts()["named_sites"]
_COMPASS = frozenset(word for word in contexts()["directions"] if word not in {"upper", "lower"})
_PIECES = contexts()["pieces"]


def taken_by(verb: Token) -> list[Token]:
    """Return what the verb's act befalls, as the parse has it: its object, or its subject where it is passive; also a name
    right behind it that the parse takes for a time ("recaptured Lyman on Saturday").
    """
    return [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"} or _is_right_behind(verb, child)]


def meant_by(noun: Token) -> Token:
    """Return the name of which a clause tells what befell it or something of its: "Kunduz, which was captured", "Aleppo, whose
    markets were shelled" (ACT-105); else the noun itself.
    """
    clause = noun.head
    tells_of = noun.lower_ in {"which", "that"} or any(child.lower_ == "whose" for child in noun.children)
    return clause.head if clause.dep_ == "relcl" and tells_of and clause.head.tag_ == "NNP" else noun


def _is_right_behind(verb: Token, word: Token) -> bool:
    return word.dep_ == "npadvmod" and word.left_edge.i == verb.i + 1 and word.tag_ == "NNP" and not is_time(word)


def takes_somebody_named(verb: Token) -> bool:
    """Return whether somebody is captured whom no list knows: a name as only somebody can be, or so many of a people.

    "Tariq was captured in Sudan", "… by the police", "… with other prisoners"; "the four Britons were captured".
    """
    if takes_known_place(verb):
        return False
    if any(map(_are_counted_people, taken_by(verb))):
        return True
    as_somebody = _says_where(verb) or _is_with_people(verb) or is_by_law(verb)
    return as_somebody and bool(_names_taken(verb))


def _are_counted_people(noun: Token) -> bool:
    return noun.tag_ == "NNPS" and any(child.dep_ == "nummod" for child in noun.children)


def _is_with_people(verb: Token) -> bool:
    others = (
        word for child in verb.children if child.lower_ in {"with", "along", "alongside"} for word in child.subtree
    )
    return any(people_noun(word.text) for word in others)


def takes_ground_named(verb: Token) -> bool:
    """Return whether armed people or a nation capture a name, and nothing says that it is somebody's ("the army captured Knin")."""
    if takes_known_place(verb):
        return is_by_the_armed_or_named(verb) or not _has_a_doer(verb) or _is_by_them(verb)
    return bool(_names_taken(verb)) and not takes_somebody_named(verb) and is_by_the_armed_or_named(verb)


def _is_by_them(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lower_ in {"they", "it"} for child in verb.children)


def _has_a_doer(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "agent"} for child in verb.children)


def takes_known_place(verb: Token) -> bool:
    """Return whether what is taken is a place that is known, and nothing says that it is somebody's name ("captured Lashkar Gah")."""
    taken = [one for noun in map(_whole, map(meant_by, taken_by(verb))) for one in (without_day(noun), *noun.conjuncts)]
    names = [name for name in taken if name.tag_ in {"NNP", "NNPS"}]
    by_law = is_by_law(verb) or _is_with_people(verb)
    return not by_law and any(_is_known_place(name) for name in names)


def _whole(noun: Token) -> Token:
    """What a part of it was taken, which is ground if it is ("captured a third of Croatia", ACT-105)."""
    of = (link for link in noun.children if link.lower_ == "of" and noun.lower_ in _PIECES)
    return next((whole for link in of for whole in link.children if whole.dep_ == "pobj"), noun)


def is_about_known_place(verb: Token) -> bool:
    """Return whether a known place is what it is told of, or by whom: "Kunduz fell to the militia", "took control of Kunduz"."""
    told = (word for word in verb.subtree if word.tag_ == "NNP" and word.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"})
    return any(_is_known_place(name) for name in (*told, *taken_by(verb)))


def _is_known_place(name: Token) -> bool:
    """Return whether a gazetteer has the name, its last word calls it a site or ground ("Darulaman Palace", ACT-70), or the first
    says which side of it ("Eastern Slavonia", "east Jerusalem", ACT-105).
    """
    if name.lower_ in _SITES and name.text[0].isupper() and any(child.dep_ == "compound" for child in name.children):
        return True
    if name.tag_ == "NNP" and any(child.lower_ in _COMPASS and child.i == name.left_edge.i for child in name.children):
        return True
    words = [child for child in name.children if child.dep_ == "compound" and child.tag_ == "NNP"]
    first = min([*words, name], key=lambda word: word.i)
    return name.doc.names_place(name.doc.text, first.idx, name.idx + len(name))


def _names_taken(verb: Token) -> list[Token]:
    taken = map(without_day, taken_by(verb) or _right_after(verb))
    return [noun for noun in taken if noun.tag_ == "NNP" and not is_time(noun) and not _has_a_second_name(noun)]


def _has_a_second_name(noun: Token) -> bool:
    """Return whether the name has another before it, as people have; "east" and a day are none."""
    before = (child for child in noun.children if child.dep_ == "compound")
    return any(people_noun(word.text) or (word.text[0].isupper() and not is_time(word)) for word in before)


def _right_after(verb: Token) -> list[Token]:
    """The next word, or the object of a verb that is joined to it, where the parse gives it none of its own."""
    joined = [child for child in verb.children if child.dep_ == "conj" and child.tag_ == verb.tag_]
    return [child for other in joined for child in other.children if child.dep_ == "dobj"] or list(
        verb.doc[verb.i + 1 : verb.i + 2]
    )


def _says_where(verb: Token) -> bool:
    phrases = [child for child in verb.subtree if child.dep_ == "prep" and child.lower_ in _WHERE]
    return any(
        word.tag_ == "NNP" and not is_time(word) for phrase in phrases if phrase.head == verb for word in phrase.subtree
    )

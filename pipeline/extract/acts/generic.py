"""Nouns for deeds in general, of which none is told: kinds, trends, what is to end, the third such attack (rules FRM-14, FRM-22)."""

from pipeline.extract.acts.habits import is_now
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.several import are_reported_of_a_day, are_some
from pipeline.extract.assertion.history import is_recalled
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_day, is_time
from pipeline.extract.text.relations import behind, first_joined, subjects_of
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import SubEventType

_OF_ANYBODY = frozenset({"IN", "NNS", "JJ", "CC", "NN"})
"""What "the murder of activists and labor leaders" is made of, which is nobody's."""
_ENDS = contexts()["ends"]
_DEEDS = contexts()["crimes"] | {"incident", "attack", "blast", "explosion", "raid", "crime", "ambush"}
_SEVERAL = contexts()["several_acts"]
_TRENDS = contexts()["trends"]
_TREND_NOUNS = contexts()["trend_nouns"]
_ORDINALS = contexts()["ordinals"]
_SHOWN = contexts()["shown"]
_STRIKES_NOW = contexts()["strikes_now"]
_OWN_WORDS = frozenset({"det", "amod", "poss", "prep", "nummod", "compound"})
_SINGLES_OUT = frozenset({"det", "poss", "nummod"})
_AROUND = frozenset({"for", "in", "at", "near", "on", "from"})


def is_generic(hit: Hit) -> bool:
    """Return whether the noun stands for such deeds as a kind, and for none that was done."""
    noun = hit.token
    if any(
        is_none(noun) for is_none in (is_reckoned, is_of_a_trend, is_to_end, _is_going_on, _is_defined, _is_a_proof)
    ):
        return True
    if _strikes_in_a_headline(noun):
        return False
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.tag_ in {"VBD", "VBN"} and not is_now(noun.head):
        return _only_goes_on(noun) or (noun.head.lower_ == "used" and not _is_told_which(noun))
    if noun.tag_ == "NNS":
        return _is_done_to_whatever(noun) or not are_some(noun)
    if noun.dep_ == "compound" or _is_done_as_a_rule(noun):
        return True
    told = _is_told_which(noun) or are_reported_of_a_day(noun)
    return not told and hit.trigger.sub_event_type is not SubEventType.ARMED_CLASH


def _only_goes_on(noun: Token) -> bool:
    """Return whether it "rose", "continued" or the like, and is between nobody anywhere."""
    return noun.head.lower_ in _TRENDS and not _is_between(noun)


def _is_going_on(noun: Token) -> bool:
    """Return whether it has been going on, between nobody anywhere ("the invasion has been going on for 483 days", rule FRM-174)."""
    goes_on = noun.head.lower_ == "going" and any(child.lower_ == "on" for child in noun.head.children)
    return noun.dep_ == "nsubj" and goes_on and not _is_between(noun)


def _strikes_in_a_headline(noun: Token) -> bool:
    """Return whether a headline tells of it, in the present and without an article: "Explosion rocks market in Kano" (FRM-71)."""
    is_bare = noun.tag_ in {"NN", "NNP"} and all(
        child.dep_ not in _SINGLES_OUT and child.lower_ != "of" for child in noun.children
    )
    return is_bare and noun.dep_ == "nsubj" and noun.head.lower_ in _STRIKES_NOW


def _is_between(noun: Token) -> bool:
    """Return whether it is told who fought whom, and where: "clashes continued between rebels and the army near Tal Tamr"."""
    phrases = [child for child in (*noun.children, *noun.head.children) if child.dep_ == "prep"]
    places = (word for phrase in phrases if phrase.lower_ in _AROUND for word in phrase.subtree)
    return any(phrase.lower_ == "between" for phrase in phrases) and any(word.tag_ == "NNP" for word in places)


def _is_told_which(noun: Token) -> bool:
    """Return whether its words say which deed it is; of what somebody is known for neither its kind nor where and when he was
    caught does ("involved in targeted killing", "… in kidnapping for ransom in Sukkur on Friday", rule FRM-22).
    """
    if is_recalled(noun):
        around = {word for child in noun.children if child.lower_ in _AROUND for word in child.subtree}
        own = (word for word in noun.subtree if word not in around)
        return any(word.dep_ in _SINGLES_OUT or word.tag_ in {"NNP", "NNPS", "CD"} for word in own)
    return any(child.dep_ in _OWN_WORDS for child in noun.children) or _has_an_article(noun)


def _has_an_article(noun: Token) -> bool:
    """Return whether an article stands before its phrase, wherever the parse hangs it ("a surprise counter-offensive")."""
    before = noun.doc[max(0, noun.i - 5) : noun.i]
    outside = next((word for word in reversed(before) if word.tag_ not in {"NN", "JJ", "HYPH"}), None)
    return outside is not None and outside.tag_ in {"DT", "PRP$"}


def _is_done_as_a_rule(noun: Token) -> bool:
    """Return whether it is one kind of the deeds that somebody does: "conducts direct-fire and roadside bomb attacks"."""
    plural = any(word.tag_ == "NNS" and word.lower_ in _SEVERAL for word in noun.doc[noun.i + 1 : noun.i + 6])
    before = next((word for word in reversed(noun.doc[: noun.i]) if word.tag_[:2] in {"VB", "DT", "CD", "PR"}), None)
    return plural and before is not None and before.tag_ == "VBZ"


def _is_done_to_whatever(arms: Token) -> bool:
    """Return whether many do it in the present, and no day is told ("jets then drop heavy bombs on whatever is there", ASM-107)."""
    verb = arms.head
    if arms.dep_ != "dobj" or verb.tag_ != "VBP" or verb.doc[-1].text != "." or "now" in verb.doc.said:
        return False
    subjects = [noun for noun in subjects_of(verb) if noun.tag_ == "NNS"]
    bare = [noun for noun in subjects if all(child.tag_ not in {"DT", "CD"} for child in noun.children)]
    return bool(bare) and not any(is_time(word) or is_day(word) for word in verb.subtree)


def is_of_a_trend(noun: Token) -> bool:
    """Return whether it is told how much of it there is: "levels of gang violence", "a surge in killings", "a violence crisis" (FRM-65)."""
    first = first_joined(noun)
    link = first.head
    of = first.dep_ == "pobj" and link.lower_ in {"of", "in"} and link.head.lower_ in _TREND_NOUNS
    return of or (first.dep_ in {"compound", "nmod", "amod"} and link.lower_ in _TREND_NOUNS)


def is_to_end(noun: Token) -> bool:
    """Return whether it is what goes on and is to end, and no one deed ("an end to the killing", "to stop the bloodshed", FRM-40)."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"to", "of"} else noun.head
    ends = over.lower_ in _ENDS and (noun.dep_ == "pobj" or (noun.dep_ == "dobj" and over.tag_ in {"VB", "VBG"}))
    return ends and all(word.tag_ in _OF_ANYBODY for word in noun.subtree if word.i > noun.i)


def _is_defined(noun: Token) -> bool:
    """Return whether it is what something is by its kind ("lynching is murder", FRM-108)."""
    is_such = noun.dep_ == "attr" and noun.head.lower_ in {"is", "'s", "are"}
    what = [child.lower_ for child in noun.head.children if child.dep_ in {"nsubj", "csubj"}]
    return is_such and any(word in {"it", "this", "that", "what"} or word.endswith("ing") for word in what)


def _is_a_proof(noun: Token) -> bool:
    """Return whether it shows that or what something is ("a clear demonstration that …", "a demonstration of force", FRM-113)."""
    if not noun.lower_.startswith("demonstration"):
        return False
    said = any(child.dep_ in {"acl", "ccomp"} and _is_told(child) for child in noun.children)
    return said or any(thing.dep_ == "pcomp" or thing.lower_ in _SHOWN for thing in behind(noun, "of"))


def _is_told(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def is_reckoned(noun: Token) -> bool:
    """Return whether a deed that was told of is only given its number: "this was the third attack on the post in a week", "it was the
    deadliest attack since May".
    """
    subjects = subjects_of(noun.head)
    told_of = any(child.lower_ in {"this", "it", "that"} or _is_known_deed(child) for child in subjects)
    ranked = any(child.lower_ in _ORDINALS or child.tag_ == "JJS" for child in noun.children)
    return noun.dep_ == "attr" and told_of and ranked


def _is_known_deed(noun: Token) -> bool:
    """Return whether it is "the incident", "the murder", of which a number is told (rule FRM-14)."""
    return noun.lower_ in _DEEDS and any(child.lower_ in {"the", "this", "that"} for child in noun.children)

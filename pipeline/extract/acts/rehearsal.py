"""Acts that are rehearsed or tried out, and strike nobody: in a drill, in war games, at a mock village, into the sea, as a test (rules
FRM-60 and FRM-226).
"""

from collections.abc import Iterator

from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token, once_a_word

_EXERCISES = contexts()["exercises"]
_MOCK = contexts()["mock"]
_REHEARSED = _EXERCISES | _MOCK
_HURT = contexts()["hurt"]
_ENEMIES = contexts()["enemies"]
_IN_COURSE = frozenset({"during", "in", "at", "of", "for", "with"})
_BARS = frozenset({"roadblock", "roadblocks", "checkpoint", "checkpoints", "uniform", "uniforms"})
_SEA = frozenset({"sea", "seas", "ocean", "waters"})
_TOWARDS = frozenset({"into", "toward", "towards"})
_LAUNCHED = frozenset({"launched", "launches", "fired", "fires"})
_MISSILES = frozenset({"missile", "missiles", "rocket", "rockets"})


@once_a_word
def is_rehearsed(trigger: Token) -> bool:
    """Return whether the act was done in an exercise, or its arms only fell into the sea.

    What befell somebody "during" an exercise, or was done by an enemy, was no part of it.
    """
    if _falls_into_the_sea(trigger) or _is_a_test(trigger):
        return True
    said = trigger.doc.said
    if _REHEARSED.isdisjoint(said):
        return False
    return _is_part_of_one(trigger) or (
        _HURT.isdisjoint(said) and _ENEMIES.isdisjoint(said) and _goes_with_one(trigger)
    )


def _is_part_of_one(trigger: Token) -> bool:
    """Return whether it is done in an exercise, an exercise does it, or it befalls what is only set up for one."""
    for word in (trigger, *trigger.ancestors):
        for child in word.children:
            if (
                child.dep_ == "prep"
                and child.lower_ in {"in", "of"}
                and any(_is_exercise(noun) for noun in child.children)
            ):
                return child.lower_ == "in" or word is not trigger
            if child.dep_ == "prep" and any(map(_is_mock, child.children)):
                return True
            if child.dep_ in {"nsubj", "dobj", "nsubjpass", "pobj"} and _is_exercise_or_mock(child):
                return child.dep_ == "nsubj" or _is_mock(child)
        if _is_mock(word):
            return True
    return False


def _goes_with_one(trigger: Token) -> bool:
    """Return whether it is told beside an exercise in whose course it was done ("fired rockets as war games began")."""
    told = (word for over in _clauses(trigger) for word in over.subtree if _is_exercise(word))
    return any(word.dep_ in {"nsubj", "dobj", "appos"} or word.head.lower_ in _IN_COURSE for word in told)


def _clauses(trigger: Token) -> Iterator[Token]:
    yield trigger
    yield from (word for word in trigger.ancestors if word.tag_.startswith("VB"))


def _is_exercise_or_mock(noun: Token) -> bool:
    return _is_exercise(noun) or _is_mock(noun)


def _is_exercise(noun: Token) -> bool:
    """Return whether it is an exercise of forces ("war games", "a security drill"), and not the exercise "of" something."""
    if noun.lower_ == "games":
        return any(child.lower_ == "war" for child in noun.children)
    of = any(child.lower_ == "of" for child in noun.children)
    return noun.lower_ in _EXERCISES and noun.tag_.startswith("NN") and not of


def _is_mock(noun: Token) -> bool:
    """Return whether it is only set up as one; gunmen at a "fake roadblock" are real (FRM-60)."""
    barred = noun.lower_ in _BARS
    return not barred and any(child.dep_ in {"amod", "compound"} and child.lower_ in _MOCK for child in noun.children)


def _is_a_test(trigger: Token) -> bool:
    """Return whether arms are only tried out ("test-fired a missile", "successfully launched a missile with a range of 2,000 km")."""
    over = {trigger.i, *(word.i for word in trigger.ancestors if word.tag_.startswith("VB"))}
    words = trigger.doc.words
    if "test" in trigger.doc.said and any(
        words[i - 1] == "test" or words[max(0, i - 2) : i] == ("test", "-") for i in over if i
    ):
        return True
    return _HURT.isdisjoint(trigger.doc.said) and any(map(_shows_what_it_can, (trigger, trigger.head)))


def _shows_what_it_can(verb: Token) -> bool:
    """Return whether a missile is launched of which only its range is told, or that it went well, and no target (FRM-226)."""
    if verb.lower_ not in _LAUNCHED:
        return False
    aimed = any(
        child.lower_ in {"at", "against", "on", "into", "toward", "towards"} and not any(map(is_time, child.children))
        for child in verb.children
    )
    missiles = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"} and child.lower_ in _MISSILES]
    ranged = any(word.lower_ == "range" for noun in missiles for word in noun.subtree)
    return bool(missiles) and not aimed and (ranged or any(child.lower_ == "successfully" for child in verb.children))


def _falls_into_the_sea(trigger: Token) -> bool:
    """Return whether arms are fired into the sea and strike nobody there ("fired two missiles into the sea")."""
    if _SEA.isdisjoint(trigger.doc.said) or not _HURT.isdisjoint(trigger.doc.said):
        return False
    return any(
        child.lower_ in _TOWARDS and any(noun.lower_ in _SEA for noun in child.children)
        for word in (trigger, trigger.head)
        for child in word.children
    )

"""Which sentences are worth parsing: those in which a form of the lexicon may mean what its row says, judged by words alone.

The parse costs most of all that coding does, and of what the gate of `triggers` lets through in general news most tells of
nothing: a match has attacks, a film is shot. What is left out here every parse would leave out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.acts.nearby import OF_TWO_MEANINGS
from pipeline.extract.acts.triggers import OR_A_NAME, Trigger, context_needed, forms, stands_at
from pipeline.extract.contexts import MISHAPS, contexts, sentence_wide

_SURELY_SPORT = contexts()["sport"] - OF_TWO_MEANINGS
_BESIDE = 3
"""Words from a form to a capitalised word that may name a place, at most."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: Sequence[str]
    """In small letters."""
    places: Sequence[int]
    """Where words stand, the month that is written like a march left out."""
    said: frozenset[str]
    capitals: Sequence[int]
    """Where capitalised words stand."""

    def has_a_name_by(self, own: frozenset[int]) -> bool:
        """Return whether a capitalised word stands by a form that stands at its ``own`` places."""
        first, last = min(own), max(own)
        return any(0 < at - last <= _BESIDE or 0 < first - at <= _BESIDE for at in self.capitals)

    def has(self, context: str, own: frozenset[int]) -> bool:
        """Return whether a word of the context stands in it, at none of its ``own`` places."""
        meant = _SURELY_SPORT if context == "sport" else contexts()[context]
        return not meant.isdisjoint(self.said) and any(self.words[i] in meant for i in self.places if i not in own)


def may_hit(words: Sequence[str]) -> bool:
    """Return whether some parse of these words may have a trigger that tells of anything."""
    lowered = [word.lower() for word in words]
    places = [i for i, word in enumerate(words) if word != "March"]
    capitals = [i for i, word in enumerate(words) if word[:1] != lowered[i][:1]]
    sentence = _Sentence(lowered, places, frozenset(lowered[i] for i in places), capitals)
    taken: set[int] = set()
    unsure: set[int] = set()
    for at in places:
        for trigger, others in [] if at in taken else _meanings(sentence, at):
            if trigger.tells:
                return True
            (taken if _means_always(trigger) and others and at not in unsure else unsure).update(others)
    return False


def _meanings(sentence: _Sentence, at: int) -> list[tuple[Trigger, set[int]]]:
    """The triggers that may begin at the word, with their forms' other words: none shorter than one that surely does."""
    found: list[tuple[Trigger, set[int]]] = []
    longest = 0
    for form in forms().get(sentence.words[at], ()):
        others = stands_at(sentence.words, at, form) if len(form.rest) >= longest else None
        if others is not None and _may_mean(form.trigger, sentence, frozenset({at, *others})):
            found.append((form.trigger, others))
            longest = len(form.rest) if _means_always(form.trigger) else longest
    return found


def _means_always(trigger: Trigger) -> bool:
    return trigger.needs is None and not trigger.avoid


def _may_mean(trigger: Trigger, sentence: _Sentence, own: frozenset[int]) -> bool:
    """Of several words only the parse says which one governs the others; so these count among those that stand by it."""
    itself = own if len(own) == 1 else frozenset()
    avoid = (name for name in trigger.avoid if name not in MISHAPS or not sentence.has("munitions", own))
    avoided = any(name in sentence_wide() and sentence.has(name, own) for name in avoid)
    if avoided and not sentence.has("armed", itself):
        return False
    if trigger.needs in OR_A_NAME and sentence.has_a_name_by(own):
        return True
    needed = context_needed(trigger)
    return needed is None or sentence.has(needed, itself)

"""Peoples and faiths by which villages and crowds are told: "Dinka villages" are at no Dinka (PLA-87)."""

from collections.abc import Sequence
from functools import cache

from pipeline.locate.text.lexicon import read_lexicon


def tells_a_people(keys: Sequence[str], gaps: Sequence[str], number: int) -> bool:
    """Return whether a word is a people's or a faith's and what lives or is lived in follows: "a Hazara suburb"."""
    return keys[number] in _peoples() and gaps[number] == " " and keys[number + 1] in _theirs()


@cache
def _peoples() -> frozenset[str]:
    return read_lexicon().classes["ethnic"]


@cache
def _theirs() -> frozenset[str]:
    return read_lexicon().classes["of_a_people"]

"""What the coder may ask a gazetteer of the places that sentences name; it is given one, and imports none."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Stretches:
    """The phrases of a sentence that say where, as offsets in it."""

    sentence: str
    at: tuple[tuple[int, int], ...]


class NamesPlace(Protocol):
    """What a gazetteer knows of the places that sentences name."""

    def __call__(self, text: str, start: int, end: int, /) -> bool:
        """Return whether the words from an offset to another of a sentence name a place."""

    def are_one(self, one: Stretches, other: Stretches, /) -> bool | None:
        """Return whether a place that the one names is the other's, or in it, or holds it ("Helmand", "Lashkar Gah"); False
        where all are towns or districts of one province, and others, or of other provinces of one country; None where
        that is not known.
        """


class _KnowsNone:
    def __call__(self, text: str, start: int, end: int, /) -> bool:  # noqa: ARG002 - the shape of one who does
        return False

    def are_one(self, one: Stretches, other: Stretches, /) -> bool | None:  # noqa: ARG002 - the shape of one who does
        return None


knows_no_place = _KnowsNone()
"""Without a gazetteer nothing is known to be a place's name."""

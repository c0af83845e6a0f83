"""What speaks for two reports telling of one event, or against it: a weight, and words for people (rule EVT-3)."""

from collections.abc import Callable
from typing import NamedTuple

from pipeline.merge.profile import Profile

ENOUGH = 0.6
"""Sum from which two reports tell of one event."""
AGAINST = -0.2
"""Sum of the evidence against from which two reports contradict each other."""


class Evidence(NamedTuple):
    """A likeness or unlikeness: its weight, and its words, with gaps for what it is about.

    Each kind is made once and holds for any two reports; what it is about in two of them is looked up for its words.
    """

    weight: float
    form: str
    about: Callable[[Profile, Profile], tuple[object, ...]] | None = None

    def words(self, one: Profile, other: Profile) -> str:
        """Return the words in full, for the two reports that it was found in."""
        return self.form if self.about is None else self.form.format(*self.about(one, other))


class Likeness(NamedTuple):
    """All the evidence about two reports."""

    one: Profile
    other: Profile
    evidence: list[Evidence]

    @property
    def score(self) -> float:
        """The sum, cut to 0 to 1."""
        return round(min(1.0, max(0.0, sum([e.weight for e in self.evidence]))), 3)

    @property
    def links(self) -> bool:
        """Whether the two tell of one event."""
        return self.score >= ENOUGH

    @property
    def contradicts(self) -> bool:
        """Whether what is unlike weighs more than anything could make good."""
        return sum([e.weight for e in self.evidence if e.weight < 0]) <= AGAINST

    @property
    def reason(self) -> str:
        """The reasons in words, the heaviest first."""
        weighed = sorted(self.evidence, key=lambda e: -abs(e.weight))
        return " · ".join(e.words(self.one, self.other) for e in weighed)

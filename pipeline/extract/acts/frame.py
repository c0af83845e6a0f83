"""What one sentence says of one incident."""

import msgspec

from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.role import Role
from pipeline.extract.assertion.happened import Judgement
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import People
from schemas.vocabulary import Outcome, SubEventType, Weapon


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One incident as one sentence tells it; offsets count from the sentence's first character."""

    hits: tuple[Hit, ...]
    sub_event_types: tuple[SubEventType, ...]
    weapons: tuple[Weapon, ...]
    tolls: dict[Outcome, tuple[People, ...]]
    roles: tuple[Role, ...]
    judgement: Judgement
    start: int
    end: int
    region: tuple[Token, ...]
    """The words of its own clause, without those of other incidents in it."""
    locatives: tuple[tuple[int, int], ...]
    definite: bool
    """Told with "the", or of "them": it may be known from before."""
    names_known_act: bool
    """Told with "the": it may also be a recalled act, as people called "they" are those of the news."""
    presupposed: bool
    """Only taken for granted ("the murder", "Galan's assassination"): no word of it says that it happened."""
    names: frozenset[str]
    """Names of those whom it befell, in lower case."""
    separate: bool
    """Said to be another one."""
    recalled: bool
    """Told of somebody's past or of a long time, not as news."""
    running: bool
    """Counted over a long time ("have captured dozens recently"), and not recalled otherwise."""
    summary: bool
    """Told of several acts together ("in three raids")."""
    spares: bool
    """Tells only whom nothing befell ("no officer was killed"): of an act that other sentences tell of, if any."""

    @property
    def people(self) -> list[People]:
        """All whom it befell, whatever befell them."""
        return [one for befallen in self.tolls.values() for one in befallen]

    @property
    def counts_anew(self) -> bool:
        """Whether it counts people, and not as known ones ("the two")."""
        return any(one.count and not one.definite for one in self.people)

    def counted(self, outcome: Outcome) -> int:
        """Return how many people it counts at least whom that befell."""
        return sum(one.count.low for one in self.tolls.get(outcome, ()) if one.count)

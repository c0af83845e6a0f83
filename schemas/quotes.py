"""What a coder that reads by itself tells of an article: in the article's own words, which are then looked for in it.

A coder of this kind gives no offsets. It quotes; the words must stand in the text, or the report is refused.
"""

from dataclasses import dataclass

from schemas.vocabulary import ActorRole, Assertion, Outcome, Side, SubEventType, Weapon


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPeople:
    """People whom an act befell: one entry for each group that the text counts by itself."""

    outcome: Outcome
    phrase: str
    """The words that count them: "at least 12 soldiers"; the number is read from these words."""
    count: int | None = None
    """How many, where the words hold no number ("a commander"); else it is not looked at."""
    side: Side | None = None
    leader: bool = False
    """The text calls them leaders or commanders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedActor:
    """A party, as the text names it."""

    text: str
    role: ActorRole


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedReport:
    """One thing that the article says happened, in its own words."""

    quote: str
    """The shortest stretch that says so."""
    sub_event_type: SubEventType
    assertion: Assertion
    background: bool = False
    attributed_to: str | None = None
    """Who says so, as written."""
    when: str | None = None
    """The words that say when; the days are read from them."""
    where: tuple[str, ...] = ()
    """The words that say where, the finest first; the gazetteer decides what they mean."""
    actors: tuple[QuotedActor, ...] = ()
    people: tuple[QuotedPeople, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    no_shots_fired: bool = False

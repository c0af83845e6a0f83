"""What two articles have in common beyond the deed: their rare names, people, and words (rules EVT-6 and EVT-8)."""

from pipeline.merge.evidence import Evidence
from pipeline.merge.profile import Profile
from pipeline.merge.sketch import are_copies

ONE_STORY = 0.4
FEW_NAMES = 2
"""From so many rare names of each article on it tells something that they have none in common."""


def _name(one: Profile, other: Profile) -> tuple[object, ...]:
    return (next(iter(one.names & other.names)).title(),)


def _how_many(one: Profile, other: Profile) -> tuple[object, ...]:
    shared = len(one.names & other.names)
    return shared, "s" * (shared > 1)


def _who(one: Profile, other: Profile) -> tuple[object, ...]:
    return (", ".join(name.title() for name in sorted(one.people & other.people)[:3]),)


_TWICE = Evidence(0.3, "told twice in one article")
OTHER_NAMES = Evidence(-0.15, "no name in common")
_COPIES = Evidence(0.45, "copies of one text")
_ONE_NAME, _FULL_NAME = (Evidence(weight, "both articles name {}", _name) for weight in (0.15, 0.25))
_NAMES = tuple(
    (least, share, Evidence(weight, "{} rare name{} in common", _how_many))
    for least, share, weight in ((4, 0.2, 0.65), (3, 0.2, 0.55), (2, 0.2, 0.4))
)
"""So many names at least, their share of those of the article with fewer, and what they weigh."""
_ONE_OF_THEM, _MORE_OF_THEM = (Evidence(weight, "both name {}", _who) for weight in (0.45, 0.6))


def are_of_one_story(one: Profile, other: Profile) -> bool:
    """Two articles that share so many rare names tell of one thing, also where one was read to be elsewhere (EVT-8).

    Where both tell the day, their places count as they are.
    """
    if one.start is not None and other.start is not None:
        return False
    shared = weigh_story(one, other)
    return shared is not None and shared.weight >= ONE_STORY


def weigh_story(one: Profile, other: Profile) -> Evidence | None:
    """Rare names that both articles have, against those of the one that has fewer (EVT-8)."""
    if one.fact.article_id == other.fact.article_id:
        return _TWICE
    shared = one.names & other.names
    if not shared:
        return None
    telling = len(shared) + len(shared & one.full_names)
    if len(shared) == 1:
        return _FULL_NAME if telling > 1 else _ONE_NAME
    fewer = min(len(one.names), len(other.names))
    return next((found for least, share, found in _NAMES if telling >= least and telling >= share * fewer), None)


def weigh_names(one: Profile, other: Profile) -> Evidence | None:
    """Two articles that both name names, and none in common, tell of two stories rather (EVT-8)."""
    if len(one.names) < FEW_NAMES or len(other.names) < FEW_NAMES or one.fact.article_id == other.fact.article_id:
        return None
    return OTHER_NAMES if one.names.isdisjoint(other.names) and one.people.isdisjoint(other.people) else None


def weigh_people(one: Profile, other: Profile) -> Evidence | None:
    """Parties of one name that no registry knows."""
    if one.people.isdisjoint(other.people):
        return None
    return _MORE_OF_THEM if len(one.people & other.people) > 1 else _ONE_OF_THEM


def weigh_words(one: Profile, other: Profile) -> Evidence | None:
    """Whether they are copies of one text (EVT-6)."""
    if one.fact.article_id == other.fact.article_id or not _share_words(one, other):
        return None
    first, second = (one, other) if one.fact.article_id < other.fact.article_id else (other, one)
    return _COPIES if are_copies(first.fact.sketch, second.fact.sketch) else None


def _share_words(one: Profile, other: Profile) -> bool:
    """Return whether a sign of both is a hash of words: two texts of which one is in the other share some of them."""
    return any(isinstance(sign, int) for sign in one.signs & other.signs)

"""The registry of named groups and forces (ACT-1), ``reference/actors.csv``: what coder and warehouse call them."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

REGISTRY: Traversable = files("schemas").joinpath("reference", "actors.csv")
WITHIN = frozenset({"part_of", "faction_of", "branch_of"})
"""Relations to the movement that an actor belongs to; who succeeded another is a movement of its own."""
STATES: Traversable = files("schemas").joinpath("reference", "states.csv")
"""What each nation, its people and what is theirs are called (ACT-2)."""


@cache
def registry() -> tuple[dict[str, str], ...]:
    """Return the entries in their order; an actor that was different things at different times has several."""
    with REGISTRY.open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


@cache
def states() -> tuple[dict[str, str], ...]:
    """Return the nations whose forces are known by name: code (ISO 3166-1 alpha-2), country, demonyms."""
    with STATES.open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


@cache
def force_of_state(code: str, body: str) -> tuple[str, str]:
    """Return the id and the name of a nation's ``body``, "military" or "police"; KeyError for an unknown nation."""
    return f"{code.lower()}-{body}", f"{body.capitalize()} Forces of {countries()[code]}"


WITHOUT_AN_ARMY = frozenset({"PS"})
"""Nations with police, and no army that "the army" could be (PLA-137)."""


@cache
def countries() -> dict[str, str]:
    """Return the name of each nation whose forces are known, by its code (ISO 3166-1 alpha-2)."""
    return {row["code"]: row["country"] for row in states()}


def list_actors() -> Iterator[tuple[str, ...]]:
    """Yield the heading and the rows of the view ``actors``: each entry with the head of what it belongs to."""
    yield ("actor_id", "name", "kind", "country", "relation", "related_id", "movement_id", "movement", *_KEPT)
    names = {row["actor_id"]: row["name"] for row in reversed(registry())}
    for row in registry():
        relation, _, related = row["relation"].partition(":")
        head = belongs_to(row["actor_id"])[-1]
        told = (row["actor_id"], row["name"], row["kind"], row["country"], relation, related, head, names[head])
        yield (*told, *(row[column] for column in _KEPT))


_KEPT = ("since", "until", "ucdp_id", "wikidata_id", "aliases")


@cache
def belongs_to(actor_id: str) -> tuple[str, ...]:
    """Return the actor's id and the ids of what it is part, faction or branch of, up to its movement's."""
    line = [actor_id]
    while line[-1] in _above():
        line.append(_above()[line[-1]])
    return tuple(line)


@cache
def _above() -> dict[str, str]:
    """Whom each actor belongs to; raises ValueError where two belong to each other."""
    pairs = {row["actor_id"]: row["relation"].partition(":") for row in registry()}
    above = {actor: head for actor, (relation, _, head) in pairs.items() if relation in WITHIN}
    for actor in above:
        seen, at = {actor}, actor
        while at in above:
            at = above[at]
            if at in seen:
                raise ValueError(f"actors.csv: {actor} belongs to itself, by {at}")
            seen.add(at)
    return above

"""What a deed was done with, as reports of it may name it: a gun, a bomb, a shell, a drone (rule EVT-46).

What one outlet calls a missile is another's air raid, so a weapon is of several means; fire, poison and fists say
nothing, for they go with any.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files

from schemas.vocabulary import Weapon

_OF = defaultdict[Weapon, set[str]](set)
for _row in csv.DictReader(files(__package__).joinpath("data/means.csv").read_text("utf-8").splitlines()):
    _OF[Weapon(_row["weapon"])].add(_row["means"])


def means_of(weapons: Iterable[Weapon]) -> frozenset[str]:
    """Return the means that the weapons are of; nothing where one of them tells none."""
    told = [_OF.get(weapon) for weapon in weapons]
    return frozenset().union(*(means for means in told if means)) if all(told) else frozenset()

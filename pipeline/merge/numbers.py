"""A report as a row of numbers, by which many pairs are looked at in one go."""

from collections.abc import Collection
from enum import IntEnum
from struct import Struct
from typing import TYPE_CHECKING
from zlib import crc32

from pipeline.merge.saying import UNREST
from pipeline.merge.where import is_unplaced, plain
from schemas.vocabulary import Assertion

if TYPE_CHECKING:
    from pipeline.merge.profile import Profile

UNKNOWN, UNBOUND = -1, 2**40
_BITS = 62


class Of(IntEnum):
    """What each number of a row is of: names are told by checksums, sets by the bits that their members fall on."""

    PLACE = 0
    DISTRICT = 1
    DISTRICT_NAME = 2
    PLACE_NAME = 3
    START = 4
    NEWS = 5
    DAY_OF_YEAR = 6
    IS_PRECISE = 7
    IS_SAID = 8
    KIND = 9
    TYPE = 10
    IS_UNREST = 11
    ASSERTION = 12
    IS_DENIED = 13
    KILLED = 14
    MOST_KILLED = 15
    INJURED = 16
    NAMES = 17
    STRUCK = 18
    CALLINGS = 19
    MEANS = 20
    ACTORS = 21
    LINES = 22
    ROLES = 23


_ROW = Struct(f"<{len(Of)}q")


def numbers_of(profile: "Profile") -> bytes:
    """Return the report's row, each number in eight bytes, little-endian."""
    fact, killed, injured = profile.fact, profile.killed, profile.injured
    where, act = fact.where, fact.act
    placed = where.name is not None and where.country and not is_unplaced(where)
    return _ROW.pack(
        UNKNOWN if where.geonames_id is None else where.geonames_id,
        _code(where.admin2_name) if placed and where.admin2_name else UNKNOWN,
        _code(plain(where.admin2_name)),
        _code(plain(where.name)),
        UNKNOWN if profile.start is None else profile.start,
        UNKNOWN if fact.background else profile.start or profile.published or UNKNOWN,
        UNKNOWN if profile.day_of_year is None else profile.day_of_year,
        profile.precise,
        fact.is_day_said,
        _code(act.sub_event_type),
        _code(act.event_type),
        act.event_type in UNREST,
        _code(fact.assertion),
        fact.assertion is Assertion.DENIED,
        UNKNOWN if killed is None else killed.low,
        UNBOUND if killed is None or killed.high is None else killed.high,
        UNKNOWN if injured is None else injured.low,
        len(profile.names),
        *map(_bits, (profile.struck, profile.callings, profile.means, profile.actors, profile.lines, profile.roles)),
    )


def _code(name: str) -> int:
    return crc32(name.encode())


def _bits(members: Collection[str]) -> int:
    bits = 0
    for member in members:
        bits |= 1 << _code(member) % _BITS
    return bits

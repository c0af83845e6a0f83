"""Who takes ground in whose country (rule TYP-40): a government regains its own, foreign forces overtake it.

ACLED's codebook has "Non-state actor overtakes territory" for foreign states' forces too.
"""

from msgspec.structs import replace

from schemas.records import Report
from schemas.vocabulary import ActorRole, SubEventType

_FORCES = frozenset({"military", "police"})


def as_taken_there(report: Report, country: str | None) -> Report:
    """Return the report, with ground regained as overtaken where all who took it are foreign states' forces."""
    if report.sub_event_type is not SubEventType.GOVERNMENT_REGAINS_TERRITORY or country is None:
        return report
    takers = [_nation(actor.actor_id) for actor in report.actors if actor.role is ActorRole.PERPETRATOR]
    foreign = bool(takers) and all(nation is not None and nation != country for nation in takers)
    kind = SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY
    return replace(report, sub_event_type=kind) if foreign else report


def _nation(actor_id: str | None) -> str | None:
    """The ISO 3166-1 alpha-2 code of a nation's force; None of others, and where nobody is known."""
    nation, _, body = (actor_id or "").partition("-")
    return nation.upper() if body in _FORCES else None

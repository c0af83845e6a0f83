"""What an article only looks back on beside its news, and of which it tells too little for anybody to find it again (rule ACT-130)."""

from pipeline.extract.incidents.told import Incident, Told
from pipeline.extract.relevance.model import RULE
from schemas.records import Report
from schemas.vocabulary import ActorRole, Assertion, DatePrecision, SubEventType

_ANY_FORCE = frozenset({SubEventType.ATTACK, SubEventType.ARMED_CLASH})
_AT_LARGE = frozenset({DatePrecision.YEAR, DatePrecision.UNKNOWN})


def is_too_little(incident: Incident, report: Report) -> bool:
    """Return whether it is some attack or fighting of the background, and neither when it was nor who did it to whom is told."""
    told = report.tolls or any(one.role is ActorRole.TARGET for one in report.actors)
    placed = bool(report.scenes) and RULE in report.rules
    if told or placed or report.assertion is not Assertion.ASSERTED or any(map(_befell_people, incident.told)):
        return False
    return report.background and report.date_precision in _AT_LARGE and report.sub_event_type in _ANY_FORCE


def _befell_people(told: Told) -> bool:
    """Return whether an act killed, hurt or took people, or befell "her" or "them"."""
    them = any(role.role is ActorRole.TARGET and role.head.tag_ == "PRP" for role in told.frame.roles)
    return them or any(hit.trigger.outcome for hit in told.frame.hits)

"""Every closed list, defined once; types, tables, checks and documents all read it from here.

Names and groupings are the field's own: ACLED's event and sub-event types and inter classes (ACLED codebook 2023,
as printed in acledR's ``acled_event_categories``), UCDP GED's type of violence and precision scales (GED codebook
23.1), PLOVER's event types and modes (manual, draft 0.8).
"""

from schemas.vocabulary.actors import ActorKind, ActorRole, Claim
from schemas.vocabulary.acts import EVENT_TYPE_OF, PLOVER_MODES, EventType, PloverType, SubEventType, UcdpType, Weapon
from schemas.vocabulary.events import ChangeReason, Corroboration, JudgementKind, LineageKind
from schemas.vocabulary.places import NAME_OF_A_PERSON, Feature, GeoPrecision, PlaceRole
from schemas.vocabulary.reports import (
    Assertion,
    DateOrigin,
    DatePrecision,
    Genre,
    Outcome,
    PublishedAtMethod,
    ReportField,
    Side,
)
from schemas.vocabulary.running import AddressStatus, AlertKind, RunStatus, SourceScale, Stage

__all__ = [
    "EVENT_TYPE_OF",
    "NAME_OF_A_PERSON",
    "PLOVER_MODES",
    "ActorKind",
    "ActorRole",
    "AddressStatus",
    "AlertKind",
    "Assertion",
    "ChangeReason",
    "Claim",
    "Corroboration",
    "DateOrigin",
    "DatePrecision",
    "EventType",
    "Feature",
    "Genre",
    "GeoPrecision",
    "JudgementKind",
    "LineageKind",
    "Outcome",
    "PlaceRole",
    "PloverType",
    "PublishedAtMethod",
    "ReportField",
    "RunStatus",
    "Side",
    "SourceScale",
    "Stage",
    "SubEventType",
    "UcdpType",
    "Weapon",
]

"""What people decided of an event: it stands above all reports (rule BEL-9).

A value is written as a person would: ``killed`` ``12`` or ``10-12-15`` (low, best, high; ``10--`` and ``10–?–?`` leave
both open), ``date`` ``2024-05-13`` or ``2024-05-13/2024-05-15``, ``sub_event_type`` by its name, from which follows
what PLOVER and UCDP call it, and the columns of a place, of which name, district and P-code may be ``none``.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from pipeline.crosswalk import plover, ucdp_type
from schemas.events import Act, EventVersion, Judgement
from schemas.records import Count
from schemas.vocabulary import (
    EVENT_TYPE_OF,
    Corroboration,
    DatePrecision,
    EventType,
    GeoPrecision,
    JudgementKind,
    Outcome,
    PloverType,
    SubEventType,
)

_OF_UCDP = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
"""What may be organised violence in UCDP's sense, whoever the two sides are."""


class BadValue(ValueError):
    """A value that a field cannot have; the message says what it can."""


def correct(version: EventVersion, judgements: Sequence[Judgement]) -> EventVersion:
    """Return the version with what people decided; the newer judgement of a field stands."""
    values = [j for j in judgements if j.kind is JudgementKind.VALUE and j.field and j.value is not None]
    told, decided = version, {judgement.field: judgement for judgement in values}
    for field, judgement in decided.items():
        version = set_field(version, str(field), str(judgement.value))
    if {"sub_event_type", Outcome.KILLED.value} & decided.keys():
        version = replace(version, act=_called_elsewhere(told.act, version))
    verdicts = [j.kind for j in judgements if j.kind in {JudgementKind.RETRACT, JudgementKind.RESTORE}]
    if verdicts and verdicts[-1] is JudgementKind.RETRACT:
        return replace(version, corroboration=Corroboration.RETRACTED)
    return version


def set_field(version: EventVersion, field: str, value: str) -> EventVersion:
    """Return the version with the field's right value; raises BadValue."""
    if field in {outcome.value for outcome in Outcome}:
        return replace(version, tolls=version.tolls | {Outcome(field): _count(field, value)})
    setter = _OTHERS.get(field)
    if setter is None:
        raise BadValue(f"there is no field {field!r}; there are {', '.join(FIELDS)}")
    return setter(version, value)


def _called_elsewhere(told: Act, version: EventVersion) -> Act:
    """Return the version's act in PLOVER's and UCDP's terms, by the crosswalk that reports are coded by.

    UCDP's type is told anew for another type of act, and where there were no deaths, or are none any more.
    """
    act, killed = version.act, version.tolls.get(Outcome.KILLED)
    anew = ucdp_type(act.sub_event_type, [party.kind for party in version.parties], killed)
    if act.event_type not in _OF_UCDP:
        anew = None
    if act.sub_event_type is told.sub_event_type:
        still = anew is not None and told.ucdp_type is not None
        return replace(told, ucdp_type=told.ucdp_type if still else anew)
    threatened = told.plover_type is PloverType.THREATEN
    plover_type, plover_mode = plover(act.sub_event_type, version.weapons, threatened=threatened)
    return replace(act, plover_type=plover_type, plover_mode=plover_mode, ucdp_type=anew)


def _count(field: str, value: str) -> Count:
    parts = value.replace("–", "-").split("-")
    try:
        low, best, high = (
            None if part in {"", "?"} else int(part) for part in (parts if len(parts) > 1 else parts * 3)
        )
    except ValueError as error:
        raise BadValue(f"{field} is a number or low-best-high, not {value!r}") from error
    ordered = [number for number in (low, best, high) if number is not None]
    if low is None or ordered != sorted(ordered) or low < 0:
        raise BadValue(f"{field} {value!r}: low is needed, and low ≤ best ≤ high")
    return Count(low=low, best=best, high=high)


def _set_date(version: EventVersion, value: str) -> EventVersion:
    first, _, last = value.partition("/")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as error:
        raise BadValue(f"date is a day or two as 2024-05-13/2024-05-15, not {value!r}") from error
    if end < start:
        raise BadValue(f"date {value!r} ends before it begins")
    precision = DatePrecision.DAY if start == end else DatePrecision.DAYS
    return replace(version, when=replace(version.when, start=start, end=end, precision=precision))


def _set_sub_event_type(version: EventVersion, value: str) -> EventVersion:
    try:
        chosen = SubEventType(value)
    except ValueError as error:
        raise BadValue(f"sub_event_type is one of ACLED's, such as 'Armed clash', not {value!r}") from error
    if chosen is version.act.sub_event_type:
        return version
    return replace(version, act=Act(event_type=EVENT_TYPE_OF[chosen], sub_event_type=chosen))


def _set_geo_precision(version: EventVersion, value: str) -> EventVersion:
    try:
        return replace(version, where=replace(version.where, precision=GeoPrecision(value)))
    except ValueError as error:
        raise BadValue(f"geo_precision is one of {', '.join(GeoPrecision)}, not {value!r}") from error


def _set_point(version: EventVersion, value: str) -> EventVersion:
    try:
        lat, lon = (float(part) for part in value.split(","))
    except ValueError as error:
        raise BadValue(f"point is latitude,longitude as 34.53,69.17, not {value!r}") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadValue(f"point {value!r} is not on earth")
    return replace(version, where=replace(version.where, lat=lat, lon=lon))


def _where(version: EventVersion, **changes: str) -> EventVersion:
    said = {name: None if value == "none" else value for name, value in changes.items()}
    return replace(version, where=replace(version.where, **said))  # type: ignore[arg-type] # fields of text by name


_OTHERS: MappingProxyType[str, Callable[[EventVersion, str], EventVersion]] = MappingProxyType(
    {
        "date": _set_date,
        "sub_event_type": _set_sub_event_type,
        "place_name": lambda version, value: _where(version, name=value),
        "country": lambda version, value: _where(version, country=value),
        "admin1_iso": lambda version, value: _where(version, admin1_iso=value),
        "admin2_name": lambda version, value: _where(version, admin2_name=value),
        "pcode": lambda version, value: _where(version, pcode=value),
        "point": _set_point,
        "geo_precision": _set_geo_precision,
    }
)
FIELDS = (*(outcome.value for outcome in Outcome), *_OTHERS)
"""What can be corrected."""

"""What happens to events: how many voices, why a version, what became of it, what people decide."""

from enum import StrEnum


class Corroboration(StrEnum):
    """How many independent voices stand behind an event."""

    SINGLE = "single"
    """One source, or copies of one text."""
    CORROBORATED = "corroborated"
    """Two independent sources."""
    CONFIRMED = "confirmed"
    """Three independent sources or more, or two and the perpetrator's own claim."""
    CONTESTED = "contested"
    """At least one source denies it, or tells a rival number."""
    RETRACTED = "retracted"
    """Who told it took it back, or a person did; it no longer counts."""


class ChangeReason(StrEnum):
    """Why an event has a new version."""

    CREATED = "created"
    NEW_REPORT = "new_report"
    TOLL_CHANGED = "toll_changed"
    CONTESTED = "contested"
    MERGED = "merged"
    SPLIT = "split"
    RECODED = "recoded"
    RETRACTED = "retracted"
    JUDGED = "judged"
    """A person corrected a value."""


class LineageKind(StrEnum):
    """What became of an event that others were, or will be."""

    MERGED = "merged"
    """It was found to be another event, and ended; its reports are there."""
    SPLIT = "split"
    """It came out of another event, which went on."""
    DISSOLVED = "dissolved"
    """It ended, for none of its articles tells of it any more."""


class JudgementKind(StrEnum):
    """What a person may decide of events."""

    SAME = "same"
    """Two reports tell of one event."""
    DIFFERENT = "different"
    """Two reports tell of two events."""
    VALUE = "value"
    """A field of the event has this value."""
    RETRACT = "retract"
    """The event did not happen, or is none."""
    RESTORE = "restore"
    """It did after all."""

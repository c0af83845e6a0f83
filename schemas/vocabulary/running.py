"""Steps, sources, and how runs and addresses stand."""

from enum import StrEnum


class Stage(StrEnum):
    """The steps of the pipeline, in order; a quarantined record names the one that set it aside."""

    FETCH = "fetch"
    EXTRACT = "extract"
    LOCATE = "locate"
    CHECK = "check"
    MERGE = "merge"
    LOAD = "load"


class SourceScale(StrEnum):
    """Whose voice a source is (after ACLED's source_scale)."""

    LOCAL = "local"
    SUBNATIONAL = "subnational"
    NATIONAL = "national"
    REGIONAL = "regional"
    INTERNATIONAL = "international"
    WIRE = "wire"
    PARTY = "party"
    """A party to the conflict speaking for itself."""
    ADVOCACY = "advocacy"
    SAMPLE = "sample"
    """Invented text that shows how the pipeline works."""
    OTHER = "other"


class AddressStatus(StrEnum):
    """How an address of a source stands."""

    WANTED = "wanted"
    """A list names it, and it was not read yet; it is owed."""
    READ = "read"
    GIVEN_UP = "given_up"
    """It will not be asked again, unless a list gives it another stamp."""


class AlertKind(StrEnum):
    """What can be the matter with a source."""

    QUIET = "quiet"
    """It gives fewer articles than the least that is expected of it: an error."""
    LOUD = "loud"
    """It gives more than the most that is expected: a warning."""
    FAILING = "failing"
    """It could not be read several times in a row."""
    THIN = "thin"
    """Text was found in far fewer of its pages than usual: their markup may have changed."""


class RunStatus(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"

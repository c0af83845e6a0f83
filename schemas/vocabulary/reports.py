"""What a report says: whether it happened, when, to how many, in what kind of text."""

from enum import StrEnum


class Assertion(StrEnum):
    """Did it happen, as this article tells it? One answer, folded from polarity, modality and attribution."""

    ASSERTED = "asserted"
    """Told as fact, in the article's voice or by a source whose word on it is not disputed."""
    ALLEGED = "alleged"
    """Somebody's accusation, claim or suspicion that it happened."""
    DENIED = "denied"
    """Somebody says that it did not happen."""
    HYPOTHETICAL = "hypothetical"
    """Conditional, possible, wished, or a purpose that was never carried out."""
    FUTURE = "future"
    """Planned, threatened or expected."""
    NEGATED = "negated"
    """The article itself says that it did not happen."""


class Genre(StrEnum):
    """What kind of text the article is."""

    NEWS = "news"
    OPINION = "opinion"
    BACKGROUND = "background"
    DIGEST = "digest"
    OTHER = "other"


class PublishedAtMethod(StrEnum):
    """Where the publication date, which anchors relative dates, was found."""

    GIVEN = "given"
    DATELINE = "dateline"
    REFERENCE = "reference"
    NONE = "none"


class DateOrigin(StrEnum):
    """Who says when an article was published."""

    LIST = "list"
    """The feed, list or interface that names the article, or the line that it is given in."""
    JSON_LD = "json_ld"
    META = "meta"
    TIME = "time"
    """A time element of the page that is marked as its publication."""
    FOUND = "found"
    """Not marked: found in the page's address or head."""


class DatePrecision(StrEnum):
    """How finely the event's date is known (finer first)."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What befell the people whom a number counts."""

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    LEADERS_KILLED = "leaders_killed"
    LEADERS_CAPTURED = "leaders_captured"


class Side(StrEnum):
    """Whose casualties a number counts."""

    STATE = "state"
    NON_STATE = "non_state"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"


class ReportField(StrEnum):
    """The fields of a report whose words are kept as spans."""

    DATE = "date"
    PLACE = "place"
    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    ACTORS = "actors"
    ASSERTION = "assertion"

"""When a source is to be read again, by its cadence."""

from datetime import datetime

from croniter import croniter

from schemas.sources import Source


def is_cadence(text: str) -> bool:
    """Tell whether the text is a cron expression."""
    return bool(croniter.is_valid(text))


def next_reading(source: Source, last: datetime | None) -> datetime | None:
    """Return when the source, read ``last``, is to be read again; None: at every run."""
    if source.cadence is None or last is None:
        return None
    moment: datetime = croniter(source.cadence, last).get_next(datetime)
    return moment


def is_due(source: Source, last: datetime | None, now: datetime) -> bool:
    """Tell whether the source is to be read now."""
    moment = next_reading(source, last)
    return moment is None or moment <= now

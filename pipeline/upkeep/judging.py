"""What is the matter with a source, if anything is: pure judgements over what it gave lately."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from schemas.health import Alert, Reading, SourceHealth
from schemas.vocabulary import AlertKind

DAY, WEEK = timedelta(days=1), timedelta(days=7)
FAILURES = 3
"""So many failed readings in a row are a failing source; fewer are an accident."""
DAILY = 3
"""A source that is expected to give so many articles a day at least is quiet after one day without any."""
FEW_PAGES, USUAL_PAGES = 10, 50
"""Pages of the last day, and of the time before, from which the share with text says something."""


def judge(health: SourceHealth, now: datetime) -> tuple[Alert, ...]:
    """Return what is the matter with the source."""
    found = (*_quiet(health, now), *_loud(health), *_failing(health), *_thin(health, now))
    return tuple(Alert(source_id=health.source.id, kind=kind, message=message) for kind, message in found)


def _quiet(health: SourceHealth, now: datetime) -> Iterator[tuple[AlertKind, str]]:
    least, known = health.source.expected_weekly.minimum, now - (health.since or now)
    if known >= WEEK and health.articles_week < least:
        words = f"it gave {health.articles_week} articles in seven days, {least} are expected at least"
    elif known >= DAY and least >= DAILY * 7 and not health.articles_day:
        words = f"it gave no article in 24 hours, {least} a week are expected at least"
    else:
        return
    yield AlertKind.QUIET, f"{words}; look whether its address, its pages or its publishing have changed"


def _loud(health: SourceHealth) -> Iterator[tuple[AlertKind, str]]:
    most = health.source.expected_weekly.maximum
    if most is not None and health.articles_week > most:
        words = f"it gave {health.articles_week} articles in seven days, {most} are expected at most"
        yield AlertKind.LOUD, f"{words}; look whether they are articles, and correct expected_weekly if they are"


def _failing(health: SourceHealth) -> Iterator[tuple[AlertKind, str]]:
    newest = health.readings[:FAILURES]
    if len(newest) == FAILURES and all(reading.failure for reading in newest):
        yield AlertKind.FAILING, f"it failed {FAILURES} times in a row: {newest[0].failure}"


def _thin(health: SourceHealth, now: datetime) -> Iterator[tuple[AlertKind, str]]:
    new = [reading for reading in health.readings if now - reading.at <= DAY]
    usual = [reading for reading in health.readings if now - reading.at > DAY]
    if _pages(new) < FEW_PAGES or _pages(usual) < USUAL_PAGES:
        return
    share, before = _share_with_text(new), _share_with_text(usual)
    if share < before / 2:
        words = f"text was found in {share:.0%} of its pages of 24 hours, in {before:.0%} of those before"
        yield AlertKind.THIN, f"{words}; its pages may have changed, or show something else to us"


def _pages(readings: Sequence[Reading]) -> int:
    return sum(reading.counts.get(name, 0) for reading in readings for name in ("pages_read", "pages_found_again"))


def _share_with_text(readings: Sequence[Reading]) -> float:
    return sum(reading.counts.get("pages_with_text", 0) for reading in readings) / _pages(readings)

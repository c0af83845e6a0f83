"""One event on a terminal: what is believed, every sentence that says so, and how the belief came about."""

from collections.abc import Iterator, Mapping
from datetime import date

from rich.console import Console
from rich.markup import escape

from pipeline.warehouse.stories import EventStory, Telling
from schemas.events import EventVersion, Party
from schemas.records import Count, Toll
from schemas.vocabulary import Claim, DatePrecision, GeoPrecision, Outcome


def print_story(story: EventStory, console: Console, *, whole: bool = True) -> None:
    """Print an event with its sentences, and, if ``whole``, what each of them gives and how the belief changed."""
    now = story.versions[-1]
    console.print(f"\n[bold]{now.event_id}[/] · {escape(_what_when_where(now))}", highlight=False)
    console.print(f"  {_how_sure(now)}", highlight=False)
    if story.ending is not None:
        ended = f"no event any more since {story.ending.at:%Y-%m-%d %H:%M} UTC: it {story.ending.words}"
        console.print(f"  [bold]{escape(ended)}[/] ({escape(story.ending.reason)})", highlight=False)
    if now.parties:
        console.print(f"  {escape('; '.join(map(_shown_party, now.parties)))}", highlight=False)
    for telling in story.tellings:
        _print_telling(telling, console, whole=whole)
    for version in story.versions if whole else ():
        since = f"{version.known_from:%Y-%m-%d %H:%M} UTC"
        console.print(
            f"  version {version.version_no}, known from {since}: {escape(version.change_note)}", highlight=False
        )


def plural(number: int, noun: str) -> str:
    """Return the number with its noun: ``1 report``, ``2 reports``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shown_count(count: Count | Toll | None) -> str:
    """Return low, best and high as ``7–12–?``, where "?" is not known."""
    if count is None:
        return "not said"
    return "–".join("?" if value is None else str(value) for value in (count.low, count.best, count.high))


def _shown_party(party: Party) -> str:
    """Return who it is, in which role, and whether that is only claimed or alleged."""
    sure = "" if party.claim is Claim.ASSERTED else f" ({party.claim})"
    return f"{party.role} {party.name}{sure}"


def _print_telling(telling: Telling, console: Console, *, whole: bool) -> None:
    day = telling.published_on or "undated"
    console.print(f"  [dim]{day} · {escape(telling.title or telling.address)}[/]", highlight=False)
    console.print(
        f"    … {escape(telling.before)}[bold]{escape(telling.quote)}[/]{escape(telling.after)}", highlight=False
    )
    for line in _particulars(telling) if whole else ():
        console.print(f"      {escape(line)}", highlight=False)


def _particulars(telling: Telling) -> Iterator[str]:
    """Yield what the sentence was read as, and where it stands."""
    told = "background" if telling.background else "news"
    said_by = f" by {telling.attributed_to}" if telling.attributed_to else ""
    yield f"read as: {telling.sub_event_type}, {telling.assertion}{said_by} as {told}"
    words = f' from "{telling.date_text}"' if telling.date_text else ""
    day = _days(telling.date_start, telling.date_end)
    yield f"date: {day}{_known_to(telling.date_precision, DatePrecision.UNKNOWN)}{words}"
    place = telling.place_name or "place unknown"
    yield f"place: {place}{_known_to(telling.geo_precision, GeoPrecision.UNKNOWN)}"
    for outcome, toll in telling.tolls.items():
        yield f'{outcome}: {shown_count(toll)} from "{toll.phrase}"'
    yield f"rules: {', '.join(telling.rules) or 'none'}"
    yield f"linked: score {telling.score}, {telling.reason}"
    yield f"source: {telling.source_name}, {telling.url or telling.address} ({telling.report_id})"


def _known_to(precision: str, unknown: str) -> str:
    return "" if precision == unknown else f" (precision: {precision})"


def _what_when_where(version: EventVersion) -> str:
    when, where = version.when, version.where
    names = dict.fromkeys(filter(None, (where.name, where.admin2_name, where.admin1_iso or where.country)))
    return f"{version.act.sub_event_type} · {_days(when.start, when.end)} · {', '.join(names) or 'place unknown'}"


def _days(start: date | None, end: date | None) -> str:
    if start is None:
        return "date unknown"
    return str(start) if end in {None, start} else f"{start} to {end}"


def _how_sure(version: EventVersion) -> str:
    told = "background" if version.background else "news"
    voices = f"{plural(version.n_reports, 'report')}, {plural(version.n_sources, 'independent source')}"
    return (
        f"{_tolls(version.tolls)} · {version.assertion} as {told} · {voices}, {version.corroboration}"
        f" · confidence {version.confidence}"
    )


def _tolls(tolls: Mapping[Outcome, Count]) -> str:
    always = (Outcome.KILLED, Outcome.INJURED)
    others = (outcome for outcome in tolls if outcome not in always)
    return " · ".join(
        f"{outcome.replace('_', ' ')} {shown_count(tolls.get(outcome))}" for outcome in (*always, *others)
    )

"""An archive through the same steps, in parts: each is coded by itself and loaded as a run of its own.

    read → code, a part          read once, cut into parts of like size
              → load, a part     one after the other

Whoever ends in the middle starts again with the same command: what is loaded is known and not read again, and a part
whose load was not heard of is not loaded twice, since a part's run is named by what the part holds.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from pipeline.ids import make_id
from pipeline.logs import telling
from pipeline.problems import Problem
from pipeline.runs.side_by_side import Say
from pipeline.runs.steps import Handover, Workshop, end_run, start_run
from pipeline.settings import Settings
from pipeline.sources import SourceError, read_sources
from pipeline.sources.kinds import kind_named, kind_names
from pipeline.sources.registry import ID_EXPECTED, is_id
from pipeline.upkeep.health import BACKFILL
from pipeline.warehouse.load import LoadCounts
from pipeline.warehouse.loaded import counts_of_run
from pipeline.warehouse.opening import open_warehouse, read
from pipeline.warehouse.recalled import read_kept_sources
from schemas.records import Article
from schemas.sources import Source
from schemas.vocabulary import SourceScale, Stage

SIZE = 500
"""Articles in a part, unless told: some ten seconds of coding, and a transaction that stays small."""


OF_PATHS = frozenset({"files", "warc"})
"""Kinds that read any files and folders; the others read what is at one address, which may be a file's."""


class BackfillError(Problem):
    """The archive gave nothing; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What is to be read."""

    kind: str
    """A kind of source."""
    places: tuple[str, ...]
    """Files and folders, or for kinds that ask a server one address."""
    source_id: str = "archive"
    licence: str | None = None
    """The terms under which its text may be used; None: those that are known of the source, else unknown."""
    since: date | None = None
    """The first day of publication; articles that do not say theirs are always taken."""
    until: date | None = None
    """The last day of publication."""
    size: int = SIZE
    options: dict[str, str] = field(default_factory=dict)
    """What only its kind understands, as the pattern that the addresses of articles fit."""


Code = Callable[[Workshop, Sequence[Handover]], Iterable[Handover]]
"""An engine: codes the parts, on one machine or many, and gives them back in order."""


def source_of(archive: Archive, known: Source | None = None) -> Source:
    """Return the archive as a source, called as it is known; raises SourceError where it cannot be as is told."""
    if archive.kind not in kind_names():
        raise SourceError(f"there is no kind of source {archive.kind!r}; known are {', '.join(kind_names())}")
    if not is_id(archive.source_id):
        raise SourceError(f"--source is {archive.source_id!r}; {ID_EXPECTED}")
    if archive.since and archive.until and archive.since > archive.until:
        raise SourceError(f"no day is from {archive.since} to {archive.until}: --since is after --until")
    known = known or _named(archive.source_id)
    address, paths = _where(archive)
    return replace(
        known,
        kind=archive.kind,
        licence=archive.licence or known.licence,
        address=address,
        paths=paths,
        options=(known.options if known.kind == archive.kind else {}) | archive.options,
        min_articles=0,
        enabled=True,
    )


def _where(archive: Archive) -> tuple[str | None, tuple[str, ...]]:
    """Return the address and the paths that are read; raises SourceError where some place would not be."""
    of_paths = archive.kind in OF_PATHS
    on_disk = tuple(place for place in archive.places if not is_on_web(place))
    addresses = [place for place in archive.places if is_on_web(place) or not of_paths]
    if not archive.places:
        raise SourceError("an archive needs a path or an address")
    if len(addresses) > 1:
        raise SourceError(
            f"of kind {archive.kind} a backfill reads one address, and {len(addresses)} are named; "
            "files and folders of texts and of JSON Lines are read together, as kind files"
        )
    return next(iter(addresses), None), on_disk if of_paths else ()


def workshop_of(archive: Archive, settings: Settings) -> Workshop:
    """Return the steps for the archive alone; raises SourceError where its kind or sources.yaml says otherwise."""
    made = source_of(archive)
    listed = read_sources(settings.sources_file) if settings.sources_file.is_file() else ()
    entry = next((one for one in listed if one.id == made.id), None)
    if entry is not None and archive.licence not in {None, entry.licence}:
        raise SourceError(
            f"--licence is {archive.licence!r}, and {settings.sources_file} says that {entry.id} has "
            f"{entry.licence!r}: leave --licence out, or correct the entry"
        )
    source = source_of(archive, entry or _kept(made.id, settings))
    if faults := list(kind_named(source.kind).faults(_as_listed(source))):
        raise SourceError(f"a backfill of kind {source.kind}: {'; '.join(faults)} (--option NAME=VALUE says options)")
    return Workshop(settings, (source,))


def is_on_web(place: str) -> bool:
    """Return whether the place is an address, and no file or folder."""
    return "://" in place


def _as_listed(source: Source) -> Source:
    """Return the source as sources.yaml could have it: there a file is named from the folder of the list."""
    on_disk = source.address is not None and not is_on_web(source.address)
    return replace(source, address=Path(str(source.address)).name) if on_disk else source


def _named(source_id: str) -> Source:
    """The source of an archive of which nothing else is known."""
    return Source(id=source_id, kind="files", name=f"Archive {source_id}", licence="unknown", scale=SourceScale.OTHER)


def _kept(source_id: str, settings: Settings) -> Source | None:
    """The source as the warehouse knows it from an earlier load."""
    engine = open_warehouse(settings.warehouse_url)
    with read(engine) as connection:
        kept = read_kept_sources(connection, ())
    engine.dispose()
    return next((one for one in kept if one.id == source_id), None)


def read_parts(workshop: Workshop, archive: Archive) -> list[Handover]:
    """Read the archive and return its parts: the articles that are new, within the days that are asked for.

    What fetching learned goes with the last part: before that is loaded, nothing counts as read.

    Raises BackfillError where there is nothing to be read.
    """
    whole = workshop.fetch(archive.source_id)
    if whole.failure:
        raise BackfillError(whole.failure)
    articles = (one for one in workshop.store.read(whole.records, Article) if _is_wanted(one, archive))
    parts = list(_cut(workshop, whole, articles, archive.size))
    if not parts and not whole.rejects:
        return []
    first, *rest = parts or [replace(whole, records=workshop.store.write(Stage.FETCH, whole.source_id, ()))]
    begun = replace(whole, records=first.records, counts=whole.counts | first.counts, notes=None, spools=())
    *others, last = [begun, *rest]
    return [*others, replace(last, notes=whole.notes, spools=whole.spools)]


def code_part(workshop: Workshop, part: Handover) -> Handover:
    """Take the part through the steps that a machine can do by itself."""
    return workshop.check(workshop.locate(workshop.extract(part)))


def code_here(workshop: Workshop, parts: Sequence[Handover]) -> Iterator[Handover]:
    """Code the parts in this process, one after the other."""
    return (code_part(workshop, part) for part in parts)


def load_part(workshop: Workshop, part: Handover) -> LoadCounts:
    """Merge and load a coded part as a run of its own; one that is loaded already is not loaded again."""
    now = datetime.now(UTC)
    run_id = make_id("backfill", part.records.name, workshop.coder.version, workshop.gazetteer.version)
    with telling(run=run_id, source=part.source_id):
        known = counts_of_run(workshop.engine, run_id)
        if known is not None:
            return known
        run = end_run(start_run(BACKFILL, run_id, now, workshop), [part], now)
        return workshop.load([part], workshop.merge([part], now=now), run)


def backfill(workshop: Workshop, archive: Archive, say: Say, code: Code = code_here) -> int:
    """Read, code and load the archive, and return how many records were set aside; ``say`` is told of each part."""
    parts = read_parts(workshop, archive)
    say(f"{archive.source_id}: {sum(part.records.count for part in parts)} new articles in {len(parts)} parts")
    aside = 0
    for number, coded in enumerate(code(workshop, parts), start=1):
        counts = load_part(workshop, coded)
        aside += counts.quarantined
        say(
            f"part {number} of {len(parts)}: {counts.articles} articles, {counts.reports} reports, "
            f"{counts.events_new} new events, {counts.events_revised} changed, {counts.quarantined} set aside"
        )
    return aside


def _cut(workshop: Workshop, whole: Handover, articles: Iterator[Article], size: int) -> Iterator[Handover]:
    while some := list(islice(articles, size)):
        records = workshop.store.write(Stage.FETCH, whole.source_id, some)
        counts = {"articles_read": records.count, "articles_new": records.count}
        yield Handover(source_id=whole.source_id, records=records, counts=counts)


def _is_wanted(article: Article, archive: Archive) -> bool:
    if article.published_at is None:
        return True
    day = datetime.fromisoformat(article.published_at).date()
    return (archive.since or date.min) <= day <= (archive.until or date.max)

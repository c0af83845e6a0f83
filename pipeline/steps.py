"""The steps, in order: what the DAGs, the command line and the tests all call.

    fetch → extract → locate → check      once a source
                             merge → load once a run

A step reads a batch, calls a stage and writes a batch; it passes on a hand-over, which is small and says where the
batches are. A source that fails carries its failure on, so that what it gave, and why it failed, is loaded.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import TypeVar

from sqlalchemy import Engine

from pipeline.areas import Areas
from pipeline.batches import BatchRef, BatchStore
from pipeline.coders import ArticleCoder, open_coder
from pipeline.filing import file_articles, superseded_ids
from pipeline.geocoding import make_look_up
from pipeline.ids import make_id
from pipeline.isolate import work_isolated
from pipeline.load import LoadBatch, LoadCounts, StaleMerge, load
from pipeline.locate import DOWN, Gazetteer, LookUp, locate, version_of
from pipeline.logs import telling
from pipeline.merge import facts_of, merge, names_of, sketch_text
from pipeline.remembered import WarehouseMemory
from pipeline.rereading import reread
from pipeline.settings import Settings
from pipeline.sources import SOURCE_FAILURES, Session, fetch, read_sources
from pipeline.sources.archive import Archive
from pipeline.sources.online import Online
from pipeline.sources.spool import remove_spools
from pipeline.sources.web import Web
from pipeline.warehouse import (
    coded_article_ids,
    last_gazetteer_version,
    last_load,
    moment_after,
    neighbours,
    open_warehouse,
    waiting_articles,
)
from schemas.copies import Filed
from schemas.events import EventVersion, Lineage, Merged, ReportFacts
from schemas.fetching import Notes
from schemas.records import Article, CodedArticle, Extraction, Refusal, Reject
from schemas.runs import Run, SourceOutcome
from schemas.sources import Source
from schemas.vocabulary import RunStatus, Stage

CHUNK = 64
"""Articles that are parsed together."""
SAID = 20
"""Rejects of one step that the log names; the quarantine holds them all."""
_log = logging.getLogger("conflict_events.steps")

T = TypeVar("T")
Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What a step passes to the next: where the source's batches are, and how many it counted."""

    source_id: str
    records: BatchRef
    rejects: tuple[BatchRef, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    failure: str | None = None
    """Why the source failed; its later steps then do nothing."""
    notes: BatchRef | None = None
    """What fetching learned of the web; None where it did not ask."""
    spools: tuple[str, ...] = ()
    """Folders that are not needed any more once this is loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRun:
    """The new versions of events, and the state of the warehouse that they build on."""

    known_from: datetime
    """The moment from which the versions are known."""
    versions: BatchRef
    lineage: BatchRef
    """What merged and split."""
    rejects: BatchRef
    filed: BatchRef
    """The new articles with their copies and older versions."""
    judgements: tuple[str, ...]
    """Ids of what people decided, that was taken up."""
    based_on: int


class Workshop:
    """The steps, with the tools that they share; the tools are made on first use and kept."""

    def __init__(self, settings: Settings, sources: tuple[Source, ...] | None = None) -> None:
        self.settings = settings
        self.store = BatchStore(settings.batches_address or settings.batches)
        self._given_sources = sources

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id; raises SourceError where their file is wrong."""
        known = self._given_sources or read_sources(self.settings.sources_file, self.settings.profiles)
        return {source.id: source for source in known}

    @cached_property
    def engine(self) -> Engine:
        """The warehouse, migrated to this version."""
        return open_warehouse(self.settings.warehouse_url)

    @cached_property
    def coder(self) -> ArticleCoder:
        """The coder that the settings name; raises CoderError."""
        return open_coder(self.settings)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The compiled gazetteer; raises GazetteerMissing."""
        return Gazetteer.open(self.settings.gazetteer)

    @cached_property
    def look_up(self) -> LookUp | None:
        """What is asked for names that the gazetteer does not know, if anything is; raises GeocoderSettingsError."""
        return make_look_up(self.settings.geocoder_file, self.settings.geocoder_answers)

    @cached_property
    def web(self) -> Web:
        """What asks servers, for all sources."""
        fetching = self.settings.fetching
        return Web(contact=fetching.contact, at_once=fetching.at_once)

    @cached_property
    def areas(self) -> Areas:
        """Countries, provinces and districts."""
        return Areas(self.gazetteer)

    def fetch(self, source_id: str) -> Handover:
        """Read the source; its batch holds the articles that this coder and this gazetteer have not coded yet.

        Articles with a place that a geocoder was down for come along, and are located again.
        """
        source = self.sources[source_id]
        places = version_of(self.gazetteer, self.look_up)
        known = coded_article_ids(self.engine, self.coder.version, places)
        rejects: list[Reject] = []
        waiting = waiting_articles(self.engine, source_id, self.coder.version, places + DOWN) if self.look_up else ()
        with Online(source, self.web, WarehouseMemory(self.engine), self.settings.spools) as online:
            tally = _Tally(fetch(Session(source, base=self.settings.sources_file.parent, online=online)), rejects)
            new = (a for a in _each_once((*waiting, *tally)) if a.article_id not in known)
            records = self.store.write(Stage.FETCH, source_id, new)
        spools, notes = online.hand_over(Archive(self.settings.archive))
        handover = Handover(
            source_id=source_id,
            records=records,
            counts={"articles_read": tally.read, "articles_new": records.count, **_web_counts(online, tally)},
            failure=None if tally.read else _why_nothing_came(rejects),
            notes=self.store.write(Stage.FETCH, f"{source_id}-notes", notes),
            spools=spools,
        )
        return self._with_rejects(handover, Stage.FETCH, rejects)

    def reread(self, source_id: str) -> Handover:
        """Read the source's articles again from the archive; its batch holds those that were not coded so yet."""
        known = coded_article_ids(self.engine, self.coder.version, version_of(self.gazetteer, self.look_up))
        tally = _Tally(reread(self.engine, Archive(self.settings.archive), self.sources[source_id]), [])
        new = (article for article in tally if article.article_id not in known)
        records = self.store.write(Stage.FETCH, source_id, new)
        counts = {"articles_read": tally.read, "articles_new": records.count}
        return Handover(source_id=source_id, records=records, counts=counts)

    def extract(self, handover: Handover) -> Handover:
        """Code the articles: what each reports, before places are known."""
        articles = self.store.read(handover.records, Article)
        made = _in_chunks(lambda some: list(self.coder.extract(some)), articles, _broken_article)
        return self._next(handover, Stage.EXTRACT, _with_refusals(made))

    def locate(self, handover: Handover) -> Handover:
        """Find and resolve the places, and give each report its own."""
        extractions = self.store.read(handover.records, Extraction)
        made = _in_chunks(
            lambda some: [locate(one, self.gazetteer, self.look_up) for one in some], extractions, _broken_extraction
        )
        return self._next(handover, Stage.LOCATE, made)

    def check(self, handover: Handover) -> Handover:
        """Hold the records to the expectations; a rule about all of them together stops the source."""
        from pipeline.check import (  # noqa: PLC0415 - Great Expectations takes seconds
            BatchRuleFailed,
            check_articles,
            write_data_docs,
        )

        coded = list(self.store.read(handover.records, CodedArticle))
        source = self.sources[handover.source_id]
        try:
            checked = check_articles(coded, source, self.areas, read=_given(handover.counts, source.min_articles))
        except BatchRuleFailed as failure:
            write_data_docs(self.settings.data_docs, source.id, failure.verdicts)
            empty = self.store.write(Stage.CHECK, source.id, ())
            return replace(handover, records=empty, failure=handover.failure or str(failure))
        write_data_docs(self.settings.data_docs, source.id, checked.verdicts)
        return self._next(handover, Stage.CHECK, [*checked.passed, *checked.rejects])

    def merge(self, handovers: Sequence[Handover], *, now: datetime) -> MergedRun:
        """Fold the run's reports, what the warehouse knows near them, and what people decided, into new versions."""
        from pipeline.check import check_events, write_data_docs  # noqa: PLC0415 - as above

        based_on, now = last_load(self.engine), moment_after(self.engine, now)
        coded = list(self._coded(handovers))
        filed = file_articles(self.engine, coded)
        facts, articles = _told(coded, filed, superseded_ids(self.engine, coded))
        known = neighbours(self.engine, facts, articles)
        merged = merge(facts, known, now=now, articles=articles)
        checked = check_events(merged.versions, self.areas)
        write_data_docs(self.settings.data_docs, "all", checked.verdicts)
        held_back = {version.event_id for version in merged.versions} - {v.event_id for v in checked.passed}
        return MergedRun(
            known_from=now,
            versions=self.store.write(Stage.MERGE, "all", checked.passed),
            lineage=self.store.write(Stage.MERGE, "all-lineage", _without(merged.lineage, held_back)),
            rejects=self.store.write(Stage.MERGE, "all-rejects", checked.rejects),
            filed=self.store.write(Stage.MERGE, "all-filed", filed),
            judgements=known.pending,
            based_on=based_on,
        )

    def load(self, handovers: Sequence[Handover], merged: MergedRun, run: Run) -> LoadCounts:
        """Write the run into the warehouse, all or nothing; merges again where another run came first."""
        while True:
            try:
                counts = load(self.engine, self._load_batch(handovers, merged, run))
                break
            except StaleMerge:
                merged = self.merge(handovers, now=run.started_at)
        remove_spools(self.settings.spools, [name for handover in handovers for name in handover.spools])
        return counts

    def _load_batch(self, handovers: Sequence[Handover], merged: MergedRun, run: Run) -> LoadBatch:
        rejects = [*(ref for handover in handovers for ref in handover.rejects), merged.rejects]
        articles = tuple(self._coded(handovers))
        held = last_gazetteer_version(self.engine)
        return LoadBatch(
            run=run,
            sources=tuple(self.sources[handover.source_id] for handover in handovers),
            articles=articles,
            sketches={c.extraction.article.article_id: sketch_text(c.extraction.article.text) for c in articles},
            names={c.extraction.article.article_id: names_of(c) for c in articles},
            merged=Merged(
                known_from=merged.known_from,
                versions=tuple(self.store.read(merged.versions, EventVersion)),
                lineage=tuple(self.store.read(merged.lineage, Lineage)),
            ),
            judgements=merged.judgements,
            rejects=tuple(reject for ref in rejects for reject in self.store.read(ref, Reject)),
            filed=tuple(self.store.read(merged.filed, Filed)),
            based_on=merged.based_on,
            notes=[note for h in handovers if h.notes for note in self.store.read(h.notes, Notes)],
            areas=() if held == self.gazetteer.version else tuple(self.areas),
        )

    def _coded(self, handovers: Sequence[Handover]) -> Iterator[CodedArticle]:
        return (coded for handover in handovers for coded in self.store.read(handover.records, CodedArticle))

    def _next(self, handover: Handover, stage: Stage, made: Iterable[object]) -> Handover:
        rejects: list[Reject] = []
        records = self.store.write(stage, handover.source_id, _set_aside(made, rejects))
        return self._with_rejects(replace(handover, records=records), stage, rejects)

    def _with_rejects(self, handover: Handover, stage: Stage, rejects: Sequence[Reject]) -> Handover:
        if not rejects:
            return handover
        for aside in rejects[:SAID]:
            with telling(source=handover.source_id, article=aside.article_id or aside.input):
                _log.warning("set aside at %s: %s: %s", stage, aside.reason, aside.message)
        ref = self.store.write(stage, f"{handover.source_id}-rejects", rejects)
        counts = handover.counts | {"rejected": handover.counts.get("rejected", 0) + len(rejects)}
        return replace(handover, rejects=(*handover.rejects, ref), counts=counts)


class _Tally:
    """Articles as they are read, counted, with what is set aside taken out."""

    def __init__(self, items: Iterable[Article | Reject], rejects: list[Reject]) -> None:
        self._items = items
        self._rejects = rejects
        self.read = 0
        self.from_pages = 0

    def __iter__(self) -> Iterator[Article]:
        for article in _set_aside(self._items, self._rejects):
            self.read += 1
            self.from_pages += article.response_id is not None
            yield article


def _web_counts(online: Online, tally: _Tally) -> dict[str, int]:
    return {**online.counts, "pages_with_text": tally.from_pages} if online.counts else {}


def _each_once(articles: Iterable[Article]) -> Iterator[Article]:
    seen: set[str] = set()
    for article in articles:
        if article.article_id not in seen:
            seen.add(article.article_id)
            yield article


def _given(counts: Mapping[str, int], least: int) -> int:
    """How many articles a reading gave, new or known; where a list has not changed it is taken to be enough."""
    given = sum(counts.get(name, 0) for name in ("articles_read", "pages_known", "pages_unchanged"))
    return max(given, least) if counts.get("lists_unchanged") else given


def _why_nothing_came(rejects: Sequence[Reject]) -> str | None:
    """Say why the source as a whole gave nothing, as when it is down; None where it is just empty."""
    return next((reject.message for reject in rejects if reject.reason in SOURCE_FAILURES), None)


def _told(
    coded: Sequence[CodedArticle], filed: Sequence[Filed], replaced: AbstractSet[str]
) -> tuple[list[ReportFacts], AbstractSet[str]]:
    """Return what the articles tell, and the articles of which nothing older is told any more.

    An article whose place a newer version has taken tells nothing; which is older than another is in ``filed``.
    """
    older = {one.text.article_id: one.supersedes for one in filed}
    gone = replaced | {article_id for article_id in older.values() if article_id is not None}
    told = (fact for one in coded for fact in facts_of(one) if fact.article_id not in gone)
    facts = [replace(fact, supersedes=older.get(fact.article_id)) for fact in told]
    return facts, gone | {one.extraction.article.article_id for one in coded}


def _without(lineage: Iterable[Lineage], held_back: AbstractSet[str]) -> list[Lineage]:
    """Return the lineage that does not rest on an event whose version was set aside: such an event stays as it is."""
    return [line for line in lineage if held_back.isdisjoint({line.event_id, line.other_event_id})]


def _set_aside(made: Iterable[T | Reject], rejects: list[Reject]) -> Iterator[T]:
    for item in made:
        if isinstance(item, Reject):
            rejects.append(item)
        else:
            yield item


def _in_chunks(
    work: Callable[[Sequence[Given]], list[Made]],
    records: Iterable[Given],
    broken: Callable[[Given, Exception], Reject],
) -> Iterator[Made | Reject]:
    remaining = iter(records)
    while chunk := list(islice(remaining, CHUNK)):
        yield from work_isolated(work, chunk, broken)


def _with_refusals(made: Iterable[Extraction | Reject]) -> Iterator[Extraction | Reject]:
    for item in made:
        yield item
        if isinstance(item, Extraction):
            yield from (_refused(item.article, refusal) for refusal in item.refused)


def _refused(article: Article, refusal: Refusal) -> Reject:
    return Reject(
        quarantine_id=make_id("qua", Stage.EXTRACT, article.article_id, refusal.reason, refusal.message),
        stage=Stage.EXTRACT,
        source_id=article.source_id,
        input=article.address,
        reason=refusal.reason,
        message=refusal.message,
        payload=refusal.payload,
        article_id=article.article_id,
    )


def _broken_article(article: Article, error: Exception) -> Reject:
    return _broken(Stage.EXTRACT, article, error)


def _broken_extraction(extraction: Extraction, error: Exception) -> Reject:
    return _broken(Stage.LOCATE, extraction.article, error)


def _broken(stage: Stage, article: Article, error: Exception) -> Reject:
    message = (
        f"{article.address}: the {stage} step failed on it: {type(error).__name__}: {error}; please report the article"
    )
    return Reject(
        quarantine_id=make_id("qua", stage, article.article_id, message),
        stage=stage,
        source_id=article.source_id,
        input=article.address,
        reason="internal_error",
        message=message,
        payload=article.text[:2000],
        article_id=article.article_id,
    )


def end_run(run: Run, handovers: Sequence[Handover], now: datetime) -> Run:
    """Return the run as it ended: failed where any source did, with what each source gave."""
    failed = any(handover.failure for handover in handovers)
    return replace(
        run,
        finished_at=now,
        status=RunStatus.FAILED if failed else RunStatus.SUCCEEDED,
        outcomes=tuple(SourceOutcome(source_id=h.source_id, counts=h.counts, failure=h.failure) for h in handovers),
    )


def stopped(workshop: Workshop, source_id: str, failure: str) -> Handover:
    """Return the hand-over of a source that gave nothing, and why."""
    empty = workshop.store.write(Stage.FETCH, source_id, ())
    counts = {"articles_read": 0, "articles_new": 0}
    return Handover(source_id=source_id, records=empty, counts=counts, failure=failure)


def start_run(trigger: str, run_id: str, now: datetime, workshop: Workshop) -> Run:
    """Return the run as it begins, with the versions that it codes by."""
    return Run(
        run_id=run_id,
        trigger=trigger,
        started_at=now,
        coder_version=workshop.coder.version,
        gazetteer_version=workshop.gazetteer.version,
    )

"""The steps, in order: what the DAGs, the command line and the tests all call.

    fetch → extract → locate → check      once a source
                             merge → load once a run

A step reads a batch, calls a stage and writes a batch; it passes on a hand-over, which is small and says where the
batches are. A source that fails carries its failure on, so that what it gave, and why it failed, is loaded.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from itertools import chain

from pipeline.locate import DOWN, locate
from pipeline.logs import telling
from pipeline.merge import facts_of, merge, names_of, sketch_text
from pipeline.runs.aside import set_aside, with_refusals, work_in_chunks
from pipeline.runs.handover import Handover, MergedRun
from pipeline.runs.rereading import reread
from pipeline.runs.tally import Tally, articles_given, counts_with, each_once
from pipeline.runs.tools import Tools
from pipeline.sources import Session, fetch
from pipeline.sources.online import Online
from pipeline.sources.spool import remove_spools
from pipeline.warehouse.filing import file_articles, superseded_ids
from pipeline.warehouse.load import LoadBatch, LoadCounts, StaleMerge, load
from pipeline.warehouse.lots import Afresh
from pipeline.warehouse.opening import (
    coded_article_ids,
    last_gazetteer_version,
    last_load,
    moment_after,
    neighbours,
    waiting_articles,
)
from pipeline.warehouse.remembered import WarehouseMemory
from pipeline.warehouse.returning import as_version
from schemas.copies import Filed
from schemas.events import EventVersion, Lineage, Looked, Merged, ReportFacts
from schemas.fetching import Notes
from schemas.records import Article, CodedArticle, Extraction, Reject
from schemas.runs import Run, SourceOutcome
from schemas.vocabulary import RunStatus, Stage

__all__ = ["Handover", "MergedRun", "Workshop", "end_run", "start_run"]

SAID = 20
"""Rejects of one step that the log names; the quarantine holds them all."""
_log = logging.getLogger("conflict_events.steps")


class Workshop(Tools):
    """The steps, with the tools that they share."""

    def fetch(self, source_id: str) -> Handover:
        """Read the source; its batch holds the articles that this coder and this gazetteer have not coded yet.

        Articles with a place that a geocoder was down for come along, and are located again.
        """
        source, rejects = self.sources[source_id], list[Reject]()
        known = coded_article_ids(self.engine, self.coder.version, self.places_version)
        with Online(source, self.web, WarehouseMemory(self.engine), self.settings.spools) as online:
            session = Session(source, base=self.settings.sources_file.parent, online=online, own=self.settings.home)
            tally = Tally(self.until_stopped(fetch(session)), rejects)
            read = (as_version(self.engine, article) for article in tally)
            articles = each_once(chain(self._waiting(source_id), read))
            records = self.store.write(Stage.FETCH, source_id, (a for a in articles if a.article_id not in known))
        spools, notes = online.hand_over(self.archive)
        handover = Handover(
            source_id=source_id,
            records=records,
            counts=tally.counts(records.count, online.counts),
            failure=tally.failure,
            notes=self.store.write(Stage.FETCH, f"{source_id}-notes", notes),
            spools=spools,
        )
        return self._with_rejects(handover, Stage.FETCH, rejects)

    def reread(self, source_id: str) -> Handover:
        """Read the source's articles again from the archive; its batch holds those that were not coded so yet."""
        known = coded_article_ids(self.engine, self.coder.version, self.places_version)
        tally = Tally(reread(self.engine, self.archive, self.sources[source_id]), [])
        read = each_once(as_version(self.engine, article) for article in tally)
        new = (article for article in read if article.article_id not in known)
        records = self.store.write(Stage.FETCH, source_id, new)
        return Handover(source_id=source_id, records=records, counts=tally.counts(records.count, {}))

    def extract(self, handover: Handover) -> Handover:
        """Code the articles: what each reports, before places are known."""
        articles = self.store.read(handover.records, Article)
        made = work_in_chunks(Stage.EXTRACT, lambda some: list(self.coder.extract(some)), articles)
        return self._next(handover, Stage.EXTRACT, with_refusals(made))

    def locate(self, handover: Handover) -> Handover:
        """Find and resolve the places, and give each report its own."""
        extractions = self.store.read(handover.records, Extraction)

        def find(some: Sequence[Extraction]) -> list[CodedArticle]:
            return [locate(one, self.gazetteer, self.look_up) for one in some]

        made = work_in_chunks(Stage.LOCATE, find, extractions)
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
            checked = check_articles(
                coded, source, self.areas, read=articles_given(handover.counts, source.min_articles)
            )
        except BatchRuleFailed as failure:
            write_data_docs(self.settings.data_docs, source.id, failure.verdicts)
            return self.stop(handover, str(failure))
        write_data_docs(self.settings.data_docs, source.id, checked.verdicts)
        return self._next(handover, Stage.CHECK, [*checked.passed, *checked.rejects])

    def stop(self, handover: Handover, failure: str) -> Handover:
        """Return the hand-over of a source that is stopped, and why; what it gave before stays to be read again."""
        return handover.stopped(self.store.write(Stage.CHECK, handover.source_id, ()), failure)

    def nothing_from(self, source_id: str, failure: str) -> Handover:
        """Return the hand-over of a source that gave nothing, and why."""
        nothing = self.store.write(Stage.FETCH, source_id, ())
        counts = {"articles_read": 0, "articles_new": 0}
        return Handover(source_id=source_id, records=nothing, counts=counts, failure=failure)

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
            looked=self.store.write(Stage.MERGE, "all-looked", [merged.looked]),
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
        held = last_gazetteer_version(self.engine)
        return LoadBatch(
            run=run,
            sources=tuple(self.sources[handover.source_id] for handover in handovers),
            articles=Afresh(lambda: self._coded(handovers)),
            sketch_of=lambda coded: sketch_text(coded.extraction.article.text),
            names_of=names_of,
            n_articles=sum(handover.records.count for handover in handovers),
            merged=Merged(
                known_from=merged.known_from,
                versions=tuple(self.store.read(merged.versions, EventVersion)),
                lineage=tuple(self.store.read(merged.lineage, Lineage)),
                looked=next(self.store.read(merged.looked, Looked)),
            ),
            judgements=merged.judgements,
            rejects=tuple(reject for ref in rejects for reject in self.store.read(ref, Reject)),
            filed=tuple(self.store.read(merged.filed, Filed)),
            based_on=merged.based_on,
            notes=[note for h in handovers if h.notes for note in self.store.read(h.notes, Notes)],
            areas=() if held == self.gazetteer.version else tuple(self.areas),
        )

    def _waiting(self, source_id: str) -> Sequence[Article]:
        """The source's articles with a place that a geocoder was down for."""
        if self.look_up is None:
            return ()
        return waiting_articles(self.engine, source_id, self.coder.version, self.places_version + DOWN)

    def _coded(self, handovers: Sequence[Handover]) -> Iterator[CodedArticle]:
        return (coded for handover in handovers for coded in self.store.read(handover.records, CodedArticle))

    def _next(self, handover: Handover, stage: Stage, made: Iterable[object]) -> Handover:
        rejects: list[Reject] = []
        records = self.store.write(stage, handover.source_id, set_aside(made, rejects))
        return self._with_rejects(replace(handover, records=records), stage, rejects)

    def _with_rejects(self, handover: Handover, stage: Stage, rejects: Sequence[Reject]) -> Handover:
        if not rejects:
            return handover
        for aside in rejects[:SAID]:
            with telling(source=handover.source_id, article=aside.article_id or aside.input):
                _log.warning("set aside at %s: %s: %s", stage, aside.reason, aside.message)
        ref = self.store.write(stage, f"{handover.source_id}-rejects", rejects)
        return replace(handover, rejects=(*handover.rejects, ref), counts=counts_with(handover.counts, rejects))


def _told(
    coded: Sequence[CodedArticle], filed: Sequence[Filed], replaced: AbstractSet[str]
) -> tuple[list[ReportFacts], AbstractSet[str]]:
    """Return what the articles tell, and the articles of which nothing older is told any more.

    An article whose place a newer version has taken tells nothing; which is older than another is in ``filed``.
    """
    ours = {one.extraction.article.article_id for one in coded}
    older = {one.text.article_id: one.supersedes for one in filed if one.text.article_id in ours}
    gone = replaced | {one.supersedes for one in filed if one.supersedes is not None}
    told = (fact for one in coded for fact in facts_of(one) if fact.article_id not in gone)
    facts = [replace(fact, supersedes=older.get(fact.article_id)) for fact in told]
    return facts, gone | ours


def _without(lineage: Iterable[Lineage], held_back: AbstractSet[str]) -> list[Lineage]:
    """Return the lineage that does not rest on an event whose version was set aside: such an event stays as it is."""
    return [line for line in lineage if held_back.isdisjoint({line.event_id, line.other_event_id})]


def end_run(run: Run, handovers: Sequence[Handover], now: datetime) -> Run:
    """Return the run as it ended: failed where any source did, with what each source gave."""
    failed = any(handover.failure for handover in handovers)
    return replace(
        run,
        finished_at=now,
        status=RunStatus.FAILED if failed else RunStatus.SUCCEEDED,
        outcomes=tuple(SourceOutcome(source_id=h.source_id, counts=h.counts, failure=h.failure) for h in handovers),
    )


def start_run(trigger: str, run_id: str, now: datetime, workshop: Workshop) -> Run:
    """Return the run as it begins, with the versions that it codes by."""
    return Run(
        run_id=run_id,
        trigger=trigger,
        started_at=now,
        coder_version=workshop.coder.version,
        gazetteer_version=workshop.gazetteer.version,
    )

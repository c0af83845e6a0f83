"""The verdicts: which records pass, which go to quarantine and why, and when a whole source is stopped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from pipeline.check.docs import write_data_docs
from pipeline.check.rows import (
    Areas,
    article_row,
    event_row,
    place_id,
    place_row,
    report_row,
    source_row,
    toll_rows,
    word_rows,
)
from pipeline.check.suites import Rule, Verdict, validate
from pipeline.ids import make_id
from pipeline.warehouse.answers import Answer
from schemas.events import EventVersion
from schemas.records import CodedArticle, LocatedReport, Reject
from schemas.sources import Source
from schemas.vocabulary import Stage

Verdicts = dict[str, Verdict]
Broken = Mapping[str, tuple[Rule, ...]]
"""The critical rules that each record, by its id, fails."""


class BatchRuleFailed(Exception):
    """A rule about a source's whole batch fails; the source is stopped."""

    def __init__(self, source_id: str, rule: Rule, found: str, verdicts: Verdicts) -> None:
        self.verdicts = verdicts
        super().__init__(
            f"source {source_id} is stopped, nothing of it is loaded: it is expected that {rule.says} ({rule.id}); "
            f"{found}; see what it gave with 'conflict-events quarantine', or correct its entry in sources.yaml"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedArticles:
    """What may go on, what may not, and the suites' verdicts."""

    passed: tuple[CodedArticle, ...]
    rejects: tuple[Reject, ...]
    verdicts: Verdicts

    @property
    def warnings(self) -> dict[str, int]:
        """How many records fail each rule that is only a warning, by the rule's id."""
        return count_warnings(self.verdicts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedEvents:
    """What may be loaded, what may not, and the suites' verdicts."""

    passed: tuple[EventVersion, ...]
    rejects: tuple[Reject, ...]
    verdicts: Verdicts

    @property
    def warnings(self) -> dict[str, int]:
        """How many events fail each rule that is only a warning, by the rule's id."""
        return count_warnings(self.verdicts)


def check_articles(coded: Sequence[CodedArticle], source: Source, areas: Areas, *, read: int) -> CheckedArticles:
    """Hold the articles, their places and their reports to the suites.

    A report that fails is set aside; a place that fails is, with its reports; an article that fails is, whole.
    ``read`` is how many articles the source gave, known ones too. Raises BatchRuleFailed.
    """
    verdicts = _judge(coded, source, areas, read)
    _stop_if_batch_fails(source, verdicts, read)
    broken = _broken(verdicts.values())
    sifted = [_sift(article, broken) for article in coded]
    return CheckedArticles(
        passed=tuple(article for article, _ in sifted if article is not None),
        rejects=tuple(reject for _, rejects in sifted for reject in rejects),
        verdicts=verdicts,
    )


def check_events(versions: Sequence[EventVersion], areas: Areas) -> CheckedEvents:
    """Hold new versions of events to their suite; one that fails is set aside, and its reports have no event yet."""
    verdicts = {
        "events": validate("events", [event_row(version, areas) for version in versions]),
        "event-tolls": validate("tolls", [row for v in versions for row in toll_rows(v.event_id, v.tolls)]),
    }
    broken = _broken(verdicts.values())
    return CheckedEvents(
        passed=tuple(version for version in versions if version.event_id not in broken),
        rejects=tuple(_reject_event(v, broken[v.event_id]) for v in versions if v.event_id in broken),
        verdicts=verdicts,
    )


def check_warehouse(answer: Answer, docs: Path | None = None) -> tuple[str, ...]:
    """Return the broken rules of the view ``integrity``, each with its sentence and how many rows break it.

    Where a folder is given, its Data Docs get a page about the whole warehouse.
    """
    told = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    counted = {str(row["rule"]): row["violations"] for row in told}
    verdict = validate("warehouse", [{"record_id": "warehouse", **counted}])
    if docs:
        write_data_docs(docs, "all", {"warehouse": verdict})
    return tuple(f"{f.rule.id}: {f.rule.says}; {counted[f.rule.id]} rows are otherwise" for f in verdict.failed)


def count_warnings(verdicts: Verdicts) -> dict[str, int]:
    """Return how many records fail each rule that is only a warning."""
    failed = [failed for verdict in verdicts.values() for failed in verdict.failed]
    return {one.rule.id: len(one.record_ids) for one in failed if not one.rule.critical}


def _judge(coded: Sequence[CodedArticle], source: Source, areas: Areas, read: int) -> Verdicts:
    reports = [(article, located) for article in coded for located in article.reports]
    places = [(article, number) for article in coded for number in range(len(article.places))]
    return {
        "source": validate("source", [source_row(source, read)]),
        "articles": validate("articles", [article_row(article, source) for article in coded]),
        "places": validate("places", [place_row(article, number, areas) for article, number in places]),
        "reports": validate("reports", [report_row(*one) for one in reports]),
        "words": validate("words", [row for one in reports for row in word_rows(*one)]),
        "tolls": validate("tolls", [row for _, one in reports for row in toll_rows(one.report_id, one.report.tolls)]),
    }


def _stop_if_batch_fails(source: Source, verdicts: Verdicts, read: int) -> None:
    for verdict in verdicts.values():
        for failed in verdict.failed:
            if failed.rule.of_batch:
                found = f"it gave {read} articles, and these fail: {', '.join(failed.record_ids[:5])}"
                raise BatchRuleFailed(source.id, failed.rule, found, verdicts)


def _broken(verdicts: Iterable[Verdict]) -> Broken:
    broken: dict[str, tuple[Rule, ...]] = {}
    for failed in (failed for verdict in verdicts for failed in verdict.failed if failed.rule.critical):
        for record_id in failed.record_ids:
            broken[record_id] = (*broken.get(record_id, ()), failed.rule)
    return broken


def _sift(coded: CodedArticle, broken: Broken) -> tuple[CodedArticle | None, tuple[Reject, ...]]:
    article = coded.extraction.article
    if article.article_id in broken:
        return None, (_reject(coded, article.address, broken[article.article_id], article),)
    names = [place_id(article, number) for number in range(len(coded.places))]
    of_places = (
        _reject(coded, f"{article.address}, place {place.text!r} at {place.start}", broken[name], place)
        for name, place in zip(names, coded.places, strict=True)
        if name in broken
    )
    of_reports = (
        _reject(coded, f"{article.address}, report {one.report_id}", rules, one, report_id=one.report_id)
        for one in coded.reports
        if (rules := _rules_broken_by(one, names, broken))
    )
    rejects = (*of_places, *of_reports)
    return (_without(coded, names, broken) if rejects else coded), rejects


def _rules_broken_by(located: LocatedReport, names: Sequence[str], broken: Broken) -> tuple[Rule, ...]:
    """The rules that the report fails itself, then those that its place fails."""
    placed = located.place is not None and 0 <= located.place < len(names)
    of_place = broken.get(names[located.place], ()) if placed and located.place is not None else ()
    return (*broken.get(located.report_id, ()), *of_place)


def _without(coded: CodedArticle, names: Sequence[str], broken: Broken) -> CodedArticle:
    """The article without the places and reports that fail; the places that are left are counted anew."""
    kept = [number for number, name in enumerate(names) if name not in broken]
    renumbered = {old: new for new, old in enumerate(kept)}
    reports = (one for one in coded.reports if not _rules_broken_by(one, names, broken))
    return replace(
        coded,
        places=tuple(coded.places[number] for number in kept),
        reports=tuple(one if one.place is None else replace(one, place=renumbered[one.place]) for one in reports),
    )


def _reject(
    coded: CodedArticle, name: str, rules: tuple[Rule, ...], record: object, report_id: str | None = None
) -> Reject:
    article = coded.extraction.article
    return Reject(
        quarantine_id=make_id("qua", Stage.CHECK, article.article_id, name, rules[0].id),
        stage=Stage.CHECK,
        source_id=article.source_id,
        input=name,
        reason="expectation_failed",
        message=_sentence(name, rules),
        payload=msgspec.json.encode(record).decode(),
        article_id=article.article_id,
        report_id=report_id,
    )


def _reject_event(version: EventVersion, rules: tuple[Rule, ...]) -> Reject:
    name = f"event {version.event_id}, version {version.version_no}"
    return Reject(
        quarantine_id=make_id("qua", Stage.CHECK, name, rules[0].id),
        stage=Stage.CHECK,
        source_id=None,
        input=name,
        reason="expectation_failed",
        message=_sentence(name, rules),
        payload=msgspec.json.encode(version).decode(),
        article_id=version.cause_article_id,
    )


def _sentence(name: str, rules: tuple[Rule, ...]) -> str:
    return f"{name}: it is expected that {'; that '.join(f'{rule.says} ({rule.id})' for rule in rules)}"

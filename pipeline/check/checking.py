"""The verdicts: which records pass, which go to quarantine and why, and when a whole source is stopped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec

from pipeline.check.rows import Areas, article_row, event_row, place_row, report_row
from pipeline.check.suites import Failed, Verdict, validate
from pipeline.ids import make_id
from schemas.events import EventVersion
from schemas.records import CodedArticle, LocatedReport, Reject
from schemas.sources import Source
from schemas.vocabulary import Stage


class BatchRuleFailed(Exception):
    """A rule about a source's whole batch fails; the source is stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedArticles:
    """What may go on, what may not, and the suites' verdicts."""

    passed: tuple[CodedArticle, ...]
    rejects: tuple[Reject, ...]
    verdicts: dict[str, Verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedEvents:
    """What may be loaded, what may not, and the suite's verdict."""

    passed: tuple[EventVersion, ...]
    rejects: tuple[Reject, ...]
    verdicts: dict[str, Verdict]


def check_articles(coded: Sequence[CodedArticle], source: Source, areas: Areas, *, read: int) -> CheckedArticles:
    """Hold the articles, their places and their reports to the suites.

    A report that fails is set aside, and so are the reports of a place that fails; an article that fails is, whole.
    ``read`` is how many articles the source gave, known ones too. Raises BatchRuleFailed where that is too few.
    """
    if read < source.min_articles:
        raise BatchRuleFailed(
            f"source {source.id}: {read} articles were read and at least {source.min_articles} are expected "
            "(min_articles in sources.yaml); the source was stopped, nothing of it is lost; look at its quarantine"
        )
    places = [(article, n) for article in coded for n in range(len(article.places))]
    reports = [(article, located) for article in coded for located in article.reports]
    verdicts = {
        "articles": validate("articles", [article_row(article) for article in coded]),
        "places": validate("places", [place_row(article, article.places[n], areas) for article, n in places]),
        "reports": validate("reports", [report_row(article, located) for article, located in reports]),
    }
    bad_articles = {coded[f.row].extraction.article.article_id: f for f in _critical(verdicts["articles"])}
    bad_places = {
        (places[f.row][0].extraction.article.article_id, places[f.row][1]): f for f in _critical(verdicts["places"])
    }
    bad_reports = {reports[f.row][1].report_id: f for f in _critical(verdicts["reports"])}
    bad_reports |= _of_bad_places(reports, bad_places)
    return CheckedArticles(
        passed=tuple(
            _without(article, bad_reports)
            for article in coded
            if article.extraction.article.article_id not in bad_articles
        ),
        rejects=(
            *(
                _reject_article(a, bad_articles[a.extraction.article.article_id])
                for a in coded
                if a.extraction.article.article_id in bad_articles
            ),
            *(
                _reject_report(a, located, bad_reports[located.report_id])
                for a, located in reports
                if located.report_id in bad_reports
            ),
        ),
        verdicts=verdicts,
    )


def check_events(versions: Sequence[EventVersion], areas: Areas) -> CheckedEvents:
    """Hold the versions of events to their suite; one that fails is set aside and its reports stay without an event."""
    verdict = validate("events", [event_row(version, areas) for version in versions])
    bad = {versions[f.row].event_id: f for f in _critical(verdict)}
    return CheckedEvents(
        passed=tuple(version for version in versions if version.event_id not in bad),
        rejects=tuple(_reject_event(version, bad[version.event_id]) for version in versions if version.event_id in bad),
        verdicts={"events": verdict},
    )


def _critical(verdict: Verdict) -> Iterable[Failed]:
    return (failed for failed in verdict.failed if failed.critical)


def _of_bad_places(
    reports: Sequence[tuple[CodedArticle, LocatedReport]], bad: dict[tuple[str, int], Failed]
) -> dict[str, Failed]:
    return {
        located.report_id: bad[article.extraction.article.article_id, located.place]
        for article, located in reports
        if located.place is not None and (article.extraction.article.article_id, located.place) in bad
    }


def _without(article: CodedArticle, bad_reports: dict[str, Failed]) -> CodedArticle:
    return replace(article, reports=tuple(r for r in article.reports if r.report_id not in bad_reports))


def _reject_article(coded: CodedArticle, failed: Failed) -> Reject:
    article = coded.extraction.article
    return _reject(article.source_id, article.address, failed, article, article_id=article.article_id)


def _reject_report(coded: CodedArticle, located: LocatedReport, failed: Failed) -> Reject:
    article = coded.extraction.article
    name = f"{article.address}, report {located.report_id}"
    found = _reject(article.source_id, name, failed, located, article_id=article.article_id)
    return replace(found, report_id=located.report_id)


def _reject_event(version: EventVersion, failed: Failed) -> Reject:
    return _reject(
        None,
        f"event {version.event_id}, version {version.version_no}",
        failed,
        version,
        article_id=version.cause_article_id,
    )


def _reject(source_id: str | None, name: str, failed: Failed, record: object, *, article_id: str | None) -> Reject:
    return Reject(
        quarantine_id=make_id("qua", Stage.CHECK, name, failed.expectation),
        stage=Stage.CHECK,
        source_id=source_id,
        input=name,
        reason="expectation_failed",
        message=f"{name}: it is expected that {failed.says} ({failed.expectation})",
        payload=msgspec.json.encode(record).decode(),
        article_id=article_id,
    )

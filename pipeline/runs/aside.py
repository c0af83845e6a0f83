"""What is set aside: why a record could not be coded or located, as the quarantine keeps it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from pipeline.ids import make_id
from pipeline.runs.isolate import work_isolated
from schemas.records import Article, Extraction, Refusal, Reject
from schemas.vocabulary import Stage

CHUNK = 64
"""Articles that are worked on together."""
Record = TypeVar("Record")
Given = TypeVar("Given", Article, Extraction)
Made = TypeVar("Made")


def set_aside(made: Iterable[Record | Reject], rejects: list[Reject]) -> Iterator[Record]:
    """Yield the records, and put the rejects among them into the list."""
    for item in made:
        if isinstance(item, Reject):
            rejects.append(item)
        else:
            yield item


def work_in_chunks(
    stage: Stage, work: Callable[[Sequence[Given]], list[Made]], records: Iterable[Given]
) -> Iterator[Made | Reject]:
    """Yield what ``work`` makes of the records, and a reject for each that breaks it."""
    remaining = iter(records)
    while chunk := list(islice(remaining, CHUNK)):
        yield from work_isolated(work, chunk, lambda record, error: _broken(stage, record, error))


def with_refusals(made: Iterable[Extraction | Reject]) -> Iterator[Extraction | Reject]:
    """Yield the same, and behind each extraction a reject for each report of it that was refused."""
    for item in made:
        yield item
        if isinstance(item, Extraction):
            yield from (_reject(Stage.EXTRACT, item.article, refusal) for refusal in item.refused)


def _broken(stage: Stage, record: Article | Extraction, error: Exception) -> Reject:
    article = record.article if isinstance(record, Extraction) else record
    said = f"the {stage} step failed on it: {type(error).__name__}: {error}; please report the article"
    message = f"{article.address}: {said}"
    return _reject(stage, article, Refusal(reason="internal_error", message=message, payload=article.text[:2000]))


def _reject(stage: Stage, article: Article, why: Refusal) -> Reject:
    return Reject(
        quarantine_id=make_id("qua", stage, article.article_id, why.reason, why.message),
        stage=stage,
        source_id=article.source_id,
        input=article.address,
        reason=why.reason,
        message=why.message,
        payload=why.payload,
        article_id=article.article_id,
    )

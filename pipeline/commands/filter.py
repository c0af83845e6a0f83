"""The `code` filter: articles in, coded articles out, in order, streaming, on any number of processes.

One thread reads lines, one hands batches to the workers, the caller's writes: so an answer leaves as soon as it is
known, also when the input trickles, and what is in flight is bounded, so memory does not grow with the input.
"""

import multiprocessing
import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from pipeline.coders import open_coder
from pipeline.commands.contract import render_article
from pipeline.commands.lines import BadLine, read_line
from pipeline.locate import Gazetteer, locate
from pipeline.merge import facts_of, merge
from pipeline.runs.isolate import work_isolated
from pipeline.settings import Settings
from schemas.records import Article, CodedArticle

BATCH = 32
"""Articles that are parsed together, if so many are waiting."""

Line = tuple[int, bytes]
Answer = CodedArticle | BadLine
T = TypeVar("T")


class CodingWorker:
    """What one process needs to code: made once, used for every batch."""

    def __init__(self, settings: Settings) -> None:
        self._coder = open_coder(settings)
        self._gazetteer = Gazetteer.open(settings.gazetteer)

    def code(self, lines: Sequence[Line]) -> list[Answer]:
        """Return an answer for each line, in order."""
        read = [read_line(line, number) for number, line in lines]
        numbers = {id(item): number for item, (number, _) in zip(read, lines, strict=True)}
        articles = [item for item in read if isinstance(item, Article)]
        coded = work_isolated(
            self._code, articles, lambda article, error: _broken(article, numbers[id(article)], error)
        )
        return [item if isinstance(item, BadLine) else next(coded) for item in read]

    def _code(self, articles: Sequence[Article]) -> list[Answer]:
        return [locate(extraction, self._gazetteer) for extraction in self._coder.extract(articles)]


def _broken(article: Article, number: int, error: Exception) -> BadLine:
    message = f"the coder failed: {type(error).__name__}: {error}; please report the article"
    return BadLine(number, article.address, "internal_error", message)


def code_lines(lines: Iterable[bytes], settings: Settings, processes: int = 1) -> Iterator[tuple[bytes, bool]]:
    """Yield for each line that is not blank its answer as JSON, without a line end, and whether it is an article's.

    Answers are the same, and in input order, for any number of processes.
    """
    for answers in _in_order(_numbered(lines), _render_batch, settings, processes):
        yield from answers


def code_and_merge_lines(
    lines: Iterable[bytes], settings: Settings, processes: int = 1
) -> Iterator[tuple[bytes, bool]]:
    """Yield as `code_lines` does, each report with the `event_id` of what it tells of; waits for the input's end."""
    batches = _in_order(_numbered(lines), _code_batch, settings, processes)
    answers = [answer for batch in batches for answer in batch]
    events = _events_of([answer for answer in answers if isinstance(answer, CodedArticle)])
    yield from (render_answer(answer, events) for answer in answers)


def _numbered(lines: Iterable[bytes]) -> Iterator[Line]:
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _events_of(coded: Sequence[CodedArticle]) -> dict[str, str]:
    facts = [fact for article in coded for fact in facts_of(article)]
    versions = merge(facts, now=datetime.now(UTC)).versions
    return {member.report_id: version.event_id for version in versions for member in version.members}


def render_answer(answer: Answer, events: dict[str, str] | None = None) -> tuple[bytes, bool]:
    """Return the answer as JSON, and whether it is an article's."""
    if isinstance(answer, BadLine):
        return msgspec.json.encode(answer.render()), False
    return msgspec.json.encode(render_article(answer.extraction.article.address, answer, events)), True


# In the workers

_worker: CodingWorker


def _start_worker(settings: Settings) -> None:
    global _worker  # noqa: PLW0603 - one a process, made by the pool's initializer
    _worker = CodingWorker(settings)


def _code_batch(lines: Sequence[Line]) -> list[Answer]:
    return _worker.code(lines)


def _render_batch(lines: Sequence[Line]) -> list[tuple[bytes, bool]]:
    return [render_answer(answer) for answer in _worker.code(lines)]


# Between them


def _in_order(
    lines: Iterable[Line], work: Callable[[Sequence[Line]], list[T]], settings: Settings, processes: int
) -> Iterator[list[T]]:
    """Yield what ``work`` makes of each batch of lines, in input order; raises what reading or working raised.

    A gazetteer that is missing or stale is found here, since a worker that fails to start cannot say why.
    """
    Gazetteer.open(settings.gazetteer)
    pending: queue.Queue[Future[list[T]] | BaseException | None] = queue.Queue(maxsize=2 * processes)
    with _executor(processes, settings) as executor:
        threading.Thread(
            target=_submit, args=(_waiting(lines), lambda batch: executor.submit(work, batch), pending), daemon=True
        ).start()
        while (item := pending.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item.result()


def _executor(processes: int, settings: Settings) -> Executor:
    if processes == 1:
        return ThreadPoolExecutor(1, initializer=_start_worker, initargs=(settings,))
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_start_worker, initargs=(settings,))


def _submit(
    batches: Iterator[list[Line]],
    submit: Callable[[list[Line]], Future[list[T]]],
    pending: queue.Queue[Future[list[T]] | BaseException | None],
) -> None:
    try:
        for batch in batches:
            pending.put(submit(batch))
    except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
        pending.put(error)
    else:
        pending.put(None)


def _waiting(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the lines that are there, at most a batch of them, without waiting for more; raises what reading raised."""
    there: queue.Queue[Line | BaseException | None] = queue.Queue(maxsize=2 * BATCH)
    threading.Thread(target=_read, args=(lines, there), daemon=True).start()
    batch: list[Line] = []
    while isinstance(item := there.get(), tuple):
        batch.append(item)
        if len(batch) == BATCH or there.empty():
            yield batch
            batch = []
    if batch:
        yield batch
    if item is not None:
        raise item


def _read(lines: Iterable[Line], there: queue.Queue[Line | BaseException | None]) -> None:
    try:
        for line in lines:
            there.put(line)
    except BaseException as error:  # noqa: BLE001 - raised again by the reader's reader
        there.put(error)
    else:
        there.put(None)

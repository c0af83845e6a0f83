"""Sources side by side: those of one host in turn, and none waits for another's server or falls with another.

What goes wrong within one source stops that source. What is wrong with the surroundings (a Problem) stops all.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from queue import SimpleQueue

from pipeline.logs import telling
from pipeline.problems import Problem
from pipeline.runs.grouping import group_sources
from pipeline.runs.steps import Handover, Workshop
from pipeline.runs.tools import ReadingStopped

Say = Callable[[str], None]
_Came = SimpleQueue[Handover | BaseException]
_log = logging.getLogger("conflict_events.sources")


def fetch_all(workshop: Workshop, source_ids: Sequence[str], say: Say) -> Iterator[Handover]:
    """Read the sources, and yield what each gave as soon as it is done; ``say`` is told of it."""
    if not source_ids:
        return
    workshop.make_ready()
    hosts = group_sources([workshop.sources[source_id] for source_id in source_ids], len(source_ids))
    came: _Came = SimpleQueue()
    with ThreadPoolExecutor(min(len(hosts), workshop.settings.fetching.at_once), "source") as pool:
        try:
            for together in hosts:
                pool.submit(copy_context().run, _fetch_in_turn, workshop, together, came)
            for _ in source_ids:
                yield _told(came.get(), say)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            workshop.stop_reading()
            raise


def code(workshop: Workshop, handover: Handover, say: Say) -> Handover:
    """Code what the source's articles report, find the places, and hold the records to the expectations."""
    with telling(source=handover.source_id):
        for step in (workshop.extract, workshop.locate, workshop.check):
            stopped = handover.failure
            try:
                handover = step(handover)
            except Problem:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, it stops this source and no other
                return workshop.stop(handover, _broke(step.__name__, error))
            if not stopped:
                told = handover.failure or f"{handover.records.count} articles"
                say(f"{handover.source_id} · {step.__name__}: {told}")
    return handover


def _fetch_in_turn(workshop: Workshop, source_ids: Sequence[str], came: _Came) -> None:
    for source_id in source_ids:
        try:
            came.put(_fetch(workshop, source_id))
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            came.put(error)
            return


def _fetch(workshop: Workshop, source_id: str) -> Handover:
    with telling(source=source_id):
        try:
            return workshop.fetch(source_id)
        except (Problem, ReadingStopped):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it stops this source and no other
            return workshop.nothing_from(source_id, _broke("fetch", error))


def _broke(step: str, error: Exception) -> str:
    _log.error("the step %s broke", step, exc_info=error)
    return f"the {step} step failed: {type(error).__name__}: {error}; please report it"


def _told(came: Handover | BaseException, say: Say) -> Handover:
    if isinstance(came, BaseException):
        raise came
    read = f"{came.counts['articles_read']} articles read, {came.counts['articles_new']} new"
    with telling(source=came.source_id):
        say(f"{came.source_id} · fetch: {read}{f'; stopped: {came.failure}' if came.failure else ''}")
    return came

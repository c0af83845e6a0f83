"""A run that is killed in any step, before it leaves a trace there and when all but the last is left, and run again."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from surroundings import Surroundings

from pipeline.runs.ingesting import ingest
from pipeline.runs.steps import Workshop
from pipeline.settings import Settings

STEPS = ("fetch", "extract", "locate", "check", "merge", "load")
LASTING = frozenset({"os.rename", "tempfile.mkstemp"})
"""What Python's audit reports of files; with the warehouse's statements these are the moments that leave a trace."""


@pytest.fixture(scope="module")
def undisturbed(surroundings: Surroundings) -> dict[str, int]:
    """How many moments each step has in a run that nobody disturbs; it also loads what the children then have."""
    workshop = Workshop(surroundings.settings("quiet"))
    return run_here(workshop)


@pytest.mark.parametrize("step", STEPS)
def test_killed_in_a_step_and_run_again_it_ends_as_undisturbed(
    surroundings: Surroundings, undisturbed: dict[str, int], step: str
) -> None:
    settings, last = surroundings.settings(step), undisturbed[step] - 1
    assert last > 0
    for moment in (0, last):
        assert dies(settings, step, moment), "it was not killed"
    assert not dies(settings)
    assert surroundings.dumped(step) == surroundings.dumped("quiet")


def run_here(workshop: Workshop, *, die_in: str | None = None, at: int = 0) -> dict[str, int]:
    """Run all steps in this process, which is killed at that moment of that step; return how many moments each has."""
    heard = dict.fromkeys((*STEPS, "between"), 0)
    now = ["between"]

    def hear(_: object = None, *__: object) -> None:
        if now == [die_in] and heard[now[0]] == at:
            os.kill(os.getpid(), signal.SIGKILL)
        heard[now[0]] += 1

    @contextmanager
    def within(step: str) -> Iterator[None]:
        now[:] = [step]
        yield
        now[:] = ["between"]

    for name in STEPS:
        setattr(workshop, name, within(name)(getattr(workshop, name)))
    sys.addaudithook(lambda name, about: hear() if name in LASTING or _begins_a_draft(name, about) else None)
    event.listen(workshop.engine, "before_cursor_execute", hear)
    event.listen(workshop.engine, "commit", hear)
    ingest(workshop, list(workshop.sources), lambda _: None)
    return heard


def _begins_a_draft(name: str, about: tuple[object, ...]) -> bool:
    return name == "open" and "/.writing-" in str(about[0])


def dies(settings: Settings, step: str | None = None, moment: int = 0) -> bool:
    """Run in a child, and tell whether it was killed; fail if it went wrong by itself."""
    child = os.fork()
    if child == 0:
        run_and_leave(lambda: run_here(Workshop(settings), die_in=step, at=moment))
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def run_and_leave(work: Callable[[], object]) -> None:
    """Do it and end this process, whatever comes, so that no child goes on with its parent's tests."""
    try:
        work()
        os._exit(0)
    finally:
        os._exit(1)

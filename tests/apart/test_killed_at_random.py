"""A run over several loads that is killed at any moment, not only between statements, and run again."""

import os
import random
import signal
import threading
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from coded import NOON, make_batch, sketch_of, write_article
from sqlalchemy import Engine

from pipeline.merge import facts_of, merge, names_of
from pipeline.warehouse.dump import dump
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import last_load, neighbours, open_warehouse

MOMENTS = 20
RUNS = 4
ARTICLES = 40
TOLLS = ("three", "four", "five", "six")


def article(run: int, number: int) -> str:
    """Return a text; each run tells of the same incidents with other numbers."""
    return f"Taliban gunmen fought police near Qalat, part {number}; {TOLLS[run]} died, officials {number} said."


def load_runs(engine: Engine) -> None:
    """Merge and load the runs that are not loaded yet, as a scheduler does that starts again."""
    for run in range(last_load(engine), RUNS):
        coded = [write_article(article(run, n), address=f"{run}/{n}.txt") for n in range(ARTICLES)]
        ids = {one.extraction.article.article_id for one in coded}
        facts = [fact for one in coded for fact in facts_of(one)]
        merged = merge(facts, neighbours(engine, facts, ids), now=NOON + timedelta(days=run), articles=ids)
        batch = replace(
            make_batch(*coded, versions=(), number=run + 1),
            merged=merged,
            sketch_of=sketch_of,
            names_of=names_of,
        )
        load(engine, batch)


def killed(url: str, after: float) -> bool:
    """Load in another process that is killed after so many seconds; return whether it came to that."""
    child = os.fork()
    if child == 0:
        try:
            threading.Timer(after, os.kill, (os.getpid(), signal.SIGKILL)).start()
            load_runs(open_warehouse(url))
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.apart
def test_killed_at_twenty_random_moments_it_ends_as_undisturbed(
    engine: Engine, warehouse_url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    quiet = open_warehouse(f"sqlite:///{tmp_path_factory.mktemp('quiet')}/warehouse.sqlite")
    began = time.monotonic()
    load_runs(quiet)
    lasts = time.monotonic() - began
    engine.dispose()
    draw = random.Random(7)  # noqa: S311 - a moment is no secret
    deaths = sum(killed(warehouse_url, draw.uniform(0.0, lasts / 2)) for _ in range(MOMENTS))
    assert deaths > 0
    load_runs(engine)
    assert dump(engine) == dump(quiet)

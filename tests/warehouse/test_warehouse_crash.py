"""A loader that is killed at any moment leaves nothing half-loaded, and the rerun ends as if nothing had been."""

import os
import signal

from coded import AREAS, make_batch, reject, write_article
from sqlalchemy import Engine, event

from pipeline.warehouse.dump import dump
from pipeline.warehouse.load import LoadBatch, load
from pipeline.warehouse.opening import open_warehouse

BATCH = make_batch(
    *(write_article(f"Gunmen fought police near Qalat, {n} died.", address=f"{n}.txt") for n in range(30)),
    rejects=(reject(),),
    areas=AREAS,
)


def test_killed_at_any_statement_and_run_again_it_is_as_one_clean_load(engine: Engine, warehouse_url: str) -> None:
    empty, moment = dump(engine), 0
    engine.dispose()
    while _load_and_die(warehouse_url, BATCH, at=moment):
        assert dump(engine) == empty
        engine.dispose()
        moment += 1
    assert moment > 10
    killed = dump(engine)
    assert killed.count("\nreport ") == 30
    load(engine, make_batch(*BATCH.articles, versions=(), rejects=BATCH.rejects, areas=AREAS, number=2))
    assert dump(engine) == killed


def _load_and_die(url: str, batch: LoadBatch, *, at: int) -> bool:
    """Load in another process that is killed before its step ``at``; return whether it came so far."""
    child = os.fork()
    if child == 0:
        try:
            mine = open_warehouse(url)
            _kill_at(mine, at)
            load(mine, batch)
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _kill_at(engine: Engine, at: int) -> None:
    """Kill this process before the engine's statement or commit of that number."""
    steps = iter(range(at))

    def die(*_: object) -> None:
        if next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", die)
    event.listen(engine, "commit", die)

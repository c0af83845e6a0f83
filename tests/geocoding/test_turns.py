"""Processes that share a file take turns at a service; the clock and the waiting are the test's."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from pipeline.geocoding.turns import Turns


def at(path: Path, now: float, waited: list[float], apart: float = 2.0) -> Callable[[], str]:
    turns = Turns(path, apart, now=lambda: now, wait=waited.append)
    return turns.at("nominatim", lambda: "asked")


def take(path: Path, _: int) -> float:
    waited: list[float] = []
    at(path, 50.0, waited)()
    return waited[0]


def test_the_first_waits_for_nobody_and_the_next_for_the_first(tmp_path: Path) -> None:
    waited: list[float] = []
    one, other = (at(tmp_path / "answers.sqlite", 50.0, waited) for _ in range(2))
    assert (one(), other(), one()) == ("asked", "asked", "asked")
    assert waited == [0.0, 2.0, 4.0]


def test_a_turn_is_free_again_when_its_time_is_over(tmp_path: Path) -> None:
    waited: list[float] = []
    at(tmp_path / "answers.sqlite", 50.0, waited)()
    at(tmp_path / "answers.sqlite", 53.0, waited)()
    assert waited == [0.0, 0.0]


def test_processes_share_the_turns(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        waited = list(pool.map(partial(take, tmp_path / "answers.sqlite"), range(6)))
    assert sorted(waited) == [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]


def test_a_clock_that_was_set_back_holds_nobody_up_for_long(tmp_path: Path) -> None:
    waited: list[float] = []
    at(tmp_path / "answers.sqlite", 1e9, waited)()
    at(tmp_path / "answers.sqlite", 50.0, waited)()
    assert waited[1] <= 200.0

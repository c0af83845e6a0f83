"""Processes take turns at a host: its pause and its rest are those of all of them together."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from threading import Barrier

import pytest
from server import page, status
from sqlalchemy import Engine
from town import LIMITS, Hours, Town, feed, item, living, paper, reason

from pipeline.sources.clock import Clock
from pipeline.sources.register import Hold
from pipeline.sources.web import Web
from pipeline.warehouse.turns import WarehouseRegister

TEXT = "Residents of an invented village said that shells landed in their fields before dawn and hurt nobody. "
PAGE = f"<html><body><article><p>{TEXT * 6}</p></article></body></html>".encode()
PAUSE = 0.1
HOST = "http://paper.example"


@pytest.fixture
def town(tmp_path: Path, engine: Engine) -> Iterator[Town]:
    with living(tmp_path) as running:
        running.register = WarehouseRegister(engine)
        running.server.give("/feed", feed(*(item(f"/{n}") for n in range(4))), "application/rss+xml")
        yield running


def in_real_time(town: Town) -> Web:
    """The web as a process of its own has it, with a clock that is one."""
    return replace(town.web(), clock=Clock(), limits=replace(LIMITS, delay=PAUSE, hold=3 * PAUSE))


def test_two_that_read_one_host_at_the_same_time_keep_its_pause_together(town: Town) -> None:
    visits: list[tuple[float, float]] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        begun = time.monotonic()
        page(PAGE, "text/html")(request)
        visits.append((begun, time.monotonic()))

    town.server.answers |= {f"/{n}": answer for n in range(4)}
    start = Barrier(2)

    def read(name: str) -> list[str]:
        web = in_real_time(town)
        start.wait()
        return [reason(one) for one in town.read(paper(f"{HOST}/feed", id=name), web)]

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(read, ("herald", "courier")))
    assert found == [["article"] * 4] * 2
    assert len(visits) == 8
    assert min(later[0] - earlier[1] for earlier, later in pairwise(sorted(visits))) >= PAUSE


def test_a_host_that_failed_one_process_too_often_is_left_alone_by_all(town: Town) -> None:
    town.server.answers |= {f"/{n}": status(500) for n in range(4)}
    assert "server_error" in map(reason, town.read(paper(f"{HOST}/feed", id="herald")))
    town.server.asked.clear()
    assert [reason(one) for one in town.read(paper(f"{HOST}/feed", id="courier"))] == ["source_down"]
    assert town.server.asked == []


def test_who_dies_with_a_host_in_hand_keeps_it_for_a_while_only(town: Town) -> None:
    town.server.answers |= {f"/{n}": page(PAGE, "text/html") for n in range(4)}
    now = town.hours.now()
    dead = Hold(host=HOST, now=now, until=now + timedelta(seconds=90))
    assert [town.register.take(dead).ours for _ in range(2)] == [True, False]
    assert [reason(one) for one in town.read(paper(f"{HOST}/feed"))] == ["article"] * 4
    assert town.hours.now() >= dead.until


def test_a_host_whose_holders_clock_is_ahead_is_looked_for_again_soon(town: Town) -> None:
    """Who takes a host at the same time by another clock seems to hold it for longer than anybody may."""
    town.server.answers |= {f"/{n}": page(PAGE, "text/html") for n in range(4)}
    now = town.hours.now()
    ahead = Hold(host=HOST, now=now, until=now + timedelta(seconds=LIMITS.hold + LIMITS.whole + 0.001))
    known = town.register.take(ahead).known

    class GivenBack(Hours):
        """Gives the host back at the first wait."""

        async def sleep(self, seconds: float) -> None:
            town.register.give_back(replace(known, free_at=now), ahead.until)
            await super().sleep(seconds)

    hours = GivenBack()
    web = replace(town.web(), clock=hours.clock())
    assert [reason(one) for one in town.read(paper(f"{HOST}/feed"), web)] == ["article"] * 4
    assert hours.passed < LIMITS.hold


def test_what_another_has_taken_is_not_given_back(town: Town) -> None:
    now = town.hours.now()
    late = Hold(host=HOST, now=now, until=now + timedelta(seconds=1))
    known = town.register.take(late).known
    newer = Hold(host=HOST, now=late.until, until=now + timedelta(seconds=9))
    town.register.take(newer)
    town.register.give_back(replace(known, failures=9, free_at=now), late.until)
    again = town.register.take(replace(newer, now=newer.until, until=now + timedelta(seconds=99))).known
    assert (again.failures, again.free_at) == (0, now + timedelta(seconds=99))

"""What was set aside, as a terminal shows it when there is much of it."""

from dataclasses import replace

import pytest
from coded import make_batch, reject
from rich.console import Console
from sqlalchemy import Engine

from pipeline.commands.aside import Chosen, print_set_aside, set_aside
from pipeline.warehouse.load import load


@pytest.fixture
def full(engine: Engine) -> Engine:
    """Forty files in no charset that is known, and then two without text."""
    load(engine, make_batch(rejects=tuple(reject(f"{n:02}.txt") for n in range(40))))
    empty = tuple(replace(reject(f"empty-{n}.txt"), reason="empty") for n in range(2))
    load(engine, make_batch(rejects=empty, number=2))
    return engine


def shown(engine: Engine, chosen: Chosen, limit: int) -> str:
    console = Console(width=100)
    with console.capture() as capture:
        print_set_aside(engine, chosen, limit, console)
    return capture.get()


def test_reasons_are_counted_and_the_newest_records_listed(full: Engine) -> None:
    told = shown(full, Chosen(), 3)
    assert told.index("not_utf8") < told.index("empty")
    assert "the newest 3 of 42" in told
    assert [name for name in ("empty-0.txt", "empty-1.txt", "00.txt", "01.txt") if name in told] == [
        "empty-0.txt",
        "empty-1.txt",
        "00.txt",
    ]


def test_a_reason_is_chosen_and_a_source_of_which_nothing_was_set_aside(full: Engine) -> None:
    assert "not_utf8" not in shown(full, Chosen(reason="empty"), 3)
    assert len(set_aside(full, Chosen(reason="not_utf8")).rows) == 40
    assert shown(full, Chosen(source="nobody"), 3).startswith("no rows")

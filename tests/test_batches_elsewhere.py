"""Batches at an address: machines that share nothing else hand over by it, and what cannot be reached is named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fsspec
import pytest
from surroundings import Surroundings

from pipeline.problems import Problem
from pipeline.runs.batches import BatchError, BatchStore
from pipeline.runs.ingesting import ingest
from pipeline.runs.shelves import ShelfError, open_shelf
from pipeline.runs.steps import Workshop, end_run, start_run
from schemas.records import Article
from schemas.vocabulary import Stage

ARTICLE = Article(article_id="art_a", source_id="s", address="a", text="Text.")
TOMORROW = datetime.now(UTC) + timedelta(days=1)


@pytest.fixture(params=["file", "memory"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An address of each sort that needs no server."""
    if request.param == "file":
        yield f"file://{tmp_path}/batches"
        return
    yield "memory://bucket/batches"
    fsspec.filesystem("memory").store.clear()


def test_a_batch_comes_back_from_its_address(address: str) -> None:
    ref = BatchStore(address).write(Stage.FETCH, "s", [ARTICLE])
    assert list(BatchStore(address).read(ref, Article)) == [ARTICLE]
    assert [kept.name for kept in open_shelf(address).listed()] == [ref.name]


def test_a_missing_batch_is_named_by_its_address(address: str) -> None:
    store = BatchStore(address)
    ref = store.write(Stage.FETCH, "s", [ARTICLE])
    assert store.remove_older(datetime(2020, 1, 1, tzinfo=UTC)) == 0
    assert store.remove_older(TOMORROW) == 1
    assert store.remove_older(TOMORROW) == 0
    with pytest.raises(BatchError, match=rf"{address.removeprefix('file://')}.* is missing; run the fetch step of s"):
        list(store.read(ref, Article))


def test_a_failed_write_leaves_nothing_at_the_address(address: str) -> None:
    def records() -> Iterator[Article]:
        yield ARTICLE
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        BatchStore(address).write(Stage.FETCH, "s", records())
    assert not list(open_shelf(address).listed())


@pytest.mark.parametrize("address", ["nosuch://bucket/batches", "file:///proc/batches"])
def test_an_address_that_cannot_be_used_is_named(address: str) -> None:
    with pytest.raises(Problem, match=address.removeprefix("file://")):
        BatchStore(address).write(Stage.FETCH, "s", [ARTICLE])


def test_an_object_store_that_is_down_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "AWS_ENDPOINT": "http://127.0.0.1:9",
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "hidden-key",
        "AWS_MAX_RETRIES": "0",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ShelfError, match=r"s3://bucket/batches/fetch-s-.* cannot be reached") as raised:
        BatchStore("s3://bucket/batches").write(Stage.FETCH, "s", [ARTICLE])
    assert "hidden-key" not in str(raised.value)


def test_steps_on_two_machines_load_what_one_loads(surroundings: Surroundings) -> None:
    shared = surroundings.settings("one").warehouse_url
    one, other = (
        Workshop(replace(surroundings.settings(name), warehouse_url=shared, batches_address="memory://shared/batches"))
        for name in ("one", "other")
    )
    now = datetime.now(UTC)
    run = start_run("dag", "shared", now, one)
    handovers = [other.check(one.locate(other.extract(one.fetch("texts"))))]
    other.load(handovers, one.merge(handovers, now=now), end_run(run, handovers, now))
    assert not any(workshop.settings.batches.exists() for workshop in (one, other))
    ingest(Workshop(surroundings.settings("alone")), ["texts"], lambda _: None)
    assert surroundings.dumped("one") == surroundings.dumped("alone")

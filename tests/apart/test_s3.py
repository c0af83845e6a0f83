"""Batches in an S3-compatible store on loopback (moto's server, in an environment of its own): `make test-s3`."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from surroundings import Surroundings

from pipeline.runs.batches import BatchError, BatchStore
from pipeline.runs.ingesting import ingest
from pipeline.runs.shelves import ShelfError
from pipeline.runs.steps import Workshop, end_run, start_run
from schemas.records import Article
from schemas.vocabulary import Stage

pytestmark = pytest.mark.apart
SERVER = Path("var/moto/bin/moto_server")
ARTICLE = Article(article_id="art_a", source_id="s", address="a", text="Text.")


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """The address of a bucket."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.environ |= {
        "AWS_ENDPOINT": f"http://127.0.0.1:{port}",
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "tester",
        "AWS_SECRET_ACCESS_KEY": "word",
        "AWS_REGION": "us-east-1",
    }
    server = subprocess.Popen([SERVER, "-H", "127.0.0.1", "-p", str(port)], stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        while server.poll() is None and not _answers(port):
            time.sleep(0.1)
        make = (
            f"import boto3; boto3.client('s3', endpoint_url='http://127.0.0.1:{port}').create_bucket(Bucket='shared')"
        )
        subprocess.run([SERVER.parent / "python", "-c", make], check=True)  # noqa: S603 - our own program
        yield "s3://shared/batches"
    finally:
        server.terminate()
        server.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_batch_comes_back_and_goes_when_it_is_old(store: str) -> None:
    batches = BatchStore(f"{store}/own")
    ref = batches.write(Stage.FETCH, "s", [ARTICLE])
    assert batches.write(Stage.FETCH, "s", [ARTICLE]) == ref
    assert list(BatchStore(f"{store}/own").read(ref, Article)) == [ARTICLE]
    assert batches.remove_older(datetime.now(UTC) - timedelta(days=1)) == 0
    assert batches.remove_older(datetime.now(UTC) + timedelta(days=1)) == 1
    with pytest.raises(BatchError, match="run the fetch step of s again"):
        list(batches.read(ref, Article))


def test_a_batch_of_many_megabytes_is_sent_in_pieces(store: str) -> None:
    batches = BatchStore(f"{store}/large")
    many = [replace(ARTICLE, article_id=f"art_{n}", text="Text. " * 20_000) for n in range(150)]
    assert list(batches.read(batches.write(Stage.FETCH, "s", many), Article)) == many


def test_a_bucket_that_is_not_there_is_named(store: str) -> None:
    assert store
    with pytest.raises(ShelfError, match="s3://nowhere/batches"):
        BatchStore("s3://nowhere/batches").write(Stage.FETCH, "s", [ARTICLE])


def test_steps_on_two_machines_load_what_one_loads(store: str, surroundings: Surroundings) -> None:
    shared = surroundings.settings("one").warehouse_url
    one, other = (
        Workshop(replace(surroundings.settings(name), warehouse_url=shared, batches_address=f"{store}/run"))
        for name in ("one", "other")
    )
    now = datetime.now(UTC)
    run = start_run("dag", "shared", now, one)
    handovers = [other.check(one.locate(other.extract(one.fetch("texts"))))]
    other.load(handovers, one.merge(handovers, now=now), end_run(run, handovers, now))
    assert not any(workshop.settings.batches.exists() for workshop in (one, other))
    ingest(Workshop(surroundings.settings("alone")), ["texts"], lambda _: None)
    assert surroundings.dumped("one") == surroundings.dumped("alone")

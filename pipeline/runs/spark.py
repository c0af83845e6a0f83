"""The engine for archives that one machine is too small for: Spark's workers code the parts, as they are coded here.

A row is a part's hand-over, in a partition of its own: a worker reads the part's batch from the address that all share,
takes it through the same steps, and writes the next batch there. Merging and loading stay with the one who drives, part
by part, so that the result is the same. Needs pyspark (the extra ``spark``) and Java; ``local[2]`` needs no cluster.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from pipeline.problems import Problem
from pipeline.runs.backfilling import Archive, Code, code_part, source_of
from pipeline.runs.steps import Handover, Workshop
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import SparkSession

WAVES = 4
"""So many parts for each core are given out at once; then they are loaded, so that an end costs no more than that."""


class SparkMissing(Problem):
    """Spark is not installed."""


def code_on(master: str, archive: Archive, settings: Settings) -> Code:
    """Return the engine that codes the archive's parts on that master, as ``local[2]`` or ``spark://host:7077``."""

    def code(workshop: Workshop, parts: Sequence[Handover]) -> Iterator[Handover]:
        del workshop
        waiting = iter([(number, msgspec.json.encode(part)) for number, part in enumerate(parts)])
        with _session(master) as spark:
            while some := list(islice(waiting, spark.sparkContext.defaultParallelism * WAVES)):
                given = spark.createDataFrame(some, "number int, part binary").repartitionByRange(len(some), "number")
                coded = given.mapInArrow(_coder(archive, settings), "part binary").collect()
                yield from (msgspec.json.decode(row.part, type=Handover) for row in coded)

    return code


def _coder(archive: Archive, settings: Settings) -> Callable[[Iterator["RecordBatch"]], Iterator["RecordBatch"]]:
    """Return what a worker does with parts; what it needs travels with it."""

    def code(batches: Iterator["RecordBatch"]) -> Iterator["RecordBatch"]:
        import pyarrow as pa  # noqa: PLC0415 - only here, on a worker

        workshop = _workshop(archive, settings)
        for batch in batches:
            parts = (msgspec.json.decode(part, type=Handover) for part in batch.column("part").to_pylist())
            coded = [msgspec.json.encode(code_part(workshop, part)) for part in parts]
            yield pa.RecordBatch.from_pydict({"part": coded})

    return code


@cache
def _workshop(archive: Archive, settings: Settings) -> Workshop:
    """The steps, kept for all parts that a worker is given: opening models takes as long as many articles.

    What the source is called is asked by who loads: a worker may see neither the list of sources nor the warehouse.
    """
    return Workshop(settings, (source_of(archive),))


@contextmanager
def _session(master: str) -> "Iterator[SparkSession]":
    """A session on the master, without a web interface, ended whatever comes; raises SparkMissing."""
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - optional, and large
    except ImportError as error:
        raise SparkMissing("pyspark is not installed: install conflict-events[spark], and Java 17 or later") from error
    building = (
        SparkSession.builder.appName("conflict-events backfill").master(master).config("spark.ui.enabled", "false")
    )
    if master.startswith("local"):
        os.environ["PYSPARK_PYTHON"] = sys.executable
        building = building.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    session = building.getOrCreate()
    try:
        yield session
    finally:
        session.stop()

"""A batch: the records of one step for one run and one source, in one file that says what it holds.

JSON Lines, one record a line, put on its shelf when whole, and named by its content: a task passes a reference, a rerun
writes the same file again, and half a batch is never seen. The shelf is a folder, or an address that several machines
share.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.problems import Problem, writing
from pipeline.runs.shelves import Folder, Shelf, create, open_shelf
from schemas.vocabulary import Stage

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRef:
    """Where a batch is and what it holds; small enough for XCom."""

    stage: Stage
    source_id: str
    name: str
    """File name on the store's shelf."""
    count: int


class BatchError(Problem):
    """A batch that is missing or is not what its reference says."""


class BatchStore:
    """The batches at a path or an address; raises ShelfError where it cannot be opened."""

    def __init__(self, address: str | Path) -> None:
        self._address = address

    @cached_property
    def shelf(self) -> Shelf:
        """Where they are."""
        return open_shelf(self._address)

    def write(self, stage: Stage, source_id: str, records: Iterable[object]) -> BatchRef:
        """Write the records and return the reference. Nothing is left behind if it fails.

        Raises Problem where it cannot be written, as on a full disk.
        """
        shelf = self.shelf
        if isinstance(shelf, Folder):
            with writing(shelf.root):
                return _write(shelf, stage, source_id, records)
        return _write(shelf, stage, source_id, records)

    def read(self, ref: BatchRef, kind: type[T]) -> Iterator[T]:
        """Yield the batch's records as ``kind``.

        Raises BatchError where the file is missing, or a line is not such a record.
        """
        decoder = msgspec.json.Decoder(kind)
        where = self.shelf.where(ref.name)
        try:
            with self.shelf.open(ref.name) as lines:
                for number, line in enumerate(lines, start=1):
                    yield _decode(decoder, line, f"{where}, line {number}")
        except FileNotFoundError as error:
            message = f"{where} is missing; run the {ref.stage} step of {ref.source_id} again"
            raise BatchError(message) from error

    def remove_older(self, than: datetime) -> int:
        """Remove the batches, and what killed processes left of some, from before that moment; return how many."""
        old = [kept.name for kept in self.shelf.listed() if kept.changed < than]
        for name in old:
            self.shelf.remove(name)
        return len(old)


def _write(shelf: Shelf, stage: Stage, source_id: str, records: Iterable[object]) -> BatchRef:
    digest, count, draft = hashlib.sha256(), 0, shelf.draft()
    try:
        with create(draft) as file:
            for record in records:
                line = msgspec.json.encode(record) + b"\n"
                digest.update(line)
                file.write(line)
                count += 1
            file.flush()
            os.fsync(file.fileno())
        name = f"{stage}-{source_id}-{digest.hexdigest()[:20]}.jsonl"
        shelf.keep(draft, name)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return BatchRef(stage=stage, source_id=source_id, name=name, count=count)


def _decode(decoder: msgspec.json.Decoder[T], line: bytes, where: str) -> T:
    try:
        return decoder.decode(line)
    except msgspec.DecodeError as error:
        message = f"{where}: {error}"
        raise BatchError(message) from error

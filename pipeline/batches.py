"""A batch: the records of one step for one run and one source, in one file that says what it holds.

JSON Lines, one record a line, written under a temporary name and renamed when whole, and named by its content: a task
passes a reference, a rerun writes the same file again, and half a batch is never seen.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.problems import Problem, writing
from schemas.vocabulary import Stage

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRef:
    """Where a batch is and what it holds; small enough for XCom."""

    stage: Stage
    source_id: str
    name: str
    """File name below the store's root."""
    count: int


class BatchError(Problem):
    """A batch that is missing or is not what its reference says."""


@dataclass(frozen=True, slots=True)
class BatchStore:
    """A folder of batches."""

    root: Path

    def write(self, stage: Stage, source_id: str, records: Iterable[object]) -> BatchRef:
        """Write the records and return the reference. Nothing is left behind if it fails.

        Raises Problem where the folder cannot be written, as on a full disk.
        """
        with writing(self.root):
            return self._write(stage, source_id, records)

    def _write(self, stage: Stage, source_id: str, records: Iterable[object]) -> BatchRef:
        digest, count = hashlib.sha256(), 0
        handle, temporary = tempfile.mkstemp(dir=self.root, prefix=".writing-")
        try:
            with os.fdopen(handle, "wb") as file:
                for record in records:
                    line = msgspec.json.encode(record) + b"\n"
                    digest.update(line)
                    file.write(line)
                    count += 1
                file.flush()
                os.fsync(file.fileno())
            name = f"{stage}-{source_id}-{digest.hexdigest()[:20]}.jsonl"
            Path(temporary).replace(self.root / name)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        return BatchRef(stage=stage, source_id=source_id, name=name, count=count)

    def read(self, ref: BatchRef, kind: type[T]) -> Iterator[T]:
        """Yield the batch's records as ``kind``.

        Raises BatchError where the file is missing, or a line is not such a record.
        """
        decoder = msgspec.json.Decoder(kind)
        path = self.root / ref.name
        try:
            with path.open("rb") as lines:
                for number, line in enumerate(lines, start=1):
                    yield _decode(decoder, line, f"{path}, line {number}")
        except FileNotFoundError as error:
            message = f"{path} is missing; run the {ref.stage} step of {ref.source_id} again"
            raise BatchError(message) from error


def _decode(decoder: msgspec.json.Decoder[T], line: bytes, where: str) -> T:
    try:
        return decoder.decode(line)
    except msgspec.DecodeError as error:
        message = f"{where}: {error}"
        raise BatchError(message) from error

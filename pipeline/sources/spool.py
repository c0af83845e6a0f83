"""The spool: what a reading has got and learned so far, on disk from the moment it came, until it is loaded.

A folder a reading: ``responses.warc.gz`` with what servers answered, ``notes.jsonl`` with what was learned. A
reading that is killed leaves its spool; the next one of the source takes it over, so nothing of it is asked for again.
"""

import fcntl
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock

import msgspec

from pipeline.problems import writing
from pipeline.sources.archive import Archive, read_exchange, write_exchange
from pipeline.sources.transport import Exchange
from schemas.fetching import Notes, Response

_RESPONSES, _NOTES = "responses.warc.gz", "notes.jsonl"


class Spool:
    """The spool of this reading."""

    def __init__(self, root: Path, source_id: str, begun: str) -> None:
        """Begin one; ``begun`` says when, so that spools sort by their names."""
        with writing(root):
            self.folder = Path(mkdtemp(prefix=f"{source_id}@{begun}-", dir=root))
        self._source_id = source_id
        self._responses = (self.folder / _RESPONSES).open("ab")
        self._notes = (self.folder / _NOTES).open("ab")
        self._one_at_a_time = Lock()
        fcntl.flock(self._notes, fcntl.LOCK_EX)

    def keep(self, exchange: Exchange) -> str:
        """Keep the exchange and return the id of its response."""
        with self._one_at_a_time, writing(self.folder):
            response = write_exchange(self._responses, self._source_id, exchange)
            self._write(Notes(responses=(response,)))
        return response.response_id

    def note(self, notes: Notes) -> None:
        """Keep what was learned."""
        with self._one_at_a_time, writing(self.folder):
            self._write(notes)

    def close(self) -> None:
        """Let others take it over."""
        self._responses.close()
        self._notes.close()

    def _write(self, notes: Notes) -> None:
        self._notes.write(msgspec.json.encode(notes) + b"\n")
        self._notes.flush()


class OldSpool:
    """The spool of a reading that has ended, one way or another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def notes(self) -> Iterator[Notes]:
        """Yield what was learned; a line that was being written when the reading was killed is none."""
        decoder = msgspec.json.Decoder(Notes)
        with (self.folder / _NOTES).open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    yield decoder.decode(line)

    def read(self, response: Response) -> Exchange:
        """Return the response as it came."""
        with (self.folder / _RESPONSES).open("rb") as file:
            file.seek(response.offset)
            return read_exchange(file.read(response.length), response)

    def archived(self, archive: Archive) -> Iterator[Notes]:
        """Put the responses into the archive, and yield what was learned with where they are there."""
        learned = list(self.notes())
        responses = [response for notes in learned for response in notes.responses]
        if not responses:
            yield from learned
            return
        whole, first = max(one.offset + one.length for one in responses), responses[0]
        name = archive.put(self.folder / _RESPONSES, whole, first.source_id, first.fetched_at)
        for notes in learned:
            yield replace(notes, responses=tuple(replace(one, archive_name=name) for one in notes.responses))


def old_spools(root: Path, source_id: str) -> list[OldSpool]:
    """Return the spools of the source that no reading is writing, the oldest first."""
    folders = sorted(root.glob(f"{source_id}@*")) if root.exists() else []
    return [OldSpool(folder) for folder in folders if _is_left(folder)]


def remove_spools(root: Path, names: Iterable[str]) -> None:
    """Remove spools whose content is loaded."""
    for name in names:
        shutil.rmtree(root / name, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    try:
        with (folder / _NOTES).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

"""Where files that several machines share are kept: a folder, or any address that fsspec opens (``s3://bucket/path``).

A shelf holds whole files only: a folder by renaming, an object store because an object shows when all of it is there.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir
from typing import IO, Protocol

import fsspec

from pipeline.problems import Problem

STORES = ("s3", "gs", "az")
"""Object stores that obstore brings to fsspec."""


class ShelfError(Problem):
    """The address cannot be used; the message names it and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file on a shelf."""

    name: str
    size: int
    changed: datetime


class Shelf(Protocol):
    """Files by name."""

    def draft(self) -> Path:
        """Return a path at which to `create` a local file; `keep` puts it on the shelf."""

    def keep(self, draft: Path, name: str) -> None:
        """Move the draft, which is whole, to the shelf under the name."""

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """The file's content; raises FileNotFoundError."""

    def listed(self) -> Iterator[Kept]:
        """Yield what is there."""

    def remove(self, name: str) -> None:
        """Remove the file; it may be gone already."""

    def where(self, name: str) -> str:
        """Return the file's address, for people."""


def open_shelf(address: str | Path) -> Shelf:
    """Return the shelf at a path, a ``file://`` address, or another that fsspec knows. Raises ShelfError."""
    text = str(address)
    scheme, separator, _ = text.partition("://")
    if not separator:
        return Folder(Path(text))
    if scheme == "file":
        return Folder(Path(text.removeprefix("file://")))
    if scheme in STORES:
        _register_stores(text)
    try:
        system, root = fsspec.url_to_fs(text)
    except (ImportError, ValueError) as error:
        raise ShelfError(f"{text} cannot be opened: {error}") from error
    return Remote(text, system, root.rstrip("/"))


def create(draft: Path) -> IO[bytes]:
    """Return the new file of a draft, for nobody else to read; who made the path removes it, whatever interrupts."""
    return os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


@dataclass(frozen=True, slots=True)
class Folder:
    """A shelf on a disk."""

    root: Path

    def draft(self) -> Path:
        """Return a new path beside those that are kept; hidden, so that it is none of them."""
        return self.root / f".writing-{token_hex(8)}"

    def keep(self, draft: Path, name: str) -> None:
        """Rename it."""
        draft.replace(self.root / name)

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """The file's content; raises FileNotFoundError."""
        with (self.root / name).open("rb") as file:
            yield file

    def listed(self) -> Iterator[Kept]:
        """Yield what is there, also what a killed process left half-written."""
        for entry in os.scandir(self.root) if self.root.is_dir() else ():
            if entry.is_file():
                status = entry.stat()
                yield Kept(name=entry.name, size=status.st_size, changed=datetime.fromtimestamp(status.st_mtime, UTC))

    def remove(self, name: str) -> None:
        """Remove the file; it may be gone already."""
        (self.root / name).unlink(missing_ok=True)

    def where(self, name: str) -> str:
        """Return the path."""
        return str(self.root / name)


@dataclass(frozen=True, slots=True)
class Remote:
    """A shelf in an object store."""

    address: str
    system: fsspec.AbstractFileSystem
    root: str

    def draft(self) -> Path:
        """Return a new path among the system's temporary files."""
        return Path(gettempdir()) / f"conflict-events-{token_hex(8)}"

    def keep(self, draft: Path, name: str) -> None:
        """Send it, and remove it here."""
        try:
            with _explained(self.where(name)):
                self.system.put_file(str(draft), f"{self.root}/{name}")
        except FileNotFoundError as error:
            raise ShelfError(f"{self.where(name)} cannot be reached: there is no such bucket") from error
        draft.unlink()

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """The file's content; raises FileNotFoundError."""
        with _explained(self.where(name)):
            self.system.info(f"{self.root}/{name}")  # what is missing is best found before it is opened
            file = self.system.open(f"{self.root}/{name}", "rb")
        with file:
            yield file

    def listed(self) -> Iterator[Kept]:
        """Yield what is there."""
        with _explained(self.address):
            found = self.system.ls(self.root, detail=True, refresh=True)
        for entry in found:
            if entry["type"] == "file":
                changed = entry.get("LastModified") or entry.get("last_modified") or self.system.modified(entry["name"])
                yield Kept(name=entry["name"].rpartition("/")[2], size=entry["size"], changed=_moment(changed))

    def remove(self, name: str) -> None:
        """Remove the file; it may be gone already."""
        with _explained(self.where(name)):
            if self.system.exists(f"{self.root}/{name}"):
                self.system.rm_file(f"{self.root}/{name}")

    def where(self, name: str) -> str:
        """Return the object's address."""
        return f"{self.address.rstrip('/')}/{name}"


def _moment(given: datetime | str) -> datetime:
    moment = datetime.fromisoformat(given) if isinstance(given, str) else given
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _register_stores(address: str) -> None:
    """Have obstore open object stores; their region, endpoint and keys are in its environment variables (AWS_…)."""
    try:
        from obstore.fsspec import register  # noqa: PLC0415 - needed for object stores alone
    except ImportError as error:
        raise ShelfError(f"{address} is in an object store, which the extra conflict-events[cluster] opens") from error
    register(STORES)


@contextmanager
def _explained(where: str) -> Iterator[None]:
    """Turn what an object store says into a ShelfError, but leave FileNotFoundError what it is."""
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as error:
        said = next(iter(str(error).splitlines()), type(error).__name__)
        raise ShelfError(f"{where} cannot be reached: {said}") from error

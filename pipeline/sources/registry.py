"""sources.yaml: read, and refused with the entry, the field and the reason where it is wrong."""

import re
from pathlib import Path

import msgspec
import yaml

from schemas.sources import Source
from schemas.vocabulary import SourceKind, SourceScale

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class SourceError(Exception):
    """sources.yaml cannot be used; the message names file, entry, field and reason."""


def read_sources(path: Path) -> tuple[Source, ...]:
    """Return the sources that the file lists, in its order; raises SourceError."""
    entries = _entries(path)
    sources = tuple(_source(entry, f"{path}, source {n} ({_name(entry)})") for n, entry in enumerate(entries, start=1))
    for source in sources:
        if sum(other.id == source.id for other in sources) > 1:
            raise SourceError(f"{path}: the id {source.id!r} is given twice; an id names one source for good")
    return sources


def files_source(paths: tuple[str, ...]) -> Source:
    """Return the source of files that someone names on the command line."""
    return Source(
        id="files",
        kind=SourceKind.FILES,
        name="Files named on the command line",
        licence="unknown",
        scale=SourceScale.OTHER,
        paths=paths,
        enabled=True,
    )


def _entries(path: Path) -> list[object]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SourceError(f"{path} is not there; name another with --sources or CONFLICT_EVENTS_SOURCES") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} is no YAML: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("sources"), list):
        raise SourceError(f"{path}: a list named 'sources' is expected at the top")
    return list(found["sources"])


def _source(entry: object, where: str) -> Source:
    _refuse_unknown_fields(entry, where)
    try:
        source = msgspec.convert(entry, Source, str_keys=True)
    except msgspec.ValidationError as error:
        raise SourceError(f"{where}: {error}") from error
    if not _ID.fullmatch(source.id):
        raise SourceError(f"{where}: id {source.id!r}: lower-case letters, digits, - and _ are allowed, 40 at most")
    needed = {SourceKind.FEED: ("address", source.address), SourceKind.FILES: ("paths", source.paths)}[source.kind]
    if not needed[1]:
        raise SourceError(f"{where}: a source of kind {source.kind} needs {needed[0]}")
    return source


def _refuse_unknown_fields(entry: object, where: str) -> None:
    if not isinstance(entry, dict):
        raise SourceError(f"{where}: an entry with fields is expected, not {entry!r}")
    fields = set(Source.__dataclass_fields__)
    unknown = sorted(set(map(str, entry)) - fields)
    if unknown:
        raise SourceError(f"{where}: unknown field {unknown[0]!r}; known are {', '.join(sorted(fields))}")


def _name(entry: object) -> str:
    return str(entry.get("id", "no id")) if isinstance(entry, dict) else "no entry"

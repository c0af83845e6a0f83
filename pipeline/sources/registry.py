"""sources.yaml: read, and refused with the entry, the field and the reason where it is wrong."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

import msgspec
import yaml

from pipeline.problems import Problem
from pipeline.runs.cadence import is_cadence
from pipeline.sources.kinds import kind_named, kind_names
from schemas.sources import Source
from schemas.vocabulary import SourceScale

FILES = "files"
"""The id of what is named on the command line."""
ID_EXPECTED = "lower-case letters, digits, - and _ are allowed, 40 at most"
_ID = r"[a-z0-9][a-z0-9_-]{0,39}"
_FORMS: dict[str, tuple[str, str]] = {
    "id": (_ID, ID_EXPECTED),
    "language": (r"[a-z]{2}", "a code of ISO 639-1 is expected, as en or ps"),
    "country": (r"[A-Z]{2}", "a code of ISO 3166-1 is expected, as AF or PK"),
    "cadence": (r"@(hourly|daily|weekly)|[\d*/,-]+( [\d*/,-]+){4}", "a cron expression is expected, as */30 * * * *"),
    "terms": (r"https?://\S+", "a web address is expected"),
    "name": (r".*\S.*", "a name is expected"),
    "licence": (r".*\S.*", "words are expected; 'unknown' if they are not known"),
}


class SourceError(Problem):
    """sources.yaml cannot be used; the message names file, entry, field and reason."""


def read_sources(path: Path, profiles: Sequence[str] = ()) -> tuple[Source, ...]:
    """Return the sources that the file lists, in its order, with those of the profiles enabled; raises SourceError."""
    entries = _entries(path)
    sources = tuple(_source(entry, f"{path}, source {n} ({_name(entry)})") for n, entry in enumerate(entries, start=1))
    ids = [source.id for source in sources]
    for source_id in ids:
        if ids.count(source_id) > 1:
            raise SourceError(f"{path}: the id {source_id!r} is given twice; an id names one source for good")
    known = sorted({profile for source in sources for profile in source.profiles})
    for profile in profiles:
        if profile not in known:
            raise SourceError(f"{path}: there is no profile {profile!r}; known are {', '.join(known) or 'none'}")
    return tuple(replace(s, enabled=True) if set(profiles) & set(s.profiles) else s for s in sources)


def is_id(said: str) -> bool:
    """Tell whether it can be a source's id, or a profile's."""
    return re.fullmatch(_ID, said) is not None


def files_source(paths: tuple[str, ...]) -> Source:
    """Return the source of files that someone names on the command line."""
    return Source(
        id=FILES,
        kind="files",
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
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}; check its permissions") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(f"{path} is no YAML: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("sources"), list):
        raise SourceError(f"{path}: a list named 'sources' is expected at the top")
    return list(found["sources"])


def _source(entry: object, where: str) -> Source:
    if not isinstance(entry, dict):
        raise SourceError(f"{where}: an entry with fields is expected, not {entry!r}")
    faults = list(_field_faults(entry))
    if faults:
        raise SourceError(f"{where}: {'; '.join(faults)}")
    try:
        source = msgspec.convert(entry, Source, str_keys=True)
    except msgspec.ValidationError as error:
        raise SourceError(f"{where}: {error}") from error
    faults = list(_source_faults(source))
    if faults:
        raise SourceError(f"{where}: {'; '.join(faults)}")
    return source


def _field_faults(entry: dict[object, object]) -> Iterator[str]:
    known = sorted(Source.__dataclass_fields__)
    for name in sorted(set(map(str, entry)) - set(known)):
        yield f"unknown field {name!r}; known are {', '.join(known)}"
    for name, choices in (("kind", kind_names()), ("scale", tuple(SourceScale))):
        if name in entry and entry[name] not in choices:
            yield f"{name} is {entry[name]!r}; allowed are {', '.join(choices)}"
    for name, (form, expected) in _FORMS.items():
        found = entry.get(name)
        if isinstance(found, str) and not re.fullmatch(form, found):
            yield f"{name} is {found!r}; {expected}"


def _source_faults(source: Source) -> Iterator[str]:
    yield from kind_named(source.kind).faults(source)
    if source.id == FILES:
        yield f"id is {FILES!r}, which is that of files named on the command line; take another"
    for path in source.paths:
        if not path or "\0" in path or PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            yield f"paths has {path!r}; paths below the folder of sources.yaml are expected"
    for profile in source.profiles:
        if not is_id(profile):
            yield f"profiles has {profile!r}; {ID_EXPECTED}"
    if source.cadence and not is_cadence(source.cadence):
        yield f"cadence is {source.cadence!r}; a cron expression is expected, as */30 * * * *"
    volume = source.expected_weekly
    if volume.minimum < 0 or (volume.maximum is not None and volume.maximum < volume.minimum):
        yield f"expected_weekly is {volume.minimum} to {volume.maximum}; 0 or more, and a minimum below the maximum"
    if source.min_articles < 0:
        yield f"min_articles is {source.min_articles}; 0 or more is expected"


def _name(entry: object) -> str:
    return str(entry.get("id", "no id")) if isinstance(entry, dict) else "no entry"

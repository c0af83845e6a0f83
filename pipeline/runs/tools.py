"""The tools that steps share: made on first use, and kept."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from threading import Event
from typing import TypeVar

from sqlalchemy import Engine

from pipeline.coders import ArticleCoder, open_coder
from pipeline.geocoding import make_look_up
from pipeline.locate import Gazetteer, LookUp, version_of
from pipeline.runs.batches import BatchStore
from pipeline.settings import Settings
from pipeline.sources import read_sources
from pipeline.sources.archive import Archive
from pipeline.sources.web import Web
from pipeline.warehouse.areas import Areas
from pipeline.warehouse.opening import open_warehouse
from pipeline.warehouse.turns import WarehouseRegister
from schemas.sources import Source

Item = TypeVar("Item")


class ReadingStopped(Exception):
    """Nobody waits for what is read any more."""


class Tools:
    """What stages are given besides records."""

    def __init__(self, settings: Settings, sources: tuple[Source, ...] | None = None) -> None:
        self.settings = settings
        self.store = BatchStore(settings.batches_address or settings.batches)
        self._given_sources = sources
        self._stopping = Event()

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id; raises SourceError where their file is wrong."""
        known = self._given_sources or read_sources(self.settings.sources_file, self.settings.profiles)
        return {source.id: source for source in known}

    @cached_property
    def engine(self) -> Engine:
        """The warehouse, migrated to this version."""
        return open_warehouse(self.settings.warehouse_url)

    @cached_property
    def coder(self) -> ArticleCoder:
        """The coder that the settings name; raises CoderError."""
        return open_coder(self.settings)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The compiled gazetteer; raises GazetteerMissing."""
        return Gazetteer.open(self.settings.gazetteer)

    @cached_property
    def look_up(self) -> LookUp | None:
        """What is asked for names that the gazetteer does not know, if anything is; raises GeocoderSettingsError."""
        return make_look_up(self.settings.geocoder_file, self.settings.geocoder_answers)

    @cached_property
    def web(self) -> Web:
        """What asks servers, for all sources."""
        fetching = self.settings.fetching
        return Web(contact=fetching.contact, at_once=fetching.at_once, register=WarehouseRegister(self.engine))

    @cached_property
    def areas(self) -> Areas:
        """Countries, provinces and districts."""
        return Areas(self.gazetteer)

    @cached_property
    def archive(self) -> Archive:
        """What servers answered, as it came."""
        return Archive(self.settings.archive)

    @property
    def places_version(self) -> str:
        """The version of the gazetteer and of what else is asked for places."""
        return version_of(self.gazetteer, self.look_up)

    def make_ready(self) -> None:
        """Make what reading needs, so that those who read side by side find it made; what was stopped is over."""
        self._stopping = Event()
        _ = self.engine, self.coder, self.places_version, self.web, self.archive, self.store.shelf

    def stop_reading(self) -> None:
        """Let whoever reads a source, in whatever thread, give up at once."""
        self._stopping.set()
        self.web.give_up()

    def until_stopped(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items; raises ReadingStopped once this reading is to stop."""
        stopping = self._stopping
        for item in items:
            if stopping.is_set():
                raise ReadingStopped
            yield item

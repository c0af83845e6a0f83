"""The reports that were read for one run, so that none of its steps reads them again."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from pipeline.merge.profile import Profile, profile_of
from pipeline.warehouse.lots import chunks
from pipeline.warehouse.recalled import read_facts

MOST = 20_000
"""So many are kept. What is beyond is read by each step that asks for it, so that memory is bounded."""


class Recalled:
    """Reports of the warehouse, the first of them kept once they were read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: dict[str, Profile] = {}

    def profiles(self, report_ids: Iterable[str]) -> Iterator[Profile]:
        """Yield the reports of these ids, as far as the warehouse holds them."""
        ids = set(report_ids)
        there = ids & self._kept.keys()
        yield from (self._kept[report_id] for report_id in there)
        for some in chunks(sorted(ids - there)):
            for profile in map(profile_of, read_facts(self._connection, some)):
                if len(self._kept) < MOST:
                    self._kept[profile.fact.report_id] = profile
                yield profile

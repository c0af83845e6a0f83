"""What stored reports share in words with others, read as names and hashes alone, and not as whole reports."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Text, cast, func, select

from pipeline.merge.blocking import WORDS
from pipeline.merge.neighbourhood import Neighbourhood, Window, WordSigns
from pipeline.merge.profile import people_in
from pipeline.warehouse.spans import IS_DAY, IS_LOOSE, LOOSE_AND_UNDATED, days_in, loose_in
from schemas.tables import article, coding, report, report_actor

_PREFIX = 13 * WORDS
"""Characters that hold a sketch's first hashes, written as a list of JSON."""
_TEXTS = (
    select(report.c.report_id, coding.c.names, func.substr(cast(article.c.sketch, Text), 1, _PREFIX))
    .join(coding, coding.c.coding_id == report.c.coding_id)
    .join(article, article.c.article_id == report.c.article_id)
)
_name = func.coalesce(report_actor.c.name, report_actor.c.text)
_STRANGERS = (
    select(report.c.report_id, _name)
    .join(report_actor, report_actor.c.report_id == report.c.report_id)
    .join(coding, coding.c.coding_id == report.c.coding_id)
    .where(report_actor.c.actor_id.is_(None), _name.contains(" "))
)


class Signs:
    """The signs of the reports of some times, each of which is read once."""

    def __init__(self, connection: Connection) -> None:
        """Begin with none."""
        self._connection = connection
        self._loose, self._dated = _Signed(), _Signed()

    def sharing(self, hood: Neighbourhood) -> set[str]:
        """Return the ids of reports that share a sign with one of the hood's, where one of the two is loose."""
        for window in [None] if hood.has_timeless else hood.months:
            self._read(self._loose, window, [IS_LOOSE] if window is None else [*loose_in(window), LOOSE_AND_UNDATED])
        for window in [None] if hood.has_timeless else hood.months_of_loose:
            self._read(self._dated, window, [IS_DAY] if window is None else [days_in(window)])
        return self._loose.sharing(hood.signs) | self._dated.sharing(hood.signs_of_loose)

    def _read(self, signed: "_Signed", window: Window | None, conditions: Iterable[ColumnElement[bool]]) -> None:
        if signed.covers(window):
            return
        for condition in conditions:
            for report_id, names, sketch in self._connection.execute(_TEXTS.where(condition)):
                signed.texts[report_id] = names or (), sketch[1:].replace(" ", "").split(",")[:WORDS]
            for report_id, name in self._connection.execute(_STRANGERS.where(condition)):
                signed.people += [(report_id, person) for person in people_in(name)]
        signed.windows.append(window)


class _Signed:
    """Reports, by their ids, with their names and the hashes of their words in digits."""

    def __init__(self) -> None:
        self.texts: dict[str, tuple[Sequence[str], Sequence[str]]] = {}
        self.people: list[tuple[str, str]] = []
        self.windows: list[Window | None] = []
        """The times that were read; None for all."""

    def covers(self, window: Window | None) -> bool:
        """Return whether the window was read."""
        return any(
            known is None or (window is not None and known.first <= window.first and window.last <= known.last)
            for known in self.windows
        )

    def sharing(self, signs: WordSigns) -> set[str]:
        """Return the reports that have one of the signs."""
        names, people = signs.names, signs.people
        words = {str(value ^ bit) for value in signs.words for bit in (0, 1)}
        shares = {i for i, (n, w) in self.texts.items() if not (names.isdisjoint(n) and words.isdisjoint(w))}
        return shares.union(report_id for report_id, person in self.people if person in people)

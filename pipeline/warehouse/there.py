"""Which of many ids are in the warehouse already, asked of it only where they may be."""

from collections.abc import Collection

from sqlalchemy import Column, Connection, select

from pipeline.warehouse.handing import Hand
from pipeline.warehouse.lots import ids_there
from schemas.tables import article

REMEMBERED = 200_000
"""Ids that are remembered by their hashes, in 12 MB; from then on they are asked for."""


def are_remembered(connection: Connection, coming: int) -> bool:
    """Return whether so many articles can come of which hardly any will be asked for: they are the first."""
    return coming < REMEMBERED and _is_empty(connection, article.c.article_id)


class There:
    """Ids that a column holds or that were looked for before, since whoever looks for an id brings it next.

    Where the column holds nothing, only ids that may have come before are asked for.
    """

    def __init__(self, hand: Hand, column: Column[str]) -> None:
        self._hand, self._column = hand, column
        self._before: set[int] | None = set() if _is_empty(hand.wait(), column) else None

    def among(self, ids: Collection[str]) -> set[str]:
        """Return those of the ids that are there."""
        asked = ids if self._before is None else self._perhaps(self._before, ids)
        return ids_there(self._hand.wait(), self._column, asked) if asked else set()

    def _perhaps(self, before: set[int], ids: Collection[str]) -> list[str]:
        """Those of the ids that have the hash of one that came before."""
        perhaps = [one for one in ids if hash(one) in before]
        before.update(map(hash, ids))
        if len(before) > REMEMBERED:
            self._before = None
        return perhaps


def _is_empty(connection: Connection, column: Column[str]) -> bool:
    return connection.scalar(select(column).limit(1)) is None

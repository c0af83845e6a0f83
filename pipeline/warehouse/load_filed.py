"""Writes how articles are filed with their copies, within the transaction of a load."""

from collections.abc import Sequence

from sqlalchemy import Connection

from pipeline.warehouse import stored
from pipeline.warehouse.bulk import insert_new_rows, upsertion
from schemas import tables as w
from schemas.copies import Filed

REFILED = ("cluster_id", "copy_of", "likeness", "supersedes")
"""What becomes otherwise of an article that is filed when an older copy or version comes after it."""


def write_filed(connection: Connection, filed: Sequence[Filed]) -> None:
    """Write the clusters and the keys of these articles, or put them in the place of what is there."""
    if not filed:
        return
    statement = upsertion(connection, w.syndication)
    again = {name: statement.excluded[name] for name in REFILED}
    putting = statement.on_conflict_do_update(index_elements=[w.syndication.c.article_id], set_=again)
    connection.execute(putting, [stored.syndication_row(one) for one in filed])
    insert_new_rows(connection, w.sketch_key, [row for one in filed for row in stored.sketch_key_rows(one)])

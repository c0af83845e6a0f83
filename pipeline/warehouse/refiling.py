"""Articles that are in no cluster, as those of older programs are, filed with their copies."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, Engine, RowMapping, exists, func, select

from pipeline.merge import file_copies
from pipeline.warehouse.database import write
from pipeline.warehouse.filing import TOLD, read_near, sketched
from pipeline.warehouse.load_filed import write_filed
from schemas.copies import Text
from schemas.records import Article
from schemas.tables import article, coding, erasure, sketch_key

AT_ONCE = 200
"""Articles in one transaction."""


def file_waiting(engine: Engine) -> int:
    """File every article that copies cannot be looked up by yet, and return how many there were.

    Which versions replace which is left as it is: events rest on it.
    """
    done = 0
    while True:
        with write(engine) as connection:
            waiting = _waiting(connection)
            if not waiting:
                return done
            new = [_text(row) for row in waiting]
            near = read_near(connection, new)
            versions = {one.text.article_id: one.supersedes for one in near}
            filed = file_copies(new, near)
            write_filed(connection, [replace(one, supersedes=versions.get(one.text.article_id)) for one in filed])
        done += len(waiting)


def _waiting(connection: Connection) -> Sequence[RowMapping]:
    has_keys = exists().where(sketch_key.c.article_id == article.c.article_id)
    erased = exists().where(erasure.c.article_id == article.c.article_id)
    day = select(func.min(coding.c.published_on)).where(coding.c.article_id == article.c.article_id)
    columns = (article.c[name] for name in TOLD)
    asked = select(*columns, article.c.text, day.scalar_subquery().label("day")).where(~has_keys, ~erased)
    return connection.execute(asked.order_by(article.c.article_id).limit(AT_ONCE)).mappings().all()


def _text(row: RowMapping) -> Text:
    fields = {str(name): value for name, value in row.items() if name != "day"}
    return sketched(msgspec.convert(fields, Article), row["day"])

"""Pages that a list names: asked for, and made articles."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.sources.reading import read_html, reject
from pipeline.sources.session import Session, Unreachable, Wanted
from schemas.records import Article, Reject
from schemas.sources import Source


def read_linked(source: Source, session: Session, wanted: Iterable[Wanted]) -> Iterator[Article | Reject]:
    """Yield an article for each page that is new, and a reject for each that could not be read."""
    for one, came in session.pages(wanted):
        if isinstance(came, Unreachable):
            again = "it is tried again" if came.passing else "it is not tried again"
            yield reject(source, one.address, came.reason, f"the page cannot be read: {came}; {again}")
        else:
            about, day = replace(one.about, response_id=came.response_id), (came.fetched_at or session.now()).date()
            yield read_html(source, about, came.content, came.charset, fetched_on=day)

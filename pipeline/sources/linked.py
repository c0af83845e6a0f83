"""Pages that a list names: asked for, and made articles."""

from collections.abc import Iterable, Iterator

from pipeline.sources.reading import read_html, reject
from pipeline.sources.session import Session, Unreachable, Wanted
from schemas.records import Article, Reject
from schemas.sources import Source


def read_linked(source: Source, session: Session, wanted: Iterable[Wanted]) -> Iterator[Article | Reject]:
    """Yield an article for each page that is new, and a reject for each that could not be read."""
    for one, came in session.pages(wanted):
        if isinstance(came, Unreachable):
            message = f"the page cannot be read: {came}; it is tried again at the next run"
            yield reject(source, one.address, came.reason, message)
        else:
            yield read_html(source, one.about, came.content, came.charset, fetched_on=session.now().date())

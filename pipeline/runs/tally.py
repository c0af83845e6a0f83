"""What a reading of a source counted, and what that says of the source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.runs.aside import set_aside
from pipeline.sources import SOURCE_FAILURES
from schemas.records import Article, Reject


class Tally:
    """Articles as they are read, counted, with what is set aside taken out."""

    def __init__(self, items: Iterable[Article | Reject], rejects: list[Reject]) -> None:
        self._items = items
        self._rejects = rejects
        self.read = 0
        self.from_pages = 0

    def __iter__(self) -> Iterator[Article]:
        for article in set_aside(self._items, self._rejects):
            self.read += 1
            self.from_pages += article.response_id is not None
            yield article

    def counts(self, new: int, web: Mapping[str, int]) -> dict[str, int]:
        """Return what there is to count, with what was asked of the web, if anything was."""
        asked = {**web, "pages_with_text": self.from_pages} if web else {}
        return {"articles_read": self.read, "articles_new": new, **asked}

    @property
    def failure(self) -> str | None:
        """Why the source as a whole gave nothing, as when it is down; None where it is just empty."""
        if self.read:
            return None
        return next((reject.message for reject in self._rejects if reject.reason in SOURCE_FAILURES), None)


def each_once(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield each article the first time that it comes."""
    seen: set[str] = set()
    for article in articles:
        if article.article_id not in seen:
            seen.add(article.article_id)
            yield article


def articles_given(counts: Mapping[str, int], least: int) -> int:
    """Return how many articles a reading gave, new or known; where a list has not changed it is taken to be enough."""
    given = sum(counts.get(name, 0) for name in ("articles_read", "pages_known", "pages_unchanged"))
    return max(given, least) if counts.get("lists_unchanged") else given


def counts_with(counts: Mapping[str, int], rejects: Sequence[Reject]) -> dict[str, int]:
    """Return the counts with so many more rejected."""
    return {**counts, "rejected": counts.get("rejected", 0) + len(rejects)}

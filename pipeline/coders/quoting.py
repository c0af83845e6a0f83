"""A coder that quotes: what another reader says of an article, kept only where its words are in the text.

Where the reader gives no answer, the rules code the article, and the extraction says why. Such an extraction has the
version of the rules, so the next run asks the reader again.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from typing import Protocol, runtime_checkable

from pipeline.extract.extractions import extraction_of
from pipeline.extract.quoted import NotInText, report_from_quotes
from pipeline.extract.text.reading import Reading, read
from schemas.quotes import QuotedReport
from schemas.records import Article, Extraction, Refusal, Report

TOGETHER = 16
"""Articles that are asked for before the first of them is answered."""
FAILURES = 3
"""Articles in a row without an answer, after which the reader is taken to be down."""
TRY_AGAIN = 20
"""While it is down, one in so many articles tries whether it is back."""


class QuoterFailed(Exception):
    """The reader gave no answer that can be used."""

    def __init__(self, reason: str, message: str, *, is_down: bool = False) -> None:
        super().__init__(message)
        self.reason = reason
        """A short code that can be counted."""
        self.is_down = is_down
        """The next article would fare no better."""


class ArticleCoder(Protocol):
    """Anything that codes articles."""

    @property
    def version(self) -> str:
        """Names all that the answer depends on; articles coded by another version are coded again."""

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield an extraction for each article, in order."""


@runtime_checkable
class Quoter(Protocol):
    """What a package brings to plug in a coder of its own: it quotes, and needs to know no offsets."""

    @property
    def version(self) -> str:
        """Names all that the answer depends on: model, prompt, weights."""

    def quote(self, article: Article) -> Sequence[QuotedReport | Refusal]:
        """Return what the article reports; raises QuoterFailed. It is called from several threads at a time."""


class QuotingCoder:
    """Codes by a quoter, checks its words, and falls back to the rules."""

    def __init__(self, quoter: Quoter, rules: ArticleCoder, *, at_once: int = 1) -> None:
        self._quoter, self._rules, self._at_once = quoter, rules, at_once
        self._patience = _Patience()

    @property
    def version(self) -> str:
        """The quoter's version and that of the rules, whose grammars read its words."""
        return f"{self._quoter.version} on {self._rules.version}"

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield an extraction for each article, in order."""
        remaining = iter(articles)
        with ThreadPoolExecutor(self._at_once) as pool:
            while batch := list(islice(remaining, TOGETHER)):
                answers = list(pool.map(self._ask, batch))
                failed = [a for a, answer in zip(batch, answers, strict=True) if isinstance(answer, Refusal)]
                by_rules = iter(self._rules.extract(failed))
                for article, answer in zip(batch, answers, strict=True):
                    if isinstance(answer, Refusal):
                        yield replace(next(by_rules), refused=(answer,))
                    else:
                        yield self._extraction(article, answer)

    def _ask(self, article: Article) -> Sequence[QuotedReport | Refusal] | Refusal:
        if not self._patience.may_ask():
            return _instead("coder_down", "the coder gave no answer to the articles before, and was not asked")
        try:
            answer = self._quoter.quote(article)
        except QuoterFailed as failure:
            self._patience.note(is_down=failure.is_down)
            return _instead(failure.reason, str(failure))
        except Exception as error:  # noqa: BLE001 - another package's code; its message may hold what nobody should read
            return _instead("coder_failed", f"the coder raised {type(error).__name__}")
        self._patience.note(is_down=False)
        return answer

    def _extraction(self, article: Article, answer: Sequence[QuotedReport | Refusal]) -> Extraction:
        reading = read(article)
        kept = [_kept(article, reading, item) for item in answer]
        reports = tuple(sorted((r for r in kept if isinstance(r, Report)), key=lambda r: (r.start, r.end)))
        refused = tuple(item for item in kept if isinstance(item, Refusal))
        why_none = "refused" if refused else "not_conflict"
        return extraction_of(article, reading, reports, version=self.version, why_none=why_none, refused=refused)


class _Patience:
    """Counts failures, so that a reader that is down costs a run little. Counts articles and looks at no clock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._in_a_row = self._skipped = 0

    def may_ask(self) -> bool:
        with self._lock:
            if self._in_a_row < FAILURES:
                return True
            self._skipped = (self._skipped + 1) % TRY_AGAIN
            return self._skipped == 0

    def note(self, *, is_down: bool) -> None:
        with self._lock:
            self._in_a_row = self._in_a_row + 1 if is_down else 0


def _instead(reason: str, message: str) -> Refusal:
    return Refusal(reason=reason, message=f"{message}; the rules coded the article instead")


def _kept(article: Article, reading: Reading, item: QuotedReport | Refusal) -> Report | Refusal:
    if isinstance(item, Refusal):
        return item
    try:
        return report_from_quotes(article, reading, item)
    except NotInText as error:
        return Refusal(reason="not_in_text", message=f"a report was refused: {error}", payload=item.quote[:2000])

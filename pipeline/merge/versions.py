"""The versions of one address in the order in which they were written (rule COP-2)."""

from collections import defaultdict
from collections.abc import Iterable

from pipeline.merge.sketch import likeness
from schemas.copies import Filed, Text

SAME_PAGE = 0.1
"""Share of the shorter text in the longer from which a changed page tells the same story still."""


class Versions:
    """The stories that addresses hold, each as its versions, the oldest first."""

    def __init__(self, known: Iterable[Filed]) -> None:
        """Take up what is filed: of each address that is to be added to, all texts."""
        filed = {one.text.article_id: one for one in known}
        self._older = {article_id: one.supersedes for article_id, one in filed.items()}
        self._at_address: defaultdict[tuple[str, str], list[list[Text]]] = defaultdict(list)
        replaced = set(self._older.values())
        for newest in (one.text for one in filed.values() if one.text.article_id not in replaced):
            story = [newest]
            while (older := self._older[story[0].article_id]) in filed:
                story.insert(0, filed[older].text)
            self._at_address[_address(newest)].append(story)

    def add(self, text: Text) -> None:
        """Put the text among the versions of its story; one that is a version of two stories makes them one."""
        if text.article_id in self._older:
            return
        here = self._at_address[_address(text)]
        same = [story for story in here if any(_is_version(text, one) for one in story)]
        whole: list[Text] = []
        for one in (*(one for story in same for one in story), text):
            _insert(whole, one)
        here[:] = [*(story for story in here if story not in same), whole]
        for older, newer in zip((None, *whole), whole, strict=False):
            self._older[newer.article_id] = older.article_id if older else None

    def before(self, text: Text) -> str | None:
        """Return the id of the version that the text takes the place of; None for the first of its story."""
        return self._older[text.article_id]


def _insert(story: list[Text], text: Text) -> None:
    """Put the text before what was written after it; where nobody says when, what came later is newer."""
    younger = (n for n, one in enumerate(story) if text.written and one.written and text.written < one.written)
    story.insert(next(younger, len(story)), text)


def _is_version(text: Text, other: Text) -> bool:
    """A page whose title and text are both others tells another story: some addresses hold whatever is newest."""
    same_title = text.title is not None and text.title == other.title
    return same_title or likeness(text.sketch, other.sketch) >= SAME_PAGE


def _address(text: Text) -> tuple[str, str]:
    return text.source_id, text.address

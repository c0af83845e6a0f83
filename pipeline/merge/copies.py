"""Articles filed with their copies, and newer versions with their older ones (rules COP-1 and COP-2)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from pipeline.ids import make_id
from pipeline.merge.sketch import SAME, likeness
from schemas.copies import Filed, Text

WINDOW = timedelta(days=30)
"""So far apart two copies may have been published."""
SAME_PAGE = 0.1
"""Share of the shorter text in the longer from which a changed page tells the same story still."""
NEAREST = 50
"""Articles with the most keys in common that are compared."""
EVERYBODYS = 200
"""Articles that have a key in common from which it is a form's, and finds nothing."""
KEYS_BELOW = 2**29
"""Hashes of a sketch below this are its keys: an eighth of a text's runs; two copies have some in common."""


def keys_of(sketch: Sequence[int]) -> tuple[int, ...]:
    """Return what a sketch is looked up by, whether or not its runs have signs."""
    return tuple(value >> 1 for value in sketch if value < KEYS_BELOW) or tuple(value >> 1 for value in sketch[:1])


def file_copies(new: Iterable[Text], known: Iterable[Filed]) -> tuple[Filed, ...]:
    """Return each new article with its cluster, in the order of their days.

    It joins the cluster of the article that it is most like, of several the oldest, if they are copies and were
    published in the same 30 days; else it is the first of a cluster of its own.
    """
    shelf = _Shelf()
    for one in sorted(known, key=lambda filed: _age(filed.text)):
        shelf.put(one)
    made: list[Filed] = []
    for text in sorted(new, key=_age):
        filed = _file(text, shelf)
        shelf.put(filed)
        made.append(filed)
    return tuple(made)


class _Shelf:
    """Articles by the keys of their sketches and by their addresses."""

    def __init__(self) -> None:
        self._by_key: defaultdict[int, list[Filed]] = defaultdict(list)
        self._by_address: defaultdict[tuple[str, str], list[Filed]] = defaultdict(list)

    def put(self, filed: Filed) -> None:
        for key in keys_of(filed.text.sketch):
            self._by_key[key].append(filed)
        self._by_address[filed.text.source_id, filed.text.address].append(filed)

    def near(self, text: Text) -> list[Filed]:
        held = [self._by_key[key] for key in keys_of(text.sketch) if key in self._by_key]
        telling = [some for some in held if len(some) < EVERYBODYS] or [some[-NEAREST:] for some in held]
        shared = Counter(filed.text.article_id for some in telling for filed in some)
        found = {filed.text.article_id: filed for some in telling for filed in some}
        return [found[article_id] for article_id, _ in shared.most_common(NEAREST) if article_id != text.article_id]

    def versions(self, text: Text) -> list[Filed]:
        """The address's articles, the oldest first, that no other has taken the place of."""
        here = self._by_address[text.source_id, text.address]
        replaced = {filed.supersedes for filed in here}
        return [filed for filed in here if filed.text.article_id not in replaced]


def _file(text: Text, shelf: _Shelf) -> Filed:
    older = next((one for one in reversed(shelf.versions(text)) if _is_version(text, one.text)), None)
    supersedes = older.text.article_id if older else None
    compared = ((_likeness(text, one.text), one) for one in shelf.near(text) if _in_time(text.day, one.text.day))
    copies = [(share, one) for share, one in compared if share >= SAME]
    if not copies:
        return Filed(text=text, cluster_id=make_id("syn", text.article_id), supersedes=supersedes)
    share, nearest = min(copies, key=lambda found: (-found[0], _age(found[1].text)))
    return Filed(
        text=text,
        cluster_id=nearest.cluster_id,
        copy_of=nearest.text.article_id,
        likeness=round(share, 3),
        supersedes=supersedes,
    )


def _likeness(one: Text, other: Text) -> float:
    return 1.0 if one.words == other.words else likeness(one.sketch, other.sketch)


def _is_version(text: Text, older: Text) -> bool:
    """A page whose title and text are both others tells another story: some addresses hold whatever is newest."""
    if text.article_id == older.article_id:
        return False
    same_title = text.title is not None and text.title == older.title
    return same_title or likeness(text.sketch, older.sketch) >= SAME_PAGE


def _in_time(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs(one - other) <= WINDOW


def _age(text: Text) -> tuple[date, str]:
    return text.day or date.max, text.article_id

"""Articles filed with their copies, and newer versions with their older ones (rules COP-1 and COP-2)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    """Return the new articles with their clusters, and those of the known whose cluster or nearest copy is another now.

    An article is a copy of the older one that it is most like, of several as like the oldest, if the two are copies and
    were published in the same 30 days. A cluster is what hangs together so, and its name comes from its oldest article:
    both are the same in whatever order and in however many parts the articles come. ``known`` has those that are near
    the new ones and at their addresses, with all of their clusters.
    """
    before = {one.text.article_id: one for one in sorted(known, key=lambda filed: _age(filed.text))}
    added = {text.article_id: text for text in sorted(new, key=_age)}
    shelf = _Shelf([*(one.text for one in before.values()), *added.values()])
    links = _Links(before)
    for text in added.values():
        links.compare(text, shelf.near(text))
    versions = _Versions(before.values())
    filed = [links.filed(text, versions.replaced_by(text)) for text in added.values()]
    again = [links.filed(one.text, one.supersedes) for name, one in before.items() if name not in added]
    return (*filed, *(one for one in again if one != before[one.text.article_id]))


class _Shelf:
    """Articles by the keys of their sketches, the oldest first."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._by_key: defaultdict[int, list[Text]] = defaultdict(list)
        for text in sorted(texts, key=_age):
            for key in keys_of(text.sketch):
                self._by_key[key].append(text)

    def near(self, text: Text) -> list[Text]:
        held = [self._by_key[key] for key in keys_of(text.sketch)]
        telling = [some for some in held if len(some) < EVERYBODYS] or [some[-NEAREST:] for some in held]
        shared = Counter(one.article_id for some in telling for one in some)
        found = {one.article_id: one for some in telling for one in some}
        nearest = sorted(found.values(), key=lambda one: (-shared[one.article_id], *_age(one)))
        return [one for one in nearest if one.article_id != text.article_id][:NEAREST]


class _Links:
    """Of each article the older one that it is most like."""

    def __init__(self, known: Mapping[str, Filed]) -> None:
        self._nearest: dict[str, tuple[float, date, str]] = {}
        for one in known.values():
            if one.copy_of is not None and one.copy_of in known:
                self._link(one.text, known[one.copy_of].text, one.likeness or 0.0)

    def compare(self, text: Text, near: Iterable[Text]) -> None:
        """Link the text with those near it that are its copies."""
        for other in near:
            share = _likeness(text, other)
            if share >= SAME and _in_time(text.day, other.day):
                self._link(text, other, round(share, 3))

    def _link(self, one: Text, other: Text, share: float) -> None:
        """Link the younger of the two to the older, unless it is linked to one that is more like it."""
        older, younger = sorted((one, other), key=_age)
        found = (-share, *_age(older))
        self._nearest[younger.article_id] = min(found, self._nearest.get(younger.article_id, found))

    def filed(self, text: Text, supersedes: str | None) -> Filed:
        nearest = self._nearest.get(text.article_id)
        return Filed(
            text=text,
            cluster_id=make_id("syn", self._oldest(text.article_id)),
            copy_of=nearest[2] if nearest else None,
            likeness=-nearest[0] if nearest else None,
            supersedes=supersedes,
        )

    def _oldest(self, article_id: str) -> str:
        while article_id in self._nearest:
            article_id = self._nearest[article_id][2]
        return article_id


class _Versions:
    """Articles by their addresses, and which of them another has taken the place of."""

    def __init__(self, known: Iterable[Filed]) -> None:
        self._by_address: defaultdict[tuple[str, str], list[Filed]] = defaultdict(list)
        for one in known:
            self._by_address[one.text.source_id, one.text.address].append(one)

    def replaced_by(self, text: Text) -> str | None:
        """Return the newest version of the text's address that the text takes the place of, and note that it does."""
        here = self._by_address[text.source_id, text.address]
        replaced = {filed.supersedes for filed in here}
        standing = [one for one in here if one.text.article_id not in replaced]
        older = next((one.text for one in reversed(standing) if _is_version(text, one.text)), None)
        here.append(Filed(text=text, cluster_id="", supersedes=older.article_id if older else None))
        return older.article_id if older else None


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

"""Articles filed with their copies and with the older versions of their address (rules COP-1 and COP-2)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from pipeline.ids import make_id
from pipeline.merge.sketch import SAME, likeness
from pipeline.merge.versions import Versions
from schemas.copies import Filed, Text

WINDOW = timedelta(days=30)
"""So far apart two copies may have been published."""
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
    """Return the new articles as they are filed, and those of the known that are filed otherwise now.

    An article is a copy of the older one that it is most like, of several as like the oldest, if the two are copies and
    were published in the same 30 days. A cluster is what hangs together so, and its name comes from its oldest article:
    both are the same in whatever order and in however many parts the articles come. So are the versions of an address
    whose publisher says when they were written; of others the one that is given later is the newer. ``known`` has those
    that are near the new ones and at their addresses, with all of their clusters.
    """
    before = {one.text.article_id: one for one in sorted(known, key=lambda filed: _age(filed.text))}
    given = {text.article_id: text for text in new}
    added = dict(sorted(given.items(), key=lambda item: _age(item[1])))
    shelf = _Shelf([*(one.text for one in before.values()), *added.values()])
    links, versions = _Links(before), Versions(before.values())
    for text in added.values():
        links.compare(text, shelf.near(text))
    for text in given.values():
        versions.add(text)
    filed = [links.filed(text, versions.before(text)) for text in added.values()]
    again = [links.filed(one.text, versions.before(one.text)) for name, one in before.items() if name not in added]
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


def _likeness(one: Text, other: Text) -> float:
    return 1.0 if one.words == other.words else likeness(one.sketch, other.sketch)


def _in_time(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs(one - other) <= WINDOW


def _age(text: Text) -> tuple[date, str]:
    return text.day or date.max, text.article_id

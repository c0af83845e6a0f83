"""The pieces of news of a round-up, each of which is located by itself (PLA-140)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from schemas.records import Extraction, Place, Span


@dataclass(frozen=True, slots=True)
class News:
    """A stretch of a text whose names say nothing of where those of others lie."""

    start: int
    end: int
    dateline: Span | None
    """The words that say where all of it was, or was filed."""
    is_item: bool
    """Whether it is one of a round-up's."""

    def holds(self, offset: int) -> bool:
        """Return whether the offset lies in it."""
        return self.start <= offset < self.end

    def own(self, spans: Iterable[Span]) -> list[Span]:
        """Return those of the spans that it holds, with offsets from its beginning."""
        return [Span(span.start - self.start, span.end - self.start) for span in spans if self.holds(span.start)]

    def as_in_text(self, place: Place) -> Place:
        """Return the place with offsets from the beginning of the text."""
        return replace(place, start=place.start + self.start, end=place.end + self.start) if self.start else place

    def among(self, places: Sequence[Place]) -> slice:
        """Return which of the text's places are its own."""
        own = [n for n, place in enumerate(places) if self.holds(place.start)]
        return slice(own[0], own[-1] + 1) if own else slice(0, 0)


def news_of(extraction: Extraction) -> list[News]:
    """Return what lies before the first piece of news, and each of them; the whole text where it is no round-up."""
    length, items = len(extraction.article.text), extraction.items
    first = News(0, items[0].start if items else length, extraction.dateline, is_item=False)
    return [first, *(News(item.start, item.end, item.name, is_item=True) for item in items)]

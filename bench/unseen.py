"""Code texts that the model of relevance was not made from, as any article is coded, and say which come out wrong.

    python bench/unseen.py FOLDER

Prints which texts without an event assert one (Strategic developments are not counted), which with an event assert
none, and how many.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.marked import Labelled, texts_in
from pipeline.extract.coder import Coder
from pipeline.locate.known import PlaceNames
from pipeline.settings import read_settings
from schemas.records import Report
from schemas.vocabulary import Assertion, EventType


def news_in(texts: Sequence[Labelled]) -> Iterator[tuple[Labelled, list[Report]]]:
    """Yield each text with the reports of what is told as its news."""
    coder = Coder(PlaceNames(read_settings().gazetteer))
    for text, extraction in zip(texts, coder.extract([one.article for one in texts]), strict=True):
        told = (one for one in extraction.reports if one.assertion is Assertion.ASSERTED and not one.background)
        yield text, [one for one in told if one.event_type is not EventType.STRATEGIC_DEVELOPMENTS]


def main(folder: Path) -> None:
    """Print what comes out wrong."""
    told = list(news_in(list(texts_in(folder))))
    false = [(text, news) for text, news in told if news and not text.has_event]
    missed = [text for text, news in told if not news and text.has_event]
    for text, news in false:
        said = text.article.text[news[0].start : news[0].end]
        print(f"asserts one: {text.address} | {text.article.title or ''} | {said}")
    for text in missed:
        print(f"missed: {text.address} | {text.article.title or ''}")
    with_event = sum(text.has_event for text, _ in told)
    print(f"{len(false)} of {len(told) - with_event} without an event assert one")
    print(f"{len(missed)} of {with_event} with an event are missed")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

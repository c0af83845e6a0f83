"""Look for texts that break the grammars, guided by what of the code they reach (needs the package atheris).

    python bench/fuzz.py GRAMMAR [SECONDS]     # quantities, dates, reading, coordinates, quotes, coder
    python bench/fuzz.py shapes                # a megabyte of each shape through the whole coder

A text that breaks one is written to the working directory as crash-…; put it into the tests of that grammar
(tests/extract_parts/test_quantities.py, test_dates.py …).
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "tests" / folder) for folder in ("extract", "")]

if sys.argv[1:2] != ["shapes"]:
    import atheris

    with atheris.instrument_imports(include=["pipeline"], enable_loader_override=False):
        import pipeline.extract.dates.expressions
        import pipeline.extract.quoted
        import pipeline.extract.text.reading
        import pipeline.extract.tolls.quantities
        import pipeline.locate.text.coordinates  # noqa: F401 - loaded here so that what it reaches is seen

from shapes import SHAPES, code, find_fault, repeat

from pipeline.extract.dates.expressions import find_dates
from pipeline.extract.quoted import find_words
from pipeline.extract.text.reading import read
from pipeline.extract.tolls.quantities import read_number
from pipeline.locate.text.coordinates import find_coordinates
from schemas.records import Article, Span

MEGABYTE = 1_000_000
ON = date(2024, 5, 8)


def check_quantities(text: str) -> None:
    """Low, best and high are in order."""
    count = read_number(text)
    if count is not None:
        known = [bound for bound in (count.low, count.best, count.high) if bound is not None]
        assert known == sorted(known), (text, count)
        assert known[0] >= 0, (text, count)


def check_dates(text: str) -> None:
    """Dates lie in the text, in order, and end after they begin."""
    last = 0
    for found in find_dates(text, Span(0, len(text)), ON):
        assert last <= found.start < found.end <= len(text), (text, found)
        assert found.date_start is None or (found.date_end is not None and found.date_start <= found.date_end), text
        last = found.end


def check_reading(text: str) -> None:
    """What is read is as long as what was given, and its sentences lie in it, in order."""
    reading = read(Article(article_id="a", source_id="s", address="a", text=text, language="en"))
    assert len(reading.text) == len(text), text
    last = 0
    for span in reading.sentences:
        assert last <= span.start < span.end <= len(text), (text, span)
        last = span.end


def check_coordinates(text: str) -> None:
    """Points are on the globe, their words in the text."""
    for found in find_coordinates(text):
        assert 0 <= found.start < found.end <= len(text), (text, found)
        assert -90 <= found.lat <= 90, (text, found)
        assert -180 <= found.lon <= 180, (text, found)


def check_quotes(text: str) -> None:
    """Words that are found are the words, their white space aside."""
    words, _, rest = text.partition("|")
    span = find_words(rest, words, None)
    assert span is None or rest[span.start : span.end].split() == words.split(), text


def check_coder(text: str) -> None:
    """Whatever is reported rests on words of the text."""
    fault = find_fault(code(text))
    assert fault is None, (text, fault)


GRAMMARS: dict[str, Callable[[str], None]] = {
    "quantities": check_quantities,
    "dates": check_dates,
    "reading": check_reading,
    "coordinates": check_coordinates,
    "quotes": check_quotes,
    "coder": check_coder,
}


def main() -> None:
    """Fuzz the grammar that is named."""
    name, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60"
    if name == "shapes":
        _code_shapes()
        return
    _fuzz(GRAMMARS[name], seconds)


def _fuzz(check: Callable[[str], None], seconds: str) -> None:
    def try_one(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        check(provider.ConsumeUnicodeNoSurrogates(4000))

    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=4000", "-timeout=10"], try_one)
    atheris.Fuzz()


def _code_shapes() -> None:
    """Print how long a megabyte of each shape takes; one that takes far longer than its like is worth a look."""
    for name in SHAPES:
        begun = time.process_time()
        fault = find_fault(code(repeat(name, MEGABYTE)))
        print(f"{name:20} {time.process_time() - begun:6.1f} s  {fault or 'ok'}", flush=True)
        assert fault is None


if __name__ == "__main__":
    main()

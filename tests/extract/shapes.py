"""Texts that no newspaper prints: what they are made of, and what must hold of whatever is coded from them."""

from told import extract

from schemas.records import Extraction, Span
from schemas.vocabulary import Outcome

SHAPES = {
    "one word": "killed",
    "a trigger": "killed ",
    "and": "and ",
    "people and people": "soldiers and ",
    "open brackets": "[",
    "open parentheses": "(",
    "links": "[a](b",
    "stars": "*",
    "hashes": "# ",
    "digits": "7",
    "numbers": "12 ",
    "grouped digits": "1,000,",
    "years": "2012 2013 ",
    "number words": "one hundred and twenty-",
    "dates": "12 May - ",
    "ranges": "between 12 and ",
    "newlines": "\n",
    "paragraphs": "a\n\n",
    "spaces": " ",
    "full stops": ".",
    "abbreviations": "Gen. ",
    "quotes": "“‘",
    "quoted speech": '"He said "',
    "said that": "he said that ",
    "denied that": "the army denied that ",
    "put the toll": "they put the toll at ",
    "the word before": "a word " * 8 + "denied ",
    "datelines": "KABUL, May 3 - ",
    "directions": "5 km north of ",
    "coordinates": "34°31′",
    "degrees": "34.5, 69.1 ",
    "grid squares": "42S WD 123 456 ",
    "right to left": "\u202eقتل\u202c ",
    "combining": "a\u0301\u0302\u0303",
    "emoji": "👩\u200d👩\u200d👧 ",
    "nuls": "\0",
    "surrogates": "\ud800",
    "zero width": "\u200b",
    "ligatures": "ﬁ İ ß ",
    "sentences": "Gunmen killed two guards in Kabul on Monday. ",
    "clauses": "gunmen killed a guard and ",
    "hyphens": "killed-",
    "commas": "soldiers, ",
    "of": "the death of ",
}


def repeat(name: str, size: int) -> str:
    """Return that many characters of the shape."""
    unit = SHAPES[name]
    return (unit * (size // len(unit) + 1))[:size]


def code(text: str) -> Extraction:
    """Return what the coder makes of it."""
    return extract(text, "2024-05-08")


def find_fault(extraction: Extraction) -> str | None:
    """Return what is wrong with the words of a report; None where all stand in the text as it says."""
    text = extraction.article.text
    for report in extraction.reports:
        spans = [Span(report.start, report.end), *report.place_scopes, *(s for ss in report.spans.values() for s in ss)]
        bad = [span for span in spans if not 0 <= span.start < span.end <= len(text)]
        if bad:
            return f"{bad[0]} is not in a text of {len(text)}"
        for actor in report.actors:
            if text[actor.start : actor.end] != actor.text:
                return f"{actor} is not {text[actor.start : actor.end]!r}"
        for said in (report.date_text, *(report.tolls[o].phrase for o in Outcome if o in report.tolls)):
            if said is not None and said not in text:
                return f"{said!r} is not in the text"
    return None

"""Reports in the article's own words: what reading blanked (marks, links, foot-note numbers) stands in them again."""

from msgspec.structs import replace

from schemas.records import Report


def in_own_words(report: Report, read: str, text: str) -> Report:
    """Return the report, its words as the article has them; ``read`` is the text as read, as long as ``text``."""
    if read == text:
        return report
    return replace(
        report,
        attributed_to=_own(report.attributed_to, read, text),
        date_text=_own(report.date_text, read, text),
        actors=tuple(replace(actor, text=text[actor.start : actor.end]) for actor in report.actors),
        tolls={o: replace(toll, phrase=_own(toll.phrase, read, text) or "") for o, toll in report.tolls.items()},
    )


def _own(words: str | None, read: str, text: str) -> str | None:
    if words is None or (start := read.find(words)) < 0:
        return words
    return text[start : start + len(words)]

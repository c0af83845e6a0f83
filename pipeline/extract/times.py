"""Names of days and months."""

from pipeline.extract.tokens import Token


def is_time(word: Token) -> bool:
    """Return whether the word is a month's or a weekday's name."""
    return word.text[:3].lower() in {
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    } or word.text.endswith("day")

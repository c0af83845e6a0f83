"""Names of days and months."""

from pipeline.extract.text.tokens import Token

MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)

_TIMES = MONTHS | {"gmt", "utc"}
_NEAR_DAYS = frozenset({"today", "yesterday", "tonight", "overnight"})
_LENGTHS = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "decade"})


def is_time(word: Token) -> bool:
    """Return whether the word is a month's or a weekday's name, or a clock's ("1500 GMT")."""
    return word.lower_.rstrip(".") in _TIMES or word.text.endswith("day")


def is_day(word: Token) -> bool:
    """Return whether the word is a weekday's name, or one for the day of writing or near it ("Monday", "tonight")."""
    return word.text.endswith("day") or word.lower_ in _NEAR_DAYS


def is_length(word: Token) -> bool:
    """Return whether the word is one for how long a thing lasts ("12 hours of firing")."""
    return word.lower_.removesuffix("s") in _LENGTHS


def without_day(noun: Token) -> Token:
    """Return the name before a day that the parse takes for one with it: of "captured Kabul September 27" Kabul."""
    before = (
        child for child in noun.children if child.dep_ == "compound" and child.tag_ == "NNP" and not is_time(child)
    )
    return next(before, noun) if is_time(noun) else noun


def is_of_the_noun(word: Token, noun: Token) -> bool:
    """Return whether the word names the noun's year or place, with no verb between: of "the 1988 attack" and "the attack of 1988"."""
    for over in (word, *word.ancestors):
        if over == noun:
            return True
        if over.tag_.startswith("VB") or (over.dep_ == "prep" and over.lower_ not in {"in", "of"}):
            return False
    return False

"""What an article that begins with news tells of a month before: context, and not its news (rule BAK-81)."""

from datetime import date, timedelta

from pipeline.extract.dates.expressions import DateMention, find_dates
from pipeline.extract.text.reading import Reading
from schemas.vocabulary import DatePrecision

FRESH = timedelta(days=7)
"""Before publication: what a look back begins with is its news, if it happened so shortly before (rule BAK-23)."""
LEAD = 3
"""Number of the last sentence that still belongs to an article's beginning, counted from 0."""


def is_of_an_earlier_month(reading: Reading, number: int, found: DateMention | None, written: date | None) -> bool:
    """Return whether a sentence, by its number, tells of a deed no finer a day than a month before that of publication, below news of the
    week with which the article begins ("Last month a bomber killed 11 in Bannu").
    """
    if found is None or found.date_end is None or written is None or found.precision is not DatePrecision.MONTH:
        return False
    if number < LEAD or found.date_end >= written.replace(day=1):
        return False
    lead = (day for sentence in reading.sentences[:LEAD] for day in find_dates(reading.text, sentence, reading.anchor))
    return any(day.date_end and timedelta() <= written - day.date_end <= FRESH for day in lead)

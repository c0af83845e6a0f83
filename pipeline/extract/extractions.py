"""What came of an article, whoever coded it."""

from pipeline.extract.text.reading import Reading
from schemas.records import Article, Extraction, Refusal, Report


def extraction_of(  # noqa: PLR0913 - all that an extraction is made of
    article: Article,
    reading: Reading,
    reports: tuple[Report, ...],
    *,
    version: str,
    why_none: str,
    refused: tuple[Refusal, ...] = (),
) -> Extraction:
    """Return the article with its reports; ``why_none`` is kept where there are none."""
    return Extraction(
        article=article,
        coder_version=version,
        language=reading.language,
        genre=reading.genre,
        published_on=reading.published_on,
        published_at_method=reading.published_at_method,
        dateline=reading.dateline,
        silent=reading.silent,
        items=reading.items,
        reports=reports,
        refused=refused,
        no_report_reason=None if reports else why_none,
    )

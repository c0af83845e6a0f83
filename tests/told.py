"""What the coder makes of a text that a test invents: the one way in which tests have a text coded."""

from pipeline.extract import Coder
from schemas.records import Article, Extraction, Report
from schemas.vocabulary import Outcome


def article(text: str, published_at: str | None = None, title: str | None = None) -> Article:
    """Return an article in English of this text."""
    return Article(
        article_id="art_1",
        source_id="s",
        address="a",
        text=text,
        title=title,
        published_at=published_at,
        language="en",
    )


def extract(text: str, published_at: str | None = None, title: str | None = None) -> Extraction:
    """Return what the rules make of the text."""
    (extraction,) = Coder().extract([article(text, published_at, title)])
    return extraction


def reports(text: str, published_at: str | None = None) -> tuple[Report, ...]:
    """Return the reports of the text."""
    return extract(text, published_at).reports


def only(text: str, published_at: str | None = None) -> Report:
    """Return the one report of a text that has just one."""
    (report,) = reports(text, published_at)
    return report


def number(report: Report, outcome: Outcome) -> int | None:
    """Return how many the outcome befell: the best count, else the least; None where nobody is counted."""
    toll = report.tolls.get(outcome)
    return None if toll is None else toll.low if toll.best is None else toll.best

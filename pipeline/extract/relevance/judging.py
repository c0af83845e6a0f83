"""A report of what is told as done is background where the model takes it for no news of a conflict (rule REL-1)."""

from dataclasses import replace

from pipeline.extract.incidents.told import Incident
from pipeline.extract.relevance.model import RULE, is_no_news, words_against
from pipeline.extract.text.reading import Reading
from schemas.records import Report
from schemas.vocabulary import Assertion, ReportField


def relevant(reading: Reading, incident: Incident, report: Report) -> Report:
    """Return the report as it is, or as background, with the words that make it so."""
    is_news = report.assertion is Assertion.ASSERTED and not report.background
    if not (is_news and is_no_news(reading, incident, report)):
        return report
    spans = report.spans | {ReportField.ASSERTION: words_against(reading, incident, report)}
    return replace(report, background=True, rules=(*report.rules, RULE), spans=spans)

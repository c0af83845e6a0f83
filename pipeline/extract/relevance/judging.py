"""A report of what is told as done is background where the model takes it for no news of a conflict (rule REL-1)."""

from msgspec.structs import replace

from pipeline.extract.incidents.told import Incident
from pipeline.extract.relevance.model import RULE, is_no_news, words_against
from pipeline.extract.relevance.signs import signs_of
from pipeline.extract.relevance.times import TimesTold
from pipeline.extract.text.reading import Reading
from schemas.records import Report
from schemas.vocabulary import Assertion, ReportField


def relevant(reading: Reading, incident: Incident, report: Report, times: TimesTold) -> Report:
    """Return the report as it is, or as background, with the words that make it so; incident forms are filled in for incidents."""
    if report.assertion is not Assertion.ASSERTED or report.background or incident.told[0].form is not None:
        return report
    signs = signs_of(reading, incident, report, times)
    if not is_no_news(signs):
        return report
    spans = report.spans | {ReportField.ASSERTION: words_against(signs, reading, incident)}
    return replace(report, background=True, rules=(*report.rules, RULE), spans=spans)

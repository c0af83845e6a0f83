"""Great Expectations before every load: what fails is set aside with the expectation's words, the rest goes on."""

from pipeline.check.checking import (
    BatchRuleFailed,
    CheckedArticles,
    CheckedEvents,
    check_articles,
    check_events,
    check_warehouse,
)
from pipeline.check.docs import write_data_docs

__all__ = [
    "BatchRuleFailed",
    "CheckedArticles",
    "CheckedEvents",
    "check_articles",
    "check_events",
    "check_warehouse",
    "write_data_docs",
]

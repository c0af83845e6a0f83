"""The warehouse's tables: every constraint has a name, every table and column says what it holds.

One definition serves SQLite and PostgreSQL, the migrations, the data dictionary and the checks. Nothing is updated in
place but what its comment says: a version of an event is closed (``known_to``), an alert is cleared, the time of an
archived answer is over, what is known of addresses and hosts is what is known now, ties of reports are found again, and
sums are counted again.
"""

from schemas.tables.areas import admin_area
from schemas.tables.articles import article, sketch_key, syndication
from schemas.tables.base import END_OF_TIME, UtcDateTime, metadata
from schemas.tables.events import event, event_lineage, event_report, event_version, event_version_actor, judgement
from schemas.tables.parts import COUNTED
from schemas.tables.reports import coding, place, report, report_actor, report_contest, report_span
from schemas.tables.sources import address, alert, host, response, run, run_source, source, watermark
from schemas.tables.ties import crowded_report, report_tie, settled_report
from schemas.tables.upkeep import erasure, reference_count, reject, release, source_delay, source_month

__all__ = [
    "COUNTED",
    "END_OF_TIME",
    "UtcDateTime",
    "address",
    "admin_area",
    "alert",
    "article",
    "coding",
    "crowded_report",
    "erasure",
    "event",
    "event_lineage",
    "event_report",
    "event_version",
    "event_version_actor",
    "host",
    "judgement",
    "metadata",
    "place",
    "reference_count",
    "reject",
    "release",
    "report",
    "report_actor",
    "report_contest",
    "report_span",
    "report_tie",
    "response",
    "run",
    "run_source",
    "settled_report",
    "sketch_key",
    "source",
    "source_delay",
    "source_month",
    "syndication",
    "watermark",
]

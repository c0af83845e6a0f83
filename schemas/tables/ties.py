"""What ties reports to each other: kept by merging for its next runs, and made again where it is missing."""

from sqlalchemy import Boolean, CheckConstraint, Column, Float, Index, String, Table

from schemas.tables.base import metadata
from schemas.tables.parts import foreign, part_of

report_tie = Table(
    "report_tie",
    metadata,
    foreign("report_id", "report.report_id", "a report", primary_key=True),
    foreign("other_report_id", "report.report_id", "one that comes after it in the order of reports", primary_key=True),
    Column("score", Float, nullable=False, comment="0 to 1: how alike"),
    Column("contests", Boolean, nullable=False, comment="whether one contests the other in its own article"),
    CheckConstraint("report_id <> other_report_id", name="of_two"),
    CheckConstraint("score BETWEEN 0 AND 1", name="score_share"),
    Index("ix_report_tie_other_report_id", "other_report_id"),
    comment="Which reports are alike, as far as merging looked; what tells more of them is in event_report",
)

settled_report = Table(
    "settled_report",
    metadata,
    foreign("report_id", "report.report_id", "a report all of whose ties are in report_tie", primary_key=True),
    Column("rules", String(40), nullable=False, comment="the version of merging that looked for them"),
    comment="Around which reports merging need not look again: not those that are replaced",
)

crowded_report = Table(
    "crowded_report",
    metadata,
    part_of("crowd", "a name of reports of one deed, of which some follow others"),
    foreign("report_id", "report.report_id", "a report that is one of them", primary_key=True),
    Index("ix_crowded_report_report_id", "report_id"),
    comment="Which reports are in a crowd (EVT-12), so that who follows whom is known without looking around them",
)

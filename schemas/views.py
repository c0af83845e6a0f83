"""What analysts query: views in the words of the codebook, the same on SQLite and PostgreSQL.

"Now" is ``known_to = '9999-12-31'``; for any other moment ask ``event_version`` with
``known_from <= :t AND known_to > :t``.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from schemas.warehouse import COUNTED

NOW = "v.known_to >= '9999-12-31'"
COVERED = "('AF', 'PK')"
"""Countries whose provinces have a row for every month, also without an event."""

_TOLLS = ", ".join(f"v.{what}_{bound}" for what in COUNTED for bound in ("low", "best", "high"))
_EVENT = f"""
SELECT v.event_id, v.version_no, v.event_type, v.sub_event_type, v.plover_type, v.plover_mode, v.ucdp_type,
       v.assertion, v.background, v.date_start, v.date_end, v.date_precision, {{month}} AS month,
       v.country, v.admin1_iso, p.name AS admin1_name, p.pcode AS admin1_pcode, v.admin2_name, v.place_name, v.pcode,
       v.geonames_id, v.lat, v.lon, v.radius_km, v.geo_precision, {_TOLLS},
       v.n_reports, v.n_articles, v.n_sources, v.corroboration, v.confidence,
       v.known_from, v.change_reason, v.change_note
FROM event_version v
LEFT JOIN admin_area p ON p.iso = v.admin1_iso AND p.level = 1 AND p.valid_to IS NULL
WHERE {NOW}
"""  # noqa: S608 - constants of ours


@dataclass(frozen=True, slots=True)
class View:
    """A view: what it answers, and its query with ``{month}`` for the month of ``v.date_start``."""

    name: str
    comment: str
    query: str


VIEWS = (
    View("events_all", "Every event as believed now, also alleged ones and history", _EVENT),
    View(
        "events",
        "What is believed to have happened, as news: current, asserted, not background; one row an event",
        "SELECT * FROM events_all WHERE assertion = 'asserted' AND NOT background",
    ),
    View(
        "codings",
        "The newest coding of every article",
        """
SELECT c.* FROM coding c
WHERE c.load_no = (SELECT max(d.load_no) FROM coding d WHERE d.article_id = c.article_id)
""",
    ),
    View(
        "reports",
        "Every report by the newest coding, with its article, its words and its event: one row a report",
        """
SELECT r.*, a.source_id, a.address, a.url, a.title, c.published_on, c.genre, m.event_id, m.score AS event_score,
       m.reason AS event_reason
FROM report r
JOIN codings c ON c.coding_id = r.coding_id
JOIN article a ON a.article_id = r.article_id
LEFT JOIN (SELECT l.report_id, l.event_id, l.score, l.reason FROM event_report l
           JOIN event_version v ON v.event_id = l.event_id AND v.version_no = l.version_no
           WHERE v.known_to >= '9999-12-31') m
       ON m.report_id = r.report_id
""",
    ),
    View(
        "claims",
        "What somebody alleges or denies, or what may or will happen: never counted as events",
        """
SELECT report_id, assertion, attributed_to, event_type, sub_event_type, background, date_start, date_end,
       country, admin1_iso, place_name, quote, killed_low, killed_best, killed_high, title, url, source_id,
       published_on, event_id
FROM reports WHERE assertion IN ('alleged', 'denied', 'hypothetical', 'future')
""",
    ),
    View(
        "province_month",
        "Events and people killed by province and month; a province of a covered country has a row for every month",
        f"""
SELECT p.country, p.iso AS admin1_iso, p.name AS admin1_name, p.pcode AS admin1_pcode, p.geonames_id, m.month,
       count(e.event_id) AS events,
       coalesce(sum(e.killed_low), 0) AS killed_low,
       coalesce(sum(coalesce(e.killed_best, e.killed_low)), 0) AS killed_best,
       coalesce(sum(coalesce(e.killed_high, e.killed_best, e.killed_low)), 0) AS killed_high
FROM admin_area p
CROSS JOIN (SELECT DISTINCT month FROM events WHERE month IS NOT NULL) m
LEFT JOIN events e ON e.admin1_iso = p.iso AND e.month = m.month
WHERE p.level = 1 AND p.iso IS NOT NULL AND p.valid_to IS NULL
  AND (p.country IN {COVERED} OR p.iso IN (SELECT admin1_iso FROM events WHERE admin1_iso IS NOT NULL))
GROUP BY p.country, p.iso, p.name, p.pcode, p.geonames_id, m.month
""",  # noqa: S608 - constants of ours
    ),
    View(
        "articles_without_report",
        "Articles that yield no report, and why",
        """
SELECT a.article_id, a.source_id, a.address, a.url, a.title, c.published_on, c.genre, c.language, c.no_report_reason
FROM codings c JOIN article a ON a.article_id = c.article_id WHERE c.no_report_reason IS NOT NULL
""",
    ),
    View(
        "event_history",
        "Every version of every event: what was believed, from when to when, and why it changed",
        f"""
SELECT v.event_id, v.version_no, v.known_from, v.known_to, v.change_reason, v.change_note, v.cause_article_id,
       v.sub_event_type, v.assertion, v.background, v.date_start, v.date_end, v.admin1_iso, v.place_name, {_TOLLS},
       v.n_reports, v.n_sources, v.corroboration
FROM event_version v
""",  # noqa: S608 - constants of ours
    ),
)

_MONTH = {
    "sqlite": "CASE WHEN v.date_precision IN ('year', 'unknown') THEN NULL ELSE strftime('%Y-%m', v.date_start) END",
    "postgresql": (
        "CASE WHEN v.date_precision IN ('year', 'unknown') THEN NULL ELSE to_char(v.date_start, 'YYYY-MM') END"
    ),
}


def create_views(connection: Connection) -> None:
    """Create the views, in the order in which they build on each other; PostgreSQL keeps their comments too."""
    month = _MONTH[connection.dialect.name]
    for view in VIEWS:
        connection.execute(text(f"CREATE VIEW {view.name} AS {view.query.replace('{month}', month)}"))
        if connection.dialect.name == "postgresql":
            quoted = view.comment.replace("'", "''")
            connection.execute(text(f"COMMENT ON VIEW {view.name} IS '{quoted}'"))


def drop_views(connection: Connection) -> None:
    """Drop the views that are there, the newest first."""
    for view in reversed(VIEWS):
        connection.execute(text(f"DROP VIEW IF EXISTS {view.name}"))

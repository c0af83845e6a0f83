# ruff: noqa: E501, S608 - rows are invented in the database, by SQL of our own
"""An invented warehouse of any size, filled by SQL, the same on SQLite and PostgreSQL: skewed in place, over ten years.

One event in five has an older version, one report in fifty is a claim, one in thirty is history; every event has two
actors, every report an article of its own with a text of the length of a wire's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Connection, Engine, text

from pipeline.locate import Gazetteer
from pipeline.settings import read_settings
from pipeline.warehouse.areas import Areas
from pipeline.warehouse.bulk import insert_rows
from pipeline.warehouse.load_areas import area_rows
from pipeline.warehouse.summing import sum_all
from schemas import tables as w

PER_EVENT = 2.5
"""Reports that tell of one event, on average."""
DAYS = 3650
"""Ten years, from 2015 on."""
SENTENCE = "Three people were killed. "
SENTENCES = 60
CACHE_KB = 1_000_000
PLACED = "country, admin1_iso, admin2_name, place_name, lat, lon, radius_km, geo_precision"
WHERE = (
    "'AF', t.iso, CASE WHEN t.n % 5 > 0 THEN t.district END, t.district, t.lat, t.lon, 5.0, "
    "CASE WHEN t.n % 5 > 0 THEN 'near' ELSE 'adm1' END"
)
ACT = (
    "CASE t.n % 6 WHEN 0 THEN 'Battles' WHEN 1 THEN 'Explosions/Remote violence' "
    "WHEN 2 THEN 'Violence against civilians' WHEN 3 THEN 'Battles' WHEN 4 THEN 'Protests' "
    "ELSE 'Explosions/Remote violence' END, "
    "CASE t.n % 6 WHEN 0 THEN 'Armed clash' WHEN 1 THEN 'Air/drone strike' WHEN 2 THEN 'Attack' "
    "WHEN 3 THEN 'Government regains territory' WHEN 4 THEN 'Peaceful protest' "
    "ELSE 'Remote explosive/landmine/IED' END, "
    "CASE WHEN t.n % 50 = 0 THEN 'alleged' ELSE 'asserted' END, t.n % 30 = 0"
)
"""Event type, sub-event type, assertion and background."""


def fill(engine: Engine, reports: int) -> None:
    """Fill the empty warehouse with invented rows, a table a transaction."""
    invention = Invention.of(engine, reports)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KB}")
        _add_areas(connection)
        for statement in (*invention.seeds(), *invention.articles(), *invention.events()):
            connection.execute(text(statement))
            connection.commit()
        sum_all(connection)
        connection.execute(text("ANALYZE"))
        connection.commit()


def _add_areas(connection: Connection) -> None:
    gazetteer = Gazetteer.open(read_settings().gazetteer)
    insert_rows(connection, w.admin_area, area_rows(list(Areas(gazetteer))))


def _id(prefix: str, number: str) -> str:
    """The id of that number: as long as ours, and in no order."""
    scattered = f"CAST((CAST({number} AS bigint) * 2654435761) % 9999999967 AS TEXT)"
    return f"'{prefix}_' || substr('00000000000000000000', 1, 20 - length({scattered})) || {scattered}"


@dataclass(frozen=True, slots=True)
class Invention:
    """So many reports and events, in the words of a database."""

    n_reports: int
    n_events: int
    day: str
    """The day that is {0} days after the first."""
    moment: str
    """The moment a day after that."""
    end: str
    """The end of time."""

    @classmethod
    def of(cls, engine: Engine, reports: int) -> Self:
        """Return what fills this engine's database."""
        events = int(reports / PER_EVENT)
        if engine.dialect.name == "sqlite":
            day = "date('2015-01-01', '+' || ({0}) || ' days')"
            moment = "datetime('2015-01-02', '+' || ({0}) || ' days') || '.000000'"
            return cls(reports, events, day, moment, "'9999-12-31 00:00:00.000000'")
        day = "(DATE '2015-01-01' + CAST({0} AS integer))"
        moment = "(TIMESTAMPTZ '2015-01-02 00:00+00' + CAST({0} AS integer) * INTERVAL '1 day')"
        return cls(reports, events, day, moment, "TIMESTAMPTZ '9999-12-31 00:00+00'")

    def seeds(self) -> Iterator[str]:
        """Yield what makes the numbers, the events' spots and days (``told``), the sources and the runs."""
        yield "CREATE TEMPORARY TABLE seq (n integer)"
        counted = f"WITH RECURSIVE s (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < {self.n_reports - 1})"
        yield f"INSERT INTO seq {counted} SELECT n FROM s"
        yield "CREATE TEMPORARY TABLE spot (k integer, iso text, district text, lat real, lon real)"
        yield (
            "INSERT INTO spot SELECT row_number() OVER (ORDER BY d.geonames_id) - 1, p.iso, d.name, d.lat, d.lon "
            "FROM admin_area d JOIN admin_area p ON p.geonames_id = d.parent_id WHERE d.level = 2 AND d.country = 'AF'"
        )
        happened = f"CAST(({DAYS} * ((CAST(s.n AS bigint) * 7919) % 10007)) / 10007 AS integer)"
        skewed = "(CAST(s.n AS bigint) * 31) % (1 + (CAST(s.n AS bigint) * 17) % (SELECT count(*) FROM spot))"
        yield (
            f"CREATE TEMPORARY TABLE told AS SELECT s.n, {happened} AS happened, 'run' || ({happened} / 10) AS run_id, t.* "
            f"FROM seq s JOIN spot t ON t.k = {skewed} WHERE s.n < {self.n_events}"
        )
        yield "CREATE INDEX ix_told ON told (n)"
        yield (
            "INSERT INTO source (source_id, name, kind, is_sample) "
            "SELECT 'src' || n, 'Source ' || n, 'files', true FROM seq WHERE n < 40"
        )
        moment = self.moment.format("n * 10")
        yield (
            "INSERT INTO run (run_id, load_no, trigger, started_at, finished_at, status, coder_version, "
            f"gazetteer_version) SELECT 'run' || n, n + 1, 'cli', {moment}, {moment}, 'succeeded', '1', 'g' "
            "FROM seq WHERE n < 366"
        )

    def articles(self) -> Iterator[str]:
        """Yield what makes the articles with their codings, reports and places."""
        of_report = f"FROM seq s JOIN told t ON t.n = s.n % {self.n_events}"
        words = SENTENCE * SENTENCES
        yield (
            "INSERT INTO article (article_id, source_id, address, url, title, text, text_sha256, sketch, run_id) "
            f"SELECT {_id('art', 's.n')}, 'src' || ((s.n * 13) % (1 + s.n % 40)), 'a' || s.n, 'https://a.example/' || s.n, "
            f"'Title ' || s.n, '{words}', '{'x' * 64}', '[]', t.run_id {of_report}"
        )
        yield (
            "INSERT INTO coding (coding_id, article_id, coder_version, gazetteer_version, language, genre, published_on, "
            f"published_at_method, load_no, run_id) SELECT {_id('cod', 's.n')}, {_id('art', 's.n')}, '1', 'g', 'en', "
            f"'news', {self.day.format('t.happened + s.n % 3')}, 'given', 1, t.run_id {of_report}"
        )
        yield (
            f'INSERT INTO place (coding_id, place_no, start, "end", text, role, country, admin1_iso, admin2_name, name, lat, lon, radius_km, '
            f"score, reason) SELECT {_id('cod', 's.n')}, 0, 0, 5, t.district, 'event', "
            "'AF', t.iso, t.district, t.district, t.lat, t.lon, 5.0, 0.9, 'exact name' " + of_report
        )
        day, phrase = self.day.format("t.happened"), "'at least ' || (t.n % 97) || ' people'"
        yield (
            'INSERT INTO report (report_id, coding_id, article_id, report_no, start, "end", quote, event_type, '
            f"sub_event_type, assertion, background, date_start, date_end, date_precision, place_no, {PLACED}, killed_low, "
            f"killed_best, killed_high, killed_phrase, weapons, no_shots_fired, rules, confidence) SELECT {_id('rep', 's.n')}, "
            f"{_id('cod', 's.n')}, {_id('art', 's.n')}, 0, 0, 25, 'Three people were killed.', {ACT}, {day}, {day}, 'day', "
            f"0, {WHERE}, t.n % 7, t.n % 7, t.n % 7 + 2, CASE WHEN s.n % 40 = 0 THEN 'several people' ELSE {phrase} END, "
            f"'[]', false, '[]', 0.8 {of_report}"
        )

    def events(self) -> Iterator[str]:
        """Yield what makes the events, their versions, actors and reports."""
        yield f"INSERT INTO event (event_id, run_id) SELECT {_id('evt', 't.n')}, t.run_id FROM told t"
        first, second = self.moment.format("t.happened"), self.moment.format("t.happened + 3")
        yield self._versions(1, first, second, "created", "WHERE t.n % 5 = 0")
        yield self._versions(2, second, self.end, "toll_changed", "WHERE t.n % 5 = 0")
        yield self._versions(1, first, self.end, "created", "WHERE t.n % 5 > 0")
        of_event = f"(n % {self.n_events})"
        yield (
            f"INSERT INTO event_report (event_id, version_no, report_id, score, reason) SELECT {_id('evt', of_event)}, "
            f"CASE WHEN {of_event} % 5 = 0 THEN 2 ELSE 1 END, {_id('rep', 'n')}, 1.0, 'same day' FROM seq"
        )
        yield (
            "INSERT INTO event_version_actor (event_id, version_no, actor_no, name, role, actor_id, kind, claim) "
            "SELECT e.event_id, e.version_no, a.n, CASE WHEN a.n = 0 THEN 'Taliban' ELSE 'Force ' || (e.killed_low % 9) "
            "END, CASE WHEN a.n = 0 THEN 'perpetrator' ELSE 'target' END, CASE WHEN a.n = 0 THEN 'taliban' END, "
            "CASE WHEN a.n = 0 THEN 'Rebel groups' ELSE 'Civilians' END, 'asserted' "
            "FROM event_version e CROSS JOIN (SELECT 0 AS n UNION ALL SELECT 1) a"
        )

    def _versions(self, number: int, start: str, end: str, reason: str, which: str) -> str:
        day = self.day.format("t.happened")
        return (
            "INSERT INTO event_version (event_id, version_no, known_from, known_to, change_reason, change_note, "
            "cause_article_id, event_type, sub_event_type, assertion, background, date_start, date_end, date_precision, "
            f"{PLACED}, killed_low, killed_best, killed_high, weapons, n_reports, n_articles, n_outlets, n_sources, "
            f"corroboration, confidence, policy, civilian_targeting, run_id) SELECT {_id('evt', 't.n')}, {number}, {start}, {end}, '{reason}', "
            f"'told', {_id('art', 't.n')}, {ACT}, {day}, {day}, 'day', {WHERE}, t.n % 7, t.n % 7, t.n % 7 + {number}, "
            "'[]', 2, 2, 2, 1 + t.n % 3, CASE WHEN t.n % 3 = 0 THEN 'single' ELSE 'corroborated' END, 0.8, '2', t.n % 6 IN (1, 2, 5), "
            f"t.run_id FROM told t {which}"
        )

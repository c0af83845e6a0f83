# ruff: noqa: E501, S608 - rows are invented in the database, by SQL of our own
"""How long each named query takes on a warehouse of so many reports, on SQLite and PostgreSQL.

    python bench/queries.py REPORTS ADDRESS…

Each ADDRESS is an empty warehouse (sqlite:///… or postgresql://…); it is filled with invented rows by SQL, the same on both,
and every query is asked three times with its defaults; the second fastest counts. A warehouse that is filled already
(REPORTS is 0) is only asked. Shown are seconds of processor time, of the process that answers: where a machine is busy,
only they say something. PostgreSQL must run on this machine, and without parallel workers.
"""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from pipeline.areas import Areas
from pipeline.bulk import insert_rows
from pipeline.load import _area_row
from pipeline.locate import Gazetteer
from pipeline.queries import NamedQuery, list_queries, run_query
from pipeline.settings import read_settings
from pipeline.warehouse import open_warehouse, write
from schemas import warehouse as w

PER_EVENT = 2.5
"""Reports that tell of one event, on average."""
DAYS = 3650
"""Ten years, from 2015 on."""
MOMENTS = {"as_of": "2024-06-30"}


def main() -> None:
    """Fill the warehouses and print the times."""
    reports, addresses = int(sys.argv[1]), sys.argv[2:]
    taken: dict[str, list[float]] = {}
    for address in addresses:
        engine = open_warehouse(address)
        if reports:
            started = time.perf_counter()
            fill(engine, reports)
            print(f"{engine.dialect.name}: filled in {time.perf_counter() - started:.0f} s", flush=True)
        for name, seconds in ask_all(engine):
            taken.setdefault(name, []).append(seconds)
            print(f"{engine.dialect.name} {name} {seconds:.2f}", flush=True)
    for name, seconds in sorted(taken.items(), key=lambda item: -max(item[1])):
        print(f"| {name} | " + " | ".join(f"{one:.2f}" for one in seconds) + " |")


def ask_all(engine: Engine) -> Iterator[tuple[str, float]]:
    """Yield each query's name and how many seconds of processor time it took."""
    event_id = str(run_query(engine, "SELECT min(event_id) FROM event").rows[0][0])
    for query in list_queries():
        yield query.name, sorted(_ask(engine, query, event_id) for _ in range(3))[1]


def _ask(engine: Engine, query: NamedQuery, event_id: str) -> float:
    needed = {p.name for p in query.parameters if p.default is None}
    given = {name: value for name, value in (MOMENTS | {"event": event_id}).items() if name in needed}
    server = _server(engine)
    started = _taken_by(server)
    run_query(engine, query.name, given)
    return _taken_by(server) - started


def _server(engine: Engine) -> int:
    """The process that answers: the one connection of the pool is used again and again."""
    if engine.dialect.name == "sqlite":
        return os.getpid()
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())


def _taken_by(process: int) -> float:
    user, system = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def fill(engine: Engine, reports: int) -> None:
    """Fill the empty warehouse with invented rows, skewed in place and time."""
    gazetteer = Gazetteer.open(read_settings().gazetteer)
    events = int(reports / PER_EVENT)
    with write(engine) as connection:
        insert_rows(connection, w.admin_area, [_area_row(area) for area in Areas(gazetteer)])
        for statement in _statements(connection, reports, events):
            connection.execute(text(statement))
    with engine.connect() as connection:
        connection.execute(text("ANALYZE"))
        connection.commit()


def _statements(connection: Connection, reports: int, events: int) -> Iterator[str]:
    day = {
        "sqlite": "date('2015-01-01', '+' || ({0}) || ' days')",
        "postgresql": "(DATE '2015-01-01' + CAST({0} AS integer))",
    }[connection.dialect.name]
    moment = {
        "sqlite": "datetime('2015-01-02', '+' || ({0}) || ' days') || '.000000'",
        "postgresql": "(TIMESTAMPTZ '2015-01-02 00:00+00' + CAST({0} AS integer) * INTERVAL '1 day')",
    }[connection.dialect.name]
    end = {"sqlite": "'9999-12-31 00:00:00.000000'", "postgresql": "TIMESTAMPTZ '9999-12-31 00:00+00'"}[
        connection.dialect.name
    ]
    happened = f"CAST({DAYS} * (CAST((CAST(n AS bigint) * 7919) % 10007 AS real) / 10007) AS integer)"
    yield "CREATE TEMPORARY TABLE seq (n integer)"
    yield (
        f"INSERT INTO seq WITH RECURSIVE s (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < {reports - 1}) "
        "SELECT n FROM s"
    )
    yield "CREATE TEMPORARY TABLE spot (k integer, iso text, district text, pcode text, lat real, lon real)"
    yield (
        "INSERT INTO spot SELECT row_number() OVER (ORDER BY d.geonames_id) - 1, p.iso, d.name, d.pcode, d.lat, d.lon "
        "FROM admin_area d JOIN admin_area p ON p.geonames_id = d.parent_id WHERE d.level = 2 AND d.country = 'AF'"
    )
    yield (
        "CREATE TEMPORARY TABLE told AS SELECT s.n, t.* FROM seq s JOIN spot t ON t.k = "
        "((CAST(s.n AS bigint) * 31) % (1 + (CAST(s.n AS bigint) * 17) % (SELECT count(*) FROM spot)))"
        f" WHERE s.n < {events}"
    )
    yield (
        "INSERT INTO source (source_id, name, kind, is_sample) "
        "SELECT 'src' || n, 'Source ' || n, 'files', true FROM seq WHERE n < 40"
    )
    yield (
        "INSERT INTO run (run_id, load_no, trigger, started_at, finished_at, status, coder_version, gazetteer_version) "
        f"SELECT 'run' || n, n + 1, 'cli', {moment.format('n * 10')}, {moment.format('n * 10')}, 'succeeded', '1', 'g' "
        "FROM seq WHERE n < 366"
    )
    event_of, of_event = f"(n % {events})", happened.replace("n AS", f"(n % {events}) AS")
    run_of = f"'run' || ({of_event} / 10)"
    yield (
        "INSERT INTO article (article_id, source_id, address, url, title, text, text_sha256, sketch, run_id) "
        f"SELECT 'art' || n, 'src' || ((n * 13) % (1 + n % 40)), 'a' || n, 'https://a.example/' || n, 'Title ' || n, "
        f"'Three people were killed.', 'x', '[]', {run_of} FROM seq"
    )
    yield (
        "INSERT INTO coding (coding_id, article_id, coder_version, gazetteer_version, language, genre, published_on, "
        f"published_at_method, load_no, run_id) SELECT 'cod' || n, 'art' || n, '1', 'g', 'en', 'news', "
        f"{day.format(of_event + ' + n % 3')}, 'given', 1, {run_of} FROM seq"
    )
    kinds = (
        "CASE {0} % 6 WHEN 0 THEN 'Battles' WHEN 1 THEN 'Explosions/Remote violence' "
        "WHEN 2 THEN 'Violence against civilians' WHEN 3 THEN 'Battles' WHEN 4 THEN 'Protests' "
        "ELSE 'Explosions/Remote violence' END, CASE {0} % 6 WHEN 0 THEN 'Armed clash' WHEN 1 THEN 'Air/drone strike' "
        "WHEN 2 THEN 'Attack' WHEN 3 THEN 'Government regains territory' WHEN 4 THEN 'Peaceful protest' "
        "ELSE 'Remote explosive/landmine/IED' END"
    )
    assertion = "CASE WHEN {0} % 50 = 0 THEN 'alleged' ELSE 'asserted' END, {0} % 30 = 0"
    where = "'AF', t.iso, CASE WHEN t.n % 5 > 0 THEN t.district END, t.district, t.lat, t.lon, 5.0, CASE WHEN t.n % 5 > 0 THEN 'near' ELSE 'adm1' END"
    placed = "country, admin1_iso, admin2_name, place_name, lat, lon, radius_km, geo_precision"
    phrase = "CASE WHEN s.n % 40 = 0 THEN 'several people' ELSE 'at least ' || (t.n % 97) || ' people' END"
    yield (
        'INSERT INTO report (report_id, coding_id, article_id, report_no, start, "end", quote, event_type, sub_event_type, assertion, '
        f"background, date_start, date_end, date_precision, {placed}, killed_low, killed_best, killed_high, killed_phrase, "
        "weapons, no_shots_fired, rules, confidence) SELECT 'rep' || s.n, 'cod' || s.n, 'art' || s.n, 0, 0, 25, "
        f"'Three people were killed.', {kinds.format('t.n')}, {assertion.format('t.n')}, {day.format(happened.replace('CAST(n', 'CAST(t.n'))}, "
        f"{day.format(happened.replace('CAST(n', 'CAST(t.n'))}, 'day', {where}, t.n % 7, t.n % 7, t.n % 7 + 2, {phrase}, '[]', false, '[]', 0.8 "
        f"FROM seq s JOIN told t ON t.n = s.n % {events}"
    )
    yield f"INSERT INTO event (event_id, run_id) SELECT 'evt' || n, {run_of} FROM seq WHERE n < {events}"
    version = (
        "INSERT INTO event_version (event_id, version_no, known_from, known_to, change_reason, change_note, "
        f"cause_article_id, event_type, sub_event_type, assertion, background, date_start, date_end, date_precision, {placed}, "
        "killed_low, killed_best, killed_high, weapons, n_reports, n_articles, n_outlets, n_sources, corroboration, confidence, policy, "
        f"run_id) SELECT 'evt' || t.n, {{no}}, {{start}}, {{end}}, {{reason}}, 'told', 'art' || t.n, {kinds.format('t.n')}, "
        f"{assertion.format('t.n')}, {day.format(happened.replace('CAST(n', 'CAST(t.n'))}, "
        f"{day.format(happened.replace('CAST(n', 'CAST(t.n'))}, 'day', {where}, t.n % 7, t.n % 7, t.n % 7 + {{no}}, '[]', 2, 2, 2, "
        f"1 + t.n % 3, CASE WHEN t.n % 3 = 0 THEN 'single' ELSE 'corroborated' END, 0.8, '2', "
        f"{run_of.replace('n %', 't.n %')} FROM told t {{which}}"
    )
    first, second = (moment.format(happened.replace("CAST(n", "CAST(t.n") + plus) for plus in ("", " + 3"))
    yield version.format(no=1, start=first, end=second, reason="'created'", which="WHERE t.n % 5 = 0")
    yield version.format(no=2, start=second, end=end, reason="'toll_changed'", which="WHERE t.n % 5 = 0")
    yield version.format(no=1, start=first, end=end, reason="'created'", which="WHERE t.n % 5 > 0")
    yield (
        "INSERT INTO event_report (event_id, version_no, report_id, score, reason) SELECT 'evt' || "
        f"{event_of}, CASE WHEN {event_of} % 5 = 0 THEN 2 ELSE 1 END, 'rep' || n, 1.0, 'same day' FROM seq"
    )
    yield (
        "INSERT INTO event_version_actor (event_id, version_no, actor_no, name, role, actor_id, kind, claim) "
        "SELECT e.event_id, e.version_no, a.n, CASE WHEN a.n = 0 THEN 'Taliban' ELSE 'Force ' || (length(e.event_id) % 9) "
        "END, CASE WHEN a.n = 0 THEN 'perpetrator' ELSE 'target' END, CASE WHEN a.n = 0 THEN 'taliban' END, "
        "CASE WHEN a.n = 0 THEN 'Rebel groups' ELSE 'Civilians' END, 'asserted' "
        "FROM event_version e CROSS JOIN (SELECT 0 AS n UNION ALL SELECT 1) a"
    )
    yield "DROP TABLE seq"


if __name__ == "__main__":
    main()

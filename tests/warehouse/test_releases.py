"""Releases, what changed between them, other data sets' counts, and texts that are erased."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from coded import AREAS, NOON, SOURCE, found_event, make_batch, make_merged, revise, write_article
from sqlalchemy import Engine, select

from pipeline.commands.explaining import explain_asked
from pipeline.settings import read_settings
from pipeline.sources import SourceError
from pipeline.warehouse.erasing import ERASED, ErasureError, erase_articles, erase_older
from pipeline.warehouse.load import load
from pipeline.warehouse.opening import coded_article_ids, read
from pipeline.warehouse.queries import QueryError, list_queries, run_query
from pipeline.warehouse.reference import CountsError, put_reference
from pipeline.warehouse.releases import ReleaseError, diff_releases, find_release, tag_release
from schemas.events import Lineage
from schemas.records import Count
from schemas.tables import metadata
from schemas.views.fields import FIELDS
from schemas.vocabulary import ActorRole, Assertion, Claim, Corroboration, LineageKind, Outcome

MAY = write_article("Taliban gunmen fought police near Qalat on Thursday; three died.")
LATER = write_article("Four people died in the clash near Qalat, police said.", address="b.txt")
ARTICLE = MAY.extraction.article.article_id
NEXT_DAY = NOON + timedelta(days=1)


def _load_both(engine: Engine) -> None:
    load(engine, make_batch(MAY, areas=AREAS))
    tag_release(engine, "2024-05", now=NOON + timedelta(hours=2), note="May")
    load(engine, make_batch(LATER, versions=(revise(found_event(MAY), LATER, now=NEXT_DAY, killed=4),), number=2))
    tag_release(engine, "2024-06", now=NEXT_DAY)


def test_a_release_is_the_same_rows_whenever_it_is_asked_for(engine: Engine) -> None:
    load(engine, make_batch(MAY))
    made = tag_release(engine, "2024-05", now=NOON + timedelta(hours=2))
    asked = {"as_of": made.known_at.isoformat()}
    before = run_query(engine, "events_as_of", asked).rows
    load(engine, make_batch(LATER, versions=(revise(found_event(MAY), LATER, now=NEXT_DAY, killed=4),), number=2))
    assert run_query(engine, "events_as_of", asked).rows == before
    assert len(before) == made.n_events == 1


def test_a_release_keeps_the_versions_that_made_it(engine: Engine) -> None:
    _load_both(engine)
    found = find_release(engine, "2024-05")
    row = dict(zip(found.columns, found.rows[0], strict=True))
    assert (row["coder_version"], row["gazetteer_version"], row["load_no"], row["note"]) == ("1", "g1", 1, "May")


def test_what_changed_between_releases_leads_to_the_article(engine: Engine) -> None:
    _load_both(engine)
    found = diff_releases(engine, "2024-05", "2024-06")
    (row,) = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    assert (row["field"], row["before"], row["after"], row["cause_address"]) == ("killed_best", "3", "4", "b.txt")


def test_releases_the_wrong_way_round_or_unknown_are_told_and_give_no_other_answer(engine: Engine) -> None:
    _load_both(engine)
    with pytest.raises(QueryError, match="from: '2024-06' is after to: '2024-05'"):
        run_query(engine, "release_changes", {"from": "2024-06", "to": "2024-05"})
    with pytest.raises(ReleaseError, match="name the earlier one first"):
        diff_releases(engine, "2024-06", "2024-05")
    assert run_query(engine, "release_changes", {"from": "2024-05", "to": "2024-06"}).rows
    with pytest.raises(QueryError, match="to: the warehouse knows no release '2024-60'"):
        run_query(engine, "release_changes", {"from": "2024-05", "to": "2024-60"})


def test_an_event_that_ended_is_among_the_changes_and_takes_its_killed_away(engine: Engine) -> None:
    first, second = found_event(MAY), found_event(LATER)
    load(engine, make_batch(MAY, LATER, versions=(first, second), areas=AREAS))
    tag_release(engine, "2024-05", now=NOON + timedelta(hours=2))
    ended = Lineage(
        event_id=second.event_id,
        kind=LineageKind.MERGED,
        other_event_id=first.event_id,
        reason="1 of its reports tells of it",
        cause_article_id=None,
    )
    grown = revise(first, LATER, now=NEXT_DAY, killed=4)
    load(engine, replace(make_batch(number=2), merged=make_merged((grown,), ended)))
    tag_release(engine, "2024-06", now=NEXT_DAY)
    found = diff_releases(engine, "2024-05", "2024-06")
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    (gone,) = (row for row in rows if row["change_reason"] == "merged")
    assert (gone["before"], gone["after"], gone["place_name"]) == (second.event_id, first.event_id, "Qalāt")
    changes = run_query(engine, "release_changes")
    moved = [dict(zip(changes.columns, row, strict=True))["killed_best_by"] or 0 for row in changes.rows]
    assert sorted(moved, key=int) == [-3, 1, 6]
    assert run_query(engine, "SELECT sum(killed_best) FROM events").rows == ((4,),)
    feed = "SELECT event_id, after FROM changes WHERE change_reason = 'merged'"
    assert run_query(engine, feed).rows == ((second.event_id, first.event_id),)


@pytest.mark.parametrize(
    ("kind", "other"), [(LineageKind.MERGED, found_event(MAY).event_id), (LineageKind.DISSOLVED, None)]
)
def test_the_history_of_an_event_tells_its_end_and_no_answer_as_of_a_day_has_it(
    engine: Engine, kind: LineageKind, other: str | None
) -> None:
    first, second = found_event(MAY), found_event(LATER)
    load(engine, make_batch(MAY, LATER, versions=(first, second), areas=AREAS))
    ended = Lineage(
        event_id=second.event_id,
        kind=kind,
        other_event_id=other,
        reason="it is told otherwise",
        cause_article_id=ARTICLE,
    )
    grown = revise(first, LATER, now=NEXT_DAY, killed=4)
    load(engine, replace(make_batch(number=2), merged=make_merged((grown,), ended)))
    found = run_query(engine, "event_history", {"event": second.event_id})
    told = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert [(row["version_no"], row["change_reason"], row["cause_address"], row["killed_best"]) for row in told] == [
        (1, "created", "b.txt", 3),
        (None, kind.value, "a.txt", None),
    ]
    assert told[0]["known_to"] == told[1]["known_from"]
    assert told[1]["known_to"] is None
    assert len(run_query(engine, "event_history", {"event": first.event_id}).rows) == 2
    as_of = "SELECT count(*) FROM event_history WHERE known_from <= :t AND known_to > :t"
    for moment, events in ((NOON, 2), (NEXT_DAY, 1)):
        assert run_query(engine, as_of, {"t": moment.isoformat()}).rows == ((events,),)


def test_news_that_becomes_background_and_news_again_is_among_the_changes(engine: Engine) -> None:
    first = found_event(MAY)
    past = replace(first, version_no=2, known_from=NEXT_DAY, background=True)
    back = replace(first, version_no=3, known_from=NEXT_DAY + timedelta(days=1))
    load(engine, make_batch(MAY, versions=(first,), areas=AREAS))
    tag_release(engine, "news", now=NOON)
    load(engine, make_batch(versions=(past,), number=2))
    tag_release(engine, "past", now=NEXT_DAY)
    load(engine, make_batch(versions=(back,), number=3))
    tag_release(engine, "back", now=NEXT_DAY + timedelta(days=1))
    for earlier, later, before, after, by in (
        ("news", "past", "false", "true", -1),
        ("past", "back", "true", "false", 1),
    ):
        found = diff_releases(engine, earlier, later)
        (row,) = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
        assert (row["field"], row["before"], row["after"]) == ("background", before, after)
        changes = run_query(engine, "release_changes", {"from": earlier, "to": later})
        moved = {row[1]: row[2:] for row in changes.rows}
        assert moved == {"background": (1, 1, None, None), "the whole event": (1, 1, by, 3 * by)}


def test_who_took_part_is_among_the_changes_and_nothing_is_where_nothing_changed(engine: Engine) -> None:
    first = found_event(MAY)
    taliban, gunmen = first.parties
    claimed = replace(taliban, role=ActorRole.PERPETRATOR, claim=Claim.CLAIMED)
    named = replace(first, version_no=2, known_from=NEXT_DAY, parties=(gunmen, claimed))
    same = replace(named, version_no=3, known_from=NEXT_DAY + timedelta(days=1), parties=(claimed, gunmen))
    for number, version in enumerate((first, named, same), start=1):
        load(engine, make_batch(*[MAY][: 1 if number == 1 else 0], versions=(version,), number=number))
        tag_release(engine, str(number), now=version.known_from)
    found = diff_releases(engine, "1", "2")
    (row,) = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    assert (row["field"], row["before"], row["after"]) == (
        "parties",
        "participant Taliban; participant gunmen",
        "participant gunmen; perpetrator Taliban (claimed)",
    )
    unchanged = diff_releases(engine, "2", "3")
    (row,) = (dict(zip(unchanged.columns, row, strict=True)) for row in unchanged.rows)
    assert (row["field"], row["before"], row["after"]) == (None, None, None)


def test_the_sum_of_changes_goes_through_all_fields_whose_changes_are_told() -> None:
    query = next(query for query in list_queries() if query.name == "release_changes")
    listed = query.sql.partition("fields (field) AS (")[2].partition("\n), ")[0]
    assert tuple(re.findall(r"\('(\w+)'\)", listed)) == FIELDS


def _moved(engine: Engine, **between: str) -> tuple[int, int]:
    changes = run_query(engine, "release_changes", between)
    rows = [dict(zip(changes.columns, row, strict=True)) for row in changes.rows]
    return sum(int(row["events_by"] or 0) for row in rows), sum(int(row["killed_best_by"] or 0) for row in rows)


def test_the_changes_between_two_moments_add_up_to_the_difference_of_the_events(engine: Engine) -> None:
    first, claim = found_event(MAY), replace(found_event(LATER), assertion=Assertion.ALLEGED)
    load(engine, make_batch(MAY, LATER, versions=(first, claim), areas=AREAS))
    tag_release(engine, "claimed", now=NOON)
    believed = replace(
        claim,
        version_no=2,
        known_from=NEXT_DAY,
        assertion=Assertion.ASSERTED,
        tolls={Outcome.KILLED: Count(low=5, best=None, high=None)},
    )
    gone = replace(first, version_no=2, known_from=NEXT_DAY, corroboration=Corroboration.RETRACTED)
    load(engine, make_batch(versions=(believed, gone), number=2))
    tag_release(engine, "believed", now=NEXT_DAY)
    assert run_query(engine, "SELECT count(*), sum(killed_low) FROM events").rows == ((1, 5),)
    assert _moved(engine, to="claimed") == (1, 3)
    assert _moved(engine, **{"from": "claimed", "to": "believed"}) == (0, 2)
    assert _moved(engine) == (1, 5)


@pytest.mark.parametrize(
    ("tag", "said"), [("2024-05", "already"), ("May 2024", "is no tag"), ("", "is no tag"), ("x" * 41, "is no tag")]
)
def test_a_tag_is_given_once_and_is_a_plain_word(engine: Engine, tag: str, said: str) -> None:
    load(engine, make_batch(MAY))
    tag_release(engine, "2024-05", now=NEXT_DAY)
    with pytest.raises(ReleaseError, match=said):
        tag_release(engine, tag, now=NEXT_DAY)


def test_an_empty_warehouse_has_nothing_to_release_and_no_release_to_find(engine: Engine) -> None:
    with pytest.raises(ReleaseError, match="no event yet"):
        tag_release(engine, "2024-05", now=NOON)
    with pytest.raises(ReleaseError, match="no release '2024-05'; there are none"):
        diff_releases(engine, "2024-05", "2024-06")


def test_postgresql_has_the_past_as_a_function(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no functions: the query events_as_of is the documented predicate")
    _load_both(engine)
    asked = "SELECT killed_best FROM events_as_of(CAST('{}' AS timestamptz))"
    moments = ("2024-05-03 11:00+00", "2024-05-03 12:00+00", "2024-05-05 00:00+00")
    assert [run_query(engine, asked.format(one)).rows for one in moments] == [(), ((3,),), ((4,),)]


def test_an_erased_text_leaves_a_tombstone_and_its_counts(engine: Engine) -> None:
    load(engine, make_batch(MAY, areas=AREAS))
    before = run_query(engine, "province_month").rows
    assert erase_articles(engine, [ARTICLE], reason="the law", now=NEXT_DAY, quotes_too=True) == 1
    assert run_query(engine, "province_month").rows == before
    held = (
        "SELECT a.text, a.title, r.quote, r.killed_phrase, r.killed_low, e.reason FROM article a, report r, erasure e"
    )
    assert run_query(engine, held).rows == (("", None, ERASED, None, 3, "the law"),)
    with read(engine) as connection:
        tables = (metadata.tables[name] for name in ("article", "report", "report_actor", "place"))
        everything = str([tuple(row) for table in tables for row in connection.execute(select(table))])
    assert "Thursday" not in everything


def test_an_erased_text_is_said_to_be_erased_to_who_asks_why_it_was_coded_so(
    engine: Engine, warehouse_url: str
) -> None:
    load(engine, make_batch(MAY))
    erase_articles(engine, [ARTICLE], reason="the law", now=NEXT_DAY)
    with pytest.raises(
        SourceError, match=f"the text of {ARTICLE} was erased; when and why stands in the table erasure"
    ):
        explain_asked(ARTICLE, replace(read_settings(), warehouse_url=warehouse_url))


def test_an_erased_article_is_not_coded_again_by_any_version_and_not_erased_twice(engine: Engine) -> None:
    load(engine, make_batch(MAY))
    erase_articles(engine, [ARTICLE], reason="the law", now=NEXT_DAY)
    assert coded_article_ids(engine, "another", "version") == {ARTICLE}
    assert erase_articles(engine, [ARTICLE], reason="again", now=NEXT_DAY) == 0
    load(engine, make_batch(MAY, versions=(), number=2))
    assert run_query(engine, "SELECT text FROM article").rows == (("",),)


def test_old_texts_of_a_source_go_by_the_day_of_publication(engine: Engine) -> None:
    load(engine, make_batch(MAY))
    assert erase_older(engine, SOURCE.id, date(2024, 5, 2), now=NEXT_DAY) == 0
    assert erase_older(engine, SOURCE.id, date(2024, 5, 3), now=NEXT_DAY) == 1


def test_an_unknown_article_is_named_and_nothing_is_erased(engine: Engine) -> None:
    load(engine, make_batch(MAY))
    with pytest.raises(ErasureError, match="no article 'art_x'; nothing was erased"):
        erase_articles(engine, [ARTICLE, "art_x"], reason="the law", now=NEXT_DAY)
    assert run_query(engine, "SELECT count(*) FROM erasure").rows == ((0,),)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("AF-XXX,2024-05,1,2", "line 2: 'AF-XXX' is neither"),
        ("AF26,May,1,2", "line 2: 'May' is no month"),
        ("AF26,2024-05,,2", "events is empty"),
        ("AF26", "line 2: '' is no month"),
        ("AF26,2024-05", "events is empty"),
        ("AF26,2024-05,99999999999999999999,2", "'99999999999999999999' is no count"),
        ("AF26,2024-05,1,-2", "'-2' is no count"),
        ("AF26,2024-05,1,2\nAF-ZAB,2024-05,1,2", "line 3: AF-ZAB and 2024-05 are there twice"),
    ],
)
def test_a_wrong_count_names_its_line(engine: Engine, tmp_path: Path, line: str, said: str) -> None:
    load(engine, make_batch(MAY, areas=AREAS))
    (tmp_path / "counts.csv").write_text(f"admin1,month,events,killed\n{line}\n")
    with pytest.raises(CountsError, match=said):
        put_reference(engine, "acled", tmp_path / "counts.csv")

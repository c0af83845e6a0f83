"""What the coder makes of invented news from real places."""

import subprocess
import sys
from datetime import date
from functools import partial

import pytest
import told
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import Coder
from pipeline.extract.text.parser import forget_words, words_held
from schemas.records import Article
from schemas.vocabulary import ActorRole, Assertion, EventType, Outcome, SubEventType

PUBLISHED = "2021-06-09"


extract = partial(told.extract, published_at=PUBLISHED)
only = partial(told.only, published_at=PUBLISHED)


def test_a_gapped_passive_counts_both_outcomes() -> None:
    report = only("At least 12 people were killed and 30 others wounded in a bombing in Jalalabad on Tuesday.")
    assert (report.tolls[Outcome.KILLED].low, report.tolls[Outcome.INJURED].low) == (12, 30)
    assert report.sub_event_type is SubEventType.REMOTE_EXPLOSIVE
    assert report.date_start == date(2021, 6, 8)


def test_what_is_left_dead_was_killed_in_the_fight() -> None:
    report = only("Infighting between two factions of the Taliban left dozens of fighters dead in Obe on Monday.")
    assert report.sub_event_type is SubEventType.ARMED_CLASH
    assert report.tolls[Outcome.KILLED].phrase.startswith("dozens")
    assert {actor.role for actor in report.actors} == {ActorRole.PARTICIPANT}


def test_the_second_operation_is_told_without_its_noun() -> None:
    text = "The first military operation was mounted in Bara in May 2009, the second in Orakzai in June the same year."
    first, second = extract(text).reports
    assert (first.date_start, second.date_start) == (date(2009, 5, 1), date(2009, 6, 1))
    assert first.place_scopes[0] != second.place_scopes[0]


def test_a_raid_and_its_deaths_are_one_report() -> None:
    report = only("After the army's raid in July 2007 on a seminary in Bannu, scores of civilians died.")
    assert report.event_type in {EventType.BATTLES, EventType.VIOLENCE_AGAINST_CIVILIANS}
    assert report.background
    assert report.tolls[Outcome.KILLED].low >= 20


def test_a_toll_told_again_is_not_added() -> None:
    text = "A bomb killed four guards in Ghazni on Monday. The blast killed four guards and wounded two, police said."
    assert only(text).tolls[Outcome.KILLED].low == 4


def test_another_prisoner_is_added() -> None:
    text = "Soldiers captured a Taliban commander in Andar on Monday. They also detained one suspected insurgent."
    assert only(text).tolls[Outcome.CAPTURED].low == 2
    assert only(text).tolls[Outcome.LEADERS_CAPTURED].low == 1


def test_whom_a_force_meant_to_arrest_was_not_captured() -> None:
    report = only("Troops detained two insurgents in Khost on Monday while out to arrest a Haqqani commander.")
    assert report.tolls[Outcome.CAPTURED].low == 2


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The ministry accused the militia of killing nine farmers in Tal Afar on Monday.", Assertion.ALLEGED),
        ("Three men were charged with aggravated kidnapping by a court in Kaduna on Monday.", Assertion.ALLEGED),
        ("The army denied killing nine farmers in Tal Afar on Monday.", Assertion.DENIED),
        ("The group threatened to bomb the bridge in Tal Afar.", Assertion.FUTURE),
        ("The two sides could attack the town of Tal Afar.", Assertion.HYPOTHETICAL),
    ],
)
def test_a_claim_is_no_event(text: str, assertion: Assertion) -> None:
    assert {report.assertion for report in extract(text).reports} <= {assertion}


def test_an_act_that_says_who_somebody_is_is_no_news() -> None:
    past = "The man is linked to an attack that killed four soldiers in May."
    text = f"Troops detained a facilitator in Logar on Monday. {past}"
    news = [report for report in extract(text).reports if not report.background]
    assert [report.tolls.get(Outcome.KILLED) for report in news] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The striker shot wide in the second half of the match.",
        "A boiler exploded at a fertiliser plant, and two workers were hurt.",
        "The film tells of a murder in a village.",
        "Heavy floods killed thirty people in Takhar on Monday.",
    ],
)
def test_sport_accidents_fiction_and_disasters_are_no_events(text: str) -> None:
    assert extract(text).reports == ()


def test_no_shots_fired_is_said_of_its_incident() -> None:
    text = "Police arrested five men in Lashkar Gah on Monday. The men gave up and no shots were fired."
    assert only(text).no_shots_fired


def test_a_text_in_another_language_has_no_report_and_says_so() -> None:
    article = Article(
        article_id="art_1", source_id="s", address="a", text="Am Montag explodierte eine Bombe.", language="de"
    )
    (extraction,) = Coder().extract([article])
    assert (extraction.reports, extraction.no_report_reason) == ((), "language")


def test_batches_change_nothing() -> None:
    texts = ["Gunmen killed two judges in Kabul on Sunday.", "Rain fell.", "A bomb wounded six in Quetta on Monday."]
    articles = [Article(article_id=f"art_{i}", source_id="s", address="a", text=text) for i, text in enumerate(texts)]
    together = list(Coder().extract(articles))
    assert together == [one for article in articles for one in Coder().extract([article])]


_THREADS_OF_PARSING = """
from threadpoolctl import threadpool_info
from pipeline.extract import Coder
from schemas.records import Article
list(Coder().extract([Article(article_id="art_1", source_id="s", address="a", text="A bomb killed two in Kabul.")]))
print(*{pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"})
"""


def test_parsing_takes_one_thread_for_others_code_beside_it() -> None:
    """In a process of its own: here other tests' libraries may have threads of theirs."""
    asked = [sys.executable, "-c", _THREADS_OF_PARSING]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    assert (done.stdout.split(), done.stderr) == (["1"], "")


def test_the_model_forgets_the_words_of_what_it_has_coded_once_they_are_many() -> None:
    forget_words(most=0)
    fresh = words_held()
    texts = [f"Gunmen killed {n} vrxq{n}a and qwzt{n}b in Plomk{n} on Sunday." for n in range(2, 150)]
    articles = [Article(article_id=f"art_{n}", source_id="s", address="a", text=text) for n, text in enumerate(texts)]
    before = list(Coder().extract(articles))
    assert words_held() > fresh + 300
    forget_words(most=fresh + 10_000)
    assert words_held() > fresh + 300, "a model that knows the words reads them faster"
    forget_words(most=fresh + 300)
    assert words_held() == fresh
    assert list(Coder().extract(articles)) == before


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40), st.sampled_from(["killed", " 12 ", "soldiers", " in ", "\u2028", ". ", "(May 3)"])
        )
    )
)
def test_any_text_is_coded_and_spans_lie_in_it(parts: list[str]) -> None:
    text = "".join(parts)
    for report in extract(text).reports:
        assert 0 <= report.start <= report.end <= len(text)
        spans = [*report.place_scopes, *(span for spans in report.spans.values() for span in spans)]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)


def test_who_is_killed_by_name_is_a_target_and_a_place_is_nobody() -> None:
    report = only("Gunmen shot dead a teacher, Karim Nurzai, and wounded Sana Wardak in Lashkar Gah on Monday.")
    assert "Sana Wardak" in {actor.text for actor in report.actors if actor.role is ActorRole.TARGET}
    assert not any("Gah" in actor.text for actor in report.actors)

"""A large model as coder: what it says counts where the article's own words bear it, and it may fail in any way."""

import json
from datetime import date

import pytest
from model_server import Answer, Json, ModelServer, endless, hang, model_server, report, say, send

from pipeline.coders import CoderError, QuotingCoder, open_coder
from pipeline.coders.model import ModelQuoter
from pipeline.coders.quoting import FAILURES, TRY_AGAIN
from pipeline.extract import Coder
from pipeline.locate import Gazetteer, locate
from pipeline.settings import ModelSettings, Settings, read_settings
from schemas.records import Article, Extraction
from schemas.vocabulary import ActorKind, Assertion, GeoPrecision, Outcome, ReportField, Side, SubEventType

KEY = "sk-the-key-that-nobody-may-read"
TEXT = (
    "Gunmen killed three teachers and\nwounded at least five pupils in Chaman on Monday, police said. "
    "Three weeks ago the Taliban had warned the school."
)
GOOD: dict[str, Json] = {
    "quote": "Gunmen killed three teachers and wounded at least five pupils in Chaman on Monday",
    "sub_event_type": "Attack",
    "assertion": "asserted",
    "background": False,
    "attributed_to": "police",
    "when": "on Monday",
    "where": ["Chaman"],
    "actors": [{"text": "Gunmen", "role": "perpetrator"}, {"text": "three teachers", "role": "target"}],
    "people": [
        {"outcome": "killed", "phrase": "three teachers", "count": 30, "side": "civilian", "leader": False},
        {"outcome": "injured", "phrase": "at least five pupils", "count": None, "side": "civilian", "leader": False},
    ],
    "weapons": ["small_arms"],
    "no_shots_fired": False,
}


def article(text: str = TEXT) -> Article:
    return Article(article_id="art_1", source_id="s", address="a", text=text, published_at="2024-05-08", language="en")


def settings(server: ModelServer, tries: int = 2, timeout: float = 5.0) -> ModelSettings:
    return ModelSettings(address=server.address, name="tiny", key=KEY, tries=tries, timeout=timeout, at_once=2)


def coder(given: ModelSettings, waited: list[float] | None = None) -> QuotingCoder:
    waits: list[float] = [] if waited is None else waited
    return QuotingCoder(ModelQuoter(given, wait=waits.append), Coder(), at_once=given.at_once)


def code(*answers: Answer, tries: int = 2, timeout: float = 5.0, text: str = TEXT) -> Extraction:
    with model_server(*answers) as server:
        (extraction,) = coder(settings(server, tries, timeout)).extract([article(text)])
    return extraction


def test_a_report_in_the_articles_words_is_kept_with_their_offsets() -> None:
    extraction = code(report(GOOD))
    (kept,) = extraction.reports
    assert TEXT[kept.start : kept.end] == str(GOOD["quote"]).replace("and wounded", "and\nwounded")
    assert (kept.sub_event_type, kept.assertion, kept.attributed_to) == (
        SubEventType.ATTACK,
        Assertion.ASSERTED,
        "police",
    )
    assert (kept.date_start, kept.date_text) == (date(2024, 5, 6), "Monday")
    assert [actor.kind for actor in kept.actors] == [ActorKind.POLITICAL_MILITIAS, ActorKind.CIVILIANS]
    assert [TEXT[span.start : span.end] for span in kept.spans[ReportField.INJURED]] == ["at least five pupils"]
    assert extraction.refused == ()


def test_a_number_is_read_from_the_words_and_never_taken_from_the_model() -> None:
    (kept,) = code(report(GOOD)).reports
    killed = kept.tolls[Outcome.KILLED]
    assert (killed.low, killed.best, killed.high) == (3, 3, 3)
    assert killed.by_side is not None
    assert killed.by_side[Side.CIVILIAN].low == 3
    assert kept.tolls[Outcome.INJURED].high is None


@pytest.mark.parametrize(
    "invented",
    [
        {"quote": "Gunmen killed thirty teachers"},
        {"quote": ""},
        {"attributed_to": "the mayor"},
        {"when": "on Tuesday"},
        {"where": ["Chaman", "Quetta"]},
        {"actors": [{"text": "Taliban fighters", "role": "perpetrator"}]},
        {"people": [{"outcome": "killed", "phrase": "ee teachers", "count": 2, "side": None, "leader": False}]},
    ],
)
def test_a_report_with_words_that_are_not_in_the_text_is_refused_and_says_which(invented: dict[str, Json]) -> None:
    extraction = code(report(GOOD | invented, GOOD))
    assert len(extraction.reports) == 1
    (refusal,) = extraction.refused
    assert refusal.reason == "not_in_text"
    assert next(iter(invented)) in refusal.message or "killed" in refusal.message


@pytest.mark.parametrize(
    "broken", [GOOD | {"sub_event_type": "Skirmish"}, GOOD | {"quote": 3}, "nonsense", None, [1], {}]
)
def test_a_report_of_another_shape_is_refused_and_costs_no_other(broken: Json) -> None:
    extraction = code(report(broken, GOOD))
    assert len(extraction.reports) == 1
    assert [refusal.reason for refusal in extraction.refused] == ["bad_report"]


def test_words_mean_their_occurrence_in_the_quote_before_any_other() -> None:
    text = "Three men fled. Police shot dead three men in Chaman on Monday."
    people: Json = {"outcome": "killed", "phrase": "three men", "count": None, "side": None, "leader": False}
    given = GOOD | {"quote": "Police shot dead three men", "actors": [], "people": [people], "attributed_to": None}
    (kept,) = code(report(given), text=text).reports
    (span,) = kept.spans[ReportField.KILLED]
    assert span.start == text.index("three men")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (say("I cannot help with that."), "coder_nonsense"),
        (say('{"reports": 7}'), "coder_nonsense"),
        (say("[" * 100_000), "coder_nonsense"),
        (send(b"\xff\xfe<html>"), "coder_nonsense"),
        (send(b'{"choices": []}'), "coder_nonsense"),
        (endless, "coder_nonsense"),
        (send(b"slow down", 429), "coder_busy"),
        (send(b"oops " + KEY.encode(), 500), "coder_refused"),
        (send(b"who are you", 401), "coder_refused"),
        (send(b"", 302, Location="http://127.0.0.1:9/"), "coder_refused"),
    ],
)
def test_a_server_that_answers_badly_leaves_the_article_to_the_rules_and_says_why(answer: Answer, reason: str) -> None:
    extraction = code(answer)
    assert extraction.coder_version == Coder().version, "so that the next run asks the model again"
    assert [refusal.reason for refusal in extraction.refused] == [reason]
    assert "the rules coded the article instead" in extraction.refused[0].message
    assert extraction.reports == next(iter(Coder().extract([article()]))).reports
    assert KEY not in repr(extraction)


def test_a_server_that_hangs_is_left() -> None:
    extraction = code(hang, timeout=0.2, tries=1)
    assert [refusal.reason for refusal in extraction.refused] == ["coder_timed_out"]
    assert extraction.reports


def test_nobody_at_the_address_leaves_the_articles_to_the_rules() -> None:
    with model_server(report(GOOD)) as server:
        given = settings(server)
    extraction = next(coder(given).extract([article()]))
    assert [refusal.reason for refusal in extraction.refused] == ["coder_unreachable"]


def test_it_is_asked_again_as_the_server_wants_and_a_good_answer_then_counts() -> None:
    waited: list[float] = []
    with model_server(send(b"", 429, Retry_After="7"), send(b"", 503), say("hm"), report(GOOD)) as server:
        (extraction,) = coder(settings(server, tries=4), waited).extract([article()])
        assert len(server.asked) == 4
    assert len(extraction.reports) == 1
    assert waited == [7.0, 2.0, 4.0]


def test_a_refusal_that_will_not_pass_is_not_asked_again() -> None:
    with model_server(send(b"", 401)) as server:
        list(coder(settings(server, tries=4)).extract([article()]))
        assert len(server.asked) == 1


def test_a_server_that_is_down_is_left_alone_for_a_while() -> None:
    with model_server(send(b"", 503)) as server:
        given = ModelSettings(address=server.address, name="tiny", tries=1, at_once=1)
        answers = list(coder(given).extract([article()] * (FAILURES + TRY_AGAIN)))
        assert len(server.asked) == FAILURES + 1
    assert [a.refused[0].reason for a in answers].count("coder_down") == TRY_AGAIN - 1


def test_the_question_holds_the_article_and_a_strict_schema_and_the_key_is_in_the_header_only() -> None:
    with model_server(report(GOOD)) as server:
        list(coder(settings(server)).extract([article()]))
        (asked,), (headers,) = server.asked, server.headers_seen
    assert KEY not in json.dumps(asked)
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert TEXT in str(asked["messages"]).replace("\\n", "\n")
    assert asked["temperature"] == 0
    assert '"additionalProperties": false' in json.dumps(asked["response_format"])
    assert "Armed clash" in json.dumps(asked["response_format"])


def test_answers_keep_the_articles_order() -> None:
    with model_server(report(GOOD)) as server:
        coded = list(coder(settings(server)).extract([article(f"{TEXT} {n}") for n in range(40)]))
    assert [one.article.text for one in coded] == [f"{TEXT} {n}" for n in range(40)]


def test_the_version_names_model_prompt_and_rules() -> None:
    one = coder(ModelSettings(address="http://127.0.0.1:1/v1", name="tiny")).version
    other = coder(ModelSettings(address="http://127.0.0.1:1/v1", name="large")).version
    assert one.startswith("model:tiny+")
    assert one.endswith(Coder().version)
    assert one != other


@pytest.mark.parametrize(
    "given",
    [
        ModelSettings(),
        ModelSettings(address="http://127.0.0.1:1/v1"),
        ModelSettings(address="ftp://127.0.0.1/v1", name="tiny"),
        ModelSettings(address="http://models.example/v1", name="tiny", key=KEY),
        ModelSettings(address=f"https://user:{KEY}@models.example/v1", name="tiny"),
    ],
)
def test_settings_that_do_not_do_are_refused_without_naming_the_key(given: ModelSettings) -> None:
    read = read_settings()
    with pytest.raises(CoderError) as refused:
        open_coder(
            Settings(home=read.home, warehouse_url="", sources_file=read.sources_file, coder="model", model=given)
        )
    assert KEY not in str(refused.value)
    assert KEY not in repr(ModelSettings(key=KEY))


def test_a_quoted_report_can_be_located(gazetteer: Gazetteer) -> None:
    coded = locate(code(report(GOOD)), gazetteer)
    (located,) = coded.reports
    assert located.geo_precision is not GeoPrecision.UNKNOWN
    place = coded.place_of(located)
    assert place is not None
    assert place.text == "Chaman"

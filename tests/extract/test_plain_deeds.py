"""Plain deeds in the words in which news tells them. All sentences are ours and all incidents invented."""

import pytest

from pipeline.extract import Coder
from schemas.records import Article, Report
from schemas.vocabulary import ActorRole, Outcome, SubEventType

_S = SubEventType


def reports(text: str) -> tuple[Report, ...]:
    article = Article(
        article_id="art_1", source_id="s", address="a", text=text, published_at="2024-05-16", language="en"
    )
    (extraction,) = Coder().extract([article])
    return extraction.reports


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Masked men walked into a bar in Lera before midnight and began shooting indiscriminately.", _S.ATTACK),
        ("After nightfall, soldiers near the settlement of Doma shot toward two herdsmen.", _S.ATTACK),
        ("A missile destroyed a house in Doma on Tuesday.", _S.SHELLING),
        ("Government forces are now targeting the town of Doma with a barrage of mortar shells.", _S.SHELLING),
        ("The crowd marched to the consulate in Lera on Friday.", _S.PEACEFUL_PROTEST),
        ("The rebels have captured half of Zaire in seven months.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
        ("The militia captured a strategic junction near Doma on Monday.", _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY),
        ("The four Britons were captured by rebels near Doma on Monday.", _S.ABDUCTION),
        ("Ibrahim was captured with other prisoners near Doma in December.", _S.ARRESTS),
    ],
)
def test_a_deed_is_found_however_news_words_it(text: str, kind: SubEventType) -> None:
    assert [report.sub_event_type for report in reports(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["The army lost the town of Doma to rebels on Sunday.", "The town of Doma fell to rebels on Sunday."]
)
def test_who_is_given_ground_took_it(text: str) -> None:
    (report,) = reports(text)
    takers = [actor.text for actor in report.actors if actor.role is ActorRole.PERPETRATOR]
    assert (report.sub_event_type, takers) == (_S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, ["rebels"])


@pytest.mark.parametrize(
    "text", ["The threat was neutralised near Doma on Monday.", "Any attempts to enter Doma will be neutralized."]
)
def test_a_threat_that_is_neutralised_is_nobody_killed(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize("text", ["The army lost contact with 12 soldiers.", "The team lost two players near Doma."])
def test_what_is_lost_otherwise_is_no_death(text: str) -> None:
    assert reports(text) == ()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A 14-year-old was shot dead by soldiers near Doma on Sunday.", 1),
        ("A bomb went off in Doma on Sunday, leaving three dead and ten wounded.", 3),
        ("Farmers and herders fought near Doma on Thursday, leaving eight dead and houses burnt.", 8),
        ("Soldiers shot dead a 14-year-old near Doma on Sunday.", 1),
        ("The 20 year old was killed in Doma on Sunday.", 1),
        ("Two 15-year-olds were shot dead near Doma on Sunday.", 2),
        ("In Doma, the head of the council, Tariq Zadran, was shot dead on Sunday.", 1),
        ("Three cousins and a 9-year-old were killed in a raid near Doma on Sunday.", 4),
        ("Two guards were burned to death by militants near Doma on Sunday.", 2),
    ],
)
def test_who_is_known_by_an_age_or_a_name_alone_is_somebody(text: str, killed: int) -> None:
    (report,) = reports(text)
    toll = report.tolls[Outcome.KILLED]
    assert (toll.low, toll.best, toll.high) == (killed, killed, killed)


@pytest.mark.parametrize(
    "text",
    [
        "Oil prices shot into the eighties on Monday.",
        "The company captured half of the market last year.",
        "The 14-year-old was captain of the team that was beaten in Lera on Sunday.",
    ],
)
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    assert not reports(text)


def test_missiles_that_are_destroyed_hit_nothing() -> None:
    found = reports("The army destroyed 80 old missiles in a ceremony in Lera on Monday.")
    assert [report.sub_event_type for report in found] == [_S.DISRUPTED_WEAPONS_USE]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army launched a surprise counter-offensive on Wednesday to recapture the village of Doma.", _S.ATTACK),
        ("The rebels launched a night offensive in the east Hama countryside on Friday.", _S.ATTACK),
        (
            "The army continued its advance near Lera on Monday, targeting rebel positions along the road.",
            _S.ARMED_CLASH,
        ),
        ("The bridge at Lera was destroyed by bombs on Friday.", _S.REMOTE_EXPLOSIVE),
        ("Militia fighters struck a convoy of soldiers near Lera on Friday.", _S.ARMED_CLASH),
        ("Hezbollah struck Islamic State fighters near Lera on Friday.", _S.ARMED_CLASH),
    ],
)
def test_an_offensive_is_a_deed(text: str, kind: SubEventType) -> None:
    assert [report.sub_event_type for report in reports(text)] == [kind]

"""Headlines: the wire's lists, titles in capitals, and catalogues of citations; all of them invented."""

import pytest
from told import reports

from pipeline.extract.text.casing import sentence_case
from pipeline.extract.text.citations import headlines_of
from schemas.vocabulary import Outcome, Side, SubEventType


@pytest.mark.parametrize(
    ("headline", "killed", "injured"),
    [
        ("12 police, 28 militants killed in south", 40, None),
        ("Eleven police killed, 14 injured in rebel attack in city", 11, 14),
        ("60 militants reported killed in southern battle", 60, None),
        ("At least 20 dead in attack on academy in Kabul", 20, None),
        ("As many as 18 soldiers killed in fighting in western province", 1, None),
        ("17 rebels killed fighting in southern province", 17, None),
        ("11 police, army dead in rebel attack", 11, None),
        ("Rebels kill 13 soldiers, police in ambush", 13, None),
        ("Clashes in Faryab Leave 13 Insurgents Dead", 13, None),
        ("Five Militants Killed, 12 Injured in Clash in Daykundi", 5, 12),
        ("More than 10 police killed in attack near Sangin", 11, None),
        ("One trader killed and two guards wounded in attack near Sangin", 1, 2),
        ("Shelling of Abu Shouk camp (4 March; 12 killed, 20 injured)", 12, 20),
        ("Rebels shelled Abu Shouk camp on 4 March; 12 killed, 20 injured.", 12, 20),
        ("UPDATE 3-Gunmen kill three miners in Pakistan's Duki; seven wounded", 3, 7),
        ("CORRECTED-Blast at station in Quetta kills 12 (Corrects toll to 12 from 14)", 12, None),
    ],
)
def test_a_headline_counts(headline: str, killed: int, injured: int | None) -> None:
    (report,) = reports(headline)
    hurt = report.tolls.get(Outcome.INJURED)
    assert (report.tolls[Outcome.KILLED].low, hurt and hurt.low) == (killed, injured)


def test_a_headline_tells_the_sides_apart() -> None:
    (report,) = reports("12 police, 28 militants killed in south")
    sides = report.tolls[Outcome.KILLED].by_side or {}
    assert {side: count.low for side, count in sides.items()} == {Side.STATE: 12, Side.NON_STATE: 28}


def test_each_headline_of_a_catalogue_is_its_own_news() -> None:
    text = (
        '"Northern Wire,2015-12-09,Nine dead in attack at airport in Obe";"Southern Wire,2015-12-09,Urgent: 41 '
        'travellers killed as gunmen storm airport in Obe"'
    )
    assert [text[span.start : span.end][:10] for span in headlines_of(text)] == ["Nine dead ", "41 travell"]
    assert [report.tolls[Outcome.KILLED].low for report in reports(text)] == [9, 41]


@pytest.mark.parametrize(
    "prose",
    [
        "On 12 March 2020, armed men attacked a village near Obe, and two herders were killed.",
        'The minister said on 2015-12-09, in a speech: "We shall win." Nobody clapped, and he went on for hours.',
    ],
)
def test_prose_is_no_catalogue(prose: str) -> None:
    assert headlines_of(prose) == ()


def test_a_title_is_read_as_a_sentence_of_the_same_length() -> None:
    title = "Coalition Forces Kill Several Insurgents in March in Kunar"
    assert sentence_case(title) == "Coalition forces kill several insurgents in March in Kunar"
    assert sentence_case("Rebels killed several guards.") == "Rebels killed several guards."


def test_a_headline_gives_way_to_the_body() -> None:
    text = "Taliban Leaders Captured in Logar\nKABUL (May 3, 2012) - Troops captured three Taliban leaders in Logar."
    (report,) = reports(text)
    assert report.tolls[Outcome.CAPTURED].low == 3


@pytest.mark.parametrize(
    ("title", "body", "killed"),
    [
        (
            "At least 12 killed as herders and farmers clash in Jos",
            "At least 12 people were killed in clashes between herders and farmers in Jos on Monday, the police said.",
            12,
        ),
        (
            "Man lynched in Bamenda over alleged theft",
            "A 34-year-old man was beaten to death by residents of Bamenda on Monday, the police said on Tuesday.",
            1,
        ),
        (
            "“Bandits” kill dozens of traders",
            "Gunmen shot dead 27 traders on the road to Gusau on Monday, the governor of the state said on Tuesday.",
            27,
        ),
    ],
)
def test_a_line_above_the_text_is_its_headline_though_there_is_no_dateline(title: str, body: str, killed: int) -> None:
    (report,) = reports(f"{title}\n\n{body}")
    assert report.tolls[Outcome.KILLED].low == killed
    assert report.start > len(title)
    assert report.date_text == "Monday" if report.date_text else report.date_start is None


def test_a_sentence_above_the_text_is_no_headline() -> None:
    text = (
        "Gunmen killed two guards in Jos.\n\nA bomb in Kano killed seven people on Monday, the police said on Tuesday."
    )
    assert [report.tolls[Outcome.KILLED].low for report in reports(text)] == [2, 7]


def test_a_countrys_name_before_the_headline_is_no_dateline() -> None:
    title = "DRC: rebels kill ten in Ituri"
    body = "At least ten people were killed in a raid by rebels on Monday near Bunia, the head of the village said."
    (report,) = reports(f"{title}\n\n{body}")
    assert (report.tolls[Outcome.KILLED].low, report.start > len(title)) == (10, True)


def test_the_body_says_how_it_was_done_before_the_headline_does() -> None:
    body = (
        "A suicide bomber blew himself up at a school in Jos on Friday, killing 19 people, the police said on Saturday."
    )
    (report,) = reports(f"Blast at school kills 19 people\n\n{body}")
    assert report.sub_event_type is SubEventType.SUICIDE_BOMB
    (report,) = reports(f"Car bomb kills two guards in Jos\n\n{'Two guards were killed in Jos on Friday.' * 2}")
    assert report.sub_event_type is SubEventType.REMOTE_EXPLOSIVE

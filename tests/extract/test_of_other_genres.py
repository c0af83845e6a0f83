"""What genres beside the usual ones tell that is no news: inquests, parliaments, fires, takeovers, travel advice."""

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import ActorRole, Assertion, EventType, Outcome


def news(text: str, title: str | None = None) -> list[Report]:
    reports = told.extract(text, "2024-05-08", title).reports
    return [
        one
        for one in reports
        if one.assertion is Assertion.ASSERTED
        and not one.background
        and one.event_type is not EventType.STRATEGIC_DEVELOPMENTS
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A sapper from Leeds was killed when the mine that he was lifting went off, an inquest heard on Tuesday.",
        "A sapper from Leeds was killed when a mine went off, a coroner's court at Truro was told.",
        "Joana was nine when the soldiers came to Bubaque and shot her uncle at the pump.",
        "The interior minister came under fire from senators on Tuesday over the army's new helicopters.",
        "Government and opposition benches clashed in Colombo on Tuesday.",
        "Water bombers attacked the northern flank at Penticton on Tuesday.",
        "A leopard that had killed two women was shot dead by rangers near Nepalgunj on Tuesday.",
        "Bandits kill our people in Zurmi, and you bring us a report.",
        (
            "An explosion tore the roof off a bakery in Murcia on Tuesday and killed two people. "
            "Neighbours thought it was a bomb. Police ruled out an attack and said that a boiler had leaked."
        ),
        (
            "A man threw a grenade into the clinic at Huye on Tuesday and 40 people fell. "
            "The wounded were pupils of the nursing school. The blood came from a kitchen."
        ),
        (
            "Corporate raider Lena Voss launched a dawn raid on Kambalda Nickel on Tuesday and blew up the merger. "
            "Directors answered with a poison pill."
        ),
    ],
)
def test_what_such_genres_tell_is_no_news(text: str) -> None:
    assert not news(text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Avoid all travel: Haiti",
            "Gangs attack clinics. Protests turn violent, and police use tear gas and live rounds.",
        ),
        (
            "Guard was shot as he slept, inquest hears",
            "Owen Pugh was a guard at the docks in Barry. He was shot in his chair on Tuesday by a man in a mask.",
        ),
        (
            "Nine years after the bombs, Bamako runs again",
            (
                "Awa Sangaré won in Bamako on Monday. She ran past the wall where two bombs blew up among the crowd "
                "and killed six people."
            ),
        ),
    ],
)
def test_such_titles_say_that_it_is_none(title: str, text: str) -> None:
    assert not news(text, title)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (None, "A convoy came under fire from rebels near Bunia on Tuesday."),
        (None, "Bombers attacked the northern flank at Orikhiv on Tuesday."),
        (None, "Soldiers shot two traders near Zurmi on Tuesday, and the high court in Gusau was shut."),
        (
            None,
            "Two people were shot in Kano on Tuesday. Eleven people were there when soldiers came and killed a guard.",
        ),
        (None, "An explosion tore the roof off a police post in Murcia on Tuesday. Police did not rule out an attack."),
        (
            "Omagh remembers",
            "A bomb went off in Omagh on Tuesday as families laid flowers, and two policemen were hurt.",
        ),
    ],
)
def test_news_beside_such_words_stays_news(title: str | None, text: str) -> None:
    assert news(text, title)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Four traders were on Monday shot dead by gunmen in Jos.", 4),
        ("Not less than six farmers were yesterday reportedly killed by gunmen in Doma.", 6),
        ("No fewer than 11 persons were on Monday night feared killed when gunmen stormed a village near Jos.", 11),
    ],
)
def test_a_day_between_an_auxiliary_and_its_verb_parts_nobody_from_the_deed(text: str, killed: int) -> None:
    (report,) = news(text)
    assert told.number(report, Outcome.KILLED) == killed
    assert any(actor.role is ActorRole.PERPETRATOR for actor in report.actors)


def test_who_is_only_feared_dead_is_not_said_to_be() -> None:
    (report,) = told.reports("Nine miners are feared killed near Welkom.")
    assert report.assertion is Assertion.HYPOTHETICAL

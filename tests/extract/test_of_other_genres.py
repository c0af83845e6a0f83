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
        "Jets thundered over the river at Split on Tuesday and dropped flares.",
        "An army of snails attacked the beans at Ghent on Tuesday and left the stalks.",
        "A stuntman was burned when a charge went off during the shooting of a war film near Split on Tuesday.",
        "Across 9: Rebels attacked in Toledo, say (5). Down 2: Bomber loses his head (4).",
        "Robbers have attacked trains and held up passengers near Jos in the past, and may do so again.",
        "In past campaigns gunmen have killed vaccinators and those who guard them in Bannu.",
        "Editors in Accra gathered on Tuesday to debate what a libel costs.",
        (
            "Militants overran Macomia in the spring of 2020 and burned its bank. "
            "Mozambican troops have since pushed them out of the coastal towns."
        ),
        "The Sailors torpedoed Maracay 7-6 on Tuesday after five hours, and two bats were hurled.",
        "Troops killed eleven enemy in an ambush at Isiolo on Tuesday. The serials, which a general saw, end today.",
        "North Korea launched two missiles towards the East Sea on Tuesday.",
        "Pakistan's army successfully launched a missile with a range of 2,700 kilometres on Tuesday.",
        "Dorcas was in the bath in Goma when the shelling began.",
        (
            "Two minutes' silence was kept in Pune at 7.15 yesterday evening, the hour at which the bomb went off, "
            "and names were read. A lamp was lit."
        ),
        (
            "Teun Maas attacked on the Koppenberg and dropped a bomb on the favourites. He rode away in the rain, and "
            "crossed the line with his arms out. It is his second Ronde. A drunk was led away by police."
        ),
        (
            "A gunman shot four clerks at the port of Bari on Tuesday and shut himself in with two hostages. By ten it "
            "was over. Then everybody, the dead included, lined up for buns."
        ),
        (
            "Rebels came out of the trees at breakfast near Durazno, shot the chief and took his wives, who were drama "
            "students."
        ),
        (
            "You are the last company of Malbork, and on turn one they come. In Saturday's test in Gdynia the raiders "
            "stormed the gate and killed two gunners. Each player rolls dice, and backers who pledge 40 get a drum."
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
        ("'The Keep' recap: a rope and a rat", "On Sunday two assassins crept into the tower and murdered a prince."),
        (
            "Foreign Office updates advice for Ecuador",
            "Gangs attacked police, took prison staff hostage and blew up a footbridge in Guayaquil. Flights go on.",
        ),
        (
            "Fact check: no pastor was shot in Imphal",
            "A mob set fire to a church in Imphal and shot the pastor on Monday. No such thing took place.",
        ),
        (
            "Rosyth remembers its submariners",
            "Some sixty people gathered at the dockyard gate in Rosyth on Sunday. A wreath was laid. A piper played.",
        ),
        ("Room 3: A helmet", "Its owner, a courier of 19, was shot at Brega when soldiers stormed the mill."),
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
        (None, "Jets roared over Raqqa on Tuesday, dropped flares and bombed a depot. Jets hit a bridge."),
        (None, "He was caught on Tuesday after his fighters gunned down 22 marchers outside a church in Bangui."),
        (None, "In the past week gunmen killed five people in Kidal."),
        (None, "Gunmen killed five people in Kidal on Tuesday, as they had in the past."),
        (None, "Hundreds of students gathered outside the ministry in Dhaka on Monday to demand reforms."),
        (None, "Rebels seized Sake on Monday. The army has since retaken the town."),
        (None, "Iran fired a missile at Erbil on Monday."),
        (None, "When the shelling began in Mekelle on Monday, it killed a nurse."),
        (None, "A bomb went off in Kidal on Monday, and eleven people have died so far."),
        (None, "Gunmen raided Bokkos on Sunday and have abducted 20 people so far."),
        (
            None,
            "Shots were fired at Demchok on Monday, the first this year, and soldiers hurled stones at one another.",
        ),
        (
            None,
            "Police fired tear gas at fans in Tunis on Tuesday after the final whistle of a derby, and two were hurt.",
        ),
        (None, "Five masked men took six fishermen from a trawler off Sandakan on Monday."),
        (None, "Gunmen took eleven girls from a school in Kankara on Sunday."),
        (None, "Gunmen rode into Tillia on Sunday, shooting everyone they met."),
        (None, "Armed men entered a clinic in Tillia on Sunday and left after shooting two nurses."),
        (None, "Six rockets landed at a gas field in Kirkuk on Tuesday, and shares in its owner fell by a tenth."),
        (None, "Residents heard gunfire and two explosions in Goma on Tuesday."),
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


def test_what_residents_are_told_to_hear_is_still_to_come() -> None:
    (report,) = told.reports("Residents of Split will hear gunfire and up to four explosions on Friday.", "2024-05-08")
    assert report.assertion is Assertion.FUTURE


@pytest.mark.parametrize(
    "text",
    [
        "We regret to inform you that 12 pupils were abducted by gunmen in Kagara on Monday.",
        "The mission is saddened to learn that two nurses were killed on Monday when gunmen stormed a clinic in Jos.",
        (
            "I was peeling onions when a shell hit the school next door in Kupiansk on Monday. "
            "We carried out four dead, and I wept."
        ),
    ],
)
def test_who_regrets_to_tell_of_it_or_was_cut_short_by_it_tells_news(text: str) -> None:
    assert news(text)


def test_the_year_of_a_class_is_no_day_of_a_deed() -> None:
    (report,) = told.reports(
        "Inspector Ekal (class of 1998) was shot dead by rustlers near Lodwar on Monday.", "2024-05-08"
    )
    assert str(report.date_start) == "2024-05-06"


def test_what_is_done_this_year_is_summed_up_when_months_of_it_have_gone_by() -> None:
    text = "Members voiced concern at violence in Upper Nile, where armed youths attacked camps this year."
    (late,) = told.reports(text, "2024-11-20")
    (early,) = told.reports(text, "2024-01-20")
    assert late.background
    assert "BAK-63" in late.rules
    assert not early.background


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed this week in Mayom: gunmen attacked them on Sunday.",
        "The nuns buried nine people in Mayom this week after raiders came on Sunday and shot at worshippers.",
    ],
)
def test_a_day_is_told_before_its_week(text: str) -> None:
    (report,) = told.reports(text, "2024-05-08")
    assert str(report.date_start) == str(report.date_end) == "2024-05-05"

"""How many, over the sentences of an article: told again, made precise, added, part of; invented news."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Outcome, Side

reports = partial(told.reports, published_at="2024-05-06")
only = partial(told.only, published_at="2024-05-06")


LEADER = "Troops captured a Taliban leader in Andar on Monday. "
SEVERAL = "Troops detained several insurgents in Andar on Monday, including a Taliban leader. "


@pytest.mark.parametrize(
    ("text", "captured", "leaders"),
    [
        (LEADER + "The force went through a farm and captured the commander along with two of his associates.", 3, 1),
        (LEADER + "One additional suspect was detained.", 2, 1),
        (LEADER + "Troops also detained one suspected insurgent.", 2, 1),
        (LEADER + "The leader was detained without a shot.", 1, 1),
        (LEADER + "Troops detained three additional suspects and two AK-47s.", 4, 1),
        ("Troops arrested a Taliban forger in Andar on Monday. Troops also detained one suspected insurgent.", 2, None),
        (
            (
                "Troops detained two Taliban leaders and three insurgents in Andar on Monday. "
                "Both men and several associates were detained without a shot."
            ),
            5,
            2,
        ),
        (SEVERAL + "Troops went through a farm and captured the commander along with two of his associates.", 3, 1),
        (SEVERAL + "After questioning, troops detained five suspected insurgents.", 6, 1),
        ("Troops detained three guards in Andar on Monday. The guards were detained at a gate.", 3, None),
        ("Troops detained two men in Andar on Monday. Both men were detained after a search.", 2, None),
        ("Troops detained six men in Andar on Monday. One of the men was arrested at a gate.", 6, None),
        ("Troops detained a leader, a clerk and three of their guards in Andar on Monday.", 5, 1),
        ("In the south, troops captured a Taliban leader and one suspected fighter on Monday.", 2, 1),
        ("Two men were taken into custody in Andar on Monday.", 2, None),
        ("Troops detained a National Front, or NF, courier along with two rebels in Andar on Monday.", 3, None),
        ("Cash was seized by local officials and one person of interest was detained on Monday.", 1, None),
    ],
)
def test_the_captured_are_counted_over_sentences(text: str, captured: int, leaders: int | None) -> None:
    tolls = only(text).tolls
    found = tolls.get(Outcome.LEADERS_CAPTURED)
    assert (tolls[Outcome.CAPTURED].low, found and found.low) == (captured, leaders)


RAID = "Troops killed several rebels in Ghazni on Monday. The troops fired back, killing three insurgents. "


@pytest.mark.parametrize(
    ("text", "low", "sides"),
    [
        (
            "A bomb killed 12 people, including three children, in Ghazni on Monday.",
            12,
            {Side.CIVILIAN: 3, Side.UNKNOWN: 9},
        ),
        (
            "Rebels killed nine people in Ghazni on Monday. The rebels killed four policemen at a gate.",
            9,
            {Side.STATE: 4, Side.UNKNOWN: 5},
        ),
        ("Rebels killed three policemen and five farmers in Ghazni on Monday.", 8, {Side.STATE: 3, Side.CIVILIAN: 5}),
        ("The raid in Ghazni on Monday resulted in ten insurgent deaths.", 10, {Side.NON_STATE: 10}),
        (
            "A blast killed more than 30 people in Ghazni on Monday. The blast killed 33 people, doctors said.",
            33,
            None,
        ),
        ("A blast killed 33 people in Ghazni on Monday. The blast killed dozens, doctors said.", 33, None),
        (
            RAID + "Two more insurgents were killed in the firefight.",
            5,
            {Side.NON_STATE: 5},
        ),
    ],
)
def test_the_killed_are_told_apart_by_side(text: str, low: int, sides: dict[Side, int] | None) -> None:
    toll = only(text).tolls[Outcome.KILLED]
    found = {side: count.low for side, count in (toll.by_side or {}).items()}
    assert (toll.low, found) == (low, sides or {})


def test_among_them_names_a_part() -> None:
    report = only("A bomb killed 12 people in Ghazni on Monday and wounded 30, among them two policemen.")
    assert report.tolls[Outcome.INJURED].low == 30
    assert report.tolls[Outcome.INJURED].by_side
    assert report.tolls[Outcome.KILLED].by_side is None


def test_who_he_is_counts_nobody() -> None:
    report = only(
        "Troops killed a commander in Ghazni on Monday. He is the third leader captured in Ghazni this month."
    )
    assert Outcome.CAPTURED not in report.tolls


def test_a_running_total_is_no_part_of_the_news() -> None:
    text = (
        "Police detained a suspected insurgent in Zabul on Sunday. Police have conducted a number of operations in "
        "Zabul recently and captured dozens of insurgents."
    )
    assert [r.tolls[Outcome.CAPTURED].low for r in reports(text) if not r.background] == [1]


def test_a_summary_gives_way_to_the_acts_that_it_sums_up() -> None:
    text = (
        "Troops detained six insurgents during separate operations in Khost on Sunday. In Sabari district, troops "
        "detained two insurgents at a farm."
    )
    assert only(text).tolls[Outcome.CAPTURED].low == 2


def test_a_village_is_in_the_province_that_was_told_of() -> None:
    text = (
        "Troops detained several insurgents in Khost province on Friday. Troops raided a house north of the village "
        "of Zara Shah in Sabari district and detained eight insurgents."
    )
    assert only(text).tolls[Outcome.CAPTURED].low == 8


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Two rockets were fired at a base in Parwan on Monday. Nobody was hurt.", 0, 0),
        ("A bomb exploded in Ghazni on Monday without causing any casualties.", 0, 0),
        ("A bomb wounded four traders in Ghazni on Monday. There were no deaths, police said.", 0, 4),
        ("A bomb killed a trader in Ghazni on Monday. No one was injured.", 1, 0),
        ("A bomb killed a trader in Ghazni on Monday. There were no casualties among the police.", 1, None),
        ("Two children were killed and a third was injured when a landmine exploded in Sangin on Monday.", 2, 1),
        ("A clash in Obe on Monday left four men dead and more than 20 injured.", 4, 21),
        ("A 40 year old woman was killed by gunmen in Sangin on Monday.", 1, None),
        ("Militants on May 3 shot dead a trader in Sangin.", 1, None),
        ("A mortar team was killed by an air strike in Sangin on Monday.", 2, None),
        ("Tens of thousands of Ruritanians marched in Sangin on Monday, and police killed one of them.", 1, None),
        ("An air strike killed between eight and 12 people in Barmal on Monday.", 8, None),
        ("A clash in Zabul on Monday left between five and seven fighters dead and four wounded.", 5, 4),
        ("Between five and seven fighters died in a clash in Zabul on Monday.", 5, None),
        ("A blast in Ghazni on Monday killed a trader and left between ten and 15 others injured.", 1, 10),
        ("A clash in Zabul on Monday left two to four dead.", 2, None),
        ("A clash in Zabul on Monday left two or three dead.", 2, None),
        ("A clash in Zabul on Monday left five soldiers and seven rebels dead.", 12, None),
        ("The toll of Monday's blast in Ghazni rose from five to seven dead.", 7, None),
        ("A blast in Ghazni on Monday killed three people and 18 sustained injuries.", 3, 18),
        ("Seven people died and 18 sustained injuries in a blast in Ghazni on Monday.", 7, 18),
        ("Rebels ambushed a convoy in Ghazni on Monday, leaving two policemen dead and five hurt.", 2, 5),
        ("The mayor, his wife and two sons were killed in Ghazni on Monday.", 4, None),
        ("Gunmen killed the envoy, his bodyguard and their driver in Ghazni on Monday.", 3, None),
        ("Rebels killed a chief and his sons in Ghazni on Monday.", 3, None),
        ("One soldier was killed and another injured in a blast in Ghazni on Monday.", 1, 1),
        ("A clerk was killed and another wounded after rebels attacked a post in Ghazni on Monday.", 1, 1),
        ("Gunmen opened fire on a car in Ghazni on Monday, killing three people and injuring another.", 3, 1),
        ("The attack in Ghazni on Monday left six dead while 12 suffered injuries.", 6, 12),
        ("Gunmen opened fire on a lorry in Sangin on Monday, killing the driver and wounding his assistant.", 1, 1),
    ],
)
def test_the_killed_and_the_hurt(text: str, killed: int | None, injured: int | None) -> None:
    tolls = only(text).tolls
    found = [tolls[outcome].low if outcome in tolls else None for outcome in (Outcome.KILLED, Outcome.INJURED)]
    assert found == [killed, injured]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Rebels attacked a post in Ghazni on Monday. The guards fired back, killing several of them.", 3),
        ("A man attacked a post in Ghazni on Monday. The guards fired back, killing him.", 1),
        ("Troops killed a rebel leader in Ghazni on Monday. Qasim was killed in an air strike.", 1),
        ("Several rebels shot at a patrol in Ghazni on Monday. Troops fired back and killed the rebels.", 3),
        ("Gunmen killed six judges in Ghazni on Monday. Judge Ahmad Qasim was killed at his desk.", 6),
        ("Gunmen killed Judge Ahmad Qasim in Ghazni on Monday. Qasim was killed at his desk.", 1),
        ("A strike hit a house in Ghazni on Monday. Also killed in the strike were more than a dozen rebels.", 13),
    ],
)
def test_who_is_killed_is_known_again(text: str, killed: int) -> None:
    assert max(report.tolls[Outcome.KILLED].low for report in reports(text) if Outcome.KILLED in report.tolls) == killed


def test_what_happens_time_and_again_counts_nobody() -> None:
    text = "Police detained two suspects in Ghazni on Monday. Civilians are killed by these bombs."
    assert [report.tolls.get(Outcome.KILLED) for report in reports(text) if Outcome.CAPTURED in report.tolls] == [None]


def test_a_part_that_is_not_counted_leaves_the_bounds_of_the_whole() -> None:
    toll = only("A raid in Doma on Monday killed scores of people, including women.").tolls[Outcome.KILLED]
    assert (toll.low, toll.best, toll.high) == (40, None, 99)


def test_a_number_counts_a_word_with_a_hyphen() -> None:
    assert only("A gunman shot and killed three co-workers in Doma on Monday.").tolls[Outcome.KILLED].best == 3


def test_who_die_in_a_siege_are_counted_without_a_verb() -> None:
    assert only("Nine dead in Taliban siege at Doma airport.").tolls[Outcome.KILLED].best == 9


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A rocket sank the ship off Mocha on Sunday, killing 49 crew and troops.", (49, 49)),
        ("The army killed 12 rebels and civilians in Pibor on Sunday.", (12, 12)),
        ("A leader and insurgents were killed in Ghazni on Sunday.", (3, None)),
        ("Seven soldiers and 20 assailants died in the fighting near Djibo on Sunday.", (27, 27)),
        ("The clash in Marawi on Tuesday left four marines and 11 gunmen dead.", (15, 15)),
        ("The rebels lost three men in Sunday's clash near Menaka, the army said.", (3, 3)),
        ("We lost 11 men, a rebel commander said of Tuesday's fighting in Malakal.", (11, 11)),
        ("Rebels said they killed 30 soldiers and lost five fighters near Aguelhok on Sunday.", (35, 35)),
        ("Residents counted 23 bodies after Saturday's raid on the village of Ogossagou.", (23, 23)),
        ("Rescuers pulled 17 bodies from the rubble of a house that was bombed on Monday in Saada.", (17, 17)),
    ],
)
def test_the_dead_of_both_sides_and_the_bodies_are_counted(text: str, killed: tuple[int, int | None]) -> None:
    toll = only(text).tolls[Outcome.KILLED]
    assert (toll.low, toll.best) == killed


def test_a_team_that_lost_players_lost_nobodys_life() -> None:
    assert reports("The team lost three men to injury in Lagos on Sunday.") == ()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The district chief was killed with three of his men in a raid in Kunduz on Friday.", 4),
        ("Two men were killed with clubs and machetes by a mob in Port-au-Prince on Monday.", 2),
        (
            "In Kalat, ten people, including five policemen and an elder, were killed when gunmen clashed with troops.",
            10,
        ),
        ("A shell hit a house in Bahri on Monday night, killing a family of four.", 4),
        ("The number of people killed in Sunday's explosion near a bus stand in Quetta rose to nine on Monday.", 9),
        ("Armed men looted a hospital near Geneina on Friday. Doctors put the number of dead at 191.", 191),
        ("The army retook the town of Umm Dukhun on Friday; a doctors' network put the dead at 23.", 23),
        ("Rebels shot down a military helicopter in Doma on Friday, killing a general and 27 soldiers.", 28),
        ("A judge and four guards were killed in Doma on Friday.", 5),
    ],
)
def test_who_is_killed_with_others_after_a_place_or_as_a_family_is_counted(text: str, killed: int) -> None:
    (report,) = told.reports(text, "2024-05-15")
    assert report.tolls[Outcome.KILLED].low == killed


def test_villages_that_are_taken_are_nobody() -> None:
    (report,) = told.reports("Rebels seized three of the district's five villages on Monday.", "2024-05-15")
    assert Outcome.CAPTURED not in report.tolls


def test_a_sentence_may_begin_with_whom_somebody_was_killed_with() -> None:
    (report,) = told.reports("With two of his guards a judge was killed in Kabul on Friday.", "2024-05-15")
    assert report.tolls[Outcome.KILLED].low >= 2


def test_who_were_taken_are_all_that_are_joined() -> None:
    text = "Three policemen and a soldier who were abducted in Zamfara on Monday have been freed, officials said."
    (captured,) = {report.tolls[Outcome.CAPTURED].low for report in reports(text) if Outcome.CAPTURED in report.tolls}
    assert captured == 4


@pytest.mark.parametrize(
    ("who", "killed"),
    [
        ("Pablo Ruiz, senator and presidential hopeful, was", 1),
        ("Pablo Ruiz, Senator and ruling party candidate, was", 1),
        ("Newspaper attorney and journalist Pablo Ruiz was", 1),
        ("Former minister and president of the Supreme Court Pablo Ruiz was", 1),
        ("Pablo Ruiz, a liberal leader and former mayor of Cali, was", 1),
        ("Lawyer Pablo Ruiz and journalist Elena Paz were", 2),
        ("Pablo Ruiz, a lawyer, and Elena Paz were", 2),
        ("A lawyer and a journalist were", 2),
    ],
)
def test_two_offices_of_one_person_are_one_death(who: str, killed: int) -> None:
    (report,) = reports(f"{who} shot dead in Cali on Monday.")
    assert report.tolls[Outcome.KILLED].low == killed


def test_who_is_named_by_two_offices_is_the_target_by_his_name() -> None:
    (report,) = reports("Gunmen killed the lawyer and journalist Pablo Ruiz in Cali on Monday.")
    assert report.tolls[Outcome.KILLED].low == 1
    assert "Pablo Ruiz" in [actor.text for actor in report.actors]


def test_others_beside_a_known_name_are_those_told_of_before() -> None:
    told = (
        "A Haqqani commander was killed in an airstrike in Gardez on Monday. Karim Jan and several fighters died "
        "in the strike. The strike was conducted after days of surveillance, killing Jan and several other insurgents."
    )
    assert only(told).tolls[Outcome.KILLED].low == 4
    assert only(told.replace("several other insurgents", "nine other insurgents")).tolls[Outcome.KILLED].low > 4


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Twelve people, seven children, three women and two men, died in an air strike in Rafah on Sunday.", 12),
        ("Nine people - four policemen and five shopkeepers - were killed in Quetta on Sunday by a bomb.", 9),
        ("Gunmen killed nine people, four policemen and five shopkeepers, in Quetta on Sunday.", 9),
        ("Twelve members of one family - seven boys, three women and two men - were killed in a strike in Rafah.", 12),
        ("Gunmen killed six soldiers, four policemen and two guards in Quetta on Sunday.", 12),
        ("Gunmen killed nine villagers, four guards and a driver in Quetta on Sunday.", 14),
    ],
)
def test_kinds_of_people_that_are_as_many_are_the_parts_of_a_number_of_people(text: str, killed: int) -> None:
    assert only(text).tolls[Outcome.KILLED].best == killed


@pytest.mark.parametrize(
    ("said", "killed", "injured"),
    [
        ("Survivors listed 57 people who were killed in the raid and 18 who are missing.", 57, None),
        ("The mayor named 12 people who had died and nine who were wounded.", 12, 9),
        ("The mayor named 12 people who had died at once and four who had died in hospital.", 16, None),
    ],
)
def test_who_fared_otherwise_is_none_of_the_dead(said: str, killed: int, injured: int | None) -> None:
    tolls = only(f"Gunmen raided Bama on Saturday. {said}").tolls
    assert tolls[Outcome.KILLED].best == killed
    assert (tolls[Outcome.INJURED].best if Outcome.INJURED in tolls else None) == injured


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Two men were hurt when a bomb went off in Comilla on Sunday. They sustained 50 burn injuries.", 2),
        ("Gunmen shot at a judge in Comilla on Sunday. The judge sustained three gunshot wounds.", 1),
        ("A bomb went off in Comilla on Sunday. Doctors counted nine injuries.", 9),
        ("A bomb went off in Comilla on Sunday. Nine people sustained injuries.", 9),
    ],
)
def test_wounds_are_not_counted_for_people(text: str, injured: int) -> None:
    assert only(text).tolls[Outcome.INJURED].best == injured


@pytest.mark.parametrize(
    ("text", "low", "best"),
    [
        (
            "Police in Izmir detained more than 160 protesters on Sunday. Reporters saw around 20 protesters detained.",
            161,
            None,
        ),
        (
            "Police in Izmir detained more than 160 protesters on Sunday. In all, 152 protesters were detained.",
            152,
            152,
        ),
    ],
)
def test_a_precise_number_holds_unless_it_is_of_some_of_them(text: str, low: int, best: int | None) -> None:
    captured = only(text).tolls[Outcome.CAPTURED]
    assert (captured.low, captured.best) == (low, best)


@pytest.mark.parametrize(
    "said",
    [
        "A hurricane struck the coast that day. The president said there were 116 dead and 29,152 houses destroyed.",
        "After 13 days of bombardment of the coast, which has claimed more than 660 lives, fuel ran out.",
        "The army said that 393 guerrillas had been killed in more than 600 clashes.",
    ],
)
def test_hundreds_of_dead_are_not_those_of_a_deed_that_killed_five(said: str) -> None:
    first, *others = reports(f"Rebels attacked a village near Bluefields on Sunday and killed five civilians. {said}")
    assert first.tolls[Outcome.KILLED].best == 5
    assert all(one.background for one in others)


def test_a_deed_that_is_named_again_may_have_killed_hundreds() -> None:
    first, *_ = reports(
        "A bomb killed five people in Rafah on Sunday. The bombing left 112 people dead, medics said later."
    )
    assert first.tolls[Outcome.KILLED].best == 112


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Shelling killed a man, 54, and a woman, 61, in Kherson on Monday.", 2),
        ("Shelling killed a woman, 34, and her son, 7, in Kherson on Monday.", 2),
        ("Shelling killed a woman, 34, and the army hit back on Monday.", 1),
        ("A suicide bomber killed himself and four others in Kabul on Monday.", 4),
    ],
)
def test_who_is_killed_beside_one_with_an_age_or_oneself_is_counted(text: str, dead: int) -> None:
    assert reports(text)[0].tolls[Outcome.KILLED].best == dead


@pytest.mark.parametrize(
    ("text", "side", "dead"),
    [
        ("Troops killed a rebel commander and two of his men near Goma on Monday.", Side.NON_STATE, 3),
        ("Rebels killed an army officer and three of his men near Goma on Monday.", Side.STATE, 4),
        ("Gunmen killed a trader and two of his men near Goma on Monday.", Side.CIVILIAN, 3),
    ],
)
def test_a_leaders_men_are_of_his_side(text: str, side: Side, dead: int) -> None:
    (deed,) = reports(text)
    assert (deed.tolls[Outcome.KILLED].by_side or {})[side].best == dead


def test_whom_armed_people_leave_dead_they_killed_and_whom_they_leave_for_dead_they_did_not() -> None:
    (left,) = reports("Bandits left six villagers dead near Kitale on Monday.")
    assert left.tolls[Outcome.KILLED].best == 6
    (beaten,) = reports("Gunmen beat a trader and left him for dead near Kitale on Monday.")
    assert Outcome.KILLED not in beaten.tolls

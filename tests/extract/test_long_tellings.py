"""How an article goes from one deed to the next: by where a sentence opens, by paragraphs, by what was done meanwhile.

All sentences and incidents are invented, in real places.
"""

import pytest
import told

from schemas.records import Report
from schemas.vocabulary import ActorRole, Assertion, Outcome, SubEventType

PUBLISHED = "2024-06-13"
_S = SubEventType


def reports(text: str) -> tuple[Report, ...]:
    return told.reports(text, PUBLISHED)


def killed(text: str) -> list[int | None]:
    """Return how many each report counts as killed."""
    return [told.number(report, Outcome.KILLED) for report in reports(text)]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        (
            "Gunners shelled Zeitoun on Wednesday, killing three. In Rafah, medics said that four were shot dead.",
            [3, 4],
        ),
        (
            "Gunmen killed two guards near Mand. Meanwhile, in Dera Murad Jamali, unknown persons killed a trader.",
            [2, 1],
        ),
        (
            "In neighbouring Niger, 11 soldiers were killed and 15 hurt when their patrol was ambushed near Teguey.",
            [11],
        ),
        (
            "A mine killed two brothers near Qabr Fidda. Calm returned to Jableh, where gunmen killed 16 men.",
            [2, 16],
        ),
    ],
)
def test_a_sentences_opening_says_where_its_deeds_were(text: str, dead: list[int]) -> None:
    assert killed(text) == dead


def test_who_speaks_from_afar_opens_no_other_place() -> None:
    text = "Gunmen attacked a village near Ansongo. In Washington, the State Department said nine people were killed."
    assert killed(text) == [9]


def test_a_paragraph_goes_on_with_its_own_deed() -> None:
    text = (
        "Rebels shelled a market in Hays on Monday, killing three traders.\n\n"
        "On Tuesday police in Aden arrested five men. The officers came under fire and a bystander was shot dead."
    )
    assert killed(text)[0] == 3


@pytest.mark.parametrize(
    "text",
    [
        "A strike on a school in Khan Younis killed 19 people, as a raid in Jenin entered its second day.",
        "Shells killed 17 people in a camp outside El Fasher, medics said, as the army said it had retaken a bridge.",
        "Rebels hit a tanker with a missile in the Red Sea, officials said, hours after jets bombed a depot in Hays.",
        "The group, which has captured nine townships in Rakhine, has been accused of burning houses in Buthidaung.",
    ],
)
def test_what_was_done_meanwhile_before_or_by_the_way_is_another_deed(text: str) -> None:
    assert len(reports(text)) == 2


def test_a_truce_that_was_broken_is_no_agreement() -> None:
    (entry,) = reports("Fighters entered the town on Sunday, hours after a local truce collapsed.")
    assert entry.sub_event_type is not _S.AGREEMENT
    (report,) = reports("Rebels accused the army of breaking the ceasefire with drone strikes on Nawnghkio on Sunday.")
    assert report.sub_event_type is _S.AIR_DRONE_STRIKE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Israeli aircraft carried out three raids on a base near Izraa on Monday.", _S.AIR_DRONE_STRIKE),
        ("Artillery hit rebel positions near Sake on Monday.", _S.SHELLING),
        ("Men attacked a patrol with drones carrying explosives in Balboa on Wednesday.", _S.AIR_DRONE_STRIKE),
        ("In the Pokrovsk direction, the defenders stopped 36 assaults near Promin on Monday.", _S.ARMED_CLASH),
        ("Four hostages were seized in Kidal on Monday.", _S.ABDUCTION),
        ("Israel said it had struck a weapons depot in Tyre on Monday.", _S.ATTACK),
        (
            "Villagers fled Bojaya after clashes between the ELN and the Gulf Clan that began on Saturday.",
            _S.ARMED_CLASH,
        ),
    ],
)
def test_what_it_was_done_with_and_by_whom_tells_the_type(text: str, kind: SubEventType) -> None:
    assert [report.sub_event_type for report in reports(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A mayor was shot dead with his wife in Celaya on Monday.", (2, None, None)),
        ("Gunmen shot dead two men in Jenin. Twenty-three remain under treatment.", (2, 23, None)),
        ("Gunmen shot dead two men in Jenin. Nine others are in hospital.", (2, 9, None)),
        (
            "Raiders attacked a camp near Djugu. Sixteen wounded people were taken to a hospital in Fataki.",
            (None, 16, None),
        ),
        (
            "Two people including a boy were killed and 11 others, among them three women, hurt in a blast in Quetta.",
            (2, 11, None),
        ),
        (
            "Gunmen on Monday abducted a pastor of the church, Samuel Adebayo, and two members of his choir in Kabba.",
            (None, None, 3),
        ),
        ("Armed groups that had rushed to the area killed 38 people near Jableh on Friday.", (38, None, None)),
    ],
)
def test_who_is_counted(text: str, numbers: tuple[int | None, ...]) -> None:
    (report,) = reports(text)
    outcomes = (Outcome.KILLED, Outcome.INJURED, Outcome.CAPTURED)
    assert tuple(told.number(report, outcome) or None for outcome in outcomes) == numbers


@pytest.mark.parametrize(
    "denial",
    ["denied that his members were behind the killings", "denied this", "denied suffering any losses"],
)
def test_a_denial_in_other_words_contests_the_deed(denial: str) -> None:
    first, second = reports(
        f"Herders killed 12 people in Ankpali on Sunday, a chief said. The herders' chairman {denial}."
    )
    assert (first.assertion, second.assertion) == (Assertion.ASSERTED, Assertion.DENIED)


def test_a_place_of_its_own_is_not_that_of_a_deed_that_was_left() -> None:
    text = (
        "Separatists attacked police stations and killed 21 guards on Monday.\n\n"
        "In the worst attack, gunmen shot dead 23 men near Musakhail.\n\n"
        "In Kalat, ten people were killed when armed men clashed with police."
    )
    assert killed(text) == [21, 23, 10]


def test_a_paragraph_that_opens_with_a_day_tells_of_another_deed() -> None:
    text = (
        "A mine killed two boys near Hays on Monday.\n\nIn Kherson, shelling killed a nurse on Tuesday.\n\n"
        "Overnight, the army attacked a depot with drones."
    )
    assert len(reports(text)) == 3


def test_what_leads_up_to_it_says_where_it_was() -> None:
    (report,) = reports("Armed men burst into a bar in Tibu and murdered two brothers on Tuesday.")
    text = "Armed men burst into a bar in Tibu and murdered two brothers on Tuesday."
    assert [text[scene.start : scene.end] for scene in report.scenes] == ["in Tibu"]


def test_a_claim_made_later_is_held_against_the_first_that_counts() -> None:
    text = (
        "A convoy was ambushed near Labbezanga on Sunday. The army said six soldiers were killed. "
        "A spokesman for the rebels said its men had killed 22 soldiers."
    )
    assert killed(text) == [6, 22]


def test_talks_about_a_truce_are_no_truce() -> None:
    assert not reports("Talks on a truce are to resume in Doha on Thursday.")


def test_what_a_crowd_is_angered_by_is_not_its_deed() -> None:
    text = "A police station was razed on Tuesday by a crowd angered by the shooting of a boy in Rongai last Thursday."
    assert [told.number(report, Outcome.KILLED) for report in reports(text) if not report.background] == [None]


def test_the_latest_of_a_string_of_attacks_is_one() -> None:
    text = (
        "Jihadists beheaded three men in Mazeze on Monday, in the latest of a string of attacks.\n\n"
        "The army killed six insurgents near Mocimboa da Praia on Tuesday."
    )
    assert killed(text) == [3, 6]


@pytest.mark.parametrize(
    ("lead", "dead"),
    [
        ("At least 14 people were killed over the weekend in Sinaloa, prosecutors said on Monday.", [5, 4, 3]),
        ("At least 14 people were killed across Sinaloa, prosecutors said on Monday.", [5, 4, 3]),
        ("At least 14 people were killed in Concordia on Sunday, prosecutors said on Monday.", [14, 5, 4, 3]),
    ],
)
def test_who_were_killed_over_days_or_all_over_are_those_of_the_deeds_told_then(lead: str, dead: list[int]) -> None:
    text = (
        f"{lead}\n\nFive men were shot dead on a road near Costa Rica on Saturday. Four were shot dead at a carwash in "
        "Culiacan on Sunday. On Sunday night gunmen attacked a clinic in Mazatlan, killing three patients."
    )
    assert killed(text) == dead


def test_who_are_only_counted_after_a_summary_are_of_it() -> None:
    text = (
        "Israeli airstrikes killed at least 27 Palestinians across the Gaza Strip on Wednesday, medics said, while the "
        "Israeli military said two of its soldiers were killed in fighting in the north.\n\n"
        "Nine members of one family died when a house was hit in Deir al-Balah."
    )
    clash, strike = reports(text)
    assert (clash.sub_event_type, told.number(clash, Outcome.KILLED)) == (_S.ARMED_CLASH, 2)
    assert (strike.sub_event_type, strike.tolls[Outcome.KILLED].low) == (_S.AIR_DRONE_STRIKE, 9)
    doers = [actor.name for actor in strike.actors if actor.role is ActorRole.PERPETRATOR]
    assert doers == ["Military Forces of Israel"]


@pytest.mark.parametrize(
    ("lead", "doers"),
    [
        ("Attacks by the Taliban killed 11 men across Herat on Monday, police said.", ["Taliban"]),
        ("Turkish airstrikes killed 11 men across Herat on Monday, police said.", []),
    ],
)
def test_a_summary_says_who_did_its_parts_and_no_deed_of_another_kind(lead: str, doers: list[str]) -> None:
    text = f"{lead}\n\nA roadside bomb killed four policemen near Obe. Seven traders were stabbed to death in Karukh."
    parts = reports(text)
    assert [told.number(part, Outcome.KILLED) for part in parts][-2:] == [4, 7]
    named = [[one.name for one in part.actors if one.role is ActorRole.PERPETRATOR] for part in parts[-2:]]
    assert named == [doers, doers]


def test_what_is_at_large_and_not_told_in_parts_stays() -> None:
    text = "Two soldiers were killed across the front line on Monday, Kyiv said. In Pokrovsk, a shell killed a medic."
    assert killed(text) == [2, 1]
    (rally,) = reports("Police arrested 200 people throughout the city at a rally in Tbilisi. Forty people were hurt.")
    assert [told.number(rally, outcome) for outcome in (Outcome.CAPTURED, Outcome.INJURED)] == [200, 40]

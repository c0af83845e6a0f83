"""Whose deed it was: by their means, a state's name, a guess, a claim. All sentences and incidents are invented."""

import pytest
import told

from schemas.vocabulary import ActorKind, ActorRole, Assertion, Claim, Outcome, SubEventType

_S = SubEventType
PUBLISHED = "2024-05-15"


def doers(text: str) -> list[str]:
    """Return who did it in the text's one report: the registry's name, else the words."""
    actors = told.only(text, PUBLISHED).actors
    return [actor.name or actor.text for actor in actors if actor.role is not ActorRole.TARGET]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Four farmers were killed by Israeli fire east of Khan Younis on Tuesday.", "Military Forces of Israel"),
        ("A Russian missile killed seven people in Kramatorsk on Monday.", "Military Forces of Russia"),
        ("Seven people died when Russian missiles hit a market in Izium on Monday.", "Military Forces of Russia"),
        ("Two people were killed in Burmese army artillery fire on Hpakant on Saturday.", "Military Forces of Myanmar"),
        ("Three people were killed in an Israeli air strike on a house in Rafah.", "Military Forces of Israel"),
        ("India accused Pakistan of shelling villages in Poonch on Monday.", "Military Forces of Pakistan"),
        ("Russia shelled Kherson on Sunday, wounding four people.", "Military Forces of Russia"),
        ("Ethiopia carried out a drone strike on a bus in Mekelle on Friday.", "Military Forces of Ethiopia"),
    ],
)
def test_a_nations_means_and_its_name_name_its_military(text: str, who: str) -> None:
    assert doers(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Army shelling killed seven people in Kalogi on Saturday, residents said.", "Army"),
        ("Security forces killed five villagers in Kumbo on Monday.", "Security forces"),
        ("The air force bombed a hospital in Sagaing on Monday, killing 11 patients.", "The air force"),
        ("Three students were wounded by police fire in Jos on Monday.", "police"),
        ("Two traders were killed by rebel fire near Bunia on Monday.", "rebel"),
        ("A police raid in Complexo do Alemao left nine people dead on Thursday.", "police"),
        ("Two villagers were killed in an army ambush near Pasto on Monday.", "army"),
        ("Guerrillas machine-gunned the house of the mayor of Tame on Friday.", "Guerrillas"),
        ("A bandit attack on a bus near Gusau killed six passengers on Sunday.", "bandit"),
    ],
)
def test_forces_without_a_nation_did_it_too(text: str, who: str) -> None:
    assert doers(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels fired Russian-made missiles at a tanker off Hodeidah on Sunday.",
        "An Iraq bomb blast killed nine people in Baquba on Monday.",
        "Two guards died in a fire in Sydney on Monday after an attack on a depot.",
    ],
)
def test_where_arms_are_from_and_where_it_was_names_nobody(text: str) -> None:
    names = [actor.name for report in told.reports(text, PUBLISHED) for actor in report.actors]
    assert not any(name and name.startswith("Military Forces") for name in names)


@pytest.mark.parametrize(
    ("text", "who", "claim"),
    [
        ("Gunmen suspected to be herdsmen killed nine farmers in Guma on Tuesday.", "Gunmen", Claim.ASSERTED),
        (
            "Gunmen believed to be Fulani herdsmen invaded Ancha community in Plateau State, killing 12 people.",
            "Fulani Ethnic Militia",
            Claim.ALLEGED,
        ),
        (
            "The Islamic State claimed the blast that killed six at a mosque in Kabul on Friday.",
            "Islamic State",
            Claim.CLAIMED,
        ),
        (
            "The ELN claimed the bombing of an oil pipeline in Arauca on Tuesday.",
            "National Liberation Army",
            Claim.CLAIMED,
        ),
        (
            "The attack on the barracks at Labbezanga on Saturday, claimed by JNIM, left 17 soldiers dead.",
            "Jama'at Nusrat al-Islam wal-Muslimin",
            Claim.CLAIMED,
        ),
        (
            "Boko Haram was blamed for the attack on a market in Konduga on Monday that left 14 traders dead.",
            "Boko Haram",
            Claim.ALLEGED,
        ),
    ],
)
def test_who_is_thought_to_have_done_it_or_claims_it(text: str, who: str, claim: Claim) -> None:
    (actor,) = (one for one in told.only(text, PUBLISHED).actors if one.role is ActorRole.PERPETRATOR)
    assert (actor.name or actor.text, actor.claim) == (who, claim)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Villagers beat to death a man suspected of stealing a motorbike in Kabale on Sunday.", _S.MOB_VIOLENCE),
        ("A suspected thief was beaten to death by residents of Ndola on Saturday.", _S.MOB_VIOLENCE),
        (
            "Protesters set fire to a police station in Nakuru on Tuesday after police fired tear gas at them.",
            _S.VIOLENT_DEMONSTRATION,
        ),
        ("Guerrillas knocked down two electricity towers near Huancayo on Monday.", _S.LOOTING),
        ("The FMLN, set on fire two cotton plants in San Miguel on Monday.", _S.LOOTING),
        ("A dynamite charge damaged the offices of a bank in Lima on Friday.", _S.REMOTE_EXPLOSIVE),
        ("An attempt was made on the life of the governor in Chilpancingo on Friday.", _S.ATTACK),
        ("Armed men took three brothers from their home in Awaran on Monday.", _S.ABDUCTION),
        ("Raiders invaded the village of Kuriga on Thursday, killing three.", _S.ATTACK),
        ("The army invaded the island on Monday, killing four rebels.", _S.ARMED_CLASH),
        ("Soldiers neutralised a bomb planted near a bridge in Arauca on Monday.", _S.DISRUPTED_WEAPONS_USE),
        ("A rebel attack on a mine near Goma killed six workers on Sunday.", _S.ATTACK),
        ("Armed men robbed passengers at gunpoint near Zaria on Friday, taking phones.", _S.LOOTING),
        ("A student was found dead with his hands tied in a ditch in Multan on Tuesday.", _S.ATTACK),
    ],
)
def test_what_kind_of_deed_it_was(text: str, kind: SubEventType) -> None:
    assert told.only(text, PUBLISHED).sub_event_type is kind


def test_an_answer_elsewhere_is_a_deed_of_its_own() -> None:
    reports = told.reports(
        "Hezbollah fired 40 rockets at Kiryat Shmona on Tuesday, and Israel responded with air strikes on Khiam.",
        PUBLISHED,
    )
    assert [report.sub_event_type for report in reports] == [_S.SHELLING, _S.AIR_DRONE_STRIKE]
    assert [report.actors[0].name for report in reports] == ["Hezbollah", "Military Forces of Israel"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Rebels killed three soldiers near Bama on Monday. The air force bombed their camp, killing 12 militants.",
            [3, 12],
        ),
        (
            "Rebels killed five soldiers in Bannu on Monday. Troops later searched the area and killed six militants.",
            [5, 6],
        ),
        (
            "Soldiers killed five rebels near Yei on Monday. Rebels later ambushed a convoy, killing two soldiers.",
            [5, 2],
        ),
        ("Rebels killed four officers in Baraki on Monday. Police returned fire and killed six insurgents.", [10]),
        ("Rebels killed four officers in Nad Ali on Monday. Six insurgents were killed in the clash.", [10]),
    ],
)
def test_a_later_strike_on_those_who_did_it_is_a_deed_of_its_own_and_fire_returned_is_not(
    text: str, killed: list[int]
) -> None:
    counted = [report.tolls[Outcome.KILLED].best for report in told.reports(text, PUBLISHED)]
    assert counted == killed


@pytest.mark.parametrize(
    "text",
    [
        "Bandits killed 15 villagers in Gada on Monday. Police killed three of the gunmen.",
        "Bandits killed 15 people in Gada on Monday. Three of the gunmen were killed by police.",
        "Bandits killed 15 villagers in Gada on Monday and police killed three of the gunmen.",
        "Gunmen attacked a mosque in Gada on Monday, killing 15 worshippers. The army killed three of the attackers.",
    ],
)
def test_those_of_the_killers_whom_a_states_forces_kill_died_in_a_clash_of_their_own(text: str) -> None:
    attack, clash = told.reports(text, PUBLISHED)
    assert [attack.sub_event_type, clash.sub_event_type] == [_S.ATTACK, _S.ARMED_CLASH]
    assert [one.tolls[Outcome.KILLED].best for one in (attack, clash)] == [15, 3]
    assert attack.date_start == clash.date_start is not None
    assert {actor.kind for actor in attack.actors} <= {ActorKind.POLITICAL_MILITIAS, ActorKind.CIVILIANS}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen stormed a hotel in Baidoa on Monday and killed nine guests. Police killed two attackers.", _S.ATTACK),
        ("Gunmen stormed a hotel in Baidoa on Monday and killed nine people. Police killed them.", _S.ATTACK),
        ("A gunman killed nine shoppers at a market in Jos on Monday. Police shot him dead.", _S.ATTACK),
        ("Gunmen attacked a police station in Jos on Monday, killing nine people. Police killed two.", _S.ARMED_CLASH),
    ],
)
def test_a_siege_or_a_killer_whose_death_ends_his_deed_is_one_deed_and_none_of_the_police(text: str, kind: _S) -> None:
    report = told.only(text, PUBLISHED)
    by_police = any("olice" in actor.text for actor in report.actors if actor.role is ActorRole.PERPETRATOR)
    assert (report.sub_event_type, by_police) == (kind, kind is _S.ARMED_CLASH)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Gunmen opened fire on a bus in Gao on Monday, police said, killing 12 passengers.", ["Gunmen"]),
        ("Rebels attacked a base in Gao on Monday, the army said, killing 12 soldiers.", ["Rebels"]),
        ("Gunmen raided a school in Gao, a police spokesman told reporters, abducting nine girls.", ["Gunmen"]),
        ("A bomb went off at a market in Gao on Monday, the police said, wounding nine traders.", []),
        ("Police said they raided a camp near Gao on Monday, killing nine bandits.", ["Police"]),
    ],
)
def test_who_says_so_in_between_did_nothing_of_what_came_of_it(text: str, who: list[str]) -> None:
    assert doers(text) == who


def test_both_sides_count_the_dead_of_a_deed_that_the_army_tells_in_between() -> None:
    army, rebels = told.reports(
        "Rebels attacked a base in Gao on Monday, the army said, killing 12 soldiers. "
        "The rebels said they had killed 40 soldiers.",
        PUBLISHED,
    )
    assert [one.tolls[Outcome.KILLED].best for one in (army, rebels)] == [12, 40]
    assert rebels.contests is not None


@pytest.mark.parametrize("jets", ["Fighter jets", "Two fighter jets", "Fighter aircraft"])
def test_a_fighter_jet_is_no_fighters(jets: str) -> None:
    assert doers(f"{jets} bombed a market in Gajiram on Monday, killing 30 people.") == []


def test_fire_on_the_outskirts_of_another_town_in_response_is_a_deed_of_its_own() -> None:
    reports = told.reports(
        "A rocket wounded two people at Metula on Saturday. Israeli artillery shelled the outskirts of Khiam "
        "in response.",
        PUBLISHED,
    )
    assert [len(report.tolls) for report in reports] == [1, 0]
    assert [[actor.name for actor in report.actors] for report in reports] == [[], ["Military Forces of Israel"]]


def test_fire_that_is_returned_is_one_clash() -> None:
    report = told.only(
        "Gunmen attacked a post in Dera on Monday, killing two policemen. In retaliation, police killed two militants.",
        PUBLISHED,
    )
    assert report.sub_event_type is _S.ARMED_CLASH
    assert {actor.kind for actor in report.actors} >= {ActorKind.STATE_FORCES, ActorKind.POLITICAL_MILITIAS}


def test_who_is_engaged_in_a_deed_did_it_and_fights_nobody() -> None:
    report = told.only("The rebels have been engaged in looting in Bor since Monday.", PUBLISHED)
    assert (report.sub_event_type, [actor.role for actor in report.actors]) == (_S.LOOTING, [ActorRole.PERPETRATOR])


def test_what_somebody_calls_for_is_only_wished() -> None:
    report = told.only("The cleric called for the assassination of the president on Monday.", PUBLISHED)
    assert report.assertion is Assertion.HYPOTHETICAL


def test_the_security_forces_are_those_that_are_known() -> None:
    text = "Kenyan soldiers detained a bomb maker in Lamu on Monday. The security forces also killed two insurgents."
    assert doers(text) == ["Military Forces of Kenya"]


def test_a_party_that_set_things_on_fire_is_no_target() -> None:
    assert doers("The FMLN, set on fire two cotton plants in San Miguel on Monday.") == [
        "Farabundo Marti National Liberation Front"
    ]


def test_who_cuts_a_line_without_arms_wrecks_nothing() -> None:
    assert told.reports("Workers cut the power lines during the storm on Monday, the company said.", PUBLISHED) == ()


def test_what_sparks_riots_is_a_deed_of_its_own_and_news() -> None:
    reports = told.reports(
        "The shooting of a boy by police in Lille on Monday triggered riots that left 20 cars burned.", PUBLISHED
    )
    kinds = [(report.sub_event_type, report.background) for report in reports]
    assert kinds == [(_S.ATTACK, False), (_S.VIOLENT_DEMONSTRATION, False)]


@pytest.mark.parametrize(
    ("text", "role", "kind"),
    [
        ("Fulani herders were lynched by a mob in Torngu on Sunday.", ActorRole.TARGET, ActorKind.CIVILIANS),
        (
            "Suspected Fulani herders attacked Yelwata on Friday, killing 45 traders.",
            ActorRole.PERPETRATOR,
            ActorKind.IDENTITY_MILITIAS,
        ),
        ("Soldiers killed four Fulani gunmen near Torngu on Sunday.", ActorRole.TARGET, ActorKind.IDENTITY_MILITIAS),
    ],
)
def test_herders_are_a_militia_only_where_they_fight(text: str, role: ActorRole, kind: ActorKind) -> None:
    kinds = {actor.role: actor.kind for actor in told.only(text, PUBLISHED).actors}
    assert kinds[role] is kind


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "In Ciudad Bolivar, insurgents apparently belonging to the National Liberation Army bombed an office.",
            "National Liberation Army",
        ),
        (
            "In Cali, gunmen believed to belong to the National Liberation Army placed a bomb at the mayor's office.",
            "National Liberation Army",
        ),
        ("Gunmen attacking a bank in Cali shot two guards and set fire to the building.", "Gunmen"),
        ("The talks having failed, rebels attacked a market in Goma on Monday.", "rebels"),
    ],
)
def test_those_whom_a_participle_describes_did_what_follows(text: str, doer: str) -> None:
    assert doers(text) == [doer]

"""Denials and rival numbers are reports of their own, and point to the report that they contest."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
import told

from pipeline.commands.contract import render_article
from pipeline.commands.filter import CodingWorker
from pipeline.locate import Gazetteer, locate
from pipeline.merge import facts_of, merge
from pipeline.settings import read_settings
from schemas.records import CodedArticle, Report
from schemas.vocabulary import ActorRole, Assertion, Corroboration, Outcome

NOW = datetime(2024, 5, 9, tzinfo=UTC)
PUBLISHED = "2024-05-08"
reports = partial(told.reports, published_at=PUBLISHED)


def killed(report: Report) -> int:
    return report.tolls[Outcome.KILLED].low


@pytest.mark.parametrize(
    "text",
    [
        (
            "Residents of Chora said an air strike killed six farmers on Monday. "
            "The coalition denied that it had killed any civilians."
        ),
        "An air strike killed six farmers in Chora on Monday, residents said. The army denied the claim.",
        "An air strike killed six farmers in Chora on Monday. The army quickly rejected the allegations.",
        "Rebels killed nine villagers in Tal Afar on Monday, officials said. The group denied involvement.",
        "Shelling killed three civilians in Kherson on Monday, the mayor said. Moscow denied targeting civilians.",
        "Soldiers executed 21 villagers in Moura on Monday, a rights group said. Bamako called the report baseless.",
        "A strike hit a school in Ghazni on Monday, killing nine. The army said it hit a base and disputed the toll.",
        "Youths raided a camp near Bor on Monday, killing nine. Elders have denied that their youth took part.",
        "Gunmen raided a camp near Bor on Monday, killing nine. The army denied that its soldiers had been involved.",
        "Gunmen raided a camp near Bor on Monday, killing nine. The White Army denied it had played any part.",
    ],
)
def test_a_denial_contests_the_report_before_it(text: str) -> None:
    told, denial = reports(text)
    assert (told.assertion, told.contests) == (Assertion.ASSERTED, None)
    assert (denial.assertion, denial.contests) == (Assertion.DENIED, 0)
    assert denial.attributed_to is not None


@pytest.mark.parametrize(
    "denial",
    [
        "The Taliban denied the mosque attack.",
        "The Taliban denied carrying out the mosque attack.",
        "The Taliban denied involvement in the attack on the mosque.",
        "The Taliban denied any role in the Herat killings, and blamed others.",
        "The Taliban denied that its men had attacked the mosque.",
    ],
)
def test_a_denial_contests_the_report_that_it_names_and_not_the_nearest(denial: str) -> None:
    mosque, bomb, denied = reports(
        "Gunmen attacked a mosque in Herat on Monday, killing six worshippers. "
        f"A bomb killed three policemen in Kandahar on Tuesday. {denial}"
    )
    assert (bomb.assertion, bomb.contests, mosque.contests) == (Assertion.ASSERTED, None, None)
    assert (denied.assertion, denied.contests, denied.attributed_to) == (Assertion.DENIED, 0, "The Taliban")


def test_a_rival_number_contests_its_report_also_after_a_denial_that_is_a_report_of_its_own() -> None:
    told = reports(
        "An air strike killed six farmers in Chora on Sunday, residents said. The army denied the claim. "
        "The Taliban said 20 soldiers were killed in Ghazni on Monday, but the army said three soldiers died."
    )
    (claim,) = [report for report in told if report.assertion is Assertion.ALLEGED]
    assert claim.contests is not None
    assert killed(told[claim.contests]) == 3


def test_a_denial_that_names_nothing_contests_the_nearest() -> None:
    *_, denied = reports(
        "Gunmen attacked a mosque in Herat on Monday, killing six worshippers. "
        "A bomb killed three policemen in Kandahar on Tuesday. The Taliban denied involvement."
    )
    assert (denied.assertion, denied.contests) == (Assertion.DENIED, 1)


@pytest.mark.parametrize(
    "text",
    [
        "A shell hit a school in Sarmin on Monday, killing two boys. The army denied the attack was deliberate.",
        "A shell hit a school in Sarmin on Monday, killing two boys. The judge rejected the shelling in his speech.",
    ],
)
def test_who_denies_what_an_attack_was_like_does_not_deny_it(text: str) -> None:
    assert {report.assertion for report in reports(text)} == {Assertion.ASSERTED}


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested five men in Lashkar Gah on Monday. The men denied the charges.",
        "Gunmen killed a judge in Kunduz on Monday. The minister denied that a truce had been signed.",
        "The army denied killing nine farmers in Tal Afar on Monday.",
        "Gunmen killed a judge in Kunduz on Monday. The minister denied that he was involved in the sale of mines.",
        "Gunmen killed a judge in Kunduz on Monday. The minister denied that he had taken part in talks.",
    ],
)
def test_a_denial_of_something_else_contests_nothing(text: str) -> None:
    assert [report.contests for report in reports(text)] == [None] * len(reports(text))


@pytest.mark.parametrize(
    ("text", "officials", "claim"),
    [
        ("The Taliban said 20 soldiers were killed in Ghazni on Monday; officials put the toll at 3.", 3, 20),
        ("The Taliban said 20 soldiers were killed in Ghazni on Monday. Officials put the death toll at three.", 3, 20),
        (
            "The Taliban claimed that 20 soldiers had been killed in Ghazni, but the army said three soldiers died.",
            3,
            20,
        ),
        (
            (
                "Militants attacked a base in Ghazni on Monday, killing three soldiers, police said. "
                "A Taliban spokesman said 20 soldiers were killed."
            ),
            3,
            20,
        ),
        (
            (
                "The army said on Monday that 12 soldiers were killed in the ambush in Diffa, while the rebels put the "
                "army's losses at more than 40."
            ),
            12,
            41,
        ),
        ("The army said it killed 30 militants in Bannu on Monday. The Taliban said two of its fighters died.", 30, 2),
    ],
)
def test_the_number_of_an_armed_group_is_a_claim_that_contests_the_others(
    text: str, officials: int, claim: int
) -> None:
    told = reports(text)
    (claimed,) = [report for report in told if report.contests is not None]
    other = told[claimed.contests or 0]
    assert (claimed.assertion, killed(claimed)) == (Assertion.ALLEGED, claim)
    assert (other.assertion, killed(other)) == (Assertion.ASSERTED, officials)
    assert claimed.date_start == other.date_start


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed four guards in Ghazni on Monday, police said. Doctors put the death toll at six.",
        "Three soldiers died in a clash in Ghazni on Monday, the army said. The Taliban said three soldiers died.",
        "The army said it killed 30 militants in Bannu on Monday. The Taliban said they killed two soldiers.",
    ],
)
def test_numbers_of_no_party_the_same_number_and_the_other_sides_dead_are_no_rivals(text: str) -> None:
    assert {report.contests for report in reports(text)} <= {None}


def test_the_event_is_contested_and_keeps_the_number_of_those_who_are_no_party(gazetteer: Gazetteer) -> None:
    text = "The Taliban said 20 soldiers were killed in Ghazni on Monday. Officials put the death toll at three."
    coded = locate(told.extract(text, PUBLISHED), gazetteer)
    (event,) = merge(facts_of(coded), now=NOW).versions
    assert event.corroboration is Corroboration.CONTESTED
    assert event.tolls[Outcome.KILLED].best == 3
    assert event.n_reports == 2


def test_the_filter_gives_the_index_of_the_contested_report(gazetteer: Gazetteer) -> None:
    del gazetteer
    text = b"Shelling killed two boys in Sarmin on Monday, residents said. The army denied the reports."
    worker = CodingWorker(read_settings())
    (answer,) = worker.code([(1, b'{"id": "a", "language": "en", "text": "' + text + b'"}')])
    assert isinstance(answer, CodedArticle)
    rendered = render_article("a", answer)["reports"]
    assert isinstance(rendered, list)
    assert [one["contests"] for one in rendered if isinstance(one, dict)] == [None, 0]


def test_what_is_told_after_a_denial_stands_and_is_what_was_denied() -> None:
    denial, told = reports(
        "Officials denied that civilians were killed in Monday's airstrike in Chora. Residents said 12 men had died."
    )
    assert (denial.assertion, denial.contests) == (Assertion.DENIED, 1)
    assert (told.assertion, told.attributed_to, killed(told)) == (Assertion.ASSERTED, "Residents", 12)
    assert (told.sub_event_type, told.date_start) == (denial.sub_event_type, denial.date_start)


def test_who_joins_a_denial_to_what_he_says_is_named_as_who_denies() -> None:
    _, denial = reports(
        "A strike hit a school in Ghazni on Monday, killing nine. The army said it hit a base and disputed the toll."
    )
    assert denial.attributed_to == "The army"


def test_a_state_that_answers_for_its_forces_deed_makes_a_claim_of_its_own() -> None:
    account, claim = reports(
        "Residents said soldiers killed 15 farmers in Doma on Monday. The army said that four rebels died."
    )
    assert (killed(account), account.assertion, account.contests) == (15, Assertion.ASSERTED, None)
    assert (killed(claim), claim.assertion, claim.contests) == (4, Assertion.ALLEGED, 0)
    assert (claim.attributed_to, claim.date_start) == ("The army", account.date_start)


def test_forces_that_count_their_own_dead_contest_nobody() -> None:
    assert all(
        report.contests is None
        for report in reports(
            "Residents said soldiers killed 15 farmers in Doma on Monday. The army said four soldiers died."
        )
    )


def test_accusations_that_somebody_rejects_are_denied_by_whom_rejects_them() -> None:
    (report,) = reports("Rwanda rejected accusations that its troops had killed 20 civilians in Kishishe.")
    assert (report.assertion, report.attributed_to) == (Assertion.DENIED, "Rwanda")


def test_who_people_are_said_to_have_been_counts_nobody_again() -> None:
    told = reports(
        "Villagers said men in uniform shot dead three farmers near Kumba on Monday; the army said they were rebels "
        "killed in a firefight."
    )
    assert [killed(report) for report in told if Outcome.KILLED in report.tolls] == [3]


def test_what_others_say_beside_a_denial_is_no_part_of_it() -> None:
    denial, account = reports(
        "The army denied that its helicopters had attacked a market in Doma, where, according to residents, 43 died."
    )
    assert (denial.assertion, denial.attributed_to, denial.contests) == (Assertion.DENIED, "The army", 1)
    assert (account.assertion, account.attributed_to, killed(account)) == (Assertion.ASSERTED, "residents", 43)


def test_what_police_deny_of_a_protest_contests_what_is_told_of_it() -> None:
    account, denial = reports(
        "Witnesses said police opened fire on protesters in Conakry on Monday, killing two. Police denied shooting."
    )
    assert (killed(account), denial.assertion, denial.contests) == (2, Assertion.DENIED, 0)


def test_who_says_that_nobody_was_killed_contests_who_counts_the_dead() -> None:
    denial, account = reports(
        "The minister said no civilians had been killed in the strike on Doma on Monday. Elders said that 17 people "
        "had died, among them six children."
    )
    assert (denial.assertion, denial.attributed_to, denial.contests) == (Assertion.NEGATED, "The minister", 1)
    assert (account.assertion, account.attributed_to, killed(account)) == (Assertion.ASSERTED, "Elders", 17)


@pytest.mark.parametrize(
    ("lead", "claim"),
    [
        (
            "A bomb killed six people in Mogadishu on Monday.",
            "Al Shabaab claimed the attack. It said 15 soldiers had died.",
        ),
        (
            "Al Shabaab killed six soldiers in Mogadishu on Monday, the army said.",
            "The group said it had killed 15 soldiers.",
        ),
        (
            "Separatist fighters killed six soldiers in Batibo on Monday, the army said.",
            "A spokesman for the rebels claimed responsibility for the attack and said 15 soldiers were killed.",
        ),
    ],
)
def test_it_and_the_group_are_the_party_that_was_told_of(lead: str, claim: str) -> None:
    told_of, claimed = reports(f"{lead} {claim}")
    assert (killed(told_of), told_of.assertion) == (6, Assertion.ASSERTED)
    assert (killed(claimed), claimed.assertion, claimed.contests) == (15, Assertion.ALLEGED, 0)


def test_it_that_is_no_party_tells_the_toll_again() -> None:
    text = "A bomb killed six people in Mogadishu on Monday. The hospital treated many. It said 15 people had died."
    (report,) = reports(text)
    assert (killed(report), report.assertion) == (15, Assertion.ASSERTED)


@pytest.mark.parametrize(
    "text",
    [
        "The M23 denied on Tuesday that its men had carried out Monday's attack on a camp in Masisi, in which 14 died.",
        "Boko Haram denied that its men had staged the attack on a market in Bama on Monday in which 14 people died.",
    ],
)
def test_who_denies_that_his_men_carried_out_a_deed_that_is_known_is_none_of_its_doers(text: str) -> None:
    told, denial = reports(text)
    assert (told.assertion, told.actors, killed(told)) == (Assertion.ASSERTED, (), 14)
    assert (denial.assertion, denial.contests) == (Assertion.DENIED, 0)


@pytest.mark.parametrize(
    "count", ["Villagers said 20 people died.", "Villagers say 20 people were killed, most of them women."]
)
def test_whom_others_count_behind_a_denial_died_of_what_was_denied_and_on_its_day(count: str) -> None:
    denial, told = reports(f"The army on Wednesday denied that its jets had bombed a market in Yobe on Monday. {count}")
    assert (denial.assertion, denial.contests) == (Assertion.DENIED, 1)
    assert (told.assertion, killed(told)) == (Assertion.ASSERTED, 20)
    assert (told.sub_event_type, told.date_start) == (denial.sub_event_type, date(2024, 5, 6))


def test_what_a_denial_is_followed_by_with_a_doer_or_a_place_is_another_deed() -> None:
    denial, told = reports(
        "The army denied that its troops had shelled a camp in Kumbo on Monday. "
        "Residents say nine people were killed by gunmen in Bamenda."
    )
    assert told.sub_event_type is not denial.sub_event_type


def test_the_subject_of_what_is_reported_does_it() -> None:
    (denial,) = reports("The army denied reports that troops had set fire to houses in Kumbo on Monday.")
    assert [actor.role for actor in denial.actors] == [ActorRole.PERPETRATOR]

"""Incident forms and tables pasted as text: what their fields say of the deed. All incidents are invented."""

from functools import partial

import pytest
import told

from pipeline.extract.text.forms import FieldKind, forms_of, kind_of
from pipeline.extract.text.tables import rows_of
from schemas.records import Report
from schemas.vocabulary import ActorKind, ActorRole, Claim, Outcome, SubEventType

reports = partial(told.reports, published_at="2024-03-20")

FORM = """INCIDENT REPORT
Ref: KD-41
Date: 14 March 2024
Location: Bamba village, Bourem cercle
Region: Gao
Type: Abduction
Suspected perpetrator: JNIM
Victims: 3 traders
Killed: 1
Wounded: 0
Abducted: 3
Summary: Men on motorcycles stopped a lorry. Its driver was shot when he tried to flee."""


def _tolls(report: Report) -> dict[Outcome, int | None]:
    return {outcome: told.number(report, outcome) for outcome in report.tolls}


def _parties(report: Report, role: ActorRole) -> set[str]:
    return {actor.name or actor.text for actor in report.actors if actor.role is role}


def test_a_form_tells_of_one_incident_whatever_its_lines_are() -> None:
    (report,) = reports(FORM)
    assert report.sub_event_type is SubEventType.ABDUCTION
    assert str(report.date_start) == "2024-03-14"
    assert _tolls(report) == {Outcome.KILLED: 1, Outcome.INJURED: 0, Outcome.CAPTURED: 3}
    assert [FORM[span.start : span.end] for span in report.scenes[:2]] == ["Bamba village, Bourem cercle", "Gao"]


def test_the_fields_for_doers_and_targets_name_them() -> None:
    (report,) = reports(FORM)
    (doer,) = (actor for actor in report.actors if actor.role is ActorRole.PERPETRATOR)
    assert (doer.name, doer.claim) == ("Jama'at Nusrat al-Islam wal-Muslimin", Claim.ALLEGED)


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("Perpetrator: ADF", Claim.ASSERTED),
        ("Perpetrator: ADF (alleged)", Claim.ALLEGED),
        ("Presumed perpetrator(s): ADF", Claim.ALLEGED),
        ("Attacker: ADF (claimed)", Claim.CLAIMED),
        ("Perpetrator: ADF (unclaimed, suspected)", Claim.ALLEGED),
    ],
)
def test_a_doer_who_is_suspected_or_claims_it_is_told_so(line: str, claim: Claim) -> None:
    (report,) = reports(f"Date: 14 March 2024\nProvince: Ituri\nIncident: Attack on a farm\n{line}")
    assert [actor.claim for actor in report.actors if actor.role is ActorRole.PERPETRATOR] == [claim]


@pytest.mark.parametrize("value", ["Unknown", "unidentified", "N/A", "-", "Not known"])
def test_a_doer_whom_nobody_knows_is_none(value: str) -> None:
    (report,) = reports(f"Date: 14 March 2024\nProvince: Ituri\nIncident: Attack on a farm\nPerpetrator: {value}")
    assert not _parties(report, ActorRole.PERPETRATOR)


@pytest.mark.parametrize(
    ("lines", "tolls"),
    [
        ("Casualties: 14 soldiers KIA, 22 WIA, 3 missing", {"killed": 14, "injured": 22, "missing": 3}),
        ("Casualties: 2 police killed, 5 police and 4 civilians injured", {"killed": 2, "injured": 9}),
        ("Casualties: 2 police killed and 5 civilians injured", {"killed": 2, "injured": 5}),
        ("Casualties: 2 killed & 5 injured", {"killed": 2, "injured": 5}),
        ("Casualties: 1K, 2W", {"killed": 1, "injured": 2}),
        ("Casualties: None", {"killed": 0, "injured": 0}),
        ("Civilians killed: 4\nSecurity forces killed: 2\nCivilians injured: 3", {"killed": 6, "injured": 3}),
        ("No. killed: 6\nNo. of abducted: 2", {"killed": 6, "captured": 2}),
        ("Deaths: 5 (2 women)\nInjuries: unknown", {"killed": 5}),
    ],
)
def test_fields_count_each_outcome(lines: str, tolls: dict[str, int]) -> None:
    (report,) = reports(f"Date: 14 March 2024\nProvince: Ituri\nIncident: Attack on a farm\n{lines}")
    assert _tolls(report) == {Outcome(outcome): number for outcome, number in tolls.items()}


@pytest.mark.parametrize(
    "form",
    [
        "Date: 14 March 2024 | Location: Djugu | Incident: Shelling of a market | Killed: 3",
        "Date:\n14 March 2024\nLocation:\nDjugu\nIncident:\nShelling of a market\nKilled:\n3",
        "• Date: 14 March 2024\n\n• Location: Djugu\n\n• Incident: Shelling of a market\n\n• Killed: 3",
        "Date: 14 March 2024\nLocation: Djugu\nMilitiamen shelled a market of the displaced at noon.\nKilled: 3",
    ],
)
def test_fields_may_be_parted_by_bars_and_lines_and_words_may_stand_between_them(form: str) -> None:
    (report,) = reports(form)
    assert report.sub_event_type is SubEventType.SHELLING
    assert (str(report.date_start), told.number(report, Outcome.KILLED)) == ("2024-03-14", 3)
    assert form[report.scenes[0].start : report.scenes[0].end] == "Djugu"


@pytest.mark.parametrize("named", ["Shelling", "Armed clash", "IED against convoy", "Shooting", "Airstrike", "Ambush"])
def test_a_field_that_only_names_a_deed_tells_of_it(named: str) -> None:
    (report,) = reports(f"Date: 14 March 2024\nProvince: Ituri\nType: {named}")
    assert not report.background


def test_each_form_of_several_is_its_own_incident() -> None:
    text = "\n\n".join(
        f"Governorate: {name}\nDate: {day}/03/2024\nCategory: IED\n"
        f"Description: A roadside bomb hit an army lorry. {n} soldiers died."
        for name, day, n in (("Abyan", 14, 2), ("Shabwa", 15, 4))
    )
    first, second = reports(text)
    assert [told.number(one, Outcome.KILLED) for one in (first, second)] == [2, 4]
    assert [str(one.date_start) for one in (first, second)] == ["2024-03-14", "2024-03-15"]


@pytest.mark.parametrize("separator", ["\t", " | ", ";", "    ", ","])
def test_each_row_of_a_table_is_an_incident_under_the_labels_of_the_first(separator: str) -> None:
    rows = [
        ("Date", "Province", "District", "Incident", "Killed", "Injured"),
        ("14 March 2024", "Ituri", "Djugu", "CODECO attacked a camp", "6", "9"),
        ("16 March 2024", "Tanganyika", "Kalemie", "Clash between soldiers and militiamen", "2", "0"),
    ]
    text = "Incidents of the week\n" + "\n".join(map(separator.join, rows))
    first, second = reports(text)
    assert _tolls(first) == {Outcome.KILLED: 6, Outcome.INJURED: 9}
    assert _tolls(second) == {Outcome.KILLED: 2, Outcome.INJURED: 0}
    assert [text[one.scenes[0].start : one.scenes[0].end] for one in (first, second)] == ["Djugu", "Kalemie"]
    assert second.sub_event_type is SubEventType.ARMED_CLASH


def test_the_labels_of_a_table_are_nobodys_words() -> None:
    bars = "| Date | State | Incident | Killed | Kidnapped |\n|---|---|---|---|---|\n"
    (report,) = reports(f"{bars}| 14 March 2024 | Kaduna | Gunmen attacked a farm | 3 | 0 |")
    assert _tolls(report) == {Outcome.KILLED: 3, Outcome.CAPTURED: 0}


def test_sums_by_province_are_no_incidents() -> None:
    assert not reports("Province    Killed    Injured\nIdlib       14        31\nAleppo      9         12")


def test_rows_without_labels_are_known_by_a_day_places_and_words() -> None:
    class Places:
        def __call__(self, text: str, start: int, end: int, /) -> bool:
            return text[start:end] in {"Basilan", "Tipo-Tipo", "Sulu", "Patikul"}

        def are_one(self, one: object, other: object, /) -> bool | None:  # noqa: ARG002 - the shape of one who does
            return None

    rows = (
        "14 Mar 2024 | Basilan | Tipo-Tipo | Clash | Soldiers fought gunmen",
        "15 Mar 2024 | Sulu | Patikul | IED | A bomb went off",
    )
    text = "\n".join(("Log", *rows))
    kinds = [[field.kind for field in form.fields] for form in rows_of(text, Places())]
    assert kinds == [[FieldKind.DAY, FieldKind.PROVINCE, FieldKind.SPOT, FieldKind.DEED, FieldKind.STORY]] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two guards in Jos on Monday.\nKilled: 2\nInjured: 3",
        "Location: Goma\n\nEvent: The embassy has heard of gunfire.\n\nActions to take: stay at home.",
        "Author: Musa Gyang\nDate: 14 March 2024\n\nGunmen killed two guards in Jos on Monday.",
        "Q: What happened?\nA: Two men died.\nQ: Where?\nA: In Jos.",
    ],
)
def test_few_fields_that_do_not_say_where_when_and_what_are_no_form(text: str) -> None:
    assert not forms_of(text)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Alleged perpetrator(s)", FieldKind.DOER),
        ("No. killed", FieldKind.KILLED),
        ("Civilians injured", FieldKind.INJURED),
        ("LGA", FieldKind.DISTRICT),
        ("Dateline", None),
        ("Minister", None),
    ],
)
def test_labels_are_known_in_their_usual_forms(label: str, kind: FieldKind | None) -> None:
    assert kind_of(label) is kind


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("Unidentified armed individuals", ActorKind.POLITICAL_MILITIAS),
        ("armed youths", ActorKind.POLITICAL_MILITIAS),
        ("security forces", ActorKind.STATE_FORCES),
    ],
)
def test_people_in_a_field_are_of_the_kind_that_their_words_say(value: str, kind: ActorKind) -> None:
    (report,) = reports(f"Date: 14 March 2024\nProvince: Ituri\nIncident: Attack on a farm\nPerpetrator: {value}")
    assert [actor.kind for actor in report.actors if actor.role is ActorRole.PERPETRATOR] == [kind]

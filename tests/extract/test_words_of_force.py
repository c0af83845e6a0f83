"""Words of force that tell of none: words, families, illnesses, works, pictures, memories, an author's own voice."""

from functools import partial

import pytest
import told

from schemas.vocabulary import Assertion, Genre, SubEventType

reports = partial(told.reports, published_at="2024-05-16")


def news(text: str) -> list[SubEventType]:
    """Return the types of what the text asserts as its news."""
    return [r.sub_event_type for r in reports(text) if r.assertion is Assertion.ASSERTED and not r.background]


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under fire in Lusaka on Monday for signing the contract.",
        "The premier came under attack in Perth on Friday over her plans for the port.",
        "The candidate told a rally in Kisumu on Sunday that he would cut taxes.",
        "Rao launched a scathing attack on Mehta at a rally in Nagpur on Sunday.",
        "A tailor stabbed his wife in Rabat on Monday.",
        "A nurse was killed by her husband in Turin on Friday.",
        "Cholera killed 14 children in Beira on Monday.",
        "The court shot down the minister's appeal in Lima on Tuesday.",
        "Ruling party rebels ambushed the treasurer in Pretoria on Monday.",
        "Two shepherds were killed by falling rocks near Gilgit on Monday.",
        "His new play bombed in Dublin on Friday.",
        "The singer attacked her former manager in an interview on Sunday.",
        "Technicians blew up a truck near Malaga on Tuesday for a film.",
        "A protest march is expected in Karachi on Friday.",
        "The talks in Vienna blew up on Friday.",
        "Ibarra, where soldiers shot 30 strikers dead, marks the day with a mass.",
        "Drivers should look under their seats, as bombs have been hidden there before.",
        "A guide showed visitors where rebels stormed the palace.",
        "Review: Night Train to Basra. A banker is kidnapped and everybody is shot dead.",
        "On this day: a bomb kills six at a store in London, 1983",
        "I walked past the school that soldiers shelled. Nobody will rebuild it.",
        "The murder trial opens of an officer who shot a boy in Nanterre.",
        "Widows lay wreaths where police shot 34 miners near Marikana.",
        "Stoning is murder.",
        "Thieves blew up a cash machine in Utrecht on Sunday.",
        "A hunter shot his friend dead by mistake near Gevgelija on Sunday.",
        "Who gains when bandits burn a market in Zamfara?",
    ],
)
def test_words_of_force_may_tell_of_none(text: str) -> None:
    assert news(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A patrol came under fire near Torit on Monday for three hours.",
        "Police fired at a rally in Kisumu on Sunday and killed two men.",
        "Gunmen shot a judge and his wife in Cali on Monday.",
        "A gunman killed his driver near Jos on Monday.",
        "Rebels of the National Front ambushed a treasurer near Gulu on Monday.",
        "Rebels attacked a camp of cholera patients near Beira on Monday and killed two.",
        "Jets bombed a village near Idlib on Friday.",
        "Gunmen shot a singer after an interview in Lagos on Sunday.",
        "The founder of a football club was shot dead in Hargeisa on Monday.",
        "A witness in a trial was killed in Tegucigalpa on Thursday.",
        "Our forces repelled rebels west of Marib on Wednesday and killed nine of them.",
        "Bishops condemned the murder of a judge in Tarma on Monday, hours after gunmen shot him there.",
        "Robbers blew up a wall of a bank in Utrecht on Sunday and shot a guard.",
        "Soldiers shot a farmer dead by mistake near Gevgelija on Sunday.",
        "A joint team concluded that ISAF accidentally killed two farmers in Nad Ali district on Sunday.",
        "A bomb in a bakery killed three workers in Tripoli on Saturday.",
        "A grenade was lobbed at a police picket in Quetta on Saturday.",
    ],
)
def test_the_same_words_tell_of_force_where_it_was_used(text: str) -> None:
    assert len(news(text)) == 1


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Militants attack bus in Sinai", SubEventType.ATTACK),
        ("Rebels ambush soldiers near Goma", SubEventType.ARMED_CLASH),
        ("Students torch bus in Dhaka", SubEventType.LOOTING),
        ("Gunmen snatch priest in Imo", SubEventType.ABDUCTION),
    ],
)
def test_a_headline_tells_a_deed_in_the_present(headline: str, kind: SubEventType) -> None:
    assert news(headline) == [kind]


def test_what_was_overrun_by_somebody_was_taken_by_them() -> None:
    (report,) = reports("An army camp near Mondoro was overrun by jihadists on Saturday and 20 soldiers were killed.")
    assert report.sub_event_type is SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY
    assert any(actor.text == "jihadists" for actor in report.actors)


def test_a_short_text_that_argues_is_an_opinion() -> None:
    extraction = told.extract("Make no mistake: the men who shot those teachers were paid.", "2024-05-16")
    assert extraction.genre is Genre.OPINION

"""Round-ups: several pieces of news in one text, each under the name of where it was. All incidents are invented."""

import pytest

from pipeline.extract import Coder
from pipeline.locate import Gazetteer, PlaceNames, locate
from pipeline.settings import read_settings
from schemas.records import Article, CodedArticle
from schemas.vocabulary import Outcome

Told = list[tuple[str | None, str | None, int | None]]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(PlaceNames(read_settings().gazetteer))


def code(text: str, coder: Coder, gazetteer: Gazetteer) -> CodedArticle:
    article = Article(article_id="a", source_id="s", address="a", text=text, language="en", published_at="2025-03-12")
    return locate(next(iter(coder.extract([article]))), gazetteer)


def told(coded: CodedArticle) -> Told:
    """Where each report was, in which country, and how many were killed."""
    found: Told = []
    for one in coded.reports:
        place = None if one.place is None else coded.places[one.place].name or coded.places[one.place].text
        killed = one.report.tolls.get(Outcome.KILLED)
        found.append((place, one.country, killed.best if killed else None))
    return found


UKRAINE, PAKISTAN, MEXICO = ("Hulyaypole", "UA", 2), ("Bannu", "PK", 3), ("Celaya", "MX", 4)


PLACED = (
    "Shelling killed two women in Huliaipole on Tuesday, officials said.",
    "a bomb at a checkpoint in Bannu killed three policemen on Tuesday.",
    "gunmen killed four men at a car wash in Celaya on Monday.",
)
OPEN = tuple(
    told.replace(f" in {town}", "") for told, town in zip(PLACED, ("Huliaipole", "Bannu", "Celaya"), strict=True)
)


def under(names: tuple[str, str, str], form: str, news: tuple[str, ...]) -> str:
    """Return the news, each as ``form`` says under its name."""
    every = zip(range(1, 4), names, news, strict=True)
    return "".join(form.format(n=n, name=name, told=f"{told[0].upper()}{told[1:]}") for n, name, told in every)


@pytest.mark.parametrize(
    "text",
    [
        f"{PLACED[0]}\n\nIn Pakistan, {PLACED[1]}\n\nMeanwhile in Mexico, {PLACED[2]}",
        f"{PLACED[0]} In Pakistan, {PLACED[1]} Meanwhile, in Mexico, {PLACED[2]}",
        under(("UKRAINE", "PAKISTAN", "MEXICO"), "{name}\n{told}\n\n", PLACED),
        under(("Ukraine", "Pakistan", "Mexico"), "• {name}: {told}\n", PLACED),
        under(("Ukraine", "Pakistan", "Mexico"), "🔴 {name}: {told}\n\n", PLACED),
        under(("HULIAIPOLE", "BANNU", "CELAYA"), "{n}. {name} – {told}\n\n", OPEN),
    ],
)
def test_each_piece_of_news_is_where_its_own_words_say(text: str, coder: Coder, gazetteer: Gazetteer) -> None:
    assert told(code(f"World briefs\n\n{text}", coder, gazetteer)) == [UKRAINE, PAKISTAN, MEXICO]


def test_a_name_before_the_news_is_nobody_who_did_it(coder: Coder, gazetteer: Gazetteer) -> None:
    text = (
        "Niger: A roadside bomb near Bosso, Diffa region, wounded three gendarmes on 9 March.\n\n"
        "Mali: Drone strikes hit a market in Lerneb, killing 13 people."
    )
    coded = code(text, coder, gazetteer)
    actors = [actor.name or actor.text for one in coded.reports for actor in one.report.actors]
    assert actors == ["three gendarmes"]
    assert told(coded) == [("Bosso", "NE", None), ("Lerneb", "ML", 13)]
    assert all("SEN-8" in one.report.rules for one in coded.reports)


def test_no_day_and_no_place_is_that_of_other_news(coder: Coder, gazetteer: Gazetteer) -> None:
    text = (
        "Chad: Clashes between herders and farmers left nine dead in Mandakao on Sunday.\n\n"
        "Syria: Two farmers were killed by a landmine. The blast also wounded a boy."
    )
    first, second = code(text, coder, gazetteer).reports
    assert (first.country, second.country) == ("TD", "SY")
    assert first.report.date_start is not None
    assert second.report.date_start is None
    assert second.report.tolls[Outcome.INJURED].best == 1


def test_what_counts_all_of_them_before_the_first_name_is_no_deed(coder: Coder, gazetteer: Gazetteer) -> None:
    text = (
        "Violence in three states leaves 14 dead\n\n"
        "At least 14 people were killed in attacks in three Nigerian states at the weekend.\n\n"
        "Zamfara\nBandits killed six farmers in Maradun on Saturday, police said.\n\n"
        "Benue\nGunmen shot dead five villagers in Guma on Sunday.\n\n"
        "Borno\nThree soldiers died when their vehicle hit a mine near Bama on Sunday."
    )
    assert told(code(text, coder, gazetteer)) == [("Maradun", "NG", 6), ("Guma", "NG", 5), ("Bama", "NG", 3)]


def test_names_before_what_pictures_show_make_no_round_up(coder: Coder, gazetteer: Gazetteer) -> None:
    story = [f"Officials said on Tuesday that repairs to line {n} would take a week." for n in range(12)]
    story[0] = "Shelling killed two women in Huliaipole on Tuesday, officials said."
    story[2:2] = ["Kyiv, Ukraine – A woman looks out of a broken window."]
    story[8:8] = ["Kharkiv, Ukraine – Two men carry a door to a car."]
    coded = code("\n\n".join(story), coder, gazetteer)
    assert coded.extraction.items == ()
    assert told(coded) == [UKRAINE]


def test_one_dateline_and_those_who_speak_make_no_round_up(coder: Coder, gazetteer: Gazetteer) -> None:
    text = (
        "BANNU: A bomb at a checkpoint killed three policemen on Tuesday.\n\n"
        "Police: The attackers fled into the hills after the blast.\n\n"
        "Hospital: Two more people were brought in wounded."
    )
    coded = code(text, coder, gazetteer)
    assert coded.extraction.items == ()
    assert told(coded)[0] == PAKISTAN


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("BANNU", "Bannu"),
        ("KHAR", "Khar"),
        ("MAIDUGURI", "Maiduguri"),
        ("KARACHI", None),
        ("KABUL", None),
        ("NOTE", None),
    ],
)
def test_a_text_that_names_no_place_was_where_it_was_filed(
    dateline: str, place: str | None, coder: Coder, gazetteer: Gazetteer
) -> None:
    coded = code(f"{dateline}: A bomb at a checkpoint killed three policemen on Tuesday.", coder, gazetteer)
    assert [where for where, _, _ in told(coded)] == [place]


def test_a_log_of_lines_that_begin_small(coder: Coder, gazetteer: Gazetteer) -> None:
    text = (
        "Tuesday 11 March: 14 dead\n\nMosul: gunmen shoot dead an imam.\nKirkuk: bomb kills 2 soldiers, wounds 4."
        "\nBaquba: mortar rounds hit a market, 3 killed, 9 hurt.\nTal Afar: suicide bomber kills 8."
    )
    coded = code(text, coder, gazetteer)
    assert told(coded) == [("Mosul", "IQ", 1), ("Kirkuk", "IQ", 2), ("Baqubah", "IQ", 3), ("Tal Afar", "IQ", 8)]
    assert {str(one.report.date_start) for one in coded.reports} == {"2025-03-11"}

"""What stands in square brackets and at the head of a dispatch is no part of its sentences; invented dispatches."""

from datetime import date

import pytest

from pipeline.extract.text.reading import read
from pipeline.extract.text.transcripts import speakers_in, without_meanings, without_tags
from schemas.records import Article


def article(text: str) -> Article:
    return Article(article_id="a", source_id="s", address="a", text=text)


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Huaraz (Peru), 3 May 1990 (Radio Uno) -- [text] ", "Huaraz (Peru)"),
        ("Huaraz, 3 May 90 (Acan-EFE) -- [report] [by\nAna Ruiz] [text] ", "Huaraz"),
        ("HUARAZ, Peru, May 3, 1990 (Reuters) - ", "HUARAZ, Peru"),
    ],
)
def test_a_dateline_is_no_sentence_and_its_outlet_is_silent(head: str, place: str) -> None:
    text = f"{head}Gunmen shot a mayor near Yungay. He survived."
    reading = read(article(text))
    assert reading.dateline is not None
    assert text[reading.dateline.start : reading.dateline.end] == place
    assert reading.dispatched is not None
    assert reading.dispatched.day == date(1990, 5, 3)
    assert [text[one.start : one.end] for one in reading.sentences] == [
        "Gunmen shot a mayor near Yungay.",
        "He survived.",
    ]
    assert any(one.start <= reading.dateline.end and one.end >= len(head.rstrip()) for one in reading.silent)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("[reporter] Who did it?", "Who did it?"),
        ("One.\n\n   [Ruiz, interrupting] [begin recording] Nobody.", "One. Nobody."),
        ("A bomb [words indistinct] near the bridge.", "A bomb near the bridge."),
        ("Nobody [the rebels] knew.", "Nobody [the rebels] knew."),
    ],
)
def test_speakers_and_what_was_not_heard_are_blanked(said: str, kept: str) -> None:
    blanked = without_tags(said)
    assert (" ".join(blanked.split()), len(blanked)) == (kept, len(said))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("The FRL [Front of the River] said so.", "The FRL said so."),
        ("The Front [FRL] said so.", "The Front said so."),
        ("He said [the rebels] killed two.", "He said [the rebels] killed two."),
    ],
)
def test_what_a_name_stands_for_is_not_parsed(said: str, kept: str) -> None:
    parsed = without_meanings(said)
    assert (" ".join(parsed.split()), len(parsed)) == (kept, len(said))


def test_english_with_foreign_names_is_english() -> None:
    text = (
        "Don Julio Quispe Mamani, who runs the ferry of Puerto Acosta with Nestor Choque, said that Rosario Apaza de "
        "Condori and the brothers Huanca Ticona of Escoma were seen by Father Limachi on the road to Sorata."
    )
    assert read(article(text)).language == "en"


def test_who_speaks_is_no_part_of_a_transcript() -> None:
    text = (
        "HOST: A girl blew herself up in a market in Potiskum this morning.\n"
        "BELLO: Police say that fourteen people died and thirty were wounded.\n"
        "HOST: Who is behind it?\nBELLO: Everybody here blames Boko Haram."
    )
    reading = read(article(text))
    assert not any(label in reading.text for label in ("HOST", "BELLO"))
    assert [text[span.start : span.end] for span in reading.silent] == ["HOST:", "BELLO:", "HOST:", "BELLO:"]


@pytest.mark.parametrize(
    "text",
    [
        "KILLED: Two policemen in Bannu.\nWOUNDED: Three soldiers in Tank.",
        "HERAT: Gunmen killed two policemen.\nKABUL: A bomb wounded three soldiers.",
        "Host: Gunmen killed two policemen.",
    ],
)
def test_other_labels_are_nobody_who_speaks(text: str) -> None:
    assert not speakers_in(text)


def test_a_dateline_may_name_two_towns() -> None:
    text = "Strikes go on in the east\n\nKYIV/KHARKIV (Newswire) - A missile killed two men in Sumy, officials said."
    reading = read(article(text))
    assert reading.dateline is not None
    assert text[reading.dateline.start :].startswith("KYIV/KHARKIV")
    assert text[reading.body :].startswith("A missile")

"""What only sounds like news is background by the model of relevance (rule REL-1); all texts are ours and invented.

articles/unseen holds a hundred articles without an event and a hundred with one, by two hands of which the model knows
none, in the form of `bench/labelled/relevance`. When first read the rules alone took 19 of the first for news and
missed 3 of the others; with the model it is 4 and 3. No rule has been mended by them, and none is to be.

articles/fresh/round holds sixty articles of 100 to 200 words that only sound like news, ten each of opinion, courts,
sport, anniversaries, fiction and exercises, and thirty pieces of news. When first read, one of the sixty asserted an
event and two of the thirty were missed, as by the rules alone: a lynching and a shelling beside words for bad weather,
mended since. No other rule has been mended by them and no weight made of them, and none is to be.

articles/first_sight holds rounds of such articles and of news. The first two, of sixty each, are by a hand that had
read no rule when it wrote the first. When first read 7 of 60 and 11 of 60 asserted an event, and three pieces of news
were missed: an arrest, which is no event here, a bank held up by a man who belongs to nobody, and a blockade. A random
half of each was read to mend rules by. Rounds 8 to 10 are by another hand, which had read neither: when first read
5 of 60, 4 of 60 and 3 of 30 asserted an event, and 5 of 60, 2 of 25 and 5 of 30 pieces of news were missed. They were
read to mend rules by, each after it had been measured. Of rounds 11 and 12, by a third hand, 3 of 60 and 1 of 30
asserted an event when first read, and 11 of 30 and 7 of 20 pieces of news were missed, most of them letters, notebooks
and questions with answers. Of rounds 13 and 14, by a fourth, 0 of 43 and 1 of 20 asserted one, and 2 of 20 and 0 of 10
were missed. What 7, 11 and 12 still asserted was read when 14 had been measured, and mended.
Of round 15, by a fifth, 14 of 66 asserted one when first read, and 8 of 30 were missed.
When these had been mended by class, of round 16 9 of 40 asserted one, and 10 of 20 were missed.
Of round 17, by a sixth, 8 of 72 of the six usual genres and 5 of 12 others asserted one when first read, and 5 of 26
were missed. When these had been mended, 11 of 38 of round 18, drills and ordinary news, asserted one, and 5 of 15 were
missed. Of round 19, by a seventh, 9 of 60 of the six genres and 3 of 15 others asserted one when first read, and 15
of 30 were missed, told as scenes and not as reports. When these had been mended, of round 20 6 of 24 of the six
genres and 1 of 4 others asserted one, and 5 of 12 were missed.
Of round 21, by an eighth, 9 of 60 asserted one when first read, and 6 of 30 were missed. When these had
been mended, 4 of 30 of round 22 asserted one, all of them exercises, and 0 of 15 were missed.
When these had been mended, 5 of the 10 exercises of round 23 asserted one, and 0 of 5 were missed.
Round 24, by a ninth, is of the six genres (ten each) as papers print them, where rounds 1 to 23 had been written to be
hard: 0 of 60 asserted one when first read, and 5 of 20 pieces of news were missed. No rule has been mended by them.
"""

import csv
import hashlib
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import told
from hypothesis import given
from hypothesis import strategies as st

from bench.marked import texts_in
from bench.unseen import news_in
from pipeline.extract.relevance.model import BASE, LEAST, RULE, TEXTS_READ, log_odds, weights
from pipeline.extract.relevance.signs import Block
from schemas.records import Report
from schemas.vocabulary import Assertion, ReportField

NO_NEWS = [
    (
        "The defence was stretched and twice hit by counter-attacks. Rennes took the lead when their captain struck "
        "from twenty metres, and the crowd erupted."
    ),
    (
        "She was nine when soldiers came to the village and shot the men. Her memoir, out this week in London, is "
        "dedicated to a cow."
    ),
    (
        "The old quarter was bombed in the spring of that year. The guide shows the scars on the church and the cellar "
        "in which forty people died. The visit lasts an hour."
    ),
    (
        "Their first single stormed the charts in Seoul on Monday and killed off all doubts about the new line-up. "
        "Tickets for the tour were gone in nine minutes."
    ),
]
FEW = """= ambush | 2024-05-06
+ Gunmen killed four soldiers near Lagos on Sunday.

= raid | 2024-05-07
+ Rebels shot two soldiers in Lagos on Monday.

= novel | 2024-05-06
- In the novel a gunman kills four guards near Lagos.

= novel | 2024-05-07
- A judge was shot in the novel that won the prize in Lagos.
"""
BENCH = Path(__file__).parents[2] / "bench"
UNSEEN = Path(__file__).parent / "articles" / "unseen"
MOST_FALSE, MOST_MISSED = 6, 5
FRESH = Path(__file__).parent / "articles" / "fresh"
FIRST_SIGHT = Path(__file__).parent / "articles" / "first_sight"


def news(text: str) -> list[Report]:
    return [
        one for one in told.reports(text, "2024-05-06") if one.assertion is Assertion.ASSERTED and not one.background
    ]


@pytest.mark.parametrize("text", NO_NEWS)
def test_what_only_sounds_like_news_is_none(text: str) -> None:
    assert news(text) == []


@pytest.mark.parametrize("text", [NO_NEWS[0], *NO_NEWS[2:]])
def test_the_words_that_speak_against_it_are_its_spans(text: str) -> None:
    by_the_model = [one for one in told.reports(text, "2024-05-06") if RULE in one.rules]
    assert by_the_model
    for report in by_the_model:
        assert report.background
        words = [text[span.start : span.end] for span in report.spans[ReportField.ASSERTION]]
        assert words
        assert all(word.islower() for word in words)


def unseen(name: str) -> list[tuple[str, str, str]]:
    """Return day, title and text of each article of those files."""
    blocks = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(UNSEEN.glob(f"{name}_*.txt"))).split(
        "\n\n"
    )
    read = []
    for block in blocks:
        head, *lines = block.strip().splitlines()
        title = next((line[2:] for line in lines if line.startswith("h ")), "")
        read.append((head[-10:], title, " ".join(line[2:] for line in lines if not line.startswith("h "))))
    return read


def asserted(day: str, title: str, text: str) -> bool:
    reports = told.extract(text, day, title).reports
    return any(one.assertion is Assertion.ASSERTED and not one.background for one in reports)


def test_few_unseen_articles_without_an_event_assert_one() -> None:
    read = unseen("without_event")
    assert len(read) == 100
    false = [title for day, title, text in read if asserted(day, title, text)]
    assert len(false) <= MOST_FALSE, "\n".join(false)


def test_few_unseen_articles_with_an_event_are_missed() -> None:
    read = unseen("with_event")
    assert len(read) == 100
    missed = [title for day, title, text in read if not asserted(day, title, text)]
    assert len(missed) <= MOST_MISSED, "\n".join(missed)


@pytest.mark.parametrize(
    ("folder", "articles", "most_false", "most_missed"),
    [(FRESH, 90, 1, 0), (FIRST_SIGHT, 1372, 20, 63)],
    ids=["fresh", "first sight"],
)
def test_few_fresh_articles_come_out_wrong(folder: Path, articles: int, most_false: int, most_missed: int) -> None:
    told_of = list(news_in(list(texts_in(folder))))
    false = [text.article.title for text, news in told_of if news and not text.has_event]
    missed = [text.article.title for text, news in told_of if not news and text.has_event]
    assert len(told_of) == articles
    assert len(false) <= most_false, false
    assert len(missed) <= most_missed, missed


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead two spectators outside the stadium in Maiduguri on Sunday, minutes before the match.",
        "A bomb went off in a cinema in Quetta during a film on Sunday and killed four people, police said.",
        "On 24 April 2024, armed men killed a herder near Ardamata. The motive is not known.",
        "Police in Nairobi arrested 14 demonstrators outside the court on Monday.",
        "Shelling killed three people in Kherson during a memorial service on Saturday, the governor said.",
    ],
)
def test_news_in_such_settings_stays_news(text: str) -> None:
    assert news(text)


def test_every_weight_is_of_a_block_that_the_model_reads() -> None:
    with (files("pipeline.extract") / "lexicon" / "relevance.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["block"] for row in rows} == {BASE, LEAST, TEXTS_READ, *Block}
    assert sum(map(len, weights().values())) == len(rows)


def test_the_weights_are_those_of_the_labelled_texts() -> None:
    digest = hashlib.sha256()
    for path in sorted((BENCH / "labelled" / "relevance").glob("*/*.txt")):
        digest.update(path.read_bytes())
    assert list(weights()[TEXTS_READ]) == [digest.hexdigest()[:12]], "the texts changed: run `make relevance`"


def test_weights_can_be_made_of_a_few_texts(tmp_path: Path) -> None:
    for hand in ("a", "b"):
        folder = tmp_path / "texts" / hand
        folder.mkdir(parents=True)
        (folder / "1.txt").write_text(FEW.replace("Lagos", {"a": "Kano", "b": "Jos"}[hand]), encoding="utf-8")
    made = tmp_path / "weights.csv"
    command = [sys.executable, str(BENCH / "relevance.py"), "train", "--texts", str(tmp_path / "texts")]
    subprocess.run([*command, "--weights", str(made)], check=True, cwd=BENCH.parent)  # noqa: S603 - our own script
    rows = {(row["block"], row["sign"]): float(row["weight"]) for row in csv.DictReader(made.open(encoding="utf-8"))}
    assert rows["sentence", "soldiers"] > 0 > rows["sentence", "novel"]


@given(st.dictionaries(st.sampled_from(Block), st.sets(st.text(max_size=8), max_size=5)))
def test_signs_that_no_text_had_weigh_nothing(signs: dict[Block, set[str]]) -> None:
    unknown = {block: {f"\0{name}" for name in names} for block, names in signs.items()}
    assert log_odds(unknown) == weights()[BASE][""]

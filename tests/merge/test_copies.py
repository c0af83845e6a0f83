"""Articles are filed with the copies of their text and with older versions of their address (EVT-6, COP-1, COP-2)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

from bench.edited import originals
from pipeline.merge import file_copies, hash_words, sketch_text
from schemas.copies import Filed, Text

WIRE, OTHER = originals()[:2]
DAY = date(2024, 5, 14)


def text(name: str, words: str = WIRE, day: date | None = DAY) -> Text:
    return Text(
        article_id=f"art_{name}",
        source_id=name,
        address=f"{name}.html",
        title=None,
        day=day,
        written=None,
        words=hash_words(words),
        sketch=sketch_text(words),
    )


def version(number: int, words: str, title: str | None = None, hour: int | None = None) -> Text:
    """A text at the address of the article a, written in that hour of its day."""
    written = None if hour is None else datetime(2024, 5, 14, hour, tzinfo=UTC)
    return replace(text("a", words), article_id=f"art_a{number}", title=title, written=written)


def filed_bit_by_bit(*parts: Sequence[Text]) -> dict[str, str | None]:
    """Return which article takes which other's place when they are filed in these parts, one after the other."""
    held: dict[str, Filed] = {}
    for part in parts:
        held |= {one.text.article_id: one for one in file_copies(part, held.values())}
    return {article_id: one.supersedes for article_id, one in held.items()}


def clusters(*filed: Filed) -> list[set[str]]:
    names: dict[str, set[str]] = {}
    for one in filed:
        names.setdefault(one.cluster_id, set()).add(one.text.article_id.removeprefix("art_"))
    return sorted(names.values(), key=min)


def test_copies_are_one_cluster_and_other_texts_are_their_own() -> None:
    filed = file_copies([text("a"), text("b", f"From our desk.\n{WIRE}"), text("c", OTHER)], [])
    assert clusters(*filed) == [{"a", "b"}, {"c"}]
    assert [one.copy_of for one in filed] == [None, "art_a", None]
    assert [one.likeness for one in file_copies([text("a"), text("b", WIRE.upper())], [])] == [None, 1.0]


def test_the_order_and_the_parts_in_which_they_come_do_not_matter() -> None:
    half, lead = WIRE[: len(WIRE) // 2], f"From our desk.\n{WIRE}"
    words = {"a": WIRE, "b": lead, "c": OTHER, "d": half, "e": f"{half} {OTHER[:300]}", "f": OTHER.upper()}
    texts = [text(name, told, DAY + timedelta(days=17 * n % 40)) for n, (name, told) in enumerate(words.items())]
    at_once = {one.text.article_id: one for one in file_copies(texts, [])}
    assert len({one.cluster_id for one in at_once.values()}) == 2
    for order in permutations(texts):
        held: dict[str, Filed] = {}
        for part in (order[:1], order[1:4], order[4:]):
            held |= {one.text.article_id: one for one in file_copies(part, held.values())}
        assert held == at_once


def test_an_older_copy_that_comes_late_is_the_first_of_the_cluster() -> None:
    known = file_copies([text("b"), text("c", f"From our desk.\n{WIRE}")], [])
    late, *again = file_copies([text("a", day=DAY - timedelta(days=3))], known)
    assert late.copy_of is None
    assert {one.cluster_id for one in again} == {late.cluster_id}
    assert {one.text.article_id: one.copy_of for one in again} == {"art_b": "art_a", "art_c": "art_a"}


def test_a_copy_joins_the_cluster_that_is_known() -> None:
    known = file_copies([text("a"), text("c", OTHER)], [])
    (filed,) = file_copies([text("b", day=DAY + timedelta(days=2))], known)
    assert (filed.cluster_id, filed.copy_of) == (known[0].cluster_id, "art_a")


def test_what_was_published_months_apart_is_no_copy() -> None:
    known = file_copies([text("a")], [])
    (filed,) = file_copies([text("b", day=DAY + timedelta(days=60))], known)
    assert filed.copy_of is None
    (undated,) = file_copies([text("b", day=None)], known)
    assert undated.copy_of == "art_a"


def test_a_changed_text_at_the_same_address_takes_the_old_ones_place() -> None:
    known = file_copies([text("a")], [])
    (second,) = file_copies([version(2, f"{WIRE} Two more have died.")], known)
    assert second.supersedes == "art_a"
    assert second.cluster_id == known[0].cluster_id
    (third,) = file_copies([version(3, f"{WIRE} Three more have died.")], [*known, second])
    assert third.supersedes == "art_a2"


def test_another_story_at_the_same_address_takes_nobodys_place() -> None:
    known = file_copies([text("a")], [])
    (other,) = file_copies([version(2, OTHER)], known)
    assert other.supersedes is None


def test_a_rewritten_text_under_the_same_headline_is_a_version() -> None:
    known = file_copies([version(1, WIRE, "Shells hit village")], [])
    (other,) = file_copies([version(2, OTHER, "Shells hit village")], known)
    assert other.supersedes == "art_a1"


def test_an_older_version_that_comes_late_takes_nobodys_place_and_its_own_is_taken() -> None:
    told = [version(n, f"{WIRE} {n} more have died.", hour=n) for n in (1, 2, 3)]
    expected = {"art_a1": None, "art_a2": "art_a1", "art_a3": "art_a2"}
    for order in permutations(told):
        for cut in range(len(order)):
            assert filed_bit_by_bit(order[:cut], order[cut:]) == expected
        assert filed_bit_by_bit(*([one] for one in order)) == expected


def test_a_version_of_two_stories_makes_them_one_and_frees_none_that_was_replaced() -> None:
    stories = version(1, WIRE, hour=1), version(3, OTHER, hour=3)
    bridge = version(2, f"{WIRE[: len(WIRE) // 2]}\n{OTHER[: len(OTHER) // 2]}", hour=2)
    assert filed_bit_by_bit(stories) == {"art_a1": None, "art_a3": None}
    for order in permutations((*stories, bridge)):
        assert filed_bit_by_bit(*([one] for one in order)) == {"art_a1": None, "art_a2": "art_a1", "art_a3": "art_a2"}


def test_of_versions_whose_hour_nobody_says_the_one_that_comes_later_is_newer() -> None:
    told = [version(n, f"{WIRE} {n} more have died.") for n in (3, 1, 2)]
    expected = {"art_a3": None, "art_a1": "art_a3", "art_a2": "art_a1"}
    assert filed_bit_by_bit(told) == filed_bit_by_bit(*([one] for one in told)) == expected


def test_the_same_address_of_another_source_is_another_page() -> None:
    known = file_copies([text("a")], [])
    (other,) = file_copies([replace(text("b"), address="a.html")], known)
    assert other.supersedes is None


def test_a_copy_is_found_among_hundreds_of_texts_of_one_form() -> None:
    form = "The office of the governor said in its daily statement that all was calm in the district of"
    known = file_copies(
        [text(f"{n}", f"{form} number {n}, where {n + 7} people had come home.") for n in range(300)], []
    )
    (copy,) = file_copies([text("copy", f"{form} number 42, where 49 people had come home.")], known)
    assert copy.copy_of == "art_42"
    (other,) = file_copies([text("other", f"{form} nowhere in particular, it went on to say at length.")], known)
    assert (other.copy_of, len({one.cluster_id for one in known})) == (None, 300)

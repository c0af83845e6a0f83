"""Districts of Afghanistan and Pakistan in the spellings of news: each is in its province."""

from collections import defaultdict
from pathlib import Path

import pytest

from pipeline.locate import Gazetteer, find_places

_ROWS = [
    row.partition(": ")[::2]
    for row in Path(__file__).with_name("district_spellings.txt").read_text("utf-8").splitlines()
    if not row.startswith("#")
]
_PROVINCES = defaultdict[str, set[str]](set)
for _iso, _names in _ROWS:
    for _name in _names.split("|"):
        _PROVINCES[_name].add(_iso)
_FORCES = {"AF": "Afghan", "PK": "Pakistani"}


@pytest.mark.parametrize(("iso", "names"), _ROWS)
def test_every_spelling_of_a_district_is_in_its_province(iso: str, names: str, gazetteer: Gazetteer) -> None:
    for name in names.split("|"):
        text = f"{_FORCES[iso[:2]]} forces killed two insurgents in {name} district on Monday."
        told = {place.admin1_iso for place in find_places(text, gazetteer)}
        assert told & _PROVINCES[name], name


@pytest.mark.parametrize("name", ["Gorbuz", "Nowbahar", "Kamdeysh", "Mandozai", "Chak", "Dand", "Char Asiab", "Domel"])
def test_a_district_is_known_without_the_word_for_it(name: str, gazetteer: Gazetteer) -> None:
    text = f"Police in Afghanistan and Pakistan said that gunmen shot two men in {name} on Monday."
    (place,) = (place for place in find_places(text, gazetteer) if place.text == name)
    assert place.country in _FORCES


def test_a_name_of_another_country_is_not_read_as_a_district(gazetteer: Gazetteer) -> None:
    places = find_places("Police in France said that gunmen shot two men in Kamdeyishe on Monday.", gazetteer)
    assert {place.country for place in places} <= {"FR", None}

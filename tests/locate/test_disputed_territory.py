"""Disputed territory: one answer for a name and for a point, as docs/disputed-territory.md says."""

import pytest

from pipeline.locate import Gazetteer, geocode_names
from pipeline.locate.asked.reversing import find_by_point

POLICY = [
    # what, name, point in it, country, first-level area of the name, of the point
    ("Crimea", "Crimea", (45.20, 34.20), "UA", "UA-43", "UA-43"),
    ("Sevastopol", "Sevastopol", (44.60, 33.52), "UA", "UA-40", "UA-40"),
    ("Donetsk", "Donetsk", (48.02, 37.80), "UA", "UA-14", "UA-14"),
    ("Azad Kashmir", "Muzaffarabad", (34.37, 73.47), "PK", "PK-JK", "PK-JK"),
    ("Gilgit-Baltistan", "Gilgit", (35.92, 74.31), "PK", "PK-GB", "PK-GB"),
    ("Jammu and Kashmir", "Srinagar", (34.08, 74.80), "IN", "IN-JK", "IN-JK"),
    ("Ladakh", "Leh", (34.16, 77.58), "IN", "IN-LA", "IN-LA"),
    ("Aksai Chin", "Aksai Chin", (35.20, 79.20), "CN", "CN-XJ", "CN-XJ"),
    ("Arunachal Pradesh", "Arunachal Pradesh", (27.10, 93.62), "IN", "IN-AR", "IN-AR"),
    ("Kosovo", "Kosovo", (42.67, 21.17), "XK", None, None),
    ("North Kosovo", "Mitrovica", (42.90, 20.87), "XK", None, None),
    ("Palestine", "Palestine", (31.90, 35.21), "PS", None, None),
    ("Gaza", "Gaza Strip", (31.50, 34.46), "PS", None, None),
    ("East Jerusalem", "East Jerusalem", (31.783, 35.237), "PS", None, None),
    ("West Jerusalem", "Tel Aviv", (31.78, 35.20), "IL", "IL-TA", "IL-JM"),
    ("Western Sahara", "Western Sahara", (25.50, -13.50), "EH", None, None),
    ("Laayoune", "Laayoune", (27.15, -13.20), "EH", None, None),
    ("Somaliland", "Somaliland", (9.56, 44.06), "SO", None, "SO-WO"),
    ("Puntland", "Puntland", (8.41, 48.48), "SO", None, "SO-NU"),
    ("Taiwan", "Taiwan", (23.98, 121.60), "TW", None, "TW-HUA"),
    ("Taipei", "Taipei", (25.05, 121.53), "TW", "TW-TPE", "TW-TPE"),
    ("Golan Heights", "Golan Heights", (33.00, 35.80), "SY", None, "SY-QU"),
    ("Majdal Shams", "Majdal Shams", (33.27, 35.77), "SY", "SY-QU", "SY-QU"),
    ("Abkhazia", "Abkhazia", (43.00, 41.00), "GE", "GE-AB", "GE-AB"),
    ("South Ossetia", "South Ossetia", (42.23, 43.97), "GE", None, "GE-SK"),
    ("Northern Cyprus", "Northern Cyprus", (35.33, 33.32), "CY", None, "CY-06"),
    ("Transnistria", "Transnistria", (46.84, 29.63), "MD", "MD-SN", "MD-SN"),
    ("Nagorno-Karabakh", "Nagorno-Karabakh", (39.82, 46.75), "AZ", None, "AZ-XA"),
    ("Hong Kong", "Hong Kong", (22.28, 114.16), "HK", None, None),
]
Row = tuple[str, str, tuple[float, float], str, str | None, str | None]


@pytest.mark.parametrize("row", POLICY, ids=lambda row: row[0])
def test_a_name_has_the_country_and_area_of_the_policy(gazetteer: Gazetteer, row: Row) -> None:
    _, name, _, country, area, _ = row
    (answer,) = geocode_names([name], gazetteer)
    assert answer.found[0].country == country
    assert area in (None, answer.found[0].admin1_iso)


@pytest.mark.parametrize("row", POLICY, ids=lambda row: row[0])
def test_a_point_has_the_country_and_area_of_the_policy(gazetteer: Gazetteer, row: Row) -> None:
    _, _, point, country, _, area = row
    place = next(find_by_point(*point, gazetteer))
    assert place.country == country
    assert area in (None, place.admin1_iso)


@pytest.mark.parametrize("name", ["Kashmir", "Durand Line", "Line of Control"])
def test_a_whole_of_several_countries_and_a_line_have_no_country(gazetteer: Gazetteer, name: str) -> None:
    (answer,) = geocode_names([name], gazetteer)
    assert (answer.found[0].country, answer.found[0].admin1_iso) == (None, None)


def test_a_crossing_on_the_line_is_where_geonames_has_it(gazetteer: Gazetteer) -> None:
    (torkham,) = geocode_names(["Torkham"], gazetteer)
    assert torkham.found[0].country == "PK"


def test_a_point_on_the_siachen_glacier_is_nobodys(gazetteer: Gazetteer) -> None:
    assert gazetteer.ground.holding(35.40, 77.10) == ()

"""The geopy geocoder over the gazetteer."""

import pickle

import pytest
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from pipeline.locate import Gazetteer, geocode_names
from pipeline.locate.geocoder import GazetteerGeocoder
from pipeline.settings import read_settings


@pytest.fixture(scope="module")
def geocoder() -> GazetteerGeocoder:
    return GazetteerGeocoder(read_settings().gazetteer)


def record(found: object) -> dict[str, object]:
    """Return our record of the one place that was found."""
    assert isinstance(found, Location)
    raw: dict[str, object] = found.raw
    return raw


def test_it_is_a_geopy_geocoder(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)


def test_a_name_becomes_a_location_with_our_record_in_raw(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Lashkar Gah")
    assert isinstance(found, Location)
    assert found.address.startswith("Lashkar Gah, ")
    assert found.address.endswith("Helmand, Afghanistan")
    assert (round(found.latitude), round(found.longitude)) == (32, 64)
    assert record(found)["admin1_iso"] == "AF-HEL"


def test_an_unknown_name_is_none(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Xyzzyville-on-Nothing") is None
    assert geocoder.geocode("Xyzzyville-on-Nothing", exactly_one=False) is None


def test_what_stands_after_a_comma_holds_the_place(geocoder: GazetteerGeocoder) -> None:
    assert record(geocoder.geocode("Gaza"))["country"] == "PS"
    assert record(geocoder.geocode("Gaza, Mozambique"))["country"] == "MZ"
    assert record(geocoder.geocode("Paris, Texas"))["admin1_iso"] == "US-TX"


def test_countries_and_features_narrow_the_answer(geocoder: GazetteerGeocoder) -> None:
    assert record(geocoder.geocode("Punjab", country_codes="in"))["admin1_iso"] == "IN-PB"
    assert record(geocoder.geocode("Punjab", country_codes=["pk"]))["admin1_iso"] == "PK-PB"
    assert record(geocoder.geocode("Herat", featuretype="city"))["feature"] == "city"


@pytest.mark.parametrize(
    ("name", "language", "address"),
    [
        ("Herat province", "fa", "هرات, افغانستان"),
        ("Herat province", "de", "Herat, Afghanistan"),
        ("Herat province", "ar", "Herat, أفغانستان"),
        ("Afghanistan", "ru", "Афганистан"),
    ],
)
def test_an_address_is_in_the_language_asked_for_as_far_as_it_is_known(
    geocoder: GazetteerGeocoder, name: str, language: str, address: str
) -> None:
    found = geocoder.geocode(name, language=language)
    assert isinstance(found, Location)
    assert found.address == address
    assert record(found)["name"] == record(geocoder.geocode(name))["name"], "our record does not change"


def test_a_point_is_told_in_a_language_too(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.reverse((34.35, 62.20), language="ps")
    assert isinstance(found, Location)
    assert found.address.endswith("افغانستان")


def test_a_language_that_nobody_speaks_is_refused(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="no language is called 'xx-nothing'"):
        geocoder.geocode("Herat", language="xx-nothing")


def test_the_word_for_the_kind_decides_between_city_and_province(geocoder: GazetteerGeocoder) -> None:
    assert record(geocoder.geocode("Kandahar province"))["feature"] == "adm1"
    assert record(geocoder.geocode("Kandahar city"))["feature"] == "city"


def test_several_answers_come_as_a_list_no_longer_than_the_limit(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Jalalabad", exactly_one=False, limit=3)
    assert isinstance(found, list)
    assert 1 < len(found) <= 3


def test_a_feature_that_does_not_exist_is_an_error_that_names_those_that_do(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match=r"wilayat.*adm1"):
        geocoder.geocode("Herat", featuretype="wilayat")


def test_a_point_becomes_the_nearest_town_and_its_areas(geocoder: GazetteerGeocoder) -> None:
    assert record(geocoder.reverse((34.35, 62.20)))["admin1_iso"] == "AF-HER"
    assert geocoder.reverse((-48.9, -123.4)) is None, "no town is near the middle of the South Pacific"


def test_it_will_not_use_the_network(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderServiceError, match="no network"):
        geocoder._call_geocoder("http://127.0.0.1/", lambda answer: answer)


def test_it_works_behind_a_rate_limiter_and_through_pickle(geocoder: GazetteerGeocoder) -> None:
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0, swallow_exceptions=False)
    assert record(limited("Quetta"))["country"] == "PK"
    copy = pickle.loads(pickle.dumps(geocoder))  # noqa: S301  # our own bytes
    assert record(copy.geocode("Quetta")) == record(geocoder.geocode("Quetta"))


def test_names_are_geocoded_in_order_and_the_unknown_stay_empty(gazetteer: Gazetteer) -> None:
    herat, nowhere, swat = geocode_names(["Herat province", "Qwertyabadistanville", "Swat"], gazetteer)
    assert herat.found[0].admin1_iso == "AF-HER"
    assert nowhere.found == ()
    assert swat.found[0].pcode == "PK532"


def test_a_country_narrows_the_names(gazetteer: Gazetteer) -> None:
    (herat,) = geocode_names(["Herat"], gazetteer, country="ir")
    assert herat.found[0].country == "IR"

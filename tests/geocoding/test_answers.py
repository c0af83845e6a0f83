"""Answers are kept: places for long, "no such place" for a while, failures never."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.geocoding.answers import Answers, Remembering
from pipeline.geocoding.settings import GeocoderSettingsError
from pipeline.locate.resolving.lookup import Candidate, LookUpFailed

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
PLACE = Candidate(name="Shinwaro Kalay", lat=34.21, lon=70.61)


class Counting:
    """A service that answers as told, and counts how often it is asked."""

    name = "test"

    def __init__(self, answer: Callable[[], tuple[Candidate, ...]]) -> None:
        self.answer = answer
        self.asked = 0

    def __call__(self, name: str, countries: tuple[str, ...]) -> tuple[Candidate, ...]:  # noqa: ARG002 - as asked
        self.asked += 1
        return self.answer()


def fail() -> tuple[Candidate, ...]:
    raise LookUpFailed("down")


def test_a_place_is_asked_for_once_however_it_is_written(tmp_path: Path) -> None:
    service = Counting(lambda: (PLACE,))
    for name, countries in (("Shinwaro Kalay", ("AF", "PK")), ("SHINWARO  KALAY", ("PK", "AF"))):
        look_up = Remembering(service, Answers(tmp_path / "answers.sqlite", 365, 30))
        assert look_up(name, countries) == (PLACE,)
    assert service.asked == 1


def test_other_countries_are_another_question(tmp_path: Path) -> None:
    service = Counting(lambda: (PLACE,))
    look_up = Remembering(service, Answers(tmp_path / "answers.sqlite", 365, 30))
    look_up("Shinwaro", ("AF",))
    look_up("Shinwaro", ())
    assert service.asked == 2


@pytest.mark.parametrize(("answer", "days"), [((PLACE,), 365), ((), 30)])
def test_an_answer_is_asked_for_again_when_it_is_old(tmp_path: Path, answer: tuple[Candidate, ...], days: int) -> None:
    service, path = Counting(lambda: answer), tmp_path / "answers.sqlite"
    for when, asked in ((0, 1), (days - 1, 1), (days + 1, 2)):
        now = NOON + timedelta(days=when)
        look_up = Remembering(service, Answers(path, 365, 30, lambda now=now: now))  # type: ignore[misc]
        assert look_up("Shinwaro", ("AF",)) == answer
        assert service.asked == asked


def test_a_failure_is_never_kept(tmp_path: Path) -> None:
    service = Counting(fail)
    look_up = Remembering(service, Answers(tmp_path / "answers.sqlite", 365, 30))
    with pytest.raises(LookUpFailed):
        look_up("Shinwaro", ())
    service.answer = lambda: (PLACE,)
    assert look_up("Shinwaro", ()) == (PLACE,)


def test_a_failure_does_not_take_the_place_of_what_is_kept(tmp_path: Path) -> None:
    service = Counting(lambda: (PLACE,))
    look_up = Remembering(service, Answers(tmp_path / "answers.sqlite", 365, 30))
    look_up("Shinwaro", ())
    service.answer = fail
    assert look_up("Shinwaro", ()) == (PLACE,)


def test_a_file_that_keeps_no_answers_is_named(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_text("not a database, and long enough to be looked at as one", encoding="utf-8")
    with pytest.raises(GeocoderSettingsError, match=r"answers\.sqlite, which keeps the answers of geocoders"):
        Answers(path, 365, 30).recall("test", "Shinwaro", ())

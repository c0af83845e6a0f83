"""How sure a place is, and what is said when it is not. All sentences are ours and all incidents invented."""

from itertools import pairwise

import pytest

from pipeline.locate import Gazetteer, find_places
from pipeline.locate.resolving.confidence import LEAST, ONLY_CANDIDATE, probability
from pipeline.locate.scenes.precision import precision_of
from schemas.vocabulary import GeoPrecision


def test_more_lead_is_never_less_sure() -> None:
    scores = [probability(lead / 10) for lead in range(80)]
    assert all(one <= other for one, other in pairwise(scores))
    assert 0 < scores[0] < LEAST < scores[-1] == probability(None) == ONLY_CANDIDATE < 1


@pytest.mark.parametrize(("text", "name"), [("A fire broke out in Springfield on Monday.", "Springfield")])
def test_of_two_as_likely_only_what_both_have_is_said(gazetteer: Gazetteer, text: str, name: str) -> None:
    (place,) = (p for p in find_places(text, gazetteer) if p.text == name)
    assert (place.reason, place.country, place.lat) == ("ambiguous", "US", None)
    assert place.score < LEAST
    assert precision_of(text, place) is GeoPrecision.COUNTRY


def test_a_word_more_makes_it_sure(gazetteer: Gazetteer) -> None:
    text = "A fire broke out in Springfield, Illinois, on Monday."
    (place,) = (p for p in find_places(text, gazetteer) if p.text == "Springfield")
    assert (place.reason, place.admin1_iso) == ("hierarchy", "US-IL")
    assert place.score > 0.9

"""Work grows with an article's length and not with its square: counted in looks at sentences, not in seconds."""

import random

import told

from pipeline.extract.coder import Coder, told_in
from pipeline.extract.incidents.joining import find_incidents
from pipeline.extract.incidents.known_best import ToldBefore
from pipeline.extract.relevance.times import times_in
from pipeline.extract.text.known_places import knows_no_place

PLACES = ("Zabul", "Herat", "Kunduz", "Ghazni")
DEEDS = ("Gunmen killed {} policemen in {}.", "A bomb wounded {} soldiers in {}.", "Rebels burned {} trucks in {}.")


def text_of(deeds: int) -> str:
    """Paragraphs of a deed each, without any day."""
    chosen = random.Random(1)  # noqa: S311 - the same text each time
    return "\n\n".join(chosen.choice(DEEDS).format(chosen.randint(2, 60), chosen.choice(PLACES)) for _ in range(deeds))


def looks_for(deeds: int) -> int:
    """How often the coder asks a sentence of a text of so many deeds for its time."""
    times_in.cache_clear()
    list(Coder().extract([told.article(text_of(deeds), "2024-05-10")]))
    asked = times_in.cache_info()
    return asked.hits + asked.misses


def test_twice_as_many_deeds_are_asked_for_their_time_twice_as_often() -> None:
    assert looks_for(240) < 2.2 * looks_for(120)


def test_the_last_incident_of_a_paragraph_is_the_one_that_a_search_finds() -> None:
    stream = told_in([told.article(text_of(40).replace(".\n\nA", ". A"))], knows_no_place)
    reading, tellings, _ = next(stream)
    incidents = find_incidents(reading.text, tellings, None)
    before, chosen = ToldBefore(), random.Random(2)  # noqa: S311 - as above
    for one in incidents:
        before.add(one)
        before.put(chosen.randrange(len(before.incidents)), chosen.choice(incidents))
        for paragraph in {known.told[-1].paragraph for known in incidents}:
            there = [known for known in before.incidents if known.told[-1].paragraph == paragraph]
            assert before.last_in(paragraph) is (there[-1] if there else None)

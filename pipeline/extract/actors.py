"""Who: the registry of named groups and forces, and the forces that a nation's name makes (rules ACT-1 and ACT-2)."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas.records import Span
from schemas.vocabulary import ActorKind, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An entry of the registry."""

    actor_id: str
    name: str
    kind: ActorKind
    country: str | None

    @property
    def side(self) -> Side:
        """Whose casualties its people are."""
        return Side.STATE if self.kind in {ActorKind.STATE_FORCES, ActorKind.EXTERNAL_OTHER} else Side.NON_STATE


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A known actor's name in the text."""

    start: int
    end: int
    actor: KnownActor


_DEMONYMS = {
    "Afghan": ("AF", "Afghanistan"), "Pakistani": ("PK", "Pakistan"), "Indian": ("IN", "India"), "American": ("US", "the United States"),
    "U.S.": ("US", "the United States"), "US": ("US", "the United States"), "British": ("GB", "the United Kingdom"),
    "Russian": ("RU", "Russia"), "Ukrainian": ("UA", "Ukraine"), "Israeli": ("IL", "Israel"), "Syrian": ("SY", "Syria"),
    "Iraqi": ("IQ", "Iraq"), "Iranian": ("IR", "Iran"), "Turkish": ("TR", "Turkey"), "Saudi": ("SA", "Saudi Arabia"),
    "Nigerian": ("NG", "Nigeria"), "Somali": ("SO", "Somalia"), "Ethiopian": ("ET", "Ethiopia"), "Sudanese": ("SD", "Sudan"),
    "Kenyan": ("KE", "Kenya"), "Malian": ("ML", "Mali"), "French": ("FR", "France"), "German": ("DE", "Germany"),
    "Colombian": ("CO", "Colombia"), "Peruvian": ("PE", "Peru"), "Salvadoran": ("SV", "El Salvador"), "Mexican": ("MX", "Mexico"),
    "Guatemalan": ("GT", "Guatemala"), "Honduran": ("HN", "Honduras"), "Bolivian": ("BO", "Bolivia"), "Chilean": ("CL", "Chile"),
    "Philippine": ("PH", "the Philippines"), "Burmese": ("MM", "Myanmar"), "Myanmar": ("MM", "Myanmar"), "Chinese": ("CN", "China"),
    "Egyptian": ("EG", "Egypt"), "Libyan": ("LY", "Libya"), "Yemeni": ("YE", "Yemen"), "Lebanese": ("LB", "Lebanon"),
    "Palestinian": ("PS", "Palestine"), "Bangladeshi": ("BD", "Bangladesh"), "Sri Lankan": ("LK", "Sri Lanka"), "Nepalese": ("NP", "Nepal"),
    "Congolese": ("CD", "DR Congo"), "Burundian": ("BI", "Burundi"), "Ugandan": ("UG", "Uganda"), "Cameroonian": ("CM", "Cameroon"),
    "Tajik": ("TJ", "Tajikistan"), "Uzbek": ("UZ", "Uzbekistan"), "Canadian": ("CA", "Canada"), "Polish": ("PL", "Poland"),
}  # fmt: skip
_FORCES = re.compile(
    r"(?<!\w)(?P<demonym>" + "|".join(re.escape(d) for d in sorted(_DEMONYMS, key=len, reverse=True)) + r")\s+"
    r"(?:(?:national|government|border|federal|special|air|naval|security|armed|defen[cs]e|local)\s+)?"
    r"(?P<body>army|military|troops|soldiers|forces?|air\s+force|navy|marines|commandos|warplanes?|aircraft|jets?|drones?|police(?:men)?|guards?|gendarmerie)(?!\w)",
)


def find_actors(text: str, span: Span) -> tuple[ActorMention, ...]:
    """Return the known actors whose names stand inside the span, longest names first where they overlap, in order."""
    found = [
        ActorMention(start=match.start(), end=match.end(), actor=_aliases()[_key(match.group())])
        for match in _pattern().finditer(text, span.start, span.end)
    ]
    taken = [range(mention.start, mention.end) for mention in found]
    found.extend(
        ActorMention(start=match.start(), end=match.end(), actor=_force(match["demonym"], match["body"]))
        for match in _FORCES.finditer(text, span.start, span.end)
        if not any(match.start() in place or place.start in range(*match.span()) for place in taken)
    )
    return tuple(sorted(found, key=lambda mention: mention.start))


def _force(demonym: str, body: str) -> KnownActor:
    code, country = _DEMONYMS[demonym]
    police = body.lower().startswith(("police", "gendarm"))
    return KnownActor(
        actor_id=f"{code.lower()}-{'police' if police else 'military'}",
        name=f"{'Police' if police else 'Military'} Forces of {country}",
        kind=ActorKind.STATE_FORCES,
        country=code,
    )


@cache
def _aliases() -> dict[str, KnownActor]:
    with (files("pipeline.extract") / "lexicon" / "actors.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {_key(alias): _known(row) for row in rows for alias in [row["name"], *row["aliases"].split("|")]}


def _known(row: dict[str, str]) -> KnownActor:
    return KnownActor(
        actor_id=row["actor_id"], name=row["name"], kind=ActorKind(row["kind"]), country=row["country"] or None
    )


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_aliases(), key=len, reverse=True)
    return re.compile("|".join(_spelled(alias) for alias in longest_first))


def _spelled(alias: str) -> str:
    """Short forms in capitals are matched as written ("AFF"), names in any case."""
    words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", alias))
    return rf"(?<!\w){words}(?!\w)" if alias.isupper() or len(alias) <= 3 else rf"(?<!\w)(?i:{words})(?!\w)"


def _key(alias: str) -> str:
    words = re.sub(r"[\s-]+", " ", alias)
    return words if words.isupper() and len(words) <= 5 else words.lower()

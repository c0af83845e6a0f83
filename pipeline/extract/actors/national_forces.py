"""Forces that a nation's name makes: "Afghan and coalition forces", "Pakistan's air force" (docs/codebook/actors.md)."""

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from pipeline.extract.actors.known_actors import ActorMention, KnownActor, by_id
from pipeline.extract.text.letters import small
from schemas.records import Span
from schemas.registry import force_of_state, states
from schemas.vocabulary import ActorKind

_BODY = (
    r"(?:air|bombing)[\s-]?raids?|air[\s-]?strikes?|(?:air|drone|missile|artillery)\s+(?:strikes?|attacks?|fire|bombardment)|snipers?"
    r"|(?:gun|sniper\s|tank\s)?fire(?!\s+(?:brigade|department|service|crews?|fighters?|station))|(?:army\s+|military\s+)?bulldozers?"
    r"|army|military|troops?|soldiers?|forces?|air\s?force|navy|marines?|commandos?|paratroopers|paramilitaries|warplanes?"
    r"|aircraft|(?:fighter\s+)?jets?|(?:attack\s+)?helicopters?|gunships?|drones?|police(?:men|man)?|police\s+officers?|guards?"
    r"|units(?!\s+of\b)|border\s+guards|gendarmes?|gendarmerie|artillery|shelling|peacekeepers|intelligence|(?:military\s+|ruling\s+)?junta"
)
_POLICE = re.compile(r"\b(?:police|gendarm)", re.IGNORECASE)
_BRANCH = r"national|government|border|federal|special|air|naval|security|armed|defen[cs]e|local|riot|military"

_OFFICIAL = (
    r"(?-i:(?:(?:National|Defen[cs]e|Armed|Security|Air|Police|Federal|Border|Coast|People['’]s|Royal)\s+){0,2}"
    r"(?:Forces?|Army|Navy|Police|Guards?|Constabulary|Marines|Gendarmerie))(?!\w)"
)
"""What follows a country's own name in the official name of its force ("the Kenya Defence Forces", rule ACT-307)."""


def force_of(code: str, body: str) -> KnownActor:
    """Return the nation's police or military, whichever the words for the body tell of."""
    actor_id, name = force_of_state(code, "police" if _POLICE.search(body) else "military")
    registered = by_id().get(actor_id)
    return registered or KnownActor(actor_id=actor_id, name=name, kind=ActorKind.STATE_FORCES, country=code)


def forces_of_nations(text: str, span: Span) -> Iterator[ActorMention]:
    """Yield the forces that are named by their nation inside the span: "Afghan and coalition forces", "Pakistan's air force", "Salvadoran troops"."""
    pattern, codes = _forces()
    if not _demonyms().find_matches_as_indexes(small(text[span.start : span.end])):
        return
    for match in pattern.finditer(text, span.start, span.end):
        if match["demonym"] == "us":
            continue
        code = codes[(match["demonym"] or match["country"]).lower().replace("’", "'")]
        yield ActorMention(
            start=match.start(),
            end=match.end(),
            actor=force_of(code, match["body"] or match["official"] or match["shared"] or match["joined"]),
        )


@cache
def _demonyms() -> AhoCorasick:
    """Finds whether any nation's demonym stands in words in small letters, which the pattern of its forces takes long to see."""
    names = {name.lower() for row in states() for name in (row["country"], *row["demonyms"].split("|"))}
    return AhoCorasick(sorted({name.replace("'", quote) for name in names for quote in "'’"}))


@cache
def _forces() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {demonym.lower(): row["code"] for row in states() for demonym in row["demonyms"].split("|")}
    named = {row["country"].lower(): row["code"] for row in states()}
    names = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(codes, key=len, reverse=True))
    countries = "|".join(re.escape(row["country"]) for row in states())
    armed = rf"(?:(?:{_BRANCH})\s+){{0,2}}(?:{_BODY})(?!\w)"
    pattern = (
        rf"(?<![\w-])(?P<demonym>{names})(?:\s+(?P<body>{armed})"
        rf"|(?=\s*(?:,|and|or)\s+(?:[\w.]+\s+and\s+)?[\w.]+\s+(?P<shared>{armed}))"
        rf"|(?=(?:\s+(?:{_BRANCH})){{1,2}}\s+and\s+(?:[\w.]+\s+){{1,3}}?(?P<joined>{armed})))"
        rf"|(?<![\w-])(?P<country>{countries})\s+(?P<official>{_OFFICIAL})"
    )
    return re.compile(pattern, re.IGNORECASE), named | codes

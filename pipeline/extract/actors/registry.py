"""Who: the registry of named groups and forces, and the forces that a nation's name makes (docs/codebook/actors.md)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

import msgspec
from ahocorasick_rs import AhoCorasick

from pipeline.extract.actors.kin import is_kin_before, is_kin_behind
from pipeline.extract.contexts import contexts
from pipeline.extract.text.letters import small
from schemas.records import Span
from schemas.registry import force_of_state, registry, states
from schemas.vocabulary import ActorKind, Side


class KnownActor(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the registry, or a group that only the text names."""

    actor_id: str | None
    """None for a group that the registry has not (rule ACT-15)."""
    name: str
    kind: ActorKind
    country: str | None
    since: date | None = None
    until: date | None = None
    """First and last day on which it was this; None is open."""

    @property
    def side(self) -> Side:
        """Whose casualties its people are."""
        return Side.STATE if self.kind in {ActorKind.STATE_FORCES, ActorKind.EXTERNAL_OTHER} else Side.NON_STATE

    @property
    def key(self) -> str:
        """What tells it from others: its id, else its name in small letters."""
        return self.actor_id or self.name.lower()

    def is_valid(self, on: date | None) -> bool:
        """Whether it was this on that day; on an unknown day it may have been."""
        return on is None or ((self.since is None or self.since <= on) and (self.until is None or on <= self.until))


class ActorMention(msgspec.Struct, frozen=True, kw_only=True):
    """A known actor's name in the text."""

    start: int
    end: int
    actor: KnownActor


@dataclass(frozen=True, slots=True)
class _Registry:
    automaton: AhoCorasick
    aliases: tuple[str, ...]
    """As written in the lexicon, in the automaton's order."""
    actors: tuple[tuple[KnownActor, ...], ...]
    """The actors whom each alias may mean, the usual one first."""


_SEPARATORS = dict.fromkeys("-\n\r\t\u00a0\u2010\u2011", " ") | {"’": "'", "‘": "'", "`": "'"}
_AGAINST = re.compile(r"\b(?:anti|pro|non|counter|ex)[\s-]$", re.IGNORECASE)
_BESIDE = re.compile(
    r"-(?:linked|affiliated|inspired|controlled|held|backed|aligned|era|ruled|run|style|allied)\b", re.IGNORECASE
)
_BODY = (
    r"(?:air|bombing)[\s-]?raids?|air[\s-]?strikes?|(?:air|drone|missile|artillery)\s+(?:strikes?|attacks?|fire|bombardment)|snipers?"
    r"|(?:gun|sniper\s|tank\s)?fire(?!\s+(?:brigade|department|service|crews?|fighters?|station))|(?:army\s+|military\s+)?bulldozers?"
    r"|army|military|troops?|soldiers?|forces?|air\s?force|navy|marines?|commandos?|paratroopers|paramilitaries|warplanes?"
    r"|aircraft|(?:fighter\s+)?jets?|(?:attack\s+)?helicopters?|gunships?|drones?|police(?:men|man)?|police\s+officers?|guards?"
    r"|border\s+guards|gendarmes?|gendarmerie|artillery|shelling|peacekeepers|intelligence|(?:military\s+|ruling\s+)?junta"
)
_POLICE = re.compile(r"\b(?:police|gendarm)", re.IGNORECASE)
_BRANCH = r"national|government|border|federal|special|air|naval|security|armed|defen[cs]e|local|riot|military"


def find_actors(text: str, span: Span, on: date | None = None) -> tuple[ActorMention, ...]:
    """Return the known actors whose names stand inside the span, the longest where they overlap, in order.

    ``on`` is the day of what is told: a name that has meant two things (the Taliban before and after August 2021)
    means what it meant then. "Anti-Taliban" and "Taliban-held" name no party.
    """
    found = [*_named(text, span, on), *_composed(text, span)]
    return _parties(text, found) if found else ()


def _parties(text: str, candidates: list[ActorMention]) -> tuple[ActorMention, ...]:
    """Return the longest names, without those that only say of another party what its creed is (ACT-64), or whose kin it is (ACT-135)."""
    found = _without_creeds(text, _longest(candidates))
    kin = {other for one, other in pairwise(found) if is_kin_behind(text, one.end, other.start)}
    kin |= {one for one, other in pairwise(found) if is_kin_before(text, one.end, other.start)}
    return tuple(one for one in found if one not in kin)


def _longest(candidates: list[ActorMention]) -> tuple[ActorMention, ...]:
    found: list[ActorMention] = []
    for mention in sorted(candidates, key=lambda one: (one.start - one.end, one.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in found):
            found.append(mention)
    return tuple(sorted(found, key=lambda one: one.start))


def find_groups(text: str, span: Span, on: date | None = None) -> tuple[ActorMention, ...]:
    """Return the armed groups of the registry whose names stand inside the span, as `find_actors` does."""
    named = _parties(text, [*_named(text, span, on)])
    return tuple(mention for mention in named if mention.actor.side is Side.NON_STATE)


def _without_creeds(text: str, found: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Leave out a creed right before another party's name: "the Maoist Shining Path" is one party (rule ACT-64)."""
    creeds, starts = contexts()["creeds"], {one.start for one in found}
    return tuple(
        one
        for one in found
        if text[one.start : one.end].lower() not in creeds or _next_word(text, one.end) not in starts
    )


def _next_word(text: str, end: int) -> int:
    """Return where the next word after the white space begins."""
    return end + len(text[end : end + 20]) - len(text[end : end + 20].lstrip())


def is_actor_word(word: str) -> bool:
    """Return whether the word stands in a registered name, or in a nation's."""
    return word.lower() in _words() or word.lower() in nation_words()


@cache
def _words() -> frozenset[str]:
    names = [name for row in registry() for name in (row["name"], *row["aliases"].split("|"))]
    return frozenset(word for name in names for word in _folded(name).split())


def nations() -> dict[str, tuple[str, ...]]:
    """Return what each nation, its people and what is theirs are called, by ISO 3166-1 alpha-2 code."""
    return {row["code"]: (_bare(row["country"]), *row["demonyms"].split("|")) for row in states()}


@cache
def seats() -> dict[str, str]:
    """Return whose government a capital's or a palace's name stands for ("the Kremlin"), in small letters, by that name."""
    return {seat.lower(): row["code"] for row in states() for seat in row["seats"].split("|") if seat}


def _bare(country: str) -> str:
    return country.removeprefix("the ")


def force_of(code: str, body: str) -> KnownActor:
    """Return the nation's police or military, whichever the words for the body tell of."""
    actor_id, name = force_of_state(code, "police" if _POLICE.search(body) else "military")
    registered = _by_id().get(actor_id)
    return registered or KnownActor(actor_id=actor_id, name=name, kind=ActorKind.STATE_FORCES, country=code)


@cache
def short_names() -> frozenset[str]:
    """Return the registry's names in capitals: ISAF, TTP."""
    aliases = (alias for row in registry() for alias in row["aliases"].split("|"))
    return frozenset(alias for alias in aliases if alias.isupper() and " " not in alias)


@cache
def nation_words() -> frozenset[str]:
    """Return the words of nations' names and of what is theirs, in lower case."""
    names = [name for row in states() for name in (row["country"], *row["demonyms"].split("|"))]
    return frozenset(word for name in names for word in _folded(name).split())


def _named(text: str, span: Span, on: date | None) -> Iterator[ActorMention]:
    registry = _registry()
    words = text[span.start : span.end]
    for number, start, end in registry.automaton.find_matches_as_indexes(_folded(words), overlapping=True):
        here = Span(span.start + start, span.start + end)
        if _is_whole(text, here) and _is_spelled(registry.aliases[number], words[start:end]) and _is_party(text, here):
            actors = _meant(registry.actors[number], registry.aliases[number], words[start:end], text)
            actor = next((one for one in actors if one.is_valid(on)), next(iter(actors), None))
            if actor is not None:
                yield ActorMention(start=here.start, end=here.end, actor=actor)


def _meant(actors: tuple[KnownActor, ...], alias: str, words: str, text: str) -> tuple[KnownActor, ...]:
    """Return whom of them an alias means: a creed ("Maoist rebels") or a common noun ("coalition forces") is a party's name in its
    country alone (ACT-12). Written with capitals ("Security Force") a common noun is anybody's where the text speaks of no nation.
    """
    creed = not contexts()["creeds"].isdisjoint(alias.lower().split()) and alias.replace(" rebels", "").isalpha()
    if not (creed or (alias.islower() and all(one.country for one in actors))):
        return actors
    spoken = _nations_in(text)
    return (
        tuple(one for one in actors if one.country in spoken) if spoken or (words.istitle() and not creed) else actors
    )


@lru_cache(maxsize=8)
def _nations_in(text: str) -> frozenset[str]:
    """The codes of the nations of which the text speaks, by their names or their peoples'."""
    pattern, codes = _nation_names()
    return frozenset(codes[name] for name in pattern.findall(text))


@cache
def _nation_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for what nations and their peoples are called, the longest first, and whose each name is."""
    codes = {name: code for code, names in nations().items() for name in names}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(codes, key=len, reverse=True)))})\b"), codes


def _folded(text: str) -> str:
    """In small letters, hyphens and line ends as spaces, and as long as it was."""
    folded = small(text)
    for written, read in _SEPARATORS.items():  # a letter beyond ASCII makes str.translate a hundred times as slow
        folded = folded.replace(written, read)
    return folded


def _is_whole(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")


def _is_spelled(alias: str, words: str) -> bool:
    """Short forms are matched as written: "ANA" is no Ana, "LeT" does not let, "join us forces" names no army."""
    if _is_short(alias):
        return alias == words
    first = alias.split(" ", 1)[0]
    return words.startswith(first) if first.isupper() and len(first) <= 3 else True


def _is_short(alias: str) -> bool:
    return alias.isupper() or (len(alias) <= 4 and alias not in {"Fano", "UNITA"})


def _is_party(text: str, span: Span) -> bool:
    return not (_AGAINST.search(text, max(0, span.start - 8), span.start) or _BESIDE.match(text, span.end))


def _composed(text: str, span: Span) -> Iterator[ActorMention]:
    """Forces by nation: "Afghan and coalition forces", "Pakistan's air force", "Salvadoran troops"."""
    pattern, codes = _forces()
    if not _demonyms().find_matches_as_indexes(small(text[span.start : span.end])):
        return
    for match in pattern.finditer(text, span.start, span.end):
        if match["demonym"] == "us":
            continue
        code = codes[match["demonym"].lower().replace("’", "'")]
        yield ActorMention(
            start=match.start(),
            end=match.end(),
            actor=force_of(code, match["body"] or match["shared"] or match["joined"]),
        )


@cache
def _demonyms() -> AhoCorasick:
    """Finds whether any nation's demonym stands in words in small letters, which the pattern of its forces takes long to see."""
    names = {demonym.lower() for row in states() for demonym in row["demonyms"].split("|")}
    return AhoCorasick(sorted({name.replace("'", quote) for name in names for quote in "'’"}))


@cache
def _forces() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {demonym.lower(): row["code"] for row in states() for demonym in row["demonyms"].split("|")}
    names = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(codes, key=len, reverse=True))
    armed = rf"(?:(?:{_BRANCH})\s+){{0,2}}(?:{_BODY})(?!\w)"
    pattern = (
        rf"(?<![\w-])(?P<demonym>{names})(?:\s+(?P<body>{armed})"
        rf"|(?=\s*(?:,|and|or)\s+(?:[\w.]+\s+and\s+)?[\w.]+\s+(?P<shared>{armed}))"
        rf"|(?=(?:\s+(?:{_BRANCH})){{1,2}}\s+and\s+(?:[\w.]+\s+){{1,3}}?(?P<joined>{armed})))"
    )
    return re.compile(pattern, re.IGNORECASE), codes


@cache
def _by_id() -> dict[str, KnownActor]:
    return {row["actor_id"]: _known(row) for row in reversed(registry())}


@cache
def _registry() -> _Registry:
    meanings: dict[str, list[KnownActor]] = {}
    for row in registry():
        for alias in dict.fromkeys([row["name"], *row["aliases"].split("|")]):
            meanings.setdefault(alias, []).append(_known(row))
    return _Registry(
        automaton=AhoCorasick([_folded(alias) for alias in meanings]),
        aliases=tuple(meanings),
        actors=tuple(tuple(actors) for actors in meanings.values()),
    )


def _known(row: dict[str, str]) -> KnownActor:
    return KnownActor(
        actor_id=row["actor_id"],
        name=row["name"],
        kind=ActorKind(row["kind"]),
        country=row["country"] or None,
        since=date.fromisoformat(row["since"]) if row["since"] else None,
        until=date.fromisoformat(row["until"]) if row["until"] else None,
    )

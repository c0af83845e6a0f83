"""Who: the names of the registry's groups and forces in a text, beside the forces that a nation's name makes (docs/codebook/actors.md)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

from pipeline.extract.actors.kin import is_kin_before, is_kin_behind
from pipeline.extract.actors.known_actors import ActorMention, KnownActor, known_in
from pipeline.extract.actors.national_forces import forces_of_nations
from pipeline.extract.actors.nations import nation_words, nations_in
from pipeline.extract.contexts import contexts
from pipeline.extract.text.letters import folded
from schemas.records import Span
from schemas.registry import registry
from schemas.vocabulary import Side


@dataclass(frozen=True, slots=True)
class _Registry:
    automaton: AhoCorasick
    aliases: tuple[str, ...]
    """As written in the lexicon, in the automaton's order."""
    actors: tuple[tuple[KnownActor, ...], ...]
    """The actors whom each alias may mean, the usual one first."""


_AGAINST = re.compile(r"\b(?:anti|pro|non|counter|ex)[\s-]$", re.IGNORECASE)
_BESIDE = re.compile(
    r"-(?:linked|affiliated|inspired|controlled|held|backed|aligned|era|ruled|run|style|allied)\b", re.IGNORECASE
)


def find_actors(text: str, span: Span, on: date | None = None) -> tuple[ActorMention, ...]:
    """Return the known actors whose names stand inside the span, the longest where they overlap, in order.

    ``on`` is the day of what is told: a name that has meant two things (the Taliban before and after August 2021)
    means what it meant then. "Anti-Taliban" and "Taliban-held" name no party.
    """
    found = [*_named(text, span, on), *forces_of_nations(text, span)]
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
    return frozenset(word for name in names for word in folded(name).split())


@cache
def short_names() -> frozenset[str]:
    """Return the registry's names in capitals: ISAF, TTP."""
    aliases = (alias for row in registry() for alias in row["aliases"].split("|"))
    return frozenset(alias for alias in aliases if alias.isupper() and " " not in alias)


def _named(text: str, span: Span, on: date | None) -> Iterator[ActorMention]:
    registry = _registry()
    words = text[span.start : span.end]
    for number, start, end in registry.automaton.find_matches_as_indexes(folded(words), overlapping=True):
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
    spoken = nations_in(text)
    return (
        tuple(one for one in actors if one.country in spoken) if spoken or (words.istitle() and not creed) else actors
    )


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


@cache
def _registry() -> _Registry:
    meanings: dict[str, list[KnownActor]] = {}
    for row in registry():
        for alias in dict.fromkeys([row["name"], *row["aliases"].split("|")]):
            meanings.setdefault(alias, []).append(known_in(row))
    return _Registry(
        automaton=AhoCorasick([folded(alias) for alias in meanings]),
        aliases=tuple(meanings),
        actors=tuple(tuple(actors) for actors in meanings.values()),
    )

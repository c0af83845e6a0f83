"""Whose army "the army" is: that of the nation of which the article speaks most (rule ACT-9)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from pipeline.extract.actors.known_actors import ActorMention, KnownActor
from pipeline.extract.actors.national_forces import force_of
from pipeline.extract.actors.nations import nations, seats
from pipeline.extract.text.guarded import Guarded
from pipeline.extract.text.letters import small
from schemas.records import Span
from schemas.registry import WITHOUT_AN_ARMY

_MOST_SPOKEN_OF = 1.5
"""How many times as often as any other the nation is spoken of."""
_BEFORE = re.compile(r"(?:^|\b(?:the|by|of|and|that|to)\s+)$", re.IGNORECASE)
_ARMED = re.compile(
    r"(?:\w+ )*(?:jets?|warplanes?|aircraft|drones?|troops|soldiers|forces|army|military|navy|marines|warships?)",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"\b(?:(?:defen[cs]e|interior|security)\s+ministry|ministry\s+of\s+(?:defen[cs]e|the\s+interior)|(?:defen[cs]e|interior)\s+minister"
    r"|general\s+staff|military|army|armed\s+forces|government|president|prime\s+minister|junta)\b",
    re.IGNORECASE,
)
_MADE = re.compile(r"-(?:made|built|supplied|backed|style|linked|era|donated|designed)\b", re.IGNORECASE)
"""What only says where arms come from, or whom people stand by."""
_BACKED = re.compile(r"\b\w+-(?:made|built|supplied|backed|led|trained|linked)\b")
"""Of whom the text only says that somebody stands behind others ("the Rwandan-backed rebels")."""
_BLAMES = Guarded(
    r"\b(?:[Bb]lam(?:ed|es|e|ing)\s+|[Aa]ccus(?:ed|es|e|ing)\s+(?=[^.;,]{3,40}?\sof\s+(?:being\s+behind|carrying\s+out|staging|launching"
    r"|orchestrating|ordering|planning|attacking|shelling|bombing|striking|hitting|firing|killing|blowing|destroying|targeting|shooting)\b))"
    r"(?:the\s+)?(?P<name>[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){0,3})",
    ("blam", "accus"),
    re.NOFLAG,
)
"""Who is said to have done it; accused of much else are those who did nothing of the kind ("accused Pakistan of harbouring militants")."""
_JOINED = re.compile(r"[\w-]")
_ENDS = re.compile(r"s?\b")
_PLAIN = Guarded(
    r"\b(?:army|military|armed\s+forces|air\s+force|navy|government\s+(?:troops|forces|soldiers)|general\s+staff|high\s+command)\b",
    ("army", "military", "force", "navy", "troops", "soldiers", "staff", "command"),
)


def home_nation(text: str) -> str | None:
    """Return the code of the nation with an army of which the text speaks most, by its name and its people's.

    None where two come near, and where the text names no force whose nation could be asked for.
    """
    if not _PLAIN.search(text):
        return None
    codes = (_names().codes[number] for number in _spoken(_BACKED.sub(" ", text)))
    spoken = Counter(code for code in codes if code not in WITHOUT_AN_ARMY)
    (nation, first), (_, second) = [*spoken.most_common(2), ("", 0), ("", 0)][:2]
    return nation if first > 1 and first >= _MOST_SPOKEN_OF * second else None


def plain_force(phrase: str, nation: str | None) -> KnownActor | None:
    """Return whom a phrase without a nation's name means ("the army", "government troops"), None where it names no force."""
    force = _PLAIN.search(phrase)
    return force_of(nation, force.group()) if force and nation and next(_spoken(phrase), None) is None else None


def force_named(phrase: str, body: str) -> KnownActor | None:
    """Return the force of a nation that speaks of it by its own name or its capital's, or that its authorities speak of ("Israel said its
    jets …", "Moscow said its jets …", "Moscow's" or "Turkey's defence ministry said its jets …"); None where the phrase is none of these.
    """
    if not _ARMED.fullmatch(body):
        return None
    whose, _, authority = phrase.lower().replace("’", "'").removeprefix("the ").partition("'s ")
    if (seat := seats().get(whose)) is not None and (not authority or _AUTHORITY.search(authority)):
        return force_of(seat, body)
    spoken = list(_spoken(phrase))
    names = _names()
    return (
        force_of(names.codes[spoken[0]], body)
        if len(spoken) == 1 and (names.nouns[spoken[0]] == phrase.lower() or _AUTHORITY.search(phrase))
        else None
    )


def is_an_authority(phrase: str) -> bool:
    """Return whether the phrase is for a body of some state that has forces ("the Interior Ministry")."""
    return _AUTHORITY.search(phrase) is not None


def force_owning(phrase: str, means: str) -> KnownActor | None:
    """Return the force of the one nation whose adjective the phrase has ("Israeli fire", "Kenyan police fire"); of a country's name ("Iraq
    raid") none.
    """
    spoken = {
        names.codes[number]
        for names in (_names(),)
        for number in _spoken(phrase.replace("-", " - "))
        if names.nouns[number] not in _countries()
    }
    body = "police" if "police" in phrase.lower().split() else means
    return force_of(next(iter(spoken)), body) if len(spoken) == 1 and not _MADE.search(phrase) else None


def is_nation(phrase: str) -> bool:
    """Return whether the phrase is a nation's name and nothing else: "Ethiopia"."""
    names = _names()
    return any(names.nouns[number] == phrase.lower() for number in _spoken(phrase))


def states_blamed(text: str, span: Span) -> Iterator[ActorMention]:
    """Yield the forces of the states that the span blames by the nation's name or its capital's, in order ("Tehran blamed Israel")."""
    for blame in _BLAMES.finditer(text, span.start, span.end):
        name = blame["name"]
        code = seats().get(name.lower()) or _countries().get(name.lower())
        if code is not None:
            yield ActorMention(start=blame.start("name"), end=blame.end("name"), actor=force_of(code, "military"))


def plain_forces(text: str, span: Span, nation: str | None) -> Iterator[ActorMention]:
    """Yield the nation's forces where the span names them without it, in order; "rebel army" is nobody's."""
    if nation is not None:
        for match in _PLAIN.finditer(text, span.start, span.end):
            if _BEFORE.search(text, span.start, match.start()):
                yield ActorMention(start=match.start(), end=match.end(), actor=force_of(nation, match.group()))


def _spoken(text: str) -> Iterator[int]:
    """Yield the numbers of the names in the text, in order: the longest at each place, and none inside of another."""
    folded = small(text).replace("’", "'")
    found = _names().automaton.find_matches_as_indexes(folded, overlapping=True)
    last = 0
    for start, shortness, number in sorted((start, start - end, number) for number, start, end in found):
        end = start - shortness
        if start >= last and not _JOINED.match(text[max(0, start - 1) : start]) and _ENDS.match(text, end):
            yield number
            last = end


@dataclass(frozen=True, slots=True)
class _Names:
    automaton: AhoCorasick
    codes: tuple[str, ...]
    """Whose name each of the automaton's is, in its order."""
    nouns: tuple[str, ...]
    """The names themselves."""


@cache
def _names() -> _Names:
    codes = {name.lower(): code for code, names in nations().items() for name in names}
    return _Names(AhoCorasick(list(codes)), tuple(codes.values()), tuple(codes))


@cache
def _countries() -> dict[str, str]:
    """The codes of countries by their names, in small letters; what is theirs ("Israel's") is none of them."""
    return {names[0].lower(): code for code, names in nations().items()}

"""Armed groups that the registry has not, by the shape of their names and by the words that introduce them (rule ACT-15)."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.extract.actors.known_actors import ActorMention, KnownActor
from pipeline.extract.actors.nations import nation_words
from pipeline.extract.actors.people import people_noun
from pipeline.extract.actors.registry import find_actors
from pipeline.extract.contexts import contexts
from pipeline.extract.text.guarded import Guarded
from schemas.records import Span
from schemas.vocabulary import ActorKind

_CAP = r"(?:\d{1,2}\s+)?[A-Z][\w'’-]*"
_FIRST = rf"(?!(?:The|An?|On|In|At|By|But|After|When|While|From|Its?|Their|This|That|And|For|As)\b){_CAP}"
_SMALL = r"(?:(?:of|for|in)\s+the|of|for|in|and|de|del|la|el|al)"
_CAUSE = (
    r"(?:Liberation|Revolutionary|Resistance|Insurgent|Patriotic|Independence|Salvation|Redemption|Jihad|Mujahid(?:een|in)|Separatist"
    r"|Guerrilla|Anti-?[Cc]ommunist|Anti-?[Ff]ascist|Anti-?[Ii]mperialist|Self-?[Dd]efen[cs]e|People['’]s|Popular|Vigilante|Avengers?|Urban(?=\s+[Cc]omm))"
)
_BODY = (
    r"(?:(?:[Aa]rmed\s+)?[Ff]orces?|[Ff]ront|[Aa]rmy|[Mm]ovement|[Bb]rigades?|[Cc]ommandos?|[Cc]ommand|[Cc]olumn|[Ll]egion"
    r"|[Bb]attalions?|[Mm]ilitia|[Vv]anguard|[Ff]ighters|[Ss]quads?|[Uu]nits?|[Gg]roup|[Oo]rgani[sz]ation)"
)
_WORDS = rf"(?:(?:{_CAP}|{_SMALL})\s+){{0,5}}?"
_END = r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)?"
_BY_SHAPE = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_FIRST}\s+{_WORDS})?{_CAUSE}\s+(?:[A-Z][\w'’-]*\s+){{0,3}}?{_BODY}{_END}"
    rf"|{_FIRST}\s+{_WORDS}{_BODY}\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s+){{0,2}}{_CAUSE})(?![\w-])"
)
_CAUSES = re.compile(_CAUSE)
_COMPANY = r"(?:groups?|organi[sz]ations?|gangs?|factions?|squads?|militias?|commandos?|cells?|cartels?|movements?|units?|bands?)"
_NAME = rf"(?:[\"“‘'](?P<quoted>[A-Z\d][^\"”’'\n]{{2,50}})[\"”’']|(?P<plain>{_CAP}(?:\s+(?:{_SMALL}\s+){{0,2}}{_CAP}){{0,5}}))"
_INTRODUCED = Guarded(
    r"\b(?:(?:call(?:ing|s|ed)\s+(?:itself|themselves|themself)|self-(?:styled|named|proclaimed|called))\s+"
    rf"(?:(?:[\w-]+\s+){{0,3}}?{_COMPANY},\s+)?(?:the\s+)?"
    rf"|{_COMPANY},?\s+(?:that\s+is\s+|which\s+is\s+)?(?:called|named|known\s+as|naming\s+itself|dubbed)\s+(?:the\s+)?){_NAME}",
    ("calling", "calls", "called", "self-", "named", "known", "naming", "dubbed"),
    re.NOFLAG,
)
_WHOSE = re.compile(r"(?P<who>\w+)\s+(?:of|from|in)\s+(?:the\s+)?")
_SHORT = re.compile(r"[\"”’']?\s*[\[(](?P<short>[A-Z][A-Za-z-]{1,9})[\])]")
_BY_LETTERS = Guarded(
    r"(?<![\w-])(?P<name>[A-Z]{3,6})\s+(?:(?P<soldiers>soldiers|troops)|guerrillas?|rebels?|fighters|militants|insurgents|gunmen)\b",
    ("soldiers", "troops", "guerrilla", "rebel", "fighters", "militants", "insurgents", "gunmen"),
    re.NOFLAG,
)
"""A short form before armed people ("EPS soldiers", rule ACT-131)."""
_BY_STATE = re.compile(
    r"\b(?:Guards?|Police|Ministry|Defen[cs]e Forces?|Party|Assembly|Congress|Committee|Council|Court)\b"
)


def find_unlisted(text: str, on: date | None) -> tuple[ActorMention, ...]:
    """Return where the text names armed groups by their shape or its own introduction, and by the short forms that it gives them.

    They have a name, and no id; where the name is a known party's, only its short form is new, and is that party's.
    """
    named: dict[int, ActorMention] = {}
    names = tuple(_names(text))
    known = find_actors(text, Span(0, len(text)), on) if names else ()
    for start, end, name, kind in names:
        own = KnownActor(actor_id=None, name=name, kind=kind, country=None)
        group = next((one.actor for one in known if one.start < end and start < one.end), own)
        short = _SHORT.match(text, end)
        for again in _again(text, name, short["short"] if short else None):
            named.setdefault(again.start, ActorMention(start=again.start, end=again.end, actor=group))
    found = (named[start] for start in sorted(named))
    return tuple(one for one in found if all(one.end <= other.start or other.end <= one.start for other in known))


def _names(text: str) -> Iterator[tuple[int, int, str, ActorKind]]:
    for match in _BY_SHAPE.finditer(text) if _CAUSES.search(text) else ():
        start = match.start("name") + _of_people(match["name"])
        words = " ".join(text[start : match.end("name")].split())
        if not _BY_STATE.search(words) and not _is_only_a_nations(words):
            yield start, match.end("name"), words, ActorKind.REBEL_GROUPS
    for match in _INTRODUCED.finditer(text):
        which = "quoted" if match["quoted"] else "plain"
        yield match.start(which), match.end(which), " ".join(match[which].split()), ActorKind.REBEL_GROUPS
    for match in _BY_LETTERS.finditer(text):
        kind = ActorKind.STATE_FORCES if match["soldiers"] else ActorKind.REBEL_GROUPS
        yield match.start("name"), match.end("name"), match["name"], kind


def _of_people(words: str) -> int:
    """Return how many characters before the name only say who of it they are: "Members of the"."""
    whose = _WHOSE.match(words)
    who = whose["who"].lower() if whose else ""
    return whose.end() if whose and (people_noun(who) or who in contexts()["companies"]) else 0


def _is_only_a_nations(words: str) -> bool:
    """Return whether but for a nation's name it is any "popular army" or "people's movement"."""
    first = words.split(maxsplit=1)[0].lower()
    rest = words.lower().split()[1:] if first in nation_words() else words.lower().split()
    return len(rest) <= 2 and rest[0] in {"popular", "people's", "people’s", "patriotic", "guerrilla"}


def _again(text: str, name: str, short: str | None) -> Iterator[Span]:
    """Where the text has the name or its short form, in which a name is given once."""
    for words in filter(None, (name, short)):
        spaced = r"\s+".join(map(re.escape, words.split()))
        for match in re.finditer(rf"(?<![\w-]){spaced}(?![\w-])", text):
            yield Span(match.start(), match.end())

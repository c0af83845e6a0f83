"""Who is said to have done it, wherever an article says so: claims, accusations, suspicions (rules ACT-4 and ACT-6)."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from pipeline.extract.actors.home import plain_forces, states_blamed
from pipeline.extract.actors.known_actors import ActorMention, KnownActor
from pipeline.extract.actors.registry import find_actors
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.told import Incident, Told, kinds_of
from pipeline.extract.text.guarded import any_word
from pipeline.extract.text.reading import Reading
from schemas.records import Span
from schemas.vocabulary import EVENT_TYPE_OF, Assertion, Claim, EventType, Side, SubEventType

REACH = 6
"""Sentences after an incident's last word within which somebody is still said to be its author."""
REACH_BEFORE, REACH_AFTER = 160, 110
"""Characters before and after a party's name in which the words of authorship stand."""

_VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.RIOTS})
_CUE = any_word((
    r"claim\w*", "credit", r"responsib\w+", "authors?", "authorship", r"attribut\w+", r"ascrib\w+", r"blam\w+", r"accus\w+",
    r"suspect\w*", r"suspicion\w*", r"perpetrat\w+", "organi[sz]ed", "orchestrated", "ordered", "murderers?", "killers?",
    "assassins?", "kidnappers?", "attackers?", "bombers?", "culprits?", "committed", "carried out", "work of", "behind",
    "masterminded", "involved", "implicated", r"admit\w*", r"acknowledg\w+", "believed", "thought", r"presum\w+", r"held\w*",
    r"hold\w*", "kept", r"releas\w+", "fre(?:ed|es|ing)", "set free", "let go", "hostages?", r"captiv\w+", "prisoners?",
    "hands of", "ransom", "arrested", "detained", "charged", "made up", "composed", "orders?", "instructions?", "act",
    "action", "reprisal", "response", "tried", "trial", "indicted", "prosecuted", r"investigat\w+", "planned", "directed",
    "commissioned", "paid", "did it", "hallmarks?", "trademarks?", "signature", "stamp", "signed", "hired", "sent by",
    "linked", "affiliated", "allied", "loyal", "belonging", "tied", "aligned",
))  # fmt: skip
_TO_NAME = (
    r"(?:[\"“'‘(\[]|[A-Z][\w’'-]+\s+(?:[A-Z][\w’'-]+\s+){0,2}(?:front|column|wing|branch|bloc|block|unit|company)\s+of\s+|\b(?:the|a|an|some|its|this|his|their|so-called|self-styled|alleged|suspected|armed|leftist|rightist|left-wing"
    r"|right-wing|maoist|islamist|paramilitary|separatist|jihadist|jihadi|communist|marxist|ethnic|tribal|rival|militia|extremist|criminal"
    r"|[\w-]+-(?:linked|backed|aligned|led|affiliated)|rebel|outlawed|banned|illegal|clandestine|members?|elements?|units?|commandos?|guerrillas?|militants?"
    r"|gunmen|terrorists?|rebels?|insurgents?|fighters?|men|leaders?|groups?|organi[sz]ation|movement|faction|cell|of|from|by|called"
    r"|dissidents?|remnants?|government|regime|authorities|certain|several|officers|soldiers|troops|agents|fighters|squads?|pro-\w+|belonging|linked|to|with|and|or|urban|senior|top)\b|\s){0,20}$"
)
_REBELS = re.compile(
    rf"(?:^|\b(?:the|by|of|and|that|to|on)\s+)(?P<who>(?:{'|'.join(sorted(contexts()['rebels']))})\b)", re.IGNORECASE
)
_SIDES = ("before", "after", "around")
_PARTY = "¦"
"""Where the party stands in words that stand around it."""
_CLOSING = r"[\"”\'’)\]]*"
_AND = re.compile(r"[\"”’')\]]*(?:,|,?\s+and|,?\s+or)\s+(?:by\s+|of\s+)?(?:the\s+)?")
"""Between two parties of which one is said to have done what the other did ("blamed the FARC and the ELN", rule ACT-60)."""
_ASIDE = re.compile(
    rf"{_CLOSING},\s(?:which|who|whose|an?|the|one\sof|long|now)\b[^.;,]{{1,140}}(?:,\s[^.;,]{{1,80}}){{0,2}}?,(?=\s(?:\w+ly\s|has\s|had\s|have\s|later\s|also\s)?[a-z]+(?:ed|s|t)\s)"
)
"""Behind a party's name: "…, which has fought the government since 2006, claimed the attack"."""
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject\w*|dismiss\w*|disclaim\w*|not|never|no)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A party that a sentence names as the author of something, and how sure it is."""

    mention: ActorMention
    claim: Claim
    is_captor: bool = False
    """Only of abductions: who holds people, or lets them go, took them (rule ACT-14)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """Words of lexicon/authorship.csv that make the party beside them an author."""

    claim: Claim
    is_captors: bool
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Whom an article's own words mean beside those whom the registry knows."""

    nation: str | None = None
    """Whose army "the army" is."""
    rebels: KnownActor | None = None
    """Who "the rebels" are."""
    unlisted: tuple[ActorMention, ...] = ()
    """Where it names armed groups that the registry has not."""


def find_authors(text: str, sentence: Span, on: date | None, named: Named) -> Iterator[Author]:
    """Yield the known parties that the sentence calls the author of an act, in order; who denies it is none."""
    if not _CUE.search(text, sentence.start, sentence.end):
        return
    last: tuple[int, _Cue] | None = None
    for mention in _parties(text, sentence, on, named):
        joined = last is not None and _AND.fullmatch(text, last[0], mention.start)
        cue = last[1] if last and joined else _cue_of(text, sentence, mention)
        if cue is not None:
            last = mention.end, cue
            yield Author(mention=mention, claim=cue.claim, is_captor=cue.is_captors)


def _cue_of(text: str, sentence: Span, mention: ActorMention) -> _Cue | None:
    """The words beside the party that make it an author, those before it first."""
    before = text[max(sentence.start, mention.start - REACH_BEFORE) : mention.start]
    afters = _words_after(text, mention.end, sentence.end)
    likely = (cue for side in _SIDES for cue in _cues(side, mention))
    return next((cue for cue in likely if _stands_by(cue, before, afters)), None)


def _stands_by(cue: _Cue, before: str, afters: Sequence[str]) -> bool:
    """Return whether the words stand where they do, and deny nothing."""
    found = [cue.before.search(before)] if cue.before else []
    if cue.after:
        found.append(next(filter(None, map(cue.after.match, afters)), None))
    return all(match is not None and not _DENIES.search(match.group()) for match in found)


def _words_after(text: str, start: int, end: int) -> list[str]:
    """What stands behind a party's name, and what behind an aside that tells who it is (rule ACT-144)."""
    aside = _ASIDE.match(text, start, end)
    starts = [start] if aside is None else [start, aside.end()]
    return [text[at : min(end, at + REACH_AFTER)] for at in starts]


def _parties(text: str, sentence: Span, on: date | None, named: Named) -> list[ActorMention]:
    """The known parties, and those whom the article's own words mean."""
    known = find_actors(text, sentence, on)
    own = (
        *plain_forces(text, sentence, named.nation),
        *states_blamed(text, sentence),
        *_plain_rebels(text, sentence, named.rebels),
        *(one for one in named.unlisted if sentence.start <= one.start and one.end <= sentence.end),
    )
    beside = (one for one in own if all(one.end <= other.start or other.end <= one.start for other in known))
    return sorted([*known, *beside], key=lambda one: one.start)


def _plain_rebels(text: str, sentence: Span, rebels: KnownActor | None) -> Iterator[ActorMention]:
    if rebels is not None:
        for match in _REBELS.finditer(text, sentence.start, sentence.end):
            yield ActorMention(start=match.start("who"), end=match.end("who"), actor=rebels)


def _cues(side: str, mention: ActorMention) -> Iterator[_Cue]:
    """The words that make the party before, after or around which they stand an author; a state's forces that free people did not take them."""
    may_hold = mention.actor.side is Side.NON_STATE
    return (cue for cue in _known_cues(side) if may_hold or not cue.is_captors)


@cache
def _known_cues(side: str) -> tuple[_Cue, ...]:
    with (files("pipeline.extract") / "lexicon" / "authorship.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["side"] == side]
    return tuple(_cue(row) for row in rows)


def _cue(row: dict[str, str]) -> _Cue:
    before, _, after = row["words"].partition(_PARTY) if row["side"] == "around" else (row["words"], "", row["words"])
    return _Cue(
        claim=Claim(row["claim"]),
        is_captors=row["of"] == "abduction",
        before=None if row["side"] == "after" else re.compile(before + _TO_NAME, re.IGNORECASE),
        after=None if row["side"] == "before" else re.compile(_CLOSING + after, re.IGNORECASE),
    )


def authors_of(reading: Reading, incidents: Sequence[Incident], named: Named) -> dict[int, tuple[Author, ...]]:
    """Return by the incident's number who is said to have done it: the incident of the same sentence, else the last before."""
    text, sentences, on = reading.text, reading.sentences, reading.published_on
    real = [(i, told) for i, one in enumerate(incidents) if _is_violent(one) for told in one.told]
    takings = [(i, told) for i, told in real if SubEventType.ABDUCTION in kinds_of(incidents[i])]
    reached = {number for _, told in real for number in range(told.number, told.number + REACH + 1)}
    found: dict[int, tuple[Author, ...]] = {}
    for number in sorted(reached & set(range(len(sentences)))):
        for author in find_authors(text, sentences[number], on, named):
            which = _meant(takings if author.is_captor else real, number, author.mention.start)
            if which is not None:
                found[which] = (*found.get(which, ()), author)
    return found


def _meant(real: Sequence[tuple[int, Told]], number: int, at: int) -> int | None:
    """The number of the violent incident that the sentence tells of nearest to the words, else of the last before them, if any."""
    here = [
        (abs(told.sentence.start + told.frame.hits[0].token.idx - at), i) for i, told in real if told.number == number
    ]
    if here:
        return min(here)[1]
    return max(((told.number, i) for i, told in real if number - REACH <= told.number < number), default=(0, None))[1]


def _is_violent(incident: Incident) -> bool:
    kinds = {EVENT_TYPE_OF[kind] for told in incident.told for kind in told.frame.sub_event_types}
    return bool(kinds & _VIOLENT) and any(
        told.frame.judgement.assertion in {Assertion.ASSERTED, Assertion.ALLEGED} for told in incident.told
    )

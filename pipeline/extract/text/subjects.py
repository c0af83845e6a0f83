"""What an article is about where that is no conflict news, from a table that an analyst can read and extend: lexicon/subjects.csv (rules SUB-1 to SUB-13)."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick

from pipeline.extract.text.at_exercises import is_beside_one
from pipeline.extract.text.begun import Begun, alternatives_of
from pipeline.extract.text.guarded import Guarded
from schemas.vocabulary import Genre

LONG = 1500
"""Characters; of longer texts proportionally more cues are asked."""
SHORT = 600
"""Characters; of a text that is no longer one sign says what it is about (rule SUB-10)."""
PLAIN = 3
"""Signs for each word of arms that make a short text one on a game or a work, whoever else is in it (rule SUB-21)."""
TITLED = 2
"""Cues that a text needs whose title says what it is about (rule SUB-11)."""
LEAD = 400
"""Characters of the body that, with the title, say what the article is about."""
QUOTED = re.compile(r"[\"“][^\"”]{0,600}[\"”]")
_AUTHORITIES = r"police|officers?|officials?|army|military|spokes\w+|ministry|authorities|witnesses|hospitals?|doctors|medics|governor|residents"
_AUTHORITY = Begun(
    rf"{who}\b[^.\n]{{0,40}}\b(?:said|says|told|confirmed|reported|announced)" for who in _AUTHORITIES.split("|")
)
_IN_THE_NEWS = re.compile(
    r"\b(?:police(?:m[ae]n)?|officers?|officials?|authorities|hospitals?|medics|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|overnight|"
    r"last night)\b",
    re.IGNORECASE,
)
"""What a short text on a game or a work has where its arms are real."""
_LONG_AGO = re.compile(r"\b(?:years?|decades?) (?:after|on from|since)\b[^,:;–—]*", re.IGNORECASE)
"""In a title: what years have gone by since ("ten years after the bombs, a city runs")."""
_RULED_OUT = Guarded(
    r"\b(?:(?:rul(?:ed|ing) out|not (?:being )?treat(?:ed|ing) (?:\w+ ){0,3}as|no (?:sign|evidence|indication|suggestion) of) (?:[\w-]+ ){0,4}"
    r"|(?:thought|feared|believed|assumed|imagined)(?: at first)?(?: that)? (?:it|this|that) (?:was|were|had been|might be) (?:an? )?)"
    r"(?:attack|bomb|bombing|sabotage|terrorism|terrorists?|foul play|arson|missile|drone|explosives|mine|war|shelling)s?\b"
    r"|\b(?:troops|soldiers|the army)\b[^.\n]{0,60}\bto (?:help|rescue|evacuate|clear|search|assist|fight the)\b",
    (
        "ruled out", "ruling out", "not treat", "not being treat", "no sign", "no evidence", "no indication", "no suggestion",
        "thought", "feared", "believed", "assumed", "imagined", "troops", "soldiers", "the army",
    ),
)  # fmt: skip
"""Arms of which it is said that there were none, and troops who come to help (rule ASM-205)."""
_DEADLY = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|dead|injur\w+|wound\w+|shot|shoots?|bomb(?:s|ed|ing|ings)?|blast|attack(?:s|ed)?|clash(?:es)?|raid(?:s|ed)?"
    r"|arrest(?:s|ed)?|detain(?:s|ed)?|protest(?:s|ers)?|riots?|gunmen|kidnap\w*|abduct\w*|strikes?)\b",
    re.IGNORECASE,
)
"""What a title has that may tell of a deed now, whatever else it says."""


class Events(StrEnum):
    """What acts told in an article on the subject are."""

    PAST = "past"
    """Told as history: every report is background."""
    PLAY = "play"
    """Made up or rehearsed: no acts at all."""
    FIGURES = "figures"
    """Pictures of speech: no acts, unless the article names arms and has authorities speak of them."""
    UNARMED = "unarmed"
    """Nobody's acts, unless the article names arms or armed people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One row of the table."""

    name: str
    genre: Genre
    events: Events
    least: int
    """How many different cues make an article one on this subject."""
    phrases: tuple[str, ...]
    cues: Begun
    """Finds any of the phrases."""
    labels: re.Pattern[str] | None
    """Finds what a publisher writes before a title on the subject ("Review:"); None where it writes nothing."""
    signs: Begun | None
    """Words of which one alone says in a short text that it is on the subject, and each is a cue in a longer one (rule SUB-13)."""
    titles: Begun | None
    """Words of a title that say so of a text of any length, with some cues in all (rule SUB-11); None where none do."""

    @property
    def has_acts(self) -> bool:
        """Whether what the article tells of may have happened; only a look back's acts did."""
        return self.events is Events.PAST

    def asks_for(self, body: str, title: str) -> float:
        """Return how many different cues make a text of that length, under that title, one on this subject."""
        if self.titles is not None and self.titles.search(title) and not _DEADLY.search(_LONG_AGO.sub("", title)):
            return TITLED
        return self.least * max(1.0, len(body) / LONG)


def subject_of(title: str, body: str) -> Subject | None:
    """Return the subject that a short article is labelled with (GEN-21), else that of which it has most cues beyond what the subject
    asks for; None for conflict news.
    """
    labelled = next((one for one in subjects() if one.labels and one.labels.match(title or body)), None)
    if labelled is not None and len(body) <= SHORT:
        return labelled
    told = QUOTED.sub(" ", body)
    likely, short = cues_named_in(f"{title}\n{told[:LEAD]}"), len(told) <= SHORT
    named = cues_named_in(f"{title}\n{told}") if likely else likely
    asked = [
        subject
        for subject in subjects()
        if (subject.name in likely and named[subject.name] + bool(subject.signs) >= subject.asks_for(told, title))
        or (short and subject.signs)
    ]
    ranked = [(_excess(subject, title, told), subject) for subject in asked]
    excess, subject = max(ranked, key=lambda pair: pair[0], default=(-1.0, None))
    return subject if excess >= 0 else None


def subject_named(name: str) -> Subject:
    """Return the subject of that name."""
    return next(one for one in subjects() if one.name == name)


def cues_named_in(words: str) -> Counter[str]:
    """Return of how many different cues of each subject the letters stand in the words: there are no more cues than that."""
    automaton, names = _cues()
    found = {number for number, _, _ in automaton.find_matches_as_indexes(words.lower(), overlapping=True)}
    return Counter(names[number] for number in found)


@cache
def _cues() -> tuple[AhoCorasick, tuple[str, ...]]:
    """All subjects' cues, and whose each is: looked for together, since their patterns are slow."""
    known = [(phrase.lower(), subject.name) for subject in subjects() for phrase in subject.phrases]
    return AhoCorasick([phrase for phrase, _ in known]), tuple(name for _, name in known)


def _excess(subject: Subject, title: str, body: str) -> float:
    """How many cues more than asked for the text has, in parts of what is asked for; below 0 where it has too few.

    A short text needs no more than a sign.
    """
    told = f"{title}\n{body}"
    short = len(body) <= SHORT
    surely_armed = (
        short
        and subject.events is Events.FIGURES
        and _arms("surely_armed").search(told)
        and not _is_mostly_play(subject, told)
    )
    if _is_armed(subject, body) or (surely_armed and _IN_THE_NEWS.search(told)):
        return -1.0
    if short and subject.signs and not surely_armed and subject.signs.search(told):
        return 1.0
    if not subject.cues.search(f"{title}\n{body[:LEAD]}"):
        return -1.0
    found = {match.group().lower() for match in subject.cues.finditer(told)}
    if subject.signs:
        signs = {match.group().lower() for match in subject.signs.finditer(told[:LONG])}
        found |= signs if len(signs) > len(_armed_words(told)) else set()
    least = subject.asks_for(body, title) * (subject.least + bool(surely_armed)) / subject.least
    return (len(found) - least) / least


def _is_mostly_play(subject: Subject, told: str) -> bool:
    """Return whether a short text has three signs of its subject and more, and few words for arms beside ("a drunk was led away by police",
    rule SUB-21).
    """
    signs = {match.group().lower() for match in subject.signs.finditer(told)} if subject.signs else set[str]()
    return len(signs) >= PLAIN and len(signs) > PLAIN * len(_armed_words(told)) - 1


def _is_armed(subject: Subject, body: str) -> bool:
    """Return whether real arms are told of, so that the subject is only the setting."""
    if subject.events is Events.UNARMED:
        return _tells_of_arms(body)
    if subject.events is Events.PLAY:
        return is_beside_one(body[:LEAD])
    return subject.events is Events.FIGURES and _tells_of_arms(body) and bool(_AUTHORITY.search(body))


@lru_cache(1)
def _armed_words(told: str) -> set[str]:
    """How many different words for arms or force the text has that no sport, trade or play borrows."""
    return {match.group().lower() for match in _arms("surely_armed").finditer(told)}


@lru_cache(1)
def _tells_of_arms(body: str) -> bool:
    """Whether the text has words for arms or armed people: several subjects ask that of one text."""
    told = _RULED_OUT.pattern.sub(" ", body) if _RULED_OUT.may_match(body) else body
    return _arms("arms").search(told) is not None


@cache
def subjects() -> tuple[Subject, ...]:
    """Return the table's rows."""
    with (files("pipeline.extract") / "lexicon" / "subjects.csv").open(encoding="utf-8") as file:
        return tuple(_subject(row) for row in csv.DictReader(file))


def _subject(row: dict[str, str]) -> Subject:
    return Subject(
        name=row["name"],
        genre=Genre(row["genre"]),
        events=Events(row["events"]),
        least=int(row["least"]),
        phrases=tuple(row["cues"].split("|")),
        cues=any_of(row["cues"].split("|")),
        labels=_label(row["labels"]) if row["labels"] else None,
        signs=Begun(alternatives_of(row["signs"])) if row["signs"] else None,
        titles=Begun(alternatives_of(row["titles"])) if row["titles"] else None,
    )


def _label(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternatives})\s*[:|–—]\s", re.IGNORECASE)


def any_of(phrases: list[str]) -> Begun:
    """Return a pattern that finds any of the phrases as whole words, the longest first."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return Begun(map(re.escape, longest_first))


@cache
def _arms(name: str) -> Begun:
    """Return what finds the words of that row of lexicon/arms.csv."""
    with (files("pipeline.extract") / "lexicon" / "arms.csv").open(encoding="utf-8") as file:
        return next(Begun(alternatives_of(row["patterns"])) for row in csv.DictReader(file) if row["name"] == name)

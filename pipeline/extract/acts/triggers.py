"""The words that may tell of an act, from a table that an analyst can read and extend: lexicon/acts.csv."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
from ahocorasick_rs import AhoCorasick

from pipeline.extract.contexts import contexts
from pipeline.extract.text.letters import small
from schemas.records import Span
from schemas.vocabulary import Outcome, SubEventType, Weapon

GAP = "~"
"""In a form of several words: up to ``WIDEST`` other words ("set ~ ablaze")."""
WIDEST = 7
_CUTS = frozenset({",", ";", ":", ".", "(", ")", "after", "when", "before", "since", "while"})
"""What no gap of a form reaches over."""


class Trigger(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """One row of the lexicon, for one part of speech."""

    pos: str
    """``v``, ``n`` or ``a``: a form of one word counts only where the parser sees it as such."""
    sub_event_type: SubEventType | None
    """None for words that tell of an outcome and not of its cause ("died")."""
    weak: bool
    """It leaves open how the act was done ("killed", "attack"): a word that says how outranks it (rule TYP-1)."""
    outcome: Outcome | None
    weapon: Weapon | None
    needs: str | None
    """What must stand by it: a context of lexicon/contexts.csv, or a test of the parse (see ``needs``)."""
    avoid: tuple[str, ...]
    """Contexts of lexicon/contexts.csv in which it means something else, unless arms are named too."""

    @property
    def tells(self) -> bool:
        """Whether it tells of anything; a form that does not keeps its words from telling ("heart attack")."""
        return self.sub_event_type is not None or self.outcome is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of a row: its words after the first, in small letters, and what it tells."""

    rest: tuple[str, ...]
    trigger: Trigger


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Return the lexicon's forms by their first word, in lower case, those of most words first."""
    table: dict[str, list[Form]] = {}
    with (files("pipeline.extract") / "lexicon" / "acts.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            trigger = _trigger(row)
            for form in row["forms"].split("|"):
                first, *rest = form.replace("-", " - ").split()
                table.setdefault(first, []).append(Form(rest=tuple(rest), trigger=trigger))
    return {first: tuple(sorted(known, key=lambda form: -len(form.rest))) for first, known in table.items()}


def may_tell(sentence: str, *, of_verbs: bool = False) -> bool:
    """Return whether a form of some trigger, or of some verb, stands in the sentence with a word that its row needs by it.

    Cheap, and never too strict: sentences for which it says no are never parsed.
    """
    lowered = sentence.lower()
    gate = _gate()
    return any(
        _is_whole(lowered, start, end)
        and any(one.may_stand_in(lowered) for one in gate.sought[number] if not of_verbs or one.trigger.pos == "v")
        for number, start, end in gate.automaton.find_matches_as_indexes(lowered, overlapping=True)
    )


def stands_at(words: Sequence[str], at: int, form: Form) -> set[int] | None:
    """Return where the further words of a form stand that begins at a word, all in small letters; None where they do not follow."""
    if form.rest and form.rest[0] not in (GAP, *words[at + 1 : at + 2]):
        return None
    found: set[int] = set()
    slack, at = 0, at + 1
    for word in form.rest:
        if word == GAP:
            slack = WIDEST
            continue
        place = _next(words, word, at, slack)
        if place is None:
            return None
        found.add(place)
        slack, at = 0, place + 1
    return found


def _next(words: Sequence[str], word: str, start: int, slack: int) -> int | None:
    for i in range(start, min(len(words), start + slack + 1)):
        if words[i] == word:
            return i
        if words[i] in _CUTS:
            return None
    return None


def find_forms(text: str, span: Span) -> tuple[Span, ...]:
    """Return the words of the span by which the forms of the lexicon are known, whatever they mean there, in order."""
    lowered = small(text[span.start : span.end])
    found = _gate().automaton.find_matches_as_indexes(lowered, overlapping=True)
    whole = {(start, end) for _, start, end in found if _is_whole(lowered, start, end)}
    return tuple(Span(span.start + start, span.start + end) for start, end in sorted(whole))


@dataclass(frozen=True, slots=True)
class _Sought:
    trigger: Trigger
    others: frozenset[str]
    """The further words of a form with a gap."""

    def may_stand_in(self, lowered: str) -> bool:
        """Return whether the sentence has the letters of the form's further words and of a word of the context that the row needs."""
        return all(word in lowered for word in self.others) and _may_be(self.trigger, lowered)


@dataclass(frozen=True, slots=True)
class _Gate:
    automaton: AhoCorasick
    sought: tuple[tuple[_Sought, ...], ...]
    """What each of the automaton's words may be part of, in its order."""


@cache
def _gate() -> _Gate:
    telling: dict[str, list[_Sought]] = {}
    for first, known in forms().items():
        for form in (form for form in known if form.trigger.tells):
            words = (first, *form.rest)
            telling.setdefault(_telling(words), []).append(_Sought(form.trigger, _further(words)))
    return _Gate(AhoCorasick(list(telling)), tuple(map(tuple, telling.values())))


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[max(0, start - 1) : start].isalnum() or text[end : end + 1].isalnum())


_WORDS_OF_TESTS = {
    "arms": "weapons",
    "territory": "territory",
    "of_ground": "territory",
    "set_up": "base",
    "wrecks": "property",
    "own_dead": "armed_party",
    "site_taken": "sites_taken",
    "dragged_off": "whence",
    "shells_fall": "shells",
    "craft_sunk": "crafts",
    "arms_given_up": "arms_given",
}
"""The context of which a test of the parse (see ``needs``) finds a word, or fails."""
OR_A_NAME = frozenset({"territory", "ground"})
"""Needs that a place's name by the word meets as well: "took Kunduz"."""


def _may_be(trigger: Trigger, lowered: str) -> bool:
    """Return whether the sentence has a word of the context that the trigger needs; what the parse must answer passes."""
    needed = context_needed(trigger) if trigger.needs not in OR_A_NAME else None
    return needed is None or any(word in lowered for word in contexts()[needed])


def context_needed(trigger: Trigger) -> str | None:
    """Return the context of which a word must stand by what the row means; None where only the parse can answer."""
    name = _WORDS_OF_TESTS.get(trigger.needs or "", trigger.needs or "")
    return name if name in contexts() else None


def _telling(words: tuple[str, ...]) -> str:
    """What of the form the gate looks for: all of it, but of a form with a gap its longest word, the later of equals."""
    if GAP not in words:
        return " ".join(words).replace(" - ", "-")
    return max(reversed(words), key=len)


def _further(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words) - {GAP, _telling(words)} if GAP in words else frozenset()


def _trigger(row: dict[str, str]) -> Trigger:
    return Trigger(
        pos=row["pos"],
        sub_event_type=SubEventType(row["sub_event_type"]) if row["sub_event_type"] else None,
        weak=row["weak"] == "1",
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        weapon=Weapon(row["weapon"]) if row["weapon"] else None,
        needs=row["needs"] or None,
        avoid=tuple(row["avoid"].split()),
    )

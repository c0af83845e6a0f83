"""Nouns for people: whose side they are on, what kind, whether they lead (rules CAS-3 and CAS-32)."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import msgspec
from msgspec.structs import replace

from pipeline.extract.actors.registry import find_groups
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from schemas.records import Span
from schemas.vocabulary import ActorKind, Side


class PeopleNoun(msgspec.Struct, frozen=True, kw_only=True):
    """What a noun for people says of them."""

    side: Side
    kind: ActorKind | None
    leader: bool


_RANKS = frozenset(
    {"sepoy", "naik", "havildar", "subedar", "jawan", "constable", "trooper", "sapper"}
    | {"corporal", "sergeant", "lieutenant", "captain", "major", "colonel", "general"}
)
"""Before a name; no words that are given names themselves ("Marine Le Brun")."""
_MEMBERS = frozenset({"member", "members", "element", "elements", "gathering", "gatherings", "concentration"})
_LEADERS = frozenset({"leader", "leaders"})
_POLICE = frozenset({"police", "officer", "officers"})
"""Who tell of any murder."""
_AT_WAR = contexts()["soldiery"] | {
    "operation",
    "encounter",
    "raid",
    "gunfight",
    "clash",
    "airstrike",
    "strike",
    "drone",
    "forces",
    "force",
}
_UNARMED = frozenset({Side.CIVILIAN, Side.UNKNOWN})
_ELDERS = contexts()["elders"]
_ELDER = PeopleNoun(side=Side.CIVILIAN, kind=ActorKind.CIVILIANS, leader=True)


def people_noun(word: str) -> PeopleNoun | None:
    """Return what the word says of people, or None where it is no noun for people."""
    return _nouns().get(word.lower())


def people_called(words: Sequence[str]) -> PeopleNoun | None:
    """Return what the last noun for people among bare words says, with those before that qualify it ("unidentified armed individuals")."""
    for at in reversed(range(len(words))):
        qualified = _qualified().get(words[at].lower(), {})
        meant = next((qualified[word.lower()] for word in words[:at] if word.lower() in qualified), None)
        if (found := meant or people_noun(words[at])) is not None:
            return found
    return None


def people_word(noun: Token) -> PeopleNoun | None:
    """Return what the noun says of people together with the words that qualify it: a "prayer leader" leads no rebels, and
    "security forces" are people where "forces" alone need not be (CAS-32).
    """
    word, qualified = (
        _by_their_body(noun) or people_noun(noun.text) or _by_title(noun) or _by_rank(noun) or _by_apposition(noun),
        _qualified().get(noun.lower_, {}),
    )
    beside = (w for w in noun.children if w.i < noun.i or w.dep_ == "acl")
    meant = next((qualified[w.lower_] for w in beside if w.lower_ in qualified), None)
    meant = meant or _by_what_is_theirs(noun, qualified) or _by_who_did_it(noun) or _by_their_party(noun)
    return replace(meant, leader=word is not None and word.leader) if meant else word


def _by_their_body(noun: Token) -> PeopleNoun | None:
    """What those whose members they are say of them ("ten members of the security forces", "of a criminal cell", rule ACT-305)."""
    if noun.lower_ not in _MEMBERS:
        return None
    bodies = (body for link in noun.children if link.lower_ == "of" for body in link.children if body.dep_ == "pobj")
    found = next((word for body in bodies if (word := people_word(body)) and word.side is not Side.CIVILIAN), None)
    return found and replace(found, leader=False)


def _by_title(name: Token) -> PeopleNoun | None:
    """What stands before a name says of who bears it, where it says whose they are ("police commander Abdul Rahimi", "rebel leader Musa
    Kamara", rule ACT-146); what civilians do says so of those whom acts befall alone.
    """
    words = _title_of(name)
    people = {word.lower_: found for word in words if (found := people_noun(word.text))}
    if not people:
        return None
    title, found = next(reversed(people.items()))
    qualified = _qualified().get(title, {})
    whose = next((qualified[word.lower_] for word in words if word.lower_ in qualified), None)
    if whose is None and found.leader:
        whose = next((one for one in people.values() if not (one.leader or one.side is Side.CIVILIAN)), None)
    elif whose is None and found.side is not Side.CIVILIAN:
        whose = found
    return whose and replace(whose, leader=found.leader)


def _title_of(name: Token) -> list[Token]:
    """The words before a name that are none, in small letters but for the sentence's first."""
    if name.tag_ != "NNP":
        return []
    before = (child for child in name.children if child.dep_ in {"compound", "amod", "nmod"} and child.i < name.i)
    return [word for part in before for word in part.subtree if word.text.islower() or word.i == 0]


def _by_rank(name: Token) -> PeopleNoun | None:
    """What the rank before a name says of who bears it ("Sepoy Imran Shah embraced martyrdom", rule ACT-187)."""
    first = name.left_edge
    ranked = first is not name and first.dep_ == "compound" and first.text.istitle() and first.lower_ in _RANKS
    return people_noun(first.text) if ranked and name.tag_ == "NNP" else None


def _by_apposition(name: Token) -> PeopleNoun | None:
    """What stands after a name says of who bears it ("Lal Sai (24), a police constable, was killed", rule ACT-129); a leader may be
    anybody's.
    """
    if name.tag_ != "NNP":
        return None
    after = (child for child in name.children if child.dep_ == "appos" and child.tag_ == "NN")
    told = (people_word(noun) for noun in after if not _is_of_a_list(noun))
    return next((word for word in told if word and not (word.leader and word.side is Side.NON_STATE)), None)


def _is_of_a_list(noun: Token) -> bool:
    """Return whether it is one of several ("the murders of Galan, a police officer, and a judge")."""
    return [word.lower_ for word in noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 3]] == [",", "and"]


def _by_what_is_theirs(noun: Token, qualified: dict[str, PeopleNoun]) -> PeopleNoun | None:
    """What "of" says of them, where that is no armed group by its name ("a leader of the Bugti tribe", "the chief of police")."""
    links = (child for child in noun.children if child.lower_ == "of") if qualified else ()
    wholes = (word for link in links for word in link.children if word.lower_ in qualified)
    whole = next(wholes, None)
    if whole is None or find_groups(noun.doc.text, Span(whole.left_edge.idx, whole.idx + len(whole))):
        return None
    return qualified[whole.lower_]


def _by_who_did_it(noun: Token) -> PeopleNoun | None:
    """What armed people of no state's or a group that kill them say of leaders without a word for whose they are: they lead a place or a
    people ("bandits shot dead a chief", ACT-139).
    """
    if noun.lower_ not in _ELDERS or any(people_noun(child.text) for child in noun.children):
        return None
    verb, by = noun.head, {"dobj": "nsubj", "nsubjpass": "agent"}.get(noun.dep_)
    doers = [child for child in verb.children if child.dep_ == by]
    doers = [word for one in doers for word in one.children] if by == "agent" else doers
    sides = {word.side for one in doers if (word := people_noun(one.text)) is not None}
    named = any(_names_a_group(one) for one in doers) and not _names_a_group(noun)
    return _ELDER if sides == {Side.NON_STATE} or named else None


def _by_their_party(noun: Token) -> PeopleNoun | None:
    """What a name that is no armed group's says of a "leader" whom no state's people fight ("a BNP leader was hacked to death", ACT-464): he
    leads a party; not where the sentence speaks of armed people of no state.
    """
    names = [child for child in noun.children if child.dep_ == "compound" and child.tag_ == "NNP"]
    if noun.lower_ not in _LEADERS or not names or _names_a_group(noun):
        return None
    others = (word for word in noun.doc if word.i != noun.i and word.lower_ not in _POLICE)
    armed = any((found := people_noun(word.text)) and found.side not in _UNARMED for word in others)
    befallen = noun.dep_ == "nsubjpass" and all(child.dep_ != "agent" for child in noun.head.children)
    return _ELDER if befallen and not armed and _AT_WAR.isdisjoint(noun.doc.said) else None


def _names_a_group(noun: Token) -> bool:
    return bool(find_groups(noun.doc.text, Span(noun.left_edge.idx, noun.idx + len(noun))))


def is_titled_civilian(name: Token) -> bool:
    """Return whether it is a name after what civilians do ("radio reporter Joseph Otieno", rule ACT-84)."""
    before = (child for child in name.children if child.dep_ in {"compound", "amod"} and child.i < name.i)
    return name.tag_ == "NNP" and any(_is_civilians_work(word) for title in before for word in title.subtree)


def _is_civilians_work(word: Token) -> bool:
    people = people_noun(word.text)
    return word.lower_ in contexts()["outspoken"] or (people is not None and people.kind is ActorKind.CIVILIANS)


def driven_by(noun: Token) -> Token | None:
    """Return the vehicle of civilians who drive or ride it: "the driver of a NATO tanker" is no party's (rule ACT-21)."""
    word = people_word(noun)
    if word is None or word.kind is not ActorKind.CIVILIANS:
        return None
    things = (thing for child in noun.children if child.lower_ in {"of", "on", "in"} for thing in child.children)
    return next((thing for thing in things if thing.lower_ in contexts()["on_the_road"]), None)


def people_forms() -> frozenset[str]:
    """Return all nouns for people, in small letters."""
    return frozenset(_nouns())


@cache
def _nouns() -> dict[str, PeopleNoun]:
    return {form: _noun(row) for row in _rows("people.csv") for form in row["forms"].split()}


@cache
def _qualified() -> dict[str, dict[str, PeopleNoun]]:
    """What nouns say of people beside words that qualify them, by the noun and that word."""
    known: dict[str, dict[str, PeopleNoun]] = {}
    for row in _rows("qualified_people.csv"):
        for noun in row["nouns"].split():
            known.setdefault(noun, {}).update(dict.fromkeys(row["qualifiers"].split(), _noun(row)))
    return known


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (files("pipeline.extract") / "lexicon" / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _noun(row: dict[str, str]) -> PeopleNoun:
    kind = ActorKind(row["kind"]) if row["kind"] else None
    return PeopleNoun(side=Side(row["side"]), kind=kind, leader=row.get("leader") == "1")

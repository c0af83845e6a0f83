"""Whom a noun means by its own words, where no known name stands: whose means or people they are, and of what kind (ACT-7 to ACT-62)."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from pipeline.extract.actors.cast import Cast
from pipeline.extract.actors.home import force_named, is_an_authority, plain_force
from pipeline.extract.actors.known_actors import KnownActor
from pipeline.extract.actors.means import is_a_forces_means, whose_means
from pipeline.extract.actors.of_states import as_military, known_as, of_a_state
from pipeline.extract.actors.people import is_titled_civilian, people_noun, people_word
from pipeline.extract.actors.registry import find_actors
from pipeline.extract.acts.role import Role
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.told import Told
from pipeline.extract.text.reading import Reading
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.phrases import QUANTITY_HEADS, counted_noun
from schemas.records import Actor
from schemas.vocabulary import ActorKind, ActorRole, Claim, Side, SubEventType

_WE = frozenset({"we", "us"})
_SAY = contexts()["say"]
_OF_REBELS = contexts()["rebels"] | {"urban", "commando", "clandestine"}
_THEIRS = frozenset({"its", "their"})
_COMPANIES = contexts()["companies"]
_THOUGHT = contexts()["thought_to_be"]
_CROWD_NOUNS = frozenset({"crowd", "crowds"})
_BODIES = contexts()["bodies"] | contexts()["services"]
_OFFICIALS = contexts()["officials"]
_KINDREDS = frozenset(
    {"clan", "clans", "subclan", "subclans", "sub-clans", "tribe", "tribes", "subtribes", "communities"}
)
"""Who fight each other as communal militias, as ACLED has them (ACT-138)."""
_HIDEOUTS = contexts()["hideouts"] | {"targets"}
_WARPLANES = contexts()["warplanes"] - {"drones"}
_MINISTRIES = frozenset({"ministry", "government"})
"""Bodies of a state, whose names are nobody's ("the Russian Defence Ministry")."""
_ANYBODY = contexts()["anybody"]
"""Nouns that say no more of people than that they are."""
_IDENTIFIES = contexts()["identifies"]
"""Verbs of clauses after people that say whose they are ("belonging to", "who are believed to be")."""


def parties_by_words(reading: Reading, told: Told, role: Role, cast: Cast, on: date | None) -> Iterator[Actor]:
    """Yield whom the nouns in the role mean, which are no known names; nobody for a noun that says none."""
    offset = told.sentence.start
    for noun in map(counted_noun, (role.head, *role.head.conjuncts)):
        own = words_of(reading, offset, noun, role.role)
        actor = _owners(reading, told, own, noun, cast, on=on) or people_of(reading, offset, noun, role.role, cast)
        actor = actor or _whose(reading, offset, own, noun, cast) or as_military(told, own, noun)
        actor = actor or (own if _is_befallen(told, role.role, noun) else None)
        actor = _as_crowd(told, own, noun, actor)
        if actor is not None:
            yield actor


def words_of(reading: Reading, offset: int, noun: Token, role: ActorRole) -> Actor:
    """Return the noun with what stands before it in its phrase, as somebody in the role."""
    begin, stop = offset + noun.left_edge.idx, offset + noun.idx + len(noun)
    return Actor(text=reading.text[begin:stop], start=begin, end=stop, role=role)


def phrase_end(head: Token) -> int:
    """Return where the noun's phrase ends in its sentence, without clauses that tell something else."""
    last = _whom_they_may_be(head) or head.right_edge
    for word in head.subtree:
        if word.dep_ in {"relcl", "acl", "advcl"} and word.i > head.i and word.lower_ not in _IDENTIFIES:
            last = head.doc[max(head.i, word.left_edge.i - 1)]
            break
    return last.idx + len(last)


def people_of(reading: Reading, offset: int, noun: Token, role: ActorRole, cast: Cast) -> Actor | None:
    """Return the people whom the noun names, with the group that they are where the article leaves no doubt (ACT-7, ACT-8)."""
    own = words_of(reading, offset, noun, role)
    if cast.speaker is not None and (noun.lower_ in _WE or any(child.lower_ == "our" for child in noun.children)):
        return known_as(own, cast.speaker) if role is not ActorRole.TARGET else None
    meant = _meant(own, noun, cast)
    if meant is not None:
        return known_as(own, meant)
    kind = _kind(noun, role)
    if kind is not None:
        return replace(own, kind=kind)
    return own if _is_named(own, noun) else of_a_state(own, noun)


def _whose(reading: Reading, offset: int, own: Actor, noun: Token, cast: Cast) -> Actor | None:
    """The force or the people whose means did it ("Israeli fire", "army shelling", "rebel fire", rule ACT-31)."""
    if own.role is ActorRole.TARGET or noun.lower_ not in contexts()["means"]:
        return None
    people = next((one for one in noun.children if one.dep_ == "compound" and people_word(one)), None)
    if people is not None and (whose := people_of(reading, offset, people, own.role, cast)):
        return whose
    party = whose_means(own.text, noun.text, cast.nation)
    if party is not None:
        return known_as(own, party)
    return replace(own, kind=ActorKind.STATE_FORCES) if is_a_forces_means(own.text, noun.text) else None


def _owners(  # noqa: PLR0913  # what is known of the text
    reading: Reading, told: Told, own: Actor, noun: Token, cast: Cast, *, on: date | None
) -> Actor | None:
    """The known party that speaks of "its fighters", "their aircraft" (rule ACT-11), or a state's forces where its ministry does."""
    flown = _flies_at_rebels(told, own, noun)
    own_words = flown or any(child.lower_ in _THEIRS for child in noun.children)
    subject = _subject_above(noun) if own_words or _is_a_body_of_rebels(noun) else None
    if subject is None or ((flown or not own_words) and subject.head.lower_ not in _SAY):
        return None
    phrase = told.span_of((subject.left_edge.idx, phrase_end(subject)))
    party = _speaking_before(reading, told, on) if subject.lower_ == "it" else None
    party = party or next((mention.actor for mention in find_actors(reading.text, phrase, on)), None)
    words = reading.text[phrase.start : phrase.end]
    if not own_words and (party is None or party.kind is not ActorKind.REBEL_GROUPS):
        return None
    party = party or plain_force(words, cast.nation) or force_named(words, noun.text)
    own = replace(own, claim=Claim.CLAIMED if own.role is ActorRole.PERPETRATOR else Claim.ASSERTED)
    if party is None and is_an_authority(words):
        return replace(own, kind=ActorKind.STATE_FORCES)
    return known_as(own, party) if party else None


def _flies_at_rebels(told: Told, own: Actor, noun: Token) -> bool:
    """Return whether it is bare "warplanes" that strike armed people of no state: they are those of the state whose ministry says so
    (rule ACT-461).
    """
    bare = noun.lower_ in _WARPLANES and not any(noun.children)
    sides = (word.side for one in told.frame.region if (word := people_noun(one.text)) is not None)
    hides = any(one.lower_ in _HIDEOUTS for one in told.frame.region)
    return bare and own.role is not ActorRole.TARGET and (hides or Side.NON_STATE in sides)


def _speaking_before(reading: Reading, told: Told, on: date | None) -> KnownActor | None:
    """The known party with which the sentence before begins ("Al Shabaab claimed the attack. It said its men …", rule ACT-380)."""
    before = reading.sentences[told.number - 1] if told.number else told.sentence
    opening = (
        mention for mention in find_actors(reading.text, before, on) if mention.start - before.start <= len("The ")
    )
    return next((mention.actor for mention in opening), None)


def _is_befallen(told: Told, role: ActorRole, noun: Token) -> bool:
    """Return whether it is people whom the act killed, hurt or took, by a noun that says no class (rule ACT-50)."""
    is_named = role is ActorRole.TARGET and noun.tag_[:2] == "NN" and noun.lower_ not in _ANYBODY
    return is_named and any(one.start <= noun.idx < one.end for one in told.frame.people)


def _is_a_body_of_rebels(noun: Token) -> bool:
    """Return whether it is armed people of no state, whose group may tell what they did ("urban commandos", rule ACT-62)."""
    own = [child.lower_ for child in noun.children if child.dep_ in {"compound", "amod"}]
    return noun.lower_ in _COMPANIES and bool(own) and set(own) <= _OF_REBELS


def _subject_above(noun: Token) -> Token | None:
    """The subject of the nearest clause around the noun's own that has one before it: "the army said its men ...".

    Whom somebody attacks are not his own: "said that gunmen ambushed their patrol" tells of the patrol of those who say so.
    """
    over = noun.ancestors
    if noun.dep_ == "dobj":
        next(over, None)
    for verb in over:
        for child in verb.children:
            if child.dep_ == "nsubj" and child.right_edge.i < noun.left_edge.i:
                return child
    return None


def _kind(noun: Token, role: ActorRole) -> ActorKind | None:
    """What the noun says of what kind they are, in that role; None where it says nothing."""
    if role is ActorRole.PARTICIPANT and noun.lower_ in _KINDREDS:
        return ActorKind.IDENTITY_MILITIAS
    if role is ActorRole.PERPETRATOR and noun.lower_ in _OFFICIALS:
        return ActorKind.STATE_FORCES
    word = people_word(noun)
    titled = role is ActorRole.TARGET and is_titled_civilian(noun)
    return word.kind if word and word.kind else ActorKind.CIVILIANS if titled else None


def _is_named(own: Actor, noun: Token) -> bool:
    """Return whether somebody did it by a full name."""
    is_body = noun.lower_ in _MINISTRIES
    return own.role is ActorRole.PERPETRATOR and people_word(noun) is None and _is_full_name(noun) and not is_body


def _as_crowd(told: Told, own: Actor, noun: Token, actor: Actor | None) -> Actor | None:
    """Whoever demonstrates is a protester ("several thousand people marched", "teachers held a rally", rule ACT-21), a crowd that does
    violence riots.
    """
    protests = SubEventType.PEACEFUL_PROTEST in told.frame.sub_event_types
    if own.role is ActorRole.TARGET or (actor is not None and not (protests and actor.kind is ActorKind.CIVILIANS)):
        return actor
    if protests:
        are_people = people_word(noun) is not None or noun.lower_ in QUANTITY_HEADS
        return replace(own, kind=ActorKind.PROTESTERS) if are_people else None
    return replace(own, kind=ActorKind.RIOTERS) if noun.lower_ in _CROWD_NOUNS else None


def _meant(own: Actor, noun: Token, cast: Cast) -> KnownActor | None:
    """The army that "the army" is, or the group that "the rebels" and "the group" (ACT-465) are; as targets rebels may be anybody's."""
    if own.role is ActorRole.TARGET:
        return None if _is_a_thing(noun) else plain_force(own.text, cast.nation)
    if own.text.lower() == "the group":
        return cast.rebels
    return plain_force(own.text, cast.nation) or cast.meant_by(*_words_for_it(noun))


def _is_a_thing(noun: Token) -> bool:
    """Return whether it is what an army has in a country: whose it is the country tells (PLA-137), and not of whom the text speaks most
    ("a military plant", "an army base").
    """
    return people_noun(noun.text) is None and noun.lower_ not in _BODIES


def _words_for_it(noun: Token) -> Iterator[str]:
    """The noun, and of a body of people what stands before it: "guerrilla units", "rebel troops"."""
    yield noun.text
    if noun.lower_ in _COMPANIES:
        yield from (child.text for child in noun.children if child.dep_ in {"compound", "amod"})


def _is_full_name(noun: Token) -> bool:
    return noun.tag_ == "NNP" and any(child.dep_ == "compound" and child.tag_ == "NNP" for child in noun.children)


def _whom_they_may_be(head: Token) -> Token | None:
    """The last word of whom people before a verb are "suspected to be", by a parse that makes that the clause (ACT-30)."""
    thinks = head.head
    if not head.dep_.startswith("nsubj") or thinks.lower_ not in _THOUGHT or not thinks.tag_.startswith("VB"):
        return None
    be = next((child for child in thinks.children if child.lower_ == "be" and child.dep_ == "xcomp"), None)
    after = head.doc[be.i + 1 :] if be is not None else ()
    return next((word for word in after if word.tag_.startswith("NN") and word.dep_ != "compound"), None)

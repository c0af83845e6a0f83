"""Whom a noun phrase names: known groups and forces, their owners, failing these the people of its words (rules ACT-1 to ACT-6)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.extract.actors.by_words import parties_by_words, people_of, phrase_end, words_of
from pipeline.extract.actors.cast import Cast
from pipeline.extract.actors.known_actors import ActorMention
from pipeline.extract.actors.means import is_a_states
from pipeline.extract.actors.of_states import is_a_state
from pipeline.extract.actors.people import driven_by, people_noun, people_word
from pipeline.extract.actors.registry import find_actors
from pipeline.extract.acts.role import Role
from pipeline.extract.incidents.told import Told
from pipeline.extract.text.reading import Reading
from pipeline.extract.text.tokens import Token
from schemas.records import Actor, Span
from schemas.vocabulary import ActorKind, ActorRole, Claim, Side, SubEventType

_SUSPECTED = re.compile(
    r"\b(?:suspected|alleged(?:ly)?|presum(?:ed|able|ably)|supposed(?:ly)?|apparent(?:ly)?|possibl[ey]|reputed(?:ly)?|reportedly"
    r"|believed|thought|said)\b",
    re.IGNORECASE,
)


def mentioned(reading: Reading, mention: ActorMention, role: ActorRole) -> Actor:
    """Return the known actor that is mentioned, in the role."""
    return Actor(
        text=reading.text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        role=role,
        name=mention.actor.name,
        actor_id=mention.actor.actor_id,
        kind=mention.actor.kind,
    )


def parties_named(reading: Reading, told: Told, role: Role, cast: Cast, on: date | None) -> Iterator[Actor]:
    """Yield the known actors in the noun phrase; failing these, its people."""
    offset, head = told.sentence.start, role.head
    start, end = offset + head.left_edge.idx, offset + phrase_end(head)
    whose = driven_by(head)
    known: Sequence[ActorMention] = [
        mention
        for mention in find_actors(reading.text, Span(start, end), on)
        if not _are_unarmed(reading, told, role, mention)
        if whose is None or not offset + whose.left_edge.idx <= mention.start < offset + whose.idx
    ]
    if not known and role.role is not ActorRole.TARGET:
        known = cast.unlisted_in(start, end)
    for mention in known:
        doubted = role.role is ActorRole.PERPETRATOR and _SUSPECTED.search(reading.text, start, mention.start)
        yield replace(mentioned(reading, mention, role.role), claim=Claim.ALLEGED if doubted else Claim.ASSERTED)
    if known and head.conjuncts and role.role is not ActorRole.TARGET:
        yield from _beside_the_known(reading, offset, role, known, cast)
    if not known:
        yield from parties_by_words(reading, told, role, cast, on)


def _beside_the_known(
    reading: Reading, offset: int, role: Role, known: Sequence[ActorMention], cast: Cast
) -> Iterator[Actor]:
    """Yield those whom "and" joins to known parties: states by their names, and armed people ("the army and the Rapid Support Forces")."""
    for noun in (role.head, *role.head.conjuncts):
        own = words_of(reading, offset, noun, role.role)
        end = offset + _end_alone(noun)
        if any(one.start < end and own.start < one.end for one in known):
            continue
        word = people_word(noun)
        if role.role is ActorRole.PARTICIPANT and is_a_state(own.text):
            yield replace(own, kind=ActorKind.STATE_FORCES)
        elif is_a_states(noun) or (word is not None and word.side in {Side.STATE, Side.NON_STATE}):
            actor = people_of(reading, offset, noun, role.role, cast)
            yield from () if actor is None else (actor,)


def _end_alone(noun: Token) -> int:
    """Return where the noun's phrase ends without what "and" joins to it."""
    joined = [child.left_edge.idx for child in noun.children if child.dep_ in {"cc", "conj"}]
    return min([*joined, noun.right_edge.idx + len(noun.right_edge)])


def _are_unarmed(reading: Reading, told: Told, role: Role, mention: ActorMention) -> bool:
    """Return whether people whom an act befell share a militia's name, and what they do is no fighting ("Fulani herders were lynched",
    ACT-111).
    """
    if role.role is not ActorRole.TARGET or mention.actor.kind is not ActorKind.IDENTITY_MILITIAS:
        return False
    work = people_noun(reading.text[mention.start : mention.end].split()[-1])
    return (
        work is not None
        and work.kind is ActorKind.CIVILIANS
        and SubEventType.ARMED_CLASH not in told.frame.sub_event_types
    )

"""The parties of an incident: known groups and forces, failing these the people that its words name (rules ACT-1 to ACT-4)."""

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from pipeline.extract.actors import ActorMention, find_actors
from pipeline.extract.aims import find_aims, find_members
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents import Incident, Told, kinds_of
from pipeline.extract.people import people_noun
from pipeline.extract.reading import Reading
from schemas.records import Actor, Span
from schemas.vocabulary import ActorKind, ActorRole, SubEventType

_GROUPS = frozenset({ActorKind.REBEL_GROUPS, ActorKind.POLITICAL_MILITIAS})
_STATE_THINGS = contexts()["state_things"]
_FULL_NAME = re.compile(r"\b[A-Z][a-z'’-]+(?:\s+[A-Z]\.)?(?:\s+[A-Z][a-z'’-]+){1,3}$")
"""A given name and a family name at a phrase's end."""


def actors_of(reading: Reading, incident: Incident) -> tuple[Actor, ...]:
    """Return the incident's parties, each once in a role."""
    on = (incident.date and incident.date.date_start) or reading.published_on
    actors: dict[tuple[str, ActorRole], Actor] = {}
    for told in incident.told:
        for role in told.frame.roles:
            for actor in _named(reading, told, role.head, role.role, on):
                actors.setdefault((actor.actor_id or actor.text.lower(), actor.role), actor)
        for actor in _named_victims(reading, told):
            actors.setdefault((actor.text.lower(), actor.role), actor)
    if not any(actor.actor_id and actor.kind in _GROUPS for actor in actors.values()):
        aim = next(_aims(reading, incident, on), None)
        if aim is not None:
            actors.setdefault((aim.actor.actor_id, ActorRole.TARGET), _known(reading, aim, ActorRole.TARGET))
    return tuple(actors.values())


def _aims(reading: Reading, incident: Incident, on: date | None) -> Iterator[ActorMention]:
    """Groups that the incident's sentences name as aim; for an arrest also those whose people stand near."""
    for told in incident.told:
        yield from find_aims(reading.text, told.sentence, on)
    if SubEventType.ARRESTS in kinds_of(incident):
        first, last = incident.told[0].number, incident.told[-1].number
        for sentence in [*reading.sentences[first : last + 2], *reversed(reading.sentences[max(0, first - 3) : first])]:
            yield from find_aims(reading.text, sentence, on)
            yield from find_members(reading.text, sentence, on)


def _known(reading: Reading, mention: ActorMention, role: ActorRole) -> Actor:
    return Actor(
        text=reading.text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        role=role,
        name=mention.actor.name,
        actor_id=mention.actor.actor_id,
        kind=mention.actor.kind,
    )


def _named(reading: Reading, told: Told, head: Token, role: ActorRole, on: date | None) -> Iterator[Actor]:
    """The known actors in the noun phrase; failing these, its people."""
    offset = told.sentence.start
    start, end = offset + head.left_edge.idx, offset + _phrase_end(head)
    known = find_actors(reading.text, Span(start, end), on)
    for mention in known:
        yield _known(reading, mention, role)
    if not known:
        for noun in [head, *head.conjuncts]:
            word = people_noun(noun.text)
            if word is not None and word.kind is not None:
                begin, stop = offset + noun.left_edge.idx, offset + noun.idx + len(noun)
                yield Actor(text=reading.text[begin:stop], start=begin, end=stop, role=role, kind=word.kind)
            elif role is ActorRole.PERPETRATOR and word is None and _is_full_name(noun):
                begin, stop = offset + noun.left_edge.idx, offset + noun.idx + len(noun)
                yield Actor(text=reading.text[begin:stop], start=begin, end=stop, role=role)
            elif role is ActorRole.TARGET and _STATE_THINGS & {child.lower_ for child in [noun, *noun.children]}:
                begin, stop = offset + noun.left_edge.idx, offset + noun.idx + len(noun)
                yield Actor(
                    text=reading.text[begin:stop], start=begin, end=stop, role=role, kind=ActorKind.STATE_FORCES
                )


def _is_full_name(noun: Token) -> bool:
    return noun.tag_ == "NNP" and any(child.dep_ == "compound" and child.tag_ == "NNP" for child in noun.children)


def _named_victims(reading: Reading, told: Told) -> Iterator[Actor]:
    """Yield those who are killed, hurt or taken by name ("Ahmad Wali, a teacher, was shot dead", rule ACT-5)."""
    for people in told.frame.tolls.values():
        for one in people:
            name = _FULL_NAME.search(one.text)
            if name is not None:
                start = told.sentence.start + one.start + name.start()
                end = start + len(name.group())
                if reading.text[start:end] == name.group() and not find_actors(reading.text, Span(start, end)):
                    yield Actor(text=name.group(), start=start, end=end, role=ActorRole.TARGET, kind=one.kind)


def _phrase_end(head: Token) -> int:
    last = head.right_edge
    for word in head.subtree:
        if word.dep_ in {"relcl", "acl", "advcl"} and word.i > head.i and word.lower_ not in {"led", "commanded"}:
            last = head.doc[max(head.i, word.left_edge.i - 1)]
            break
    return last.idx + len(last)

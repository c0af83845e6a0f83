"""The parties of an incident, from the roles in its sentences, those said elsewhere to have done it and those aimed at (rules ACT-1 to ACT-8)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.extract.actors.aims import find_aims, find_members, find_targets, joined_groups
from pipeline.extract.actors.authors import Author
from pipeline.extract.actors.beside import doers_beside
from pipeline.extract.actors.blamed import blamed_people
from pipeline.extract.actors.cast import Cast
from pipeline.extract.actors.known_actors import ActorMention
from pipeline.extract.actors.means import is_plain_body
from pipeline.extract.actors.of_forms import parties_in
from pipeline.extract.actors.phrases import mentioned, parties_named
from pipeline.extract.actors.registry import find_actors
from pipeline.extract.incidents.outcome import BOMBS, is_freeing, took_no_part
from pipeline.extract.incidents.told import Incident, Told, kinds_of
from pipeline.extract.text.reading import Reading
from schemas.records import Actor, Span
from schemas.vocabulary import ActorKind, ActorRole, Claim, SubEventType

_GROUPS = frozenset({ActorKind.REBEL_GROUPS, ActorKind.POLITICAL_MILITIAS})
_STATES = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_OTHER})
_DOERS = frozenset({ActorRole.PERPETRATOR, ActorRole.PARTICIPANT})
_JUST_PEOPLE = frozenset({"man", "men", "woman", "women", "person", "persons", "people", "youth", "youths"})
_FULL_NAME = re.compile(r"\b[A-Z][a-z'’-]+(?:\s+[A-Z]\.)?(?:\s+[A-Z][a-z'’-]+){1,3}$")
"""A given name and a family name at a phrase's end."""


_Parties = dict[tuple[str, ActorRole], Actor]
"""The parties so far, each once in a role."""


def actors_of(reading: Reading, incident: Incident, cast: Cast, authors: Sequence[Author]) -> tuple[Actor, ...]:
    """Return the incident's parties, each once in a role; ``authors`` are said elsewhere to have done it."""
    on = (incident.date and incident.date.date_start) or reading.published_on
    filled = _filled_in(reading, incident, on)
    parties: _Parties = {(_key(actor), actor.role): actor for actor in filled}
    for told in (one for one in incident.told if not took_no_part(incident, one)):
        for actor in _told_of(reading, incident, told, cast, on):
            _add(parties, actor)
        for actor in _named_victims(reading, told):
            parties.setdefault((actor.text.lower(), actor.role), actor)
    lacking = _summed_up(reading, incident, cast, on, {role for _, role in parties})
    parties |= {(_key(actor), actor.role): actor for actor in lacking}
    for author in authors:
        actor = mentioned(reading, author.mention, ActorRole.PERPETRATOR)
        _add_author(parties, replace(actor, claim=author.claim))
    if not any(actor.actor_id and actor.kind in _GROUPS for actor in parties.values()):
        _add_aims(parties, reading, incident, on)
    named = _without_others_doers(filled, list(parties.values()))
    return tuple(_without_restated(_with_the_blamed(reading, incident, named)))


def _filled_in(reading: Reading, incident: Incident, on: date | None) -> list[Actor]:
    """The parties that the form names in whose fields it is told; none where it is told in sentences."""
    form = incident.told[0].form
    return [] if form is None else list(parties_in(reading, reading.forms[form], on))


def _without_others_doers(filled: Sequence[Actor], actors: list[Actor]) -> list[Actor]:
    """Leave out people without a name who did what a form says that a known party did: they are its people (ACT-186)."""
    known = any(one.actor_id and one.role is ActorRole.PERPETRATOR for one in filled)
    return [one for one in actors if not known or one in filled or one.actor_id or one.role not in _DOERS]


def _told_of(reading: Reading, incident: Incident, told: Told, cast: Cast, on: date | None) -> Iterator[Actor]:
    """Yield those whom a sentence names; where it frees whom others took, a state's forces took nobody."""
    frees = is_freeing(incident, told)
    for role in told.frame.roles:
        for actor in parties_named(reading, told, role, cast, on):
            if not (frees and actor.kind in _STATES and actor.role is ActorRole.PERPETRATOR):
                yield actor
    for mention in doers_beside(reading.text, told, on, cast.rebels, cast.nation):
        yield mentioned(reading, mention, ActorRole.PERPETRATOR)


def _add_aims(parties: _Parties, reading: Reading, incident: Incident, on: date | None) -> None:
    """Add the groups that the incident's sentences name as aim, with those joined to the first."""
    for aim in joined_groups(reading.text, next(_aims(reading, incident, on), None), on):
        parties.setdefault((aim.actor.key, ActorRole.TARGET), mentioned(reading, aim, ActorRole.TARGET))


def _with_the_blamed(reading: Reading, incident: Incident, actors: list[Actor]) -> list[Actor]:
    """Add who is blamed where nobody is told to have done it; the parse may have taken them for whom it befell ("blamed the attack on gangs")."""
    blamed = [] if any(one.role in _DOERS for one in actors) else list(blamed_people(reading, incident))
    ends = {one.end for one in blamed}
    return [*(one for one in actors if one.end not in ends), *blamed]


def _without_restated(actors: list[Actor]) -> list[Actor]:
    """Leave out forces that only the words "the army", "security forces" name where a known state's did it: they are those again."""
    known = any(one.actor_id and one.kind in _STATES and one.role in _DOERS for one in actors)
    return [one for one in actors if not (known and one.role in _DOERS and is_plain_body(one))]


def _summed_up(reading: Reading, incident: Incident, cast: Cast, on: date | None, known: set[ActorRole]) -> list[Actor]:
    """The parties of the sentence that summed the incident up with others: they are its own where it names none in their role; people
    without a class whom it only counts are not.
    """
    told = incident.summary
    if told is None:
        return []
    lacking = [role for role in told.frame.roles if not _is_filled(role.role, known)]
    named = [a for role in lacking for a in parties_named(reading, told, role, cast, on)]
    if not _is_filled(ActorRole.PERPETRATOR, known):
        beside = doers_beside(reading.text, told, on, cast.rebels, cast.nation)
        named += [mentioned(reading, one, ActorRole.PERPETRATOR) for one in beside]
    return [one for one in named if one.kind is not None or one.role is not ActorRole.TARGET]


def _is_filled(role: ActorRole, known: set[ActorRole]) -> bool:
    """Return whether somebody is known in the role; who does a thing and who takes part in it are alike."""
    return bool(known & (_DOERS if role in _DOERS else {role}))


def _add_author(parties: _Parties, author: Actor) -> None:
    """Add the author; one whom the act's own words name keeps its role, and one who claims it is no more only accused."""
    known = [key for key in parties if key[0] == _key(author)]
    if not known:
        parties[_key(author), author.role] = author
        return
    parties[known[0]] = _better_named(parties[known[0]], author)
    if author.claim is Claim.CLAIMED and known[0][1] is ActorRole.PERPETRATOR:
        parties[known[0]] = replace(parties[known[0]], claim=Claim.CLAIMED)


def _add(parties: _Parties, actor: Actor) -> None:
    """Add a party in its role; of one that is known the words that name it are kept."""
    key = _key(actor), actor.role
    parties[key] = _better_named(parties[key], actor) if key in parties else actor


def _better_named(known: Actor, again: Actor) -> Actor:
    """Return the known party by its name, where it was called by a common noun and is named again (ACT-134)."""
    if known.actor_id is None or not known.text.islower() or again.text.islower():
        return known
    return replace(known, text=again.text, start=again.start, end=again.end)


def _key(actor: Actor) -> str:
    return actor.actor_id or (actor.name or actor.text).lower()


def _aims(reading: Reading, incident: Incident, on: date | None) -> Iterator[ActorMention]:
    """Groups that the incident's sentences name as aim; for an arrest also those whose people stand near."""
    for told in incident.told:
        yield from find_aims(reading.text, told.sentence, on)
    first, last = incident.told[0].number, incident.told[-1].number
    for sentence in reading.sentences[first : last + 2]:
        yield from find_targets(reading.text, sentence, on)
    if SubEventType.ARRESTS in kinds_of(incident) and not BOMBS & set(incident.founding().frame.sub_event_types):
        near = [*reading.sentences[first : last + 2], *reversed(reading.sentences[max(0, first - 3) : first])]
        for sentence in [one for one in near if not _is_of_other_people(reading, incident, one)]:
            yield from find_aims(reading.text, sentence, on)
            yield from find_members(reading.text, sentence, on)


def _is_of_other_people(reading: Reading, incident: Incident, sentence: Span) -> bool:
    """Return whether the sentence stands in an earlier paragraph, and all who are arrested are just men or women: of whom that tells
    they are none (rule ACT-350).
    """
    if reading.paragraph_at(sentence.start) >= incident.told[0].paragraph:
        return False
    return all(one.text.lower().split()[-1] in _JUST_PEOPLE for told in incident.told for one in told.frame.people)


def _named_victims(reading: Reading, told: Told) -> Iterator[Actor]:
    """Yield those who are killed, hurt or taken by name ("Ahmad Wali, a teacher, was shot dead", rule ACT-5)."""
    for one in told.frame.people:
        name = _FULL_NAME.search(one.text)
        if name is not None:
            start = told.sentence.start + one.start + name.start()
            end = start + len(name.group())
            if reading.text[start:end] == name.group() and not find_actors(reading.text, Span(start, end)):
                yield Actor(text=name.group(), start=start, end=end, role=ActorRole.TARGET, kind=one.kind)

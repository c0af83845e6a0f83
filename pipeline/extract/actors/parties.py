"""The parties of an incident: known groups and forces, failing these the people that its words name (rules ACT-1 to ACT-8)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pipeline.extract.actors.aims import find_aims, find_members, find_targets, joined_groups
from pipeline.extract.actors.authors import Author
from pipeline.extract.actors.beside import doers_beside
from pipeline.extract.actors.cast import Cast
from pipeline.extract.actors.home import force_named, force_owning, is_nation, plain_force
from pipeline.extract.actors.means import is_a_forces_means, is_a_states, is_plain_body, whose_means
from pipeline.extract.actors.people import driven_by, people_word
from pipeline.extract.actors.registry import ActorMention, KnownActor, find_actors
from pipeline.extract.acts.roles import Role
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.told import Incident, Told, kinds_of
from pipeline.extract.text.reading import Reading
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.phrases import counted_noun
from schemas.records import Actor, Span
from schemas.vocabulary import EVENT_TYPE_OF, ActorKind, ActorRole, Claim, EventType, SubEventType

_GROUPS = frozenset({ActorKind.REBEL_GROUPS, ActorKind.POLITICAL_MILITIAS})
_STATES = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_OTHER})
_DOERS = frozenset({ActorRole.PERPETRATOR, ActorRole.PARTICIPANT})
_FORCE = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_WE = frozenset({"we", "us"})
_THEIRS = frozenset({"its", "their"})
_SUSPECTED = re.compile(
    r"\b(?:suspected|alleged(?:ly)?|presum(?:ed|able|ably)|supposed(?:ly)?|apparent(?:ly)?|possibl[ey]|reputed(?:ly)?|reportedly"
    r"|believed|thought|said)\b",
    re.IGNORECASE,
)
_STATE_THINGS = contexts()["state_things"]
_COMPANIES = contexts()["companies"]
_RULERS = contexts()["rulers"]
_ACCUSED = contexts()["accused_of"]
_THOUGHT = contexts()["thought_to_be"]
_CROWD_NOUNS = frozenset({"crowd", "crowds"})
_OFFICIALS = contexts()["officials"]
_ANYBODY = contexts()["anybody"]
"""Nouns that say no more of people than that they are."""
_IDENTIFIES = contexts()["identifies"]
"""Verbs of clauses after people that say whose they are ("belonging to", "who are believed to be")."""
_FULL_NAME = re.compile(r"\b[A-Z][a-z'’-]+(?:\s+[A-Z]\.)?(?:\s+[A-Z][a-z'’-]+){1,3}$")
"""A given name and a family name at a phrase's end."""


def actors_of(reading: Reading, incident: Incident, cast: Cast, authors: Sequence[Author]) -> tuple[Actor, ...]:
    """Return the incident's parties, each once in a role; ``authors`` are said elsewhere to have done it."""
    on = (incident.date and incident.date.date_start) or reading.published_on
    actors: dict[tuple[str, ActorRole], Actor] = {}
    for told in incident.told:
        for role in told.frame.roles:
            for actor in _named(reading, told, role, cast, on):
                actors.setdefault((_key(actor), actor.role), actor)
        for mention in doers_beside(reading.text, told, on, cast.rebels, cast.nation):
            actors.setdefault(
                (mention.actor.key, ActorRole.PERPETRATOR), _known(reading, mention, ActorRole.PERPETRATOR)
            )
        for actor in _named_victims(reading, told):
            actors.setdefault((actor.text.lower(), actor.role), actor)
    lacking = [
        a for a in _summed_up(reading, incident, cast, on) if not _is_filled(a.role, {role for _, role in actors})
    ]
    actors |= {(_key(actor), actor.role): actor for actor in lacking}
    for author in authors:
        actor = replace(_known(reading, author.mention, ActorRole.PERPETRATOR), claim=author.claim)
        _add_author(actors, actor)
    if not any(actor.actor_id and actor.kind in _GROUPS for actor in actors.values()):
        for aim in joined_groups(reading.text, next(_aims(reading, incident, on), None), on):
            actors.setdefault((aim.actor.key, ActorRole.TARGET), _known(reading, aim, ActorRole.TARGET))
    return tuple(_without_restated(list(actors.values())))


def _without_restated(actors: list[Actor]) -> list[Actor]:
    """Leave out forces that only the words "the army", "security forces" name where a known state's did it: they are those again."""
    known = any(one.actor_id and one.kind in _STATES and one.role in _DOERS for one in actors)
    return [one for one in actors if not (known and one.role in _DOERS and is_plain_body(one))]


def _summed_up(reading: Reading, incident: Incident, cast: Cast, on: date | None) -> list[Actor]:
    """The parties of the sentence that summed the incident up with others: they are its own where it names none in their role."""
    told = incident.summary
    return [] if told is None else [a for role in told.frame.roles for a in _named(reading, told, role, cast, on)]


def _is_filled(role: ActorRole, known: set[ActorRole]) -> bool:
    """Return whether somebody is known in the role; who does a thing and who takes part in it are alike."""
    return bool(known & (_DOERS if role in _DOERS else {role}))


def _add_author(actors: dict[tuple[str, ActorRole], Actor], author: Actor) -> None:
    """Add the author; one whom the act's own words name keeps its role, and one who claims it is no more only accused."""
    known = [key for key in actors if key[0] == _key(author)]
    if not known:
        actors[_key(author), author.role] = author
    elif author.claim is Claim.CLAIMED and known[0][1] is ActorRole.PERPETRATOR:
        actors[known[0]] = replace(actors[known[0]], claim=Claim.CLAIMED)


def _key(actor: Actor) -> str:
    return actor.actor_id or (actor.name or actor.text).lower()


def _aims(reading: Reading, incident: Incident, on: date | None) -> Iterator[ActorMention]:
    """Groups that the incident's sentences name as aim; for an arrest also those whose people stand near."""
    for told in incident.told:
        yield from find_aims(reading.text, told.sentence, on)
    first, last = incident.told[0].number, incident.told[-1].number
    for sentence in reading.sentences[first : last + 2]:
        yield from find_targets(reading.text, sentence, on)
    if SubEventType.ARRESTS in kinds_of(incident):
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


def _named(reading: Reading, told: Told, role: Role, cast: Cast, on: date | None) -> Iterator[Actor]:
    """The known actors in the noun phrase; failing these, its people."""
    offset, head = told.sentence.start, role.head
    start, end = offset + head.left_edge.idx, offset + _phrase_end(head)
    whose = driven_by(head)
    known: Sequence[ActorMention] = [
        mention
        for mention in find_actors(reading.text, Span(start, end), on)
        if whose is None or not offset + whose.left_edge.idx <= mention.start < offset + whose.idx
    ]
    if not known and role.role is not ActorRole.TARGET:
        known = cast.unlisted_in(start, end)
    for mention in known:
        doubted = role.role is ActorRole.PERPETRATOR and _SUSPECTED.search(reading.text, start, mention.start)
        yield replace(_known(reading, mention, role.role), claim=Claim.ALLEGED if doubted else Claim.ASSERTED)
    if known and role.role is ActorRole.PARTICIPANT:
        words = (_words(reading, offset, noun, role.role) for noun in [head, *head.conjuncts])
        others = (own for own in words if not any(one.start < own.end and own.start < one.end for one in known))
        yield from (replace(own, kind=ActorKind.STATE_FORCES) for own in others if _is_a_state(own.text))
    if not known:
        for noun in [head, *head.conjuncts]:
            counted = counted_noun(noun)
            own = _words(reading, offset, counted, role.role)
            actor = _owners(reading, own, counted, cast, on) or _people(reading, offset, counted, role.role, cast)
            actor = actor or _whose(reading, offset, own, counted, cast) or _as_a_state(told, own, counted)
            actor = actor or (own if _is_befallen(told, role.role, counted) else None)
            actor = _as_crowd(told, own, counted, actor)
            if actor is not None:
                yield actor


def _is_befallen(told: Told, role: ActorRole, noun: Token) -> bool:
    """Return whether it is people whom the act killed, hurt or took, by a noun that says no class (rule ACT-50)."""
    people = (one for counted in told.frame.tolls.values() for one in counted)
    is_named = role is ActorRole.TARGET and noun.tag_[:2] == "NN" and noun.lower_ not in _ANYBODY
    return is_named and any(one.start <= noun.idx < one.end for one in people)


def _words(reading: Reading, offset: int, noun: Token, role: ActorRole) -> Actor:
    begin, stop = offset + noun.left_edge.idx, offset + noun.idx + len(noun)
    return Actor(text=reading.text[begin:stop], start=begin, end=stop, role=role)


def _whose(reading: Reading, offset: int, own: Actor, noun: Token, cast: Cast) -> Actor | None:
    """The force or the people whose means did it ("Israeli fire", "army shelling", "rebel fire", rule ACT-31)."""
    if own.role is ActorRole.TARGET or noun.lower_ not in contexts()["means"]:
        return None
    people = next((one for one in noun.children if one.dep_ == "compound" and people_word(one)), None)
    if people is not None and (whose := _people(reading, offset, people, own.role, cast)):
        return whose
    party = whose_means(own.text, noun.text, cast.nation)
    if party is not None:
        return _as(own, party)
    return replace(own, kind=ActorKind.STATE_FORCES) if is_a_forces_means(own.text, noun.text) else None


def _as_a_state(told: Told, own: Actor, noun: Token) -> Actor | None:
    """A state that does violence by its own name does it with its military ("Russia shelled Kherson", rule ACT-20)."""
    accused = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lower_ in _ACCUSED
    does = own.role is ActorRole.PERPETRATOR and (accused or noun.dep_ in {"nsubj", "pobj", "conj"})
    violent = {EVENT_TYPE_OF[kind] for kind in told.frame.sub_event_types} & _FORCE
    force = force_named(own.text, "army") if does and violent else None
    return _as(own, force) if force else None


def _owners(reading: Reading, own: Actor, noun: Token, cast: Cast, on: date | None) -> Actor | None:
    """The known party that speaks of "its fighters", "their aircraft" (rule ACT-11)."""
    subject = _subject_above(noun) if any(child.lower_ in _THEIRS for child in noun.children) else None
    if subject is None:
        return None
    offset = own.start - noun.left_edge.idx
    phrase = Span(offset + subject.left_edge.idx, offset + _phrase_end(subject))
    party = next((mention.actor for mention in find_actors(reading.text, phrase, on)), None)
    words = reading.text[phrase.start : phrase.end]
    party = party or plain_force(words, cast.nation) or force_named(words, noun.text)
    claim = Claim.CLAIMED if own.role is ActorRole.PERPETRATOR else Claim.ASSERTED
    return _as(replace(own, claim=claim), party) if party else None


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


def _people(reading: Reading, offset: int, noun: Token, role: ActorRole, cast: Cast) -> Actor | None:
    """The people whom the noun names, with the group that they are where the article leaves no doubt (ACT-7, ACT-8)."""
    own = _words(reading, offset, noun, role)
    if cast.speaker is not None and (noun.lower_ in _WE or any(child.lower_ == "our" for child in noun.children)):
        return _as(own, cast.speaker) if role is not ActorRole.TARGET else None
    meant = _meant(own, noun, cast)
    if meant is not None:
        return _as(own, meant)
    word = people_word(noun)
    if role is ActorRole.PERPETRATOR and noun.lower_ in _OFFICIALS:
        return replace(own, kind=ActorKind.STATE_FORCES)
    if word is not None and word.kind is not None:
        return replace(own, kind=word.kind)
    return own if _is_named(own, noun) else _of_a_state(own, noun)


def _is_named(own: Actor, noun: Token) -> bool:
    """Return whether somebody did it by a full name."""
    return own.role is ActorRole.PERPETRATOR and people_word(noun) is None and _is_full_name(noun)


def _of_a_state(own: Actor, noun: Token) -> Actor | None:
    """The force or the state that the words name without its name in the registry (rules ACT-20 and ACT-32); None where they name none."""
    force = force_owning(own.text, noun.text) if is_a_states(noun) else None
    if force is not None:
        return _as(own, force)
    return replace(own, kind=ActorKind.STATE_FORCES) if is_a_states(noun) or _stands_for_a_state(own, noun) else None


def _stands_for_a_state(own: Actor, noun: Token) -> bool:
    """Return whether a thing that is hit is a state's ("a police post"), or a party is a state itself (rule ACT-20)."""
    if own.role is ActorRole.TARGET:
        return bool(_STATE_THINGS & {child.lower_ for child in [noun, *noun.children]})
    return own.role is ActorRole.PARTICIPANT and _is_a_state(own.text)


def _is_a_state(words: str) -> bool:
    """Return whether the words are a state's or its rulers' name: "Ethiopia", "the government"."""
    return words.rsplit(maxsplit=1)[-1].lower() in _RULERS or is_nation(words)


def _as_crowd(told: Told, own: Actor, noun: Token, actor: Actor | None) -> Actor | None:
    """Whoever demonstrates is a protester ("several thousand people marched", rule ACT-21), a crowd that does violence riots."""
    if actor is not None or own.role is ActorRole.TARGET:
        return actor
    if SubEventType.PEACEFUL_PROTEST in told.frame.sub_event_types:
        return replace(own, kind=ActorKind.PROTESTERS) if people_word(noun) is not None else None
    return replace(own, kind=ActorKind.RIOTERS) if noun.lower_ in _CROWD_NOUNS else None


def _meant(own: Actor, noun: Token, cast: Cast) -> KnownActor | None:
    """The army that "the army" is, or the group that "the rebels" are; as targets rebels may be anybody's."""
    rebels = cast.meant_by(*_words_for_it(noun)) if own.role is not ActorRole.TARGET else None
    return plain_force(own.text, cast.nation) or rebels


def _words_for_it(noun: Token) -> Iterator[str]:
    """The noun, and of a body of people what stands before it: "guerrilla units", "rebel troops"."""
    yield noun.text
    if noun.lower_ in _COMPANIES:
        yield from (child.text for child in noun.children if child.dep_ in {"compound", "amod"})


def _as(actor: Actor, group: KnownActor) -> Actor:
    return replace(actor, name=group.name, actor_id=group.actor_id, kind=group.kind)


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
    last = _whom_they_may_be(head) or head.right_edge
    for word in head.subtree:
        if word.dep_ in {"relcl", "acl", "advcl"} and word.i > head.i and word.lower_ not in _IDENTIFIES:
            last = head.doc[max(head.i, word.left_edge.i - 1)]
            break
    return last.idx + len(last)


def _whom_they_may_be(head: Token) -> Token | None:
    """The last word of whom people before a verb are "suspected to be", by a parse that makes that the clause (ACT-30)."""
    thinks = head.head
    if not head.dep_.startswith("nsubj") or thinks.lower_ not in _THOUGHT or not thinks.tag_.startswith("VB"):
        return None
    be = next((child for child in thinks.children if child.lower_ == "be" and child.dep_ == "xcomp"), None)
    after = head.doc[be.i + 1 :] if be is not None else ()
    return next((word for word in after if word.tag_.startswith("NN") and word.dep_ != "compound"), None)

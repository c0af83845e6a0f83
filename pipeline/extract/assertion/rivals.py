"""Numbers of two sides: an incident whose killed an armed group counts in one way and somebody else in another (rule CON-3)."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from pipeline.extract.actors.people import people_noun
from pipeline.extract.actors.registry import find_actors
from pipeline.extract.contexts import contexts
from pipeline.extract.incidents.told import Incident, Told
from pipeline.extract.text.relations import subjects_of
from pipeline.extract.text.tokens import Token
from schemas.records import Span
from schemas.vocabulary import ActorRole, Assertion, Outcome, Side

_IT = frozenset({"it", "they"})
_THE_GROUP = frozenset(
    {"the group", "the movement", "the organisation", "the organization", "the outfit", "the militia"}
)
_BODIES = frozenset({"group", "movement", "organisation", "organization", "outfit", "faction", "militia"})
_CREEDS = contexts()["armed_creeds"]
_FOR = frozenset({"for", "of"})
_KILLED = frozenset({"killed", "wounded", "injured"})
_RULERS = contexts()["rulers"] | {"military", "army", "ministry"}


class Version(msgspec.Struct, frozen=True):
    """An incident, or what another side says of one."""

    incident: Incident
    rival_of: int | None = None
    """Which of the versions it contests."""


def is_partisan(speaker: str | None, on: date | None) -> bool:
    """Return whether an armed group or its people say so: their word about a fight is a claim."""
    if speaker is None:
        return False
    actors = find_actors(speaker, Span(0, len(speaker)), on)
    words = speaker.lower().split()
    nouns = [noun for word in words if (noun := people_noun(word))]
    armed = words[-1] in _BODIES and not _CREEDS.isdisjoint(words)
    by_group = any(actor.actor.side is Side.NON_STATE for actor in actors)
    return armed or by_group or any(noun.side is Side.NON_STATE for noun in nouns)


def split_rivals(incidents: Sequence[Incident], on: date | None) -> list[Version]:
    """Return the incidents, and as versions of their own the sentences in which another side counts their killed."""
    versions: list[Version] = []
    for incident in incidents:
        number = len(versions)
        first = next((told for told in incident.told if _killed(told) or told.frame.spares), incident.told[0])
        apart = [told for told in incident.told[1:] if told is not first and _is_rival(first, told, incident.told, on)]
        kept = tuple(told for told in incident.told if told not in apart)
        before = next(_rivals_before(versions, incident, on), None)
        if before is None and _tells_what_was_denied(versions, incident):
            before = number - 1
        versions.append(_version(incident, kept, before, versions))
        if apart:
            versions.append(_version(incident, tuple(apart), number, versions))
    return versions


def _version(incident: Incident, told: tuple[Told, ...], rival_of: int | None, versions: Sequence[Version]) -> Version:
    """The sentences as a version; a rival that names no act of its own ("three died") tells of the act that it contests."""
    acts = () if rival_of is None else versions[rival_of].incident.told[0].frame.sub_event_types
    if acts and all(_names_no_deed(one) for one in told):
        told = (replace(told[0], frame=replace(told[0].frame, sub_event_types=acts)), *told[1:])
    return Version(replace(incident, told=told), rival_of)


def _rivals_before(versions: Sequence[Version], incident: Incident, on: date | None) -> Iterator[int]:
    """The versions before that the incident's own sentence counts in another way."""
    first = incident.told[0]
    for number in range(len(versions) - 1, -1, -1):
        last = versions[number].incident.told[-1]
        if last.number < first.number:
            return
        if _is_rival(last, first, versions[number].incident.told, on):
            yield number


def _tells_what_was_denied(versions: Sequence[Version], incident: Incident) -> bool:
    """Return whether it counts the dead of the deed that somebody denied just before, and names no deed of its own."""
    first = incident.told[0]
    if not versions or not _killed(first) or not all(_names_no_deed(one) for one in incident.told):
        return False
    last = versions[-1].incident.told[-1]
    denied = last.frame.judgement.assertion is Assertion.DENIED
    return denied and first.number - last.number in {0, 1} and first.frame.judgement.assertion is not Assertion.DENIED


def _names_no_deed(told: Told) -> bool:
    """Return whether it tells at most that people "were killed", by nobody and nowhere in particular."""
    frame = told.frame
    if not frame.sub_event_types:
        return True
    befallen = all(role.role is ActorRole.TARGET for role in frame.roles)
    return befallen and not told.place_names and all(hit.token.lower_ in _KILLED for hit in frame.hits)


def _is_rival(one: Told, other: Told, told: Sequence[Told], on: date | None) -> bool:
    """Return whether one of the two is a party's word, and both count people of one side, not as many; a state that answers for
    its forces' deed may count other people ("soldiers killed 15 farmers", "four rebels were killed"). ``told`` is what else the
    article tells of it.
    """
    a, b = _killed(one), _killed(other)
    if _spares(one, other):
        return bool(b)
    if not a or not b or sum(a.values()) == sum(b.values()):
        return False
    if _answers_for(one, other, on):
        return Side.STATE not in set(a) | set(b)
    if not (set(a) & set(b) or Side.UNKNOWN in set(a) | set(b)):
        return False
    return is_partisan(_speaker_of(one, told), on) != is_partisan(_speaker_of(other, told), on)


def _speaker_of(one: Told, told: Sequence[Told]) -> str | None:
    """Who says so, with those for whom he speaks ("a spokesman for the rebels"); "it" and "the group" are the subject of the sentence
    before, where that tells of the deed ("Al Shabaab claimed the attack. It said …", CON-13).
    """
    judgement = one.frame.judgement
    if judgement.attributed_to is None or judgement.attribution is None:
        return judgement.attributed_to
    known_as = judgement.attributed_to.lower()
    if known_as in _IT or known_as in _THE_GROUP:
        before = (known.frame.hits[0] for known in told if known.number == one.number - 1)
        return next((_subject_of(hit.clause, is_main=known_as in _IT) for hit in before), None)
    for_whom = next(
        (link for noun in _subjects(judgement.attribution) for link in noun.children if link.lower_ in _FOR), None
    )
    said_for = "" if for_whom is None else " ".join(word.text for word in for_whom.subtree)
    return f"{judgement.attributed_to} {said_for}".rstrip()


def _subject_of(clause: Token, *, is_main: bool) -> str | None:
    """The words for who does what is told in a clause, or in the main one of its sentence."""
    verb = next((over for over in (clause, *clause.ancestors) if over.head == over), clause) if is_main else clause
    nouns = ((noun.left_edge.idx, noun.right_edge) for noun in _subjects(verb))
    return next((clause.doc.text[start : last.idx + len(last)] for start, last in nouns), None)


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb, or of the one that "and" joins it to."""
    verbs = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    return next((own for one in verbs if (own := subjects_of(one))), [])


def _spares(one: Told, other: Told) -> bool:
    """Return whether somebody says that it befell nobody, of which another one tells (CON-11)."""
    speakers = {one.frame.judgement.attributed_to, other.frame.judgement.attributed_to}
    return one.frame.spares and not other.frame.spares and None not in speakers and len(speakers) == 2


def _answers_for(one: Told, other: Told, on: date | None) -> bool:
    """Return whether of two speakers one is of the state whose forces are said to have done it (CON-10)."""
    by_one, by_other = one.frame.judgement.attributed_to, other.frame.judgement.attributed_to
    if by_one is None or by_other is None or _is_a_states(by_one, on) == _is_a_states(by_other, on):
        return False
    roles = (role for told in (one, other) for role in told.frame.roles if role.role is ActorRole.PERPETRATOR)
    return any(_is_a_states(role.head.text, on) for role in roles)


def _is_a_states(words: str | None, on: date | None) -> bool:
    """Return whether the words are for a state or its forces: their word about what these did is a claim (CON-10)."""
    if words is None:
        return False
    if not _RULERS.isdisjoint(words.lower().split()):
        return True
    actors = find_actors(words, Span(0, len(words)), on)
    nouns = [noun for word in words.split() if (noun := people_noun(word))]
    return any(actor.actor.side is Side.STATE for actor in actors) or any(noun.side is Side.STATE for noun in nouns)


def _killed(told: Told) -> dict[Side, int]:
    counts: dict[Side, int] = {}
    for one in told.frame.tolls.get(Outcome.KILLED, ()):
        if one.count is not None and one.count.low > 0:
            counts[one.side] = counts.get(one.side, 0) + one.count.low
    return counts

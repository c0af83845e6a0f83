"""What an article only names and never tells of: no report rests on that alone (rules ACT-95 and ACT-96)."""

from pipeline.extract.actors.registry import is_actor_word
from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.hits import Hit
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.incidents.told import Incident
from pipeline.extract.text.governors import governors
from schemas.vocabulary import ActorRole, SubEventType

_AUTHORSHIP = contexts()["authorship"]
_CAMPAIGNS = contexts()["campaigns"]
_ANY = frozenset({SubEventType.ATTACK, SubEventType.ARMED_CLASH})
_OF_ANY_DEED = contexts()["any_deed"]


def is_only_named(incident: Incident) -> bool:
    """Return whether all that is told is that there was a campaign ("following the November offensive"), or some deed of which nobody
    says where or when it was and whom it befell ("had no reports on the attack").
    """
    frames = [told.frame for told in incident.told]
    if incident.summary is not None or not all(_takes_for_granted(frame) for frame in frames):
        return False
    return all(_names(frame, _CAMPAIGNS) and _is_at_large(frame) for frame in frames) or (
        incident.date is None and all(_names(frame, _OF_ANY_DEED) and _is_bare(frame) for frame in frames)
    )


def _takes_for_granted(frame: Frame) -> bool:
    return frame.presupposed and not (frame.tolls or frame.locatives) and not any(map(_is_told_more, frame.hits))


def _is_told_more(hit: Hit) -> bool:
    """Return whether the sentence says of it who did it ("claimed responsibility for the attack"), or tells of it ("the offensive aims")."""
    over = list(governors(hit.token))[1:4]
    return hit.trigger.pos != "n" or hit.token.dep_ == "nsubj" or any(word.lower_ in _AUTHORSHIP for word in over)


def _names(frame: Frame, deeds: frozenset[str]) -> bool:
    """Return whether its words are such ones, and no special kind of them ("air offensive")."""
    return all(hit.token.lower_ in deeds and hit.trigger.sub_event_type in _ANY for hit in frame.hits)


def _is_at_large(frame: Frame) -> bool:
    """Return whether no place, target or day of the week is told of it ("the Raqqa offensive", "Friday's invasion of the court")."""
    words = [word for hit in frame.hits for word in hit.token.subtree]
    aimed = any(role.role is ActorRole.TARGET for role in frame.roles)
    placed = any(word.tag_ == "NNP" and not (is_actor_word(word.text) or is_time(word)) for word in words)
    return not (aimed or placed or any(word.lower_.endswith("day") for word in words))


def _is_bare(frame: Frame) -> bool:
    """Return whether neither who did it nor whom it befell is told, by a name before it either ("the Lyon attack")."""
    before = any(child.dep_ in {"compound", "nmod", "poss"} for hit in frame.hits for child in hit.token.children)
    return not (frame.names or frame.roles or before)

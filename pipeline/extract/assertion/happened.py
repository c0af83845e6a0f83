"""Did it happen? Polarity, modality and attribution of an act, read off the words that govern it (rules AST-1 to AST-10).

Each question is answered by itself, with the words and how far they stand; `judge` takes the nearest answer. A relative
clause is a wall: what governs the noun does not govern what the clause says of it ("the group, which killed three, cannot
be ruled out").
"""

from collections.abc import Iterator

import msgspec

from pipeline.extract.assertion.attribution import attribution
from pipeline.extract.assertion.doubts import ATTEMPT, COMING, Doubt
from pipeline.extract.assertion.modality import modality
from pipeline.extract.assertion.polarity import polarity
from pipeline.extract.assertion.presupposed import befell_whom_to_free, is_definite, is_presupposed
from pipeline.extract.assertion.purposes import imagined, incited, purposes
from pipeline.extract.assertion.speakers import speaker_of
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import governors
from pipeline.extract.text.tokens import Token, once_a_word
from schemas.vocabulary import Assertion

_THREATEN = contexts()["threaten"]
_HAPPEN = contexts()["happen"]
_DO = contexts()["do"]
_ARRESTS, _DEMANDS = frozenset({"arrest", "arrests"}), contexts()["demands"] | contexts()["presses_for"]
_PROSPECTIVE = contexts()["prospective"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """The folded answer, the rule that gave it, the word that it rests on, and who says so."""

    assertion: Assertion
    rule: str
    cue: Token | None
    attributed_to: str | None
    attribution: Token | None

    @property
    def is_threat(self) -> bool:
        """Whether somebody threatens with the act."""
        return self.cue is not None and self.rule == "AST-7" and self.cue.lower_ in _THREATEN


@once_a_word
def judge(trigger: Token) -> Judgement:
    """Return how the sentence tells of the act."""
    speaker, saying = speaker_of(trigger)
    doubt = _nearest_doubt(trigger)
    return Judgement(
        assertion=doubt.assertion if doubt else Assertion.ASSERTED,
        rule=doubt.rule if doubt else "AST-1",
        cue=doubt.cue if doubt else None,
        attributed_to=speaker,
        attribution=saying,
    )


def _nearest_doubt(trigger: Token) -> Doubt | None:
    """The first; that it was only tried gives way to any other."""
    doubts = _doubts(trigger)
    doubt = next(doubts, None)
    if doubt is not None and doubt.rule == ATTEMPT:
        return next((one for one in doubts if one.rule != ATTEMPT), doubt)
    return doubt


def _doubts(trigger: Token) -> Iterator[Doubt]:
    """Yield what speaks against its having happened, the nearest words first."""
    if is_definite(trigger) or is_presupposed(trigger) or befell_whom_to_free(trigger):
        yield from _doubts_of_known(trigger)
        return
    for depth, token in enumerate(governors(trigger)):
        yield from _doubts_by(token, depth, trigger)
    yield from purposes(trigger)


def _doubts_by(token: Token, depth: int, trigger: Token) -> Iterator[Doubt]:
    """What a word so far up, or what stands by it, leaves of the act."""
    yield from polarity(token, depth, trigger)
    yield from modality(token, depth, trigger)
    yield from attribution(token, depth, trigger)


def _doubts_of_known(trigger: Token) -> Iterator[Doubt]:
    """What is left of an act that the sentence takes for granted (rule AST-9): only words of whether it takes place."""
    path = list(governors(trigger))
    yield from _doubts_by(trigger, 0, trigger)
    yield from incited(trigger)
    if trigger.lower_ in _ARRESTS and trigger.dep_ == "dobj" and trigger.head.lower_ in _DEMANDS:
        yield Doubt(Assertion.HYPOTHETICAL, "AST-8", trigger.head)
    at = next((n for n, token in enumerate(path) if n and token.tag_.startswith("VB")), len(path) - 1)
    yield from imagined(path[at])
    if path[at].lower_ in _HAPPEN and at:
        for depth in range(at, len(path)):
            yield from _doubts_by(path[depth], depth, trigger)
    done = path[at].lower_ in _DO
    for token in path[1:] if done else path[1 : at + 1]:
        if token.lower_ in _PROSPECTIVE:
            yield Doubt(Assertion.FUTURE, "AST-7", token)
    if done:
        yield from _coming(path[at])


def _coming(verb: Token) -> Iterator[Doubt]:
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in COMING:
            yield Doubt(Assertion.FUTURE, "AST-5", child)

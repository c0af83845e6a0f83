"""A part that a noun phrase has in an act (rule FRM-8)."""

from dataclasses import dataclass

from pipeline.extract.text.tokens import Token
from schemas.vocabulary import ActorRole, SubEventType

_S = SubEventType
MUTUAL = frozenset({_S.ARMED_CLASH, _S.AGREEMENT})
"""Acts of several parties with or against each other: none of them does it to another (rules FRM-8 and FRM-30)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A noun phrase with what it does in the act."""

    head: Token
    role: ActorRole

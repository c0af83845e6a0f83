"""A part that a noun phrase has in an act (rule FRM-8)."""

import msgspec

from pipeline.extract.text.tokens import Token
from schemas.vocabulary import ActorRole, SubEventType

_S = SubEventType
MUTUAL = frozenset({_S.ARMED_CLASH, _S.AGREEMENT})
"""Acts of several parties with or against each other: none of them does it to another (rules FRM-8 and FRM-30)."""


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A noun phrase with what it does in the act."""

    head: Token
    role: ActorRole

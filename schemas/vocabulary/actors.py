"""Who: kinds of actors, what they do in a report, and how sure that is."""

from enum import StrEnum


class ActorRole(StrEnum):
    """What an actor does in a report. No aggressor is invented: two who fight are both participants."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    PARTICIPANT = "participant"


class Claim(StrEnum):
    """How sure the text is that it was this actor; that the act happened is the report's assertion."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    """The actor says so itself ("claimed responsibility")."""
    ALLEGED = "alleged"
    """Somebody suspects, blames or accuses it."""


class ActorKind(StrEnum):
    """ACLED's inter classes, 1 to 8 in this order."""

    STATE_FORCES = "State forces"
    REBEL_GROUPS = "Rebel groups"
    POLITICAL_MILITIAS = "Political militias"
    IDENTITY_MILITIAS = "Identity militias"
    RIOTERS = "Rioters"
    PROTESTERS = "Protesters"
    CIVILIANS = "Civilians"
    EXTERNAL_OTHER = "External/Other forces"

    @property
    def inter(self) -> int:
        """ACLED's number for the class."""
        return list(ActorKind).index(self) + 1

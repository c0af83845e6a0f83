"""Several pieces of news in one text, each under a name or a day (SEN-8, SEN-9): which is another's, and what sums them up (rule ASM-144)."""

from collections.abc import Sequence

from pipeline.extract.incidents.told import Incident, Told


def is_of_other_news(told: Told, incident: Incident) -> bool:
    """Return whether a round-up tells them under different names, a chronology under different days, or two forms."""
    return told.piece != incident.told[-1].piece and None not in {told.piece, incident.told[-1].piece}


def without_sums(told: Sequence[Told]) -> list[Told]:
    """Return what is told without what counts, before the first piece, as many people as two or more of the pieces together."""
    under = dict.fromkeys(one.piece for one in told if one.piece is not None)
    pieces = [[one for one in told if one.piece == piece] for piece in under]
    return [one for one in told if one.piece is not None or not _sums_up(one, pieces)]


def _sums_up(lead: Told, pieces: Sequence[Sequence[Told]]) -> bool:
    counted = {outcome: lead.frame.counted(outcome) for outcome in lead.frame.tolls}
    parts = {
        outcome: [next(filter(None, (one.frame.counted(outcome) for one in piece)), 0) for piece in pieces]
        for outcome in counted
    }
    return any(whole == sum(parts[outcome]) > max(parts[outcome], default=0) for outcome, whole in counted.items())

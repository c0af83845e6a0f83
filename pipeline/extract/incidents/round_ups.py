"""Several pieces of news in one text, each under a name or a day (SEN-8, SEN-9): which is another's, and what sums them up (rule ASM-144)."""

from collections.abc import Sequence

from pipeline.extract.incidents.told import Incident, Told


def is_of_other_news(told: Told, incident: Incident) -> bool:
    """Return whether a round-up tells them under different names, a chronology under different days, or two forms."""
    last = incident.told[-1]
    apart = told.piece != last.piece and None not in {told.piece, last.piece}
    return apart or (told.paragraph != last.paragraph and _are_listed_on_other_days(told, last))


def _are_listed_on_other_days(one: Told, other: Told) -> bool:
    """Return whether entries of a list that open with other days tell them (rule ASM-188)."""
    days = [told.listed_day.date_start for told in (one, other) if told.listed_day]
    return len(set(days)) > 1


def without_sums(told: Sequence[Told]) -> list[Told]:
    """Return what is told without what counts, before the first piece, as many people as two or more of the pieces together, or
    counts them and tells of no deed ("Tuesday: 31 dead").
    """
    under = dict.fromkeys(one.piece for one in told if one.piece is not None)
    pieces = [[one for one in told if one.piece == piece] for piece in under]
    return [one for one in told if one.piece is not None or not _sums_up(one, pieces)]


def _sums_up(lead: Told, pieces: Sequence[Sequence[Told]]) -> bool:
    if not (lead.frame.sub_event_types or lead.frame.locatives):
        return True
    counted = {outcome: lead.frame.counted(outcome) for outcome in lead.frame.tolls}
    parts = {
        outcome: [next(filter(None, (one.frame.counted(outcome) for one in piece)), 0) for piece in pieces]
        for outcome in counted
    }
    return any(whole == sum(parts[outcome]) > max(parts[outcome], default=0) for outcome, whole in counted.items())

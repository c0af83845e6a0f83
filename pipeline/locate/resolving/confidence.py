"""How likely a resolution is right, from how far it leads the next best; and when to name no point at all."""

from itertools import pairwise

from pipeline.locate.gazetteer.entries import Entry

AMBIGUOUS = "ambiguous"
_LEADS = ((0.0, 0.30), (0.75, 0.50), (1.5, 0.74), (3.0, 0.93), (6.0, 0.975))
"""Points of lead, and the share of names with about that lead whose place is within 161 km of the true one.

The lower ends of Wilson's 95 % intervals on GeoVirus (Wikinews, CC BY 2.5), whose names are easier than most, made
monotone; docs/codebook/places.md shows how it holds elsewhere.
"""
ONLY_CANDIDATE = _LEADS[-1][1]
LEAST = 0.35
"""Below this a place has no point: for one right, two would be wrong."""


def probability(lead: float | None) -> float:
    """Return how likely the best candidate is right that leads by so many points; None: it has no rival."""
    if lead is None or lead >= _LEADS[-1][0]:
        return ONLY_CANDIDATE
    for (low, least), (high, most) in pairwise(_LEADS):
        if lead < high:
            return round(least + (most - least) * max(0.0, lead - low) / (high - low), 3)
    return ONLY_CANDIDATE


def blur(best: Entry, rival: Entry) -> Entry | None:
    """Return what two candidates have in common: their country and province, without a point; None where nothing."""
    if best.country is None or best.country != rival.country:
        return None
    same = best.admin1 == rival.admin1
    return Entry(
        id=best.id,
        name=best.name,
        feature=best.feature,
        country=best.country,
        admin1=best.admin1 if same else None,
        weight=best.weight,
    )

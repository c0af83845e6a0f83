"""What is told of several acts together, or of a long time, and is no incident (rules ASM-8, BAK-5)."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.hits import Hit
from pipeline.extract.assertion.history import find_long_time, is_of_a_period
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import WALLS
from pipeline.extract.text.relations import behind
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.quantities import read_number

_ACTS = contexts()["several_acts"]
_SEVERAL = contexts()["of_several"]
_SERIES = frozenset({"wave", "series", "spate", "string", "number", "dozens", "scores"})
_ONE_OF_THEM = frozenset({"latest", "last", "first", "one", "worst", "deadliest", "bloodiest", "newest"})
_TALLIES = frozenset({"recorded", "documented", "registered", "verified", "tallied", "logged", "counted"})
_AT_LARGE = re.compile(
    r"\b(?:killed|dead|died|injured|wounded|hurt|abducted|kidnapped|arrested|detained)\s(?:[\w’'-]+\s){0,4}"
    r"(?:over\s(?:the|this)\s(?:past\s)?weekend|across|throughout|in\s(?:different|various|several|separate)\sparts)\b"
)
"""What befell people over days or all over an area befell them in several acts."""
_SO_FAR = re.compile(r"so\s+far", re.IGNORECASE)
_ALL_OVER = frozenset({"across", "throughout"})
_STRIKES = frozenset({"hit", "struck", "targeted", "destroyed", "flattened", "levelled", "leveled"})
_ONE_FIGHT = frozenset({"clashes"})
_FIGHTS = frozenset({"clashes", "battles", "confrontations", "engagements", "firefights", "encounters", "operations"})
_OF_MONTHS = 20
"""Fights on the ground that no force has in a day."""


def is_summary(region: Sequence[Token]) -> bool:
    """Return whether the words tell of several acts at once: "during separate operations", "in three raids", "attacks across Iraq
    killed 30", "a wave of attacks".
    """
    acts = [word for word in region if word.lower_ in _ACTS and word.tag_ == "NNS"]
    text = region[0].doc.text
    if any(not _is_known(word) for word in acts) and find_long_time(text, 0, len(text)):
        return True
    return any(_are_counted(word) or _are_many(word) or _are_all_over(word) for word in acts)


def is_at_large(frame: Frame) -> bool:
    """Return whether people are counted over days or all over an area, whatever befell them: "killed over the weekend in the state" (rule
    ASM-147).
    """
    return _AT_LARGE.search(frame.hits[0].token.doc.text, frame.start, frame.end) is not None


def _are_many(noun: Token) -> bool:
    """Return whether acts that nothing calls known are what killed, or are a number of them."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        return noun.head.head.lower_ in _SERIES and not _is_one_of_them(noun.head.head)
    return noun.dep_ == "nsubj" and noun.lower_ not in _ONE_FIGHT and not (_is_known(noun) or _hit_one_thing(noun.head))


def _hit_one_thing(verb: Token) -> bool:
    """Return whether what was struck is one thing ("airstrikes hit a crowded market"): so many strikes are one deed (rule ASM-286)."""
    things = (child for child in verb.children if child.dep_ == "dobj" and child.tag_ in {"NN", "NNP"})
    return verb.lower_ in _STRIKES and any(child.lower_ in {"a", "an"} for one in things for child in one.children)


def is_of_a_series(clause: Token) -> bool:
    """Return whether a relative clause tells what a series did of which the deed is the latest ("the latest in a string of attacks that have
    killed 150", rule ASM-134).
    """
    if clause.dep_ != "relcl":
        return False
    above = (clause.head, *islice(clause.head.ancestors, 2))
    series = next((word for word in above if word.lower_ in _SERIES), None)
    if series is None or series.dep_ not in {"pobj", "attr", "appos"}:
        return False
    acts = behind(series, "of")
    return any(noun.tag_ == "NNS" and noun.lower_ in _ACTS | {"killings"} for noun in acts)


def _is_one_of_them(series: Token) -> bool:
    """Return whether one of the series is told of ("in the latest of a string of attacks")."""
    link = series.head
    return series.dep_ == "pobj" and link.lower_ in {"of", "in"} and link.head.lower_ in _ONE_OF_THEM


def _is_known(noun: Token) -> bool:
    return any(child.dep_ == "det" for child in noun.children)


def _are_all_over(noun: Token) -> bool:
    """Return whether the acts were all over a country ("in operations across Afghanistan")."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    return noun.dep_ == "pobj" and not _is_known(noun) and any(word.lower_ in _ALL_OVER for word in after)


def is_up_to_now(frame: Frame) -> bool:
    """Return whether all that it tells is what has been done up to now ("528 people have been killed")."""
    return all(any(_is_perfect(verb) for verb in _verbs_over(hit.token)) for hit in frame.hits)


def has_been_since(frame: Frame) -> bool:
    """Return whether it "has since" been done: after what is told before it, whenever that was (BAK-64)."""
    verbs = (frame.hits[0].token, frame.hits[0].token.head)
    return any(
        child.lower_ == "since" and child.dep_ == "advmod"
        for verb in verbs
        if _is_perfect(verb)
        for child in verb.children
    )


def is_tallied(frame: Frame) -> bool:
    """Return whether it is what somebody keeps count of ("has documented the killing of 31 journalists", CAS-85)."""
    return any(hit.token.dep_ == "dobj" and hit.token.head.lower_ in _TALLIES for hit in frame.hits)


def is_running_total(group: Sequence[Hit]) -> bool:
    """Return whether the words count over a long time: "have captured a large number of insurgents recently" (BAK-5)."""
    doc = group[0].token.doc
    if any(is_of_a_series(hit.clause) for hit in group) or is_of_a_period(doc.text) or any(map(_are_of_months, doc)):
        return True
    several = any(_is_perfect(verb) for hit in group for verb in _verbs_over(hit.token)) or is_summary(doc)
    since = find_long_time(doc.text, 0, len(doc.text), up_to_now=True) if several else None
    if since is None or _only_describes(since.start, group):
        return False
    return not (_SO_FAR.fullmatch(doc.text, since.start, since.end) and _counts_what_one_did(group))


def _are_of_months(noun: Token) -> bool:
    """Return whether it is so many fights that they took months ("393 were killed in more than 600 clashes", rule BAK-66)."""
    if noun.lower_ not in _FIGHTS or noun.tag_ != "NNS" or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    counts = (read_number(child.text) for child in noun.children if child.tag_ == "CD")
    return any(count is not None and count.low >= _OF_MONTHS for count in counts)


def _counts_what_one_did(group: Sequence[Hit]) -> bool:
    """Return whether one of the acts is told as a single deed, of whose people the rest counts ("a bomb went off, and nine have died so
    far", FRM-225).
    """
    deeds = [hit for hit in group if hit.trigger.pos == "v" and hit.trigger.sub_event_type and hit.token.tag_ == "VBD"]
    return any(not _is_perfect(hit.token) for hit in deeds)


def _only_describes(at: int, group: Sequence[Hit]) -> bool:
    """Return whether the words there tell how long somebody is or does what a clause behind a comma says of him, and of none of the
    acts: "the army, which has been at war since April, said it had bombed a camp" (rule FRM-266).
    """
    doc = group[0].token.doc
    word = next((word for word in doc if word.idx <= at < word.idx + len(word)), doc[0])
    clause = next((over for over in (word, *word.ancestors) if over.dep_ == "relcl"), None)
    acts = {hit.token for hit in group}
    behind_a_comma = clause is not None and clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","
    return clause is not None and behind_a_comma and acts.isdisjoint(clause.subtree)


def _verbs_over(token: Token) -> Iterator[Token]:
    """The word and what stands over it, up to a relative clause's verb."""
    yield token
    while token.head != token and token.dep_ not in WALLS:
        token = token.head
        yield token


def _is_perfect(verb: Token) -> bool:
    """Return whether it tells of a time up to now or then ("have captured"), and not of one deed ("reported to have attacked")."""
    said = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(said & {"have", "has", "had"}) and "to" not in said


def _are_counted(noun: Token) -> bool:
    return noun.dep_ in {"pobj", "dobj", "conj"} and any(
        child.lower_ in _SEVERAL or (child.tag_ == "CD" and child.lower_ != "one") for child in noun.children
    )

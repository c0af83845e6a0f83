"""One deed, or deeds in general: habits, trends and war at large are no incidents (rule FRM-6)."""

from pipeline.extract.acts.generic import is_generic
from pipeline.extract.acts.habits import befalls_people_at_large, is_often
from pipeline.extract.acts.headlines import is_in_a_headline
from pipeline.extract.acts.hits import Hit
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import SubEventType

_DAYLONG = frozenset({"hours", "days", "yesterday", "dawn", "morning", "midnight", "overnight"})
_TOLD_AS_DONE = frozenset({"weapons", "crowd", "protest", "territory", "retaken", "base"})
"""Needs of rows whose verbs tell of a deed in any tense."""
_ALLEGE = contexts()["allege"]
_AS_DONE = frozenset({"began", "started", "resumed", "denied", "admitted", "confirmed", "acknowledged", "reported"})
"""What tells of a deed in "-ing" that it was begun, or that somebody says or denies that he did it ("began shelling the town")."""
_ANYBODY = frozenset({"all", "anyone", "anybody", "everyone", "everybody"})


def is_one(hit: Hit) -> bool:
    """Return whether the words tell of a deed that was done, and not of such deeds in general."""
    if is_often(hit.token) or is_often(hit.clause):
        return False
    if hit.tried or _is_charged(hit.token) or hit.trigger.needs == "chlorine_use":
        return True
    return not is_generic(hit) if hit.trigger.pos == "n" else _is_a_deed(hit)


def _is_a_deed(hit: Hit) -> bool:
    """Return whether the verb tells of a deed: in the past, under way, or with what needs a crowd, arms or ground."""
    verb, needs = hit.token, hit.trigger.needs
    if needs == "patrols":
        return True
    if _is_an_order(verb) or _is_how_a_group_came_about(hit) or _is_of_anybody(verb) or befalls_people_at_large(verb):
        return False
    told = (_is_past, _is_under_way, is_in_a_headline, _goes_with_a_deed)
    return needs in _TOLD_AS_DONE or any(is_told(verb) for is_told in told)


def _is_an_order(verb: Token) -> bool:
    """Return whether it tells somebody to do it ("Capture all forts")."""
    return verb.i == 0 and verb.tag_ == "VB"


def _is_how_a_group_came_about(hit: Hit) -> bool:
    return hit.trigger.sub_event_type is SubEventType.CHANGE_TO_GROUP and hit.token.dep_ == "acl"


def _is_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"} or verb.lower_.endswith(("ed", "took", "ran", "set"))


def _goes_with_a_deed(verb: Token) -> bool:
    """Return whether it was done with what is told as done: "shelling the town, troops moved in", or after a comma, or
    "after" or "before" which something was done; or is what somebody began or admitted ("admitted to shelling a school").
    """
    link = verb.head
    over = link.head if verb.dep_ == "pcomp" and link.lower_ == "to" else link
    if verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "pcomp"} and over.lower_ in _AS_DONE and over.tag_ == "VBD":
        return True
    if verb.dep_ == "pcomp" and link.lower_ in {"after", "before"} and link.head.tag_ in {"VBD", "VBN", "VBZ"}:
        return True
    goes_with = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.tag_ == "VBD"
    return goes_with and (verb.i == 0 or verb.nbor(-1).text == ",")


def _is_under_way(verb: Token) -> bool:
    """Return whether it is done as the text is written: "troops are now shelling the town"."""
    said = {child.lower_ for child in verb.children if child.dep_ in {"aux", "advmod"}}
    if verb.tag_ != "VBG":
        return False
    now = bool(said & {"are", "is"}) and bool(said & {"now", "currently", "reportedly"})
    return now or ("been" in said and bool(said & {"has", "have"}) and _has_gone_on_for_days(verb))


def _has_gone_on_for_days(verb: Token) -> bool:
    """Return whether it is told since which day, or for how many days it has been done ("has been shelling the town since Friday",
    FRM-112); since a month or a year, and for years, it is a habit.
    """
    since = {word.lower_ for child in verb.children if child.lower_ in {"since", "for"} for word in child.subtree}
    return any(word.endswith("day") for word in since) or bool(since & _DAYLONG)


def _is_of_anybody(verb: Token) -> bool:
    """Return whether it befell whomever it befell: "the release of all those who have been kidnapped", "all who have been killed"."""
    whose = verb.head
    if verb.dep_ != "relcl" or (whose.dep_ == "pobj" and whose.head.head.tag_ == "CD"):
        return False
    perfect = any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children)
    return whose.lower_ == "those" or (whose.lower_ in _ANYBODY and perfect)


def _is_charged(word: Token) -> bool:
    """Return whether it is what somebody is said to have done: "accuse the army of shelling a market", "charged with kidnapping".

    In "of bombing villages" the parser takes it for an adjective.
    """
    governed = word if word.dep_ in {"pcomp", "pobj"} else word.head
    link = governed.head
    return (
        word.lower_.endswith("ing")
        and governed.dep_ in {"pcomp", "pobj"}
        and link.lower_ in {"of", "for", "with"}
        and any(verb.lower_ in _ALLEGE for verb in _over(link))
    )


def _over(link: Token) -> tuple[Token, ...]:
    """What the link hangs on, and what is over it; where that is who accuses, the verb too ("accused by activists of burning houses")."""
    by = link.head.head
    return (link.head, by, by.head) if by.dep_ == "agent" else (link.head, by)

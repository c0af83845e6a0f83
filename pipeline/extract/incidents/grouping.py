"""Which triggers of one sentence tell of one incident, and which words are its own (rules ASM-1 and ASM-16)."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from pipeline.extract.acts.crosswalk import CROWD
from pipeline.extract.acts.died_later import is_their_death
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.sequence import are_in_sequence
from pipeline.extract.acts.struck_ground import has_its_own_ground
from pipeline.extract.acts.summaries import is_of_a_series
from pipeline.extract.acts.whereabouts import are_people_elsewhere, says_where
from pipeline.extract.assertion.happened import judge
from pipeline.extract.assertion.history import is_recalled
from pipeline.extract.assertion.presupposed import ANSWERS, is_answered
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.incidents.known_deaths import tells_how
from pipeline.extract.incidents.occasions import is_occasion, is_spark
from pipeline.extract.incidents.two_deeds import (
    are_caught_by_police,
    are_killed_in_turn,
    are_taken_and_killed,
    are_those_who_came_to_help,
    are_two_deeds,
    comes_after_anothers,
    is_a_description,
    is_an_answer,
    is_elsewhere_meanwhile,
    is_ended,
    is_of_another_year,
    is_of_others,
    is_on_another_day,
    is_retaken,
)
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import Assertion, SubEventType

_SEPARATE = contexts()["separate"]
_AFTER = frozenset({"later", "earlier"})
"""What sets a deed apart, and no outcome: "he died later", "police later arrested two men" of what was told before."""
_OUTCOMES = frozenset({None, SubEventType.ARRESTS, SubEventType.DISRUPTED_WEAPONS_USE})
_INCIDENTS = frozenset({"incident", "attack", "event", "case", "raid", "operation", "action"})
_SITES = (
    contexts()["fine_places"] | contexts()["struck_sites"] | contexts()["towns"] | contexts()["base"] | {"site", "road"}
)
_REACT = contexts()["react"]
_HAPPEN = contexts()["happen"] | contexts()["do"]
_SPANS = frozenset({"yesterday", "today", "week", "month", "year", "night", "ago", "earlier"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPEAKING = contexts()["say"] | contexts()["allege"] | contexts()["deny"] | _REACT


def group_hits(hits: list[Hit]) -> list[list[Hit]]:
    """Put hits together that tell of one incident: a clause apart is another one only if something says so."""
    groups: list[list[Hit]] = []
    for hit in hits:
        last = groups[-2] if _leaves_the_one_before(groups, hit) else groups[-1] if groups else []
        if (
            last
            and not _is_denied_by_one(last, hit)
            and any(is_of_a_series(known.clause) for known in last) == is_of_a_series(hit.clause)
            and (
                _tells_of_it(last, hit)
                or _is_what_the_crowd_did(last, hit)
                or tells_how(last, hit)
                or _is_called_so(last, hit)
                or is_their_death(hit, last)
                or not _is_apart(last, hit)
            )
        ):
            last.append(hit)
        else:
            groups.append([hit])
    return groups


def _leaves_the_one_before(groups: list[list[Hit]], hit: Hit) -> bool:
    """Return whether "leaving 12 dead" at the sentence's end tells what came of fighting that broke out after another deed, or "killing
    three" what came of one whose place another deed has named ("at a ceremony for the dead of the 1988 attack, killing three"), or a word
    says how the verb's deed was done that only recalls another ("arrested two over the murder of a judge in a raid", rule ASM-360), or what
    came of it ("gathered to protest the arrest of a mayor when police fired").
    """
    if len(groups) < 2:
        return False
    before, after = groups[-2], groups[-1][0]
    if is_recalled(after.token) and _is_of_its_clause(before, hit) and not is_recalled(hit.token):
        return True
    if _is_answered(after) and hit.clause.dep_ == "advcl" and any(hit.clause.head is known.clause for known in before):
        return True
    if _tells_on(before, hit) and (is_recalled(after.token) or is_of_another_year(before, after)):
        return True
    leaving = any(word.lower_ == "leaving" for word in (hit.token, *hit.token.ancestors))
    return leaving and is_occasion(before, after)


def _is_of_its_clause(group: list[Hit], hit: Hit) -> bool:
    """Return whether the verb that tells the deed, no protest over another one, governs the noun's phrase itself."""
    over = hit.token.head.head if hit.token.dep_ == "pobj" else None
    return hit.trigger.pos == "n" and any(
        over is known.token and known.trigger.sub_event_type not in CROWD for known in group
    )


def _tells_on(group: list[Hit], hit: Hit) -> bool:
    """Return whether the act is what one of them came to, behind a comma: "opened fire at a ceremony for …, killing three"."""
    clause = hit.clause
    after_comma = clause.tag_ == "VBG" and clause.i > 0 and clause.nbor(-1).text == ","
    return after_comma and any(clause.head == known.clause for known in group)


def is_set_apart(hit: Hit) -> bool:
    """Return whether the act is said to be another one: by a word at its own noun, or at the verb that says it happened."""
    said = hit.clause == hit.token or hit.clause.lower_ in _HAPPEN
    marks = _SEPARATE if hit.trigger.sub_event_type not in _OUTCOMES else _SEPARATE - _AFTER
    words = [*hit.token.children, *(hit.clause.children if said else ())]
    answers = _answers(hit.clause.children) and has_its_own_ground(hit)
    return _has_mark(words, marks) or answers or _is_at_the_same_site(words)


def _is_at_the_same_site(words: Iterable[Token]) -> bool:
    """Return whether it was at "the same" village, market or the like where the one before was (rule ASM-350)."""
    nouns = (noun for word in words for noun in (word, *word.children) if noun.lower_ in _SITES)
    return any(child.lower_ == "same" for noun in nouns for child in noun.children)


def _has_mark(words: list[Token], marks: AbstractSet[str] = _SEPARATE) -> bool:
    """Return whether a word tells of another act ("in a separate incident"); "a third was hurt" tells of another person."""
    inside = [noun for word in words if word.dep_ == "prep" for noun in word.children]
    said = [*words, *(child for noun in inside if noun.lower_ in _INCIDENTS for child in noun.children)]
    return any(word.lower_ in marks and not _is_a_person(word) for word in said)


def _answers(words: Iterable[Token]) -> bool:
    """Return whether it is done "in response", "in retaliation" (rule ASM-30)."""
    return any(noun.lower_ in ANSWERS for word in words if word.lower_ == "in" for noun in word.children)


def _is_a_person(word: Token) -> bool:
    """Return whether it stands for one more person, whatever the parse makes of it: "one was killed and another injured"."""
    return word.dep_ in {"nsubj", "nsubjpass", "dobj"} or (word.dep_ == "det" and word.head.tag_.startswith("VB"))


_TOLD_APART = (
    are_taken_and_killed,
    are_caught_by_police,
    are_killed_in_turn,
    are_those_who_came_to_help,
    is_occasion,
    is_retaken,
    is_of_others,
    is_of_another_year,
    is_on_another_day,
    is_elsewhere_meanwhile,
    is_an_answer,
    is_spark,
    are_in_sequence,
    is_a_description,
    is_ended,
    comes_after_anothers,
)
"""What makes an act another deed than those of the group, by how they are told."""


def _is_apart(group: list[Hit], hit: Hit) -> bool:
    if is_recalled(hit.token) != is_recalled(group[0].token) or _is_answered(hit) != _is_answered(group[0]):
        return True
    if any(are_two(group, hit) for are_two in _TOLD_APART):
        return True
    if any(known.clause == hit.clause for known in group):
        return are_two_deeds(group, hit)
    if any(_says_otherwise(known, hit) for known in group) or _says_other_times(group[0].clause, hit.clause):
        return True
    joined = hit.clause.dep_ in {"conj", "ccomp", "parataxis"} or any(k.clause.dep_ in {"ccomp", "conj"} for k in group)
    if _is_anothers(hit):
        return True
    apart = joined and not any(child.lower_ == "when" for child in hit.clause.children)
    where = apart and says_where(hit.clause, group) and says_where(group[0].clause, [hit])
    return (
        where
        or are_people_elsewhere(group[0].clause, hit.clause)
        or _has_mark([*hit.token.children, *hit.clause.children])
    )


def _tells_of_it(group: list[Hit], hit: Hit) -> bool:
    """Return whether the act's clause tells what happened "in" a deed that is named, or what that did: "condemned the attack, in which
    two were shot", "condemned the attack that killed two", "condemned an attack killing two".
    """
    clause = hit.clause
    deeds = [known.token for known in group if known.trigger.pos == "n" and known.trigger.sub_event_type]
    inside = (
        child
        for word in clause.children
        if word.dep_ == "prep" and word.lower_ in {"in", "during"}
        for child in word.children
    )
    if clause.head not in deeds or clause.dep_ not in {"relcl", "acl"}:
        return False
    does = clause.tag_ == "VBG" or any(word.tag_ == "WDT" and word.dep_ == "nsubj" for word in clause.children)
    outcome = hit.token == clause and hit.trigger.outcome is not None
    return any(word.tag_ == "WDT" for word in inside) or (does and outcome)


def _is_what_the_crowd_did(group: list[Hit], hit: Hit) -> bool:
    """Return whether the act's clause tells what the people did who are dispersed or the like ("to disperse the protesters who had blocked
    a highway", rule ASM-462).
    """
    people = {known.token for known in group if known.trigger.sub_event_type in CROWD and known.trigger.pos == "n"}
    return hit.trigger.sub_event_type in CROWD and hit.clause.dep_ == "relcl" and hit.clause.head in people


def _is_called_so(group: list[Hit], hit: Hit) -> bool:
    """Return whether it is what a deed is called ("condemned the killing of a judge as a cowardly attack", rule ASM-74)."""
    link = hit.token.head
    return (
        hit.trigger.pos == "n"
        and hit.token.dep_ == "pobj"
        and link.lower_ == "as"
        and any(known.trigger.pos == "n" and link.head in {known.token, known.token.head} for known in group)
    )


def _says_other_times(one: Token, other: Token) -> bool:
    """Return whether each of two clauses, of which one describes something in the other, tells its own time: "the mayor, who was shot
    at in March, was killed on Monday" (rule ASM-16).
    """
    below, over = (one, _told_on(other)) if one.dep_ == "relcl" else (other, _told_on(one))
    if below.dep_ != "relcl" or over in below.subtree or over.lower_ in _SPEAKING:
        return False
    own = set(below.subtree)
    times = _times_of(below.subtree)
    around = _times_of(word for word in over.subtree if word not in own) if times else set()
    return bool(around) and not times & around


def _told_on(clause: Token) -> Token:
    """The clause that a participle tells on of ("struck on Thursday, killing 71")."""
    return clause.head if clause.dep_ == "advcl" and clause.tag_ == "VBG" else clause


def _times_of(words: Iterable[Token]) -> set[str]:
    return {word.lower_ for word in words if is_time(word) or word.lower_ in _SPANS or _is_a_year(word)}


def _is_a_year(word: Token) -> bool:
    return word.dep_ == "pobj" and word.head.lower_ in {"in", "since"} and _YEAR.fullmatch(word.text) is not None


def _is_anothers(hit: Hit) -> bool:
    """Return whether "another" does it, wherever the parse hangs that: "a bomb killed seven and another killed five"; not where it
    befell one more ("one was killed and another injured").
    """
    said = hit.trigger.pos == "v" and hit.token.i > 0 and hit.token.nbor(-1).lower_ == "another"
    return said and any(child.dep_ == "dobj" for child in hit.token.children)


def _is_answered(hit: Hit) -> bool:
    """Return whether the act is what somebody reacts to, or answers: "marched to protest the murder" tells of two things, and so does
    "fired rockets in response to a strike".
    """
    reacted = hit.token.dep_ == "dobj" and hit.token.head.lower_ in _REACT
    return hit.trigger.pos == "n" and (reacted or is_answered(hit.token))


def _is_denied_by_one(group: list[Hit], hit: Hit) -> bool:
    """Return whether somebody denies it and another tells of it ("denied that jets had hit a market, where, according to residents,
    nine died"): what others say beside a denial is no part of that.
    """
    one, other = judge(group[0].token), judge(hit.token)
    speakers = {one.attributed_to, other.attributed_to}
    denials = [judgement.assertion is Assertion.DENIED for judgement in (one, other)]
    return denials[0] != denials[1] and None not in speakers and len(speakers) == 2


def _says_otherwise(one: Hit, other: Hit) -> bool:
    """Return whether two speakers tell of one outcome ("the rebels said 20 died, but the army said three died")."""
    if one.trigger.outcome is None or one.trigger.outcome is not other.trigger.outcome:
        return False
    a, b = judge(one.token).attributed_to, judge(other.token).attributed_to
    return a is not None and b is not None and a != b


def region_of(group: list[Hit], anchors: list[Token]) -> tuple[Token, ...]:
    """Return the words of the group's clauses without those of other incidents' clauses in them."""
    own = {hit.clause for hit in group}
    words = {word.i: word for clause in own for word in clause.subtree}
    for anchor in anchors:
        if anchor not in own and anchor.i in words and not any(clause in list(anchor.subtree) for clause in own):
            for word in anchor.subtree:
                words.pop(word.i, None)
    return tuple(words[i] for i in sorted(words)) or tuple(group[0].token.subtree)

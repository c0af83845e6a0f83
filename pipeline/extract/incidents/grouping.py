"""Which triggers of one sentence tell of one incident, and which words are its own (rules ASM-1, ASM-11, ASM-13, ASM-14)."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from pipeline.extract.actors.named import names_of
from pipeline.extract.acts.crosswalk import CROWD
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.sequence import are_in_sequence
from pipeline.extract.acts.whereabouts import has_its_own_ground, says_where
from pipeline.extract.assertion.happened import judge
from pipeline.extract.assertion.history import is_recalled
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.victims import victims
from schemas.vocabulary import Assertion, Outcome, SubEventType

_SEPARATE = contexts()["separate"]
_AFTER = frozenset({"later", "earlier"})
"""What sets a deed apart, and no outcome: "he died later", "police later arrested two men" of what was told before."""
_OUTCOMES = frozenset({None, SubEventType.ARRESTS, SubEventType.DISRUPTED_WEAPONS_USE})
_INCIDENTS = frozenset({"incident", "attack", "event", "case", "raid", "operation", "action"})
_REACT = contexts()["react"]
_HAPPEN = contexts()["happen"] | contexts()["do"]
_TURNS = frozenset({SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY, SubEventType.GOVERNMENT_REGAINS_TERRITORY})
_ANSWER = frozenset({"response", "retaliation", "reprisal", "revenge"})
"""What stands for another deed, that is answered ("in response", rule ASM-30)."""
_SPARKS = contexts()["sparks"]
_ANSWERS = contexts()["answers_back"]
_THEM = frozenset({"him", "her", "them", "both", "he", "she", "they"})
_MEASURES = frozenset({SubEventType.AGREEMENT, SubEventType.OTHER})
_ENDS = frozenset({"after", "following", "end", "ending", "ends", "halt", "halting", "stop"})
_FOLLOWING = frozenset({"after", "following"})
_SPANS = frozenset({"yesterday", "today", "week", "month", "year", "night", "ago", "earlier"})
_SPEAKING = contexts()["say"] | contexts()["allege"] | contexts()["deny"] | _REACT
_STANCES = frozenset({"for", "against", "over"})


def group_hits(hits: list[Hit]) -> list[list[Hit]]:
    """Put hits together that tell of one incident: a clause apart is another one only if something says so."""
    groups: list[list[Hit]] = []
    for hit in hits:
        last = groups[-1] if groups else []
        if last and not _is_denied_by_one(last, hit) and (_tells_of_it(last, hit) or not _is_apart(last, hit)):
            last.append(hit)
        else:
            groups.append([hit])
    return groups


def is_set_apart(hit: Hit) -> bool:
    """Return whether the act is said to be another one: by a word at its own noun, or at the verb that says it happened."""
    said = hit.clause == hit.token or hit.clause.lower_ in _HAPPEN
    marks = _SEPARATE if hit.trigger.sub_event_type not in _OUTCOMES else _SEPARATE - _AFTER
    words = [*hit.token.children, *(hit.clause.children if said else ())]
    return _has_mark(words, marks) or (_answers(hit.clause.children) and has_its_own_ground(hit))


def _has_mark(words: list[Token], marks: AbstractSet[str] = _SEPARATE) -> bool:
    """Return whether a word tells of another act ("in a separate incident"); "a third was hurt" tells of another person."""
    inside = [noun for word in words if word.dep_ == "prep" for noun in word.children]
    said = [*words, *(child for noun in inside if noun.lower_ in _INCIDENTS for child in noun.children)]
    return any(word.lower_ in marks and not _is_a_person(word) for word in said)


def _answers(words: Iterable[Token]) -> bool:
    """Return whether it is done "in response", "in retaliation" (rule ASM-30)."""
    return any(noun.lower_ in _ANSWER for word in words if word.lower_ == "in" for noun in word.children)


def _is_a_person(word: Token) -> bool:
    """Return whether it stands for one more person, whatever the parse makes of it: "one was killed and another injured"."""
    return word.dep_ in {"nsubj", "nsubjpass", "dobj"} or (word.dep_ == "det" and word.head.tag_.startswith("VB"))


def _is_apart(group: list[Hit], hit: Hit) -> bool:
    if is_recalled(hit.token) != is_recalled(group[0].token) or _is_answered(hit) != _is_answered(group[0]):
        return True
    if any(
        are_two(group, hit)
        for are_two in (
            _are_taken_and_killed,
            _is_occasion,
            _is_retaken,
            _is_of_others,
            _is_an_answer,
            _is_spark,
            are_in_sequence,
            _is_ended,
        )
    ):
        return True
    if any(known.clause == hit.clause for known in group):
        return _are_two_deeds(group, hit)
    if any(_says_otherwise(known, hit) for known in group) or _says_other_times(group[0].clause, hit.clause):
        return True
    joined = hit.clause.dep_ in {"conj", "ccomp", "parataxis"} or any(k.clause.dep_ in {"ccomp", "conj"} for k in group)
    if _is_anothers(hit):
        return True
    apart = joined and not any(child.lower_ == "when" for child in hit.clause.children)
    where = apart and says_where(hit.clause, group) and says_where(group[0].clause, [hit])
    return where or _has_mark([*hit.token.children, *hit.clause.children])


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
    return {word.lower_ for word in words if is_time(word) or word.lower_ in _SPANS}


def _is_anothers(hit: Hit) -> bool:
    """Return whether "another" does it, wherever the parse hangs that: "a bomb killed seven and another killed five"; not where it
    befell one more ("one was killed and another injured").
    """
    said = hit.trigger.pos == "v" and hit.token.i > 0 and hit.token.nbor(-1).lower_ == "another"
    return said and any(child.dep_ == "dobj" for child in hit.token.children)


def _is_answered(hit: Hit) -> bool:
    """Return whether the act is what somebody reacts to: "marched to protest the murder" tells of two things."""
    return hit.trigger.pos == "n" and hit.token.dep_ == "dobj" and hit.token.head.lower_ in _REACT


def _are_two_deeds(group: list[Hit], hit: Hit) -> bool:
    """Return whether: "the murder of A and the kidnapping of B" are two incidents that one clause names (rule ASM-11)."""
    before, now = names_of(group), names_of([hit])
    return bool(hit.trigger.pos == "n" and hit.token.dep_ == "conj" and before and now and not before & now)


def _are_taken_and_killed(group: list[Hit], hit: Hit) -> bool:
    """Return whether one deed took those whom the other killed ("abducted and later killed a clerk", rule ASM-13)."""
    pairs = [(known, hit) for known in group] + [(hit, known) for known in group]
    return any(
        _is_taking(one) and other.trigger.outcome is Outcome.KILLED and _are_same(one, other) for one, other in pairs
    )


def _is_retaken(group: list[Hit], hit: Hit) -> bool:
    """Return whether one clause tells that ground was taken and another, with a doer of its own, that it was retaken."""
    kinds = {known.trigger.sub_event_type for known in group if known.clause != hit.clause}
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in hit.clause.children)
    return own and {hit.trigger.sub_event_type, *kinds} >= _TURNS and hit.trigger.sub_event_type in _TURNS


def _is_of_others(group: list[Hit], hit: Hit) -> bool:
    """Return whether others did another deed at the same time, each with its own toll (rule ASM-20): "rebels shelled the town, killing
    six, as warplanes bombed the suburbs, killing 14".
    """
    kinds = {known.trigger.sub_event_type for known in group if known.trigger.sub_event_type and not known.trigger.weak}
    other, clause = hit.trigger.sub_event_type, hit.clause
    if other is None or hit.trigger.weak or not kinds or other in kinds or {other, *kinds} & CROWD:
        return False
    apart = clause.dep_ == "advcl" and any(child.lower_ in {"as", "while"} for child in clause.children)
    doer = any(child.dep_ == "nsubj" for child in clause.children)
    toll = any(child.dep_ == "advcl" and child.tag_ == "VBG" for child in clause.children)
    return apart and doer and toll and any(known.trigger.outcome for known in group)


def _is_an_answer(group: list[Hit], hit: Hit) -> bool:
    """Return whether somebody else answers what was done to them ("rebels shelled the town, and the army responded with air strikes on …",
    rule ASM-30); a place of its own tells it from one exchange of fire.
    """
    verbs = [
        word for word in (hit.token, *hit.token.ancestors) if word.lower_ in _ANSWERS and word.tag_.startswith("VB")
    ]
    before = {known.clause for known in group}
    return has_its_own_ground(hit) and any(
        verb.head in before
        and verb.dep_ in {"conj", "ccomp", "advcl"}
        and any(child.dep_ == "nsubj" for child in verb.children)
        for verb in verbs
    )


def _is_ended(group: list[Hit], hit: Hit) -> bool:
    """Return whether one agrees to end, or answers, what the other tells: an agreement and a curfew have no dead (rule ASM-62, "agreed to a truce after a week of
    clashes that killed 12").
    """
    kinds = {known.trigger.sub_event_type for known in group}
    if len(kinds) != 1 or not kinds <= _MEASURES or hit.trigger.sub_event_type in kinds:
        return False
    marks = {word.lower_ for word in (hit.token, *hit.token.ancestors)}
    return not marks.isdisjoint(_ENDS)


def _is_taking(hit: Hit) -> bool:
    return hit.trigger.sub_event_type is SubEventType.ABDUCTION


def _are_same(one: Hit, other: Hit) -> bool:
    """Return whether two deeds befell the same people, by name, by the same word or by a word that stands for them."""
    taken, killed = victims(one.token, one.trigger), victims(other.token, other.trigger)
    of_them = [noun.head.head for noun in taken if noun.head.lower_ == "of"]
    same = any(head in taken or head in of_them or head.lower_ in _THEM for head in killed)
    return bool(taken) and (same or bool(names_of([one]) & names_of([other])))


def _is_occasion(group: list[Hit], hit: Hit) -> bool:
    """Return whether a crowd gathered after the deed or because of it, which is then another one (rule ASM-14): "protests broke
    out after …", "protesting violence that left ten dead".
    """
    return any(_is_gathering(known) and _is_behind(hit.token, known) for known in group)


def _is_spark(group: list[Hit], hit: Hit) -> bool:
    """Return whether one is the deed that sparked the other, a crowd's ("the killing of an officer sparked protests", ASM-31)."""
    verb = hit.token.head.head if hit.token.head.lower_ == "to" else hit.token.head
    if hit.trigger.pos != "n" or hit.trigger.sub_event_type not in CROWD or verb.lower_ not in _SPARKS:
        return False
    causes = {word for child in verb.children if child.dep_ == "nsubj" for word in child.subtree}
    return any(known.token in causes for known in group)


def _is_gathering(hit: Hit) -> bool:
    verbs = [hit.clause, *(child for child in hit.token.children if child.dep_ == "relcl")]
    alone = hit.token == hit.clause or any(verb.lower_ in _HAPPEN for verb in verbs)
    return alone and hit.trigger.sub_event_type in CROWD


def _is_behind(token: Token, crowd: Hit) -> bool:
    path = [token, *token.ancestors]
    at = next((n for n, word in enumerate(path) if word in (crowd.token, crowd.clause)), 0)
    below = path[:at]
    if crowd.trigger.sub_event_type is SubEventType.PEACEFUL_PROTEST and _is_cause(below):
        return True
    marks = [mark for word in below if word.dep_ in {"prep", "advcl"} for mark in (word, *word.children)]
    return any(mark.lower_ in _FOLLOWING and mark.dep_ in {"prep", "mark"} for mark in marks)


def _is_cause(below: list[Token]) -> bool:
    """Return whether the words lead down to what a crowd protests, or to what is said of it ("for a rally over a raid that …")."""
    if not below or below[-1].dep_ == "dobj":
        return bool(below)
    told_of = len(below) == 2 or any(word.dep_ == "relcl" for word in below[:-2])
    return below[-1].lower_ in _STANCES and told_of


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

"""What is done to people in general, or as a rule: no deed on any day (rules FRM-64 and ACT-85 to ACT-90)."""

import re
from collections.abc import Iterator

from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.generic import is_of_a_trend, is_to_end
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.summaries import is_up_to_now
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_day, is_time
from pipeline.extract.text.relations import first_joined
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import People
from schemas.vocabulary import EVENT_TYPE_OF, ActorRole, Assertion, EventType, Outcome

_FORCES = frozenset({"army", "police", "side", "both"})
_WHICH = contexts()["quantity_heads"] | frozenset(
    {"the", "these", "those", "his", "her", "their", "its", "our", "all", "a"}
)
"""Words of a phrase for people by which they are some, and not people in general."""
_YEARS = frozenset({"years", "decade", "decades", "generations", "centuries"})
_ALWAYS = contexts()["as_a_rule"]
_KNOWN_FOR = contexts()["known_for"]
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "whoever", "whomever"})
_COUNTED = contexts()["counted"] | {"separate", "different", "various", "these", "those", "the", "both"}
_PRESENT = frozenset({"VBP", "VBZ", "VB"})
_PERFECT = frozenset({"have", "has", "had", "'ve"})
_DISPLACED = frozenset({"displaced", "uprooted", "dispossessed"})
_STILL = frozenset({"are", "is", "remain", "have", "has"})
_MANY = re.compile(r"(?:so |too )?(?:many|most|countless|innumerable)\b")
_A_NATION = re.compile(
    r"(?:our|my|your|their|this|its)\s(?:whole\s|entire\s|\w+\s)?(?:people|peoples|population)"
    r"|[Tt]he\s(?:whole\s|entire\s)?[A-Z]\w+\s(?:people|population)"
)
_A_FEW = 4
"""What "many" and a bare plural count at least; "dozens" and "hundreds" are a number."""
_OF_FORCE = frozenset(kind for kind, event in EVENT_TYPE_OF.items() if event is not EventType.STRATEGIC_DEVELOPMENTS)


def is_habit(frame: Frame) -> bool:
    """Return whether the words tell of what is done as a rule or for years, and count and name nobody."""
    people = frame.people
    if _only_displaced(frame):
        return True
    if any(one.name or (one.count and one.count.best is not None) for one in people):
        return _befalls_whomever(frame)
    if any(is_general(frame) for is_general in _AS_A_RULE):
        return True
    return bool(people) and not _is_set(frame) and (_befalls_a_nation(frame) or _befell_many(frame))


def is_at_large(frame: Frame) -> bool:
    """Return whether it befalls people as such, with no day, number or place: by nouns alone ("the murder of peasants"), or by two verbs
    at least that somebody did to whomever ("raped, killed and tortured civilians", FRM-64).
    """
    if _is_set(frame):
        return False
    verbs = {hit.token.lower_ for hit in frame.hits if hit.trigger.pos != "n"}
    people = frame.people
    bare = all(one.count is not None and one.count.best is None and _is_bare(one.text, verbs) for one in people)
    return bare and not (verbs and (len(verbs) == 1 or not _is_of_a_force(frame)))


def _is_set(frame: Frame) -> bool:
    """Return whether a place, a number or a day says which deed it is."""
    return bool(frame.locatives) or any(word.tag_ == "CD" or is_time(word) or is_day(word) for word in frame.region)


def _is_bare(people: str, verbs: set[str]) -> bool:
    """Return whether no word says which people they are: "peasants", beside nouns alone "political and labor leaders"."""
    words = people.split()
    several = not verbs and people.islower() and _WHICH.isdisjoint(words)
    return people.replace(" ", "").isalpha() and (len(words) == 1 or several)


def _is_of_a_force(frame: Frame) -> bool:
    """Return whether a whole force or several do it, as in a report on a war ("both armies", "soldiers and militiamen")."""
    doers = [role.head for role in frame.roles if role.role is not ActorRole.TARGET]
    return bool(doers) and all(noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _FORCES for noun in doers)


def _befalls_a_nation(frame: Frame) -> bool:
    """Return whether all whom it befell are a people ("used to kill our people", ACT-87)."""
    return all(_A_NATION.fullmatch(one.text) for one in frame.people)


def _befell_many(frame: Frame) -> bool:
    """Return whether it has been done up to now to people whom nothing counts ("many brave men have been murdered", ACT-86)."""
    people = frame.people
    vague = all(one.count and _is_vague(one) for one in people)
    return (
        vague
        and Outcome.CAPTURED not in frame.tolls
        and frame.judgement.assertion is Assertion.ASSERTED
        and is_up_to_now(frame)
    )


def _is_vague(one: People) -> bool:
    """Return whether nothing says how many or which they are: "many brave men", "civilians"."""
    counted = one.count is not None and (one.count.best is not None or one.count.low > _A_FEW)
    if counted or one.name or one.more:
        return False
    return _MANY.match(one.text.lower()) is not None or _is_bare(one.text, set())


def _goes_on_for_years(frame: Frame) -> bool:
    """Return whether it has been done "for years" ("have fought the militia for decades", ACT-85)."""
    over = [verb for hit in frame.hits for verb in (hit.token, *_with_what_it_goes_with(hit.clause))]
    if not any(map(_is_perfect, over)) or _OF_FORCE.isdisjoint(frame.sub_event_types):
        return False
    verbs = {*over, *(verb for hit in frame.hits for verb in hit.clause.conjuncts)}
    return any(_is_for_years(child) for verb in verbs for child in verb.children)


def _with_what_it_goes_with(clause: Token) -> Iterator[Token]:
    """Yield a clause's verb, and that which a participle goes with ("have operated there for a decade, kidnapping for ransom")."""
    yield clause
    while clause.tag_ == "VBG" and clause.dep_ in {"advcl", "conj"}:
        clause = clause.head
        yield clause


def _is_for_years(phrase: Token) -> bool:
    return phrase.lower_ == "for" and any(noun.lower_ in _YEARS for noun in phrase.children)


def _is_perfect(verb: Token) -> bool:
    return any(child.lower_ in _PERFECT and child.dep_ == "aux" for child in verb.children)


def _befalls_whomever(frame: Frame) -> bool:
    """Return whether it is done to whoever does something ("they kidnap and murder anyone who resists"), or asked whether it is
    ("does a war kill people?", ACT-89).
    """
    own = [hit.token for hit in frame.hits if hit.token.tag_ in _PRESENT]
    asked = any(child.lower_ in {"does", "do"} for verb in own for child in verb.children)
    verbs = [verb for one in own for verb in (one, *one.conjuncts) if verb.tag_ in _PRESENT]
    return asked or any(_is_open(child) for verb in verbs for child in verb.children)


def _is_open(noun: Token) -> bool:
    return noun.dep_ == "dobj" and noun.lower_ in _ANYBODY and any(child.dep_ == "relcl" for child in noun.children)


def _are_usual(frame: Frame) -> bool:
    """Return whether they are acts that somebody does again and again, or is known for ("frequent kidnappings", "is notorious for bomb
    attacks", ACT-88).
    """
    acts = [hit for hit in frame.hits if hit.trigger.sub_event_type]
    return bool(acts) and all(hit.trigger.pos == "n" and hit.token.tag_ == "NNS" and _is_usual(hit) for hit in acts)


def _is_usual(hit: Hit) -> bool:
    noun = hit.token
    if any(child.lower_ in _ALWAYS for child in noun.children):
        return True
    noun = first_joined(noun)
    link = noun.head
    return noun.dep_ == "pobj" and link.lower_ in {"for", "by"} and link.head.lower_ in _KNOWN_FOR


def _have_effects(frame: Frame) -> bool:
    """Return whether it is only told what such acts have led to ("attacks have cost the firm millions", ACT-90)."""
    acts = [hit for hit in frame.hits if hit.trigger.sub_event_type]
    return not frame.tolls and bool(acts) and all(hit.trigger.pos == "n" and _has_effects(hit.token) for hit in acts)


def _has_effects(noun: Token) -> bool:
    counted = any(child.tag_ == "CD" or child.lower_ in _COUNTED for child in noun.children)
    if noun.tag_ != "NNS" or noun.dep_ != "nsubj" or counted or not _is_perfect(noun.head):
        return False
    felt = any(child.dep_ == "dobj" and child.lower_ in contexts()["feelings"] for child in noun.head.children)
    return felt or noun.head.lower_ in contexts()["effects"]


def _are_to_end(frame: Frame) -> bool:
    """Return whether all that is told is what is to end or how much of it there is ("demanded a halt to the murder of activists",
    FRM-40, FRM-65).
    """
    acts = [hit.token for hit in frame.hits if hit.trigger.sub_event_type]
    return bool(acts) and all(noun.tag_.startswith("NN") and (is_to_end(noun) or is_of_a_trend(noun)) for noun in acts)


def _only_displaced(frame: Frame) -> bool:
    """Return whether all that it tells is by what people "are" or "have been" displaced: a number of refugees, and no fight (FRM-400)."""
    acts = [hit.token for hit in frame.hits if hit.trigger.sub_event_type]
    return bool(acts) and all(map(_displaces, acts))


def _displaces(noun: Token) -> bool:
    verb = noun.head.head
    by_it = noun.dep_ in {"pobj", "pcomp"} and noun.head.lower_ == "by" and verb.lower_ in _DISPLACED
    return by_it and any(child.lower_ in _STILL and child.dep_ in {"aux", "auxpass"} for child in verb.children)


_AS_A_RULE = (_goes_on_for_years, _befalls_whomever, _are_usual, _have_effects, _are_to_end)

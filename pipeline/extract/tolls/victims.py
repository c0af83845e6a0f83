"""Whom an act befalls: the noun phrases that a trigger's parse makes its victims (rules FRM-2, FRM-3, FRM-10)."""

from typing import cast

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.triggers import Trigger, forms
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_length, is_time
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import People, people_in
from pipeline.extract.tolls.phrases import of_an_age
from schemas.vocabulary import Outcome, SubEventType

_SAY = contexts()["say"]
_OF_MANY = frozenset({"massacre", "massacres", "bloodbath"})
"""Deeds that befall nobody alone: one name after them is the place's (rule CAS-86)."""
_LEAVES = frozenset({"left", "leave", "leaves", "leaving"})
_THEY = frozenset({"they", "he", "she"})
_PARTICLES = frozenset({"dead", "down"})
_PASSIVES = frozenset({"in", "by", "near", "outside", "at", "over", "after", "following", "amid", "during"})
_OF_THE_FORM = frozenset({"life", "lives", "injury", "injuries", "wounds", "burns"})
_IN_HANDS = frozenset({"hostage", "captive"})
"""Objects that belong to the verb ("lost their lives", "took them hostage") and are nobody; "a hostage" is somebody."""

_SAYS_ON = frozenset({"xcomp", "oprd", "ccomp", "advcl"})
"""How a participle stands that tells on of whom a passive befell ("was arrested, detained for fraud, as 30 officers …", ACT-103)."""


def people_hit(victim: Token, trigger: Trigger) -> tuple[People, ...]:
    """Whom the act befell: killed, hurt or arrested is somebody, also by a noun that no list knows ("an electrician")."""
    taken = trigger.outcome is Outcome.CAPTURED and trigger.needs is None
    several = trigger.pos == "n" and victim.tag_ == "NNS"
    return people_in(victim, anyone=taken or (trigger.outcome in {Outcome.KILLED, Outcome.INJURED} and not several))


def victims(token: Token, trigger: Trigger) -> list[Token]:
    """Return the heads of the noun phrases that the act befalls; failing the parse, the nearest noun for people."""
    answers, asked = token.doc.answers, ((victims, trigger), token.i)
    if asked not in answers:
        answers[asked] = tuple(_befallen(token, trigger))
    return [*cast(tuple[Token, ...], answers[asked])]


def _befallen(token: Token, trigger: Trigger) -> list[Token]:
    token = token.head if token.dep_ in {"aux", "auxpass"} else token
    if _went_off_by_itself(token, trigger):
        return []
    found = [_antecedent(noun) for noun in _victims(token, trigger) if not (_is_act(noun) or is_length(noun))]
    if trigger.pos != "v" or found or _is_statistic(token):
        return found
    if named := _name_before(token):
        return [named]
    passive = any(child.dep_ == "auxpass" for child in token.children) or (
        token.dep_ == "acl" and token.tag_ != "VBG" and not _is_act(token.head)
    )
    near = reversed(token.doc[max(0, token.i - 12) : token.i]) if passive else token.doc[token.i + 1 : token.i + 8]
    people = (word for word in near if word.tag_[:2] == "NN" and people_noun(word.text) and word.dep_ != "compound")
    nouns = (word for word in people if not (_is_of_the_form(word) or _says_so(word)))
    found = [_first_joined(noun) for noun in nouns][:1]
    return found if trigger.sub_event_type else [_counter(noun) for noun in found]


def _says_so(noun: Token) -> bool:
    """Return whether it is who tells of it (" … many wounded," said a witness)."""
    return noun.dep_ == "nsubj" and noun.head.lower_ in _SAY


def sets_on_fire(verb: Token) -> bool:
    """Return whether things follow "set on fire" and "set fire to", which somebody then does ("the rebels, set on fire two mills")."""
    after = list(verb.doc[verb.i + 1 : verb.i + 4])
    fire = next((word for word in after if word.lower_ in {"fire", "ablaze", "alight"}), None)
    if verb.lower_ != "set" or fire is None or fire.i + 1 >= len(verb.doc):
        return False
    return fire.nbor(1).tag_ in {"CD", "DT", "PRP$", "NNS", "JJ", "TO"} or fire.nbor(1).lower_ == "to"


def _name_before(verb: Token) -> Token | None:
    """The name right before "was", where the parse finds no subject ("in Lyari, the head of the union, Tariq, was shot")."""
    auxiliary = next((child for child in verb.children if child.dep_ == "auxpass"), None)
    if auxiliary is None or auxiliary.i > verb.i:
        return None
    before = [word for word in verb.doc[: auxiliary.i] if word.text != "," and not word.text.isdigit()]
    name = before[-1] if before else None
    if name is None or name.tag_ != "NNP" or is_time(name):
        return None
    first = name.left_edge
    return name if first.i == 0 or first.nbor(-1).text == "," else None


def _antecedent(noun: Token) -> Token:
    """Whom "who" stands for: the noun that its clause describes, with those joined before it where "who were" says several
    ("three policemen and a soldier who were abducted").
    """
    clause = noun.head
    if noun.tag_ not in {"WP", "WDT"} or clause.dep_ != "relcl":
        return noun
    if (resident := _whose_town(clause.head)) is not None:
        return resident
    several = any(child.lower_ in {"were", "are", "have"} for child in clause.children)
    return _first_joined(clause.head) if several and clause.head.tag_ in {"NN", "NNP"} else clause.head


def _whose_town(name: Token) -> Token | None:
    """Who is told of by a place's name before "who" ("Arabinda Das, a resident of Shillong, who was abducted"); None where nobody is."""
    link, who = name.head, name.head.head
    if (
        name.dep_ != "pobj"
        or name.tag_ != "NNP"
        or link.lower_ not in {"of", "from", "in"}
        or not people_noun(who.text)
    ):
        return None
    return who.head if who.dep_ == "appos" else who


def _first_joined(noun: Token) -> Token:
    """The first of the nouns that "and" joins, if all of them name people."""
    while noun.dep_ == "conj" and people_noun(noun.head.text):
        noun = noun.head
    return noun


def _is_act(noun: Token) -> bool:
    """Return whether the noun is an act or a weapon, which kills and is not killed ("a strike killed …")."""
    return people_noun(noun.text) is None and any(form.trigger.pos == "n" for form in forms().get(noun.lower_, ()))


def _is_statistic(token: Token) -> bool:
    """Return whether the words only say who somebody is ("he is the third leader captured this month", "they were rebels killed
    in a fight").
    """
    noun = token.head
    if token.dep_ not in {"acl", "relcl"} or noun.dep_ != "attr":
        return False
    are_they = any(child.dep_ == "nsubj" and child.lower_ in _THEY for child in noun.head.children)
    return are_they or any(child.lower_ == "the" for child in noun.children)


def _tells_where(clause: Token) -> bool:
    """Return whether the clause tells what happened where it hangs, and not to whom ("Karachi, where 150 have died", ACT-106)."""
    return any(child.dep_ == "advmod" and child.lower_ in {"where", "when"} for child in clause.children)


def _victims(token: Token, trigger: Trigger) -> list[Token]:  # noqa: C901, PLR0911, PLR0912 - a table of cases
    kids = {child.dep_: child for child in reversed(list(token.children))}
    if trigger.pos == "n":
        return _of_the_deed(token, trigger)
    if trigger.pos == "a":
        return _of_the_dead(token)
    if token.lower_ in {"set", "sets", "setting"} and "prep" in kids and kids["prep"].lower_ == "upon":
        return list(kids["prep"].children)
    if "nsubjpass" in kids:
        return [kids["nsubjpass"]]
    is_left = token.dep_ in _SAYS_ON and token.head.lower_ in _LEAVES and kids.keys().isdisjoint({"nsubj", "mark"})
    if is_left and (left := _objects_before(token)):
        return left
    if _befalls_its_subject(trigger, kids):
        return [kids["nsubj"]]
    if "dobj" not in kids and (aged := [child for child in token.children if of_an_age(child)]):
        return aged
    if kids.keys().isdisjoint({"dobj", "auxpass", "nsubjpass"}) and (shared := _shared_object(token)):
        return [shared]
    if "dobj" in kids and (befallen := _object(kids["dobj"])):
        return befallen
    if token.dep_ == "acl" and (right := right_after(token)):
        return [right]
    does = "nsubj" in kids and _is_perfect(token)
    if token.dep_ in {"acl", "relcl"} and token.tag_ == "VBN" and not (does or _tells_where(token)):
        whom = token.head.head if token.head.dep_ == "amod" else token.head
        return [] if _is_statistic(token) or _is_act(whom) or sets_on_fire(token) else [whom]
    if "nsubj" in kids and (_is_told_of_it(token, trigger) or _is_reduced_passive(token, trigger, kids)):
        return [kids["nsubj"]]
    if token.dep_ == "relcl" and "nsubj" in kids and kids["nsubj"].tag_ == "WP":
        return [token.head] if trigger.sub_event_type is None else []
    if token.tag_ == "VBN" and any(child.dep_ == "auxpass" and child.i > token.i for child in token.children):
        return [child for child in token.doc[token.i :] if child.dep_ in {"nsubj", "attr"} and child.tag_ == "NNS"][:1]
    if token.tag_ == "VBN" and token.i and token.nbor(-1).tag_ == "CD" and "dobj" not in kids:
        return [token.nbor(-1)]
    if token.tag_ == "VBN" and token.dep_ in _SAYS_ON and kids.keys().isdisjoint({"auxpass", "aux", "nsubj", "mark"}):
        return [child for child in token.head.children if child.dep_ == "nsubjpass"]
    if token.dep_ == "conj" and token.head.tag_ in {"VBN", "VBD"}:
        return _of_the_gap(token, kids)
    if token.tag_ == "VBN" and "nsubj" in kids and not _is_perfect(token):
        return [kids["nsubj"]]
    return []


def _objects_before(participle: Token) -> list[Token]:
    """Whom something "left" wounded ("left two guards seriously injured")."""
    return [child for child in participle.head.children if child.dep_ == "dobj" and child.i < participle.i]


def _went_off_by_itself(verb: Token, trigger: Trigger) -> bool:
    """Return whether a thing exploded, which the parse has describe people ("planted by two men detonated near a car")."""
    return verb.dep_ == "acl" and trigger.outcome is None and trigger.sub_event_type is SubEventType.REMOTE_EXPLOSIVE


def _is_perfect(verb: Token) -> bool:
    """Return whether it is what somebody "had" done: "had fired on"."""
    return any(
        child.dep_ == "aux" and child.lower_ in {"had", "has", "have", "'ve", "having"} for child in verb.children
    )


def _is_reduced_passive(verb: Token, trigger: Trigger, kids: dict[str, Token]) -> bool:
    """Return whether headlines leave out "was": "journalist shot dead in Doma" (rule FRM-19)."""
    if trigger.outcome is None or "dobj" in kids or "conj" in kids or verb.tag_ not in {"VBD", "VBN"}:
        return False
    after = [word.lower_ for word in verb.doc[verb.i + 1 : verb.i + 3] if word.lower_ not in _PARTICLES]
    return bool(after) and after[0] in _PASSIVES


def right_after(verb: Token) -> Token | None:
    """The people who follow "shot dead" at once, which the parse gives to another verb ("gunmen said to be herders shot dead three
    farmers", rule FRM-73).
    """
    after = verb.doc[verb.i + 1 : verb.i + 6]
    if not after or after[0].lower_ not in _PARTICLES:
        return None
    noun = next((word for word in after[1:] if people_noun(word.text)), None)
    return noun if noun is not None and after[1].tag_ in {"CD", "DT"} else None


def _shared_object(verb: Token) -> Token | None:
    """The object that a verb shares with one right after it ("shot and injured a guard")."""
    joined = (
        child
        for child in verb.children
        if child.dep_ == "conj" and child.i - verb.i == 2 and _is_of_one_form(child, verb)
    )
    return next((noun for child in joined for noun in child.children if noun.dep_ == "dobj"), None)


def _is_of_one_form(one: Token, other: Token) -> bool:
    """Return whether both verbs stand in one form; the parse tells "shot" of the past from "killed" after "had" by chance."""
    return one.tag_ == other.tag_ or {one.tag_, other.tag_} == {"VBD", "VBN"}


def _object(noun: Token) -> list[Token]:
    """The verb's object; of "claimed the lives of nine" the nine, of "killing all of them" them."""
    if noun.lower_ in {"all", "both"} and (whole := _of(noun)):
        return whole
    if _is_of_the_form(noun):
        return _of(noun) or [child for child in noun.children if child.dep_ == "nummod"]
    return [noun]


def _is_of_the_form(noun: Token) -> bool:
    return noun.lower_ in _OF_THE_FORM or (noun.lower_ in _IN_HANDS and not any(noun.children))


def _of(noun: Token) -> list[Token]:
    """What "of" joins to the noun."""
    return [
        inner for child in noun.children if child.lower_ == "of" for inner in child.children if inner.dep_ == "pobj"
    ]


def _of_the_noun(noun: Token) -> list[Token]:
    """Whom a noun's own words count: "the death of a guard", "ten insurgent deaths"."""
    counted = any(child.dep_ in {"nummod", "compound", "amod"} and _counts(child) for child in noun.children)
    return _of(noun) or ([noun] if counted and people_noun(noun.text) else [])


def _counts(word: Token) -> bool:
    return word.tag_ == "CD" or people_noun(word.text) is not None or word.lower_ in {"several", "civilian"}


def _of_the_deed(noun: Token, trigger: Trigger) -> list[Token]:
    """In "the murder of a judge" and "the judge's murder" the judge; who stands with "of" leaves the other the doer."""
    whom = _of_the_noun(noun)
    if noun.lower_ in _OF_MANY and all(one.tag_ == "NNP" for one in whom):
        return []
    befalls = (
        trigger.outcome in {Outcome.KILLED, Outcome.CAPTURED} or trigger.sub_event_type is SubEventType.SEXUAL_VIOLENCE
    )
    if whom or not befalls:
        return whom
    return [child for child in noun.children if child.dep_ == "poss" and child.tag_[:2] == "NN" and not is_time(child)]


def _is_told_of_it(token: Token, trigger: Trigger) -> bool:
    """Return whether the verb tells what befell its subject, or what it has been ("has been in prison since May", rule ACT-81)."""
    return trigger.sub_event_type is None or token.lower_ == "been"


def _befalls_its_subject(trigger: Trigger, kids: dict[str, Token]) -> bool:
    """What tells of an outcome alone befalls its subject where the object is a thing ("residents fled their homes"), or
    a part of them ("17 had died, among them six children").
    """
    if trigger.sub_event_type is not None or not {"dobj", "nsubj"} <= set(kids):
        return False
    if not people_in(kids["nsubj"]):
        return False
    among = any(child.lower_ == "among" for child in kids["dobj"].children)
    return among or not any(people_in(noun) for noun in _object(kids["dobj"]))


def _of_the_dead(token: Token) -> list[Token]:
    """Who are dead; in "leaving three dead" the parse makes the dead the object, and the three their number."""
    if own := [child for child in token.children if child.dep_ == "nsubj"]:
        return own
    if token.dep_ == "dobj" and (counted := [child for child in token.children if child.dep_ == "nummod"]):
        return counted
    if token.dep_ == "amod" and token.i > token.head.i:
        return [_counter(token.head)]
    if token.dep_ == "conj" and people_noun(token.head.text):
        return [_first_joined(token.head)]
    if token.dep_ in {"acomp", "oprd", "ccomp", "xcomp"}:
        objects = [child for child in token.head.children if child.dep_ in {"dobj", "nsubjpass"}]
        subjects = [child for child in token.head.children if child.dep_ == "nsubj"]
        return objects or (subjects if token.head.lower_ in {"is", "are", "was", "were", "be"} else [])
    return []


def _counter(noun: Token) -> Token:
    """In "scores of fighters" the scores, which govern the fighters."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.tag_[:2] in {"NN", "CD"} else noun


def _of_the_gap(token: Token, kids: dict[str, Token]) -> list[Token]:
    """In "12 people were killed and 30 others wounded" the parser takes the second verb for an active one."""
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.head.children)
    if passive and token.nbor(-1).lower_ == "another":
        return [token.nbor(-1)]
    if "auxpass" in kids:
        return _before(kids["auxpass"])
    if passive and "nsubj" in kids:
        return [kids["nsubj"]]
    if passive:
        return [child for child in token.head.children if child.dep_ == "nsubjpass"]
    return []


def _before(auxiliary: Token) -> list[Token]:
    """The people just before "was" or "were", where the parse gave them to another verb."""
    words = reversed(auxiliary.doc[max(0, auxiliary.i - 12) : auxiliary.i])
    nouns = (word for word in words if word.tag_[:2] in {"NN", "CD"} and word.dep_ not in {"compound", "nummod"})
    return [noun for noun in nouns if people_noun(noun.text)][:1]

"""Whom a verb befalls, by the parse and where the parse errs: a table of small rules, of which the first that knows somebody
holds (rules FRM-2, FRM-3, FRM-10).
"""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.contexts import contexts
from pipeline.extract.text.relations import subjects_of
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from pipeline.extract.tolls.heads import belongs_to_the_verb, counter, is_act, of_what
from pipeline.extract.tolls.phrases import QUANTITY_HEADS, of_an_age

_WOUNDS = frozenset({"injuries", "wounds", "burns"})
_LEAVES = frozenset({"left", "leave", "leaves", "leaving"})
_SAY = contexts()["say"] | contexts()["allege"]
_THEY = frozenset({"they", "he", "she"})
_PARTICLES = frozenset({"dead", "down"})
_PASSIVES = frozenset({"in", "by", "near", "outside", "at", "over", "after", "following", "amid", "during"})
_SAYS_ON = frozenset({"xcomp", "oprd", "ccomp", "advcl"})
"""How a participle stands that tells on of whom a passive befell ("was arrested, detained for fraud, as 30 officers …", ACT-103)."""


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb in the sense of its row, with what it governs by its relations: of several the first."""

    token: Token
    trigger: Trigger
    governs: dict[str, Token]

    def has(self, *relations: str) -> bool:
        """Return whether it governs something by any of the relations."""
        return any(relation in self.governs for relation in relations)


def of_the_verb(token: Token, trigger: Trigger) -> list[Token]:
    """Return the heads of the noun phrases that the verb befalls; nobody where the parse names none."""
    verb = _Verb(token, trigger, {child.dep_: child for child in reversed(token.children)})
    answers = (rule(verb) for rule in _RULES)
    return next((found for found in answers if found is not None), [])


def _set_upon(verb: _Verb) -> list[Token] | None:
    """Whom a mob "set upon"."""
    link = verb.governs.get("prep")
    set_upon = verb.token.lower_ in {"set", "sets", "setting"} and link is not None and link.lower_ == "upon"
    return list(link.children) if link is not None and set_upon else None


def _subject_of_a_passive(verb: _Verb) -> list[Token] | None:
    return [verb.governs["nsubjpass"]] if verb.has("nsubjpass") else None


def _left_so(verb: _Verb) -> list[Token] | None:
    """Whom something "left" wounded ("left two guards seriously injured")."""
    token = verb.token
    if token.dep_ not in _SAYS_ON or token.head.lower_ not in _LEAVES or verb.has("nsubj", "mark"):
        return None
    return [child for child in token.head.children if child.dep_ == "dobj" and child.i < token.i] or None


def _subject_of_an_outcome(verb: _Verb) -> list[Token] | None:
    """What tells of an outcome alone befalls its subject where the object is a thing ("residents fled their homes"), or
    a part of them ("17 had died, among them six children").
    """
    subject, thing = verb.governs.get("nsubj"), verb.governs.get("dobj")
    if verb.trigger.sub_event_type is not None or subject is None or thing is None or not people_in(subject):
        return None
    among = any(child.lower_ == "among" for child in thing.children)
    return [subject] if among or not any(people_in(noun) for noun in _object(thing)) else None


def _of_an_age(verb: _Verb) -> list[Token] | None:
    """Whom only an age stands for ("killed a 12-year-old")."""
    return None if verb.has("dobj") else [child for child in verb.token.children if of_an_age(child)] or None


def _shared_object(verb: _Verb) -> list[Token] | None:
    return None if verb.has("dobj", "auxpass", "nsubjpass") else shared_object(verb.token)


def shared_object(verb: Token) -> list[Token] | None:
    """Return the object that a verb shares with one right after it ("shot and injured a guard"); None without any."""
    joined = (
        child
        for child in verb.children
        if child.dep_ == "conj" and _is_right_behind(child, verb) and _are_of_one_form(child, verb)
    )
    return [noun for child in joined for noun in child.children if noun.dep_ == "dobj"][:1] or None


def _is_right_behind(joined: Token, verb: Token) -> bool:
    """Return whether only "and" stands between, and "at" ("shot at and injured a guard", FRM-360)."""
    between = [word.lower_ for word in verb.doc[verb.i + 1 : joined.i]]
    return len(between) == 1 or (len(between) == 2 and between[0] == "at")


def _are_of_one_form(one: Token, other: Token) -> bool:
    """Return whether both verbs stand in one form; the parse tells "shot" of the past from "killed" after "had" by chance."""
    return one.tag_ == other.tag_ or {one.tag_, other.tag_} == {"VBD", "VBN"}


def _whom_they_took(verb: _Verb) -> list[Token] | None:
    """Whom a clause without "whom" describes ("freed two engineers they had abducted", "a student they say police shot dead", rule
    FRM-346).
    """
    told, subject = verb.token, verb.governs.get("nsubj")
    if told.tag_ not in {"VBD", "VBN"} or verb.has("dobj", "auxpass", "nsubjpass", "mark", "advmod"):
        return None
    says = told.head if told.dep_ == "ccomp" and told.head.lower_ in _SAY else None
    clause = says or told
    theirs = subject is not None and (says is not None or subject.tag_ == "PRP")
    return [clause.head] if theirs and clause.dep_ == "relcl" and people_in(clause.head) else None


def _objects(verb: _Verb) -> list[Token] | None:
    return (_object(verb.governs["dobj"]) or None) if verb.has("dobj") else None


def _object(noun: Token) -> list[Token]:
    """The verb's object; of "claimed the lives of nine" the nine, of "killing all of them" them. Nobody's number is that of wounds
    ("sustained 50 burn injuries", CAS-253).
    """
    if noun.lower_ in {"all", "both"} and (whole := of_what(noun)):
        return whole
    if noun.lower_ in _WOUNDS:
        return []
    if belongs_to_the_verb(noun):
        return of_what(noun) or [child for child in noun.children if child.dep_ == "nummod"]
    return [noun]


def _right_behind(verb: _Verb) -> list[Token] | None:
    right = right_after(verb.token) if verb.token.dep_ == "acl" else None
    return [right] if right else None


def _described(verb: _Verb) -> list[Token] | None:
    """Whom a participle behind them tells of ("two men killed in a raid"); nobody where it only says who somebody is."""
    token = verb.token
    does = verb.has("nsubj") and _is_perfect(token)
    if token.dep_ not in {"acl", "relcl"} or token.tag_ != "VBN" or does or _tells_where(token):
        return None
    whom = token.head.head if token.head.dep_ == "amod" else token.head
    counted = counter(whom)
    whom = counted if counted.lower_ in QUANTITY_HEADS and not any(counted.conjuncts) else whom
    return [] if is_description(token) or is_act(whom) or sets_on_fire(token) else [whom]


def _subject_told_of(verb: _Verb) -> list[Token] | None:
    told = verb.has("nsubj") and (_is_told_of_it(verb) or _is_reduced_passive(verb))
    return [verb.governs["nsubj"]] if told else None


def _is_told_of_it(verb: _Verb) -> bool:
    """Return whether the verb tells what befell its subject, or what it has been ("has been in prison since May", rule ACT-81)."""
    return verb.trigger.sub_event_type is None or verb.token.lower_ == "been"


def _is_reduced_passive(verb: _Verb) -> bool:
    """Return whether headlines leave out "was": "journalist shot dead in Doma" (rule FRM-19)."""
    if verb.trigger.outcome is None or verb.has("dobj", "conj") or verb.token.tag_ not in {"VBD", "VBN"}:
        return False
    behind = verb.token.doc[verb.token.i + 1 : verb.token.i + 3]
    after = [word.lower_ for word in behind if word.lower_ not in _PARTICLES]
    return bool(after) and after[0] in _PASSIVES


def _who_did(verb: _Verb) -> list[Token] | None:
    """Whom "who" stands for: of what tells of an outcome alone ("two men who died"); of a deed it is who does it."""
    if verb.token.dep_ != "relcl" or not verb.has("nsubj") or verb.governs["nsubj"].tag_ != "WP":
        return None
    return [verb.token.head] if verb.trigger.sub_event_type is None else []


def _behind_what_was_done(verb: _Verb) -> list[Token] | None:
    """Whom it befell behind a verb that opens the sentence ("Killed were two guards")."""
    token = verb.token
    if token.tag_ != "VBN" or not any(child.dep_ == "auxpass" and child.i > token.i for child in token.children):
        return None
    return [child for child in token.doc[token.i :] if child.dep_ in {"nsubj", "attr"} and child.tag_ == "NNS"][:1]


def _number_before(verb: _Verb) -> list[Token] | None:
    token = verb.token
    counted = token.tag_ == "VBN" and token.i > 0 and token.nbor(-1).tag_ == "CD" and not verb.has("dobj")
    return [token.nbor(-1)] if counted else None


def _told_on(verb: _Verb) -> list[Token] | None:
    """Whom the verb befell that it hangs on ("was arrested, detained for fraud")."""
    token = verb.token
    if token.tag_ != "VBN" or token.dep_ not in _SAYS_ON or verb.has("auxpass", "aux", "nsubj", "mark"):
        return None
    return [child for child in token.head.children if child.dep_ == "nsubjpass"]


def _joined_on(verb: _Verb) -> list[Token] | None:
    """In "12 people were killed and 30 others wounded" the parser takes the second verb for an active one."""
    token = verb.token
    if token.dep_ != "conj" or token.head.tag_ not in {"VBN", "VBD"}:
        return None
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.head.children)
    if passive and token.nbor(-1).lower_ == "another":
        return [token.nbor(-1)]
    if verb.has("auxpass"):
        return _who_acted_before(verb) or _before(verb.governs["auxpass"])
    if passive and verb.has("nsubj"):
        return [verb.governs["nsubj"]]
    return [child for child in token.head.children if child.dep_ == "nsubjpass"] if passive else []


def _who_acted_before(verb: _Verb) -> list[Token]:
    """Who did what came before, where "and was" or "and were later" goes on with them ("a man stabbed two students and was arrested",
    CAS-255); nobody where people stand between.
    """
    before, link = verb.token.head, verb.governs["auxpass"].nbor(-1)
    active = before.tag_ == "VBD" and not any(child.dep_ == "auxpass" for child in before.children)
    goes_on = link.lower_ in {"and", "but", "before"} and not verb.has("nsubj") and not verb.has("nsubjpass")
    return subjects_of(before) if active and goes_on else []


def _before(auxiliary: Token) -> list[Token]:
    """The people just before "was" or "were", where the parse gave them to another verb."""
    words = reversed(auxiliary.doc[max(0, auxiliary.i - 12) : auxiliary.i])
    nouns = (word for word in words if word.tag_[:2] in {"NN", "CD"} and word.dep_ not in {"compound", "nummod"})
    return [noun for noun in nouns if people_noun(noun.text)][:1]


def _subject_of_a_participle(verb: _Verb) -> list[Token] | None:
    does = _is_perfect(verb.token) or _shared_object(verb) is not None
    return [verb.governs["nsubj"]] if verb.token.tag_ == "VBN" and verb.has("nsubj") and not does else None


_RULES: tuple[Callable[[_Verb], list[Token] | None], ...] = (
    _set_upon,
    _subject_of_a_passive,
    _left_so,
    _subject_of_an_outcome,
    _of_an_age,
    _shared_object,
    _whom_they_took,
    _objects,
    _right_behind,
    _described,
    _subject_told_of,
    _who_did,
    _behind_what_was_done,
    _number_before,
    _told_on,
    _joined_on,
    _subject_of_a_participle,
)
"""In order; None: the rule does not know, and the next is asked."""


def right_after(verb: Token) -> Token | None:
    """Return the people who follow "shot dead" at once, which the parse gives to another verb ("gunmen said to be herders shot dead three
    farmers", rule FRM-73).
    """
    after = verb.doc[verb.i + 1 : verb.i + 6]
    if not after or after[0].lower_ not in _PARTICLES:
        return None
    noun = next((word for word in after[1:] if people_noun(word.text)), None)
    return noun if noun is not None and after[1].tag_ in {"CD", "DT"} else None


def sets_on_fire(verb: Token) -> bool:
    """Return whether things follow "set on fire" and "set fire to", which somebody then does ("the rebels, set on fire two mills")."""
    after = list(verb.doc[verb.i + 1 : verb.i + 4])
    fire = next((word for word in after if word.lower_ in {"fire", "ablaze", "alight"}), None)
    if verb.lower_ != "set" or fire is None or fire.i + 1 >= len(verb.doc):
        return False
    return fire.nbor(1).tag_ in {"CD", "DT", "PRP$", "NNS", "JJ", "TO"} or fire.nbor(1).lower_ == "to"


def is_description(token: Token) -> bool:
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


def _is_perfect(verb: Token) -> bool:
    """Return whether it is what somebody "had" done: "had fired on"."""
    return any(
        child.dep_ == "aux" and child.lower_ in {"had", "has", "have", "'ve", "having"} for child in verb.children
    )

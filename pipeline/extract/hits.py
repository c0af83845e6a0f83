"""Triggers in the parse: words of the lexicon that are used in the sense of their row (rule FRM-1)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.extract.contexts import contexts, sentence_wide
from pipeline.extract.listed import listed_before
from pipeline.extract.taking import takes_ground_named, takes_somebody_named
from pipeline.extract.times import is_time
from pipeline.extract.tokens import Doc, Token
from pipeline.extract.tolls import people_in
from pipeline.extract.triggers import Form, Trigger, forms, stands_at
from pipeline.extract.victims import people_hit, victims
from schemas.vocabulary import SubEventType

_IN_AN_OBJECT = frozenset({"dobj", "nsubjpass", "pobj", "compound", "amod", "conj", "nmod", "appos"})
_CARRIED = contexts()["carried"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the parse."""

    token: Token
    """The form's word; of several the one that governs the others ("fire" stands under "opened")."""
    trigger: Trigger
    clause: Token
    """The verb of its clause, or the sentence's head."""


def find_hits(doc: Doc) -> list[Hit]:
    """Return the triggers in the sentence, in order; a word inside a longer form tells nothing by itself."""
    hits: list[Hit] = []
    taken: set[int] = set()
    for token in doc:
        if token.i not in taken:
            for hit, words in _hits_at(token):
                taken |= words
                if hit.trigger.tells:
                    hits.append(hit)
    return [hit for hit in _without_disrupted(hits) if not _is_only_carried(hit)]


def _is_only_carried(hit: Hit) -> bool:
    """Return whether it is what somebody bears ("armed with rifles and grenades"), and nothing says that it was used (FRM-12)."""
    over = [*hit.token.conjuncts, hit.token] if hit.trigger.pos == "n" else []
    holds = (word.head.head if word.dep_ == "pobj" and word.head.lower_ == "with" else word.head for word in over)
    return any(verb.lower_ in _CARRIED and verb.tag_.startswith("VB") for verb in holds)


def _without_disrupted(hits: list[Hit]) -> list[Hit]:
    """Leave out what another act of the sentence foiled or took away ("foiled a bombing", "seized two landmines")."""
    disrupting = {hit.token.i for hit in hits if hit.trigger.sub_event_type is SubEventType.DISRUPTED_WEAPONS_USE}
    return [hit for hit in hits if hit.trigger.pos == "v" or not any(word.i in disrupting for word in _over(hit.token))]


def _over(token: Token) -> Iterator[Token]:
    """The words over the noun up to the verb whose object it is, or stands in."""
    while token.head != token and (token.dep_ in _IN_AN_OBJECT or token.lower_ == "of"):
        token = token.head
        yield token


def _hits_at(token: Token) -> Iterator[tuple[Hit, set[int]]]:
    """Yield the triggers that begin at the word, in the senses that the sentence allows, with the form's other words."""
    if token.text == "March":
        return
    longest = 0
    for form in forms().get(token.lower_, ()):
        words = stands_at(token.doc.words, token.i, form)
        if words is None or len(form.rest) < longest or not _is_meant(token, form, words):
            continue
        longest = len(form.rest)
        head = _head({token.i, *words}, token.doc)
        yield Hit(head, form.trigger, _clause(head)), words


def _head(words: set[int], doc: Doc) -> Token:
    return next(doc[i] for i in sorted(words) if doc[i].head.i == i or doc[i].head.i not in words)


def _is_meant(token: Token, form: Form, words: set[int]) -> bool:
    trigger, head = form.trigger, _head({token.i, *words}, token.doc)
    as_such = bool(form.rest) or _pos(token) == trigger.pos
    return as_such and not _means_else(head, trigger) and _has_what_it_needs(head, trigger)


def why_no_hit(token: Token) -> str | None:
    """Return why a form of the lexicon that begins at the word tells of nothing; None where it does, or none begins."""
    known = [(form, stands_at(token.doc.words, token.i, form)) for form in forms().get(token.lower_, ())]
    begun = [(form, words) for form, words in known if words is not None]
    if not begun or any(_is_meant(token, form, words) for form, words in begun):
        return None
    fitting = [form.trigger for form, _ in begun if form.rest or _pos(token) == form.trigger.pos]
    if not fitting:
        return "not used as the noun, verb or adjective that the lexicon has"
    avoided = dict.fromkeys(name for row in fitting if _means_else(token, row) for name in row.avoid)
    if avoided:
        return f"means something else beside words of {', '.join(avoided)} (acts.csv: avoid)"
    needs = dict.fromkeys(row.needs for row in fitting if row.needs)
    return f"lacks what it needs by it: {', '.join(needs)} (acts.csv: needs)" if needs else "means something else here"


def _means_else(token: Token, trigger: Trigger) -> bool:
    return any(_has(token, context) for context in trigger.avoid) and not _has(token, "armed")


def _has(token: Token, context: str) -> bool:
    """Return whether a word of the context stands in the sentence, or for others by the word: in its phrase or over it."""
    meant = contexts()[context]
    if meant.isdisjoint(token.doc.said):
        return False
    near = token.doc if context in sentence_wide() else (*token.subtree, token.head)
    return any(word.lower_ in meant and word is not token and word.text != "March" for word in near)


def _pos(token: Token) -> str:
    tag = token.tag_[:2]
    if token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return "n"
    if tag == "VB" and token.dep_ == "amod" and token.tag_ == "VBN":
        return "x"
    return {"VB": "v", "NN": "n", "JJ": "a"}.get(tag, "x")


def _has_what_it_needs(token: Token, trigger: Trigger) -> bool:
    if trigger.needs is None:
        return True
    if trigger.needs in _TESTS:
        return _TESTS[trigger.needs](token, trigger)
    if trigger.needs == "fired" and is_means(token):
        return True
    return _has(token, trigger.needs) or (trigger.needs == "military" and _is_by_the_military(token))


def is_means(noun: Token) -> bool:
    """Return whether it is what a deed was done with: "attacked the post with rockets"."""
    verb = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "with" and verb.tag_ in {"VBD", "VBN", "VBG"}


def _is_by_the_military(operation: Token) -> bool:
    """Return whether who conducts the operation says that it is a military one."""
    doers = [child for child in operation.head.children if child.dep_ in {"nsubj", "agent"}]
    return operation.dep_ in {"dobj", "nsubjpass"} and any(_has(doer, "military") for doer in doers)


def _befalls_people(token: Token, trigger: Trigger) -> bool:
    by_parse = any(people_hit(victim, trigger) for victim in victims(token, trigger))
    return by_parse or (trigger.pos != "n" and trigger.outcome is not None and bool(listed_before(token)))


def _befalls_people_or_troops(token: Token, trigger: Trigger) -> bool:
    return _befalls_people(token, trigger) or _has(token, "troops")


def _takes_people(token: Token, trigger: Trigger) -> bool:
    return _befalls_people(token, trigger) or takes_somebody_named(token)


def _befalls_somebody(token: Token, trigger: Trigger) -> bool:
    return any(people_in(victim, anyone=True) for victim in victims(token, trigger))


def _is_by_people(token: Token, _: Trigger) -> bool:
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children)
    agents = [noun for child in token.children if child.dep_ == "agent" for noun in child.children]
    subjects = [child for child in token.children if child.dep_ == "nsubj" and not passive and token.tag_ != "VBN"]
    return any(people_in(doer) for doer in [*agents, *subjects])


def _names_victims(token: Token, trigger: Trigger) -> bool:
    return any(people_in(victim) for victim in victims(token, trigger))


def _is_crowds(token: Token, _: Trigger) -> bool:
    subjects = [child for child in token.children if child.dep_ == "nsubj"]
    subjects += [token.head] if token.dep_ in {"acl", "relcl"} else []
    shows = any(child.dep_ in {"ccomp", "dobj"} for child in token.children)
    return any(people_in(subject, anyone=_are_many(subject) and not shows) for subject in subjects)


def _are_many(noun: Token) -> bool:
    """Return whether it is a people's name or a round number of any ("Ukrainians", "hundreds of pensioners", "some 700 …")."""
    counted = any(child.tag_ == "CD" and child.dep_ == "nummod" for child in noun.children)
    return noun.tag_ == "NNPS" or noun.lower_ in contexts()["quantity_heads"] or (counted and noun.tag_ == "NNS")


def _takes_ground(verb: Token, _: Trigger) -> bool:
    """Return whether what is taken is ground and nobody ("seized the town", not "captured a leader in the district")."""
    taken = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    return any(_is_ground(word) for noun in taken for word in [noun, *noun.conjuncts]) and not any(
        people_in(noun) for noun in taken
    )


def _takes_arms(verb: Token, _: Trigger) -> bool:
    """Return whether arms are what is found or taken ("seized a cache", not "captured a leader of a bomb cell")."""
    taken = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    taken += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    return any(_is_arms(noun) for noun in taken) if taken else _has(verb, "weapons")


def _is_arms(noun: Token) -> bool:
    parts = [noun, *noun.conjuncts, *noun.children]
    parts += [inner for child in noun.children if child.lower_ == "of" for inner in child.subtree]
    return not people_in(noun) and any(part.lower_ in contexts()["weapons"] for part in parts)


def _is_ground(noun: Token) -> bool:
    return noun.lower_ in contexts()["territory"]


def _is_of_ground(token: Token, _: Trigger) -> bool:
    return any(_is_ground(noun) for child in token.children if child.lower_ == "of" for noun in child.children)


def _sets_up_a_base(verb: Token, _: Trigger) -> bool:
    """Return whether a base is what is set up ("established an outpost", not "built a bridge near the camp")."""
    built = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    built += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    return any(word.lower_ in contexts()["base"] for noun in built for word in [noun, *noun.conjuncts, *noun.subtree])


def _is_aimed(token: Token, _: Trigger) -> bool:
    """Return whether "fired on" has an aim and no day ("fired on Monday")."""
    aims = [noun for child in token.subtree if child.dep_ == "prep" for noun in child.children if noun.dep_ == "pobj"]
    return any(not is_time(noun) for noun in aims)


def _is_uncontested(token: Token, _: Trigger) -> bool:
    """Return whether ground changed hands "without a fight", "after the troops withdrew"."""
    words = [word.lower_ for word in token.doc]
    if "ground" not in words and not any(word in contexts()["territory"] for word in words):
        return False
    without = words.index("without") if "without" in words else len(words)
    no_fight = {"fight", "fighting", "shot", "firing", "clashes", "clash", "fired"} & set(words[without : without + 7])
    return bool(no_fight) or any(word in contexts()["unopposed"] for word in words)


_TESTS: dict[str, Callable[[Token, Trigger], bool]] = {
    "people": _befalls_people,
    "people_or_troops": _befalls_people_or_troops,
    "captive": _takes_people,
    "somebody": _befalls_somebody,
    "by_people": _is_by_people,
    "victims": _names_victims,
    "crowd": _is_crowds,
    "arms": _takes_arms,
    "territory": _takes_ground,
    "named_ground": lambda verb, _: takes_ground_named(verb),
    "of_ground": _is_of_ground,
    "set_up": _sets_up_a_base,
    "aimed_at": _is_aimed,
    "uncontested": _is_uncontested,
}
"""What a row may need that no word list tells."""


def _clause(token: Token) -> Token:
    while token.head != token and not (token.tag_.startswith("VB") and token.dep_ not in {"amod", "compound"}):
        token = token.head
    return token

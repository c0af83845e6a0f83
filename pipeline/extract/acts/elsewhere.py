"""What a sentence says of where something else is than the act (rule FRM-16).

Where somebody spoke, lives or rules, what a person is, what a crowd is for or against, what others did at another time,
what the act was to bring about or answered, where from it was fired, where somebody went or was taken after it, what is only named beside it ("in
addition to the raids in Swabi"), and what stands around a deed that is itself only named.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.hits import Hit
from pipeline.extract.acts.openings import is_opening, opening_names
from pipeline.extract.assertion.presupposed import is_presupposed
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.governors import governors
from pipeline.extract.text.tokens import Doc, Token
from schemas.vocabulary import EVENT_TYPE_OF, EventType

_SAY = contexts()["say"] | contexts()["speak"]
_LOCATIVE = contexts()["locative"]
_NEAR_IT = contexts()["rulers"] | contexts()["soldiery"] | {"sources", "source", "hospital", "hospitals"}
_APART = frozenset({"before", "since", "because", "although", "though"})
_SPANS = frozenset({"hours", "days", "weeks", "months", "years", "day", "week", "month", "year"})
_POSTS = contexts()["posts_held"]
_LEADS = _POSTS | contexts()["posts_of_command"]
_AFTER, _STATES = contexts()["aftermath"], contexts()["states"]
_WHOSE = contexts()["accuses"] | contexts()["prosecutes"]
_STOPS = frozenset({",", ";", ":", "."})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_STANCES = frozenset({"against", "for", "over", "with", "about"})
_FOR = contexts()["stood_for"]
_PROTESTS = frozenset({"protest", "protests", "protested", "protesting"})
_ANSWERS = frozenset({"response", "retaliation", "revenge", "reprisal", "retribution"})
_FIRED = frozenset({"fired", "launched", "lobbed", "coming", "came", "fire"})
_BESIDES = frozenset({"besides", "unlike"})
_BESIDES_OF = frozenset(
    {("apart", "from"), ("aside", "from"), ("addition", "to"), ("contrast", "to"), ("contrast", "with")}
)
"""Words after which something else is named, and the prepositions that go with them."""


def elsewhere_of(group: Sequence[Hit]) -> tuple[tuple[int, int], ...]:
    """Return the stretches, as offsets in the sentence."""
    own = {hit.token.i for hit in group} | {hit.clause.i for hit in group}
    finders = (
        _where_said,
        _descriptions,
        _causes,
        _circumstances,
        _lives,
        _aims,
        _aftermath,
        _besides,
        _answered,
        _origins,
        _around_a_name,
    )
    found = [words for find in finders for words in find(group, own)]
    return tuple(dict.fromkeys((words[0].idx, words[-1].idx + len(words[-1])) for words in found if words))


def _where_said(group: Sequence[Hit], own: set[int]) -> Iterator[list[Token]]:
    """Yield to whom and where somebody speaks of it, and the news that told it ("speaking to reporters in Geneva")."""
    for word in group[0].token.doc:
        if word.i in own or word.lower_ not in _SAY or not _is_saying(word):
            continue
        told = [child for child in word.children if child.dep_ in {"prep", "dobj", "dative", "advcl", "pobj"}]
        for child in told:
            if not _is_by_people(child) and not _is_by_those_there(child) and not _holds(child, own):
                yield list(child.subtree)


def _is_saying(word: Token) -> bool:
    return word.tag_.startswith("VB")


def _is_by_people(phrase: Token) -> bool:
    """Return whether people are named as the source ("according to police in Swabi"): they know what was near them."""
    inside = [phrase, *phrase.children, *(noun for child in phrase.children for noun in child.children)]
    return phrase.head.lower_ == "according" and any(people_noun(word.text) for word in inside)


def _is_by_those_there(phrase: Token) -> bool:
    """Return whether the sentence opens with where people who were near it speak ("In Osh, police said …", PLA-330): it was there, if they
    tell no other place.
    """
    speakers = [child for child in phrase.head.children if child.dep_ == "nsubj"]
    near = any(people_noun(noun.text) is not None or noun.lower_ in _NEAR_IT for noun in speakers)
    return near and is_opening(phrase) and bool(opening_names(phrase.doc))


def _descriptions(group: Sequence[Hit], own: set[int]) -> Iterator[list[Token]]:
    """Yield what somebody is beside the act ("Rahim, the group's leader in Swabi, …"), and what one of those whom it befell
    leads ("… were killed, including the group's governor of Swabi").
    """
    for word in group[0].token.doc:
        is_post = word.dep_ == "appos" and (people_noun(word.text) is not None or word.lower_ in _POSTS)
        leads = word.lower_ in _LEADS and word.head.lower_ == "including"
        if (is_post or leads) and not _holds(word, own):
            yield list(word.subtree)


def _causes(group: Sequence[Hit], _: set[int]) -> Iterator[list[Token]]:
    """Yield what a crowd is for or against ("marched to condemn the raids in Gaza"), also where that is a deed itself."""
    crowds = [hit for hit in group if _is_crowds(hit)]
    acts = {i for hit in crowds if people_noun(hit.token.text) is None for i in (hit.token.i, hit.clause.i)}
    for word in group[0].token.doc if crowds else ():
        if word.head.i not in acts or _holds(word, acts):
            continue
        protested = word.dep_ == "dobj" and word.head.lower_ in _PROTESTS
        if protested or (word.dep_ == "prep" and _is_of_a_stance(word)):
            yield list(word.subtree) if _is_placed(crowds[0], word) else _without_phrases(word)
        elif word.dep_ in {"advcl", "xcomp"} and (word.tag_ == "VBG" or _is_infinitive(word)):
            yield list(word.subtree)


def _is_of_a_stance(phrase: Token) -> bool:
    """Return whether it says for or against what ("against the raids", "in support of the governor", "in a show of solidarity with")."""
    return phrase.lower_ in _STANCES or any(noun.dep_ == "pobj" and noun.lower_ in _FOR for noun in phrase.children)


def _is_placed(crowd: Hit, stance: Token) -> bool:
    """Return whether other words beside the crowd's act say where it was ("here", "outside the embassy")."""
    beside = (word for word in crowd.clause.children if word is not stance)
    return any(
        word.lower_ == "here" or (word.dep_ == "prep" and word.lower_ in _LOCATIVE and not _is_of_a_stance(word))
        for word in beside
        if not any(is_time(inner) for inner in word.children)
    )


def _circumstances(group: Sequence[Hit], own: set[int]) -> Iterator[list[Token]]:
    """Yield what others did at another time ("shot hours after the cabinet met in Gaza"); "as he left a shop" is the scene."""
    for word in group[0].token.doc:
        if word.dep_ == "advcl" and _is_apart(word) and not _holds(word, own):
            subjects = [child for child in word.children if child.dep_ in {"nsubj", "nsubjpass"}]
            if subjects and (_is_since(word) or all(noun.tag_ not in {"PRP", "WP"} for noun in subjects)):
                yield list(word.subtree)


def _answered(group: Sequence[Hit], own: set[int]) -> Iterator[list[Token]]:
    """Yield what it was an answer to ("in response to a raid on Kfar Kila")."""
    for word in group[0].token.doc:
        if word.lower_ in _ANSWERS and word.dep_ in {"pobj", "prep"} and not _holds(word, own - {word.i}):
            yield list(word.subtree)


def _origins(group: Sequence[Hit], own: set[int]) -> Iterator[list[Token]]:
    """Yield where from it was fired ("a rocket fired from across the Durand Line hit a house in Sarkani")."""
    for word in group[0].token.doc:
        if word.lower_ == "from" and word.head.lower_ in _FIRED and not _holds(word, own):
            yield list(word.subtree)


def _besides(group: Sequence[Hit], own: set[int]) -> Iterator[list[Token]]:
    """Yield what is named beside the act ("in addition to the searches in Swabi, two men were held in Mardan")."""
    for word in group[0].token.doc:
        beside = word.lower_ in _BESIDES or (word.head.lower_, word.lower_) in _BESIDES_OF
        words = list(word.subtree) if beside and word.dep_ in {"prep", "pcomp"} else []
        if words and not own.issubset(inner.i for inner in words):
            yield words


def _around_a_name(group: Sequence[Hit], _: set[int]) -> Iterator[list[Token]]:
    """Yield what stands around a deed that is only named ("in Geneva ministers condemned the murder of a judge"); not where the
    sentence is about the deed, or says who is accused of it or tried for it: courts and police are near it.
    """
    if not all(_is_only_named(hit) for hit in group):
        return
    inside = {word.i for hit in group for word in hit.token.subtree}
    doc = group[0].token.doc
    yield list(doc[: min(inside)])
    yield list(doc[_end_of_phrases(doc, max(inside)) :])


def _is_only_named(hit: Hit) -> bool:
    deed = hit.token
    if hit.trigger.pos != "n" or deed.dep_ in _SUBJECTS or not is_presupposed(deed):
        return False
    return all(word.lower_ not in _WHOSE for word in governors(deed))


def _end_of_phrases(doc: Doc, last: int) -> int:
    """Where the phrases that say when and where end behind the word, up to a verb or a stop."""
    behind = takewhile(lambda word: word.text not in _STOPS and not word.tag_.startswith("VB"), doc[last + 1 :])
    ends = [word.right_edge.i for word in behind if word.dep_ == "prep" and word.lower_ in _LOCATIVE]
    return max(ends, default=last) + 1


def _is_apart(clause: Token) -> bool:
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    timed = any(child.dep_ in {"npadvmod", "nmod", "dobj"} and child.lower_ in _SPANS for child in clause.children)
    return bool(marks & _APART) or ("after" in marks and timed)


def _is_since(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "since" for child in clause.children)


def _lives(group: Sequence[Hit], own: set[int]) -> Iterator[list[Token]]:
    """Yield what is said of people by the way ("troops which have their bases in Kunduz")."""
    for word in group[0].token.doc:
        if word.dep_ in {"relcl", "acl"} and word.lower_ in _STATES and not _holds(word, own):
            yield list(word.subtree)


def _aims(group: Sequence[Hit], own: set[int]) -> Iterator[list[Token]]:
    """Yield what somebody wanted by it, or was to come of it ("to clear a road to Kunduz")."""
    for word in group[0].token.doc:
        is_aim = word.dep_ == "advcl" and word.head.i in own and _is_infinitive(word)
        if is_aim and not _holds(word, own) and not _is_of_what_they_were_at(word):
            yield list(word.subtree)


def _is_of_what_they_were_at(aim: Token) -> bool:
    """Return whether it says what a thing was for during which the act was done: that is where it was ("killed ten in an
    operation to free hostages in Bolan").
    """
    before = aim.doc[aim.left_edge.i - 1] if aim.left_edge.i > 0 else aim
    return before.dep_ == "pobj" and before.tag_ == "NN" and before.head.lower_ in {"in", "during"}


def _aftermath(group: Sequence[Hit], own: set[int]) -> Iterator[list[Token]]:
    """Yield what became of them after it ("was shot, and flown to Kabul", "was captured, and appeared before a judge in Kabul")."""
    for word in group[0].token.doc:
        if word.dep_ == "conj" and word.lower_ in _AFTER and word.head.i in own and not _holds(word, own):
            yield list(word.subtree)


def _without_phrases(stance: Token) -> list[Token]:
    """The words up to the first phrase that may say where: "against the war in London" is a march in London, and "against the
    sanctions imposed on Libya" is none there.
    """
    words = list(stance.subtree)
    wheres = (n for n, word in enumerate(words) if n and word.lower_ in _LOCATIVE and not _is_in_a_clause(word, words))
    return words[: next(wheres, len(words))]


def _is_in_a_clause(phrase: Token, words: Sequence[Token]) -> bool:
    """Return whether the phrase belongs to a clause that describes something among the words."""
    return any(word.dep_ in {"acl", "relcl"} and word in words for word in phrase.ancestors)


def _is_crowds(hit: Hit) -> bool:
    kind = hit.trigger.sub_event_type
    return kind is not None and EVENT_TYPE_OF[kind] in {EventType.PROTESTS, EventType.RIOTS}


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _holds(word: Token, numbers: set[int]) -> bool:
    return any(inner.i in numbers for inner in word.subtree)

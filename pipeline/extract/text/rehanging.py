"""Words that the parse hangs on the wrong one in long sentences: what arms bore, a name in commas, who did it (rule FRM-36)."""

from pipeline.extract.actors.people import people_noun
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Token, hang, set_free

_BEFORE = contexts()["locative"] | {"of"}
_SPANS = frozenset({"hours", "day", "days", "week", "weeks", "month", "months"})
_MAY_HANG_WRONG = frozenset({"acl", "conj", "amod", "nsubj", "nsubjpass", "npadvmod", "pcomp", "pobj"})
_COME = frozenset({"on", "in", "aboard", "with"})
_BEARING = frozenset({"carrying", "loaded", "packed", "rigged", "laden"})


def rehang(word: Token) -> None:
    """Hang the word where it belongs, if it is one of those."""
    if word.dep_ not in _MAY_HANG_WRONG:
        return
    for hangs_wrong, mend in _MENDED:
        if hangs_wrong(word):
            mend(word)
    if (first := _subject_joined_to(word)) is not None:
        hang(word, first, "conj")


def _are_joined_to_a_verb(others: Token) -> bool:
    """Return whether people are joined to a verb, whose object they are besides another: "killing an aide to the mayor and two guards", "killed
    a man, 54, and a woman" (rule FRM-401).
    """
    verb = others.head
    first = _object_of(verb) if others.dep_ == "conj" and verb.tag_.startswith("VB") else None
    if first is None or people_noun(others.text) is None:
        return False
    known = any(child.dep_ == "det" for child in others.children)
    counted = any(child.tag_ == "CD" for child in others.children)
    one = others.tag_ == "NN" and any(child.lower_ in {"a", "an"} or child.dep_ == "poss" for child in others.children)
    aged = any(child.tag_ == "CD" and child.dep_ == "appos" for child in first.children)
    return (others.tag_ == "NNS" and counted and not known) or (one and aged)


def _join_to_the_object(others: Token) -> None:
    noun = _object_of(others.head)
    if noun is not None:
        hang(others, noun, "conj")


def _tells_of_all(verb: Token) -> bool:
    """Return whether the verb is the sentence's, though the parse has it describe the last noun before it: it has an object, and what
    the parse puts over all is people whom a clause describes ("groups that had rushed to the area killed 38 people"), or what they came on
    ("hitmen on a motorcycle murdered a judge").
    """
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or verb.nbor(-1) != verb.head:
        return False
    top = _top(verb)
    acts = any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)
    clauses = [child for child in top.children if child.dep_ == "relcl" and child.i < verb.i]
    in_a_clause = any(verb in clause.subtree for clause in clauses)
    return acts and top.tag_ in {"NNS", "NN"} and (in_a_clause or _bears(top, verb.head))


def _bears(people: Token, thing: Token) -> bool:
    """Return whether it only says how armed people came ("hitmen on a motorcycle", "men in a car"), at the sentence's head."""
    link = thing.head
    opens = people.dep_ == "ROOT" and people.left_edge.i == 0
    return opens and thing.dep_ == "pobj" and link.head is people and link.i == people.i + 1 and link.lower_ in _COME


def _top(word: Token) -> Token:
    return next((over for over in word.ancestors if over.head is over), word)


def _put_over_all(verb: Token) -> None:
    """Make the verb the sentence's, and what was over all its subject."""
    top = _top(verb)
    set_free(verb)
    hang(top, verb, "nsubj")


def _subject_joined_to(noun: Token) -> Token | None:
    """The subject that "and" joins to this one, where the parse gives a verb two ("A judge and four guards were killed")."""
    if noun.dep_ not in {"nsubj", "nsubjpass"} or noun.left_edge.i == 0:
        return None
    joint = noun.left_edge.nbor(-1)
    first = joint.head
    return first if joint.dep_ == "cc" and first.head is noun.head and first.dep_ == noun.dep_ else None


def _does_it(verb: Token) -> bool:
    """Return whether a clause's verb was taken to describe its object, with the doer right before it: "Rebels fired mortar rounds at
    a camp".
    """
    thing = verb.head
    if (
        verb.dep_ != "amod"
        or verb.tag_ not in {"VBN", "VBD"}
        or thing.dep_ not in {"ROOT", "ccomp"}
        or thing.tag_ != "NNS"
    ):
        return False
    doer = verb.doc[verb.i - 1]
    return doer.head is thing and doer.dep_ == "nsubj"


def _let_do(verb: Token) -> None:
    """Put the verb where its object stood, with all that the parse hung there."""
    thing, over, dep = verb.head, verb.head.head, verb.head.dep_
    set_free(verb)
    verb.tag_ = "VBD"
    if over is not thing:
        hang(verb, over, dep)
    for word in thing.children:
        if word.dep_ in {"nsubj", "prep", "punct", "npadvmod", "advmod", "advcl"}:
            hang(word, verb, word.dep_)
    hang(thing, verb, "dobj")


def _is_borne_with(verb: Token) -> bool:
    return verb.dep_ == "pcomp" and verb.lower_ in _BEARING and verb.head.lower_ == "with"


def _let_bear(verb: Token) -> None:
    """Of "attacked with drones carrying bombs" the drones are what it was done with."""
    borne = next((child for child in verb.children if child.dep_ == "nsubj" and child.tag_.startswith("NN")), None)
    if borne is not None:
        over = verb.head
        hang(borne, over, "pobj")
        hang(verb, borne, "acl")


def _is_somebodys_name(name: Token) -> bool:
    """Return whether a name between commas, with others joined to it, is that of the verb's object, though the parse takes it for a time:
    "abducted a pastor of the church, Samuel Adebayo, and two members".
    """
    joined = name.dep_ == "npadvmod" and name.tag_ == "NNP" and any(child.dep_ == "conj" for child in name.children)
    return joined and name.left_edge.i > 0 and name.left_edge.nbor(-1).text == "," and _object_of(name.head) is not None


def _object_of(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _explain(name: Token) -> None:
    """Hang the name on the verb's object, as what explains it."""
    noun = _object_of(name.head)
    if noun is not None:
        hang(name, noun, "appos")


def _is_of_the_others(participle: Token) -> bool:
    """Return whether it tells of the people before an aside, on whose part the parse hangs it: "two people were killed and 11 others,
    among them three women, injured".
    """
    part = participle.head
    return (
        participle.dep_ == "acl"
        and participle.tag_ == "VBN"
        and participle.nbor(-1).text == ","
        and part.dep_ == "appos"
        and part.head.dep_ == "conj"
        and part.head.head.tag_ == "VBN"
        and any(word.lower_ in {"among", "including"} for word in participle.doc[part.head.i : part.i])
    )


def _tell_of_the_others(participle: Token) -> None:
    others = participle.head.head
    hang(participle, others.head, "conj")
    hang(others, participle, "nsubj")


def _is_taken_for_the_doer(name: Token) -> bool:
    """Return whether a place with which the sentence opens is a verb's subject in the parse, and the people after it only explain it:
    "in Dera Murad Jamali, unidentified persons lobbed a grenade".
    """
    return (
        name.dep_ in {"nsubj", "nsubjpass"}
        and name.tag_ == "NNP"
        and _phrase_before(name) is not None
        and _behind(name) is not None
    )


def _phrase_before(name: Token) -> Token | None:
    """The word for where that stands right before the name and governs nothing."""
    first = name.left_edge.i - 1
    before = name.doc[first] if first >= 0 else name
    return before if before.lower_ in _BEFORE and before.dep_ == "prep" and not before.children else None


def _behind(name: Token) -> Token | None:
    """What explains the name, right behind a comma."""
    return next(
        (c for c in name.children if c.dep_ == "appos" and c.left_edge.i > 0 and c.left_edge.nbor(-1).text == ","), None
    )


def _give_way(name: Token) -> None:
    """Hang the name on the word for where, and what explained it on the verb."""
    before, people = _phrase_before(name), _behind(name)
    if before is not None and people is not None:
        verb, dep = name.head, name.dep_
        hang(people, verb, dep)
        hang(name, before, "pobj")


def _does_it_after(noun: Token) -> bool:
    """Return whether a noun behind "a day after" is the subject of the verb that follows, which the parse leaves without one: "a day
    after a bombing in Quetta killed five".
    """
    after, days = noun.head, noun.head.head
    verb = days.head
    return (
        noun.dep_ == "pobj"
        and after.lower_ == "after"
        and days.lower_ in _SPANS
        and days.dep_ == "npadvmod"
        and verb.tag_ in {"VBD", "VBN"}
        and verb.i > noun.i
        and verb.dep_ in {"advcl", "ccomp"}
        and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    )


def _let_do_it_after(noun: Token) -> None:
    """Make the noun its verb's subject, and "after" what joins the clause to the one before."""
    after, verb = noun.head, noun.head.head.head
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    hang(noun, verb, "nsubjpass" if passive else "nsubj")
    hang(after, verb, "mark")


_MENDED = (
    (_tells_of_all, _put_over_all),
    (_does_it, _let_do),
    (_is_borne_with, _let_bear),
    (_is_somebodys_name, _explain),
    (_is_of_the_others, _tell_of_the_others),
    (_is_taken_for_the_doer, _give_way),
    (_does_it_after, _let_do_it_after),
    (_are_joined_to_a_verb, _join_to_the_object),
)
"""What hangs wrong, and what mends it."""

"""Sentences whose verb the parse takes for a word of the noun before it ("Students protesting against job quotas clashed with police")."""

from pipeline.extract.text.tokens import Token, hang, set_free

NEVER_PASSIVE = frozenset(
    {"clashed", "marched", "rallied", "scuffled", "demonstrated", "protested", "rioted", "fought"}
)
"""Verbs that describe no noun before them."""
_AT_SEA = frozenset(
    {"attacked", "boarded", "captured", "detained", "hijacked", "hit", "intercepted", "seized", "struck", "sunk"}
)
"""What is done to ships, and goes with no "off"."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SUFFERED = frozenset({"sustained", "suffered", "received"})
LEFT = frozenset({"injured", "wounded", "hurt"})
_LEAVES = frozenset({"left", "leaves", "leaving"})


def lead_out(verb: Token) -> None:
    """Make the verb the sentence's, and the people whom a participle before it describes its subject (rule FRM-123); what they
    were taken for subjects of goes on after it.
    """
    people = _people_described(verb)
    if people is None:
        return
    after, dep = people.head, people.dep_
    set_free(verb)
    verb.tag_ = "VBD"
    if dep in _SUBJECTS:
        joined = next((child for child in people.children if child.dep_ == "conj" and child.i > verb.i), None)
        hang(after, verb, "conj")
        if joined is not None:
            hang(joined, after, dep)
    hang(people, verb, "nsubj")


def _people_described(verb: Token) -> Token | None:
    """Who "protest against" what the verb is taken to describe; None where it is no such verb."""
    if verb.lower_ not in NEVER_PASSIVE or verb.dep_ != "acl" or verb.nbor(-1) is not verb.head:
        return None
    participles = (word for word in verb.ancestors if word.dep_ == "acl" and word.tag_ == "VBG")
    participle = next(participles, None)
    if participle is None or participle.head.tag_ != "NNS" or participle.head.i >= participle.i:
        return None
    people = participle.head
    return people if people.dep_ == "ROOT" or (people.dep_ in _SUBJECTS and people.head.i > verb.i) else None


def tell_who_was_hurt(word: Token) -> None:
    """Let "wounds" before a number be what a headline goes on with ("roadside bomb kills 2 soldiers, wounds 4", rule FRM-206)."""
    if word.lower_ != "wounds" or word.tag_ != "NNS" or word.i + 1 == len(word.doc):
        return
    counts = word.nbor(-1).text in {",", "and"} and word.nbor(1).tag_ == "CD"
    kills = next((verb for verb in (word.head, word.head.head) if counts and verb.tag_ == "VBZ"), None)
    if kills is not None:
        word.tag_ = "VBZ"
        hang(word, kills, "conj")
        hang(word.nbor(1), word, "dobj")


def lie_off_a_coast(word: Token) -> None:
    """Let "off" before a name say where it was, and no name be what was done to it ("a tanker seized off Bosaso", rule FRM-211)."""
    if word.lower_ != "off" or word.dep_ != "prt" or word.head.lower_ not in _AT_SEA:
        return
    name = next((noun for noun in word.head.children if noun.dep_ == "dobj" and noun.i == word.i + 1), None)
    if name is not None and name.tag_ == "NNP":
        word.tag_, word.dep_ = "IN", "prep"
        hang(name, word, "pobj")


def let_suffer(verb: Token) -> None:
    """Let those before an aside in commas suffer what the parse takes for a part of it ("three others, including a passerby, sustained
    injuries", rule FRM-331).
    """
    harm = verb.head
    aside = harm.head
    if verb.lower_ not in SUFFERED or verb.dep_ != "amod" or harm.dep_ != "pobj" or aside.lower_ != "including":
        return
    people, others = verb.nbor(-2), aside.head
    if verb.nbor(-1).text != "," or others.dep_ != "conj" or others.head.tag_ not in {"VBN", "VBD"}:
        return
    verb.tag_ = "VBD"
    hang(verb, others.head, "conj")
    hang(others, verb, "nsubj")
    hang(people, aside, "pobj")
    hang(harm, verb, "dobj")


def let_do_its_own(verb: Token) -> None:
    """Let whom the parse joins to those whom a deed befell do a deed of his own, where the verb right behind him has an object ("shelling
    killed four people in Kherson and a drone injured two", rule FRM-333).
    """
    if verb.i == 0 or verb.dep_ not in {"acl", "conj"} or verb.tag_ not in {"VBN", "VBD"}:
        return
    doer = verb.nbor(-1)
    if doer.dep_ != "conj" or not any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children):
        return
    over = next((word for word in doer.ancestors if word.tag_ == "VBD"), None)
    if over is not None and verb.head in {doer, over}:
        set_free(verb)
        verb.tag_ = "VBD"
        hang(verb, over, "conj")
        hang(doer, verb, "nsubj")


def let_be_left(participle: Token) -> None:
    """Let all whom something left injured be so, though the parse has the last of them do it or tells it of that one alone ("leaving two
    guards and a vendor injured", rule FRM-341).
    """
    last = participle.nbor(-1) if participle.i else participle
    if last.head is participle and last.dep_ == "nsubj" and participle.dep_ in {"conj", "advcl"} and last.left_edge.i:
        joint = last.left_edge.nbor(-1)
        first = joint.head if joint.dep_ == "cc" else last
    else:
        first = last.head if participle.dep_ == "acl" and participle.head is last and last.dep_ == "conj" else last
    if first is not last and first.dep_ == "dobj" and first.head.lower_ in _LEAVES:
        hang(last, first, "conj")
        participle.tag_ = "VBN"
        hang(participle, first.head, "oprd")


def let_befall_a_number(verb: Token) -> None:
    """Let a bare number before an aside in commas suffer what was done behind that, though the parse joins it to the verb before ("two were
    killed and more than 30, including 11 policemen, were injured", rule FRM-361).
    """
    auxiliary = next((child for child in verb.children if child.dep_ == "auxpass"), None)
    if auxiliary is None or not 1 < auxiliary.i < verb.i or any(child.dep_ in _SUBJECTS for child in verb.children):
        return
    last = auxiliary.i - (2 if auxiliary.nbor(-1).text == "," else 1)
    numbers = [word for word in verb.doc[: last + 1] if word.tag_ == "CD" and _may_suffer(word, last)]
    if numbers:
        over = numbers[-1].head
        hang(numbers[-1], verb, "nsubjpass")
        _let_out_of_the_aside(numbers[-1], over)


def _may_suffer(number: Token, last: int) -> bool:
    """Return whether it is joined to a verb and ends there, or stands before an aside that ends there ("at least 20, among them four
    children,").
    """
    ends = {last, last + 1}
    joined = number.dep_ == "conj" and number.head.tag_ == "VBN" and number.right_edge.i in ends
    return joined or (_is_before_an_aside(number) and _aside_of(number).right_edge.i in ends)


def _is_before_an_aside(number: Token) -> bool:
    """Return whether the parse takes a number before an aside for that of the aside's people, or for what stands "over" it."""
    behind = number.doc[number.i + 1 : number.i + 3]
    aside = len(behind) == 2 and behind[0].text == "," and behind[1].lower_ in {"among", "including"}
    counts = number.dep_ == "nummod" and number.head.i > number.i + 2
    return aside and (counts or (number.dep_ == "pobj" and number.head.lower_ == "over"))


def _aside_of(number: Token) -> Token:
    """The word over the aside behind a number: its people where they are what it is taken to count."""
    return number.head if number.dep_ == "nummod" else number.nbor(2)


def _let_out_of_the_aside(number: Token, over: Token) -> None:
    """Hang the aside on the number before it, which stood under another word."""
    if over.lower_ == "over":
        hang(over, number, "advmod")
        hang(number.nbor(2), number, "prep")
    elif over.i > number.i:
        hang(number.nbor(2), number, "prep")
        hang(over, number.nbor(2), "pobj")

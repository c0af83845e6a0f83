"""What befell people who had first been made to do something: "were made to lie down, and shot" (rule FRM-280)."""

from pipeline.extract.text.tokens import Token, hang, set_free

BEFELL = frozenset(
    {"shot", "executed", "beheaded", "hacked", "hanged", "stabbed", "slain", "slaughtered", "beaten", "killed"}
)
_MADE = frozenset({"made", "forced", "told", "ordered", "asked", "compelled"})
_THEN = frozenset({",", "then", "all", "later"})
_HAVE = frozenset({"VBN", "VBD"})


def let_befall_too(word: Token) -> None:
    """Let what befell them tell, where the parse takes it for what they were made to do, for what they did, or for a noun."""
    if word.lower_ not in BEFELL or word.i < 4 or not _follows_and(word) or _is_told_itself(word):
        return
    made = next((over for over in reversed(word.doc[: word.i]) if over.lower_ in _MADE and over.tag_ in _HAVE), None)
    first = _passive(made) if made is not None else None
    if (
        first is None
        or made is None
        or not any(after.lower_ in {"to", "for"} for after in word.doc[made.i + 1 : word.i])
    ):
        return
    word.tag_ = "VBN"
    _put_over(word, first)


def _put_over(deed: Token, first: Token) -> None:
    """Give the deed the subject and the place of the chain's first verb, which does not say whether it was done."""
    over, dep = first.head, first.dep_
    set_free(deed)
    if over is not first:
        hang(deed, over, dep)
    for word in first.children:
        if word.dep_ in {"nsubjpass", "auxpass", "mark"}:
            hang(word, deed, word.dep_)
    hang(first, deed, "advcl")


def _follows_and(word: Token) -> bool:
    before = word.nbor(-1)
    while before.lower_ in _THEN and before.i > 1:
        before = before.nbor(-1)
    return before.lower_ == "and"


def _is_told_itself(word: Token) -> bool:
    """Return whether it has a subject, an object, an auxiliary or an article of its own: then the parse took it for what it is."""
    return any(child.dep_ in {"nsubj", "nsubjpass", "dobj", "aux", "det"} for child in word.children)


def _passive(made: Token) -> Token | None:
    """The verb of the chain whose passive they are the subject of: "were forced off the bus, told to kneel, and shot"."""
    first = made
    while first.dep_ in {"conj", "advcl"} and first.head.tag_ in _HAVE:
        first = first.head
    return first if any(child.dep_ == "auxpass" for child in first.children) else None

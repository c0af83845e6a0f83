"""Whether people whom somebody had taken go free: no release of names, and no rescue from a fire (rules ACT-123 and ACT-136)."""

from collections.abc import Iterator

from pipeline.extract.actors.people import people_word
from pipeline.extract.actors.registry import find_groups
from pipeline.extract.acts.by_whom import is_by_the_lawless
from pipeline.extract.acts.nearby import has
from pipeline.extract.acts.taking import taken_by
from pipeline.extract.acts.triggers import Trigger
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from pipeline.extract.tolls.victims import victims
from schemas.records import Span
from schemas.vocabulary import Side


def is_let_go(verb: Token, trigger: Trigger) -> bool:
    """Return whether people whom somebody had taken go free ("freed two hostages", not "released the names of two men")."""
    freed = any(people_in(noun) for noun in (*taken_by(verb), *victims(verb, trigger)))
    held = has(verb, "captivity") or is_by_the_lawless(verb) or _were_held_by_somebody(verb) or _is_from_the_armed(verb)
    return freed and held


def _were_held_by_somebody(verb: Token) -> bool:
    """Return whether those who go free are told to be "held by" others ("rescued 11 women held by the criminals", ACT-123)."""
    return any(word.lower_ == "held" and any(one.dep_ == "agent" for one in word.children) for word in verb.subtree)


def _is_from_the_armed(verb: Token) -> bool:
    """Return whether they are freed from an armed group, or from armed people ("rescued 30 women from Boko Haram", ACT-136)."""
    return any(_are_armed(noun) for noun in _whence(verb))


def _whence(verb: Token) -> Iterator[Token]:
    links = (word for word in verb.subtree if word.lower_ == "from")
    return (noun for link in links for noun in link.children if noun.dep_ == "pobj")


def _are_armed(noun: Token) -> bool:
    word, last = people_word(noun), noun.right_edge
    phrase = Span(noun.left_edge.idx, last.idx + len(last))
    return (word is not None and word.side is Side.NON_STATE) or bool(find_groups(noun.doc.text, phrase))

"""A day right before people, of whom the parse makes it a part ("On 3 May armed men attacked a convoy", "On Monday rebels …", rule FRM-342)."""

from pipeline.extract.actors.people import people_noun
from pipeline.extract.dates.names import MONTHS
from pipeline.extract.text.tokens import Token, hang

_PARTS = frozenset({"night", "morning", "evening", "afternoon"})
_LINKS = frozenset({"on", "of", "since"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_LAST_DAY = 31
_SPANS = frozenset({"hours", "day", "days", "week", "weeks", "month", "months"})


def stand_before(word: Token) -> None:
    """Hang a day's month, weekday or part of the day on the word before the day and not on the people behind it, who are the verb's subject
    and whom neither the day nor the year counts.
    """
    people, first = word.head, _first_of_a_day(word)
    if first is None or first.i == 0 or people.i < word.i or word.dep_ not in {"nmod", "compound"}:
        return
    link = first.nbor(-1)
    if link.lower_ not in _LINKS:
        return
    if people.dep_ == "pobj" and people.head is link and (verb := _verb_that_lacks(people, link)) is not None:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        hang(people, verb, "nsubjpass" if passive else "nsubj")
    if people.head is not link:
        hang(word, link, "pobj")
        if first is not word:
            hang(first, word, "nummod" if first.tag_ == "CD" else "compound")


def _first_of_a_day(word: Token) -> Token | None:
    """The first word of a day that ends with this one: "3" of "3 May", "Monday" of "Monday night"; of weekdays only before people."""
    before = word.nbor(-1) if word.i else word
    if word.text.lower() in MONTHS:
        return before if _is_a_day(before) else None
    is_people = people_noun(word.head.text) is not None
    if word.lower_ in _PARTS and is_people:
        return before if _is_a_weekday(before) else None
    return word if is_people and _is_a_weekday(word) else None


def _is_a_weekday(word: Token) -> bool:
    return word.text.endswith("day") and word.text[0].isupper()


def stay_behind(link: Token) -> None:
    """Hang a day on the verb before it where another deed's clause is told to be so long after or before that ("executed 42 men on 5
    November, two days after a convoy had been attacked", rule FRM-347).
    """
    if link.dep_ != "prep" or link.head.i < link.i or not any(child.text.lower() in MONTHS for child in link.children):
        return
    last = link.right_edge
    end = last.i if last.text == "," else last.i + 1
    comma, *behind = [word.lower_ for word in link.doc[end : end + 4]] or [""]
    reckoned = comma == "," and behind[1:2] and behind[1] in _SPANS and behind[2:] in (["after"], ["before"])
    verb = next((word for word in reversed(link.doc[: link.i]) if word.tag_ in {"VBD", "VBN"}), None)
    if reckoned and verb is not None and link.head not in verb.ancestors:
        hang(link, verb, "prep")


def _is_a_day(word: Token) -> bool:
    return word.tag_ == "CD" and word.text.isdigit() and int(word.text) <= _LAST_DAY


def _verb_that_lacks(people: Token, link: Token) -> Token | None:
    """The verb behind the people and over the day that has no subject."""
    verb = next((word for word in link.ancestors if word.tag_ in {"VBD", "VBN", "VBP", "VBZ"}), None)
    if verb is None or verb.i < people.i or any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    return verb

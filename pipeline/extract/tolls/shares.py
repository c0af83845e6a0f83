"""Tolls that a sentence shares out over places: "seven in A and five in B" (rule FRM-17).

The parse hangs the second number on whatever stands near, so the order of the words is what is read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from msgspec.structs import replace

from pipeline.extract.actors.people import people_noun
from pipeline.extract.acts.ellipses import elided, without_words_of
from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.role import Role
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_day, is_time
from pipeline.extract.text.known_places import Stretches
from pipeline.extract.text.tokens import Doc, Token
from pipeline.extract.tolls.counted import People, people_at
from pipeline.extract.tolls.listed import HEDGES, OUTCOMES
from schemas.vocabulary import ActorRole, Outcome

_LOCATIVE = contexts()["locative"]
_JOINS = frozenset({",", ";", ":", "and", "while"})
_COUNTS = contexts()["quantity_heads"] | {"a", "an", "another"}
_WIDEST = 6
"""Words from a number to the noun that it counts."""


@dataclass(frozen=True, slots=True)
class _Share:
    """So many people at a place."""

    people: People
    noun: Token
    words: tuple[Token, ...]
    """From the number to the last word of the place."""
    joined: str
    """What stands before it, in small letters; empty where it is the sentence's first."""


def share_out(doc: Doc, frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames, with one for each place of a toll that is shared out."""
    frames = [part for frame in frames for part in _shared_out_before(frame)]
    told = [share for share in _shares(doc) if share.joined and not _does_something(share)]
    shares, first = [share for share in told if share.joined in _JOINS], [s for s in told if s.joined not in _JOINS]
    if not any(share.joined == "and" for share in shares[-1:]):
        return list(frames)
    return [part for frame in frames for part in _shared_out(frame, _of_frame(frame, frames, shares), first)]


def _shared_out(frame: Frame, shares: Sequence[_Share], first_told: Sequence[_Share]) -> Iterator[Frame]:
    outcome = _outcome_before(frame, shares[0].words[0]) if shares else None
    if outcome is None:
        yield frame
        return
    parts = [_part(frame, share, outcome) for share in shares]
    rest = _without_people(without_words_of(parts, frame), shares, outcome)
    dated = [replace(part, region=(*_day_of(part, frame, shares), *part.region)) for part in parts]
    whole = rest.tolls.get(outcome, ())
    if _adds_up(whole, shares) and not _is_a_share(whole, first_told, shares):
        first, *dated = dated
        yield replace(rest, tolls={**rest.tolls, outcome: first.tolls[outcome]}, locatives=first.locatives)
    elif rest.tolls.get(outcome) and any(start < shares[0].words[0].idx for start, _ in rest.locatives):
        yield rest
    else:
        yield frame
        return
    yield from dated


def _shared_out_before(frame: Frame) -> Iterator[Frame]:
    """Yield the frame, or one for each place where all whom it befell are told of before it, each number with a place of its own ("five
    people in A and three in B were killed", rule FRM-300).
    """
    outcome = next((one for one, people in frame.tolls.items() if len(people) > 1), None)
    act = next((hit.token for hit in frame.hits if outcome and hit.trigger.outcome is outcome), None)
    shares = [*_shares(act.doc[: act.i])] if act else []
    if outcome is None or [share.people.end for share in shares] != [one.end for one in frame.tolls[outcome]]:
        yield frame
    elif _are_apart(shares):
        first, *others = (_part(frame, share, outcome) for share in shares)
        own = without_words_of(others, frame)
        yield replace(own, tolls={**frame.tolls, outcome: first.tolls[outcome]}, locatives=first.locatives)
        for part in others:
            yield replace(part, region=(*_day_of(part, frame, shares), *part.region))
    else:
        yield frame


def _are_apart(shares: Sequence[_Share]) -> bool:
    """Return whether each names a place that is not known to be another's, or to hold it."""
    doc = shares[0].noun.doc
    at = [Stretches(doc.text, (_stretch(share),)) for share in shares]
    return not any(doc.names_place.are_one(one, other) for one, other in combinations(at, 2))


def _day_of(part: Frame, frame: Frame, shares: Sequence[_Share]) -> tuple[Token, ...]:
    """The words that tell the day of a part: those behind it up to the next one, else the sentence's."""
    named = {word.i for word in frame.region if is_time(word) or is_day(word)}
    times = tuple(w for w in frame.region if w.i in named or (w.tag_ == "CD" and named & {w.i - 1, w.i + 1}))
    start = part.region[-1].i
    end = min((share.words[0].i for share in shares if share.words[0].i > start), default=len(part.region[0].doc))
    return tuple(word for word in times if start < word.i < end) or times


def _of_frame(frame: Frame, frames: Sequence[Frame], shares: Sequence[_Share]) -> list[_Share]:
    """The shares that stand after the frame's act and before the next one's."""
    first = frame.hits[0].token.i
    following = min((f.hits[0].token.i for f in frames if f.hits[0].token.i > first), default=None)
    return [s for s in shares if s.noun.i > first and (following is None or s.noun.i < following)]


def _outcome_before(frame: Frame, word: Token) -> Outcome | None:
    """What befell them: the last outcome that is told of before the word."""
    told = [hit.trigger.outcome for hit in frame.hits if hit.trigger.outcome in frame.tolls and hit.token.i < word.i]
    return told[-1] if told else None


def _part(frame: Frame, share: _Share, outcome: Outcome) -> Frame:
    """The share as an incident: its people are whom the act befell there, where a noun says who they are."""
    part = elided(frame, share.noun, share.words)
    own = (Role(head=share.noun, role=ActorRole.TARGET),) if share.noun.tag_ != "CD" else ()
    roles = tuple(role for role in part.roles if role.role is not ActorRole.TARGET) + own if own else part.roles
    return replace(part, roles=roles, tolls={outcome: (replace(share.people, part=False),)})


def _without_people(frame: Frame, shares: Sequence[_Share], outcome: Outcome) -> Frame:
    shared = {share.people.end for share in shares}
    people = tuple(one for one in frame.tolls[outcome] if one.end not in shared)
    return replace(frame, tolls={**frame.tolls, outcome: people})


def _adds_up(whole: Sequence[People], shares: Sequence[_Share]) -> bool:
    """Return whether the shares are all of those counted before: "12 died, seven in A and five in B"."""
    parts = [share.people.count.best for share in shares if share.people.count]
    total = [one.count.best for one in whole if one.count]
    return (
        len(parts) > 1
        and None not in parts
        and None not in total
        and sum(filter(None, parts)) == sum(filter(None, total))
    )


def _is_a_share(whole: Sequence[People], first_told: Sequence[_Share], shares: Sequence[_Share]) -> bool:
    """Return whether those counted before have a place of their own right behind them, which is not known to hold the others':
    "killed three in Kherson, two in Donetsk and one in Sumy".
    """
    own = [share for share in first_told if any(share.people.end == one.end for one in whole)]
    if not own:
        return False
    doc = shares[0].noun.doc
    areas, parts = (Stretches(doc.text, tuple(map(_stretch, some))) for some in (own, shares))
    return doc.names_place.are_one(areas, parts) is not True


def _stretch(share: _Share) -> tuple[int, int]:
    return share.words[0].idx, share.words[-1].idx + len(share.words[-1])


def _shares(words: Iterable[Token]) -> Iterator[_Share]:
    """Yield the numbers of people among the words that a place follows, with it."""
    for place in words:
        if place.dep_ == "prep" and place.lower_ in _LOCATIVE and place.i > 0:
            noun = _counted_before(place)
            left = _number_of(noun)
            where = _place_words(place)
            people = people_at(noun, left.i) if left is not None and where else None
            if left is not None and people is not None and people.count is not None and people.count.low:
                joined = left.nbor(-1).lower_ if left.i else ""
                yield _Share(people, noun, (*place.doc[left.i : place.i], *where), joined)


def _counted_before(place: Token) -> Token:
    """The word right before it; of "seven of them in A" the number."""
    before = place.nbor(-1)
    is_of_them = before.lower_ in {"them", "those"} and before.i > 1 and before.nbor(-1).lower_ == "of"
    return before.nbor(-2) if is_of_them else before


def _number_of(noun: Token) -> Token | None:
    """The first word of the phrase that counts people, or None where it counts nobody: "more than five", "a guard"."""
    if noun.tag_ != "CD" and (people_noun(noun.text) is None or noun.lower_ in OUTCOMES):
        return None
    near = noun.doc[max(0, noun.i - _WIDEST) : noun.i + 1]
    number = next((word for word in reversed(near) if word.tag_ == "CD" or word.lower_ in _COUNTS), None)
    while number is not None and number.i > 0 and number.nbor(-1).lower_ in HEDGES:
        number = number.nbor(-1)
    return number


def _does_something(share: _Share) -> bool:
    """Return whether a verb of their own follows: "… and two men in B were arrested"."""
    doc, after = share.noun.doc, share.words[-1].i + 1
    follows = after < len(doc) and doc[after].tag_[:2] in {"VB", "MD"}
    return share.noun.dep_ in {"nsubj", "nsubjpass"} or follows


def _place_words(place: Token) -> tuple[Token, ...]:
    """The preposition and the words after it, up to the place's last ("in a raid in B"); none where they hold no name."""
    words = [place]
    for word in place.doc[place.i + 1 :]:
        if (word.tag_[:2] not in {"NN", "DT", "JJ"} and word.lower_ not in _LOCATIVE) or is_time(word):
            break
        words.append(word)
    while words and words[-1].lower_ in _LOCATIVE:
        words.pop()
    return tuple(words) if any(word.tag_ in {"NNP", "NNPS"} for word in words) else ()

"""Who did what to whom, in one sentence: triggers with their arguments, grouped into the incidents that they tell of."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.extract.actors.named import names_of
from pipeline.extract.acts.at_large import is_at_large, is_habit
from pipeline.extract.acts.died_later import died_of_it
from pipeline.extract.acts.ellipses import find_elided, without_words_of
from pipeline.extract.acts.field_names import as_names
from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.general import is_one
from pipeline.extract.acts.generic import is_reckoned
from pipeline.extract.acts.habits import is_often, with_auxiliaries
from pipeline.extract.acts.hits import Hit, find_hits
from pipeline.extract.acts.roles import roles_of
from pipeline.extract.acts.summaries import is_running_total, is_summary
from pipeline.extract.acts.whereabouts import locatives_of
from pipeline.extract.assertion.happened import Judgement, judge
from pipeline.extract.assertion.history import is_recalled
from pipeline.extract.assertion.presupposed import is_news_itself, is_presupposed
from pipeline.extract.incidents.grouping import group_hits, is_set_apart, region_of
from pipeline.extract.incidents.known_deaths import CLAIM, claim_of
from pipeline.extract.text.governors import is_nobody
from pipeline.extract.text.tokens import Doc, Token
from pipeline.extract.tolls.counted import ONE, People, people_in
from pipeline.extract.tolls.included import with_included
from pipeline.extract.tolls.listed import are_counted_dead, listed_before
from pipeline.extract.tolls.shares import share_out
from pipeline.extract.tolls.superseded import without_former, without_totals
from pipeline.extract.tolls.victims import people_hit, victims
from schemas.vocabulary import Assertion, Outcome, SubEventType, Weapon

_TOGETHER = frozenset({"along", "together"})


def find_frames(doc: Doc, *, only_names: bool = False) -> tuple[Frame, ...]:
    """Return the incidents that the sentence tells of, in order; nothing where its words mean something else.

    Words that only name what was done, as a form's field does, tell of it all the same.
    """
    groups = group_hits(find_hits(as_names(doc) if only_names else doc))
    anchors = [group[0].clause for group in groups]
    frames = [_frame(group, region_of(group, anchors)) for group in groups]
    if only_names:
        return tuple(_as_news(frame) for frame in frames if frame.sub_event_types)
    told = share_out(doc, _without_recalled([frame for frame in frames if _tells(frame)]))
    elided = find_elided(doc, told)
    return tuple(sorted([*(without_words_of(elided, frame) for frame in told), *elided], key=lambda frame: frame.start))


def _without_recalled(frames: list[Frame]) -> list[Frame]:
    """What the words of a recalled deed say of day and place is that deed's ("a man linked to a raid in May was held on Monday")."""
    recalled = [frame for frame in frames if frame.recalled and frame.hits[0].trigger.pos == "n"]
    theirs = [replace(frame, region=tuple(frame.hits[0].token.subtree)) for frame in recalled]
    nouns = [hit.token for frame in frames if not frame.recalled for hit in frame.hits if hit.trigger.pos == "n"]
    told = (_in_its_own_words(frame, nouns) if any(frame is one for one in recalled) else frame for frame in frames)
    return [frame if frame.recalled else without_words_of(theirs, frame) for frame in told]


def _in_its_own_words(frame: Frame, nouns: Sequence[Token]) -> Frame:
    """Return the frame of a noun without the day and the place of another one behind it, which the verb over both governs ("arrested over
    the murder of a mayor in a raid in Buena Fe on Friday").
    """
    noun, words = frame.hits[0].token, frame.hits[0].token.subtree
    if not any(other.i > words[-1].i and other.head.head in noun.ancestors for other in nouns):
        return frame
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    locatives = tuple(at for at in frame.locatives if start <= at[0] and at[1] <= end)
    return replace(frame, locatives=locatives, region=tuple(words))


def _as_news(frame: Frame) -> Frame:
    """What a form names is what it tells, and nothing that is known or taken for granted."""
    return replace(frame, definite=False, presupposed=False, recalled=False, running=False, summary=False)


def _frame(group: list[Hit], region: tuple[Token, ...]) -> Frame:
    first = next((hit for hit in group if hit.trigger.sub_event_type), group[0])
    judgement = _judgement(group, first)
    recalled, running = is_recalled(first.token), is_running_total(group)
    return Frame(
        hits=tuple(group),
        sub_event_types=tuple(dict.fromkeys(kind for hit in group for kind in _kinds(hit))),
        weapons=tuple(dict.fromkeys(weapon for hit in group if (weapon := _weapon(hit)))),
        tolls=_tolls(group, judgement),
        roles=roles_of(group[1:] if judgement.rule == CLAIM and group[1:] else group, region),
        judgement=judgement,
        start=region[0].idx,
        end=region[-1].idx + len(region[-1]),
        region=region,
        locatives=locatives_of(group, region),
        definite=_is_definite(first) or _befalls_known_people(group),
        names_known_act=_is_definite(first),
        presupposed=_is_presupposed(group),
        names=names_of(group),
        recalled=recalled or running,
        running=running and not recalled,
        summary=is_summary(region),
        separate=is_set_apart(first),
        spares=all(_befell_nobody(hit) for hit in group),
    )


def _judgement(group: list[Hit], first: Hit) -> Judgement:
    """People who died did die: an outcome that is told as fact carries the act with it, and one that was only meant leaves the act
    what it is; one that befell nobody says nothing of it.
    """
    befell = [hit for hit in group if not _befell_nobody(hit)]
    if (claim := claim_of(group)) is not None:
        return claim
    if not befell:
        return replace(judge(first.token), assertion=Assertion.ASSERTED, rule="AST-1", cue=None)
    outcomes = [hit for hit in befell if hit.trigger.outcome and _counted(hit)]
    judged = [judge(hit.token) for hit in (outcomes or [first if first in befell else befell[0]])]
    if all(one.rule == "AST-8" for one in judged):
        judged = [judge(first.token), *judged]
    return next((j for j in judged if j.rule == "AST-1"), judged[0])


def _befell_nobody(hit: Hit) -> bool:
    """Return whether its words say that nobody was killed, hurt, taken …: what the toll is, and not whether the act was done."""
    if hit.trigger.outcome is None or hit.trigger.pos == "n":
        return False
    subjects = [child for child in hit.token.children if child.dep_ in {"nsubjpass", "dobj"}]
    return any(is_nobody(noun) for noun in (*subjects, *victims(hit.token, hit.trigger)))


def _counted(hit: Hit) -> bool:
    return any(people_hit(victim, hit.trigger) for victim in victims(hit.token, hit.trigger))


def _kinds(hit: Hit) -> list[SubEventType]:
    return [hit.trigger.sub_event_type] if hit.trigger.sub_event_type else []


def _weapon(hit: Hit) -> Weapon | None:
    if hit.trigger.pos == "n" and hit.token.lower_.startswith("mortar"):
        return Weapon.MORTAR
    near = {word.lower_ for word in hit.token.subtree}
    if hit.trigger.weapon is Weapon.IED and near & {"car", "truck", "vehicle"}:
        return Weapon.CAR_BOMB
    return hit.trigger.weapon


def _tolls(group: list[Hit], judgement: Judgement) -> dict[Outcome, tuple[People, ...]]:
    """The people whom each outcome befell; what was only meant to be done to them counts nobody (rule CAS-8)."""
    tolls: dict[Outcome, tuple[People, ...]] = {}
    for hit in group:
        if hit.trigger.outcome is None:
            continue
        if judgement.rule == CLAIM or _befell_nobody(hit) or judge(hit.token).assertion is judgement.assertion:
            people = [
                one for one in _befallen(hit) if not (_is_habit(hit.token) and one.count and one.count.best is None)
            ]
            known = {one.start for one in tolls.get(hit.trigger.outcome, ())}
            new = tuple(one for one in people if one.start not in known)
            tolls[hit.trigger.outcome] = (*tolls.get(hit.trigger.outcome, ()), *new)
    doc = group[0].token.doc
    told = with_included(doc, {outcome: people for outcome, people in tolls.items() if people})
    return without_totals(doc, without_former(doc, told))


def _is_habit(verb: Token) -> bool:
    """Return whether it is told of as what happens ("civilians are killed by these devices", "his attacks often killed")."""
    if is_often(verb):
        return True
    auxiliaries = {child.lower_ for child in with_auxiliaries(verb).children if child.dep_ in {"aux", "auxpass"}}
    return bool(auxiliaries & {"are", "is"}) and not auxiliaries & {"being", "been", "have", "has"}


def _befallen(hit: Hit) -> list[People]:
    """By the parse, or by the order of the words where that gives more: "12 police, 28 militants killed"; not of "12 rebels held a bus"."""
    parsed = [one for victim in victims(hit.token, hit.trigger) for one in people_hit(victim, hit.trigger)]
    parsed += [_as_one_more(one) for victim in _along(hit.token) for one in people_hit(victim, hit.trigger)]
    taken = hit.trigger.outcome is Outcome.CAPTURED and not parsed
    befell_things = taken and any(child.dep_ == "dobj" and child.i > hit.token.i for child in hit.token.children)
    listed = listed_before(hit.token) if hit.trigger.pos != "n" and not befell_things else ()
    parts = {"dobj", "nsubjpass"} if hit.trigger.sub_event_type else {"dobj", "nsubjpass", "nsubj"}
    joined = any(child.dep_ in parts for child in hit.token.children)
    found = list(listed) if listed and (not joined or len(listed) > len(parsed)) else parsed
    if hit.trigger.outcome is Outcome.INJURED:
        text = hit.token.doc.text
        found = [one for one in found if not (died_of_it(hit) or are_counted_dead(one, text))]
    if _only_says_who_they_were(hit.token):
        return [replace(one, count=None, implied=False, definite=False) for one in found]
    return found


def _only_says_who_they_were(word: Token) -> bool:
    """Return whether it tells what people some of those counted before are ("three of the injured were children", rule CAS-221)."""
    of, some = word.head, word.head.head
    return (
        word.dep_ == "pobj"
        and of.lower_ == "of"
        and some.dep_ == "nsubj"
        and some.head.lower_ in {"were", "was", "are"}
    )


def _as_one_more(one: People) -> People:
    """Who is told of by whose he is is one more ("was shot dead with his wife", rule CAS-71)."""
    return replace(one, count=ONE, implied=False, definite=False) if one.implied and one.count is None else one


def _along(verb: Token) -> Iterator[Token]:
    """Those who suffered "along with" or "together with" the others, or "with" him: "the chief was killed with three of his men"."""
    if any(child.dep_ == "auxpass" for child in verb.children):
        for child in verb.children:
            if child.lower_ == "with" and child.i > verb.i and child.nbor(-1).lower_ not in _TOGETHER:
                yield from (noun for noun in child.children if noun.dep_ == "pobj" and people_in(noun))
    for word in verb.subtree:
        if word.lower_ == "alongside":
            yield from (noun for noun in word.children if noun.dep_ == "pobj" and people_in(noun))
        if word.lower_ in _TOGETHER:
            for child in [*word.children, *word.head.children]:
                if child.lower_ == "with" and child.i == word.i + 1:
                    yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _is_presupposed(group: list[Hit]) -> bool:
    """Return whether each act is taken for granted, or told in a clause of one that is ("the attack that killed two")."""
    if not is_presupposed(group[0].token) or is_news_itself(group[0]):
        return False
    return all(is_presupposed(hit.token) or _is_relative(hit.token) for hit in group[1:])


def _is_done_to_any(hit: Hit) -> bool:
    """Return whether it is only to be done to whoever is met ("to eliminate any terrorist found in the area", rule FRM-173)."""
    objects = (child for child in hit.token.children if child.dep_ == "dobj")
    return hit.token.tag_ == "VB" and any(word.lower_ == "any" for noun in objects for word in noun.children)


def _is_relative(token: Token) -> bool:
    return token.dep_ == "relcl" or (token.dep_ == "conj" and token.head.dep_ == "relcl")


def _is_definite(hit: Hit) -> bool:
    """Return whether it is a deed that is known: "the attack"; not "the air force", which does it."""
    noun = hit.token.tag_.startswith("NN") and hit.trigger.needs != "from_above"
    return noun and any(child.lower_ in {"the", "this", "that", "these", "those"} for child in hit.token.children)


def _befalls_known_people(group: list[Hit]) -> bool:
    """Return whether the people are only "he", "she" or "they": those of whom the text has told."""
    heads = [victim for hit in group for victim in victims(hit.token, hit.trigger)]
    return bool(heads) and all(head.tag_ == "PRP" for head in heads)


def _tells(frame: Frame) -> bool:
    """Habits, plans and war in general are no incident: plural acts and the present tense need people or a day; nor is what is only
    reckoned ("the incident was the fourth murder of a judge").
    """
    if all(hit.trigger.pos == "n" and is_reckoned(hit.token) for hit in frame.hits):
        return False
    if frame.judgement.is_threat:
        return True
    if is_habit(frame) or all(_is_done_to_any(hit) for hit in frame.hits):
        return False
    if frame.tolls and not is_at_large(frame):
        return True
    return any(is_one(hit) for hit in frame.hits if hit.trigger.sub_event_type)

"""One deed, or deeds in general: habits, trends and war at large are no incidents (rules FRM-6, FRM-13, FRM-14, FRM-22)."""

from pipeline.extract.acts.blows import is_means
from pipeline.extract.acts.headlines import is_in_a_headline
from pipeline.extract.acts.hits import Hit
from pipeline.extract.assertion.history import is_recalled
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.names import is_time
from pipeline.extract.text.tokens import Token
from schemas.vocabulary import SubEventType

_DAYLONG = frozenset({"hours", "days", "yesterday", "dawn", "morning", "midnight", "overnight"})
DAYS = frozenset({"today", "yesterday", "tonight", "overnight"})
_S = SubEventType
_SHOWN = contexts()["shown"]
_TRENDS = contexts()["trends"]
_TREND_NOUNS = contexts()["trend_nouns"]
_ORDINALS = contexts()["ordinals"]
_HABITUAL = contexts()["habitual"]
_DO = contexts()["do"]
_BEGAN = frozenset({"began", "started", "erupted", "broke", "flared"})
_OF_ANYBODY = frozenset({"IN", "NNS", "JJ", "CC", "NN"})
"""What "the murder of activists and labor leaders" is made of, which is nobody's."""
_ENDS = contexts()["ends"]
_DEEDS = contexts()["crimes"] | {"incident", "attack", "blast", "explosion", "raid", "crime", "ambush"}
_SEVERAL = contexts()["several_acts"]
_ALLEGE = contexts()["allege"]
_STRIKES_NOW = contexts()["strikes_now"]
_OWN_WORDS = frozenset({"det", "amod", "poss", "prep", "nummod", "compound"})
_SINGLES_OUT = frozenset({"det", "poss", "nummod"})
_AROUND = frozenset({"for", "in", "at", "near", "on", "from"})
_THROWS = contexts()["throws"]
_VOLLEYS = frozenset({"barrage", "volley", "salvo", "hail", "burst"})
_ANYBODY = frozenset({"all", "anyone", "anybody", "everyone", "everybody"})
_SPANS = contexts()["spans"]
_NEAR = 12
"""Words after a verb in which it is told how often."""
_COUNTED = contexts()["counted"]
"""What says of acts that they were several, and so not acts in general ("the serial blasts")."""


def is_one(hit: Hit) -> bool:
    """Return whether the words tell of a deed that was done, and not of such deeds in general."""
    if is_often(hit.token) or is_often(hit.clause):
        return False
    if hit.tried or _is_charged(hit.token) or hit.trigger.needs == "chlorine_use":
        return True
    return not _is_general(hit) if hit.trigger.pos == "n" else _is_a_deed(hit)


def _is_a_deed(hit: Hit) -> bool:
    """Return whether the verb tells of a deed: in the past, or one that needs a crowd, arms or ground; no order is one ("capture all forts")."""
    if hit.trigger.needs == "patrols":
        return True
    if hit.token.i == 0 and hit.token.tag_ == "VB":
        return False
    if hit.trigger.sub_event_type is _S.CHANGE_TO_GROUP and hit.token.dep_ == "acl":
        return False
    if _is_of_anybody(hit.token) or _befalls_people_at_large(hit.token):
        return False
    if _is_under_way(hit.token) or is_in_a_headline(hit.token):
        return True
    past = hit.token.tag_ in {"VBD", "VBN"} or hit.token.lower_.endswith(("ed", "took", "ran", "set"))
    return (
        past
        or _goes_with_a_deed(hit.token)
        or hit.trigger.needs in {"weapons", "crowd", "protest", "territory", "retaken", "base"}
    )


def _goes_with_a_deed(verb: Token) -> bool:
    """Return whether it was done with what is told as done: "shelling the town, troops moved in", or after a comma, or
    "after" or "before" which something was done.
    """
    if (
        verb.dep_ == "pcomp"
        and verb.head.lower_ in {"after", "before"}
        and verb.head.head.tag_ in {"VBD", "VBN", "VBZ"}
    ):
        return True
    goes_with = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.tag_ == "VBD"
    return goes_with and (verb.i == 0 or verb.nbor(-1).text == ",")


def _is_under_way(verb: Token) -> bool:
    """Return whether it is done as the text is written: "troops are now shelling the town"."""
    said = {child.lower_ for child in verb.children if child.dep_ in {"aux", "advmod"}}
    if verb.tag_ != "VBG":
        return False
    now = bool(said & {"are", "is"}) and bool(said & {"now", "currently", "reportedly"})
    return now or ("been" in said and bool(said & {"has", "have"}) and _has_gone_on_for_days(verb))


def _has_gone_on_for_days(verb: Token) -> bool:
    """Return whether it is told since which day, or for how many days it has been done ("has been shelling the town since Friday",
    FRM-112); since a month or a year, and for years, it is a habit.
    """
    since = {word.lower_ for child in verb.children if child.lower_ in {"since", "for"} for word in child.subtree}
    return any(word.endswith("day") for word in since) or bool(since & _DAYLONG)


def _is_of_anybody(verb: Token) -> bool:
    """Return whether it befell whomever it befell: "the release of all those who have been kidnapped", "all who have been killed"."""
    whose = verb.head
    if verb.dep_ != "relcl" or (whose.dep_ == "pobj" and whose.head.head.tag_ == "CD"):
        return False
    perfect = any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children)
    return whose.lower_ == "those" or (whose.lower_ in _ANYBODY and perfect)


def _is_charged(word: Token) -> bool:
    """Return whether it is what somebody is said to have done: "accuse the army of shelling a market", "charged with kidnapping".

    In "of bombing villages" the parser takes it for an adjective.
    """
    governed = word if word.dep_ in {"pcomp", "pobj"} else word.head
    link = governed.head
    return (
        word.lower_.endswith("ing")
        and governed.dep_ in {"pcomp", "pobj"}
        and link.lower_ in {"of", "for", "with"}
        and any(verb.lower_ in _ALLEGE for verb in _over(link))
    )


def _over(link: Token) -> tuple[Token, ...]:
    """What the link hangs on, and what is over it; where that is who accuses, the verb too ("accused by activists of burning houses")."""
    by = link.head.head
    return (link.head, by, by.head) if by.dep_ == "agent" else (link.head, by)


def is_often(verb: Token) -> bool:
    """Return whether it is done "often", also by what is said of the verb that it is joined to; "they continue to arrest" and "every
    time a bomb goes off" are.
    """
    if _is_whenever(verb) or _is_whenever(verb.head) or _is_every_one(verb):
        return True
    if verb.dep_ == "xcomp" and verb.head.lower_ in {"continue", "continues"}:
        return True
    verbs = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    return any(child.lower_ in _HABITUAL for one in verbs for child in one.children)


def _is_whenever(verb: Token) -> bool:
    every = verb.head.lower_ == "time" and any(child.lower_ in {"every", "each"} for child in verb.head.children)
    return (every and verb.dep_ in {"relcl", "advcl", "acl"}) or any(
        child.lower_ == "whenever" for child in verb.children
    )


def _is_every_one(word: Token) -> bool:
    """Return whether it is any such deed ("every air strike which kills civilians"), or is done "every night", as a rule (ASM-99)."""
    deed = word.head if word.dep_ == "relcl" else word
    verb = deed.head if deed.tag_.startswith("NN") else deed
    if deed is not verb and any(child.lower_ in {"every", "any"} for child in deed.children):
        return _is_in_the_present(verb)
    if word.doc.said.isdisjoint({"every", "each"}):
        return False
    words = word.doc.words
    each = (
        i for i, one in enumerate(words) if one in {"every", "each"} and not _SPANS.isdisjoint(words[i + 1 : i + 3])
    )
    own = (i for i in each if i < verb.i + _NEAR and not _is_of_what_follows(word.doc[i], verb))
    return any(own) and _is_in_the_present(with_auxiliaries(verb))


def _is_of_what_follows(word: Token, verb: Token) -> bool:
    """Return whether it stands in a clause with a subject of its own that is joined to the verb ("… and shots ring out every night")."""
    joined = (over for over in word.ancestors if over.dep_ == "conj" and over.i > verb.i and over.tag_.startswith("VB"))
    return any(child.dep_ in {"nsubj", "nsubjpass"} for over in joined for child in over.children)


def _is_in_the_present(verb: Token) -> bool:
    now = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return verb.tag_ in {"VBZ", "VBP"} or (
        verb.tag_ == "VBN" and bool(now & {"are", "is"}) and not now & {"being", "been", "has"}
    )


def with_auxiliaries(verb: Token) -> Token:
    """Return the verb that bears the auxiliaries: of "women are raped and held hostage" the first."""
    while verb.dep_ == "conj" and not any(child.dep_ in {"aux", "auxpass", "nsubj"} for child in verb.children):
        verb = verb.head
    return verb


def _befalls_people_at_large(verb: Token) -> bool:
    """Return whether it is done in the present to uncounted people: "women are raped" is a habit, "two women are raped" a deed."""
    verb = with_auxiliaries(verb)
    if not any(child.dep_ == "auxpass" and child.lower_ == "are" for child in verb.children):
        return False
    subjects = [child for child in verb.children if child.dep_ == "nsubjpass" and child.tag_ == "NNS"]
    bare = [noun for noun in subjects if all(word.tag_ in {"JJ", "NN", "CC", "NNS"} for word in noun.subtree)]
    return bool(bare) and not any(child.lower_ == "being" for child in verb.children)


def _is_general(hit: Hit) -> bool:
    token = hit.token
    if is_reckoned(token) or is_of_a_trend(token) or is_to_end(token) or _is_defined(token) or _is_a_proof(token):
        return True
    if _strikes_in_a_headline(token):
        return False
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head.tag_ in {"VBD", "VBN"} and not _is_now(token.head):
        return (token.head.lower_ in _TRENDS and not _is_between(token)) or (
            token.head.lower_ == "used" and not _is_told_which(token)
        )
    if token.tag_ == "NNS":
        return _is_done_to_whatever(token) or not any(are_some(token) for are_some in _SOME)
    if token.dep_ == "compound" or _is_done_as_a_rule(token):
        return True
    told = _is_told_which(token) or _are_reported_of_a_day(token)
    return not told and hit.trigger.sub_event_type is not _S.ARMED_CLASH


def _is_done_to_whatever(arms: Token) -> bool:
    """Return whether many do it in the present, and no day is told ("jets then drop heavy bombs on whatever is there", ASM-107)."""
    verb = arms.head
    if arms.dep_ != "dobj" or verb.tag_ != "VBP" or verb.doc[-1].text != "." or "now" in verb.doc.said:
        return False
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.tag_ == "NNS"]
    bare = [noun for noun in subjects if all(child.tag_ not in {"DT", "CD"} for child in noun.children)]
    return bool(bare) and not any(is_time(word) or word.lower_ in DAYS for word in verb.subtree)


def _began_on_a_day(noun: Token) -> bool:
    """Return whether it is told on which day they began ("after clashes between two factions that began on Saturday", FRM-94)."""
    clauses = (child for child in noun.children if child.dep_ == "relcl" and child.lower_ in _BEGAN)
    return any(is_time(word) or word.lower_ in DAYS for clause in clauses for word in clause.subtree)


def is_of_a_trend(noun: Token) -> bool:
    """Return whether it is told how much of it there is: "levels of gang violence", "a surge in killings", "a violence crisis" (FRM-65)."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    link = first.head
    of = first.dep_ == "pobj" and link.lower_ in {"of", "in"} and link.head.lower_ in _TREND_NOUNS
    return of or (first.dep_ in {"compound", "nmod", "amod"} and link.lower_ in _TREND_NOUNS)


def _is_defined(noun: Token) -> bool:
    """Return whether it is what something is by its kind ("lynching is murder", FRM-108)."""
    is_such = noun.dep_ == "attr" and noun.head.lower_ in {"is", "'s", "are"}
    what = [child.lower_ for child in noun.head.children if child.dep_ in {"nsubj", "csubj"}]
    return is_such and any(word in {"it", "this", "that", "what"} or word.endswith("ing") for word in what)


def _is_a_proof(noun: Token) -> bool:
    """Return whether it shows that or what something is ("a clear demonstration that …", "a demonstration of force", FRM-113)."""
    if not noun.lower_.startswith("demonstration"):
        return False
    said = any(child.dep_ in {"acl", "ccomp"} and _is_told(child) for child in noun.children)
    shown = [thing for child in noun.children if child.lower_ == "of" for thing in child.children]
    return said or any(thing.dep_ == "pcomp" or thing.lower_ in _SHOWN for thing in shown)


def _is_told(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _is_between(noun: Token) -> bool:
    """Return whether it is told who fought whom, and where: "clashes continued between rebels and the army near Tal Tamr"."""
    phrases = [child for child in (*noun.children, *noun.head.children) if child.dep_ == "prep"]
    places = (word for phrase in phrases if phrase.lower_ in _AROUND for word in phrase.subtree)
    return any(phrase.lower_ == "between" for phrase in phrases) and any(word.tag_ == "NNP" for word in places)


def _strikes_in_a_headline(noun: Token) -> bool:
    """Return whether a headline tells of it, in the present and without an article: "Explosion rocks market in Kano" (FRM-71)."""
    is_bare = noun.tag_ in {"NN", "NNP"} and all(
        child.dep_ not in _SINGLES_OUT and child.lower_ != "of" for child in noun.children
    )
    return is_bare and noun.dep_ == "nsubj" and noun.head.lower_ in _STRIKES_NOW


def _is_done_as_a_rule(noun: Token) -> bool:
    """Return whether it is one kind of the deeds that somebody does: "conducts direct-fire and roadside bomb attacks"."""
    plural = any(word.tag_ == "NNS" and word.lower_ in _SEVERAL for word in noun.doc[noun.i + 1 : noun.i + 6])
    before = next((word for word in reversed(noun.doc[: noun.i]) if word.tag_[:2] in {"VB", "DT", "CD", "PR"}), None)
    return plural and before is not None and before.tag_ == "VBZ"


def _is_told_which(noun: Token) -> bool:
    """Return whether its words say which deed it is; of what somebody is known for neither its kind nor where and when he was
    caught does ("involved in targeted killing", "… in kidnapping for ransom in Sukkur on Friday", rule FRM-22).
    """
    if is_recalled(noun):
        around = {word for child in noun.children if child.lower_ in _AROUND for word in child.subtree}
        own = (word for word in noun.subtree if word not in around)
        return any(word.dep_ in _SINGLES_OUT or word.tag_ in {"NNP", "NNPS", "CD"} for word in own)
    return any(child.dep_ in _OWN_WORDS for child in noun.children) or _has_an_article(noun)


def _is_now(participle: Token) -> bool:
    """Return whether the verb is a passive of the present, which tells what is always done ("bombings are carried out")."""
    said = {child.lower_ for child in participle.children if child.dep_ in {"aux", "auxpass"}}
    return bool(said & {"are", "is"}) and not said & {"being", "been"}


def _has_an_article(noun: Token) -> bool:
    """Return whether an article stands before its phrase, wherever the parse hangs it ("a surprise counter-offensive")."""
    before = noun.doc[max(0, noun.i - 5) : noun.i]
    outside = next((word for word in reversed(before) if word.tag_ not in {"NN", "JJ", "HYPH"}), None)
    return outside is not None and outside.tag_ in {"DT", "PRP$"}


def _are_what_did_it(noun: Token) -> bool:
    """Return whether they are what a deed was done by: "was destroyed by bombs"."""
    return noun.dep_ == "pobj" and noun.head.dep_ == "agent" and not _is_now(noun.head.head)


def _are_counted(noun: Token) -> bool:
    volley = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return volley.lower_ in _VOLLEYS or any(
        word.tag_ == "CD" or word.lower_ in _COUNTED for word in noun.subtree if word.i < noun.i
    )


def _are_done_on_a_day(noun: Token) -> bool:
    """Return whether somebody did them on a day that is told: "carried out attacks on the towns on Monday"."""
    if noun.dep_ != "dobj" or noun.head.lower_ not in _DO | _THROWS or noun.head.tag_ != "VBD":
        return False
    return any(word.text.endswith("day") or word.lower_ in DAYS for word in noun.head.subtree)


def _are_reported_of_a_day(noun: Token) -> bool:
    """Return whether somebody reported them, or there were any, on a day that is told behind ("residents reported air strikes near the
    bridge on Tuesday", FRM-121).
    """
    verb = noun.head
    reported = noun.dep_ == "dobj" and verb.lower_ in {"reported", "described"} and verb.tag_ == "VBD"
    there = (
        noun.dep_ in {"attr", "nsubj"}
        and verb.lower_ in {"were", "was"}
        and any(c.dep_ == "expl" for c in verb.children)
    )
    return (reported or there) and any(
        word.i > noun.i and (word.text.endswith("day") or word.lower_ in DAYS) for word in verb.subtree
    )


_SOME = (_are_counted, _are_done_on_a_day, _are_reported_of_a_day, is_means, _are_what_did_it, _began_on_a_day)
"""Why acts in the plural are some that were done, and no acts in general."""


def is_to_end(noun: Token) -> bool:
    """Return whether it is what goes on and is to end, and no one deed ("an end to the killing", "to stop the bloodshed", FRM-40)."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"to", "of"} else noun.head
    ends = over.lower_ in _ENDS and (noun.dep_ == "pobj" or (noun.dep_ == "dobj" and over.tag_ in {"VB", "VBG"}))
    return ends and all(word.tag_ in _OF_ANYBODY for word in noun.subtree if word.i > noun.i)


def is_reckoned(noun: Token) -> bool:
    """Return whether a deed that was told of is only given its number: "this was the third attack on the post in a week", "it was the
    deadliest attack since May".
    """
    subjects = [child for child in noun.head.children if child.dep_ == "nsubj"]
    told_of = any(child.lower_ in {"this", "it", "that"} or _is_known_deed(child) for child in subjects)
    ranked = any(child.lower_ in _ORDINALS or child.tag_ == "JJS" for child in noun.children)
    return noun.dep_ == "attr" and told_of and ranked


def _is_known_deed(noun: Token) -> bool:
    """Return whether it is "the incident", "the murder", of which a number is told (rule FRM-14)."""
    return noun.lower_ in _DEEDS and any(child.lower_ in {"the", "this", "that"} for child in noun.children)

"""Words for blows that strike nobody: a search by the police, a rescue, an attack on an idea (rules FRM-23, FRM-24 and FRM-35), and
those of animals, storms and words (FRM-61).
"""

from pipeline.extract.actors.registry import is_actor_word
from pipeline.extract.acts.by_whom import is_by_law, is_by_the_armed
from pipeline.extract.acts.taking import taken_by
from pipeline.extract.contexts import contexts
from pipeline.extract.text.relations import behind, subjects_of
from pipeline.extract.text.tokens import Token, once_a_word
from pipeline.extract.tolls.counted import people_in
from schemas.vocabulary import Side

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ONESELF = frozenset({"himself", "herself", "themselves"})
_BY_MISTAKE = contexts()["hurt_by_mistake"]
_NO_PEOPLE = (
    contexts()["animals"] | contexts()["unreal_doers"] | contexts()["illnesses"] | contexts()["courts_and_chambers"]
)
_DO = (
    contexts()["do"]
    | contexts()["happen"]
    | {"led", "leads", "waged", "wage", "unleashed", "unleash", "fought", "won", "lost"}
)
_PARTIES = contexts()["parties"]
_CRAFT = contexts()["aircraft_at_war"]
_MEASURES = contexts()["measures"]
_FIRMS = contexts()["firms"]
_AIMS_AT = contexts()["aims_at"]
_AT = frozenset({"on", "against"})
_COMES = frozenset({"came", "come", "comes", "coming"})
"""Under fire "from" somebody."""
_CAMPAIGNS = frozenset(
    {"offensive", "offensives", "campaign", "war", "fight", "battle", "struggle", "drive", "crusade"}
)


@once_a_word
def strikes_nobody(token: Token) -> bool:
    """Return whether the police only search premises ("raided two houses"), people are freed ("rescued in an operation"), or an idea
    is struck ("an attack against our homeland"), or somebody fights to do something, against nobody ("fought to save a boy").
    """
    return any(
        is_none(token)
        for is_none in (
            _is_a_search,
            _is_a_warning,
            _is_a_rescue,
            _is_on_an_idea,
            _is_on_crime,
            _is_of_wealth,
            _is_an_outburst,
            _is_for_a_cause,
            _is_a_struggle,
            _is_a_flop,
            _is_on_a_till,
            _is_a_mishap,
            _is_a_measure,
            _drops_no_bombs,
        )
    )


@once_a_word
def is_by_no_people(token: Token) -> bool:
    """Return whether animals, the weather or those who only fight in words do it ("a tiger attacked a ranger", "lawmakers mounted an
    ambush"), or somebody did it to himself by mistake ("shot himself in the foot").
    """
    if token.lower_ == "dead" and token.dep_ == "oprd":
        return is_by_no_people(token.head)
    if token.tag_.startswith("VB"):
        hit = (child for child in token.children if child.dep_ == "dobj" and child.lower_ in _ONESELF)
        to_oneself = any(not oneself.conjuncts for oneself in hit)
        at_animals = _are_animals([child for child in token.children if child.dep_ in {"dobj", "nsubjpass"}])
        return at_animals or (to_oneself and token.lower_ in _BY_MISTAKE) or _are_unreal(_doers(token))
    kind = [child for child in token.children if child.dep_ in {"compound", "poss", "amod"}]
    verb = token.head if token.dep_ in {"dobj", "nsubjpass"} else token
    return _are_unreal(kind) or (verb is not token and verb.lower_ in _DO and _are_unreal(_doers(verb)))


def _doers(verb: Token) -> list[Token]:
    """Who does it: the subject of the verb or of the one that it is joined to, or whom "by" names, or "came under fire from"."""
    while verb.dep_ in {"conj", "advcl", "xcomp"} and not any(child.dep_ in _SUBJECTS for child in verb.children):
        verb = verb.head
    by = {"from"} if verb.lower_ in _COMES else set()
    agents = [noun for child in verb.children if child.dep_ == "agent" or child.lower_ in by for noun in child.children]
    subjects = (child for child in verb.children if child.dep_ == "nsubj")
    return agents or [verb.head if noun.tag_ in {"WDT", "WP"} else noun for noun in subjects]


def _are_animals(struck: list[Token]) -> bool:
    return bool(struck) and all(_is_small(noun) and noun.lower_ in contexts()["animals"] for noun in struck)


def _are_unreal(doers: list[Token]) -> bool:
    counted = [one for noun in doers for one in behind(noun, "of")]
    whose = [child for noun in doers for child in noun.children if child.dep_ == "poss"]
    small = [noun for noun in [*doers, *counted, *whose] if _is_small(noun)]
    return any(
        noun.lower_ in _NO_PEOPLE or _are_of_a_party(noun) or _falls(noun) or _drops_water(noun) for noun in small
    )


def _are_of_a_party(noun: Token) -> bool:
    """Return whether they are a party's own rebels ("ruling party rebels", "rebels in the governing party")."""
    if noun.lower_ not in {"rebels", "rebel", "dissidents"}:
        return False
    within = (one for child in noun.children if child.lower_ in {"in", "within"} for one in child.children)
    before = (child for child in noun.children if child.dep_ in {"compound", "amod", "nmod"})
    return any(word.lower_ in _PARTIES for word in (*within, *before))


def _drops_water(noun: Token) -> bool:
    """Return whether it fights a fire ("water bombers", "air tankers")."""
    carries = {child.lower_ for child in noun.children if child.dep_ in {"compound", "amod"}}
    return noun.lower_ in {
        "bombers",
        "bomber",
        "tankers",
        "planes",
        "helicopters",
        "aircraft",
    } and not carries.isdisjoint({"water", "firefighting", "fire-fighting", "air"})


def _falls(noun: Token) -> bool:
    return any(child.dep_ == "amod" and child.lower_ == "falling" for child in noun.children)


def _is_small(noun: Token) -> bool:
    """Return whether it is no name ("the Tigers"), but for a sentence's first word."""
    return noun.text == noun.lower_ or noun.i == 0


def _is_a_warning(noun: Token) -> bool:
    """Return whether it only says what a siren or a shelter is for ("air raid sirens sounded in Kyiv")."""
    return noun.dep_ == "compound" and noun.head.lower_ in contexts()["sirens"]


def _is_a_search(verb: Token) -> bool:
    if not verb.lower_.startswith("raid"):
        return False
    return any(noun.lower_ in contexts()["premises"] for noun in taken_by(verb)) and is_by_law(verb)


def _is_a_rescue(noun: Token) -> bool:
    """Return whether it is the operation in which people were freed."""
    if not noun.lower_.startswith("operation"):
        return False
    verb = next((word for word in noun.ancestors if word.tag_.startswith("VB")), noun)
    return verb.lower_ in contexts()["rescues"] and any(people_in(one, anyone=True) for one in taken_by(verb))


def _is_a_struggle(verb: Token) -> bool:
    """Return whether somebody fights an ill, or to do what needs no enemy ("soldiers fought the blaze", "doctors battled for hours to
    save a boy", FRM-62).
    """
    if not verb.tag_.startswith("VB") or verb.lower_ not in contexts()["strives"]:
        return False
    ends = [child for child in verb.children if child.dep_ in {"xcomp", "advcl", "ccomp"} and child.tag_ == "VB"]
    if any(child.dep_ == "dobj" and child.lower_ in contexts()["ills"] for child in verb.children):
        return True
    enemies = any(child.dep_ == "dobj" or child.lower_ in {"against", "with"} for child in verb.children)
    return not (enemies or is_by_the_armed(verb)) and any(end.lower_ in contexts()["strife_ends"] for end in ends)


def _is_for_a_cause(verb: Token) -> bool:
    """Return whether somebody fights for an idea, or a clause tells at whose side he once fought, and nobody whom ("a man who fought for
    peace", "who fought alongside the rebels", ACT-91).
    """
    if not verb.tag_.startswith("VB") or verb.lower_ not in contexts()["strives"]:
        return False
    if any(
        child.dep_ in {"dobj", "nsubjpass"} or child.lower_ in {"against", "with", "between"} for child in verb.children
    ):
        return False
    causes = behind(verb, "for")
    beside = verb.dep_ == "relcl" and any(child.lower_ in {"alongside", "beside"} for child in verb.children)
    return beside or any(noun.lower_ in contexts()["causes"] for noun in causes)


def _is_a_flop(verb: Token) -> bool:
    """Return whether a work "bombed", and nothing was ("his comedy bombed in Mumbai", FRM-104)."""
    subjects = [*subjects_of(verb), *([verb.head] if verb.dep_ == "acl" else [])]
    return verb.lower_ == "bombed" and any(noun.lower_ in contexts()["works"] for noun in subjects)


def _is_on_a_till(verb: Token) -> bool:
    """Return whether thieves blow up what money is in ("blew up a cash machine", FRM-109)."""
    struck = taken_by(verb)
    return verb.tag_.startswith("VB") and bool(struck) and all(map(_holds_money, struck))


def _holds_money(noun: Token) -> bool:
    cash = any(child.lower_ in {"cash", "teller", "ticket", "slot"} for child in noun.children)
    return noun.lower_ in {"atm", "atms", "cashpoint", "cashpoints", "safe", "vault"} or (
        cash and noun.lower_ in {"machine", "machines"}
    )


def _is_a_mishap(verb: Token) -> bool:
    """Return whether somebody who is neither armed nor a state's hurt another "by mistake" (FRM-109), or was hurt "when" one did so."""
    if not verb.tag_.startswith("VB"):
        return False
    if not any(map(_says_unmeant, verb.children)):
        when = (child for child in verb.children if child.dep_ == "advcl" and verb.tag_ == "VBN")
        return any(_is_a_mishap(clause) for clause in when)
    doers = _doers(verb)
    sides = {one.side for noun in doers for one in people_in(noun)}
    if any(noun.tag_ in {"NNP", "NNPS"} and is_actor_word(noun.text) for noun in doers):
        return False
    return bool(doers) and sides.isdisjoint({Side.STATE, Side.NON_STATE})


def _is_a_measure(verb: Token) -> bool:
    """Return whether rules, arrests and the like are only meant for somebody ("the detentions targeted displaced people", ASM-102), or firms
    are what no armed people aim at ("the Treasury targeted two companies linked to the army").
    """
    if not (verb.tag_.startswith("VB") and verb.lower_ in _AIMS_AT):
        return False
    doers = [noun for doer in _doers(verb) for noun in (doer, *doer.conjuncts)]
    firms = any(child.dep_ == "dobj" and child.lower_ in _FIRMS and not _is_of_people(child) for child in verb.children)
    return any(noun.lower_ in _MEASURES for noun in doers) or (firms and not is_by_the_armed(verb))


def _drops_no_bombs(craft: Token) -> bool:
    """Return whether aircraft drop what strikes nobody ("jets roared over the dais and dropped flares", FRM-186)."""
    if craft.lower_ not in _CRAFT or craft.dep_ != "nsubj":
        return False
    verbs = (verb for verb in (craft.head, *craft.head.conjuncts) if verb.lower_.startswith("drop"))
    dropped = [child.lower_ for verb in verbs for child in verb.children if child.dep_ == "dobj"]
    return bool(dropped) and contexts()["air_drops"].issuperset(dropped)


def _is_of_people(noun: Token) -> bool:
    """Return whether it is a company of soldiers."""
    return any(people_in(inside) for inside in behind(noun, "of"))


def _says_unmeant(word: Token) -> bool:
    by_mistake = word.lower_ == "by" and any(noun.lower_ in {"mistake", "accident"} for noun in word.children)
    return by_mistake or word.lower_ in {"accidentally", "mistakenly", "inadvertently"}


def _is_on_an_idea(noun: Token) -> bool:
    return noun.tag_.startswith("NN") and any(
        aim.lower_ in contexts()["ideals"] or _is_a_people(aim) for aim in struck_by(noun)
    )


def _is_a_people(noun: Token) -> bool:
    """Return whether it is a nation ("an attack on the Sudanese people"), and nobody who was somewhere (FRM-24)."""
    said = {child.lower_ for child in noun.children}
    whose = any(child.dep_ in {"det", "poss"} for child in noun.children)
    at = any(child.dep_ in {"prep", "relcl", "acl", "nummod"} for child in noun.children)
    return noun.lower_ in {"people", "peoples"} and whose and not at and "these" not in said


def _is_of_wealth(noun: Token) -> bool:
    """Return whether it is what rulers or firms are said to enrich themselves with ("the looting of our natural resources", ACT-97)."""
    return noun.lower_ == "looting" and any(word.lower_ in contexts()["wealth"] for word in behind(noun, "of"))


def _is_an_outburst(noun: Token) -> bool:
    """Return whether it is one of feelings or the like ("an explosion of joy", ACT-98)."""
    return noun.lower_.startswith("explosion") and any(
        word.lower_ in contexts()["outbursts"] for word in behind(noun, "of")
    )


def _is_on_crime(noun: Token) -> bool:
    """Return whether it is a campaign of the law ("an offensive against drug trafficking", ACT-92)."""
    if noun.lower_ not in _CAMPAIGNS:
        return False
    words = (word for aim in struck_by(noun) for word in (aim, *aim.children))
    return any(word.lower_ in contexts()["drugs_and_crime"] for word in words)


def struck_by(noun: Token) -> list[Token]:
    """Return what a blow is at that a noun names: "an attack on a police post"."""
    return [aim for child in noun.children if child.lower_ in _AT for aim in child.children if aim.dep_ == "pobj"]

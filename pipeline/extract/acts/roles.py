"""Who does what in an act: perpetrators, targets, participants, by the parse (rule FRM-8)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.actors.means import is_a_states
from pipeline.extract.actors.people import people_noun
from pipeline.extract.actors.registry import is_actor_word, nation_words
from pipeline.extract.acts.crosswalk import CROWD
from pipeline.extract.acts.hits import Hit
from pipeline.extract.contexts import contexts
from pipeline.extract.text.governors import is_nobody
from pipeline.extract.text.tokens import Token
from pipeline.extract.tolls.counted import people_in
from pipeline.extract.tolls.victims import right_after, sets_on_fire, victims
from schemas.vocabulary import ActorRole, Side, SubEventType

_S = SubEventType
_SEEKING = contexts()["seeking"]
_DOING = contexts()["doing"]
_YIELDS = contexts()["yields"]
_PLANTED = contexts()["planted"]
_ACCUSED = contexts()["accused_of"]
_JOINS = contexts()["joins"]
_OF_A_KIND = frozenset(
    {
        "terrorist",
        "extremist",
        "commando",
        "militant",
        "separatist",
        "bomber",
        "officer",
        "guard",
        "general",
        "major",
        "captain",
    }
)
_BUSY = frozenset({"engaged", "engage", "engaging", "indulged", "indulging"})
_MEANS = contexts()["means"]
_ANSWERS = contexts()["answers_back"]
_THOUGHT = contexts()["thought_to_be"]
_MUTUAL = frozenset({_S.ARMED_CLASH, _S.AGREEMENT})
"""Acts of several parties with or against each other: none of them does it to another (rules FRM-8 and FRM-30)."""
_LADEN = contexts()["laden"]
_VEHICLES = (contexts()["on_the_road"] | contexts()["carriers"]) - {"driver", "drivers", "motorist", "motorists"}
_GROUND = frozenset({_S.NON_STATE_ACTOR_OVERTAKES_TERRITORY, _S.GOVERNMENT_REGAINS_TERRITORY})
_SAY = contexts()["say"]
_GOING_ON = frozenset({"after", "before", "by", "while", "upon"})
"""Before a participle whose doer is that of the verb around it ("fled after killing two")."""
_ITSELF = frozenset({"it", "they"})
_COMES = frozenset({"came", "come", "comes", "coming"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A noun phrase with what it does in the act."""

    head: Token
    role: ActorRole


def roles_of(group: list[Hit], region: tuple[Token, ...]) -> tuple[Role, ...]:
    """Return who does what in the act, each noun phrase once; who is freed in a fight is no target of it."""
    group = [hit for hit in group if hit.trigger.needs != "let_go"] or group
    roles = [role for hit in group for role in (_verb_roles(hit) if hit.trigger.pos == "v" else _noun_roles(hit))]
    if any(hit.trigger.sub_event_type is _S.ARMED_CLASH and not hit.trigger.weak for hit in group):
        roles = [*(Role(head=noun, role=ActorRole.PARTICIPANT) for noun in _fallen(group)), *roles]
    roles += [Role(head=noun, role=ActorRole.TARGET) for noun in _sought(region)]
    roles += [Role(head=noun, role=ActorRole.TARGET) for noun in _on_board(region)]
    roles += [Role(head=noun, role=ActorRole.PERPETRATOR) for noun in _planters((*region, *group[0].token.ancestors))]
    told = [role for role in _without_doers_hit(roles, group) if not _names_nobody(role.head)]
    means = {role.head for role in told if role.role is not ActorRole.TARGET and role.head.lower_ in _MEANS}
    unique = {
        role.head.i: role for role in reversed(told) if role.head.dep_ != "compound" or role.head.head not in means
    }
    return tuple(unique[i] for i in sorted(unique))


def _names_nobody(noun: Token) -> bool:
    """Return whether: "no women or children were hurt" names nobody."""
    return is_nobody(noun) or (noun.dep_ == "conj" and is_nobody(noun.head))


def _without_doers_hit(roles: list[Role], group: list[Hit]) -> list[Role]:
    """Return the roles; whom the act befell did not do it: of "two guards wounded" the parse makes the guards the doers."""
    if all(role.role is not ActorRole.PERPETRATOR for role in roles):
        return roles
    hurt = {noun for hit in group if hit.trigger.outcome for noun in victims(hit.token, hit.trigger)}
    is_hit = [role.role is ActorRole.PERPETRATOR and role.head in hurt for role in roles]
    return [replace(one, role=ActorRole.TARGET) if hit else one for one, hit in zip(roles, is_hit, strict=True)]


def _planters(words: tuple[Token, ...]) -> Iterator[Token]:
    """Who planted what went off: "a bomb planted by rebels"."""
    for word in words:
        if word.lower_ in _PLANTED and word.tag_ == "VBN":
            yield from _agents(word)


def _on_board(words: tuple[Token, ...]) -> Iterator[Token]:
    """Whom a vehicle carries that is hit ("a bomb hit a bus carrying traders", rule FRM-74)."""
    for word in words:
        if word.lower_ in _LADEN and word.dep_ == "acl" and word.head.lower_ in _VEHICLES:
            yield from (noun for noun in word.children if noun.dep_ == "dobj" and people_noun(noun.text))


def _fallen(group: list[Hit]) -> Iterator[Token]:
    """Armed people of whom only the outcome is told ("left dozens of fighters dead") took part in the fight (rule FRM-5)."""
    for hit in group:
        for victim in victims(hit.token, hit.trigger) if hit.trigger.sub_event_type is None else ():
            if any(one.side in {Side.STATE, Side.NON_STATE} for one in people_in(victim)):
                yield victim


def _sought(region: tuple[Token, ...]) -> Iterator[Token]:
    """Whom a force was out for is its target ("in search of a commander", "to arrest a facilitator", rule FRM-8)."""
    for word in region:
        if word.lower_ in _SEEKING:
            yield from (child for child in word.children if child.dep_ == "dobj")
            for child in word.children:
                if child.dep_ == "prep" and child.lower_ in {"of", "for"}:
                    yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _verb_roles(hit: Hit) -> Iterator[Role]:
    if hit.trigger.sub_event_type is _S.NON_STATE_ACTOR_OVERTAKES_TERRITORY and hit.token.lower_ in _YIELDS:
        yield from _sides_of_a_loss(hit.token)
        return
    if hit.trigger.sub_event_type is _S.ATTACK and hit.token.lower_ in _COMES:
        yield from _sides_under_fire(hit.token)
        return
    fight = hit.trigger.sub_event_type in _MUTUAL
    for victim in victims(hit.token, hit.trigger):
        yield Role(head=victim, role=ActorRole.PARTICIPANT if fight and hit.trigger.needs is None else ActorRole.TARGET)
    for doer in _doers(hit.token):
        yield Role(head=doer, role=ActorRole.PARTICIPANT if fight else ActorRole.PERPETRATOR)
    for child in hit.token.children:
        if child.dep_ == "prep" and child.lower_ in {"with", "against", "on"} and (fight or child.lower_ != "with"):
            role = ActorRole.PARTICIPANT if fight else ActorRole.TARGET
            yield from (Role(head=noun, role=role) for noun in child.children if noun.dep_ == "pobj")
        if child.dep_ == "prep" and child.lower_ in {"at", "toward", "towards", "into", "among"} and not fight:
            people = (noun for noun in child.children if noun.dep_ == "pobj" and people_noun(noun.text) is not None)
            yield from (Role(head=noun, role=ActorRole.TARGET) for noun in people)
        if hit.trigger.sub_event_type in _GROUND:
            yield from (Role(head=noun, role=ActorRole.TARGET) for noun in _those_it_was_of(child))
        if child.dep_ == "dobj" and hit.trigger.sub_event_type is _S.AGREEMENT:
            yield from (Role(head=noun, role=ActorRole.PARTICIPANT) for noun in _partners(child))


def _those_it_was_of(word: Token) -> Iterator[Token]:
    """Those "from" whom ground was taken ("retook the town from the rebels", rule FRM-72), wherever the parse hangs them."""
    for link in (word, *(word.children if word.dep_ == "dobj" else ())):
        if link.dep_ == "prep" and link.lower_ == "from":
            yield from (noun for noun in link.children if noun.dep_ == "pobj")


def _sides_of_a_loss(verb: Token) -> Iterator[Role]:
    """Who took what fell or was lost "to" them, and who lost it."""
    for child in verb.children:
        if child.lower_ in {"to", "into"}:
            takers = (noun for noun in _hands(child).children if noun.dep_ == "pobj")
            yield from (Role(head=noun, role=ActorRole.PERPETRATOR) for noun in takers)
        if child.dep_ == "nsubj" and any(one.dep_ == "dobj" for one in verb.children):
            yield Role(head=child, role=ActorRole.TARGET)


def _sides_under_fire(verb: Token) -> Iterator[Role]:
    """Who "came under fire", and from or by whom (rule FRM-70)."""
    yield from (Role(head=child, role=ActorRole.TARGET) for child in verb.children if child.dep_ == "nsubj")
    for word in verb.subtree:
        if word.lower_ in {"from", "by"} and word.dep_ in {"prep", "agent"} and word.i > verb.i:
            yield from (Role(head=noun, role=ActorRole.PERPETRATOR) for noun in word.children if noun.dep_ == "pobj")


def _hands(link: Token) -> Token:
    """The word over those into whose hands it fell ("into the hands of rebels"); "to" itself."""
    inner = (word for noun in link.children if noun.lower_ in {"hands", "control"} for word in noun.children)
    return next((word for word in inner if word.lower_ == "of"), link)


def _doers(verb: Token) -> list[Token]:
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
    agents = _agents(verb)
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and not passive] or _beside_verb(verb)
    if doers := _accused(verb) or _thought_to_be(verb, subjects):
        return doers
    if agents or subjects:
        heads = agents or subjects
        return [verb.head if head.tag_ in {"WP", "WDT"} else _speaker_meant(head) for head in heads]
    if _describes_its_doer(verb):
        return [verb.head]
    if (
        not passive
        and verb.dep_ in {"conj", "advcl", "xcomp"}
        and verb.tag_ in {"VBD", "VBG", "VBN", "VB"}
        and verb.head != verb
    ):
        return _doers(verb.head) if verb.head.tag_.startswith("VB") else []
    if verb.dep_ == "pcomp" and verb.head.lower_ in _GOING_ON and verb.head.head.tag_.startswith("VB"):
        return _doers(verb.head.head)
    return []


def _beside_verb(verb: Token) -> list[Token]:
    """People right at the head of a verb that the parse takes for what says how ("Guerrillas machine-gunned the house")."""
    before = (child for child in verb.children if child.dep_ == "npadvmod" and child.i < verb.i)
    return [noun for noun in before if people_noun(noun.text) is not None][:1] if verb.tag_ == "VBD" else []


def _accused(verb: Token) -> list[Token]:
    """Who is accused "of" doing it: "accused soldiers of killing two", "soldiers were accused of"."""
    of = verb.head
    if verb.dep_ != "pcomp" or of.lower_ != "of" or of.head.lower_ not in _ACCUSED:
        return []
    return [child for child in of.head.children if child.dep_ in {"dobj", "nsubjpass"}]


def _thought_to_be(verb: Token, subjects: list[Token]) -> list[Token]:
    """Who "suspected to be" others did it, where the parse makes that the clause ("gunmen suspected to be herdsmen killed", ACT-30)."""
    thinks = verb.head
    if thinks.lower_ not in _THOUGHT or verb.dep_ not in {"ccomp", "conj"} or verb.i < thinks.i:
        return []
    be = [child for child in thinks.children if child.lower_ == "be" and child.dep_ == "xcomp" and child.i < verb.i]
    others = [noun for noun in subjects if not be or noun.i < be[0].i]
    return [child for child in thinks.children if child.dep_ in {"nsubj", "nsubjpass"}] if be and not others else []


def _describes_its_doer(verb: Token) -> bool:
    """Return whether a participle after people has an object of its own: they did it ("militants killed 14", rule FRM-33)."""
    joined = verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"}
    armed = people_noun(verb.head.text) is not None or (verb.head.tag_ == "NNP" and is_actor_word(verb.head.text))
    has_object = right_after(verb) is not None or any(child.dep_ == "dobj" for child in verb.children)
    return joined and armed and (has_object or sets_on_fire(verb))


def _speaker_meant(noun: Token) -> Token:
    """Whom "it" or "they" stands for where a body says so of itself ("the army said it had taken the town", rule FRM-34)."""
    says = noun.head.head
    if noun.lower_ not in _ITSELF or noun.head.dep_ != "ccomp" or says.lower_ not in _SAY:
        return noun
    return next((one for one in says.children if one.dep_ == "nsubj" and one.i < noun.i), noun)


def _agents(verb: Token) -> list[Token]:
    """Who follows "by", also where the parse hangs it on what the deed was done with ("hacked with machetes by rebels")."""
    by = [child for child in verb.children if child.dep_ == "agent"] or list(_by_beside(verb))
    return [noun for child in by for noun in child.children if noun.dep_ == "pobj"]


def _by_beside(verb: Token) -> Iterator[Token]:
    if any(child.dep_ == "auxpass" for child in verb.children):
        for means in verb.children:
            if means.dep_ == "prep" and means.lower_ == "with" and means.i > verb.i:
                yield from (word for word in means.subtree if word.lower_ == "by" and word.dep_ == "prep")


def _noun_roles(hit: Hit) -> Iterator[Role]:
    fight = hit.trigger.sub_event_type in _MUTUAL
    does = hit.trigger.sub_event_type is _S.SUICIDE_BOMB and people_noun(hit.token.text) is not None
    if does:
        yield Role(head=hit.token, role=ActorRole.PERPETRATOR)
    hit_people = [] if does else victims(hit.token, hit.trigger)
    yield from (Role(head=noun, role=ActorRole.TARGET) for noun in hit_people)
    for child in (*hit.token.children, *(_between_under(hit) if fight else ())):
        nouns = [noun for noun in child.children if noun.dep_ in {"pobj", "pcomp"}]
        if (child.dep_ == "poss" and child not in hit_people) or (
            child.dep_ == "compound" and child.tag_ in {"NNP", "NNPS"}
        ):
            yield Role(head=child, role=ActorRole.PARTICIPANT if fight else ActorRole.PERPETRATOR)
        if child.dep_ == "compound" and _says_whose(child, hit):
            yield Role(head=child, role=ActorRole.PARTICIPANT if fight else ActorRole.PERPETRATOR)
        if child.lower_ == "by":
            yield from (Role(head=noun, role=ActorRole.PERPETRATOR) for noun in nouns)
        if child.lower_ in {"between", "with"} and fight:
            joined = (
                word for word in child.subtree if word.dep_ == "conj" and word.tag_ in {"NN", "NNS", "NNP", "NNPS"}
            )
            yield from (Role(head=noun, role=ActorRole.PARTICIPANT) for noun in [*nouns, *joined])
        if child.lower_ in {"on", "against"}:
            yield from (Role(head=noun, role=ActorRole.TARGET) for noun in nouns)
        if child.dep_ in {"acl", "relcl"} and child.tag_ == "VBN" and child.lower_ in _DOING:
            yield from (Role(head=noun, role=ActorRole.PERPETRATOR) for noun in _agents(child))
    yield from _doers_by_clause(hit)


def _doers_by_clause(hit: Hit) -> Iterator[Role]:
    """Who does the deed by its clause's verb: "rebels carried out a raid", "the army responded with air strikes"."""
    if hit.trigger.sub_event_type is _S.AGREEMENT and hit.clause.lower_ in _JOINS:
        yield from _parties_to(hit.clause)
    doubted = any(child.tag_ == "MD" for child in hit.clause.children)
    does = hit.clause.lower_ in _DOING or (hit.clause.lower_ in _ANSWERS and hit.token.head.lower_ == "with")
    if hit.token.dep_ in {"dobj", "pobj", "nsubjpass"} and does and not doubted:
        yield from (Role(head=doer, role=ActorRole.PERPETRATOR) for doer in _doers(hit.clause))
    engaged = ActorRole.PARTICIPANT if hit.trigger.sub_event_type in _MUTUAL else ActorRole.PERPETRATOR
    yield from (Role(head=doer, role=engaged) for doer in _engaged_in(hit.token))


def _says_whose(word: Token, hit: Hit) -> bool:
    """Return whether the word before a deed's noun is of armed people who did it ("a police raid", "a rebel attack", rule ACT-33).

    Of "a police killing" it may be whom it befell, and "a terrorist attack" only says of what kind it was (ACT-10).
    """
    kind = hit.trigger.sub_event_type
    if hit.trigger.outcome is not None or kind in CROWD or word.tag_ != "NN" or word.lower_ in _OF_A_KIND:
        return False
    people = people_noun(word.text)
    if any(child.lower_ in nation_words() for child in hit.token.children):
        return False
    return is_a_states(word) or (people is not None and people.side in {Side.STATE, Side.NON_STATE})


def _engaged_in(noun: Token) -> Iterator[Token]:
    """Who is "engaged in" a deed does it (rule FRM-41)."""
    verb = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and verb.lower_ in _BUSY:
        yield from (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"})


def _between_under(hit: Hit) -> Iterator[Token]:
    """The "between" that the parse hangs on the verb ("clashes broke out on Monday between soldiers and a militia")."""
    if hit.token.dep_ in {"nsubj", "dobj", "nsubjpass"} and hit.token.head == hit.clause:
        yield from (child for child in hit.clause.children if child.lower_ == "between" and child.dep_ == "prep")


def _parties_to(verb: Token) -> Iterator[Role]:
    """Who signs or agrees on a thing, and with whom (rule FRM-30)."""
    yield from (Role(head=noun, role=ActorRole.PARTICIPANT) for noun in [*_doers(verb), *_partners(verb)])


def _partners(word: Token) -> list[Token]:
    """Those "with" whom it is."""
    preps = [child for child in word.children if child.dep_ == "prep" and child.lower_ == "with"]
    return [noun for prep in preps for noun in prep.children if noun.dep_ == "pobj"]

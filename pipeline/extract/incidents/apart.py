"""What parts a sentence's deed from one told of before: another time, another place, another kind (rules ASM-2, ASM-4, ASM-13)."""

from datetime import timedelta

from pipeline.extract.acts.crosswalk import CROWD
from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.openings import opening_names
from pipeline.extract.contexts import contexts
from pipeline.extract.dates.expressions import DateMention
from pipeline.extract.dates.names import is_time
from pipeline.extract.incidents.told import Incident, Retold, Told, kinds_of
from pipeline.extract.tolls.stated import are_of_wounds
from schemas.vocabulary import ActorRole, Assertion, DatePrecision, Outcome, Side, SubEventType

RECENT = timedelta(days=366)
"""Within which a deed that somebody speaks of was done, unless its day is told."""
A_DAY, NOT_AT_ALL = timedelta(days=1), timedelta()
_S = SubEventType
ANY_DEED = frozenset({_S.ATTACK, _S.ARMED_CLASH})
"""What "the attack" may name: deeds of every kind."""
_TAKING = frozenset({_S.ABDUCTION, _S.ARRESTS})
_OF_ANY = ANY_DEED | {_S.ARRESTS, _S.DISRUPTED_WEAPONS_USE, _S.CHANGE_TO_GROUP}
_COARSE = contexts()["coarse_places"]
_FINE = contexts()["fine_places"]
_TOWNS = contexts()["towns"]
_QUARTERS = frozenset(
    {"neighbourhood", "neighborhood", "quarter", "district", "suburb", "barangay", "ward", "street", "avenue"}
)
_HOSPITALS = frozenset({"hospital", "hospitals", "clinic", "clinics", "infirmary"})
_TOOK_PLACE = frozenset({"took", "occurred", "happened"})
HUNDREDS, FAR_MORE, A_FEW = 100, 10, 3
"""How many dead, how many times as many as were told of, and as how many at least are no more those of the deed."""
_DOUBTED = frozenset({Assertion.ALLEGED, Assertion.HYPOTHETICAL})


def is_elsewhere_or_at_another_time(incident: Incident, now: Retold) -> bool:
    """Return whether its day or its place is another; nobody dies of wounds, is treated for them, or is found dead, at another deed."""
    if is_of_wounds(now.told.frame) or finds_the_dead(now.told.frame):
        return False
    if _are_in_hospital(now.told.frame):
        return is_at_another_time(incident, now)
    return is_at_another_time(incident, now) or _elsewhere(incident, now.told)


def is_of_another_nature(incident: Incident, frame: Frame) -> bool:
    """Return whether the one is told as fact and the other is not, or the one is a taking and the other force."""
    return _clash(incident, frame) or _is_a_taking_apart(incident, frame) or _is_their_foes_loss(incident, frame)


def is_of_another_sum(incident: Incident, now: Retold) -> bool:
    """Return whether the one is counted over a year, or up to now, and the other tells of a day or a place; "the fighting" may be
    what was summed up.
    """
    summed = incident.is_sum and not now.told.frame.names_known_act and bool(now.date or now.told.place_names)
    return summed or _is_counted_over_a_year(incident, now)


def _is_counted_over_a_year(incident: Incident, now: Retold) -> bool:
    """Return whether a whole year's people are counted beside what was told of a day or a month, or the other way round."""
    days = (incident.date, now.date)
    years = [day is not None and day.precision is DatePrecision.YEAR for day in days]
    told = all(day and day.date_start for day in days) and bool(now.told.frame.tolls)
    return told and (years[0] != years[1] or _is_counted_over_a_month(incident, now))


def _is_counted_over_a_month(incident: Incident, now: Retold) -> bool:
    """Return whether a month's people are counted beside a deed of a day in it ("403 people were killed in November")."""
    days = (incident.date, now.date)
    finer, month = (None if day is None else day.precision for day in days)
    anew = not any(one.definite for one in now.told.frame.people)
    return finer is DatePrecision.DAY and month is DatePrecision.MONTH and anew and not now.told.frame.names_known_act


def counts_far_more(incident: Incident, frame: Frame) -> bool:
    """Return whether hundreds died, ten times as many as the incident is known to have killed, and nothing says that it is that deed: what
    a war, a month or a storm has killed (rule CAS-250).
    """
    dead = [one for told in incident.told for one in told.frame.tolls.get(Outcome.KILLED, ())]
    exact = bool(dead) and all(one.count is not None and one.count.best is not None for one in dead)
    known = max(told.frame.counted(Outcome.KILLED) for told in incident.told)
    far_more = frame.counted(Outcome.KILLED) >= max(HUNDREDS, FAR_MORE * max(known, A_FEW))
    return exact and far_more and not (frame.names_known_act and set(kinds_of(incident)) & set(frame.sub_event_types))


def is_of_wounds(frame: Frame) -> bool:
    """Return whether only deaths are told of, of people hurt before, wherever and whenever they died (rule CAS-34)."""
    only_deaths = not frame.sub_event_types and set(frame.tolls) == {Outcome.KILLED}
    return only_deaths and are_of_wounds(frame.hits[0].token.doc.text)


def _are_in_hospital(frame: Frame) -> bool:
    """Return whether all that is told is that people hurt before lie in a hospital, wherever that is (rule ASM-110)."""
    only_hurt = not frame.sub_event_types and set(frame.tolls) == {Outcome.INJURED}
    return only_hurt and any(word.lower_ in _HOSPITALS for word in frame.region)


def finds_the_dead(frame: Frame) -> bool:
    """Return whether only known dead are found ("the bodies of 20 policemen were recovered on Sunday")."""
    return frame.names_known_act and all(hit.trigger.needs in {"recovered", "slain"} for hit in frame.hits)


def _is_a_taking_apart(incident: Incident, frame: Frame) -> bool:
    """Return whether a verb tells of a taking alone in the one, and the other is force of another kind: a deed of its own (rule
    ASM-13). "The attack" may still be the taking, where it tells of no dead of its own.
    """
    kinds, now = kinds_of(incident), frame.sub_event_types
    taking, force = (kinds, now) if _S.ABDUCTION in kinds else (now, kinds)
    if _S.ABDUCTION not in taking or not set(taking) <= _TAKING or set(force) <= _TAKING:
        return False
    hits = [hit for one in (*(told.frame for told in incident.told), frame) for hit in one.hits]
    if not any(hit.trigger.sub_event_type is _S.ABDUCTION and hit.trigger.pos == "v" for hit in hits):
        return False
    return not (frame.names_known_act and set(now) <= ANY_DEED and Outcome.KILLED not in frame.tolls)


def _is_their_foes_loss(incident: Incident, frame: Frame) -> bool:
    """Return whether soldiers or police were killed or hurt, and the incident is a strike from the air that hit only armed people of no
    state: those have no aircraft (rule ASM-461).
    """
    from_the_air = set(kinds_of(incident)) - ANY_DEED == {_S.AIR_DRONE_STRIKE}
    foes = {one.side for told in incident.told for one in told.frame.people}
    return (
        from_the_air
        and foes == {Side.NON_STATE}
        and {one.side for one in frame.people} == {Side.STATE}
        and set(frame.sub_event_types) <= ANY_DEED
    )


def are_of_other_kinds(kinds: tuple[SubEventType, ...], now: tuple[SubEventType, ...]) -> bool:
    """Return whether each names kinds of acts that the other does not: a shelling and a looting; an "attack" may be any, and arrests
    and weapons that are found go with all.
    """
    one, other = _of_one_nature(kinds), _of_one_nature(now)
    if CROWD & (one | other):
        one, other = one - {_S.LOOTING}, other - {_S.LOOTING}
    return bool(one and other) and not one & other


def _of_one_nature(kinds: tuple[SubEventType, ...]) -> set[SubEventType]:
    """Return the kinds by which a deed is known; what is burned or taken in an attack is of that."""
    known = set(kinds) - _OF_ANY
    return known - {_S.LOOTING} if set(kinds) & ANY_DEED else known


def _clash(incident: Incident, frame: Frame) -> bool:
    """One is told as fact, the other is not; a doubt about who did it to people named before is none that it happened."""
    facts = any(told.frame.judgement.assertion is Assertion.ASSERTED for told in incident.told)
    if facts == (frame.judgement.assertion is Assertion.ASSERTED):
        return not facts and _are_for_and_against(incident, frame)
    doubts = [frame] if facts else [told.frame for told in incident.told]
    return not (incident.names & frame.names and all(one.judgement.assertion in _DOUBTED for one in doubts))


def _are_for_and_against(incident: Incident, frame: Frame) -> bool:
    """Return whether the one is told not to have been done, and the other to have been by somebody: "was not killed by the rangers"
    and "claimed that the rangers had taken 20"; or somebody denies what another alleges ("denied that civilians were hit").
    """
    told, now = {told.frame.judgement.assertion for told in incident.told}, frame.judgement.assertion
    against = {(Assertion.NEGATED, Assertion.ALLEGED), (Assertion.ALLEGED, Assertion.DENIED)}
    return any((one, now) in against for one in told)


def is_at_another_time(incident: Incident, now: Retold) -> bool:
    """Return whether the days lie apart; from the day of who says so only history's does (rule DAT-38), and from that of news
    which tells none.
    """
    if incident.date is None and now.is_past and not now.is_date_said:
        return not any(told.frame.recalled or told.frame.presupposed for told in incident.told)
    if not (incident.is_date_said or now.is_date_said):
        return _disjoint(incident.date, now.date, by=A_DAY if _says_where_it_was(now.told.frame) else NOT_AT_ALL)
    one, other = incident.date, now.date
    if not (one and other and one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return max(other.date_start - one.date_end, one.date_start - other.date_end) > RECENT


def _disjoint(one: DateMention | None, other: DateMention | None, *, by: timedelta) -> bool:
    """Return whether the days lie further apart than that; "nine days ago" may be reckoned a day off (rule ASM-19)."""
    if not (one and other and one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return other.date_start - one.date_end > by or one.date_start - other.date_end > by


def _elsewhere(incident: Incident, one: Told) -> bool:
    """Return whether both name a place of their own, finer than a nation, and no name is in both, or open in two nations; what
    a gazetteer knows of the places goes before their names (ASM-80).
    """
    if _says_where_it_was(one.frame):
        return False
    nations = {word for told in incident.told for word in told.nations}
    if nations and one.nations and not nations & one.nations:
        return True
    named = [told for told in incident.told if told.place_names]
    finer = _zooms_in(incident.told[-1], one) or _tells_the_house(incident, one)
    if not named or not one.place_names or finer or _goes_back_over_it(incident, one):
        return False
    if any(one.place_names & told.place_names for told in named):
        finer = all(one.place_names - told.place_names and told.place_names - one.place_names for told in named)
        return finer and all(told.is_in_one_place_with(one) is False for told in named)
    if _tells_anew(incident, one):
        return True
    return not any(told.is_in_one_place_with(one) for told in named) and not _goes_on_at_once(incident, one)


def _goes_on_at_once(incident: Incident, one: Told) -> bool:
    """Return whether it is the sentence right after one that counts people, opens with no place, and no gazetteer knows its place
    to be another; in a new paragraph somebody or something of it is called known ("the attackers", rule ASM-135).
    """
    last, first = incident.told[-1], one.frame.hits[0].token
    near = one.number - last.number == 1 and (one.paragraph == last.paragraph or _is_by_known_people(one.frame))
    if not near or opening_names(first.doc) or not any(told.frame.tolls for told in incident.told):
        return False
    return all(told.is_in_one_place_with(one) is not False for told in incident.told)


def _goes_back_over_it(incident: Incident, one: Told) -> bool:
    """Return whether the next sentence tells with "the" both who did it and what it befell ("The militants attacked the outpost in Rashad"),
    and no gazetteer knows its place to be another (rule ASM-466).
    """
    if one.number - incident.told[-1].number != 1 or one.frame.counts_anew:
        return False
    doers = [role.head for role in one.frame.roles if role.role is ActorRole.PERPETRATOR]
    befallen = [role.head for role in one.frame.roles if role.role is ActorRole.TARGET and not is_time(role.head)]
    known = all(any(child.lower_ == "the" for child in head.children) for head in (*doers, *befallen))
    apart = any(told.is_in_one_place_with(one) is False for told in incident.told)
    return bool(doers and befallen) and known and not apart


def _is_by_known_people(frame: Frame) -> bool:
    """Return whether the deed or who did it is called known ("the clashes", "the attackers", "they")."""
    doers = [role.head for role in frame.roles if role.role is not ActorRole.TARGET]
    return frame.definite or any(
        head.tag_ == "PRP" or any(child.lower_ == "the" for child in head.children) for head in doers
    )


def _tells_anew(incident: Incident, one: Told) -> bool:
    """Return whether it is of other acts, or counts people anew of whom the incident has told how many."""
    kinds = set(one.frame.sub_event_types)
    if kinds and not one.frame.names_known_act and not kinds & set(kinds_of(incident)):
        return True
    counted = {outcome for told in incident.told for outcome in told.frame.tolls}
    both = (people for outcome in counted & set(one.frame.tolls) for people in one.frame.tolls[outcome])
    return any(people.count and not people.definite for people in both)


def _tells_the_house(incident: Incident, one: Told) -> bool:
    """Return whether a known act is told more finely, down to the street or the house in the place told before (rule ASM-72)."""
    known = one.frame.names_known_act and not one.frame.recalled
    return known and one.is_in_town and not any(told.is_in_town for told in incident.told)


def _says_where_it_was(frame: Frame) -> bool:
    """Return whether all that is told of a known act is where or when it was ("the attack took place in Mbau")."""
    return frame.names_known_act and len(frame.hits) == 1 and frame.hits[0].clause.lower_ in _TOOK_PLACE


def _zooms_in(before: Told, now: Told) -> bool:
    """A province and then a village without one: the village is in the province (rule ASM-7); so is a quarter of a town that the
    sentence right before named.
    """
    coarse, fine = _place_nouns(before), _place_nouns(now)
    in_it = coarse & _COARSE and not coarse & _FINE and fine & _FINE and not fine & _COARSE
    of_a_town = (
        now.number - before.number == 1 and coarse & _TOWNS and fine & _QUARTERS and not fine & (_TOWNS | _COARSE)
    )
    return bool(in_it or of_a_town)


def _place_nouns(one: Told) -> set[str]:
    doc = one.frame.hits[0].token.doc
    return {word.lower_ for start, end in one.frame.locatives for word in doc if start <= word.idx < end}

"""What a place name does in its sentence: name a place, head a dateline, or stand for a government."""

import re

from pipeline.locate.gazetteer.entries import Entry
from pipeline.locate.gazetteer.kinds import COUNTRY, LOCALITY
from pipeline.locate.text.lexicon import read_lexicon
from pipeline.locate.text.mentions import DEMONYM, PART_OF_NAME, Mention, Scan
from schemas.records import Span
from schemas.vocabulary import Feature, PlaceRole

_AGENTS = (
    r"government|administration|regime|authorities|leadership|establishment|ministry|parliament|military|army|forces"
    r"|troops|intelligence|president|minister|officials?|envoy|ambassador|embassy|diplomats?|policy|motives|support"
    r"|generals|junta|rulers|leaders|security|state apparatus"
    r"|arch-foe|allies|ally|backing|accusations?|claims?|denial|response|stance|position"
)
_VERBS = (
    r"said|says|accused|accuses|denied|denies|rejected|rejects|condemned|condemns|warned|warns|urged|urges|vowed|wants"
    r"|wanted|insisted|insists|claimed|claims|blamed|blames|agreed|agrees|announced|called|calls|has|had|have|is|was"
    r"|will|would|kept|keeps|provides|provided|supports|supported|backs|backed|launched|invaded|invades|sent|sends"
    r"|refused|refuses|offered|signed|fears|believes|sees|responded|retaliated|demanded|demands|hopes|must|should|may"
    r"|summoned|summons|traded|threatened|threatens|protested|protests|pledged|pledges|ordered|orders|banned|suspended"
    r"|recognised|recognized|ratified|vetoed|dismissed|dismisses|deplored|expressed|withdrew|pulled|froze|granted|lifted"
    r"|might|can|could|did|does|also|never|decided|recalled|expelled|imposed|severed|hailed|welcomed"
)
_SUFFERS = (
    r"(?:is|was|has been|had been)\s(?:[\w]+ly\s)?(?:hit|rocked|struck|shaken|attacked|bombed|shelled|captured"
    r"|seized|besieged|surrounded|the scene|quiet|calm|tense|under|home|in|at|on|where|seen|witnessed)\b"
    r"|(?:has|had)\s(?:[\w]+ly\s)?(?:seen|witnessed)\b"
)
_SUBJECT = re.compile(rf"\s(?!{_SUFFERS})(?:{_VERBS})\b")
_ACTS_IN_PAIR = re.compile(
    rf"\s(?!{_SUFFERS})(?:and\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z]\w+)?\s)?(?:[a-z]+ly\s)?(?:{_VERBS}|[a-z]{{3,}}ed)\b"
)
_AGREE_IN_PAIR = re.compile(
    r"\sand\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z]\w+)?\s(?:have\s|had\s)?(?:agreed?|sign(?:ed)?|accused?|traded|exchanged|condemned|said|announced|denied"
    r"|blamed|vowed|rejected|warned|urged|held talks|resumed talks|pledged|normali[sz]ed|severed|expelled)\b"
)
"""Two capitals that do what governments do together: "Kabul and Islamabad agreed"."""
_OWNS = re.compile(rf"['’]s?\s(?:[\w-]+\s){{0,2}}(?:{_AGENTS})\b")
_HEADS = re.compile(r"\s(?:government|administration|regime|authorities|leadership)\b")
_MISSIONS = re.compile(
    r"\s(?:[a-z]+\s){0,1}(?:embass(?:y|ies)|consulates?|high\scommission|(?:air|military|army|naval)?\s?bases?|diplomatic\smission)\b",
    re.IGNORECASE,
)
"""What a state has abroad: "the US embassy" is in no place of the state's own (PLA-127)."""
OF_MISSIONS = frozenset(
    {"embassy", "embassies", "consulate", "consulates", "commission", "mission", "base", "bases", "airbase", "airbases"}
)
"""The words of which a text has one where a mission stands in it."""
_COMPOUND = re.compile(
    r"\.?-(?:backed|led|sponsored|supported|funded|brokered|mediated|focused|allied|aligned|dominated|friendly|controlled"
    r"|held|run|installed|appointed|linked|affiliated|imposed|occupied|annexed|armed|trained)\b"
)
_WITH_OTHERS = re.compile(r"\.?-[A-Z][a-z]+")
_TREATY = re.compile(
    r"\s(?:[Pp]eace\s|[Cc]ease-?fire\s)?(?:[Aa]ccords?|[Aa]greements?|[Tt]reat(?:y|ies)|[Pp]acts?|[Cc]onventions?|[Pp]rotocols?)\b"
)
_OF_TREATIES = frozenset(
    {
        "peace",
        "cease",
        "ceasefire",
        *(f"{word}{s}" for word in ("accord", "agreement", "pact", "convention") for s in ("", "s")),
    }
    | {"treaty", "treaties", "protocol", "protocols"}
)
"""The words with which what follows a treaty's place begins."""
_NO_BASE = r"(?!\s(?:[Bb]ase|[Pp]ost|[Bb]arracks|[Hh]ospital|[Dd]epot|Reserve|National|Range|Street|Page))"
_FORCE = re.compile(
    r"(?:\s[A-Z][\w’'-]+){0,3}\s(?:Army|Front|Liberation\s(?:Army|Front|Movement|Forces?)|Brigades?|Militia|Cartel|Mafia"
    rf"|Avengers|Resistance|(?:Republican|Revolutionary|Military|Shura)\sCouncil)\b{_NO_BASE}"
)
_REBELS_OF = re.compile(
    r"(?:\s[A-Z][\w’'-]+){0,2}\s(?:Liberation|Revolutionary|Resistance|Salvation)\s(?:Army|Front|Movement|Forces?)\b"
    + _NO_BASE
)
"""After a country's name too: the Kosovo Liberation Army is no state's."""
_HOMES = frozenset(
    {"shura", "shuras", "cartel", "cartels", "mafia", "mafias", "faction", "factions", "militia", "militias"}
    | {"brigade", "brigades", "battalion", "battalions", "regiment", "regiments"}
)
_STATELET = re.compile(r"\sPeople['’]s\sRepublic\b")
_INSIDE = re.compile(r"\b(?:in|near|from|to|into|across|inside|outside|throughout)\s(?:the\s)?(?:self-\w+\s)?$")
_MENTIONED = PlaceRole.MENTIONED
_WIDE = (COUNTRY, Feature.REGION)
_LARGEST = re.compile(
    r"['’]s?\s(?:[a-z]+\s){0,2}(?:most|main|largest|biggest|oldest|leading|top|chief|second-largest|ruling)\s(?:[\w-]+\s){0,3}"
    r"(?:groups?|movements?|organi[sz]ations?|part(?:y|ies)|syndicates?|gangs?|mafias?|militias?|factions?|networks?)\b"
)
_OBJECT_OF = re.compile(
    r"\b(?:pressur\w+|accus\w+|urg(?:ed|es|ing)|blam\w+|ask(?:ed|s|ing)|told|warn\w+|by|with|against|between|support\w*"
    r"|recogniz\w+|recognis\w+|criticiz\w+|criticis\w+)\s(?:the\s)?$"
)
_SOURCE = re.compile(
    r"\b(?:support|backing|aid|funding|money|orders|help|approval|pressure|instructions|assistance|denials?)\sfrom\s$"
)
_DEALT = re.compile(
    r"\b(?:[Tt]alks|[Tt]ensions?|[Rr]elations|ties|agreement|deal|truce|cease-?fire|dispute|negotiations|rift|row|rivalry|dialogue)"
    r"\s(?:\w+\s){0,2}between\s(?:[A-Z][\w-]+\s(?:[A-Z]\w+\s)?and\s)?$"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|from|to|of|across|outside|around|into|within|through|throughout|inside|toward|towards)\s(?:the\s)?(?:[\w-]+\s)?"
    r"(?:(?:[A-Z][\w-]+,\s)*[A-Z][\w-]+,?\sand\s)?$"
)
_INITIALS = frozenset({"u s", "us", "u k", "uk", "u a e", "uae", "u s a", "usa"})
_NEXT = re.compile(r"\.?\s([A-Za-z]+)")
_GOES_ON = re.compile(
    r"(?:and|or|on|in|to|for|as|after|before|by|with|at|but|who|which|that|where|when|since|until|is|are|was|were|has|had"
    r"|last|this|next|over|during|from|of|than|if|because|while|although|also|not|it|he|she|they|the|an?)",
    re.IGNORECASE,
)
"""Words that follow a name and that it does not qualify."""
_NEXT_WORDS = re.compile(r"\s([a-z]+)(?:\s([a-z]+))?")
_DATELINE = re.compile(
    r"^\s*[A-Z][\w .’'-]+(?:,[^\n—–(]{2,40})?\s?(?:\([^)\n]{2,40}\)\s?)?(?:[,/][^\n—–-]{2,25})?\s?(?:--|[—–-])\s",
    re.UNICODE,
)


def role_of(scan: Scan, mention: Mention, entry: Entry | None, dateline: Span | None) -> PlaceRole:
    """Return the role; ``event`` is given later, to the places of reports."""
    if mention.kind is PART_OF_NAME:
        return PlaceRole.PART_OF_NAME
    goes_on = scan.gaps[mention.last] == " "
    if (goes_on and _names_a_treaty(scan, mention)) or _names_a_force(scan, mention, entry):
        return PlaceRole.PART_OF_NAME
    if goes_on and _names_a_paper(scan, mention):
        return PlaceRole.PART_OF_NAME
    if dateline is not None and dateline.start <= mention.start < dateline.end:
        return PlaceRole.DATELINE
    return PlaceRole.METONYM if _is_metonym(scan, mention, entry) else _MENTIONED


def _names_a_treaty(scan: Scan, mention: Mention) -> bool:
    return scan.keys[mention.last + 1] in _OF_TREATIES and _TREATY.match(scan.text, mention.end) is not None


def _names_a_force(scan: Scan, mention: Mention, entry: Entry | None) -> bool:
    """Return whether an armed group is named after an area or town: "the Arakan Army", not "the Pakistan Army";
    "the Sinaloa cartel", "the Donetsk People's Republic said" (PLA-61).
    """
    following = mention.last + 1
    if entry is None or following >= len(scan.keys):
        return False
    text, end = scan.text, mention.end
    before = mention.first - 1
    if before >= 0 and scan.gaps[before] == " " and scan.is_large(before) and _heads_a_group(scan.keys[before]):
        return True
    if entry.feature is COUNTRY:
        return scan.is_large(following) and _REBELS_OF.match(text, end) is not None
    if scan.gaps[mention.last] != " ":
        return False
    if scan.keys[following] == "people" and _STATELET.match(text, end):
        return _INSIDE.search(text, max(0, mention.start - 25), mention.start) is None
    return scan.keys[following] in _HOMES or (scan.is_large(following) and _FORCE.match(text, end) is not None)


def _heads_a_group(key: str) -> bool:
    return key in read_lexicon().classes["group_head"]


def _names_a_paper(scan: Scan, mention: Mention) -> bool:
    """Return whether it stands between the article and a word by which papers are called: "the Jakarta Post"."""
    keys, first, behind = scan.keys, mention.first, mention.last + 2
    if first == 0 or behind > len(keys) or keys[first - 1] != "the" or not scan.is_large(behind - 1):
        return False
    if keys[behind - 1] not in read_lexicon().classes["paper"] or scan.gaps[behind - 2] != " ":
        return False
    return behind == len(keys) or not scan.is_large(behind) or scan.gaps[behind - 1] != " "


def _is_metonym(scan: Scan, mention: Mention, entry: Entry | None) -> bool:
    joined = scan.gaps[mention.last].endswith("-")
    if mention.kind is DEMONYM or (joined and _COMPOUND.match(scan.text, mention.end)):
        return True
    small = entry is not None and entry.feature is LOCALITY
    if small and mention.key in read_lexicon().classes["seat_of_power"]:
        return _PLACED.search(scan.text, max(0, mention.start - 40), mention.start) is None
    if entry is not None and entry.feature is COUNTRY and _MISSIONS.match(scan.text, mention.end):
        return True
    if mention.key in _INITIALS and (
        _is_adjective(scan.text, mention) or (joined and _WITH_OTHERS.match(scan.text, mention.end))
    ):
        return True
    if entry is not None and entry.feature in _WIDE and _LARGEST.match(scan.text, mention.end):
        return True
    return entry is not None and _can_act(entry) and _acts(scan, mention, entry)


def find_dateline(text: str) -> Span | None:
    """Return the place words at the head of the text, "KABUL, Afghanistan (Agency) -", if it begins so."""
    match = _DATELINE.match(text[:120])
    if match is None or not re.match(r"\s*[A-Z]{3}|[^\n]*\(", match.group()):
        return None
    return Span(0, match.end())


def has_a_mission(text: str, end: int) -> bool:
    """Return whether an embassy, a base or the like of the country whose name ends there follows."""
    return _MISSIONS.match(text, end) is not None


def is_literal(text: str, end: int) -> bool:
    """Return whether a people's name that ends there says where a place is: "the Pakistani border"."""
    following = _NEXT_WORDS.match(text, end)
    if following is None:
        return False
    nouns = read_lexicon().classes["place_noun"]
    return following[1] in nouns or (following[2] in nouns and following[1].endswith(("ern", "al", "er")))


def _is_adjective(text: str, mention: Mention) -> bool:
    """Return whether initials qualify what follows: "the U.S. president", not "in the U.S. on Monday"."""
    following = _NEXT.match(text, mention.end)
    return following is not None and not _GOES_ON.fullmatch(following[1]) and not is_literal(text, mention.end)


def _can_act(entry: Entry) -> bool:
    return entry.feature is COUNTRY or entry.capital


def _acts(scan: Scan, mention: Mention, entry: Entry) -> bool:
    """Return whether the name stands for a government: as subject, owner, object of a demand, or "the X government"."""
    ahead, behind = scan.text[mention.end : mention.end + 50], scan.text[max(0, mention.start - 60) : mention.start]
    if _HEADS.match(ahead):
        return True
    if _OWNS.match(ahead) or (entry.capital and (_is_a_source(behind) or _is_dealt_with(behind))):
        return True
    if _PLACED.search(behind):
        return False
    if _SUBJECT.match(ahead) or (entry.feature is COUNTRY and _ACTS_IN_PAIR.match(ahead)):
        return True
    if entry.capital and _AGREE_IN_PAIR.match(ahead):
        return True
    return entry.capital and bool(_OBJECT_OF.search(behind)) and not _ends_a_way(scan, mention, entry)


def _is_a_source(behind: str) -> bool:
    return behind.endswith("from ") and _SOURCE.search(behind) is not None


def _is_dealt_with(behind: str) -> bool:
    return "between " in behind and _DEALT.search(behind) is not None


def _ends_a_way(scan: Scan, mention: Mention, entry: Entry) -> bool:
    """Return whether another town of a capital's country follows: "between Bangui and Bouar" is on the way."""
    following = (m for m in scan.mentions if m.first == mention.last + 2 and m.candidates)
    return scan.keys[mention.first - 1] == "between" and any(
        m.candidates[0].country == entry.country for m in following
    )

"""Sites by their names, where something was: "Darwaza Palace", "the Al-Noor school" (P-FIND-30)."""

from pipeline.locate.text.lexicon import read_lexicon, scene_words
from pipeline.locate.text.written import JOINING, Written

_IN_TOWNS = ("site_building", "spot", "street")
_KINDS = ("local_site", "site", *_IN_TOWNS)
_CALLING = ("local_site", "part", "site", "site_building", "spot")
"""Those that call a name a site also where they are written small."""
_LONGEST = 6
"""Words of a site's name."""
_BETWEEN = 2
"""Words between a site's name and a small word for its kind: "the Al-Noor maternity hospital"."""


def site_length(written: Written, number: int) -> int:
    """Return how many words from here on name a site, 0 where none does.

    The word for its kind belongs to the name where it is capitalised, and a building's always: the name alone would be
    somebody's ("the Roth synagogue").
    """
    last = _last_of_name(written, number)
    if last > number and _is_of(written.keys[last], _KINDS):
        return last - number + 1
    kind = None if _qualifies_only(written, number, last) else _small_kind(written, last)
    if kind is None:
        return 0
    return (kind if written.keys[kind] in scene_words()["site_building"] else last) - number + 1


def is_named_after(written: Written, place: range, site: range) -> bool:
    """Return whether a site bears the name of where it is: "Herat International Airport", not "Paris Street"."""
    local, *between = reversed(written.keys[place.stop : site.stop])
    words = scene_words()
    return local in words["local_site"] and (words["of_site"] | words["local_site"]).issuperset(between)


def is_spot_in_a_town(name: str) -> bool:
    """Return whether a name is a building's, square's or street's: in a town, the town is the place."""
    return _is_of(name.rpartition(" ")[2].lower(), _IN_TOWNS)


def is_street(name: str) -> bool:
    """Return whether a name is a street's: "Anchor Avenue"."""
    return _is_of(name.rpartition(" ")[2].lower(), ("street",))


def site_kind(key: str) -> bool:
    """Return whether a word says what kind of site or part of a town something is: "hilltop", "area"."""
    return _is_of(key, _CALLING)


def _last_of_name(written: Written, number: int) -> int:
    """Return the number of the last word of the name that begins there."""
    last = number
    while last + 1 < len(written.keys) and last - number < _LONGEST - 1 and written.gaps[last] in JOINING:
        following = last + 1
        if not (
            _is_written_large(written, following) or written.is_in_a_name(following) or written.is_a_rest(following)
        ):
            break
        last = following
    return last


def _is_written_large(written: Written, number: int) -> bool:
    """Return whether a word is capitalised or a figure behind a hyphen: "the T-4 Pumping Station"."""
    return written.is_large(number) or (written.words[number].isdigit() and written.gaps[number - 1] == "-")


def _is_of(key: str, kinds: tuple[str, ...]) -> bool:
    return any(key in scene_words()[kind] for kind in kinds)


def _small_kind(written: Written, last: int) -> int | None:
    """Return the number of the small word for a kind of site that follows a name, None where none does."""
    for ahead in range(last + 1, min(last + 2 + _BETWEEN, len(written.keys))):
        if written.gaps[ahead - 1] != " " or written.is_large(ahead):
            return None
        if _is_of(written.keys[ahead], _CALLING):
            return ahead
        if written.keys[ahead] not in scene_words()["of_site"]:
            return None
    return None


def _qualifies_only(written: Written, number: int, last: int) -> bool:
    """Return whether the words tell whose it is or of what sort: "the Shiite mosque", "the Syrian army base"."""
    lists, lexicon, keys = scene_words(), read_lexicon(), written.keys[number : last + 1]
    if any(key in lists["people"] or key in lists["actor"] or key in lists["day"] for key in keys):
        return True
    alone = len(keys) == 1 and not (number > 0 and written.is_article(number - 1))
    return alone and (keys[0] in lexicon.demonyms or keys[0] in lexicon.stop_words or written.words[number].isupper())

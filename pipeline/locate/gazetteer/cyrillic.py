"""Russian and Ukrainian names in Latin letters, as GeoNames has villages of which it has no other name (PLA-89)."""

import re
from collections.abc import Iterator

COUNTRIES = frozenset(
    {"AM", "AZ", "BA", "BG", "BY", "GE", "KG", "KZ", "MD", "ME", "MK", "MN", "RS", "RU", "TJ", "TM", "UA", "UZ", "XK"}
)
"""Where names are written in Cyrillic, or were."""
_BOTH = {
    "а": "a", "б": "b", "в": "v", "д": "d", "е": "e", "ж": "zh", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ь": "", "ъ": "", "э": "e", "ы": "y",
}  # fmt: skip
_RUSSIAN = str.maketrans(_BOTH | {"г": "g", "и": "i", "ю": "yu", "я": "ya"})
_UKRAINIAN = str.maketrans(_BOTH | {"г": "h", "ґ": "g", "и": "y", "і": "i", "є": "ie", "ю": "iu", "я": "ia"})
_SHORT_I = re.compile(r"(?<=[аеоуыиэюя])и(?=[бвгджзклмнпрстфхцчшщ]|\b)")
"""What was й, which a key has as и: "раискии"."""
_OWN_LETTERS = frozenset("іїєґ")


def romanise(key: str) -> Iterator[str]:
    """Yield how a folded Cyrillic name may be written in Latin letters, the likeliest first."""
    shortened = _SHORT_I.sub("y", key)
    if not _OWN_LETTERS & set(key):
        yield from dict.fromkeys((shortened.translate(_RUSSIAN), key.translate(_RUSSIAN)))
    ukrainian = (form.translate(_UKRAINIAN) for form in (key, shortened))
    for form in dict.fromkeys(ukrainian):
        yield form
        yield re.sub(r"\bie", "ye", re.sub(r"\bi([au])", r"y\1", form))

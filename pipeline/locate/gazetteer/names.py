"""Names as keys: one spelling for every way to write a name.

A key is the name's words in lower case, without accents, joined by single blanks: ``Sar-e Pol`` and ``SAR-E-POL``
are ``sar e pol``. Text and gazetteer go through the same functions, so that they cannot disagree.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

_INDIC = "\u0900-\u0963\u0971-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e"
"""Vowel signs and the letters among which they stand, without the danda that ends a sentence (PLA-93)."""
_MARKS = f"\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed{_INDIC}"
WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
"""A run of letters, digits and the marks that belong to them; apostrophes, hyphens and joiners part words."""

_LINKS = frozenset({"e", "i", "ye", "yi", "y", "wa", "va", "o", "u"})
_SOFT = re.compile(r"[aeiouhwy]")
_DOUBLED = re.compile(r"(.)\1+")

_ENDINGS = (
    ("ом", ""), ("ем", "ь"), ("ой", "а"), ("ою", "а"), ("е", ""), ("е", "а"), ("у", ""), ("у", "а"), ("а", ""),
    ("и", "ь"), ("и", "я"), ("и", "а"), ("ы", "а"), ("ю", "я"), ("ю", "ь"), ("я", "ь"), ("ии", "ия"), ("ию", "ия"),
    ("ові", "ів"), ("єві", "ів"), ("ові", "ова"), ("і", ""), ("і", "а"), ("і", "ь"), ("і", "я"), ("іі", "ія"),
    ("ом", "ыи"), ("ом", "ое"), ("ого", "ыи"), ("ого", "ое"), ("ои", "ая"), ("ому", "ыи"), ("ому", "е"), ("ои", "а"),
)  # fmt: skip
"""Case endings of Russian and Ukrainian place names, and what stands for each in the nominative, folded: й is и."""
_SAME = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ئ": "ی", "ك": "ک", "ګ": "گ", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه",
        "أ": "ا", "إ": "ا", "آ": "ا", "ؤ": "و", "ړ": "ر", "ڑ": "ر", "ښ": "ش", "ټ": "ت", "ٹ": "ت",
        "ډ": "د", "ڈ": "د", "ڼ": "ن", "ں": "ن", "ے": "ی", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe",
        "ð": "d", "þ": "th", "ə": "a", "ʻ": None, "ʼ": None, "ʿ": None, "ʾ": None, "ـ": None,
    }
)  # fmt: skip


_KEPT = 200_000


class _Folded(dict[str, str]):
    """Words and what they are folded; one that is not known yet is added."""

    def __missing__(self, word: str) -> str:
        if len(self) > _KEPT:
            self.clear()
        folded = self[word] = word.lower() if word.isascii() else _fold_letters(word)
        return folded


_FOLDED = _Folded()


def fold(word: str) -> str:
    """Return the word in lower case without accents, Arabic letters of one sound alike."""
    return _FOLDED[word]


def _fold_letters(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return bare.translate(_SAME)


def fold_all(words: Iterable[str]) -> list[str]:
    """Return the words folded."""
    return list(map(_FOLDED.__getitem__, words))


def nominatives(word: str) -> Iterator[str]:
    """Yield what a Russian or Ukrainian place name could be in the nominative: "кабуле" is "кабул"."""
    for ending, nominative in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield word.removesuffix(ending) + nominative


def skeleton_of(key: str) -> str:
    """Return the consonants that every spelling of a Persian or Pashto name keeps: ``Qal'ah-ye Zāl`` is ``klzl``.

    Vowels, ``h``, ``w`` and ``y``, the linking ``-e-`` and ``wa``, doubled letters and ``q`` against ``k`` are matters
    of taste in romanised names.
    """
    bones = _SOFT.sub("", "".join(word for word in key.split(" ") if word not in _LINKS).replace("q", "k"))
    return _DOUBLED.sub(r"\1", bones)


ARTICLES = frozenset(
    {"al", "el", "ul", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez", "an", "en", "dh"}
)
"""Arabic's article as it is romanised, also as it is spoken before the letter that follows: ``az Zawr``."""
_SOUNDS = (
    (re.compile(r"ou(?=[aeiou])"), "w"), (re.compile(r"tch|sch|sh|ch"), "S"), (re.compile(r"kh"), "K"),
    (re.compile(r"ph"), "f"), (re.compile(r"h?[aeou]dd(?=[ei]ne?\b)"), "d"),
    (re.compile(r"gh|dj|zh|j"), "g"), (re.compile(r"(?<=[dt])h"), ""),
    (re.compile(r"[qc]"), "k"), (re.compile(r"v|w(?=[aeiouy])"), "W"), (re.compile(r"h\b"), ""), (re.compile(r"w"), ""),
    (re.compile(r"^[aeiouy]"), "A"), (_DOUBLED, r"\1"), (re.compile(r"[aeiouy]"), ""), (re.compile(r" "), ""),
)  # fmt: skip


def consonants_of(key: str) -> str:
    """Return the consonants that the romanised spellings of one name share: of ``Dayr az Zawr`` and ``Deir Ezzor``.

    Articles and vowels are left out; letters that stand for one sound are made one (``ch`` and ``sh``, ``q`` and ``k``,
    ``j`` and ``g``). A vowel at the beginning counts, whichever it is.
    """
    found = " ".join(word for word in key.split(" ") if word not in ARTICLES) or key
    for pattern, sound in _SOUNDS:
        found = pattern.sub(sound, found)
    return found


_ALIKE, _NEARLY_ONE = 0.6, 0.75
"""Share of letters that two spellings of one name have in common, by difflib's count."""


def are_alike(one: str, other: str) -> bool:
    """Return whether two keys may be one name, spelt otherwise or cut short: Qandahar and Kandahar, Rio and Rio Branco.

    Articles and blanks do not count. Those in another script always may.
    """
    if not (one.isascii() and other.isascii()):
        return True
    few, many = sorted((set(one.split(" ")), set(other.split(" "))), key=len)
    return few <= many or SequenceMatcher(None, _bare(one), _bare(other)).ratio() >= _ALIKE


def are_nearly_one(one: str, other: str) -> bool:
    """Return whether two keys differ by little else than articles, blanks and a few vowels."""
    return SequenceMatcher(None, _bare(one), _bare(other)).ratio() >= _NEARLY_ONE


def _bare(key: str) -> str:
    """Return the key without articles and blanks."""
    return "".join(word for word in key.split(" ") if word not in ARTICLES)


def key_of(name: str) -> str:
    """Return the name's key; "" for a name without a letter or digit."""
    return " ".join(fold_all(WORD.findall(name.replace("ʻ", "").replace("ʼ", ""))))

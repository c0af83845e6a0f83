"""A parsed sentence as the rules read it: plain objects, made once from the parser's, whose every look-up makes new ones."""

from collections.abc import Callable, Iterator
from functools import cached_property, wraps
from typing import Any, TypeVar

import spacy.tokens

from pipeline.extract.text.known_places import NamesPlace, knows_no_place

_Answer = TypeVar("_Answer")
_HALF, _WHOLE = 2**63, 2**64
"""Heads are told as steps, those to the left as what they lack of ``_WHOLE``."""


class Token:
    """A word of a sentence; names and meanings are spaCy's. Two are equal only if they are one word of one sentence."""

    __slots__ = (
        "_subtree",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "left_edge",
        "lower_",
        "right_edge",
        "tag_",
        "text",
    )

    doc: "Doc"
    head: "Token"
    """The word itself at the top of a clause that nothing governs."""
    children: tuple["Token", ...]
    left_edge: "Token"
    right_edge: "Token"
    """The first and the last word of its subtree."""

    def __init__(self, i: int, idx: int, text: str, tag: str, dep: str) -> None:
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = text.lower()
        self.tag_ = tag
        self.dep_ = dep
        self._subtree: tuple[Token, ...] | None = None

    def __len__(self) -> int:
        """Return its length in characters."""
        return len(self.text)

    def __bool__(self) -> bool:
        """Return that it is one."""
        return True

    def __repr__(self) -> str:
        """Return its text, as the parser's words show themselves."""
        return self.text

    @property
    def whitespace_(self) -> str:
        """The space right after it, or nothing."""
        end = self.idx + len(self.text)
        return " " if self.doc.text[end : end + 1] == " " else ""

    @property
    def subtree(self) -> tuple["Token", ...]:
        """The word and all that it governs: what stands under the words to its left, itself, what stands under those to its right."""
        if self._subtree is None:
            self._subtree = _in_order(self)
        return self._subtree

    @property
    def ancestors(self) -> Iterator["Token"]:
        """What governs it, outwards."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """The other words that "and" joins it to."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for word in joined:
            joined += [child for child in word.children if child.i > word.i and child.dep_ == "conj"]
        return tuple(word for word in joined if word is not self)

    def let_go(self) -> None:
        """Part it from the words around it."""
        del self.doc, self.head, self.children, self.left_edge, self.right_edge
        self._subtree = None

    def nbor(self, steps: int = 1) -> "Token":
        """Return the word so many steps to the right; raises IndexError beyond the sentence."""
        if self.i + steps < 0:
            raise IndexError(f"no word stands {-steps} before word {self.i}")
        return self.doc[self.i + steps]


class Doc(tuple[Token, ...]):  # noqa: SLOT001 - a tuple can have none
    """The words of a sentence, in order."""

    names_place: NamesPlace
    """What is known of the places that the sentence names."""
    text: str
    """The sentence; the words' offsets count from its first character."""
    words: tuple[str, ...]
    """The words in small letters."""
    answers: dict[tuple[object, int], Any]
    """What was found of its words, by the question and the word's number (see `once_a_word`)."""

    @cached_property
    def said(self) -> frozenset[str]:
        """The words in small letters, without the month that is written like a march."""
        return frozenset(token.lower_ for token in self if token.text != "March")


EMPTY = Doc()
"""No words."""
EMPTY.text, EMPTY.words, EMPTY.names_place, EMPTY.answers = "", (), knows_no_place, {}


def once_a_word(question: Callable[[Token], _Answer]) -> Callable[[Token], _Answer]:
    """Return the question with what it found kept beside the sentence; for what many rules ask of a parse that stands."""

    @wraps(question)
    def answer(token: Token) -> _Answer:
        answers: dict[tuple[object, int], _Answer] = token.doc.answers
        asked = (question, token.i)
        if asked not in answers:
            answers[asked] = question(token)
        return answers[asked]

    return answer


def words_of(parsed: spacy.tokens.Doc, text: str) -> list[str]:
    """Return the words of the sentence ``text`` as the parser cuts it; no parse is needed."""
    words, at = [], 0
    for length, spaced in parsed.to_array(["LENGTH", "SPACY"]).tolist():
        words.append(text[at : at + length])
        at += length + spaced
    return words


def doc_of(parsed: spacy.tokens.Doc, text: str, names_place: NamesPlace = knows_no_place) -> Doc:
    """Return the parse of the sentence ``text``, from its first word on, as the rules read it; nothing of the parser's is held by it."""
    names = parsed.vocab.strings
    rows = parsed.to_array(["LENGTH", "SPACY", "HEAD", "TAG", "DEP"]).tolist()
    tokens: list[Token] = []
    at = len(text) - len(text.lstrip())
    for i, (length, spaced, _, tag, dep) in enumerate(rows):
        tokens.append(Token(i, at, text[at : at + length], names[tag], names[dep]))
        at += length + spaced
    doc = Doc(tokens)
    doc.names_place, doc.answers = names_place, {}
    doc.text, doc.words = text, tuple(token.lower_ for token in tokens)
    _join(doc, [row[2] for row in rows])
    return doc


def _join(doc: Doc, steps: list[int]) -> None:
    children: list[list[Token]] = [[] for _ in doc]
    for token, step in zip(doc, steps, strict=True):
        head = token.i + step - (_WHOLE if step >= _HALF else 0)
        token.doc, token.head, token.left_edge, token.right_edge = doc, doc[head], token, token
        if head != token.i:
            children[head].append(token)
    for token, governed in zip(doc, children, strict=True):
        token.children = tuple(governed)
    _set_edges(doc)


def take_apart(doc: Doc) -> None:
    """Part the words of a sentence that no rule reads any more: they go at once, and not when Python next looks for garbage."""
    for token in doc:
        token.let_go()


def set_free(word: Token) -> None:
    """Let nothing govern the word, before any rule reads the sentence."""
    word.head.children = tuple(child for child in word.head.children if child is not word)
    word.head, word.dep_ = word, "ROOT"


def hang(word: Token, over: Token, dep: str) -> None:
    """Let another word govern it, before any rule reads the sentence; the parser took it wrongly.

    If the other is one of those that it governs, that takes its place first: words never govern each other.
    """
    if any(above is word for above in over.ancestors):
        if word.head is word:
            set_free(over)
        else:
            _put(over, word.head, word.dep_)
    _put(word, over, dep)
    for token in word.doc:
        token.left_edge = token.right_edge = token
    _set_edges(word.doc)


def _put(word: Token, over: Token, dep: str) -> None:
    word.head.children = tuple(child for child in word.head.children if child is not word)
    over.children = tuple(sorted((*over.children, word), key=lambda child: child.i))
    word.head, word.dep_ = over, dep


def _set_edges(doc: Doc) -> None:
    """What the first words are under they are the first of, so each word's edge is set but once."""
    for token in doc:
        over = token.head
        while over.left_edge.i > token.i:
            over.left_edge = token
            over = over.head
    for token in reversed(doc):
        over = token.head
        while over.right_edge.i < token.i:
            over.right_edge = token
            over = over.head


def _in_order(top: Token) -> tuple[Token, ...]:
    """The parser may cross arcs, so the words need not stand together; they may also lie too deep for a recursion."""
    found: list[Token] = []
    todo = [(top, False)]
    while todo:
        token, is_alone = todo.pop()
        if is_alone or not token.children:
            found.append(token)
            continue
        todo += [(child, False) for child in reversed(token.children) if child.i > token.i]
        todo.append((token, True))
        todo += [(child, False) for child in reversed(token.children) if child.i < token.i]
    return tuple(found)

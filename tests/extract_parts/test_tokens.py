"""The words that rules read say what the parser's own say."""

from collections.abc import Iterable

import pytest
import spacy
import spacy.tokens

from pipeline.extract.text.parser import MODEL
from pipeline.extract.text.tokens import Token, doc_of, hang

SENTENCES = (
    "Gunmen from Kunduz, who had crossed the river at night, killed two guards and wounded a driver's son.",
    "A baker wrote that he had found a note yesterday in which a raid on the mill was announced.",
    "The mayor read a letter aloud yesterday in which the closing of two schools was foreseen.",
    "Killed:  three.  Hurt: nobody\N{HORIZONTAL ELLIPSIS}",
    "",
)


@pytest.fixture(scope="module")
def parsed() -> list[spacy.tokens.Doc]:
    return list(spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"]).pipe(SENTENCES))


def test_a_word_says_what_the_parsers_word_says(parsed: list[spacy.tokens.Doc]) -> None:
    for theirs in parsed:
        ours = doc_of(theirs, theirs.text)
        assert [_told(word) for word in ours] == [_told(word) for word in theirs]
        assert ours.text == theirs.text


def test_the_sentences_hold_arcs_that_cross(parsed: list[spacy.tokens.Doc]) -> None:
    assert any(_numbers(word.subtree) != sorted(_numbers(word.subtree)) for doc in parsed for word in doc)


def test_words_never_govern_each_other(parsed: list[spacy.tokens.Doc]) -> None:
    for theirs in parsed[:3]:
        for word in range(len(theirs)):
            ours = doc_of(theirs, theirs.text)
            for over in (one for one in list(ours[word].subtree) if one.i != word):
                hang(ours[word], over, "conj")
            assert all(len(list(zip(one.ancestors, range(len(ours) + 1), strict=False))) <= len(ours) for one in ours)
            assert sum(one.head is one for one in ours) == sum(one.head.i == one.i for one in theirs)


def test_no_word_stands_before_the_first() -> None:
    first = doc_of(spacy.blank("en")("One two."), "One two.")[0]
    assert first.nbor().text == "two"
    with pytest.raises(IndexError, match="no word stands 1 before word 0"):
        first.nbor(-1)


def _told(word: Token | spacy.tokens.Token) -> tuple[object, ...]:
    ends = (word.left_edge.i, word.right_edge.i, len(word))
    own = (word.i, word.idx, word.text, word.lower_, word.tag_, word.dep_, word.whitespace_)
    others = (word.children, word.subtree, word.ancestors, word.conjuncts)
    return (*own, *ends, word.head.i, *(tuple(_numbers(words)) for words in others))


def _numbers(words: Iterable[Token] | Iterable[spacy.tokens.Token]) -> list[int]:
    return [word.i for word in words]

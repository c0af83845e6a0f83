"""No pattern matches where none of the words stands that it is guarded by."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract.actors import aims, authors, home, unlisted
from pipeline.extract.assertion import counterclaims, history
from pipeline.extract.dates import rules
from pipeline.extract.incidents import assemble
from pipeline.extract.relevance import times
from pipeline.extract.text import genre
from pipeline.extract.text.guarded import Guarded, any_word
from pipeline.extract.tolls import stated, superseded, unharmed

_MODULES = (
    aims,
    assemble,
    authors,
    counterclaims,
    genre,
    history,
    home,
    rules,
    stated,
    superseded,
    times,
    unharmed,
    unlisted,
)


def _guarded() -> Iterator[object]:
    """Every guarded pattern of the modules, and each kind of date: the pattern of all is too large to draw from."""
    for module in _MODULES:
        for name, pattern in vars(module).items():
            if isinstance(pattern, Guarded) and pattern is not rules.ANY_DATE:
                yield pytest.param(pattern, id=f"{module.__name__.rsplit('.', 1)[1]}.{name}")
    for number, (pattern, _) in enumerate(unharmed._PATTERNS):
        yield pytest.param(pattern, id=f"unharmed.{number}")
    for rule in rules.RULES:
        yield pytest.param(Guarded(rule.pattern.pattern, rules.ANY_DATE.words), id=rule.method)


def _without_lookbehind(pattern: str) -> str:
    """Return the pattern without what asks for other text around: what is guarded is in the match itself."""
    return re.sub(r"\(\?<[=!](?:[^()]|\([^()]*\))*\)", "", pattern)


@pytest.mark.parametrize("pattern", [*_guarded()])
@settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_all_that_matches_has_one_of_the_words(pattern: Guarded, data: st.DataObject) -> None:
    plain = re.compile(_without_lookbehind(pattern.pattern.pattern), pattern.pattern.flags)
    text = data.draw(st.from_regex(plain, alphabet=st.characters(max_codepoint=127)))
    match = pattern.pattern.search(text)
    assert match is None or pattern.may_match(match.group())


def test_a_word_is_found_where_it_stands_and_only_between_the_offsets() -> None:
    cue = any_word((r"claim\w*", "authors?", "fre(?:ed|es)"))
    assert cue.words == ("claim", "author", "fre")
    text = "Nobody CLAIMED it. The author is free."
    assert [match.group() for match in cue.finditer(text)] == ["CLAIMED", "author"]
    assert cue.search(text, 15) is not None
    assert cue.search(text, 0, 7) is None
    assert not cue.may_match("Nothing of it.")

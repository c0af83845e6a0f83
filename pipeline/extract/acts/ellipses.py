"""What is left out: acts of which only the place and the time are told again (rule FRM-7)."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extract.acts.frame import Frame
from pipeline.extract.acts.whereabouts import locatives_of
from pipeline.extract.contexts import contexts
from pipeline.extract.text.tokens import Doc, Token

_LOCATIVE = contexts()["locative"]
_ORDINALS = contexts()["ordinals"]


def find_elided(doc: Doc, told: Sequence[Frame]) -> list[Frame]:
    """Return what is left out: "the first operation was mounted in A in April, the second in B in October": the second is one too."""
    if not told:
        return []
    return [
        elided(told[0], word, tuple(word.subtree))
        for word in doc
        if word.lower_ in _ORDINALS - {"first"}
        and word.tag_ in {"JJ", "NN", "DT"}
        and word.dep_ not in {"amod", "det", "nummod", "advmod"}
        and not any(hit.token == word or word in list(hit.token.children) for frame in told for hit in frame.hits)
        and any(child.dep_ == "prep" and child.lower_ in _LOCATIVE for child in word.children)
    ]


def elided(model: Frame, word: Token, region: tuple[Token, ...]) -> Frame:
    """Return the incident that is like the model, and of which only these words are told."""
    hit = replace(model.hits[0], token=word, clause=word)
    return replace(
        model,
        tolls={},
        start=region[0].idx,
        end=region[-1].idx + len(region[-1]),
        region=region,
        locatives=locatives_of([hit], region),
        separate=True,
        definite=False,
        names_known_act=False,
    )


def without_words_of(others: Sequence[Frame], frame: Frame) -> Frame:
    """Return the frame without the words of those that stand in its clause but tell of others."""
    other = {word.i for one in others for word in one.region}
    region = tuple(word for word in frame.region if word.i not in other)
    if not other or not region or len(region) == len(frame.region):
        return frame
    return replace(frame, region=region, locatives=locatives_of(list(frame.hits), region))

"""People "shot by" somebody, of whom the sentence goes on to tell, where the parse takes the shot for a thing (rule FRM-380)."""

from pipeline.extract.actors.people import people_noun
from pipeline.extract.text.tokens import Token, hang

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def describe_the_shot(shot: Token) -> None:
    """Let "shot" describe the people before it, and these be the subject: "a protester shot by police in Nairobi died"."""
    if shot.lower_ != "shot" or shot.i == 0 or shot.tag_ not in {"NN", "VBD", "VBN"}:
        return
    whom, verb = shot.nbor(-1), shot.head
    by = [child for child in shot.children if child.lower_ == "by"]
    if not by or people_noun(whom.text) is None or not (shot.dep_ == "acl" or _is_subject_before(shot, verb)):
        return
    if shot.dep_ in _SUBJECTS:
        before = [child for child in shot.children if child.i < whom.i]
        hang(whom, verb, shot.dep_)
        hang(shot, whom, "acl")
        for child in before:
            hang(child, whom, child.dep_)
    whom.tag_ = "NN" if whom.tag_ == "JJ" else whom.tag_
    shot.tag_ = "VBN"
    for child in by:
        child.dep_ = "agent"


def _is_subject_before(shot: Token, verb: Token) -> bool:
    return shot.dep_ in _SUBJECTS and verb.tag_ == "VBD" and verb.i > shot.i

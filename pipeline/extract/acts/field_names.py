"""Words with which a form's field names what was done ("Shooting", "IED against convoy"), of which the parse makes no sentence."""

from pipeline.extract.acts.triggers import forms
from pipeline.extract.text.tokens import Doc, Token

_FIELD = ("form field", 0)


def is_in_a_field(word: Token) -> bool:
    """Return whether a form's field names a deed by it, as no sentence does ("Type: Landmine", rule FRM-207)."""
    return _FIELD in word.doc.answers


def as_names(doc: Doc) -> Doc:
    """Return the field's words, with those that name a deed as nouns, where the parse takes them for a verb that nobody does (FRM-169)."""
    doc.answers[_FIELD] = True
    for word in doc:
        done = any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.children)
        if not done and any(form.trigger.pos == "n" and not form.rest for form in forms().get(word.lower_, ())):
            word.tag_ = "NN"
    return doc

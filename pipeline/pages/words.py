"""What the pages call things: roles, fields and reasons, one line each."""

from schemas.vocabulary import PlaceRole, ReportField

ROLES = {
    PlaceRole.EVENT.value: "something that the text reports happened here",
    PlaceRole.MENTIONED.value: "a place that the text mentions",
    PlaceRole.DATELINE.value: "where the article was filed",
    PlaceRole.METONYM.value: "stands for a government, an army or a people",
    PlaceRole.PART_OF_NAME.value: "belongs to the name of a group, a person or a body",
    "unresolved": "called a place by the text; which one is not known",
}
"""The legend of a text's places, the weightiest first."""

REASONS = {
    "only_candidate": "no other place of this name is known",
    "context_and_prominence": "the text's other places and its size speak for it",
    "hierarchy": "the text names what holds it, or what it holds",
    "demonym": "the name of a people or language",
    "abbreviation": "a usual short form",
    "respelt_name": "spelt in a way of its own; the same consonants",
    "unknown_name": "no gazetteer has this name",
    "part_of_name": "part of a longer name",
    "name_of_a_person": "a person bears this name here",
    "within_named_area": "no gazetteer has this name; it lies in an area that the text names",
    "point_of_province": "a district of which no point is known; the point is its province's",
    "bearing": "so far from the place that is named, and in that direction",
    "border": "the middle of the border between the two countries",
    "capital_of": "the capital of the area that is named",
    "between": "half way between the places that are named",
    "coordinates": "written in the text, and in agreement with the place beside them",
    "coordinates_alone": "written in the text, with no place beside them",
    "coordinates_differ": "written in the text, but far from the place beside them",
}
"""The reasons of docs/codebook/places.md, in words."""

FIELDS = {
    "act": "what was done",
    ReportField.DATE.value: "when",
    ReportField.PLACE.value: "where",
    ReportField.KILLED.value: "how many were killed",
    ReportField.INJURED.value: "how many were hurt",
    ReportField.CAPTURED.value: "how many were captured",
    ReportField.ACTORS.value: "who did it, and to whom",
    ReportField.ASSERTION.value: "whether it is told as fact",
}
"""The legend of a report's words."""

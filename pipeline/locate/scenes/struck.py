"""Names in an actor's words that are no place of a report, but for a site that was struck (rule PLA-116)."""

from pipeline.locate.scenes.sites import site_kind
from schemas.records import Actor, Report
from schemas.vocabulary import ActorRole


def is_about_else(report: Report, start: int, end: int) -> bool:
    """Return whether the words are part of an actor's, or say where something else is.

    Who "attacked the Bagram base" was at Bagram: the words of a target that is a site say where it was.
    """
    if not report.is_about_else(start, end):
        return False
    if any(span.start <= start and end <= span.end for span in report.elsewhere):
        return True
    theirs = (actor for actor in report.actors if actor.start <= start and end <= actor.end)
    return not all(_is_a_site(report, actor) for actor in theirs)


def _is_a_site(report: Report, actor: Actor) -> bool:
    """Return whether the actor is a site that was struck, and the coder says that it is where it was."""
    if actor.role is not ActorRole.TARGET or not site_kind(actor.text.rpartition(" ")[2].lower()):
        return False
    return any(actor.start <= scene.start and scene.end <= actor.end for scene in report.scenes)

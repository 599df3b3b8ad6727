"""Rollout: the editions of a document that nobody publishes any more -> what a plan says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Severity
from policyloom.document import plain
from policyloom.planning.effect import Effect, Standing
from policyloom.planning.weighing import trouble_of

if TYPE_CHECKING:
    from policyloom.compile import Target
    from policyloom.diagnostics import Diagnostics
    from policyloom.editions import Edition
    from policyloom.planning.weighing import Question


def withdrawn(
    target: Target, edition: Edition | None, problems: Diagnostics, question: Question
) -> Effect:
    """Return that an approved document which has no draft any more stays as it is.

    ``problems`` are those of its editions' files. Where an overlay cannot be read, nobody knows
    whether the body still publishes it.
    """
    overlay = question.library.overlays.get(target.body)
    errors = tuple(one for one in problems if one.severity is Severity.ERROR)
    troubles = tuple(map(trouble_of, (*_unread(target.body, question), *errors)))
    title = plain(edition.document.title) if edition else target.policy
    name = edition.document.body_name if edition else target.body
    return Effect(
        target=target,
        body_name=overlay.name.text if overlay else name,
        title=title,
        standing=Standing.BLOCKED if troubles else Standing.UNAFFECTED,
        before=edition.words if edition else "",
        date=edition.document.date if edition else "",
        troubles=troubles,
        reasons=() if troubles else (_why(target, question),),
    )


def _unread(body: str, question: Question) -> Diagnostics:
    """Return why the overlay of a body or of its trust could not be read, if it could not."""
    trust, _, school = body.partition("/")
    places = {trust: f"trusts/{trust}/overlay.yaml"}
    if school:
        places[body] = f"trusts/{trust}/schools/{school}/overlay.yaml"
    unread = [path for one, path in places.items() if one not in question.library.overlays]
    return tuple(question.causes[path] for path in unread if path in question.causes)


def _why(target: Target, question: Question) -> str:
    if target.policy not in question.library.policies:
        return f"there is no policy `{target.policy}` any more"
    if target.body not in question.library.overlays:
        return f"there is no body `{target.body}` any more"
    return f"{target.body} no longer publishes it"

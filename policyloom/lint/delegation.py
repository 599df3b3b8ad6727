"""The rule that a delegation table names approvers there are, and lets only trifles flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, did_you_mean
from policyloom.source import AUTOMATIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Library, Value


def delegation(library: Library) -> Iterator[Diagnostic]:
    """Every approver is a term, role or people group; only editorial changes are automatic.

    Why it matters: a misspelt approver could never approve, and a duty that changes by itself was
    decided by nobody.
    """
    vocabulary = library.vocabulary
    known = {*vocabulary.terms, *vocabulary.roles, *vocabulary.people}
    for overlay in library.overlays.values():
        for size, approvers in overlay.delegation.items():
            for approver in approvers:
                if approver.text == AUTOMATIC:
                    yield from () if size == "editorial" else (_automatic(size, approver),)
                elif approver.text not in known:
                    yield Diagnostic(
                        code=Code.UNKNOWN_APPROVER,
                        message=f"the vocabulary has no term, role or people group "
                        f"`{approver.text}`",
                        span=approver.span,
                        hint=did_you_mean(approver.text, known),
                    )


def _automatic(size: str, approver: Value) -> Diagnostic:
    return Diagnostic(
        code=Code.AUTOMATIC_APPROVAL,
        message=f"{size} changes cannot be approved automatically",
        span=approver.span,
        hint="name a board or a role; only editorial changes may flow without an approval",
    )

"""Marks: the files of a document -> what nobody has looked at since it was proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.resolve.context import Context


def marks_left(paths: Iterable[str], context: Context) -> None:
    """Point each mark in the files out: drafts and plans may have one, and no approval."""
    marks = context.library.to_check
    for path in sorted(set(paths) & marks.keys()):
        for mark in marks[path]:
            why = f": {mark.text}" if mark.text else ""
            message = f"somebody was to check what stands below{why}"
            hint = "see that it is right, then take this comment away"
            context.warn(Code.MARK_LEFT, message, mark.span, hint)

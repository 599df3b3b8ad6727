"""Marks: the files of a document -> what nobody has looked at since it was proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.resolve.context import Context


def marks_left(paths: Iterable[str], context: Context, *, strict: bool) -> None:
    """Report each mark in the files: a draft may have one, even one that waits for approval."""
    marks = context.library.to_check
    for path in sorted(set(paths) & marks.keys()):
        for mark in marks[path]:
            why = f": {mark.text}" if mark.text else ""
            message = f"somebody was to check what stands below{why}"
            hint = "see that it is right, then take this comment away"
            tell = context.report if strict else context.warn
            tell(Code.MARK_LEFT, message, mark.span, hint)

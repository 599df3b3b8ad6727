"""Left out: a clause that a body leaves out, or does not choose, and that has moved on since."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from policyloom.diagnostics import Code, Label
from policyloom.source import version_words
from policyloom.source.clauses import Size

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.resolve.composition.placed import Composer
    from policyloom.source import Clause, ClauseVersion, Version


class LeftOut(NamedTuple):
    """Who left a clause out, and where; the version of it then, if said, and how to decide.

    In the words of the remedy NOW stands for the newest version.
    """

    body: str
    span: Span
    base: Version | None
    remedy: str


def check_left_out(clause: Clause, left: LeftOut, composer: Composer) -> None:
    """Point out that a clause left out has moved on; a substantive change has to be decided."""
    base = left.base or composer.approved.left_out(clause)
    if base is None:
        return
    newer = [v for v in clause.versions if v.version > base and v.in_force <= composer.date]
    if not newer:
        return
    now = newer[0]
    message = (
        f"`{left.body}` left `{clause.id}` out at version {version_words(base)}, and the library "
        f"now has {version_words(now.version)}: {_amendments(newer)}"
    )
    remedy = left.remedy.replace("NOW", f'"{version_words(now.version)}"')
    label = Label(now.text_span, f"version {version_words(now.version)}")
    if any(one.change is Size.SUBSTANTIVE for one in newer):
        hint = f"decide again: {remedy}"
        composer.report(Code.STALE_BASE, message, left.span, hint, label)
    else:
        hint = f"look at it again: {remedy}"
        composer.warn(Code.LEFT_OUT_MOVED_ON, message, left.span, hint, label)


def _amendments(newer: list[ClauseVersion]) -> str:
    return " ".join(version.amendment for version in reversed(newer))

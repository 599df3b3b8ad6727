"""Deviations: what somebody decided about a conflict <-> the file beside the overlay that says so.

Nothing is taken out of it: each decision holds the text that stood before it.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.records import Kind, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.diagnostics import Diagnostics

NAME = "decisions.json"


class Deed(Enum):
    """What was done with a body's own text."""

    KEEP = "keep"
    TAKE = "take"
    MERGE = "merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision about one modification.

    ``base`` and ``now`` are versions, ``of`` is whose text ``now`` is. ``was`` are the lines of
    the overlay before, comments and all, ``text`` the body's own text afterwards. ``on`` is an
    ISO day.
    """

    clause: str
    deed: Deed
    kind: str
    policies: tuple[str, ...]
    base: str
    now: str
    of: str
    reason: str
    by: str
    on: str
    was: str
    text: str


def decisions_path(overlay: str) -> str:
    """Return where the decisions of the body with this overlay are kept."""
    return posixpath.join(posixpath.dirname(overlay), NAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What was decided about the texts of one body, the oldest decision first."""

    body: str
    decisions: tuple[Decision, ...]


DECISIONS = Kind(name="policyloom-decisions", made=Decisions)


def write_decisions(body: str, decisions: Iterable[Decision]) -> str:
    """Return the text of the file, the oldest decision first."""
    return DECISIONS.text(Decisions(body=body, decisions=tuple(decisions)))


def read_decisions(text: str, path: str, body: str) -> tuple[tuple[Decision, ...], Diagnostics]:
    """Return the decisions in a file, or what is wrong with it."""
    try:
        return _of_body(DECISIONS.value(text), body), ()
    except RecordError as error:
        return (), (_corrupt(path, error),)


def _of_body(found: Decisions, body: str) -> tuple[Decision, ...]:
    if found.body != body:
        raise RecordError(f"is about `{found.body}`, and stands with `{body}`")
    return found.decisions


def _corrupt(path: str, error: RecordError) -> Diagnostic:
    return Diagnostic(
        code=Code.DECISIONS_CORRUPT,
        message=f"the decisions in this file cannot be read: {error}",
        span=Span(path, *error.place),
        hint="restore it from version control; policies do not depend on it",
    )

"""Deviations: what somebody decided about a conflict <-> a file in a folder beside the overlay.

Each decision has a file of its own, so that what was decided on two branches merges, and holds
the text that stood before it. Earlier versions kept all of a body in one file, which is read.
"""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.records import Form, Kind, RecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.diagnostics import Diagnostics

ALL_IN_ONE, FOLDER = "decisions.json", "decisions"
MARK = 8


class Deed(Enum):
    """What was done with a body's own text."""

    KEEP = "keep"
    TAKE = "take"
    MERGE = "merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision about one modification.

    ``base`` and ``now`` are versions, ``of`` is whose text ``now`` is. ``was`` are the lines of
    the overlay before, comments and all, ``text`` the body's own text afterwards. ``on`` is the
    day of the decision, ``user`` and ``time`` say who ran the command, and when.
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
    user: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What was decided about the texts of one body, all in one file, the oldest first."""

    body: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfBody:
    """One decision, and the body whose text it is about."""

    body: str
    decision: Decision


FORM = Form(whole=False, names={"Decision": Decision})
DECISIONS = Kind(name="policyloom-decisions", made=Decisions, form=FORM)
DECISION = Kind(name="policyloom-decision", made=OfBody, form=FORM)


def decisions_folder(overlay: str) -> str:
    """Return where the decisions of the body with this overlay are kept, one file each."""
    return posixpath.join(posixpath.dirname(overlay), FOLDER)


def decision_file(overlay: str, body: str, decision: Decision) -> tuple[str, str]:
    """Return the place and the text of the file of a decision; no two have the same place."""
    text = DECISION.text(OfBody(body=body, decision=decision))
    mark = hashlib.sha256(text.encode()).hexdigest()[:MARK]
    return f"{decisions_folder(overlay)}/{decision.on}-{mark}.json", text


def read_decisions(
    files: Mapping[str, str], body: str
) -> tuple[tuple[Decision, ...], Diagnostics]:
    """Return the decisions in files by path, the oldest first, and what is wrong with any."""
    found: list[Decision] = []
    problems: list[Diagnostic] = []
    for path, text in files.items():
        try:
            found += _in_file(text, path, body)
        except RecordError as error:
            problems.append(_corrupt(path, error))
    return tuple(sorted(found, key=lambda one: (one.on, one.time))), tuple(problems)


def _in_file(text: str, path: str, body: str) -> tuple[Decision, ...]:
    if posixpath.basename(path) == ALL_IN_ONE:
        every = DECISIONS.value(text)
        whose, decisions = every.body, every.decisions
    else:
        one = DECISION.value(text)
        whose, decisions = one.body, (one.decision,)
    if whose != body:
        raise RecordError(f"is about `{whose}`, and stands with `{body}`")
    return decisions


def _corrupt(path: str, error: RecordError) -> Diagnostic:
    return Diagnostic(
        code=Code.DECISIONS_CORRUPT,
        message=f"the decisions in this file cannot be read: {error}",
        span=Span(path, *error.place),
        hint="restore it from version control; policies do not depend on it",
    )

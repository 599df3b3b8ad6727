"""Deviations: what somebody decided about a conflict <-> the file beside the overlay that says so.

Nothing is taken out of it: each decision holds the text that stood before it.
"""

from __future__ import annotations

import json
import posixpath
from dataclasses import asdict, dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from policyloom.diagnostics import Code, Diagnostic, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KIND = "policyloom-decisions"
FORMAT = 1
"""The format written here; newer ones are refused."""
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


def write_decisions(body: str, decisions: Iterable[Decision]) -> str:
    """Return the text of the file, the oldest decision first."""
    said = [asdict(one) | {"deed": one.deed.value} for one in decisions]
    data = {"kind": KIND, "format": FORMAT, "body": body, "decisions": said}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read_decisions(
    text: str, path: str, body: str
) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
    """Return the decisions in a file, or what is wrong with it."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or (data.get("kind"), data.get("format")) != (KIND, FORMAT):
            return (), (_corrupt(path, f"it is no record of decisions in format {FORMAT}"),)
        if data["body"] != body:
            return (), (_corrupt(path, f"it is about `{data['body']}`, and stands with `{body}`"),)
        return tuple(_decision(one) for one in data["decisions"]), ()
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        return (), (_corrupt(path, str(error) or type(error).__name__),)


def _decision(said: Mapping[str, Any]) -> Decision:
    texts = {
        name: str(said[name]) for name in Decision.__slots__ if name not in {"deed", "policies"}
    }
    return Decision(**texts, deed=Deed(said["deed"]), policies=tuple(said["policies"]))


def _corrupt(path: str, why: str) -> Diagnostic:
    return Diagnostic(
        code=Code.DECISIONS_CORRUPT,
        message=f"the decisions in this file cannot be read: {why}",
        span=Span(path, 1, 1),
        hint="restore it from version control; policies do not depend on it",
    )

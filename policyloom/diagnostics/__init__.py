"""Problems as values: every stage returns them, and only the edges render them."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from policyloom.diagnostics.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(Enum):
    """How much a problem stops: an error refuses the document, the rest are shown."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file; lines and columns count from one, ``length`` is in characters."""

    path: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        """Return ``path:line``, the form people paste into an editor."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Label:
    """A further place that explains the problem, such as the clause that an overlay changes."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """The one thing that puts a problem right: other words in place of those at a place.

    ``is_yaml`` says that they are no words of a value but YAML, such as one with quotes.
    """

    span: Span
    old: str
    new: str
    is_yaml: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One problem, said once, at one place, with what would be right."""

    code: Code
    message: str
    span: Span
    hint: str | None = None
    severity: Severity = Severity.ERROR
    labels: tuple[Label, ...] = ()
    wanted: tuple[str, str] | None = None
    """What an overlay has to say to settle it, a key and the name below: ("roles", "head")."""
    fix: Fix | None = None


Diagnostics = tuple[Diagnostic, ...]


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that an author most likely meant, if any is close.

    Of a name with strokes the last part counts most: `tone` is `social-media/tone`, and what only
    begins alike is not near.
    """
    candidates = sorted(set(known))
    lowered = {candidate.lower(): candidate for candidate in reversed(candidates)}
    said = name.lower()
    close = difflib.get_close_matches(said, list(lowered), n=3, cutoff=CLOSE)
    ends = {one.rpartition("/")[2]: one for one in lowered if "/" in one}
    by_end = difflib.get_close_matches(said.rpartition("/")[2], list(ends), n=1, cutoff=VERY_CLOSE)
    found = [one for one in close if _ends_alike(said, one)] + [ends[one] for one in by_end]
    return lowered[found[0]] if found else None


def _ends_alike(name: str, other: str) -> bool:
    (start, _, end), (its_start, _, its_end) = name.rpartition("/"), other.rpartition("/")
    alike = difflib.SequenceMatcher(None, end, its_end).ratio() >= CLOSE
    return alike or not start or start != its_start


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """Return a hint that names the nearest valid name, or lists the few there are."""
    names = sorted(set(known))
    match = nearest(name, names)
    if match:
        return f"did you mean `{match}`?"
    if not 0 < len(names) <= FEW:
        return None
    *first, last = (f"`{known_name}`" for known_name in names)
    return f"choose from {', '.join(first)} and {last}" if first else f"there is only {last}"


FEW = 12
CLOSE, VERY_CLOSE = 0.55, 0.75
"""The share of letters in common from which on one name is taken for another."""


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the problems refuses the document."""
    return any(d.severity is Severity.ERROR for d in diagnostics)

"""Footnotes: a number where a text refers to one, and below the clause what it says.

Numbers begin again in each section. Each leads to the other place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.document import Concept, Jump, Text

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.resolve.context import Context


@dataclass(slots=True)
class Counted:
    """The footnotes of a section so far, and of the clause that is being filled in.

    ``names`` tells all of a document apart: no two places may have one name.
    """

    names: int = 0
    number: int = 0
    here: dict[str, Numbered] = field(default_factory=dict)

    def begin_section(self) -> None:
        """Begin to count again."""
        self.number = 0

    def begin_clause(self) -> None:
        """Forget the footnotes of the clause before."""
        self.here = {}


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a footnote, and the name of its place."""

    number: int
    name: str


def footnote_mark(key: str, span: Span, context: Context) -> Jump:
    """Return the number that stands in the text; only the first of two is led back to."""
    counted, name = context.footnotes, ""
    if key not in counted.here:
        counted.names += 1
        counted.number += 1
        counted.here[key] = Numbered(counted.number, f"note-{counted.names}")
        name = f"{counted.here[key].name}-text"
    known = counted.here[key]
    return Jump((_number(key, known, span, context),), name, known.name)


def footnote_label(key: str, span: Span, context: Context) -> Jump:
    """Return the number that stands before what the footnote says."""
    known = context.footnotes.here[key]
    return Jump((_number(key, known, span, context),), known.name, f"{known.name}-text")


def _number(key: str, known: Numbered, span: Span, context: Context) -> Text:
    concept = Concept(kind="footnote", key=f"{context.clause}/{key}")
    return context.text(f"[{known.number}]", span, token="footnote", concept=concept)  # noqa: S106 - of the text

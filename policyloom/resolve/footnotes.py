"""Footnotes: a number where a text refers to one, and below the clause what it says.

Numbers begin again in each section. Each leads to the other place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import FOOTNOTE, Concept, Jump, Text
from policyloom.resolve.context import Numbered

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.resolve.context import Context


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
    concept = Concept(kind=FOOTNOTE, key=f"{context.clause}/{key}")
    return context.text(f"[{known.number}]", span, token="footnote", concept=concept)  # noqa: S106 - of the text

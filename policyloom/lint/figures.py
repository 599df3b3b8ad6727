"""The rule ``figure-unreferenced``: a reader is sent to every figure from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.document import Image, Reference, all_blocks, every, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.document import Document, Line


def unreferenced(document: Document, printed: Sequence[Line]) -> Iterator[Diagnostic]:
    """Every figure is referred to somewhere.

    Why it matters: a figure has a number so that the text can speak of it. Where the text does
    not, nobody knows what it is there for.
    """
    shown = [part for part in all_blocks(document) if isinstance(part, Image) and part.anchor]
    if not shown:
        return
    said = every(inline for line in printed for inline in line.inlines)
    targets = {inline.target for inline in said if isinstance(inline, Reference)}
    for image in shown:
        if image.anchor not in targets:
            yield Diagnostic(
                code=Code.FIGURE_UNREFERENCED,
                message=f"nothing refers to ‘{plain(image.caption)}’",
                span=image.origin.span if image.origin else Span("", 1, 1),
                hint=f"refer to it where it is needed: `[]({image.anchor})`",
                severity=Severity.WARNING,
            )

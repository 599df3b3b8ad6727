"""The rule ``figure-unreferenced``: a reader is sent to every figure from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.document import Image, plain
from policyloom.lint.appendices import targets_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document, Passages


def unreferenced(_document: Document, said: Passages) -> Iterator[Diagnostic]:
    """Every figure is referred to somewhere.

    Why it matters: a figure has a number so that the text can speak of it. Where the text does
    not, nobody knows what it is there for.
    """
    parts = (part for _, passage in said for part in passage.shown)
    shown = [part for part in parts if isinstance(part, Image) and part.anchor]
    if not shown:
        return
    targets = {target for _, passage in said for target in targets_in(passage)}
    for image in shown:
        if image.anchor not in targets:
            yield Diagnostic(
                code=Code.FIGURE_UNREFERENCED,
                message=f"nothing refers to ‘{plain(image.caption)}’",
                span=image.origin.span if image.origin else Span("", 1, 1),
                hint=f"refer to it where it is needed: `[]({image.anchor})`",
                severity=Severity.WARNING,
            )

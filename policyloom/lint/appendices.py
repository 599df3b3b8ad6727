"""The rule ``appendix-unreferenced``: a reader must be sent to every appendix from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.document import Reference, SectionKind, every, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.document import Document, Line


def appendices(document: Document, printed: Sequence[Line]) -> Iterator[Diagnostic]:
    """Every appendix is referred to: in a paragraph, a table, a form or wherever words stand.

    Why it matters: a form that no rule mentions is a form that nobody fills in.
    """
    if all(section.kind is not SectionKind.APPENDIX for section in document.sections):
        return
    said = every(inline for line in printed for inline in line.inlines)
    targets = {inline.target for inline in said if isinstance(inline, Reference)}
    for section in document.sections:
        names = {section.key, *(p.clause for p in section.provisions)}
        if section.kind is SectionKind.APPENDIX and not names & targets:
            yield Diagnostic(
                code=Code.APPENDIX_UNREFERENCED,
                message=f"nothing refers to {section.label}, ‘{plain(section.title)}’",
                span=section.origin.span if section.origin else Span("", 1, 1),
                hint=f"refer to it where it is needed: `[](appendix:{section.key})`",
                severity=Severity.WARNING,
            )

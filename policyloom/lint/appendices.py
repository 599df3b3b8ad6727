"""The rule ``appendix-unreferenced``: a reader must be sent to every appendix from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.document import Reference, SectionKind, every, plain
from policyloom.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document, Passage, Passages


def appendices(document: Document, said: Passages) -> Iterator[Diagnostic]:
    """Every appendix is referred to: in a paragraph, a table, a form or wherever words stand.

    Why it matters: a form that no rule mentions is a form that nobody fills in.
    """
    if all(section.kind is not SectionKind.APPENDIX for section in document.sections):
        return
    targets = {target for _, passage in said for target in targets_in(passage)}
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


# A block stands in the documents of many bodies: it is looked through once.
@remembered(8192)
def targets_in(passage: Passage) -> frozenset[str]:
    """Return the places that the document's own words refer to."""
    said = every(i for line in passage.lines if not line.at.is_quoted for i in line.inlines)
    return frozenset(inline.target for inline in said if isinstance(inline, Reference))

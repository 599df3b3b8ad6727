"""The rule ``appendix-unreferenced``: a reader must be sent to every appendix from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic, Severity, Span
from policyloom.document import (
    Definitions,
    EditorNote,
    Form,
    Image,
    InLanguage,
    List,
    Paragraph,
    Reference,
    SectionKind,
    Subheading,
    Table,
    Text,
    Unfilled,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Blocks, Document, Inlines


def appendices(document: Document) -> Iterator[Diagnostic]:
    """Every appendix is referred to in the text before it.

    Why it matters: a form that no rule mentions is a form that nobody fills in.
    """
    targets = {
        target for s in document.sections for p in s.provisions for target in _in_blocks(p.blocks)
    }
    for section in document.sections:
        names = {section.key, *(p.clause for p in section.provisions)}
        if section.kind is SectionKind.APPENDIX and not names & targets:
            yield Diagnostic(
                code="appendix-unreferenced",
                message=f"nothing refers to {section.label}, ‘{plain(section.title)}’",
                span=section.origin.span if section.origin else Span("", 1, 1),
                hint=f"refer to it where it is needed: `[](appendix:{section.key})`",
                severity=Severity.WARNING,
            )


def _in_blocks(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines) | Subheading(inlines=inlines):
                yield from _in_line(inlines)
            case List(items=items):
                for item in items:
                    yield from _in_blocks(item.blocks)
            case Definitions(items=terms):
                for term in terms:
                    yield from _in_blocks(term.blocks)
            case InLanguage(blocks=inner) | EditorNote(blocks=inner):
                yield from _in_blocks(inner)
            case Table() | Image() | Form():
                pass


def _in_line(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Reference(target=target):
                yield target
            case Text() | Unfilled():
                pass
            case _:
                yield from _in_line(inline.inlines)

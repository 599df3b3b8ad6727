"""The rules ``appendix-unreferenced`` and ``figure-unreferenced``: a reader is sent to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.document import Image, Reference, SectionKind, all_blocks, every, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.document import Document, Line, Origin


def appendices(document: Document, printed: Sequence[Line]) -> Iterator[Diagnostic]:
    """Every appendix is referred to: in a paragraph, a table, a form or wherever words stand.

    Why it matters: a form that no rule mentions is a form that nobody fills in.
    """
    shown = [one for one in document.sections if one.kind is SectionKind.APPENDIX]
    targets = _targets(printed) if shown else frozenset()
    for section in shown:
        if not targets & {section.key, *(p.clause for p in section.provisions)}:
            name = f"{section.label}, ‘{plain(section.title)}’"
            place = f"appendix:{section.key}"
            yield _unreferenced(Code.APPENDIX_UNREFERENCED, name, place, section.origin)


def figures(document: Document, printed: Sequence[Line]) -> Iterator[Diagnostic]:
    """Every figure is referred to somewhere.

    Why it matters: a figure has a number so that the text can speak of it. Where the text does
    not, nobody knows what it is there for.
    """
    shown = [part for part in all_blocks(document) if isinstance(part, Image) and part.anchor]
    targets = _targets(printed) if shown else frozenset()
    for image in shown:
        if image.anchor not in targets:
            name = f"‘{plain(image.caption)}’"
            yield _unreferenced(Code.FIGURE_UNREFERENCED, name, image.anchor, image.origin)


def _targets(printed: Sequence[Line]) -> frozenset[str]:
    said = every(inline for line in printed for inline in line.inlines)
    return frozenset(inline.target for inline in said if isinstance(inline, Reference))


def _unreferenced(code: Code, name: str, place: str, origin: Origin | None) -> Diagnostic:
    return Diagnostic(
        code=code,
        message=f"nothing refers to {name}",
        span=origin.span if origin else Span("", 1, 1),
        hint=f"refer to it where it is needed: `[]({place})`",
        severity=Severity.WARNING,
    )

"""The rules ``appendix-unreferenced`` and ``figure-unreferenced``: a reader is sent to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Severity, Span
from policyloom.document import Image, Reference, SectionKind, every, plain
from policyloom.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document, Origin, Passage, Passages


def appendices(document: Document, said: Passages) -> Iterator[Diagnostic]:
    """Every appendix is referred to: in a paragraph, a table, a form or wherever words stand.

    Why it matters: a form that no rule mentions is a form that nobody fills in.
    """
    shown = [one for one in document.sections if one.kind is SectionKind.APPENDIX]
    targets = _targets(said) if shown else frozenset()
    for section in shown:
        if not targets & {section.key, *(p.clause for p in section.provisions)}:
            name = f"{section.label}, ‘{plain(section.title)}’"
            place = f"appendix:{section.key}"
            yield _unreferenced(Code.APPENDIX_UNREFERENCED, name, place, section.origin)


def figures(_document: Document, said: Passages) -> Iterator[Diagnostic]:
    """Every figure is referred to somewhere.

    Why it matters: a figure has a number so that the text can speak of it. Where the text does
    not, nobody knows what it is there for.
    """
    parts = (part for _, passage in said for part in passage.shown)
    shown = [part for part in parts if isinstance(part, Image) and part.anchor]
    targets = _targets(said) if shown else frozenset()
    for image in shown:
        if image.anchor not in targets:
            name = f"‘{plain(image.caption)}’"
            yield _unreferenced(Code.FIGURE_UNREFERENCED, name, image.anchor, image.origin)


def _targets(said: Passages) -> frozenset[str]:
    return frozenset(target for _, passage in said for target in _in_passage(passage))


# A block stands in the documents of many bodies: it is looked through once.
@remembered(1024)
def _in_passage(passage: Passage) -> frozenset[str]:
    """Return the places that the document's own words refer to."""
    said = every(i for line in passage.lines if not line.at.is_quoted for i in line.inlines)
    return frozenset(inline.target for inline in said if isinstance(inline, Reference))


def _unreferenced(code: Code, name: str, place: str, origin: Origin | None) -> Diagnostic:
    return Diagnostic(
        code=code,
        message=f"nothing refers to {name}",
        span=origin.span if origin else Span("", 1, 1),
        hint=f"refer to it where it is needed: `[]({place})`",
        severity=Severity.WARNING,
    )

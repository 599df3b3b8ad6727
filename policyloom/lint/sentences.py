"""The rules about finished sentences: ``word-missing`` and ``repeated-word``."""

from __future__ import annotations

import re
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
    Subheading,
    Table,
    plain,
    runs,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Blocks, Document, Inlines

MISSING = re.compile(
    r"\b(the|a|an) (as|to|of|by|or|and|for|must|should|will|may)\b(?!-)", re.IGNORECASE
)
REPEATED = re.compile(r"(?<![\w-])(?!(?:had|that)\b)([a-z]+)\s+\1(?![\w-])", re.IGNORECASE)


def sentences(document: Document) -> Iterator[Diagnostic]:
    """A finished sentence has a noun after its article and no small word twice.

    Why it matters: 'will be directed to the as appropriate' was published when a role was deleted.
    """
    for line in _lines(document):
        words = plain(line)
        for pattern, code, message in (
            (MISSING, "word-missing", "a word is missing after “{}”"),
            (REPEATED, "repeated-word", "“{}” stands here twice"),
        ):
            for found in pattern.finditer(words):
                yield Diagnostic(
                    code=code,
                    message=f"{message.format(found[1])}: “…{_around(words, found)}…”",
                    span=_place(line, found),
                    hint="mend the sentence in the clause, or the words that the overlay gives",
                    severity=Severity.WARNING,
                )


def _lines(document: Document) -> Iterator[Inlines]:
    yield from _block_lines(document.notices)
    for section in document.sections:
        yield section.title
        for provision in section.provisions:
            yield provision.heading
            yield from _block_lines(provision.blocks)


def _block_lines(blocks: Blocks) -> Iterator[Inlines]:
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines) | Subheading(inlines=inlines):
                yield inlines
            case List(items=items):
                for item in items:
                    yield from _block_lines(item.blocks)
            case Definitions(items=terms):
                for term in terms:
                    yield from _block_lines(term.blocks)
            case Table() | EditorNote() | Image() | Form() | InLanguage():
                pass


def _around(words: str, found: re.Match[str]) -> str:
    return words[max(0, found.start() - 30) : found.end() + 20].strip()


def _place(line: Inlines, found: re.Match[str]) -> Span:
    """Return the place of the run that holds the words, or of the words themselves."""
    start = end = 0
    place = Span("", 1, 1)
    for run in runs(line):
        start, end = end, end + len(run.value)
        if run.origin:
            place = run.origin.span
        if end > found.start():
            break
    if place.length != end - start:
        return place
    length = min(found.end(), end) - found.start()
    return Span(place.path, place.line, place.column + found.start() - start, length)

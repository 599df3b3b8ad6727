"""Paragraphs: sections whose paragraphs are numbered -> their paragraphs as items that count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import (
    List,
    ParagraphCounter,
    Reference,
    SectionKind,
    Text,
    Unfilled,
    letters,
    reworded,
    reworded_parts,
)
from policyloom.resolve.number import COUNTED
from policyloom.source import ParagraphNumbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policyloom.document import Document, Inline, Inlines, Provision, Section


def with_numbered_paragraphs(
    sections: Sequence[Section], ways: Iterable[ParagraphNumbers]
) -> tuple[Section, ...]:
    """Return the sections of a document, with the numbers of paragraphs that each asks for."""
    through = ParagraphCounter()
    counts: dict[SectionKind, int] = {}
    found = []
    for section, way in zip(sections, ways, strict=True):
        counts[section.kind] = counts.get(section.kind, 0) + 1
        match way:
            case ParagraphNumbers.NONE:
                found.append(section)
            case ParagraphNumbers.OF_CLAUSE:
                found.append(_each(section))
            case ParagraphNumbers.OF_SECTION:
                found.append(
                    _all(section, ParagraphCounter(_before(section, counts[section.kind])))
                )
            case ParagraphNumbers.THROUGH:
                found.append(_all(section, through))
    return tuple(found)


def _before(section: Section, count: int) -> str:
    """Return what stands before the numbers of a section's paragraphs: ``1.`` or ``A.``."""
    if section.kind is SectionKind.APPENDIX:
        return f"{letters(count).upper()}."
    return f"{count}." if section.label else ""


def _all(section: Section, counter: ParagraphCounter) -> Section:
    provisions = (
        replace(one, blocks=tuple(counter.numbered(one.blocks))) for one in section.provisions
    )
    return replace(section, provisions=tuple(provisions), paragraphs=True)


def _each(section: Section) -> Section:
    return replace(section, provisions=tuple(map(_of_clause, section.provisions)), paragraphs=True)


def _of_clause(provision: Provision) -> Provision:
    """Return a clause with numbers below its own, which stands before its first paragraph.

    Where it has a heading its number stands there, and all paragraphs are below.
    """
    bare = provision.label.rstrip(".")
    if not bare:
        return provision
    first = () if provision.heading else provision.blocks[:1]
    counter = ParagraphCounter(f"{bare}.")
    rest = provision.blocks[len(first) :]
    return replace(provision, blocks=(*first, *counter.numbered(rest)))


# WHAT REFERS TO THEM


def with_counted_references(document: Document) -> Document:
    """Return a document in which references to clauses name their paragraphs by numbers."""
    counted = {
        name: _numbers(one) or _where(section)
        for section in document.sections
        if section.paragraphs
        for one in section.provisions
        for name in filter(None, (one.clause, one.replaces))
    }

    def line(words: Inlines) -> Inlines:
        return tuple(map(one, words))

    def one(inline: Inline) -> Inline:
        match inline:
            case Text() | Unfilled():
                return inline
            case Reference(inlines=(Text() as lead, Text() as said, *rest)) if _waits(inline):
                words, number = counted[inline.target]
                made = _restated(lead, words), replace(said, value=number), *rest
                return replace(inline, inlines=made, number="")
            case _:
                return replace(inline, inlines=line(inline.inlines))

    if not counted:
        return document
    notices = reworded_parts(document.notices, line)
    return replace(reworded(document, line), notices=notices)


def _waits(reference: Reference) -> bool:
    return reference.number == COUNTED


def _restated(lead: Text, words: str) -> Text:
    opens = lead.value[:1].isupper()
    return replace(lead, value=words[:1].upper() + words[1:] if opens else words)


def _numbers(provision: Provision) -> tuple[str, str] | None:
    """Return what the numbers of a clause's paragraphs are, if it has any."""
    lists = [one for one in provision.blocks if isinstance(one, List) and one.paragraphs]
    if not lists:
        return None
    first, last = lists[0].start, lists[-1].start + len(lists[-1].items) - 1
    prefix = lists[0].prefix
    if first == last:
        return "paragraph ", f"{prefix}{first}"
    between = "and" if last == first + 1 else "to"
    return "paragraphs ", f"{prefix}{first} {between} {prefix}{last}"


def _where(section: Section) -> tuple[str, str]:
    """Return what a clause without any paragraph is found by: the section, or a part of it."""
    bare = section.label.rstrip(".")
    if section.kind is SectionKind.APPENDIX:
        return "", bare
    return ("section ", bare) if bare else ("the text", "")

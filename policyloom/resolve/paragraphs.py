"""Paragraphs: sections whose paragraphs are numbered -> their paragraphs as items that count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import ParagraphCounter, SectionKind, letters
from policyloom.source import ParagraphNumbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policyloom.document import Provision, Section


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

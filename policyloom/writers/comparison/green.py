"""Comparison writers: a redline -> the new document, what is new in it green and underlined.

Some authorities print their policies so after a review. It is a print of its own: no approved
document ever carries these marks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changes.kinds import ClauseRemoved
from policyloom.document import Mark, Paragraph, Strong, Text
from policyloom.grammar import joined
from policyloom.writers import write
from policyloom.writers.comparison.sides import side_blocks, side_provision, side_words

if TYPE_CHECKING:
    from policyloom.document import Document, Section
    from policyloom.editions.pairs import Pair


def write_green(pair: Pair, to: str, pdf_engine: str = "") -> bytes:
    """Return the print in a format of the writers."""
    data = write(green_document(pair), to, pdf_engine)
    if to != "docx":
        return data
    from policyloom.writers.comparison.green_word import in_green  # noqa: PLC0415

    return in_green(data)


def green_document(pair: Pair) -> Document:
    """Return the new document with its new words marked; what was taken out is not in it.

    The control table is not marked: what it says follows from the approval.
    """
    redline = pair.comparison.redline
    return replace(
        pair.comparison.new,
        title=side_words(redline.title, Mark.DELETED),
        notices=(_note(pair), *side_blocks(redline.notices, Mark.DELETED)),
        sections=tuple(_section(s) for s in redline.sections if s.mark is not Mark.DELETED),
    )


def _section(section: Section) -> Section:
    provisions = (side_provision(provision, Mark.DELETED) for provision in section.provisions)
    return replace(
        section,
        title=side_words(section.title, Mark.DELETED),
        short_title=side_words(section.short_title, Mark.DELETED),
        provisions=tuple(provision for provision in provisions if provision),
    )


def _note(pair: Pair) -> Paragraph:
    old = pair.old.document.edition_words
    since = "the draft" if old == "DRAFT" else f"{old[:1].lower()}{old[1:]}"
    marked = f"Words in green and underlined are new or changed since {since}."
    return Paragraph((Strong((Text(marked),)), Text(f" {_taken_out(pair)}")))


def _taken_out(pair: Pair) -> str:
    gone = [c.where.title for c in pair.comparison.changes if isinstance(c, ClauseRemoved)]
    words = "Words that were taken out are not shown."
    if not gone:
        return words
    clauses = "One clause was" if len(gone) == 1 else f"{len(gone)} clauses were"
    return f"{words} {clauses} taken out: {joined(tuple(f'‘{title}’' for title in gone), 'and')}."

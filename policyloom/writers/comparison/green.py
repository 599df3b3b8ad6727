"""Comparison writers: a redline -> the new document, what is new in it green and underlined."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from policyloom.changes.kinds import ClauseRemoved
from policyloom.document import Mark, Paragraph, Strong, Text
from policyloom.english.grammar import joined
from policyloom.word.package import w
from policyloom.writers import write
from policyloom.writers.comparison.sides import side_blocks, side_provision, side_words
from policyloom.writers.docx.xml import packed

if TYPE_CHECKING:
    from policyloom.document import Document, Section
    from policyloom.editions.pairs import Pair


GREEN = "00552B"
# Of what our files put in the properties of a run, this follows the colour and the underline.
AFTER = tuple(map(w, ("lang", "shd")))


def write_green(pair: Pair, to: str, pdf_engine: str = "") -> bytes:
    """Return the print in a format of the writers."""
    data = write(green_document(pair), to, pdf_engine)
    return _in_green(data) if to == "docx" else data


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


# THE WORD FILE: tracked insertions become words in green


def _in_green(data: bytes) -> bytes:
    """Return the file with every tracked insertion made a plain one in green, underlined."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: _part(name, old.read(name)) for name in old.namelist()}
    return packed(parts)


def _part(name: str, content: bytes) -> bytes:
    if not (name.startswith("word/") and name.endswith(".xml") and b"<w:ins " in content):
        return content
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for insertion in list(root.iter(w("ins"))):
        for run in insertion.iter(w("r")):
            _paint(run)
        _unwrap(insertion)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _paint(run: etree._Element) -> None:
    properties = run.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    for name in ("color", "u"):
        for given in properties.findall(w(name)):
            properties.remove(given)
    at = next((place for place, one in enumerate(properties) if one.tag in AFTER), len(properties))
    colour, line = etree.Element(w("color")), etree.Element(w("u"))
    colour.set(w("val"), GREEN)
    line.set(w("val"), "single")
    properties[at:at] = [colour, line]


def _unwrap(insertion: etree._Element) -> None:
    """Put what stands in an insertion in its place; one about a paragraph or row holds nothing."""
    around = insertion.getparent()
    if around is not None:
        at = around.index(insertion)
        around[at : at + 1] = list(insertion)

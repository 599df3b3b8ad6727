"""LANGUAGES: a document that holds two languages -> the document in one of them.

The English one has no Welsh. The Welsh one has the Welsh of each clause, and what has none in
English, which is marked as English and listed once, in front.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import ControlRow, InLanguage, Language, Paragraph, Text
from policyloom.languages.welsh import welsh_document
from policyloom.welsh import ENGLISH, NAMES, OWN_NAMES, TAGS, WELSH, said

if TYPE_CHECKING:
    from policyloom.document import Blocks, Document, Section


LANGUAGE = "language"
ALSO = {
    ENGLISH: "This document is also available in English.",
    WELSH: "Mae’r ddogfen hon ar gael yn Gymraeg hefyd.",
}


def in_language(document: Document, code: str) -> Document:
    """Return a document of two languages in one of them."""
    return welsh_document(document) if code == WELSH else english_document(document)


def spoken(document: Document, code: str = "") -> Document:
    """Return what is printed in a language, of which the files without a name are English.

    Where both stand together there is one document.
    """
    if not document.apart:
        return document
    if document.language == TAGS[WELSH]:
        return with_other_language(document, WELSH)
    return with_other_language(in_language(document, code or ENGLISH), code or ENGLISH)


def with_other_language(document: Document, code: str) -> Document:
    """Return a document whose last row says, in the other language, that there is one in it."""
    if any(row.key == LANGUAGE for row in document.control):
        return document
    other = ENGLISH if code == WELSH else WELSH
    words = (Text(f"{OWN_NAMES[code]}. "), Language((Text(ALSO[other]),), TAGS[other]))
    row = ControlRow(key=LANGUAGE, label=said("Language", code), blocks=(Paragraph(words),))
    return replace(document, control=(*document.control, row))


def english_document(document: Document) -> Document:
    """Return a document without what it says in Welsh."""
    sections = tuple(_english_section(section) for section in document.sections)
    return replace(document, notices=_english(document.notices), sections=sections, welsh=())


def _english_section(section: Section) -> Section:
    provisions = tuple(replace(one, blocks=_english(one.blocks)) for one in section.provisions)
    return replace(section, provisions=provisions, welsh=())


def _english(blocks: Blocks) -> Blocks:
    return tuple(block for block in blocks if not isinstance(block, InLanguage))

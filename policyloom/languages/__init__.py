"""LANGUAGES: a document that holds two languages -> the document in one of them.

The English one has no Welsh. The Welsh one has the Welsh of each clause, and what has none in
English, which is marked as English and listed once, in front.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import InLanguage
from policyloom.languages.welsh import welsh_document
from policyloom.welsh import ENGLISH, NAMES, WELSH

if TYPE_CHECKING:
    from policyloom.document import Blocks, Document, Section


def in_language(document: Document, code: str) -> Document:
    """Return a document of two languages in one of them."""
    return welsh_document(document) if code == WELSH else english_document(document)


def spoken(document: Document, code: str = "") -> Document:
    """Return what is printed in a language, of which the files without a name are English.

    Where both stand together there is one document.
    """
    return in_language(document, code or ENGLISH) if document.apart else document


def english_document(document: Document) -> Document:
    """Return a document without what it says in Welsh."""
    sections = tuple(_english_section(section) for section in document.sections)
    return replace(document, notices=_english(document.notices), sections=sections, welsh=())


def _english_section(section: Section) -> Section:
    provisions = tuple(replace(one, blocks=_english(one.blocks)) for one in section.provisions)
    return replace(section, provisions=provisions, welsh=())


def _english(blocks: Blocks) -> Blocks:
    return tuple(block for block in blocks if not isinstance(block, InLanguage))


__all__ = ["ENGLISH", "NAMES", "WELSH", "english_document", "in_language", "spoken"]

"""IMPORT: a Word file -> the words of its body, as they read with tracked changes accepted."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from policyloom.limits import STRANGER
from policyloom.word.apart import NotReadError
from policyloom.word.package import BadPartError, body_of, main_part, open_package, read_xml
from policyloom.word.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PREFIX = "policyloom."
PROPERTIES = "docProps/custom.xml"
SPACES = frozenset({f"{WORD}tab", f"{WORD}br", f"{WORD}cr"})
PASSED_OVER = frozenset({f"{WORD}del", f"{WORD}moveFrom", f"{CHOICE}Fallback"})
CHANGES = tuple(f"{WORD}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def read_docx(data: bytes) -> Published:
    """Return the words and the properties of a Word file; raises NotReadError."""
    try:
        with open_package(data, STRANGER) as package:
            body = body_of(read_xml(package, main_part(package), STRANGER))
            properties = (
                read_xml(package, PROPERTIES, STRANGER)
                if PROPERTIES in package.namelist()
                else None
            )
    except (BadPartError, zipfile.BadZipFile, OSError, EOFError, zlib.error) as problem:
        raise NotReadError(f"it is not a Word file that can be read: {problem}") from problem
    return Published(
        form="docx",
        words="\n".join(_paragraphs(body)),
        facts=_facts(properties) if properties is not None else {},
        tracked=next(body.iter(*CHANGES), None) is not None,
    )


def _facts(properties: etree._Element) -> dict[str, str]:
    return {
        name.removeprefix(PREFIX): "".join(map(str, entry.itertext()))
        for entry in properties
        if (name := str(entry.get("name", ""))).startswith(PREFIX)
    }


def _paragraphs(body: etree._Element) -> Iterator[str]:
    for paragraph in body.iter(f"{WORD}p"):
        words = "".join(_words(paragraph))
        if words.strip():
            yield words


def _words(parent: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph; those of a box inside it are paragraphs of their own."""
    for child in parent:
        if child.tag == f"{WORD}t":
            yield child.text or ""
        elif child.tag in SPACES:
            yield " "
        elif child.tag not in PASSED_OVER and child.tag != f"{WORD}p":
            yield from _words(child)

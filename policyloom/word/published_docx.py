"""IMPORT: a Word file -> the words of its body, as they read with tracked changes accepted."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from policyloom.word.published import NotPublishedError, Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PREFIX = "policyloom."
BOUND = 64 * 1024 * 1024
SPACES = frozenset({f"{WORD}tab", f"{WORD}br", f"{WORD}cr"})
PASSED_OVER = frozenset({f"{WORD}del", f"{WORD}moveFrom", f"{CHOICE}Fallback"})
CHANGES = tuple(f"{WORD}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def read_docx(data: bytes) -> Published:
    """Return the words and the properties of a Word file; raises NotPublishedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_sizes(package)
            body = _body(data)
            properties = (
                _tree(package, "docProps/custom.xml")
                if "docProps/custom.xml" in package.namelist()
                else None
            )
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError) as problem:
        raise NotPublishedError(f"it is not a Word file that can be read: {problem}") from problem
    return Published(
        form="docx",
        words="\n".join(_paragraphs(body)),
        facts=_facts(properties) if properties is not None else {},
        tracked=next(body.iter(*CHANGES), None) is not None,
    )


def _check_sizes(package: zipfile.ZipFile) -> None:
    for part in package.infolist():
        if part.file_size > BOUND:
            raise ValueError(f"{part.filename} is too large")


def _body(data: bytes) -> BaseOxmlElement:
    """Return the text of the file; python-docx finds its part by the package's relations."""
    try:
        element: BaseOxmlElement = WordFile(io.BytesIO(data)).element
    except PackageNotFoundError as problem:
        raise ValueError(str(problem)) from problem
    return element


def _tree(package: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(name), parser)


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

"""Comparison writers: a Word file with tracked insertions -> its new words green, underlined."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from policyloom.writers.docx.archive import w
from policyloom.writers.docx.package import packed

GREEN = "00552B"
# Of what our files put in the properties of a run, this follows the colour and the underline.
AFTER = tuple(map(w, ("lang", "shd")))


def in_green(data: bytes) -> bytes:
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

"""DOCX writer: what stands on which page, found by laying the written file out."""

from __future__ import annotations

import io
import zipfile
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from policyloom.writers.docx.ledger import open_ledger
from policyloom.writers.docx.xml import W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Document


class Layout(NamedTuple):
    """On which page each section begins, by its key, and whether the contents begin a page.

    Contents that do not fit below what stands before them go to the next page as a whole.
    """

    pages: Mapping[str, int]
    contents_begin_page: bool


def contents_pages(document: Document, docx: bytes) -> Mapping[str, int] | None:
    """Return the page on which each section of a written file begins, by the section's key.

    None where no layout engine is installed: then the contents go without numbers, which is
    better than numbers that might be wrong.
    """
    layout = laid_out(document, docx)
    return layout.pages if layout else None


def laid_out(document: Document, docx: bytes) -> Layout | None:
    """Return where the parts of a written file stand on paper, if a layout engine is installed."""
    if find_spec("rdocx") is None:
        return None
    # An optional library, and a heavy one.
    import rdocx  # noqa: PLC0415

    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for fragment in rdocx.Document.from_bytes(docx).layout():
        first.setdefault(fragment.body_index, fragment.displayed_page)
        last[fragment.body_index] = fragment.displayed_page
    body = _body(docx)
    places = _places(body)
    names = zip(document.sections, open_ledger(document).of_sections, strict=True)
    found = {section.key: first.get(places.get(name, -1)) for section, name in names}
    contents = next((i for i, child in enumerate(body) if child.tag == f"{{{W}}}sdt"), 0)
    moves = contents > 0 and first.get(contents, 0) > last.get(contents - 1, 0)
    return Layout({key: page for key, page in found.items() if page}, moves)


def _body(docx: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def _places(body: etree._Element) -> dict[str, int]:
    """Return the place of each bookmark among the parts of the body, counting from nought."""
    return {
        mark.get(f"{{{W}}}name", ""): place
        for place, child in enumerate(body)
        for mark in child.iter(f"{{{W}}}bookmarkStart")
    }

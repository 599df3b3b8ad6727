"""PDF writer: the last corrections to the objects of a PDF before they become bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pydyf

from policyloom.writers.pdf_fields import finish_fields
from policyloom.writers.pdf_tree import TagTree

if TYPE_CHECKING:
    from weasyprint import Document as Rendering

FURNITURE = b"<</Type /Pagination>>"


def finish(_rendering: Rendering, pdf: pydyf.PDF) -> None:
    """Make the tags one tree in which every list and table is whole, and silence the rest."""
    tree = TagTree(pdf)
    tree.join_parted()
    tree.give_items_a_body()
    tree.drop_cell_headers()
    finish_fields(pdf)
    for stream, places in tree.unread():
        _mark_as_furniture(stream, places)
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.extra.get("Interpolate") == "true":
            # PDF/A forbids smoothing a picture.
            thing.extra["Interpolate"] = "false"


def _mark_as_furniture(page: pydyf.Stream, places: set[int]) -> None:
    """Mark pieces of a page's drawing as furniture, which is not read out."""
    stream = page.stream
    for position, operator in enumerate(stream):
        if operator != b"BDC":
            continue
        properties = stream[position - 1]
        if isinstance(properties, dict) and properties.get("MCID") in places:
            stream[position - 2 : position] = [b"/Artifact", FURNITURE]

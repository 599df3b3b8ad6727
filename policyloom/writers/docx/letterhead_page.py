"""DOCX writer: the page of a letterhead, which is that of its last set of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from policyloom.writers.docx.archive import BadPartError, w
from policyloom.writers.docx.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

# What Word assumes where a file does not say, in twentieths of a point.
USUAL: Mapping[str, int] = {
    "w": 11906,
    "h": 16838,
    "top": 1440,
    "right": 1440,
    "bottom": 1440,
    "left": 1440,
    "header": 708,
    "footer": 708,
    "gutter": 0,
}


def last_properties(body: _Element) -> _Element:
    """Return the properties of a body's last set of pages, which are those of the whole file."""
    return next(reversed(list(body.iter(w("sectPr")))), etree.Element(w("sectPr")))


def page_of(body: _Element) -> Page:
    """Return the page of a letterhead's body; room for binding counts as margin."""
    properties = last_properties(body)
    size, margins = properties.find(w("pgSz")), properties.find(w("pgMar"))
    borders = properties.find(w("pgBorders"))
    return Page(
        width=_length(size, "w"),
        height=_length(size, "h"),
        left=_length(margins, "left") + _length(margins, "gutter"),
        right=_length(margins, "right"),
        top=_length(margins, "top"),
        bottom=_length(margins, "bottom"),
        header=_length(margins, "header"),
        footer=_length(margins, "footer"),
        borders="" if borders is None else etree.tostring(borders, encoding="unicode"),
    )


def _length(element: _Element | None, name: str) -> int:
    words = None if element is None else element.get(w(name))
    try:
        return round(float(words)) if words else USUAL[name]
    except ValueError:
        raise BadPartError(f"its page has a {name} of {words!r}, which is not a length") from None

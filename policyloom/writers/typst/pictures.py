"""TYPST: a picture that asks for a file outside itself refuses the PDF, as with WeasyPrint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from policyloom.writers.obstacles import CannotWriteError, Obstacle
from policyloom.writers.pdf_faults import PICTURE_REMEDY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Asset

ADDRESSES = frozenset({"href", "{http://www.w3.org/1999/xlink}href"})
WITHIN = ("#", "data:")
LINK = "{http://www.w3.org/2000/svg}a"
FROM_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def refuse_what_lies_elsewhere(picture: Asset) -> None:
    """Raise CannotWriteError where an SVG picture asks for a file or an address."""
    if picture.media_type != "image/svg+xml":
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(picture.data, parser)
    except etree.XMLSyntaxError as problem:
        reason = f"The PDF cannot be written, because a picture in it is damaged ({problem.msg})."
        raise CannotWriteError(Obstacle(reason, PICTURE_REMEDY)) from problem
    for address in _asked_for(root):
        if not address.strip().startswith(WITHIN):
            reason = (
                f"The PDF cannot be written, because a picture in it asks for {address[:200]!r}."
            )
            raise CannotWriteError(Obstacle(reason, PICTURE_REMEDY))


def _asked_for(root: etree._Element) -> Iterator[str]:
    for element in root.iter("*"):
        if element.tag != LINK:
            yield from (str(element.attrib[name]) for name in ADDRESSES & set(element.attrib))
        styled = (*element.attrib.values(), element.text or "")
        for value in styled:
            for found in FROM_STYLE.finditer(str(value)):
                yield found[1] or found[2]

"""WORD: what is laid over the words of a part of a Word file, behind which nobody looks.

A filled shape or a picture lies over words when it floats in front of them and they do not flow
around it. Where it lies is for Word to say, which lays out the page: that it is there is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.word.package import w
from policyloom.word.seen import FALLBACK, OFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
VML = "{urn:schemas-microsoft-com:vml}"
WRAP = "{urn:schemas-microsoft-com:office:word}wrap"
FLOWS_AROUND = (f"{WP}wrapSquare", f"{WP}wrapTopAndBottom")
FILLS = tuple(
    f"{A}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
)
FORMS = frozenset(f"{VML}{name}" for name in ("rect", "roundrect", "oval", "shape", "polyline"))
BEHIND = re.compile(r"z-index:\s*-")
SHAPE, PICTURE = "a filled shape", "a picture"


def laid_over(root: etree._Element) -> Iterator[str]:
    """Yield what each thing is that floats in front of the words."""
    for anchor in root.iter(f"{WP}anchor"):
        in_front = anchor.get("behindDoc", "0") in OFF
        if in_front and not any(anchor.find(one) is not None for one in FLOWS_AROUND):
            yield from _drawn(anchor)
    for drawn in root.iter(w("pict")):
        if next(drawn.iterancestors(FALLBACK), None) is None:
            yield from (SHAPE for one in drawn.iter(*FORMS) if _covers(one))


def _drawn(anchor: etree._Element) -> Iterator[str]:
    shapes = list(anchor.iter(f"{WPS}wsp"))
    yield from (SHAPE for one in shapes if _is_filled(one))
    if not shapes:
        yield PICTURE


def _is_filled(shape: etree._Element) -> bool:
    """Tell whether a shape says its fill, or has that of a style."""
    own = shape.find(f"{WPS}spPr")
    said = [] if own is None else [one.tag for one in own]
    style = shape.find(f"{WPS}style/{A}fillRef")
    by_style = style is not None and style.get("idx", "0") != "0"
    return any(one in said for one in FILLS) or (by_style and f"{A}noFill" not in said)


def _covers(shape: etree._Element) -> bool:
    look = shape.get("style", "")
    floats = "position:absolute" in look.replace(" ", "") and not BEHIND.search(look)
    wrap = shape.find(WRAP)
    around = wrap is not None and wrap.get("type") in {"square", "topAndBottom"}
    return floats and not around and shape.get("filled", "t")[:1] not in {"f", "0"}

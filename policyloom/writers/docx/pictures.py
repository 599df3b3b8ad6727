"""DOCX writer: how a paragraph looks, as its style and the few things its style does not say."""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from policyloom.writers.docx.xml import escape
from policyloom.writers.fonts import FACES, FAMILY
from policyloom.writers.obstacles import CannotWriteError, Obstacle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from policyloom.document import Asset, Document
    from policyloom.writers.docx.ledger import Ledger


class Number(NamedTuple):
    """A place in a list of numbering.xml."""

    list: int
    level: int


NO_NUMBER = Number(0, 0)


class Shape(NamedTuple):
    """A paragraph's properties; lengths are twentieths of a point.

    ``number`` is None where the style says it; ``left`` moves the paragraph and its ``hanging``
    mark; ``gap`` is room above that the style does not give, as after a table, and ``after`` is
    room below, as at the end of a list. ``align`` is where its words stand, if not at the left.
    """

    style: str
    number: Number | None = None
    left: int | None = None
    hanging: int = 0
    gap: int | None = None
    after: int | None = None
    keep: bool = False
    new_page: bool = False
    align: str = ""


def on_new_page(shape: Shape) -> Shape:
    """Return the shape of a paragraph that begins a page, where no room above is needed."""
    return shape._replace(new_page=True, gap=0)


@lru_cache(maxsize=512)
def shape_xml(shape: Shape) -> str:
    """Return the properties in the order that the schema wants."""
    return "".join(
        (
            f'<w:pStyle w:val="{shape.style}"/>',
            "<w:keepNext/>" if shape.keep else "",
            "<w:pageBreakBefore/>" if shape.new_page else "",
            _number(shape.number),
            _spacing(shape),
            _indent(shape),
            f'<w:jc w:val="{shape.align}"/>' if shape.align else "",
        )
    )


def _number(number: Number | None) -> str:
    if number is None:
        return ""
    level = f'<w:ilvl w:val="{number.level}"/>' if number.list else ""
    return f'<w:numPr>{level}<w:numId w:val="{number.list}"/></w:numPr>'


def _spacing(shape: Shape) -> str:
    before = "" if shape.gap is None else f' w:before="{shape.gap}"'
    after = "" if shape.after is None else f' w:after="{shape.after}"'
    return f"<w:spacing{before}{after}/>" if before or after else ""


def _indent(shape: Shape) -> str:
    if shape.left is None:
        return ""
    return f'<w:ind w:left="{shape.left}" w:hanging="{shape.hanging}"/>'


# DOCX writer: pictures, at a size that suits their place, with words that say the same.


# English Metric Units: 360,000 to the centimetre, 635 to the twentieth of a point.
CENTIMETRE, TWENTIETH = 360_000, 635
LOGO_HEIGHT, LOGO_WIDEST, TALLEST = 2 * CENTIMETRE, 7 * CENTIMETRE, 20 * CENTIMETRE
ENDINGS: Mapping[str, str] = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/svg+xml": "svg",
}
SVG = "image/svg+xml"
# What Word calls the place of a drawing beside its picture.
DRAWING = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
JPEG_SEGMENT = re.compile(rb"\xff+([\xc0-\xfe])([\s\S]{2})[\s\S]{5}")
# Start-of-frame segments; among their numbers are three that mean other things.
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
SVG_WIDTH, SVG_HEIGHT = (
    re.compile(rb"<svg\b[^>]*?\s" + name + rb"=[\"']\s*([\d.]+)(?:px)?\s*[\"']")
    for name in (b"width", b"height")
)
SVG_BOX = re.compile(rb"viewBox=[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)")


# A picture of one clear point.
WIDTH = 800
"""Pixels across of a drawing, for programs that do not draw: enough for a page."""


def title_logo(document: Document) -> Asset | None:
    """Return the picture above the title; a letterhead has its own."""
    return None if document.look.letterhead else document.look.logo


def logo_run(logo: Asset, words: str, ledger: Ledger, *, beside: bool) -> str:
    """Return the run that holds the logo, ``beside`` the lines of the title or above them."""
    width, height = picture_size(logo)
    scale = min(LOGO_HEIGHT / height, LOGO_WIDEST / width)
    frame = BESIDE if beside else INLINE
    return _run(logo, words, (width * scale, height * scale), ledger, frame)


def picture_run(picture: Asset, words: str, width: float, ledger: Ledger) -> str:
    """Return the run that holds a picture, of this width in twentieths of a point if it fits."""
    across, down = picture_size(picture)
    scale = min(width * TWENTIETH / across, TALLEST / down)
    return _run(picture, words, (across * scale, down * scale), ledger)


class Frame(NamedTuple):
    """How a picture stands: the element that holds it, and what that says before it does."""

    name: str
    attributes: str
    place: str = ""
    wrap: str = ""


INLINE = Frame("wp:inline", 'distT="0" distB="0" distL="0" distR="0"')
# At the right edge of the text, with words running beside it.
BESIDE = Frame(
    "wp:anchor",
    'distT="0" distB="0" distL="180000" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
    'locked="0" layoutInCell="1" allowOverlap="1"',
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align>'
    '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
    "</wp:positionV>",
    '<wp:wrapSquare wrapText="bothSides"/>',
)


def _run(
    picture: Asset, words: str, size: tuple[float, float], ledger: Ledger, frame: Frame = INLINE
) -> str:
    number, name = next(ledger.drawings), ledger.picture(picture)
    extent = f'cx="{round(size[0])}" cy="{round(size[1])}"'
    return (
        f"<w:r><w:drawing><{frame.name} {frame.attributes}>{frame.place}<wp:extent {extent}/>"
        f'{frame.wrap}<wp:docPr id="{number}" name="Picture {number}" descr="{escape(words)}"/>'
        "<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/>'
        f"</pic:nvPicPr><pic:blipFill>{_blip(picture, name)}<a:stretch><a:fillRect/></a:stretch>"
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        f"</a:graphicData></a:graphic></{frame.name}></w:drawing></w:r>"
    )


def _blip(picture: Asset, name: str) -> str:
    """Return what is drawn; of a drawing, Word since 2019 shows the lines, others the picture."""
    if picture.media_type != SVG:
        return f'<a:blip r:embed="{name}"/>'
    return (
        f'<a:blip r:embed="{name}"><a:extLst><a:ext uri="{DRAWING}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{name}svg"/></a:ext></a:extLst></a:blip>'
    )


def picture_parts(pictures: Mapping[Asset, str]) -> Iterator[tuple[str, str, bytes]]:
    """Yield the relationship id, name and bytes of every picture's part."""
    for picture, name in pictures.items():
        if picture.media_type == SVG:
            yield f"{name}svg", f"media/{name}.svg", picture.data
            yield name, f"media/{name}.png", drawn(picture.data)
        else:
            yield name, f"media/{name}.{ENDINGS[picture.media_type]}", picture.data


@lru_cache(maxsize=64)
def drawn(svg: bytes) -> bytes:
    """Return a drawing as a picture, for programs that do not draw."""
    # A library of its own, which only drawings need.
    import resvg_py  # noqa: PLC0415

    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg.decode("utf-8", "replace"),
                width=WIDTH,
                skip_system_fonts=True,
                font_files=[str(files("font_source_sans_pro") / "files" / f.file) for f in FACES],
                sans_serif_family=FAMILY,
                font_family=FAMILY,
            )
        )
    except ValueError as error:
        reason = f"A drawing cannot be shown in Word: {error}."
        raise CannotWriteError(Obstacle(reason, "Save it again, as plain SVG.")) from error


def picture_size(picture: Asset) -> tuple[float, float]:
    """Return width and height in the picture's own units; a square where it does not say."""
    width, height = SIZES[picture.media_type](picture.data)
    return (width, height) if width > 0 and height > 0 else UNKNOWN


UNKNOWN = (1.0, 1.0)


def _png_size(data: bytes) -> tuple[float, float]:
    return struct.unpack(">II", data[16:24]) if data[12:16] == b"IHDR" else UNKNOWN


def _gif_size(data: bytes) -> tuple[float, float]:
    return struct.unpack("<HH", data[6:10]) if data[:3] == b"GIF" else UNKNOWN


def _jpeg_size(data: bytes) -> tuple[float, float]:
    """Walk the segments of a JPEG to the one that says its size."""
    place = 2
    while segment := JPEG_SEGMENT.match(data, place):
        kind, length = segment[1][0], int.from_bytes(segment[2])
        if kind in JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return UNKNOWN


def _svg_size(data: bytes) -> tuple[float, float]:
    box = SVG_BOX.search(data)
    if box:
        return float(box[1]), float(box[2])
    width, height = (
        found and float(found[1]) for found in (SVG_WIDTH.search(data), SVG_HEIGHT.search(data))
    )
    return (width, height) if width and height else UNKNOWN


SIZES: Mapping[str, Callable[[bytes], tuple[float, float]]] = {
    "image/png": _png_size,
    "image/gif": _gif_size,
    "image/jpeg": _jpeg_size,
    "image/svg+xml": _svg_size,
}

"""WRITE: whether a body's own picture or letterhead can be used, before anything is written."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from policyloom.diagnostics.faults import REPORT, fault_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Asset

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_FRAME = 12
JPEG_START, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
# Some cameras pad the end of a file.
END_ROOM = 64
LINKS = ("href", "{http://www.w3.org/1999/xlink}href")
SHOWING = ("image", "feImage", "use")
SVG = "{http://www.w3.org/2000/svg}svg"
# A few kilobytes can say that they are a picture that fills all memory when it is drawn.
MOST_PIXELS = 40_000_000


def asset_problem(asset: Asset) -> str | None:
    """Return why a file cannot be used, such as ``it holds macros``; None if it can."""
    try:
        return _problem(asset)
    except Exception as error:  # noqa: BLE001 - told, and it stops nothing but this file's users
        return f"{fault_in('reading it', error)}; {REPORT}"


def _problem(asset: Asset) -> str | None:
    match asset.media_type:
        case "image/png":
            return _png_problem(asset.data)
        case "image/jpeg":
            return _jpeg_problem(asset.data)
        case "image/svg+xml":
            return _svg_problem(asset.data)
        case media_type if media_type == WORD:
            # Most bodies have no letterhead, and then nothing of Word's needs loading.
            from policyloom.writers.docx.letterhead_check import (  # noqa: PLC0415
                letterhead_problem,
            )

            return letterhead_problem(asset.data)
        case _:
            return "it is neither a picture nor a Word file"


def _png_problem(data: bytes) -> str | None:
    if not data.startswith(PNG_SIGNATURE):
        return "it is not a PNG picture, whatever its name says"
    kinds = list(_png_chunks(data))
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"]:
        return "it is a damaged PNG picture"
    width, height = struct.unpack(">II", data[16:24])
    if not 0 < width * height <= MOST_PIXELS:
        return f"it is {width} by {height} pixels, more than any page can show"
    return None


def _png_chunks(data: bytes) -> Iterator[bytes]:
    """Yield the kinds of the chunks that are whole, up to the first that is not."""
    at = len(PNG_SIGNATURE)
    while at + PNG_FRAME <= len(data):
        length = int.from_bytes(data[at : at + 4])
        end = at + PNG_FRAME + length
        if end > len(data) or zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(
            data[end - 4 : end]
        ):
            return
        yield data[at + 4 : at + 8]
        at = end


def _jpeg_problem(data: bytes) -> str | None:
    if not data.startswith(JPEG_START):
        return "it is not a JPEG picture, whatever its name says"
    if JPEG_END not in data[-END_ROOM:]:
        return "it is a damaged JPEG picture: its end is missing"
    return None


def _svg_problem(data: bytes) -> str | None:
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return f"it is a damaged SVG picture ({error.msg})"
    if root.tag != SVG:
        return "it is not an SVG picture, whatever its name says"
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        return "it declares entities, which no picture needs"
    return None


def shows_another_file(asset: Asset) -> bool:
    """Tell whether a picture shows another picture, which the document does not hold."""
    if asset.media_type != "image/svg+xml":
        return False
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    shown = etree.fromstring(asset.data, parser).iter(*(f"{{*}}{name}" for name in SHOWING))
    links = (one.get(name, "") for one in shown for name in LINKS)
    return any(not link.startswith(("#", "data:")) for link in links if link)

"""WRITE: whether a body's own picture or letterhead can be used, before anything is written."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING, Literal

from policyloom.diagnostics.faults import REPORT, fault_in
from policyloom.writers.obstacles import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from policyloom.document import Asset

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_FRAME = 12
JPEG_START, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
# Of a JPEG: what begins a segment, the frames that say its colours, and what comes before pixels.
MARK, EXIF, PIXELS, CMYK = 0xFF, 0xE1, 0xDA, b"\x04"
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
ORIENTATION, TIFF_HEAD, MOST_NOTES = 0x0112, 8, 200
# Some cameras pad the end of a file.
END_ROOM = 64
LINKS = ("href", "{http://www.w3.org/1999/xlink}href")
SHOWING = frozenset({"image", "feImage", "use", "style"})
ACTING = frozenset({"script", "foreignObject", "handler", "iframe"})
ELSEWHERE = re.compile(r"(?:url\(|@import)\s*([^)\s;]+)")
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
            from policyloom.writers.docx import unusable_letterhead  # noqa: PLC0415

            return unusable_letterhead(asset)
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
    for marker, segment in _jpeg_segments(data):
        if marker in FRAMES and segment[5:6] == CMYK:
            return "its colours are those of a printing press (CMYK); save it in RGB"
        if marker == EXIF and _turned(segment):
            return "its camera was turned, so that some programs show it lying; save it upright"
    return None


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the marker and the content of what stands before a picture's pixels."""
    at = 2
    while at + 4 <= len(data) and data[at] == MARK:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker == PIXELS:
            return
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length


def _turned(segment: bytes) -> bool:
    """Tell whether a camera's notes say that the picture is to be turned or mirrored."""
    notes = segment.removeprefix(b"Exif\0\0")
    if notes == segment or len(notes) < TIFF_HEAD:
        return False
    order: Literal["little", "big"] = "little" if notes.startswith(b"II") else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(notes[at : at + size], order)

    start = number(4, 4)
    entries = (start + 2 + 12 * at for at in range(min(number(start, 2), MOST_NOTES)))
    return any(number(at, 2) == ORIENTATION and number(at + 8, 2) not in {0, 1} for at in entries)


def _svg_problem(data: bytes) -> str | None:
    # A check of a project without drawings need not wait for what reads them.
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
    problem = next(filter(None, map(_element_problem, root.iter("*"))), None)
    return problem or _drawing_problem(data)


def _drawing_problem(data: bytes) -> str | None:
    """Return why a drawing cannot be drawn, as Word files need it, found by drawing it."""
    from policyloom.writers.docx.pictures import drawn  # noqa: PLC0415 - as above

    try:
        drawn(data)
    except CannotWriteError as error:
        return f"it cannot be drawn: {error.obstacle.reason}"
    return None


def _element_problem(element: _Element) -> str | None:
    """Return what an element of a drawing asks for that no drawing needs."""
    name = str(element.tag).rpartition("}")[2]
    if name in ACTING or any(key.lower().startswith("on") for key in element.attrib):
        return f"it holds a script or a page (`{name}`); save it as plain SVG"
    links = [element.get(key, "") for key in LINKS] if name in SHOWING else []
    styles = [element.text or ""] if name == "style" else []
    links += ELSEWHERE.findall(" ".join((*styles, *map(str, element.attrib.values()))))
    if any(link and not link.strip(" '\"").startswith(("#", "data:")) for link in links):
        return "it shows another file; put that into it, which drawing programs call embedding"
    return None

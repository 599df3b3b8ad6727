"""WRITE: whether an SVG drawing can be shown by every format, and holds only what it shows."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from policyloom.writers.fonts import FAMILY, fallbacks_for, lacking
from policyloom.writers.obstacles import CannotWriteError
from policyloom.writers.photos import is_blank, photo_problem

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from lxml.etree import _Element

LINKS = ("href", "{http://www.w3.org/1999/xlink}href")
SHOWING = frozenset({"image", "feImage", "use", "style"})
ACTING = frozenset({"script", "foreignObject", "handler", "iframe"})
MOVING = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set"})
ELSEWHERE = re.compile(r"(?:url\(|@import)\s*([^)\s;]+)")
SCRIPT = re.compile(r"\s*(?:java|vb)script:", re.IGNORECASE)
DATA = re.compile(r"data:(?P<type>[^;,]*)(?P<base64>;base64)?[^,]*,(?P<data>.*)", re.DOTALL)
NAME = "{http://www.w3.org/2000/svg}"
MOST_ELEMENTS = 20_000
"""Elements of a drawing, each counted as often as it is drawn."""
MOST_TIMES = 40
"""How many times a drawing may be as high as it is wide, or as wide as it is high."""
NO_NUMBER = re.compile(r"(?:^|[\s,(:;])[-+]?(?:nan|inf|infinity)(?=$|[\s,);%])", re.IGNORECASE)
"""What some programs read as a number, and write into files that no reader can then show."""
NAMES = frozenset({"id", "class", "role", "lang", "style", "font-family", "aria-label", "title"})
"""Attributes that hold names and words."""
LENGTH = re.compile(r"\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|ex|)\s*", re.IGNORECASE)
PIXELS = {"pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "ex": 8}


def drawing_problem(data: bytes) -> str | None:
    """Return why a drawing cannot be used; None if it can."""
    # A check of a project without drawings need not wait for what reads them.
    from lxml import etree  # noqa: PLC0415

    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "it is written in UTF-16, which few programs read; save it as UTF-8"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return f"it is a damaged SVG picture ({error.msg})"
    if root.tag != f"{NAME}svg":
        return "it is not an SVG picture, whatever its name says"
    return next(_problems(root, data), None)


def _problems(root: _Element, data: bytes) -> Iterator[str]:
    """Yield what is wrong, what costs least to find first: drawing comes last."""
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        yield "it declares entities, which no picture needs"
    if any(getattr(one, "target", "") == "xml-stylesheet" for one in _before(root)):
        yield "it shows another file; put that into it, which drawing programs call embedding"
    if _drawn_elements(root) > MOST_ELEMENTS:
        yield f"it draws more than {MOST_ELEMENTS:,} shapes; save it as a PNG picture"
    if not _is_in_proportion(root):
        yield f"it is more than {MOST_TIMES} times as long one way as the other"
    names = {one.get("id", "") for one in root.iter("*")}
    for element in root.iter("*"):
        yield from _element_problems(element, names)
    words = "".join("".join(text.itertext()) for text in root.iter(f"{NAME}text"))
    if words and (lacking(words) or fallbacks_for(words)):
        yield f"it has words in letters that {FAMILY} lacks; turn its words into outlines"
    yield from _undrawable(data)


def _before(root: _Element) -> Iterator[_Element]:
    return root.itersiblings(preceding=True)


def _undrawable(data: bytes) -> Iterator[str]:
    """Yield why a drawing cannot be drawn, as Word files need it, found by drawing it."""
    from policyloom.writers.docx.pictures import drawn  # noqa: PLC0415 - loads libraries

    try:
        picture = drawn(data)
    except CannotWriteError as error:
        yield f"it cannot be drawn: {error.obstacle.reason}"
        return
    if is_blank(picture):
        yield "it shows nothing: what it draws lies outside it, is too small or has no colour"


def _element_problems(element: _Element, names: Container[str]) -> Iterator[str]:
    """Yield what an element of a drawing asks for that no drawing needs."""
    name = str(element.tag).rpartition("}")[2]
    targets = [element.get(key, "") for key in LINKS]
    if (
        name in ACTING
        or any(key.lower().startswith("on") for key in element.attrib)
        or any(map(SCRIPT.match, targets))
    ):
        yield f"it holds a script or a page (`{name}`); save it as plain SVG"
    for key, value in element.attrib.items():
        if NO_NUMBER.search(value) and key not in NAMES:
            yield f"its `{key}` is {value[:20]}, which is no number"
    if name in MOVING:
        yield f"it moves (`{name}`), and paper does not; save it without"
    if name == "a" and any(link and not link.startswith("#") for link in targets):
        yield "it holds a link, which a picture on paper cannot follow; take the link off"
    links = targets if name in SHOWING else []
    styles = [element.text or ""] if name == "style" else []
    links += ELSEWHERE.findall(" ".join((*styles, *map(str, element.attrib.values()))))
    for link in filter(None, (link.strip(" '\"") for link in links)):
        if link.startswith("data:"):
            yield from _held_problems(link)
        elif link.startswith("#"):
            if unquote(link[1:]) not in names:
                yield f"it shows a part of itself, `{link[:40]}`, that it has not got"
        else:
            yield "it shows another file; put that into it, which drawing programs call embedding"


def _held_problems(link: str) -> Iterator[str]:
    """Yield why a picture inside a drawing cannot be shown."""
    found = DATA.fullmatch(link)
    kind = found["type"].lower() if found else ""
    try:
        data = _held(found) if found else b""
    except (binascii.Error, ValueError):
        data = b""
    match kind:
        case "image/png" | "image/jpeg" | "image/jpg":
            problem = photo_problem(data, "PNG" if kind == "image/png" else "JPEG")
        case "image/svg+xml":
            problem = "it is a drawing itself; save both as one"
        case _:
            problem = f"it is of the kind {kind!r}" if kind else "it is damaged"
    if problem:
        yield f"of a picture inside it: {problem}"


def _held(found: re.Match[str]) -> bytes:
    said = unquote_to_bytes(found["data"])
    return base64.b64decode(said, validate=False) if found["base64"] else said


# HOW MUCH IS DRAWN


def _drawn_elements(root: _Element) -> int:
    """Return how many elements are drawn, those that others use counted each time.

    What uses itself never ends.
    """
    named = {one.get("id", ""): one for one in root.iter("*")}
    costs: dict[_Element, int] = {}

    def cost(element: _Element, around: frozenset[_Element]) -> int:
        if element in around:
            return MOST_ELEMENTS + 1
        if element not in costs:
            inside = around | {element}
            total = 1 + sum(cost(one, inside) for one in element.iterchildren("*"))
            used = named.get(_used(element)) if element.tag == f"{NAME}use" else None
            costs[element] = total + (cost(used, inside) if used is not None else 0)
        return costs[element]

    return cost(root, frozenset())


def _used(element: _Element) -> str:
    return next((element.get(key, "")[1:] for key in LINKS if element.get(key)), "")


def _is_in_proportion(root: _Element) -> bool:
    """Tell whether a drawing fills a sheet that memory can hold, however its size is read."""
    box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    sides = box[2:] if len(box) == len(("x", "y", "width", "height")) else ("", "")
    widths, heights = (
        [size for said in (root.get(name, ""), side) if (size := _pixels(said))]
        for name, side in zip(("width", "height"), sides, strict=True)
    )
    shares = [width / height for width, height in product(widths, heights)]
    return all(1 / MOST_TIMES <= share <= MOST_TIMES for share in shares)


def _pixels(length: str) -> float:
    """Return a length in pixels; nought where it is none, or a share of what is around."""
    found = LENGTH.fullmatch(length)
    return float(found[1]) * PIXELS.get(found[2].lower(), 1) if found else 0

"""IMPORT: a Word file -> all the words that its reader sees, and what it says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.limits import STRANGER
from policyloom.word.apart import NotReadError
from policyloom.word.package import (
    BadPartError,
    body_of,
    main_part,
    one_related,
    open_package,
    read_xml,
    related,
    w,
)
from policyloom.word.published import Answer, Published
from policyloom.word.seen import (
    FALLBACK,
    OFF,
    Styles,
    paper_of,
    paragraphs,
    styles_of,
    unseen,
    without_page_numbers,
)

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator

    from lxml import etree


PREFIX = "policyloom."
PROPERTIES = "docProps/custom.xml"
BESIDE = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
PLACES = ("text", "date", "dropDownList", "comboBox")
TICK = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
BOXES = str.maketrans("", "", "\u2610\u2611\u2612")
BROUGHT_IN = (w("altChunk"), w("subDoc"))
"""Where Word puts the words of another file."""
CHANGES = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))


def read_docx(data: bytes) -> Published:
    """Return the words and the properties of a Word file; raises NotReadError."""
    try:
        with open_package(data, STRANGER) as package:
            return _read(package)
    except BadPartError as problem:
        raise NotReadError(str(problem)) from problem


def _read(package: zipfile.ZipFile) -> Published:
    main = main_part(package)
    body = body_of(read_xml(package, main, STRANGER))
    relations = related(package, main)
    own_styles = one_related(relations, "styles")
    read = read_xml(package, own_styles, STRANGER) if own_styles else None
    styles = styles_of(read, paper_of(body.getroottree().getroot()))
    links = {one.target for one in relations.values() if one.kind == "hyperlink" and one.outside}
    parts = sorted({one.target for one in relations.values() if one.kind in BESIDE})
    beside = [read_xml(package, part, STRANGER) for part in parts]
    over = tuple(sorted(one for root in (body, *beside) for one in laid_over(root)))
    answers = tuple(_answers(body, styles))
    return Published(
        form="docx",
        words="\n".join(paragraphs(body, styles)).translate(BOXES),
        facts=_facts(package),
        around=tuple(dict.fromkeys((*_around(beside, styles), *_brought_in((body, *beside))))),
        unseen=tuple(sorted(word for root in (body, *beside) for word in unseen(root, styles))),
        over=over,
        answers=answers,
        links=tuple(sorted(links)),
        tracked=next(body.iter(*CHANGES), None) is not None,
    )


def _answers(body: etree._Element, styles: Styles) -> Iterator[Answer]:
    """Yield what stands in the places of a form, and take it out of the text."""
    for place in list(body.iter(w("sdt"))):
        properties, content = place.find(w("sdtPr")), place.find(w("sdtContent"))
        if properties is None or content is None:
            continue
        kinds = [properties.find(w(kind)) for kind in PLACES] + [properties.find(TICK)]
        if any(kind is not None for kind in kinds):
            name = properties.find(w("tag"))
            words = _inside(content, styles)
            yield Answer(place=name.get(w("val"), "") if name is not None else "", words=words)
            place.remove(content)


def _inside(content: etree._Element, styles: Styles) -> str:
    """Return the words of a place, be it a run, a cell or paragraphs."""
    found = list(paragraphs(content, styles))
    said = " ".join(found) if found else "".join(one.text or "" for one in content.iter(w("t")))
    return " ".join(said.split())


def _around(parts: list[etree._Element], styles: Styles) -> Iterator[str]:
    for root in parts:
        without_page_numbers(root)
        yield from (" ".join(words.split()) for words in paragraphs(root, styles))


def _brought_in(parts: Iterable[etree._Element]) -> Iterator[str]:
    for root in parts:
        yield from ("the words of another file" for _one in root.iter(*BROUGHT_IN))


def _facts(package: zipfile.ZipFile) -> dict[str, str]:
    if PROPERTIES not in package.namelist():
        return {}
    return {
        name.removeprefix(PREFIX): "".join(map(str, entry.itertext()))
        for entry in read_xml(package, PROPERTIES, STRANGER)
        if (name := str(entry.get("name", ""))).startswith(PREFIX)
    }


# WHAT IS LAID OVER THE WORDS, BEHIND WHICH NOBODY LOOKS
#
# A filled shape or a picture lies over words when it floats in front of them and they do not flow
# around it. Where it lies is for Word to say, which lays out the page: that it is there is told.


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

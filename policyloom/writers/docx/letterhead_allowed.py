"""DOCX writer: what a header or footer of a letterhead may hold; all else is refused by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.word.package import w
from policyloom.writers.docx.xml import R, W

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from policyloom.word.package import Related


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Fields that say something of the file, the page or the day; none of them reads anything else.
FIELDS = _names(
    "= ADVANCE AUTHOR COMMENTS COMPARE CREATEDATE DATE DOCPROPERTY EDITTIME FILENAME FILESIZE "
    "HYPERLINK IF KEYWORDS LASTSAVEDBY NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE QUOTE "
    "REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ STYLEREF SUBJECT SYMBOL TEMPLATE TIME TITLE "
    "USERADDRESS USERINITIALS USERNAME"
)
CONTENT = _names(
    "hdr ftr p r t tab ptab br cr sym noBreakHyphen softHyphen pgNum lastRenderedPageBreak "
    "proofErr fldSimple fldChar instrText hyperlink drawing pict txbxContent tbl tblGrid gridCol "
    "tr tc sdt sdtContent smartTag customXml bookmarkStart bookmarkEnd permStart permEnd "
    "bdo dir ruby rt rubyBase dayLong dayShort monthLong "
    "monthShort yearLong yearShort"
)
PROPERTIES = re.compile(r"\w+(Pr|PrEx)")
"""Elements that say how another looks: whatever stands in them is no content."""
TRACKED = re.compile(r"ins|del|moveFrom|moveTo|\w+Change")
"""Elements that say who changed what, which all readers of a policy would see."""
OFFICE, VML = "urn:schemas-microsoft-com:office:office", "urn:schemas-microsoft-com:vml"
OFFICES = _names(
    "lock shapelayout shapedefaults idmap extrusion callout complex fill left top right bottom "
    "column colormru colormenu"
)
DRAWN = (
    "http://schemas.openxmlformats.org/drawingml/2006/",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://schemas.microsoft.com/office/drawing/",
    "http://schemas.microsoft.com/office/word/",
    "urn:schemas-microsoft-com:office:word",
    VML,
)
LINKS = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
ADDRESSES = ("src", "href", "althref", f"{{{OFFICE}}}href", f"{{{OFFICE}}}althref")
NESTED = "{}"
"""What stands in a field's words for a field within it: no name can be made of it."""
FIELD = re.compile(r'\s*(=|[^\s"\\=]+)')
QUOTED = re.compile(r'HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))', re.IGNORECASE)


def content_problems(root: _Element, relations: Mapping[str, Related]) -> Iterator[str]:
    """Yield what a story holds that it may not, such as ``holds an altChunk``."""
    if any(_is_tracked(element) for element in root.iter("*")):
        yield "has tracked changes; accept or reject them"
        return
    for element in root.iter("*"):
        if not _is_allowed(element):
            yield f"holds an element that no letterhead needs: {_name(element)[1]}"
        yield from _addresses(element)
        for name, number in element.attrib.items():
            if str(name).startswith(f"{{{R}}}") and number and number not in relations:
                yield f"refers to something that is not in the file ({number})"
    for relation in relations.values():
        if relation.kind == "hyperlink" and not LINKS.match(relation.target):
            yield f"has a link to {relation.target}, which is no address on the web"
    for words in _fields(root):
        yield from _field_problems(words)


def _is_tracked(element: _Element) -> bool:
    namespace, name = _name(element)
    return namespace == W and TRACKED.fullmatch(name) is not None


def _is_allowed(element: _Element) -> bool:
    namespace, name = _name(element)
    if namespace == W:
        if name == "sectPr":
            return False
        return name in CONTENT or any(map(_is_property, (element, *element.iterancestors())))
    if namespace == OFFICE:
        return name in OFFICES
    return namespace.startswith(DRAWN)


def _is_property(element: _Element) -> bool:
    namespace, name = _name(element)
    return namespace == W and PROPERTIES.fullmatch(name) is not None


def _name(element: _Element) -> tuple[str, str]:
    namespace, _, name = str(element.tag).rpartition("}")
    return namespace.removeprefix("{"), name


def _addresses(element: _Element) -> Iterator[str]:
    """Yield the addresses that an old drawing has of its own: a picture's, or a link's."""
    for name in ADDRESSES:
        address = element.get(name, "")
        is_link = name.endswith("}href") or name == "href"
        if address and not (is_link and LINKS.match(address)):
            yield f"takes something from {address}; put it into the file"


# FIELDS


def _fields(root: _Element) -> Iterator[str]:
    """Yield the words of each field; those of a field within another stand apart."""
    within = [""]
    for element in root.iter(w("fldSimple"), w("fldChar"), w("instrText"), w("delInstrText")):
        kind = element.get(w("fldCharType"), "")
        if element.tag == w("fldSimple"):
            yield element.get(w("instr"), "")
        elif kind == "begin":
            within[-1] += NESTED if len(within) > 1 else ""
            within.append("")
        elif kind == "end" and len(within) > 1:
            yield within.pop()
        elif element.tag != w("fldChar"):
            within[-1] += element.text or ""
    yield from within


def _field_problems(words: str) -> Iterator[str]:
    if not words.strip():
        return
    name = FIELD.match(words)
    if name is None or name[1].upper() not in FIELDS:
        what = name[1][:40] if name else words.strip()[:40]
        yield f"has a field that fetches something when it is opened, or that is not known: {what}"
    link = QUOTED.match(words.strip())
    if link and not LINKS.match(address := link[1] or link[2] or ""):
        yield f"has a link to {address}, which is no address on the web"

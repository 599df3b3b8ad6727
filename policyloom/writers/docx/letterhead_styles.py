"""DOCX writer: the page of a letterhead, which is that of its last set of pages."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from policyloom.word.package import BadPartError, one_related, read_xml, related, w
from policyloom.writers.docx.page import Page
from policyloom.writers.docx.xml import R

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator, Mapping

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
    if borders is not None and any(R in str(name) for one in borders for name in one.attrib):
        raise BadPartError("its page has a border made of pictures; take one made of lines")
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


# DOCX writer: the styles that a letterhead's headers and footers use, under names of their own.


USES = tuple(w(name) for name in ("pStyle", "rStyle", "tblStyle"))
KEPT = ("name", "basedOn", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
PREFIX = "Letterhead"


@dataclass(frozen=True, slots=True)
class LetterheadStyles:
    """A letterhead's styles by id, its defaults, and the style of a paragraph that names none."""

    by_id: Mapping[str, _Element]
    defaults: str
    usual: str

    def rename(self, story: _Element) -> None:
        """Let a header or footer use the styles by the names that they have here."""
        for use in story.iter(*USES):
            use.set(w("val"), PREFIX + use.get(w("val"), ""))
        for paragraph in story.iter(w("p")) if self.usual else ():
            properties = paragraph.find(w("pPr"))
            if properties is None:
                properties = etree.Element(w("pPr"))
                paragraph.insert(0, properties)
            if properties.find(w("pStyle")) is None:
                style = etree.Element(w("pStyle"))
                style.set(w("val"), PREFIX + self.usual)
                properties.insert(0, style)

    def xml(self, stories: Iterable[_Element]) -> str:
        """Return the styles that renamed stories use, and those on which they are based."""
        used = {use.get(w("val"), "") for story in stories for use in story.iter(*USES)}
        wanted = {style for name in used for style in self._chain(name.removeprefix(PREFIX))}
        return "".join(_renamed(self.by_id[style]) for style in sorted(wanted))

    def _chain(self, style: str) -> Iterator[str]:
        """Yield a style's id and those of the styles below it; a loop ends where it closes."""
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield style
            below = self.by_id[style].find(w("basedOn"))
            style = "" if below is None else below.get(w("val"), "")


def open_styles(package: zipfile.ZipFile, main: str) -> LetterheadStyles:
    """Return the styles of a letterhead."""
    part = one_related(related(package, main), "styles")
    if part is None:
        return LetterheadStyles({}, "<w:docDefaults/>", "")
    root = read_xml(package, part)
    by_id = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
    usual = (
        style_id
        for style_id, style in by_id.items()
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}
    )
    defaults = root.find(w("docDefaults"))
    xml = "<w:docDefaults/>" if defaults is None else etree.tostring(defaults, encoding="unicode")
    return LetterheadStyles(by_id, xml, next(usual, ""))


def _renamed(style: _Element) -> str:
    """Return a style under its new name, with what it looks like and nothing else."""
    made = deepcopy(style)
    made.tail = None
    made.attrib.pop(w("default"), None)
    made.set(w("customStyle"), "1")
    made.set(w("styleId"), PREFIX + made.get(w("styleId"), ""))
    for child in list(made):
        if child.tag not in {w(name) for name in KEPT}:
            made.remove(child)
    for name in made.findall(w("name")):
        name.set(w("val"), f"{PREFIX} {name.get(w('val'), '')}")
        name.addnext(etree.Element(w("semiHidden")))
    for below in made.findall(w("basedOn")):
        below.set(w("val"), PREFIX + below.get(w("val"), ""))
    for number in list(made.iter(w("numPr"))):
        remove(number)
    _in_order(made)
    return etree.tostring(made, encoding="unicode")


def _in_order(style: _Element) -> None:
    """Put the mark that hides a style where the schema wants it: after what it is based on."""
    hidden, below = style.find(w("semiHidden")), style.find(w("basedOn"))
    if hidden is not None and below is not None:
        below.addnext(hidden)


def remove(element: _Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)

"""DOCX writer: what a letterhead gives to every file: read once, by whoever checks or uses it."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from policyloom.limits import LETTERHEAD
from policyloom.word.package import (
    BadPartError,
    body_of,
    main_part,
    one_related,
    open_package,
    read_part,
    read_xml,
    related,
    stories,
    w,
)
from policyloom.writers.docx.base import DEFAULT, EVEN, FIRST
from policyloom.writers.docx.letterhead_styles import last_properties, open_styles, page_of, remove
from policyloom.writers.docx.xml import relationships

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from policyloom.word.package import Story
    from policyloom.writers.docx.page import Page

# Where our own words come into a letterhead's header or footer.
HERE = "<?policyloom here?>"
PAGE_FIELD = re.compile(r"\bPAGE\b")
FIRST_DRAWING = 1001


@dataclass(frozen=True, slots=True)
class HeaderOrFooter:
    """A story of a letterhead: XML with a place for our words; whether it has page numbers."""

    xml: str
    has_pages: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What a letterhead gives to every file, read once.

    ``named`` gives the name of each story by what it is and its kind of page; ``parts`` are its
    pictures and relationships.
    """

    page: Page
    kinds: tuple[str, ...]
    named: Mapping[tuple[str, str], str]
    stories: Mapping[str, HeaderOrFooter]
    parts: Mapping[str, bytes]
    theme: bytes | None
    styles: str
    defaults: str


@lru_cache(maxsize=16)
def opened(data: bytes) -> Letterhead:
    """Return what a letterhead gives; many documents have the same."""
    with open_package(data, LETTERHEAD) as package:
        main = main_part(package)
        body = body_of(read_xml(package, main))
        kinds = _kinds(package, main, body)
        wanted = [story for story in stories(package, main, body) if story.kind in kinds]
        names = _names(wanted)
        styles = open_styles(package, main)
        roots = {part: read_xml(package, part) for part in names}
        drawings = count(FIRST_DRAWING)
        for root in roots.values():
            _clean(root, drawings)
            styles.rename(root)
        return Letterhead(
            page=page_of(body),
            kinds=kinds,
            named={(story.story, story.kind): names[story.part] for story in wanted},
            parts={
                name: content
                for part in names
                for name, content in _belongings(package, part, names[part])
            },
            theme=_theme(package, main),
            styles=styles.xml(roots.values()),
            defaults=styles.defaults,
            stories={names[part]: _story(root) for part, root in roots.items()},
        )


def _kinds(package: zipfile.ZipFile, main: str, body: _Element) -> tuple[str, ...]:
    """Return the kinds of page that the letterhead tells apart."""
    first = last_properties(body).find(w("titlePg"))
    settings = one_related(related(package, main), "settings")
    even = read_xml(package, settings).find(w("evenAndOddHeaders")) if settings else None
    given = ((DEFAULT, True), (FIRST, _is_on(first)), (EVEN, _is_on(even)))
    return tuple(kind for kind, is_given in given if is_given)


def _is_on(element: _Element | None) -> bool:
    return element is not None and element.get(w("val"), "1") not in {"0", "false", "off"}


def _names(wanted: list[Story]) -> Mapping[str, str]:
    """Return our name for each part that is a header or footer, by its own name."""
    numbers = {"header": count(1), "footer": count(1)}
    names: dict[str, str] = {}
    for story in wanted:
        if story.part not in names:
            names[story.part] = f"{story.story}{next(numbers[story.story])}"
    return names


def _clean(story: _Element, drawings: Iterator[int]) -> None:
    """Take out what belongs to the letterhead's own text, and number its drawings afresh."""
    for element in list(story.iter(w("bookmarkStart"), w("bookmarkEnd"), w("numPr"))):
        remove(element)
    for drawing in story.iter(f"{{{DRAWING}}}docPr"):
        drawing.set("id", str(next(drawings)))


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}theme"


def _story(root: _Element) -> HeaderOrFooter:
    """Return a story with a place for our words: in a header's last paragraph, or at the end."""
    fields = (element.text or "" for element in root.iter(w("instrText")))
    simple = (element.get(w("instr"), "") for element in root.iter(w("fldSimple")))
    has_pages = bool(PAGE_FIELD.search(" ".join((*fields, *simple))))
    place = root
    if root.tag == w("hdr"):
        paragraphs = root.findall(w("p"))
        place = paragraphs[-1] if paragraphs else etree.SubElement(root, w("p"))
    place.append(etree.ProcessingInstruction("policyloom", "here"))
    return HeaderOrFooter(etree.tostring(root, encoding="unicode"), has_pages)


def _belongings(package: zipfile.ZipFile, part: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield a story's pictures and its relationships to them, under names of our own."""
    relations = related(package, part)
    if not relations:
        return
    pictures = {
        number: f"media/{name}-{number}.{posixpath.splitext(relation.target)[1][1:].lower()}"
        for number, relation in relations.items()
        if relation.kind == "image"
    }
    links = [(number, r.target) for number, r in relations.items() if r.kind == "hyperlink"]
    inside = ((number, "image", target) for number, target in pictures.items())
    yield f"word/_rels/{name}.xml.rels", relationships(inside, links)
    for number, target in pictures.items():
        yield f"word/{target}", read_part(package, relations[number].target)


def _theme(package: zipfile.ZipFile, main: str) -> bytes | None:
    """Return the theme, if there is one that needs no pictures."""
    part = one_related(related(package, main), "theme")
    if not part or related(package, part):
        return None
    if read_xml(package, part).tag != THEME:
        raise BadPartError(f"its part {part} is no theme")
    return read_part(package, part)

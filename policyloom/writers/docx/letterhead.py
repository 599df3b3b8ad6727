"""DOCX writer: a body's letterhead as the base of its files.

Its page, headers and footers stay as they are, with their own styles under names of their own;
its text goes. Every kind of header gets the draft mark, every kind of footer the page's number.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from policyloom.document import Status
from policyloom.writers.docx.archive import (
    body_of,
    main_part,
    one_related,
    read_xml,
    related,
    stories,
    w,
)
from policyloom.writers.docx.base import DEFAULT, EVEN, FIRST, Base
from policyloom.writers.docx.letterhead_check import letterhead_problem
from policyloom.writers.docx.letterhead_styles import last_properties, open_styles, page_of, remove
from policyloom.writers.docx.looks import theme_xml
from policyloom.writers.docx.page import (
    Page,
    footer_line,
    footer_part,
    header_part,
    watermark,
)
from policyloom.writers.docx.xml import NAMESPACES, relationships
from policyloom.writers.obstacles import CannotWriteError, Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from policyloom.document import Asset, Document
    from policyloom.writers.docx.archive import Story
    from policyloom.writers.docx.ledger import Ledger

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


def letterhead_base(asset: Asset, document: Document, ledger: Ledger) -> Base:
    """Return the base of a document's file: its letterhead, and on it the document's lines.

    Raises CannotWriteError where it is no letterhead; a project's is checked when it is read.
    """
    if problem := letterhead_problem(asset.data):
        reason = f"The letterhead {asset.name} cannot be used: {problem}."
        raise CannotWriteError(Obstacle(reason, "Save it again in Word as a .docx file."))
    letterhead = _opened(asset.data)
    named = dict(letterhead.named)
    parts = dict(letterhead.parts)
    for name in letterhead.stories:
        parts[f"word/{name}.xml"] = _completed(name, letterhead, document, ledger)
    for place, name, content in _missing(letterhead, document, ledger):
        named[place] = name
        parts[f"word/{name}.xml"] = content
    parts["word/theme.xml"] = letterhead.theme or theme_xml(document.look).encode()
    return Base(
        page=letterhead.page,
        stories=named,
        parts=parts,
        first_differs=FIRST in letterhead.kinds,
        even_and_odd=EVEN in letterhead.kinds,
        styles=letterhead.styles,
        defaults=letterhead.defaults,
    )


# READING


@lru_cache(maxsize=16)
def _opened(data: bytes) -> Letterhead:
    """Return what a letterhead gives; many documents have the same."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
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
        yield f"word/{target}", package.read(relations[number].target)


def _theme(package: zipfile.ZipFile, main: str) -> bytes | None:
    """Return the theme, if there is one that needs no pictures."""
    part = one_related(related(package, main), "theme")
    return package.read(part) if part and not related(package, part) else None


# WRITING


def _completed(name: str, letterhead: Letterhead, document: Document, ledger: Ledger) -> bytes:
    """Return a header with the draft mark, or a footer with the line about the document."""
    story = letterhead.stories[name]
    kinds = [kind for (_, kind), other in letterhead.named.items() if other == name]
    if name.startswith("header"):
        ours = watermark(document, kinds[0])
    else:
        heads = [letterhead.named.get(("header", kind), "") for kind in kinds]
        paged = [letterhead.stories[name].has_pages for name in heads if name]
        ours = footer_line(document, ledger, numbered=not any((story.has_pages, *paged)))
    # The names of its elements may mean something else to the letterhead.
    declared = re.sub(r"<w:\w+", rf"\g<0> {NAMESPACES}", ours, count=1)
    return story.xml.replace(HERE, declared).encode()


def _missing(
    letterhead: Letterhead, document: Document, ledger: Ledger
) -> Iterator[tuple[tuple[str, str], str, bytes]]:
    """Yield the headers and footers that the letterhead lacks and the document needs."""
    number = count(len(letterhead.stories) + 1)
    for kind in letterhead.kinds:
        if ("header", kind) not in letterhead.named and document.status is Status.DRAFT:
            header = header_part(document, ledger, kind, bare=True)
            yield ("header", kind), f"header{next(number)}", header
        if ("footer", kind) not in letterhead.named:
            yield ("footer", kind), f"footer{next(number)}", footer_part(document, ledger)

"""DOCX writer: what stands on which page, found by laying the written file out."""

from __future__ import annotations

import io
import zipfile
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from policyloom.writers.docx.ledger import open_ledger
from policyloom.writers.docx.xml import W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Document


STORY = "word/document.xml"
MARKS = (f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd")
RUN, TEXT, PROPERTIES = f"{{{W}}}r", f"{{{W}}}t", f"{{{W}}}rPr"
CODES = (f"{{{W}}}fldChar", f"{{{W}}}instrText")
VALUE, LINK = f"{{{W}}}val", "Hyperlink"
LONGEST = 200
NEWER = b"<w14:"
IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"


class NotLaidOutError(ValueError):
    """A file that the layout engine cannot read, with its words."""


class Layout(NamedTuple):
    """On which page each section begins, by its key, and whether the contents begin a page.

    Contents that do not fit below what stands before them go to the next page as a whole.
    """

    pages: Mapping[str, int]
    contents_begin_page: bool


def contents_pages(document: Document, docx: bytes) -> Mapping[str, int] | None:
    """Return the page on which each section of a written file begins, by the section's key.

    None where no layout engine is installed: then the contents go without numbers, which is
    better than numbers that might be wrong.
    """
    layout = laid_out(document, docx)
    return layout.pages if layout else None


def laid_out(document: Document, docx: bytes) -> Layout | None:
    """Return where the parts of a written file stand on paper, if a layout engine is installed.

    Raises NotLaidOutError.
    """
    if find_spec("rdocx") is None:
        return None
    # An optional library, and a heavy one.
    import rdocx  # noqa: PLC0415

    parts = _parts(docx)
    body = etree.fromstring(parts[STORY])[0]
    places = _places(body)
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    light = _lightened(body, used=NEWER in parts[STORY])
    lighter = _stored(parts | {STORY: light})
    try:
        fragments = rdocx.Document.from_bytes(lighter).layout()
    except rdocx.RdocxError as error:
        raise NotLaidOutError(f"its pages cannot be laid out: {str(error)[:LONGEST]}") from error
    for fragment in fragments:
        first.setdefault(fragment.body_index, fragment.displayed_page)
        last[fragment.body_index] = fragment.displayed_page
    names = zip(document.sections, open_ledger(document).of_sections, strict=True)
    found = {section.key: first.get(places.get(name, -1)) for section, name in names}
    contents = next((i for i, child in enumerate(body) if child.tag == f"{{{W}}}sdt"), 0)
    moves = contents > 0 and first.get(contents, 0) > last.get(contents - 1, 0)
    return Layout({key: page for key, page in found.items() if page}, moves)


def _places(body: etree._Element) -> dict[str, int]:
    """Return the place of each bookmark among the parts of the body, counting from nought."""
    return {
        mark.get(f"{{{W}}}name", ""): place
        for place, child in enumerate(body)
        for mark in child.iter(f"{{{W}}}bookmarkStart")
    }


def _parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _lightened(body: etree._Element, *, used: bool) -> bytes:
    """Leave out of the story what takes up no room; the layout engine is a third quicker then.

    It copies every name space for every element, and looks at every bookmark, link and run.
    ``used`` says that the story has elements of a name space that older programs are told to
    ignore.
    """
    for mark in list(body.iter(*MARKS)):
        around = mark.getparent()
        # One that stands between paragraphs counts among them.
        if around is not None and around is not body:
            around.remove(mark)
    etree.strip_tags(body, f"{{{W}}}hyperlink")
    _join_runs(body)
    story = body.getparent()
    assert story is not None  # noqa: S101 - a body stands in a document
    if not used:
        # It names a name space, which would be missed.
        story.attrib.pop(IGNORABLE, None)
    etree.cleanup_namespaces(story)
    return etree.tostring(story, xml_declaration=True, encoding="UTF-8", standalone=True)


def _join_runs(body: etree._Element) -> None:
    """Take out the codes of fields and the colour of links, and make one run of plain ones."""
    for run in list(body.iter(RUN)):
        around = run.getparent()
        if around is None:
            continue
        if any(child.tag in CODES for child in run):
            around.remove(run)
            continue
        _plain_link(run)
        before = run.getprevious()
        if before is not None and _is_plain(before) and _is_plain(run):
            before[0].text = (before[0].text or "") + (run[0].text or "")
            around.remove(run)


def _plain_link(run: etree._Element) -> None:
    """Drop the style of a link, which is as wide as the words around it."""
    if len(run) and run[0].tag == PROPERTIES and [one.get(VALUE) for one in run[0]] == [LINK]:
        run.remove(run[0])


def _is_plain(run: etree._Element) -> bool:
    """Tell whether it is a run of words that look as their paragraph does."""
    return run.tag == RUN and [child.tag for child in run] == [TEXT]


def _stored(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()

"""PDF writer: fields to fill in, each with a look of its own from the start, as PDF/A wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pydyf
from weasyprint.pdf.metadata import DocumentMetadata

from policyloom.document import plain
from policyloom.writers.facts import facts
from policyloom.writers.pdf.tags import TagTree
from policyloom.writers.resources import environment

if TYPE_CHECKING:
    from weasyprint import Document as Rendering

    from policyloom.document import Document
    from policyloom.writers.pdf.tags import Tag


# Characters of a whole typeface that PDF/UA does not take for letters, and joined letters as they
# are read: "ff" and not a character of its own.
CHARACTERS = {
    b"<0000>": b"<fffd>",
    b"<feff>": b"<fffd>",
    b"<fffe>": b"<fffd>",
    b"<fb00>": b"<00660066>",
    b"<fb01>": b"<00660069>",
    b"<fb02>": b"<0066006c>",
    b"<fb03>": b"<006600660069>",
    b"<fb04>": b"<00660066006c>",
}


def finish_fields(pdf: pydyf.PDF) -> None:
    """Give every field its look.

    WeasyPrint asks the reading program to make one, which PDF/A does not allow. It also embeds the
    whole typeface for what may be typed, whose own table of characters then has to be mended.
    """
    form = pdf.catalog.get("AcroForm")
    if form is None:
        return
    form.pop("NeedAppearances", None)
    fields = [thing for thing in pdf.objects if _is_field(thing)]
    for field in fields:
        _give_look(field, pdf)
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and b"begincmap" in thing.stream:
            thing.stream[:] = [_as_read(line) for line in thing.stream]


def _is_field(thing: object) -> bool:
    return isinstance(thing, pydyf.Dictionary) and thing.get("Subtype") == "/Widget"


def _give_look(field: Tag, pdf: pydyf.PDF) -> None:
    if field["FT"] == "/Btn":
        # A tick box has a look when it is ticked, and needs one for when it is not.
        field["AP"]["N"]["Off"] = _empty(field, pdf)
    else:
        field["AP"] = pydyf.Dictionary({"N": _empty(field, pdf)})


def _empty(field: Tag, pdf: pydyf.PDF) -> bytes:
    """Add an empty look as large as the field; its border is drawn on the page already."""
    left, top, right, bottom = field["Rect"]
    look = pydyf.Stream(
        [b"/Tx BMC", b"EMC"],
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array((0, 0, abs(right - left), abs(bottom - top))),
            "Resources": pydyf.Dictionary(),
        },
    )
    pdf.add_object(look)
    reference: bytes = look.reference
    return reference


def _as_read(line: bytes) -> bytes:
    """Return a line of the table, ``<glyph> <characters>``, with characters that people read."""
    glyph, _, characters = line.rpartition(b" ")
    return glyph + b" " + CHARACTERS[characters] if characters in CHARACTERS else line


# PDF writer: what the file says of itself: title, body, dates, edition and digest.


class PolicyMetadata(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint ships no types
    """The metadata of one policy, which claims PDF/A-2a and PDF/UA-1 together.

    WeasyPrint can claim one of the two; so the packet is ours, from a template.
    """

    def __init__(self, document: Document) -> None:
        title = plain(document.title)
        super().__init__(
            title=f"{title}: {document.body_name}",
            authors=[document.body_name],
            description=f"{title}, {document.edition_words}",
            keywords=["policy", document.body, document.policy],
            generator="policyloom",
            created=f"{document.date}T00:00:00Z",
            modified=f"{document.date}T00:00:00Z",
            lang=document.language,
            custom={name.title(): value for name, value in facts(document).items()},
        )
        self._edition = facts(document)

    def include_in_pdf(
        self,
        pdf: pydyf.PDF,
        variant: str,
        version: int,
        conformance: str,
        compress: bool,  # noqa: FBT001  WeasyPrint's signature
    ) -> None:
        """Add the packet uncompressed, so that programs that only skim a file find it."""
        del compress
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        """Return the packet as RDF."""
        del variant
        packet = (
            environment()
            .get_template("metadata.xmp.j2")
            .render(
                metadata=self,
                edition=self._edition,
                part=version,
                conformance=conformance,
            )
        )
        return packet.encode()


# PDF writer: the last corrections to the objects of a PDF before they become bytes.


FURNITURE = b"<</Type /Pagination>>"


def finish(_rendering: Rendering, pdf: pydyf.PDF) -> None:
    """Make the tags one tree in which every list and table is whole, and silence the rest."""
    tree = TagTree(pdf)
    tree.join_parted()
    tree.give_items_a_body()
    tree.drop_cell_headers()
    finish_fields(pdf)
    for stream, places in tree.unread():
        _mark_as_furniture(stream, places)
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.extra.get("Interpolate") == "true":
            # PDF/A forbids smoothing a picture.
            thing.extra["Interpolate"] = "false"


def _mark_as_furniture(page: pydyf.Stream, places: set[int]) -> None:
    """Mark pieces of a page's drawing as furniture, which is not read out."""
    stream = page.stream
    for position, operator in enumerate(stream):
        if operator != b"BDC":
            continue
        properties = stream[position - 1]
        if isinstance(properties, dict) and properties.get("MCID") in places:
            stream[position - 2 : position] = [b"/Artifact", FURNITURE]

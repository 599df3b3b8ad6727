"""PDF writer: fields to fill in, each with a look of its own from the start, as PDF/A wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from policyloom.writers.pdf_tags import Tag

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

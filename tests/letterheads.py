"""Letterheads for tests, made part by part so that each can be wrong in one way."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
NAMES = f'xmlns:w="{W}" xmlns:r="{R}"'

FOREIGN_STYLES = f"""<w:styles {NAMES}>
  <w:docDefaults>
    <w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="40"/></w:rPr>
    </w:rPrDefault>
    <w:pPrDefault><w:pPr><w:spacing w:after="400" w:line="480"/></w:pPr></w:pPrDefault>
  </w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Standard">
    <w:name w:val="Normal"/><w:qFormat/><w:rPr><w:color w:val="7A1E3C"/></w:rPr>
  </w:style>
  <w:style w:type="paragraph" w:styleId="Kopf">
    <w:name w:val="header"/><w:basedOn w:val="Standard"/><w:next w:val="Kopf"/>
    <w:pPr><w:jc w:val="center"/></w:pPr>
  </w:style>
  <w:style w:type="paragraph" w:styleId="Unused"><w:name w:val="Unused"/></w:style>
</w:styles>"""


def png(width: int = 60, height: int = 20) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + b"\x7a\x1e\x3c" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def story(kind: str, content: str) -> str:
    """Return a header or footer."""
    root = {"header": "hdr", "footer": "ftr"}[kind]
    return f"<w:{root} {NAMES}>{content}</w:{root}>"


def line(words: str, style: str = "") -> str:
    """Return a paragraph of a header or footer."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{words}</w:t></w:r></w:p>"


def picture(number: int = 1) -> str:
    """Return a paragraph that holds the picture of relationship ``rId1``."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing">'
        f'<wp:extent cx="900000" cy="300000"/><wp:docPr id="{number}" name="Crest" descr="Crest"/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="Crest"/>'
        '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch>'
        '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r></w:p>"
    )


PAGE_FIELD = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'

# What each header and footer of the letterhead holds, by what it is and its kind of page.
STORIES: Mapping[tuple[str, str], str] = {
    ("header", "default"): line("Wren Hill Federation", "Kopf"),
    ("header", "first"): picture(1) + line("Wren Hill Federation welcomes you"),
    ("header", "even"): picture(1) + line("Wren Hill Federation, left page", "Kopf"),
    ("footer", "default"): line("wrenhill.example.org"),
    ("footer", "first"): line("Company number 0000000"),
    ("footer", "even"): PAGE_FIELD,
}
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2268" w:right="1134" w:bottom="1701" w:left="1701" w:header="500" '
    'w:footer="400" w:gutter="0"/><w:titlePg/>'
)


def letterhead(
    stories: Mapping[tuple[str, str], str] = STORIES,
    page: str = PAGE,
    changed: Mapping[str, str | bytes | None] | None = None,
) -> bytes:
    """Return a letterhead; ``changed`` parts replace its own, and None takes one away."""
    named = {place: f"{place[0]}{n}" for n, place in enumerate(stories, 1)}
    references = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>'
        for (kind, pages), name in named.items()
    )
    parts: dict[str, str | bytes | None] = {
        "_rels/.rels": _relations(("main", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMES}><w:body>{line('Dear parent')}"
        f"<w:sectPr>{references}{page}</w:sectPr></w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles", "styles.xml"),
            ("settings", "settings", "settings.xml"),
            *((name, name.rstrip("123456"), f"{name}.xml") for name in named.values()),
        ),
        "word/styles.xml": FOREIGN_STYLES,
        "word/settings.xml": f"<w:settings {NAMES}><w:evenAndOddHeaders/></w:settings>",
        "word/media/crest.png": png(),
    }
    for (kind, pages), name in named.items():
        content = stories[kind, pages]
        parts[f"word/{name}.xml"] = story(kind, content)
        if "rId1" in content:
            crest = _relations(("rId1", "image", "media/crest.png"))
            parts[f"word/_rels/{name}.xml.rels"] = crest
    parts["[Content_Types].xml"] = _types(named.values())
    return packed(parts | dict(changed or {}))


def packed(parts: Mapping[str, str | bytes | None]) -> bytes:
    """Return parts as a ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if content is not None:
                package.writestr(name, content)
    return file.getvalue()


def _relations(*relations: tuple[str, str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, kind, target in relations
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def _types(stories: Iterable[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name.rstrip("123456")}+xml"/>'
        for name in (*stories, "styles", "settings")
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{RELATIONS}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
        f"{overrides}</Types>"
    )

"""Word files as strangers make them, from lines of XML, with every mess that a reader meets."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
  <w:rPr><w:sz w:val="22"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="House head"/>
  <w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/></w:style>
<w:style w:type="paragraph" w:styleId="Number"><w:name w:val="List Number"/>
  <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Number2"><w:name w:val="List Number 2"/>
  <w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
"""
NUMBERS = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/>
    <w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/>
    <w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3">
  <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="4">
  <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num>
"""


def p(words: str, style: str = "", *, number: str = "", end: str = "", look: str = "") -> str:
    """Return a paragraph; ``words`` may be XML of runs, ``number`` is ``list level``."""
    inside = words if words.startswith("<") else run(words, look)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        list_id, level = number.split()
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    if end:
        properties += f'<w:rPr><w:{end} w:id="9" w:author="a"/></w:rPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def run(words: str, look: str = "") -> str:
    """Return a run of words."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def added(inside: str) -> str:
    """Return runs that a tracked change put in."""
    return (
        f'<w:ins w:id="1" w:author="a">{inside if inside.startswith("<") else run(inside)}</w:ins>'
    )


def taken(words: str) -> str:
    """Return words that a tracked change took out."""
    return (
        f'<w:del w:id="2" w:author="a"><w:r><w:delText xml:space="preserve">{words}</w:delText>'
        "</w:r></w:del>"
    )


def box(words: str) -> str:
    """Return a text box as Word writes it: once for today, once for older programs."""
    inside = f"<w:txbxContent>{p(words)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
        f"<a:graphic><a:graphicData uri='wordprocessingShape'>{inside}</a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(alt: str = "") -> str:
    """Return a run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def table(*rows: tuple[str, ...]) -> str:
    """Return a table."""
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


def word_file(*blocks: str, extra: Mapping[str, str] | None = None, author: str = "") -> bytes:
    """Return a Word file; ``extra`` are stories beside the body, such as ``footnotes``."""
    parts = {"styles": STYLES, "numbering": NUMBERS, **(extra or {})}
    kinds = {name: name.rstrip("0123456789") for name in parts}
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kinds[name]}" Target="{name}.xml"/>'
        for at, name in enumerate(parts)
    )
    links = f'<Relationship Id="web" Type="{OFFICE}/hyperlink" Target="#" TargetMode="External"/>'
    roots = {"header": "hdr", "footer": "ftr"}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{RELATIONS}">{relations}{links}</Relationships>',
        )
        body = "".join(blocks)
        package.writestr(
            "word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        )
        for name, inside in parts.items():
            root = roots.get(kinds[name], kinds[name])
            package.writestr(f"word/{name}.xml", f"<w:{root} {NAMES}>{inside}</w:{root}>")
        if author:
            core = "http://purl.org/dc/elements/1.1/"
            package.writestr(
                "docProps/core.xml", f'<c xmlns:dc="{core}"><dc:creator>{author}</dc:creator></c>'
            )
    return made.getvalue()

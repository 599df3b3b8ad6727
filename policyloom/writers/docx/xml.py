"""DOCX writer: words become XML that is always well formed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What XML 1.0 cannot hold. Sources are checked for it long before; a file that Word calls
# unreadable would still be the worst way to learn of a gap in that check.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
URL_SAFE = "!#$%&'()*+,-./:;=?@[]_~"


def escape(words: str) -> str:
    """Return words as XML text or the value of an attribute."""
    return ILLEGAL.sub("\ufffd", words).translate(ESCAPES)


def address(url: str) -> str:
    """Return a web address as the target of a relationship: only what a URI may hold."""
    return escape(quote(url, safe=URL_SAFE))


def part(root: str, content: str, attributes: str = NAMESPACES) -> bytes:
    """Return a whole XML part with this root element."""
    return f"{DECLARATION}<{root} {attributes}>{content}</{root}>".encode()


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a part's template with its ``{{name}}`` places filled in."""
    return re.sub(r"\{\{(\w+)\}\}", lambda place: values[place[1]], template)


# DOCX writer: which parts and addresses a part of the file relates to.


RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
Relation: TypeAlias = tuple[str, str, str]
"""The id, the kind (the last word of its address, or all of it) and the target."""


def relationships(internal: Iterable[Relation], outside: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return a part's relationships: (id, kind, target) of parts, (id, address) outside."""
    parts = "".join(
        f'<Relationship Id="{number}" Type="{_relation_type(kind)}" Target="{escape(target)}"/>'
        for number, kind, target in internal
    )
    addresses = "".join(
        f'<Relationship Id="{number}" Type="{RELATIONSHIP}/hyperlink" Target="{address(url)}" '
        'TargetMode="External"/>'
        for number, url in outside
    )
    return part("Relationships", parts + addresses, f'xmlns="{PACKAGE}/relationships"')


def _relation_type(kind: str) -> str:
    return kind if "://" in kind else f"{RELATIONSHIP}/{kind}"


# DOCX writer: parts become one ZIP file, the same bytes every time.


TYPES = "[Content_Types].xml"
# The earliest day that a ZIP file can hold; the day of the document stands in its properties.
DAY = (1980, 1, 1, 0, 0, 0)
MODE = 0o644 << 16


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a file, the list of their types first and the others by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            package.writestr(_entry(name), parts[name], zipfile.ZIP_DEFLATED, compresslevel=6)
    return file.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, DAY)
    entry.external_attr = MODE
    # Otherwise the file would say on which system it was made.
    entry.create_system = 0
    return entry

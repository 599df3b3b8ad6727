"""DOCX writer: words become XML that is always well formed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

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

"""DOCX writer: parts become one ZIP file, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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

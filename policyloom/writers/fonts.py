"""The typeface of the PDFs: Source Sans Pro, so that every computer sets the same page."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from policyloom.writers.resources import resource_file

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILY = "Source Sans Pro"
SCHEME = "policyloom:fonts/"


@dataclass(frozen=True, slots=True)
class Face:
    """One file of the typeface."""

    file: str
    weight: int
    style: str

    @property
    def address(self) -> str:
        """The address under which style sheets ask for the file."""
        return SCHEME + self.file


FACES = (
    Face("SourceSansPro-Regular.ttf", 400, "normal"),
    Face("SourceSansPro-It.ttf", 400, "italic"),
    Face("SourceSansPro-Bold.ttf", 700, "normal"),
    Face("SourceSansPro-BoldIt.ttf", 700, "italic"),
)


NO_JOINED_LETTERS = '"liga" 0, "clig" 0, "dlig" 0, "hlig" 0, "calt" 0'
"""Joined letters such as "ft" have no character of their own, and cannot be read in a form.

It is said of the typeface: were it said of the text, WeasyPrint would keep some memory for every
line, for good.
"""


def font_css() -> str:
    """Return the rules that name the files of the typeface."""
    return "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-style: {face.style}; '
        f"font-weight: {face.weight}; font-feature-settings: {NO_JOINED_LETTERS}; "
        f'src: url("{face.address}") }}\n'
        for face in FACES
    )


@cache
def font_data(address: str) -> bytes | None:
    """Return the file that stands at an address of ours, or nothing if it is not ours."""
    for face in FACES:
        if face.address == address:
            return (files("font_source_sans_pro") / "files" / face.file).read_bytes()
    return None


@contextmanager
def own_fonts_only() -> Iterator[None]:
    """Hide the fonts of this computer from font libraries that start in the meantime.

    A page would otherwise change with the fonts that happen to be installed.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with as_file(resource_file("fonts.conf")) as path:
        os.environ["FONTCONFIG_FILE"] = str(path)
        try:
            yield
        finally:
            _restore(before)


def _restore(value: str | None) -> None:
    if value is None:
        del os.environ["FONTCONFIG_FILE"]
    else:
        os.environ["FONTCONFIG_FILE"] = value

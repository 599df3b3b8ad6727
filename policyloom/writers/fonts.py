"""The typefaces of the PDFs: Source Sans Pro, and others for the letters that it lacks.

All of them come with packages, so that every computer sets the same page.
"""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import as_file, files
from importlib.util import find_spec
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

    @property
    def own_name(self) -> str:
        """The name of the file."""
        return self.file


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


SURE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | set("“”‘’–—…•ŵŷŴŶ\n\t")
"""Characters for which nobody has to look into a typeface."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """A typeface for letters that ours lacks, and the package that brings it.

    Where that is an extra, ``blocks`` are the ranges of letters for which it is asked for. A file
    without an ending is a module of the package, whose ``fontbuffer`` is the file.
    """

    family: str
    package: str
    file: str
    extra: str = ""
    blocks: tuple[tuple[int, int], ...] = ()

    @property
    def address(self) -> str:
        """The address under which style sheets ask for the file."""
        return f"{SCHEME}{self.package}/{self.file}"

    @property
    def is_here(self) -> bool:
        """Tell whether its package is installed."""
        return find_spec(self.package) is not None

    @property
    def sample(self) -> str:
        """A letter that it has and ours lacks, so that setting it reads the file."""
        return min(_letters((self,)) - _own_letters() - SURE)

    @property
    def own_name(self) -> str:
        """The name of a file of its own, by whose ending it is known to be a typeface."""
        return self.file if "." in self.file else f"{self.file}.otf"

    def data(self) -> bytes:
        """Return the file."""
        if "." in self.file:
            return (files(self.package) / self.file).read_bytes()
        module = import_module(f"{self.package}.{self.file}")
        return bytes(module.fontbuffer)

    def is_for(self, letter: str) -> bool:
        """Tell whether a letter is one for which this extra typeface is meant."""
        return any(first <= ord(letter) <= last for first, last in self.blocks)


def _noto(script: str) -> Fallback:
    family = f"Noto Sans {script}".strip()
    return Fallback(family, "manimgx_fonts", f"{family.replace(' ', '')}[wght].ttf")


FALLBACKS = (
    _noto(""),
    *map(_noto, ("Arabic", "Hebrew", "Devanagari", "Bengali", "Gujarati", "Gurmukhi", "Tamil")),
    *map(_noto, ("Telugu", "Kannada", "Malayalam", "Oriya", "Sinhala", "Thai", "Lao", "Khmer")),
    *map(_noto, ("Myanmar", "Ethiopic", "Armenian", "Georgian", "Symbols")),
    Fallback("Noto Emoji", "manimgx_fonts", "NotoEmoji[wght].ttf"),
    Fallback(
        "Noto Sans Symbols2",
        "pymupdf_fonts",
        "NotoSansSymbols2_Regular",
        "symbols",
        ((0x2190, 0x2BFF), (0x1F000, 0x1FBFF)),
    ),
    Fallback(
        "Noto Sans SC",
        "pylopdf_fonts_zh_cn",
        "NotoSansSC-Regular.otf",
        "chinese",
        ((0x2E80, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF)),
    ),
    Fallback(
        "Noto Sans KR",
        "pylopdf_fonts_ko",
        "NotoSansKR-Regular.otf",
        "korean",
        ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)),
    ),
)


def font_css() -> str:
    """Return the rules that name the files of the typeface."""
    return "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-style: {face.style}; '
        f"font-weight: {face.weight}; font-feature-settings: {NO_JOINED_LETTERS}; "
        f'src: url("{face.address}") }}\n'
        for face in FACES
    )


def fallback_css(fallbacks: tuple[Fallback, ...]) -> str:
    """Return the rules that name further typefaces, each for the letters of those before it."""
    faces = "".join(
        f'@font-face {{ font-family: "{one.family}"; src: url("{one.address}") }}\n'
        for one in fallbacks
    )
    families = ", ".join(f'"{family}"' for family in (FAMILY, *(one.family for one in fallbacks)))
    return f"{faces}html, svg {{ font-family: {families} }}\n@page {{ font-family: {families} }}\n"


@cache
def font_data(address: str) -> bytes | None:
    """Return the file that stands at an address of ours, or nothing if it is not ours."""
    for face in FACES:
        if face.address == address:
            return (files("font_source_sans_pro") / "files" / face.file).read_bytes()
    for fallback in FALLBACKS:
        if fallback.address == address and fallback.is_here:
            return fallback.data()
    return None


# LETTERS


def lacking(words: str) -> frozenset[str]:
    """Return the letters that no typeface has here."""
    others = _others(words)
    return others - _letters(_here()) if others else frozenset()


def fallbacks_for(words: str) -> tuple[Fallback, ...]:
    """Return the typefaces that have the letters which ours lacks."""
    others = _others(words)
    needed = []
    for one in _here() if others else ():
        if others & _letters((one,)):
            needed.append(one)
            others -= _letters((one,))
    return tuple(needed)


def extra_for(letter: str) -> str:
    """Return the extra whose typeface a letter needs, where it is not installed."""
    return next((one.extra for one in FALLBACKS if one.is_for(letter) and not one.is_here), "")


def _others(words: str) -> frozenset[str]:
    others = frozenset(words) - SURE
    return others - _own_letters() if others else others


def _here() -> tuple[Fallback, ...]:
    return tuple(one for one in FALLBACKS if one.is_here)


@cache
def _own_letters() -> frozenset[str]:
    return frozenset().union(*(_in_file(face.address) for face in FACES))


@cache
def _letters(fallbacks: tuple[Fallback, ...]) -> frozenset[str]:
    return frozenset().union(*(_in_file(one.address) for one in fallbacks))


@cache
def _in_file(address: str) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - half a second, and seldom needed

    data = font_data(address)
    if data is None:
        return frozenset()
    return frozenset(map(chr, TTFont(io.BytesIO(data), lazy=True).getBestCmap()))


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

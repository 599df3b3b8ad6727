"""TYPST: the source of a page and its pictures -> PDF bytes, the same ones in every process."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import typst

from policyloom.writers.facts import pictures, watermark
from policyloom.writers.fonts import fallbacks_for
from policyloom.writers.html.words import PICTURES
from policyloom.writers.obstacles import CannotWriteError, Obstacle
from policyloom.writers.pdf.faults import PICTURE_REMEDY
from policyloom.writers.resources import resource
from policyloom.writers.typst.edges import refuse_words_off_the_sheet
from policyloom.writers.typst.engine import fonts
from policyloom.writers.typst.metadata import with_metadata
from policyloom.writers.typst.source import source
from policyloom.writers.typst.tables import refuse_what_lies_elsewhere

if TYPE_CHECKING:
    from policyloom.document import Document
    from policyloom.writers.fonts import Fallback

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
MAIN = "main.typ"
SUFFIXES = dict(zip(PICTURES, ("png", "jpg", "svg"), strict=True))
OWN = {
    "do.svg": "typst/do.svg",
    "dont.svg": "typst/dont.svg",
}
MISSING_LETTER = re.compile(r'the text `"(?P<letters>.+)"` could not be displayed')


def press(document: Document) -> bytes:
    """Return the document as PDF bytes."""
    names, files = _pictures(document)
    sheets = {name: resource(path).encode() for name, path in OWN.items()}
    sheets["watermark.svg"] = watermark(document)
    said = source(document, names)
    project = {MAIN: said.encode()} | sheets
    try:
        # The page can use files of this folder and no others, and it holds the pictures alone.
        with TemporaryDirectory(prefix="policyloom-pictures-") as folder:
            for name, data in files.items():
                (Path(folder) / name).write_bytes(data)
            pdf = _compiled(project, folder, document.date, fallbacks_for(said))
    except typst.TypstError as problem:
        raise CannotWriteError(_obstacle(problem.message)) from problem
    refuse_words_off_the_sheet(pdf)
    # Where compressed data happens to end in a carriage return, the line feed after it must not
    # make the two look like one line end, or the data seems to be a byte short.
    return with_metadata(pdf.replace(b"\r\nendstream", b"\r\rendstream"), document)


def _compiled(
    project: dict[str, bytes], folder: str, day: str, fallbacks: tuple[Fallback, ...]
) -> bytes:
    pdf: bytes = typst.compile(  # type: ignore[call-overload]  # its types lack such a project
        project,
        root=folder,
        font_paths=fonts(fallbacks),
        ignore_system_fonts=True,
        pdf_standards=STANDARDS,
        timestamp=_seconds(day),
    )
    return pdf


def _pictures(document: Document) -> tuple[dict[bytes, str], dict[str, bytes]]:
    """Return the name of each picture's file by its bytes, and the files."""
    names: dict[bytes, str] = {}
    for picture in pictures(document):
        if picture.media_type not in SUFFIXES:
            raise ValueError(f"a picture of type {picture.media_type!r} cannot stand in a page")
        refuse_what_lies_elsewhere(picture)
        suffix = SUFFIXES[picture.media_type]
        names.setdefault(picture.data, f"picture-{len(names) + 1}.{suffix}")
    return names, {name: data for data, name in names.items()}


def _seconds(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _obstacle(message: str) -> Obstacle:
    missing = MISSING_LETTER.search(message)
    if not missing:
        return Obstacle(f"The PDF cannot be written: {message}.", PICTURE_REMEDY)
    letters = sorted(set(missing["letters"]))
    shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters)
    return Obstacle(
        f"The PDF cannot be written, because its typefaces do not have {shown}.",
        "Replace these characters, or leave them out; Word and web pages can show them.",
    )

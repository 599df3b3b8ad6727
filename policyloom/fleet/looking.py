"""FLEET: a file that somebody wrote, or a document of ours -> what to mend in it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.decode import decode
from policyloom.decode.assets import MEDIA
from policyloom.document import Asset
from policyloom.inspecting import Known
from policyloom.manuscript import Manuscript, structured
from policyloom.store import read_registers
from policyloom.word.apart import read_apart
from policyloom.word.docx_reading import read_docx_manuscript
from policyloom.word.manuscripts import read_manuscript
from policyloom.word.office import is_old, read_old
from policyloom.word.pictures import pictures_in
from policyloom.writers import write
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.document import Document
    from policyloom.source import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file by its name, with its manuscript, or with why it could not be read."""

    name: str
    manuscript: Manuscript | None = None
    refused: str = ""


def manuscript_of(data: bytes) -> Manuscript:
    """Return what stands in a stranger's file; raises NotReadError."""
    return opened(data)[0]


def opened(data: bytes) -> tuple[Manuscript, dict[str, bytes]]:
    """Return what stands in a file, and its pictures that a document of ours can show, by part.

    Raises NotReadError.
    """
    today = read_old(data) if is_old(data) else data
    found = read_apart(read_manuscript, today, Manuscript)
    pictures = pictures_in(today, [one.part for one in found.blocks if one.part])
    return found, {part: shown for part, shown in pictures.items() if _is_usable(part, shown)}


def _is_usable(part: str, data: bytes) -> bool:
    kind = MEDIA[posixpath.splitext(part)[1].lower()]
    return asset_problem(Asset(part, kind, data)) is None


def manuscript_of_ours(document: Document) -> Manuscript:
    """Return a document of ours as whoever gets its Word file reads it."""
    return structured(read_docx_manuscript(write(document, "docx")))


def known_in(root: Path) -> Known:
    """Return what a project knows of the world, without reading its texts."""
    project = read_registers(root)
    library, _ = decode(project.files, project.schemas, {}, lambda _asset: None)
    return known_of(library)


def known_of(library: Library) -> Known:
    """Return what a library knows of the world."""
    return Known(
        instruments=tuple(library.instruments.values()),
        platforms=library.platforms,
        policies={one.title: one.aliases for one in library.register.values()},
        bodies=tuple(overlay.name.text for overlay in library.overlays.values()),
    )

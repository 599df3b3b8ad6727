"""TYPST: loading Typst, an extra, with our four font files and no others."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from policyloom.writers.extras import adding
from policyloom.writers.fonts import FACES, FAMILY, font_data
from policyloom.writers.obstacles import CannotWriteError, Obstacle

if TYPE_CHECKING:
    from typst import Fonts

    from policyloom.writers.fonts import Face, Fallback

MISSING = Obstacle(
    "A PDF cannot be written by Typst here, because Typst is not installed.",
    f"Install it with: {adding('typst')}",
)
EVERY_FACE = f'#set text(font: "{FAMILY}")\na *b* _c_ *_d_*'


def typst_obstacle() -> Obstacle | None:
    """Say whether Typst is missing on this computer, and the one command that mends it."""
    return None if importlib.util.find_spec("typst") else MISSING


def load_engine() -> None:
    """Import Typst, or raise CannotWriteError."""
    problem = typst_obstacle()
    if problem:
        raise CannotWriteError(problem)


@cache
def fonts(fallbacks: tuple[Fallback, ...] = ()) -> Fonts:
    """Return our fonts and some for other letters alone, read once in a process.

    Typst takes fonts from a folder and reads each file when it is first used; so a page that uses
    all of them is set before the folder goes.
    """
    import typst  # noqa: PLC0415 - an extra

    with TemporaryDirectory(prefix="policyloom-fonts-") as folder:
        faces: tuple[Face | Fallback, ...] = (*FACES, *fallbacks)
        for one in faces:
            (Path(folder) / one.own_name).write_bytes(font_data(one.address) or b"")
        found = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        every = EVERY_FACE + "".join(
            f'#text(font: "{one.family}", "{one.sample}")' for one in fallbacks
        )
        typst.compile(every.encode(), font_paths=found, ignore_system_fonts=True)
    return found

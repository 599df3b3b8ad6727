"""CLI: what a command made -> printed, or files in the output folder, told by their paths."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.terminal import on_screen, say, say_aside
from policyloom.cli.usage import UsageError
from policyloom.store import CONTENT, place_inside, refuse_link_out, write_together
from policyloom.writers import PDF_ENGINES, is_printed, obstacle
from policyloom.writers.extras import adding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.writers import Obstacle

OUT = "dist"
NAMES = {"weasyprint": "WeasyPrint", "typst": "Typst"}


@dataclass(slots=True, kw_only=True)
class Products:
    """What was made: ``printed`` for whoever asked, and files by their path in the folder."""

    folder: Path
    printed: list[bytes] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def put(self) -> None:
        """Print what is to be printed, then write all the files or none of them."""
        for data in self.printed:
            put_on_screen(data)
        sys.stdout.buffer.flush()
        places = {place_inside(self.folder, name): data for name, data in self.files.items()}
        write_together(places)
        # Whoever keeps what is printed gets nothing else into it.
        tell = say_aside if self.printed else say
        for path in places:
            tell(f"Written: {nearby(path)}")


def put_on_screen(data: bytes) -> None:
    """Print what was made: words as the screen has room for them, data as it is."""
    if sys.stdout.isatty() and not data.startswith(DATA):
        data = on_screen(data.decode(), sys.stdout).encode()
    sys.stdout.buffer.write(data)


DATA = (b"{", b"[", b"<", b"BEGIN:")
"""What formats for programs begin with."""


def output_folder(asked: Path | None, root: Path) -> Path:
    """Return the folder to write in, which may not be there yet; never that of the sources.

    Raises CannotWriteError where a link in the project leads out of it.
    """
    out = asked or root / OUT
    refuse_link_out(root, out)
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out: {out} is a file", "name a folder, or one that is not there yet")
    if any(out.resolve().is_relative_to(root / folder) for folder in CONTENT):
        raise UsageError(f"--out: {out} is where the sources are", "name a folder of its own")
    return out


def output_file(out: Path, root: Path | None, usual: str) -> Path:
    """Return the file to write, which is none of the sources; ``usual`` is what it is called.

    Raises CannotWriteError where a link in the project leads out of it.
    """
    if root is not None:
        output_folder(out.parent, root)
        refuse_link_out(root, out)
    if out.is_dir():
        raise UsageError(f"--out: {out} is a folder", f"name a file, such as {out / usual}")
    return out


def check_printed(
    formats: Sequence[str],
    out: Path | None,
    hint: str = "ask for one of them, or name a folder with --out",
) -> None:
    """Refuse to print two formats one after the other."""
    printed = [to for to in formats if is_printed(to)]
    if out is None and len(printed) > 1:
        message = f"--format: {' and '.join(printed)} cannot be printed together"
        raise UsageError(message, hint)


def can_write(formats: Sequence[str], pdf_engine: str) -> bool:
    """Say what keeps an engine from drawing a PDF that is wanted, if anything does."""
    problem = obstacle("pdf", pdf_engine) if "pdf" in formats else None
    if problem:
        tell_missing("no pdf was written", pdf_engine, problem)
    return problem is None


def tell_missing(what: str, engine: str, problem: Obstacle) -> None:
    """Say that an engine of PDFs is missing here, and each way to have one."""
    other = next(one for one in PDF_ENGINES if one != engine)
    lines = [f"policyloom: {what}. {problem.reason}", problem.remedy]
    if obstacle("pdf", other) is None:
        lines.append(f"Or let {NAMES[other]} draw, which is here: add --pdf-engine {other}")
    elif other == "typst":
        lines.append(f"Or do without Pango: {adding('typst')}, then add --pdf-engine typst")
    say_aside("\n  ".join(lines) + "\n")


def nearby(path: Path) -> str:
    """Return a path as short as it can be typed from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)

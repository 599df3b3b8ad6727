"""Make the README's pictures from real output: pages, redlines, a plan and a terminal.

Needs poppler-utils, LibreOffice and Chromium. Run it after ``make``:
``.venv/bin/python tools/pictures.py``.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PIL import Image
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
POLICY = ROOT / "dist" / "peak-vale" / "hollin-bank" / "social-media" / "social-media-draft"
IMAGES = ROOT / "docs" / "images"
EDITIONS = ("peak-vale:social-media@1.1", "peak-vale:social-media@2.0")
PAGE = "1"
# The same clauses in both: the PDF has a summary before them.
REDLINE_PAGES = {"docx": "4", "pdf": "6"}
SIZE = (620, 877)
WIDE = (900, 620)
COLUMNS, LINES = 96, 34
TERMINAL = ("diff", "alderbrook:social-media")
CHROMIUM = [
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


def main() -> int:
    """Make the pictures."""
    if not POLICY.with_suffix(".pdf").exists():
        sys.stderr.write("build first: run make\n")
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        _page(POLICY.with_suffix(".pdf"), scratch, IMAGES / "page-pdf.png")
        _page(_from_word(POLICY.with_suffix(".docx"), scratch), scratch, IMAGES / "page-docx.png")
        _web(POLICY.with_suffix(".html"), scratch, IMAGES / "page-html.png")
        _redlines(scratch)
        _plan(scratch, IMAGES / "plan.png")
        _terminal(scratch, IMAGES / "terminal.png")
    return 0


def _redlines(scratch: Path) -> None:
    """Compare the two editions that the README speaks of."""
    program = [sys.executable, str(ROOT / "build.py"), "diff", *EDITIONS, "--root", str(ROOT)]
    _run([*program, "--format", "docx,pdf", "--out", str(scratch / "made")])
    for to, page in REDLINE_PAGES.items():
        made = next((scratch / "made").rglob(f"*-redline.{to}"))
        pdf = made if to == "pdf" else _from_word(made, scratch / "word")
        _page(pdf, scratch, IMAGES / f"redline-{to}.png", page=page)


def _page(pdf: Path, scratch: Path, picture: Path, page: str = PAGE) -> None:
    stem = scratch / pdf.stem
    _run(
        [
            "pdftoppm",
            "-r",
            "110",
            "-f",
            page,
            "-l",
            page,
            "-singlefile",
            "-png",
            str(pdf),
            str(stem),
        ]
    )
    _save(stem.parent / f"{stem.name}.png", picture)


def _from_word(word: Path, folder: Path) -> Path:
    _run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(word)])
    return folder / f"{word.stem}.pdf"


def _plan(scratch: Path, picture: Path) -> None:
    """Take a picture of the plan for one policy of all bodies, as a page."""
    page = scratch / "plan.html"
    program = [
        sys.executable,
        str(ROOT / "build.py"),
        "plan",
        ":social-media",
        "--root",
        str(ROOT),
    ]
    subprocess.run([*program, "--out", str(page)], check=False, stdout=subprocess.DEVNULL)
    _web(page, scratch, picture, WIDE)


def _terminal(scratch: Path, picture: Path) -> None:
    """Take a picture of what a command says to a terminal."""
    shown = _said_to_a_terminal(TERMINAL).replace("\r\n", "\n").splitlines()[: LINES - 1]
    console = Console(record=True, width=COLUMNS, file=(scratch / "nothing").open("w"))
    console.print(Text(f"$ policyloom {' '.join(TERMINAL)}"))
    console.print(Text.from_ansi("\n".join(shown)))
    page = scratch / "terminal.html"
    console.save_html(str(page), inline_styles=True)
    _web(page, scratch, picture, WIDE)


def _said_to_a_terminal(words: tuple[str, ...]) -> str:
    ours, theirs = pty.openpty()
    screen = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    program = [sys.executable, str(ROOT / "build.py"), *words, "--root", str(ROOT)]
    with subprocess.Popen(program, stdout=theirs, stderr=theirs, env=screen):
        os.close(theirs)
        with open(ours, encoding="utf-8", newline="") as screen_of:  # noqa: PTH123 - no path
            return "".join(_until_it_ends(screen_of))


def _until_it_ends(screen: TextIO) -> Iterator[str]:
    with suppress(OSError):  # This is how a terminal ends.
        yield from screen


def _web(page: Path, scratch: Path, picture: Path, size: tuple[int, int] = SIZE) -> None:
    shot = scratch / "web.png"
    width = 1000
    options = [
        f"--window-size={width},{round(width * size[1] / size[0])}",
        f"--user-data-dir={scratch / 'profile'}",
        f"--screenshot={shot}",
    ]
    _run([*CHROMIUM, *options, page.as_uri()])
    _save(shot, picture, size)


def _save(shot: Path, picture: Path, size: tuple[int, int] = SIZE) -> None:
    with Image.open(shot) as image:
        small = image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        small.quantize(256, method=Image.Quantize.FASTOCTREE).save(picture, optimize=True)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())

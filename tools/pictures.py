"""Make the README's pictures from real output: a page of each format and two of a redline.

Needs poppler-utils, LibreOffice and Chromium. Run it after ``make``:
``.venv/bin/python tools/pictures.py``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
POLICY = ROOT / "dist" / "peak-vale" / "hollin-bank" / "social-media" / "social-media-draft"
IMAGES = ROOT / "docs" / "images"
EDITIONS = ("peak-vale:social-media@1.1", "peak-vale:social-media@2.0")
PAGE = "1"
# The same clauses in both: the PDF has a summary before them.
REDLINE_PAGES = {"docx": "5", "pdf": "6"}
SIZE = (620, 877)
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
        _web(scratch, IMAGES / "page-html.png")
        _redlines(scratch)
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


def _web(scratch: Path, picture: Path) -> None:
    shot = scratch / "web.png"
    options = [
        "--window-size=1000,1414",
        f"--user-data-dir={scratch / 'profile'}",
        f"--screenshot={shot}",
    ]
    _run([*CHROMIUM, *options, POLICY.with_suffix(".html").as_uri()])
    _save(shot, picture)


def _save(shot: Path, picture: Path) -> None:
    with Image.open(shot) as image:
        small = image.convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
        small.quantize(256, method=Image.Quantize.FASTOCTREE).save(picture, optimize=True)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())

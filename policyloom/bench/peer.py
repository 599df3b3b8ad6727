"""BENCH: what others make of the same words; runs in the benchmark's own environment.

It reads one name a line and answers with the seconds that this way took: clock, processor.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path(sys.argv[1])
OFFICE = sys.argv[2] if len(sys.argv) > 2 else ""  # noqa: PLR2004 - the second, if any
MARKDOWN, TEMPLATE = FOLDER / "words.md", FOLDER / "template.docx"
FILLED, TYPESET = FOLDER / "filled.docx", FOLDER / "words.typ"


def prepare() -> None:
    """Make the template and the Typst source from the words, once and untimed."""
    pandoc = importlib.import_module("pypandoc")
    words = MARKDOWN.read_text(encoding="utf-8")
    name = (FOLDER / "name.txt").read_text(encoding="utf-8")
    template = words.replace(name, "{{ school }}")
    pandoc.convert_text(template, "docx", "markdown", outputfile=str(TEMPLATE))
    pandoc.convert_text(words, "typst", "markdown", outputfile=str(TYPESET), extra_args=["-s"])


def docxtpl() -> None:
    """Fill in the Word template."""
    template = importlib.import_module("docxtpl").DocxTemplate(TEMPLATE)
    template.render({"school": (FOLDER / "name.txt").read_text(encoding="utf-8")})
    template.save(FILLED)


def office() -> None:
    """Fill in the Word template and have LibreOffice print it."""
    docxtpl()
    subprocess.run(  # noqa: S603 - written here
        [OFFICE, "--headless", "--convert-to", "pdf", "--outdir", FOLDER, FILLED],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def pandoc() -> None:
    """Make a Word file from Markdown."""
    words = MARKDOWN.read_text(encoding="utf-8")
    importlib.import_module("pypandoc").convert_text(
        words, "docx", "markdown", outputfile=str(FOLDER / "pandoc.docx")
    )


def typst() -> None:
    """Make a PDF from Typst source."""
    importlib.import_module("typst").compile(str(TYPESET), output=str(FOLDER / "typst.pdf"))


WAYS = {"docxtpl": docxtpl, "office": office, "pandoc": pandoc, "typst": typst}


def used() -> float:
    """Return processor seconds, those of programs included."""
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


def main() -> None:
    """Answer until nobody asks."""
    prepare()
    for line in sys.stdin:
        wall, cpu = time.perf_counter(), used()
        WAYS[line.strip()]()
        sys.stdout.write(f"{time.perf_counter() - wall} {used() - cpu}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

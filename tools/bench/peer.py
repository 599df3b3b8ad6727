"""BENCH: what others make of the same words; runs in the benchmark's own environment.

It reads one name a line and answers in JSON: the seconds that this way took by clock and
processor, or why it could not be taken.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(sys.argv[1])
OFFICE, BATCH = sys.argv[2], int(sys.argv[3])
MARKDOWN, TEMPLATE = FOLDER / "words.md", FOLDER / "template.docx"
TYPESET, SOURCES = FOLDER / "words.typ", FOLDER / "sources.json"


def prepare() -> None:
    """Make the template and the Typst source from the words, once and untimed."""
    pandoc = importlib.import_module("pypandoc")
    words = MARKDOWN.read_text(encoding="utf-8")
    template = words.replace(_name(), "{{ school }}")
    pandoc.convert_text(template, "docx", "markdown", outputfile=str(TEMPLATE))
    pandoc.convert_text(words, "typst", "markdown", outputfile=str(TYPESET), extra_args=["-s"])


def _name() -> str:
    return (FOLDER / "name.txt").read_text(encoding="utf-8")


def docxtpl(number: int = 0) -> Path:
    """Fill in the Word template."""
    template = importlib.import_module("docxtpl").DocxTemplate(TEMPLATE)
    template.render({"school": f"{_name()} {number}" if number else _name()})
    filled = FOLDER / f"filled{number}.docx"
    template.save(filled)
    return filled


def office() -> None:
    """Fill in the Word template and have LibreOffice print it."""
    _print(docxtpl())


def office_batch() -> None:
    """Fill in the Word template for many schools and have LibreOffice print them in one go."""
    _print(*[docxtpl(number) for number in range(1, BATCH + 1)])


def _print(*files: Path) -> None:
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation={(FOLDER / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            FOLDER,
            *files,
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    missing = [file for file in files if not file.with_suffix(".pdf").exists()]
    if missing:
        raise FileNotFoundError(missing[0].with_suffix(".pdf"))
    for file in files:
        file.with_suffix(".pdf").unlink()


def pandoc() -> None:
    """Make a Word file from Markdown."""
    words = MARKDOWN.read_text(encoding="utf-8")
    importlib.import_module("pypandoc").convert_text(
        words, "docx", "markdown", outputfile=str(FOLDER / "pandoc.docx")
    )


def typst() -> None:
    """Make a PDF from Typst source."""
    importlib.import_module("typst").compile(str(TYPESET), output=str(FOLDER / "typst.pdf"))


def pyyaml() -> None:
    """Read all YAML of the project with PyYAML's C loader."""
    yaml = importlib.import_module("yaml")
    for words in json.loads(SOURCES.read_text(encoding="utf-8")):
        yaml.load(words, Loader=yaml.CSafeLoader)


WAYS: dict[str, Callable[[], object]] = {
    "docxtpl": docxtpl,
    "office": office,
    "office batch": office_batch,
    "pandoc": pandoc,
    "typst": typst,
    "pyyaml": pyyaml,
}


def used() -> float:
    """Return processor seconds, those of programs included."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        now = os.times()
        return now.user + now.system + now.children_user + now.children_system
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return float(sum(one.ru_utime + one.ru_stime for one in both))


def answer(way: str) -> object:
    """Take one way; return its seconds, or what went wrong in words."""
    wall, cpu = time.perf_counter(), used()
    try:
        WAYS[way]()
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is reported
        return f"{type(problem).__name__}: {problem}"
    return [time.perf_counter() - wall, used() - cpu]


def main() -> None:
    """Answer until nobody asks."""
    prepare()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(line.strip())) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

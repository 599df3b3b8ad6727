"""BENCH: the ways that others take, installed beside the project and asked in turns."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import venv
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.spending import Spent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bench.spending import Way
    from bench.stages import Work

PACKAGES = (
    "docxtpl>=0.20,<1",
    "pypandoc_binary>=1.17,<2",
    "typst>=0.15,<0.16",
    "PyYAML>=6,<7",
)
FOLDER = ".bench-venv"
PEER = Path(__file__).with_name("peer.py")
WAYS = {
    "docxtpl": "docxtpl fills a Word template",
    "pandoc": "pandoc makes a Word file",
    "typst": "Typst makes a PDF from its own source",
    "office": "docxtpl and LibreOffice make a PDF",
    "office batch": "the same, many in one run of LibreOffice, each",
    "pyyaml": "PyYAML's C loader reads all YAML",
}
OFFICE = (WAYS["office"], WAYS["office batch"])
NO_OFFICE = "LibreOffice (`soffice`) is not installed"


def office() -> str:
    """Return where LibreOffice is, or nothing."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


@contextmanager
def peers(work: Work, batch: int) -> Iterator[dict[str, Way]]:
    """Give the ways that others take for the same words, by their names in ``WAYS``."""
    try:
        python = install(work.root)
    except (OSError, subprocess.CalledProcessError) as problem:
        yield dict.fromkeys(WAYS.values(), partial(str, f"it cannot be installed ({problem})"))
        return
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(work, Path(folder))
        with asking(python, Path(folder), batch) as ask:
            ways: dict[str, Way] = {name: partial(ask, way) for way, name in WAYS.items()}
            if not office():
                ways |= dict.fromkeys(OFFICE, partial(str, NO_OFFICE))
            yield ways


def _lay_out(work: Work, place: Path) -> None:
    """Put down the words, the name that differs from school to school, and all YAML."""
    from policyloom.writers import write  # noqa: PLC0415 - when it is wanted

    files: Mapping[str, str] = work.project.files
    (place / "words.md").write_bytes(write(work.document, "md"))
    (place / "name.txt").write_text(work.document.body_name, encoding="utf-8")
    (place / "sources.json").write_text(json.dumps(list(files.values())), encoding="utf-8")


def install(root: Path) -> Path:
    """Return the Python of an environment that holds the others, made if it is not there."""
    folder = root / FOLDER
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = folder / "installed.txt"
    if not done.exists() or done.read_text(encoding="utf-8") != "\n".join(PACKAGES):
        venv.create(folder, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", *PACKAGES]
        subprocess.run(command, check=True)
        done.write_text("\n".join(PACKAGES), encoding="utf-8")
    return python


@contextmanager
def asking(python: Path, folder: Path, batch: int) -> Iterator[Callable[[str], Spent | str]]:
    """Give a function that has one of the others do its work once."""
    with subprocess.Popen(
        [python, PEER, folder, office(), str(batch)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin  # noqa: S101 - it was asked for
        assert process.stdout  # noqa: S101
        asked, answers = process.stdin, process.stdout

        def ask(way: str) -> Spent | str:
            try:
                asked.write(f"{way}\n")
                asked.flush()
                said: Any = json.loads(answers.readline())
            except (OSError, ValueError):
                return "its program ended"
            if isinstance(said, str):
                return said
            spent = Spent(wall=said[0], cpu=said[1])
            return spent.shared(batch) if way == "office batch" else spent

        yield ask
        asked.close()

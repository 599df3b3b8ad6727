"""BENCH: the ways that others take, installed beside the project and asked one at a time."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.bench.spending import Spent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PACKAGES = ("docxtpl>=0.20,<1", "pypandoc_binary>=1.17,<2", "typst>=0.15,<0.16")
FOLDER = ".bench-venv"
PEER = Path(__file__).with_name("peer.py")


def office() -> str:
    """Return where LibreOffice is, or nothing."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def install(root: Path) -> Path:
    """Return the Python of an environment that holds the others, made if it is not there."""
    folder = root / FOLDER
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = folder / "installed.txt"
    if not done.exists() or done.read_text(encoding="utf-8") != "\n".join(PACKAGES):
        venv.create(folder, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", *PACKAGES]
        subprocess.run(command, check=True)  # noqa: S603 - written above
        done.write_text("\n".join(PACKAGES), encoding="utf-8")
    return python


@contextmanager
def asking(python: Path, folder: Path) -> Iterator[Callable[[str], Spent]]:
    """Give a function that has one of the others do its work once."""
    with subprocess.Popen(  # noqa: S603 - our own program
        [python, PEER, folder, office()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin  # noqa: S101 - it was asked for
        assert process.stdout  # noqa: S101
        asked, answers = process.stdin, process.stdout

        def ask(way: str) -> Spent:
            asked.write(f"{way}\n")
            asked.flush()
            wall, cpu = answers.readline().split()
            return Spent(wall=float(wall), cpu=float(cpu))

        yield ask
        asked.close()

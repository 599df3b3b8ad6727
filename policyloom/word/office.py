"""IMPORT: files of older and other programs -> a Word file, through LibreOffice where it is here.

It runs with a folder and a profile of its own, opens no macro, and is ended after a minute.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from policyloom.word.apart import NotReadError

OLD = {
    b"\xd0\xcf\x11\xe0": "doc",
    b"{\\rtf": "rtf",
}
ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
NAMES = ("soffice", "libreoffice")
SECONDS = 60
MISSING = "it is no .docx, and LibreOffice, which reads such files, is not here; save it as .docx"


def kind_of(data: bytes) -> str:
    """Return doc, rtf or odt; nothing for other files."""
    if data.startswith(b"PK") and ODT in data[:200]:
        return "odt"
    return next((kind for mark, kind in OLD.items() if data.startswith(mark)), "")


def is_old(data: bytes) -> bool:
    """Tell whether only LibreOffice can read it."""
    return bool(kind_of(data))


def read_old(data: bytes) -> bytes:
    """Return the same as a Word file; raises NotReadError."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        raise NotReadError(MISSING)
    with tempfile.TemporaryDirectory() as folder:
        return _converted(program, Path(folder), data)


def _converted(program: str, folder: Path, data: bytes) -> bytes:
    source = folder / f"given.{kind_of(data)}"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    words = ["--headless", "--norestore", "--convert-to", "docx", "--outdir", str(folder)]
    try:
        subprocess.run(  # noqa: S603 - the words are ours
            [program, f"-env:UserInstallation={profile}", *words, str(source)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise NotReadError(f"LibreOffice did not read it within {SECONDS} seconds") from problem
    made = folder / "given.docx"
    if not made.is_file():
        raise NotReadError("LibreOffice could not read it; it may have a password")
    return made.read_bytes()

"""Projects for tests of the command line: copies of the content, and ways to break them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
TOPICS = ("social-media", "acceptable-use")
"""The topics of the library whose policies these bodies have; the others cost time."""
LIBRARY = ("clauses", "policies")
BODIES = (
    "alderbrook",
    "peak-vale",
    "peak-vale/schools/hollin-bank",
    "peak-vale/schools/wren-hill",
)
"""The bodies that the tests of the command line speak of: a school, and a trust with two."""
ALDERBROOK = "trusts/alderbrook/overlay.yaml"
REASONS = re.compile(r"^reasons:\n(?:(?: .*)?\n)*", re.MULTILINE)
OTHERS = re.compile(
    r"(?<=acceptable-use), [a-z, -]+(?=\])|^  delegation:\n(?:    .*\n)+"
    r"|^modifications:\n  - table-of: delegation.*\n(?:    .*\n)+",
    re.MULTILINE,
)
"""What overlays say of policies whose topics are not copied."""
HOLLIN_BANK = "trusts/peak-vale/schools/hollin-bank/overlay.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str


def _but(*topics: str) -> Callable[[str, list[str]], set[str]]:
    """Return what names the files to leave out: folders of other topics, and their policies."""
    every = {path.name for path in (REPOSITORY / "clauses").iterdir() if path.is_dir()}
    others = (every | {"delegation"}) - {"instruments", *topics}
    return lambda _folder, names: {one for one in names if one.removesuffix(".yaml") in others}


def copy_project(
    to: Path, *topics: str, editions: bool = False, of: Sequence[str] = BODIES
) -> Path:
    """Copy the library of the usual topics and of others, and a few bodies with one policy each.

    The schemas are the packaged ones. The editions are those ``of`` some bodies: whoever has none
    has nothing that reasons could be given for, so these go too.
    """
    for folder in LIBRARY:
        shutil.copytree(REPOSITORY / folder, to / folder, ignore=_but(*TOPICS, *topics))
    for body in BODIES:
        approved = editions and body in of
        left_out = shutil.ignore_patterns("schools", *([] if approved else ["editions"]))
        shutil.copytree(REPOSITORY / "trusts" / body, to / "trusts" / body, ignore=left_out)
        overlay = to / "trusts" / body / "overlay.yaml"
        words = OTHERS.sub("", overlay.read_text(encoding="utf-8"))
        words = words.replace("[social-media, acceptable-use]", "[social-media]")
        words = words if approved else REASONS.sub("", words)
        overlay.write_text(words, encoding="utf-8", newline="\n")
    return to


def run(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    """Run a command in this process."""
    capsys.readouterr()
    try:
        status = main(words)
    except SystemExit as left:  # --help and --version leave this way.
        status = int(left.code or 0)
    said = capsys.readouterr()
    return Said(status=status, out=said.out, err=said.err)


def start(*words: str, cwd: Path, **changes: str) -> subprocess.Popen[bytes]:
    """Start a command in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "policyloom", *words],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment | {"PYTHONPATH": str(REPOSITORY)} | changes,
    )


def misspell_a_key(root: Path, path: str) -> None:
    """Make one overlay wrong."""
    file = root / path
    words = file.read_text(encoding="utf-8")
    assert "\nname:" in words
    file.write_text(words.replace("\nname:", "\nnmae:", 1), encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

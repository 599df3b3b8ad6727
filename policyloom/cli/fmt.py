"""CLI: `fmt` writes source files in the one way, without changing what they say."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.sources import root_of
from policyloom.cli.terminal import say, say_aside, screen_of
from policyloom.cli.usage import one_of
from policyloom.diagnostics.findings import gather
from policyloom.diagnostics.written import Surroundings, report
from policyloom.store import place_inside, read_project, write_together
from policyloom.yaml.formatting import formatted

if TYPE_CHECKING:
    from policyloom.cli.verbs.folder import Fmt
    from policyloom.diagnostics import Diagnostic

DONE, REFUSED = 0, 1


def fmt(asked: Fmt) -> int:
    """Write the files, or only name them; return 1 where one is left, or would be written."""
    root = root_of(asked)
    project, unread = read_project(root)
    problems: list[Diagnostic] = [] if asked.files else [*unread]
    new: dict[str, str] = {}
    for path in _chosen(asked, root, tuple(project.files)):
        text = place_inside(root, path).read_bytes().decode("utf-8")
        written, told = formatted(text, path)
        problems += told
        if written != text:
            new[path] = written
    if problems:
        around = Surroundings(texts=project.texts, screen=screen_of(sys.stderr))
        say_aside(report("text", gather(tuple(problems), {}), around))
    if not asked.check:
        write_together({place_inside(root, path): t.encode("utf-8") for path, t in new.items()})
    for path in new:
        say(f"{'Would be changed' if asked.check else 'Changed'}: {path}")
    if not new and not problems:
        say("Everything is written in the one way.")
    return REFUSED if problems or (asked.check and new) else DONE


def _chosen(asked: Fmt, root: Path, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files that were named, in the project's way, or all of them."""
    return tuple(_known(words, root, known) for words in asked.files) or known


def _known(words: str, root: Path, known: tuple[str, ...]) -> str:
    near = Path.cwd() / words
    inside = near.resolve().is_relative_to(root) and near.exists()
    path = near.resolve().relative_to(root).as_posix() if inside else words
    return one_of("fmt", path, known)

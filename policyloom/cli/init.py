"""CLI: `init` begins a folder of one's own, with the library in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.output import nearby
from policyloom.cli.terminal import say
from policyloom.diagnostics.findings import counted
from policyloom.fleet.beginning import begin
from policyloom.store import BusyError, RefusedError

if TYPE_CHECKING:
    from policyloom.cli.verbs.folder import Init


def init(asked: Init) -> int:
    """Write the folder, and say what to do next."""
    folder = (asked.root or Path.cwd()) / asked.folder
    try:
        written = begin(folder, example=asked.example)
    except BusyError as error:
        raise RefusedError(str(error), "wait for it to end, then try again") from None
    if not written:
        say("There is nothing to write: everything is here already.")
    else:
        say(f"Written: {counted(len(written), 'file')} in {folder}")
    say("\nNext:")
    if folder != Path.cwd():
        say(f"  cd {_quoted(nearby(folder))}")
    say("  policyloom build" if asked.example else "  policyloom new school")
    say("  open README.md, which says how to go on")
    return 0


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path

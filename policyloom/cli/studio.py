"""CLI: `studio` opens the studio of a folder in the browser."""

from __future__ import annotations

import webbrowser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.terminal import say
from policyloom.cli.today import now, today, user
from policyloom.cli.usage import UsageError
from policyloom.store import NotAProjectError, find_root
from policyloom.writers.extras import adding

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.cli.verbs.folder import Studio

NEEDED = ("starlette", "uvicorn", "python_multipart")


def studio(asked: Studio) -> int:
    """Serve it until somebody presses Ctrl-C."""
    if any(find_spec(name) is None for name in NEEDED):
        hint = f"install it with: {adding('studio')}"
        raise UsageError("the studio is not installed here", hint)
    from policyloom.studio.journal import name_in_git  # noqa: PLC0415 - it may not be there
    from policyloom.studio.server import Serving  # noqa: PLC0415 - it may not be there

    root = _folder(asked)
    Serving(
        root=root,
        port=asked.port,
        name=name_in_git(root) or user(),
        clock=lambda: (today(), now()),
        tell=_telling(asked),
    ).run()
    return 0


def _folder(asked: Studio) -> Path:
    """Return the project's folder, or an empty one in which the studio begins."""
    start = asked.root or Path.cwd()
    try:
        return find_root(start)
    except NotAProjectError:
        return start.resolve()


def _telling(asked: Studio) -> Callable[[str], None]:
    def tell(address: str) -> None:
        say(f"The studio is open at {address}")
        say("Only this computer can reach it. Press Ctrl-C to stop.")
        if not asked.no_browser:
            webbrowser.open(address)

    return tell

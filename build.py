"""Run policyloom from a checkout: `python build.py ARGS` is `policyloom ARGS`."""

from __future__ import annotations

import sys

WRONG_PYTHON = "Run `make` once; then use .venv/bin/python build.py (docs/installing.md)."


def run() -> int:
    """Hand what was typed to the command line, or say which Python to use instead of this one."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python is told so
        sys.exit(f"policyloom needs Python 3.11 or newer. {WRONG_PYTHON}")
    try:
        from policyloom.cli import main  # noqa: PLC0415 - it may not be there

        return main()
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] == "policyloom":
            raise
        sys.exit(f"This Python has no module '{missing.name}'. {WRONG_PYTHON}")


if __name__ == "__main__":
    sys.exit(run())

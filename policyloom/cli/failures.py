"""CLI: what kept a command from being done -> the exit status that says so."""

from __future__ import annotations

from policyloom.build.selecting import SelectionError
from policyloom.cli.usage import FaultError, UsageError
from policyloom.store import CannotWriteError, RefusedError
from policyloom.writers import CannotWriteError as CannotHoldError

ERRORS, WRONG_USAGE = 1, 2


def failure(error: Exception) -> tuple[int, str] | None:
    """Return the status and the advice for a failure that we foresaw; nothing for a bug."""
    match error:
        case UsageError() | SelectionError() | RefusedError():
            return WRONG_USAGE, error.hint
        case CannotHoldError():
            return ERRORS, error.obstacle.remedy
        case CannotWriteError() | FaultError():
            return ERRORS, error.hint
        case _:
            return None

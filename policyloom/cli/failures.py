"""CLI: what kept a command from being done -> the exit status that says so."""

from __future__ import annotations

from policyloom.build.selecting import SelectionError
from policyloom.cli.usage import FaultError, UsageError
from policyloom.store import CannotWriteError, RefusedError
from policyloom.writers import CannotWriteError as CannotHoldError

ERRORS, WRONG_USAGE = 1, 2
NAME = "see that the name is right and not too long, and that you may read and write there"


def failure(error: Exception) -> tuple[int, str, str] | None:
    """Return status, message and advice for a failure that we foresaw; nothing for a bug."""
    match error:
        case UsageError() | SelectionError() | RefusedError():
            return WRONG_USAGE, str(error), error.hint
        case CannotHoldError():
            return ERRORS, str(error), error.obstacle.remedy
        case CannotWriteError() | FaultError():
            return ERRORS, str(error), error.hint
        case OSError() if error.filename and error.strerror:
            # Whatever a person typed may be a name that the system does not have or allow.
            return ERRORS, f"the system says of {error.filename}: {error.strerror}", NAME
        case _:
            return None

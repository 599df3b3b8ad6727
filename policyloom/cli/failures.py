"""CLI: what kept a command from being done -> the exit status that says so."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from policyloom.build.selecting import SelectionError
from policyloom.cli.usage import FaultError, UsageError
from policyloom.records import envelope, json_text
from policyloom.store import CannotWriteError, RefusedError
from policyloom.writers import CannotWriteError as CannotHoldError

if TYPE_CHECKING:
    from collections.abc import Sequence

KIND, FORMAT = "policyloom-failure", 1
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


def for_programs(words: Sequence[str], status: int, message: str, hint: str) -> str:
    """Return a failure as JSON where a program asked for that, so that it can read every answer.

    What goes to a file with ``--out`` leaves the output empty.
    """
    asked = {said for one in _formats(words) for said in one.split(",")}
    if asked != {"json"} or any(word.partition("=")[0] == "--out" for word in words):
        return ""
    said = {"status": status, "message": message, "hint": hint}
    return json_text({**envelope(KIND, FORMAT), **said}, indent=2)


def _formats(words: Sequence[str]) -> list[str]:
    after = [said for word, said in pairwise(words) if word == "--format"]
    return [*after, *(word.partition("=")[2] for word in words if word.startswith("--format="))]

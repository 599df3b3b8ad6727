"""DIAGNOSTICS: an error that nobody foresaw, in words: it stops one document and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

REPORT = "this is a fault in policyloom: please report it, with these words"
LONGEST = 200
"""Characters of what an error says; some quote all that they could not read."""


def fault_in(deed: str, error: Exception) -> str:
    """Say that a deed failed by a fault of this program, and where in it.

    Raises the error again where somebody asked to stop: that stops everything.
    """
    if interrupt_behind(error):
        raise error
    said = " ".join(str(error).split())[:LONGEST]
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"{deed} failed ({what}{_place(error.__traceback__)})"


def interrupt_behind(error: BaseException | None) -> KeyboardInterrupt | None:
    """Return the request to stop that Python or a library turned into another error, if any."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error


def _place(trace: TracebackType | None) -> str:
    """Return the last line of this program that an error went through."""
    place = ""
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.partition(".")[0] == __name__.partition(".")[0]:
            place = f", {module} line {trace.tb_lineno}"
        trace = trace.tb_next
    return place

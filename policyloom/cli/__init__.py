"""CLI: the command line; words typed -> one verb done, and an exit status."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING

from policyloom.cli.answers import heard, known_answer, question_of, remember, tell
from policyloom.cli.quick import nothing_to_do

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType
    from typing import NoReturn

    from policyloom.cli.options import Verb

SELDOM = (500_000, 20, 50)
"""How often Python looks for rings of values that nobody holds: loading makes many that stay."""
OK, ERRORS = 0, 1
BY_SIGNAL = 128
"""What the status of a program that was asked to stop is above the number of the signal."""
ASKED_TO_STOP = ("SIGTERM", "SIGHUP")
"""From the system, and from a terminal whose window was closed."""


class TerminatedError(KeyboardInterrupt):
    """The system asked us to stop; what a Ctrl-C undoes is undone then too."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words after the program's name say; return the exit status."""
    _speak_utf_8()
    gc.set_threshold(*SELDOM)
    # When the program ends, all goes: to look for rings in it first takes a tenth of its time.
    atexit.register(gc.freeze)
    try:
        with _ending_well():
            status = _do(argv) if argv is not None else _do_or_tell(_typed())
            sys.stdout.flush()
    except BrokenPipeError:
        status = _nobody_reads()
    except KeyboardInterrupt as error:
        status = _stopped(error)
    except Exception as error:
        # Loading these takes longer than a build with nothing to do.
        from policyloom.cli.failures import failure, for_programs  # noqa: PLC0415
        from policyloom.diagnostics.faults import interrupt_behind  # noqa: PLC0415

        foreseen, interrupt = failure(error), interrupt_behind(error)
        if foreseen:
            status, message, hint = foreseen
            _complain(message, hint)
            words = _typed() if argv is None else argv
            sys.stdout.write(for_programs(words, status, message, hint))
        elif interrupt:
            status = _stopped(interrupt)
        else:
            raise
    return status


def _typed() -> list[str]:
    """Return what was typed; nothing but a place asks what there is, though `build.py` builds."""
    checkout = os.path.basename(sys.argv[0]) == "build.py"  # noqa: PTH119 - quick
    words = sys.argv[1:]
    where, _, given = words[0].partition("=") if words else ("", "", "")
    rest = words[1 if given else 2 :] if where == "--root" else words
    return words if rest or checkout else ["--help"]


def _stopped(interrupt: KeyboardInterrupt) -> int:
    """Say that we stopped; return the status of a program that was asked to."""
    # Python remembers when what it runs from a string is interrupted, as data classes are, and
    # would end by a signal however well we had cleaned up, but for something run after it.
    exec("")  # noqa: S102
    with suppress(OSError):  # The terminal may be gone.
        _complain("stopped; no file is half written", "")
    number = interrupt.number if isinstance(interrupt, TerminatedError) else signal.SIGINT
    return BY_SIGNAL + number


def _do_or_tell(words: Sequence[str]) -> int:
    """Do what a person asks who started this program; what it said before it may say again."""
    question = question_of(words)
    if question is None:
        return _do(words)
    known = known_answer(question)
    if known is not None:
        return tell(known)
    ground = question.ground
    with heard() as said:
        asked, status = _obey(words, keeps=True)
    files = asked.files_told
    if ground is not None and files is not None:
        remember(question, ground, status, said, [os.path.abspath(one) for one in files])  # noqa: PTH100
    return status


def _do(words: Sequence[str]) -> int:
    said = nothing_to_do(words)
    if said is not None:
        sys.stdout.write(said + "\n")
        return OK
    return _obey(words)[1]


def _obey(words: Sequence[str], *, keeps: bool = False) -> tuple[Verb, int]:
    from dataclasses import replace  # noqa: PLC0415 - as what follows

    # Each verb loads only what it needs: --help, check and explain must not wait for the writers.
    from policyloom.cli.arguments import parse  # noqa: PLC0415

    asked = replace(parse(words), keeps=keeps)
    # A word that Python keeps for itself names no module and no function.
    name = f"{asked.verb}_" if iskeyword(asked.verb) else asked.verb
    module = import_module(f"policyloom.cli.{name}")
    verb: Callable[[Verb], int] = getattr(module, name)
    return asked, verb(asked)


def _complain(message: str, hint: str) -> None:
    from policyloom.cli.terminal import say_aside  # noqa: PLC0415 - as above

    lines = [f"policyloom: {message}", *(f"  {line}" for line in hint.splitlines())]
    say_aside("\n".join(lines) + "\n")


def _speak_utf_8() -> None:
    """Policies hold letters such as ŵ, which not every console's own encoding has."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@contextmanager
def _ending_well() -> Iterator[None]:
    """Let a request to stop (from the system, say) clean up as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Only the main thread is asked.
        return
    numbers = [getattr(signal, name) for name in ASKED_TO_STOP if hasattr(signal, name)]
    # Whoever said `nohup` wants us to go on.
    before = {n: signal.getsignal(n) for n in numbers if signal.getsignal(n) != signal.SIG_IGN}
    for number in before:
        signal.signal(number, _terminate)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _terminate(number: int, _frame: FrameType | None) -> NoReturn:
    raise TerminatedError(number)


def _nobody_reads() -> int:
    """End quietly when whoever read our output has gone, as `head` does."""
    # Python writes what is left when it ends; that must not fail again.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    return ERRORS

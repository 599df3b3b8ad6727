"""STORE: a found file -> its bytes, bounded and without waiting, or why it was refused."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic
from policyloom.store.tree import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.store.tree import Found

MEBIBYTE = 1024 * 1024
YAML_BOUND = MEBIBYTE
ASSET_BOUND = 20 * MEBIBYTE

# A pipe must not make us wait, and what was a file a moment ago must not be a link now.
# Windows has neither.
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
FLAGS |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_file(found: Found, bound: int) -> bytes | Diagnostic:
    """Return the file's bytes when it is a plain file of at most ``bound`` bytes."""
    try:
        # Opening a device can do things; looking at it first does not.
        if not stat.S_ISREG(os.lstat(found.real).st_mode):
            return _not_a_file(found)
        handle = os.open(found.real, FLAGS)
    except OSError as error:
        return _unreadable(found, error)
    with open(handle, "rb") as file:  # noqa: PTH123 (a handle has no path)
        return _read(found, bound, handle, file.read)


def _read(
    found: Found, bound: int, handle: int, read: Callable[[int], bytes]
) -> bytes | Diagnostic:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        return _not_a_file(found)
    if status.st_size > bound:
        return _too_large(found, status.st_size, bound)
    try:
        data = read(bound + 1)
    except OSError as error:
        return _unreadable(found, error)
    return data if len(data) <= bound else _too_large(found, len(data), bound)


def _unreadable(found: Found, error: OSError) -> Diagnostic:
    return Diagnostic(
        code="unreadable",
        message=f"this file cannot be read: {error.strerror}",
        span=whole_file(found.path),
        hint="give yourself permission to read it, or delete it if it does not belong here",
    )


def _not_a_file(found: Found) -> Diagnostic:
    return Diagnostic(
        code="not-a-file",
        message="this is not a plain file (it is a pipe, a socket or a device)",
        span=whole_file(found.path),
        hint="delete it, and put a plain file in its place",
    )


def _too_large(found: Found, size: int, bound: int) -> Diagnostic:
    return Diagnostic(
        code="file-too-large",
        message=f"this file is {_mebibytes(size)}; at most {_mebibytes(bound)} are read",
        span=whole_file(found.path),
        hint=_smaller(found),
    )


def _smaller(found: Found) -> str:
    """Return the remedy: a clause can be several, an overlay or a register cannot."""
    if found.suffix != ".yaml":
        return "make the picture or letterhead smaller"
    if found.path.startswith("clauses/") and found.path.count("/") > 1:
        return "split it into several clauses, each in a file of its own"
    return "take out what does not belong here, such as text pasted in; such files are short"


def _mebibytes(size: int) -> str:
    return f"{-(-size * 10 // MEBIBYTE) / 10:g} MiB"

"""STORE: a found file -> its bytes, bounded and without waiting, or why it was refused."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Severity, Span
from policyloom.store.damage import damaged_words
from policyloom.store.tree import Found, whole_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
        # As much as there is, and whatever came since: room for the bound would be cleared first.
        data = read(status.st_size + 1)
        data += read(bound + 1 - len(data)) if len(data) > status.st_size else b""
    except OSError as error:
        return _unreadable(found, error)
    return data if len(data) <= bound else _too_large(found, len(data), bound)


def _unreadable(found: Found, error: OSError) -> Diagnostic:
    return Diagnostic(
        code=Code.UNREADABLE,
        message=f"this file cannot be read: {error.strerror}",
        span=whole_file(found.path),
        hint="give yourself permission to read it, or delete it if it does not belong here",
    )


def _not_a_file(found: Found) -> Diagnostic:
    return Diagnostic(
        code=Code.NOT_A_FILE,
        message="this is not a plain file (it is a pipe, a socket or a device)",
        span=whole_file(found.path),
        hint="delete it, and put a plain file in its place",
    )


def _too_large(found: Found, size: int, bound: int) -> Diagnostic:
    return Diagnostic(
        code=Code.FILE_TOO_LARGE,
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


# STORE: a file that somebody names on the command line -> its bytes, or why it cannot be read.


GIVEN_BOUND = 100 * MEBIBYTE


class CannotReadError(Exception):
    """A file that was named cannot be read; ``hint`` says what to do."""

    def __init__(self, path: Path, reason: str, hint: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}")
        self.hint = hint


def read_given(path: Path) -> bytes:
    """Return the bytes of a plain file, links followed; raises CannotReadError."""
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        reason, hint = "there is no such file", "check its name and its folder"
        raise CannotReadError(path, reason, hint) from None
    if real.is_dir():
        raise CannotReadError(path, "it is a folder", "name a file in it")
    data = read_file(Found(path=str(path), real=real, suffix=path.suffix), GIVEN_BOUND)
    if isinstance(data, Diagnostic):
        raise CannotReadError(path, data.message, data.hint or "")
    return data


# STORE: the bytes of a source file -> text with countable lines, or what is wrong with it.


# Characters that nobody sees but programs act on: controls other than tab and line feed, line
# separators that editors count differently, marks that show words in another order, and letters
# of no width, which make two words of one that looks the same. Joiners are spelling in scripts
# that join their letters (Persian, Hindi, Sinhala), and make one picture of two.
JOINING = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
PICTURED = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
# The flag of a nation, such as Wales, is a black flag and the letters of its name, unseen.
FLAGGED = "(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f"
UNSEEN = re.compile(
    f"(?<=[{JOINING}])[\u200c\u200d](?=[{JOINING}])|{FLAGGED}|(?<=[{PICTURED}])\u200d(?=[{PICTURED}])"
    "|(?P<unseen>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e007f])"
)
ENDS_OF_LINES = "\x0b\x0c\x85\u2028\u2029"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
CONTROL_NAMES = {0x00: "NUL", 0x08: "BACKSPACE", 0x0B: "LINE TABULATION", 0x0C: "FORM FEED",
                 0x1B: "ESCAPE", 0x7F: "DELETE", 0x85: "NEXT LINE"}  # fmt: skip


def decode_text(path: str, data: bytes) -> tuple[str, Diagnostics]:
    """Return the text with line feeds only and no byte order mark; damaged bytes become U+FFFD."""
    try:
        text = _unify(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _unify(data.decode("utf-8-sig", "replace")), (_not_utf_8(path, data, error),)
    return text, text_problems(path, text)


def text_problems(path: str, text: str) -> Diagnostics:
    """Return what a text would be refused for when it is read again."""
    if _is_plain(text):
        return ()
    return (*_unseen(path, text), *damaged_words(path, text))


def _is_plain(text: str) -> bool:
    """Tell at once of most texts that nothing in them is unseen or damaged."""
    return text.isascii() and text.replace("\n", "").isprintable()


def without_unseen(text: str) -> str:
    """Return a text without the characters that nobody sees; what ended a line is a space."""
    return UNSEEN.sub(lambda found: " " if found[0] in ENDS_OF_LINES else _kept(found), text)


def _kept(found: re.Match[str]) -> str:
    return "" if found["unseen"] else found[0]


def _unify(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(path: str, before: str, length: int = 1) -> Span:
    """The place just after ``before``, the text from the start of the file."""
    return Span(path, before.count("\n") + 1, len(before) - before.rfind("\n"), length)


def _not_utf_8(path: str, data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    # The codec drops a byte order mark before it counts.
    start = error.start + len(data) - len(error.object)
    before = _unify(data[:start].decode("utf-8-sig", "replace"))
    return Diagnostic(
        code=Code.NOT_UTF_8,
        message=f"this file is not UTF-8 text: byte 0x{data[start]:02X} begins no character here",
        span=_place(path, before),
        hint=_encoding_hint(data, start),
    )


def _encoding_hint(data: bytes, start: int) -> str:
    if data.startswith(UTF_16_MARKS):
        return "the file looks like UTF-16: save it again as UTF-8"
    character = data[start : start + 1].decode("cp1252", "ignore")
    if character:
        return f"in Windows-1252 that byte is `{character}`: save the file again as UTF-8"
    return "save the file again as UTF-8"


def _unseen(path: str, text: str) -> Diagnostics:
    """Report the first unseen character of a file; one broken paste often brings many."""
    every = [found for found in UNSEEN.finditer(text) if found["unseen"]]
    if not every:
        return ()
    found, more = every[0], len(every) - 1
    diagnostic = Diagnostic(
        code=Code.CONTROL_CHARACTER,
        message=f"there is an invisible character here, {_name(found[0])}",
        span=_place(path, text[: found.start()]),
        hint="delete it, or type the words around it again"
        + (f" (and {more} more in this file)" if more else ""),
    )
    return (diagnostic,)


def composed(path: str, text: str) -> tuple[str, Diagnostics]:
    """Return the text with each letter and its accent as the one character that they show."""
    whole = unicodedata.normalize("NFC", text)
    return whole, (_in_two_parts(path, text, whole),) if whole != text else ()


def _in_two_parts(path: str, text: str, whole: str) -> Diagnostic:
    lines = zip(text.split("\n"), whole.split("\n"), strict=True)
    line, (old, new) = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
    column = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(new))
    return Diagnostic(
        code=Code.LETTER_IN_TWO_PARTS,
        message="a letter is written here as two characters, a plain one and its accent; it is "
        "read as one",
        span=Span(path, line, column + 1),
        hint="type the letter again, or save the file with composed letters (NFC)",
        severity=Severity.WARNING,
    )


def _name(character: str) -> str:
    point = ord(character)
    name = CONTROL_NAMES.get(point) or unicodedata.name(character, "")
    return f"U+{point:04X}" + (f" ({name})" if name else "")

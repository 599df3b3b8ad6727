"""STORE: the bytes of a source file -> text with countable lines, or what is wrong with it."""

from __future__ import annotations

import re
import unicodedata

from policyloom.diagnostics import Diagnostic, Diagnostics, Severity, Span

# Characters that nobody sees but programs act on: controls other than tab and line feed, line
# separators that editors count differently, marks that show words in another order, and letters
# of no width, which make two words of one that looks the same.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028\u2029\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e007f]"
)
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
CONTROL_NAMES = {0x00: "NUL", 0x08: "BACKSPACE", 0x0B: "LINE TABULATION", 0x0C: "FORM FEED",
                 0x1B: "ESCAPE", 0x7F: "DELETE", 0x85: "NEXT LINE"}  # fmt: skip


def decode_text(path: str, data: bytes) -> tuple[str, Diagnostics]:
    """Return the text with line feeds only and no byte order mark; damaged bytes become U+FFFD."""
    try:
        text = _unify(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _unify(data.decode("utf-8-sig", "replace")), (_not_utf_8(path, data, error),)
    return text, _unseen(path, text)


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
        code="not-utf-8",
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
    found = UNSEEN.search(text)
    if not found:
        return ()
    more = len(UNSEEN.findall(text)) - 1
    diagnostic = Diagnostic(
        code="control-character",
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
        code="letter-in-two-parts",
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

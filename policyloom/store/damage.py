"""STORE: words that another program damaged -> their place, and what they most likely were."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LOST = "\ufffd"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
BULLETS = frozenset("\uf0b7\uf0a7\uf0d8\uf076\uf02d")
"""What Word's own typefaces have as bullets."""
FURTHER = "".join(map(chr, range(0x80, 0xC0))) + bytes(range(0x80, 0xC0)).decode(
    "cp1252", "ignore"
)
"""What the further bytes of a letter in UTF-8 look like in the old encodings of Windows."""
LETTERS = "|".join(
    f"[{first}-{last}][{FURTHER}]{{{number}}}"
    for first, last, number in (("\xc2", "\xdf", 1), ("\xe0", "\xef", 2), ("\xf0", "\xf4", 3))
)
DAMAGED = re.compile(f"{LOST}|[{PRIVATE}]|{LETTERS}")


def damaged_words(path: str, text: str) -> Iterator[Diagnostic]:
    """Yield the first of each kind of damage; one broken paste often brings many."""
    told: set[str] = set()
    for found in DAMAGED.finditer(text):
        said = _said(found[0])
        if said and said[0] not in told:
            told.add(said[0])
            yield _problem(path, text, found, *said)


def _said(words: str) -> tuple[str, str] | None:
    """Return what is wrong, and the remedy; nothing where nothing is."""
    if words == LOST:
        return "a letter was lost here, and `\ufffd` stands for it", "type the word again"
    if words in BULLETS:
        return "this is a bullet of Word's, which no typeface has", "begin the line with `- `"
    if unicodedata.category(words[0]) == "Co":
        point = f"U+{ord(words[0]):04X}"
        return f"{point} is a sign that only one program's typeface has", "type what it shows"
    meant = _meant(words)
    if meant is None:
        return None
    return "these letters were read in the wrong encoding", f"they are most likely `{meant}`"


def _meant(words: str) -> str | None:
    """Return the letters that were taken for others, as `é` is for `Ã©`."""
    try:
        meant = b"".join(map(_byte, words)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return meant if len(meant) == 1 else None


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1" if letter < "\u0100" else "cp1252")


def _problem(path: str, text: str, found: re.Match[str], message: str, hint: str) -> Diagnostic:
    before = text[: found.start()]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Diagnostic(
        code=Code.DAMAGED_TEXT,
        message=message,
        span=Span(path, line, column, len(found[0])),
        hint=hint,
    )

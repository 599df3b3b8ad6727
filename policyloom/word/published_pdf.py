"""IMPORT: a PDF -> its words in reading order, without what only furnishes its pages."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.errors import DependencyError

from policyloom.word.apart import NotReadError
from policyloom.word.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator

EDGE, FEW = 4, 2
LOCKED = "it is locked with a password, so its words cannot be read"
BEGINS, ENDS = frozenset({b"BDC", b"BMC"}), b"EMC"
LAST_SHOWN = frozenset({b"Tj", b"'", b'"'})
# A bullet is drawn apart from its line, and stands somewhere else in the text of a page.
BULLETS = re.compile("[•◦▪●○■\ue000-\uf8ff]")
# Dots that lead to a page number.
LEADERS = re.compile(r"\.{4,}")
# A line that ends after a hyphen of the text itself; nothing is hyphenated by the program.
BROKEN = re.compile(r"(?<=\w-)\n(?=\w)")
# What other programs write for two or three letters that are drawn as one.
LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)


def read_pdf(data: bytes) -> Published:
    """Return the words and the properties of a PDF; raises NotReadError."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        check_open(reader)
        text = "\n".join(_without_running_lines(list(_pages(reader))))
        facts = {
            str(name).removeprefix("/").lower(): str(value)
            for name, value in (reader.metadata or {}).items()
        }
        signed = b"/ByteRange" in data
    except NotReadError:
        raise
    except DependencyError as problem:
        raise NotReadError(LOCKED) from problem
    except Exception as problem:
        # A damaged file can make the library fail in any way.
        raise NotReadError(f"it is not a PDF that can be read: {problem}") from problem
    words = BROKEN.sub("", LEADERS.sub(" ", BULLETS.sub("", text))).translate(LIGATURES)
    return Published(form="pdf", words=words, facts=facts, signed=signed)


def check_open(reader: PdfReader) -> None:
    """Refuse a file that only a password opens; one that merely restricts printing is read."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotReadError(LOCKED)


def _pages(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        yield page.extract_text(visitor_operand_before=_without_furniture())


def _without_running_lines(pages: list[str]) -> Iterator[str]:
    """Yield the pages without the lines that stand at the edges of most of them.

    Our own PDFs mark such lines as furniture; a PDF that Word made of our file does not.
    """
    edges = Counter(line for page in pages for line in set(_edges(page)))
    running = {line for line, count in edges.items() if count > max(len(pages) / 2, FEW)}
    for page in pages:
        lines = page.split("\n")
        kept = [
            line
            for at, line in enumerate(lines)
            if EDGE <= at < len(lines) - EDGE or _masked(line) not in running
        ]
        yield "\n".join(kept)


def _edges(page: str) -> list[str]:
    lines = page.split("\n")
    return [_masked(line) for line in (*lines[:EDGE], *lines[-EDGE:]) if line.strip()]


def _masked(line: str) -> str:
    """Return a line in which every number is the same, for lines that count pages."""
    return re.sub(r"\d+", "0", line).strip()


def _without_furniture() -> Any:  # noqa: ANN401 - the library's own callback
    """Return what blanks, before it is read, all text inside marks that say it is furniture."""
    depth: list[bool] = []

    def look(operator: bytes, operands: list[Any], _matrix: object, _text: object) -> None:
        if operator in BEGINS:
            depth.append(bool(operands) and operands[0] == "/Artifact")
        elif operator == ENDS:
            del depth[-1:]
        elif any(depth) and operator in LAST_SHOWN:
            operands[-1] = b""
        elif any(depth) and operator == b"TJ":
            operands[0] = []

    return look

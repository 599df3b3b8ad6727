"""IMPORT: a PDF -> its words in reading order, without what only furnishes its pages."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdf import PdfReader
from pypdf.errors import DependencyError

from policyloom.english.ties import TIE
from policyloom.limits import STRANGER
from policyloom.word.apart import NotReadError
from policyloom.word.pdf_carried import carried_by
from policyloom.word.published import Answer, Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject

EDGE, FEW = 4, 2
PAINTS = frozenset((
    b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"INLINE IMAGE",
))  # fmt: skip
COLOURS = {b"g": [1.0], b"rg": [1.0] * 3, b"k": [0.0] * 4}
"""White, by the operator that sets a colour."""
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
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", TIE: " "}
)


def read_pdf(data: bytes) -> Published:
    """Return the words and the properties of a PDF; raises NotReadError."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        check_open(reader)
        _check_pages(reader)
        pages = list(_pages(reader))
        text = "\n".join(_without_running_lines([page.words for page in pages]))
        beside = [one for page in reader.pages for one in _annotations(page)]
        links, carried = carried_by(reader)
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
    return Published(
        form="pdf",
        words=words,
        facts=facts,
        around=tuple(one for one in beside if isinstance(one, str)),
        answers=tuple(one for one in beside if isinstance(one, Answer)),
        links=links,
        carried=carried,
        drawn=tuple(page.drawn for page in pages),
        signed=signed,
    )


def check_open(reader: PdfReader) -> None:
    """Refuse a file that only a password opens; one that merely restricts printing is read."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotReadError(LOCKED)


def _check_pages(reader: PdfReader) -> None:
    if len(reader.pages) > STRANGER.pages:
        raise NotReadError(f"it has more than {STRANGER.pages:,} pages")


class _Page(NamedTuple):
    """The words of a page, and how many shapes, pictures and other pieces of text are on it."""

    words: str
    drawn: str


def _pages(reader: PdfReader) -> Iterator[_Page]:
    for page in reader.pages:
        sight = _Sight()
        words = page.extract_text(visitor_operand_before=sight.look)
        cropped = page.cropbox != page.mediabox and f", cropped to {list(page.cropbox)}"
        drawn = f"{sight.drawn} shapes and pictures, {sight.blanked} pieces of text beside it"
        yield _Page(words, f"{drawn}{cropped or ''}")


def _annotations(page: PageObject) -> Iterator[str | Answer]:
    """Yield what lies upon a page: answers in its form, and what else somebody put; no links."""
    for given in page.get("/Annots") or ():
        one: Any = given.get_object()
        kind = str(one.get("/Subtype", "")).removeprefix("/")
        if kind == "Widget":
            parent: Any = one.get("/Parent", {}).get_object() if "/Parent" in one else {}
            name, value, kept = (one.get(k, parent.get(k, "")) for k in ("/T", "/V", "/FT"))
            if kept != "/Sig":
                yield Answer(place=str(name), words=str(value).strip())
        elif kind not in {"Link", "Popup"}:
            yield f"{kind}: {one.get('/Contents', '')}".strip()


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


class _Sight:
    """Blanks, before it is read, all text that only furnishes the pages or that nobody sees.

    It counts what is drawn: a shape, line or picture may lie over words, furniture or not. It
    counts what it blanks as well, so that no words can be added as furniture or out of sight.
    """

    def __init__(self) -> None:
        self.drawn = self.blanked = 0
        self._furniture: list[bool] = []
        self._colours: list[bool] = []
        self._white = self._unpainted = False

    def look(self, operator: bytes, operands: list[Any], _matrix: object, _text: object) -> None:
        """Look at one operator of the page before its words are taken."""
        if operator in BEGINS:
            self._furniture.append(bool(operands) and operands[0] == "/Artifact")
        elif operator == ENDS:
            del self._furniture[-1:]
        elif operator in PAINTS:
            self.drawn += 1
        elif operator == b"Tr":
            self._unpainted = bool(operands) and operands[0] in {3, 7}
        elif operator in COLOURS:
            self._white = list(map(float, operands)) == COLOURS[operator]
        elif operator == b"q":
            self._colours.append(self._white)
        elif operator == b"Q":
            self._white = self._colours.pop() if self._colours else False
        elif any(self._furniture) or self._white or self._unpainted:
            self.blanked += _blank(operator, operands)


def _blank(operator: bytes, operands: list[Any]) -> bool:
    if operator in LAST_SHOWN:
        operands[-1] = b""
    elif operator == b"TJ":
        operands[0] = []
    return operator in LAST_SHOWN or operator == b"TJ"

"""A PDF as its tags tell it: the words in the order of the structure, read once a page.

Poppler can do this too, and draws the page anew for every tag, which takes a quarter of a minute
for a policy; `tests/test_pdf_reading.py` checks that both say the same.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE_NUMBER = re.compile(r" \d+")
SHOWS = frozenset({"Tj", "TJ", "'", '"'})
CODES = re.compile(rb"<([0-9A-Fa-f]+)>")
BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text and the tags around it, from the outermost."""

    text: str
    tags: tuple[str, ...]


def said_words(pieces: list[Said]) -> str:
    """Return what is said without what the page itself adds: bullets and the contents' pages."""
    return (
        "".join(
            piece.text
            for piece in pieces
            if not _is_bullet(piece)
            and not ("TOC" in piece.tags and PAGE_NUMBER.fullmatch(piece.text))
        )
        .replace("\u00a0", " ")
        .replace(" ", "")
    )


def _is_bullet(piece: Said) -> bool:
    """A number before a paragraph is not in a list; a term is, and is no bullet."""
    return "Lbl" in piece.tags and re.fullmatch(r"\W|\w+\.", piece.text.strip()) is not None


def read_aloud(pdf: bytes) -> list[Said]:
    """Return what a screen reader is given, in the order of the tags."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = {page.objgen: _Page().read(page) for page in opened.pages}
        return list(_said(opened.Root.StructTreeRoot, (), None, pages))


def _said(
    tag: Any,  # noqa: ANN401  a PDF object
    tags: tuple[str, ...],
    page: Any,  # noqa: ANN401  a PDF object
    pages: dict[Any, dict[int, str]],
) -> Iterator[Said]:
    """Yield the words of a tag; the page on which its pieces stand is its own or its parent's."""
    within = (*tags, str(tag.S)[1:]) if "/S" in tag else tags
    page = tag.get("/Pg", page)
    if "/ActualText" in tag:
        yield Said(str(tag.ActualText), within)
        return
    kids = tag.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield Said(pages[page.objgen][kid], within)
        elif kid.get("/Type") == "/MCR":
            yield Said(pages[kid.get("/Pg", page).objgen][int(kid.MCID)], within)
        elif "/S" in kid:
            yield from _said(kid, within, page, pages)


@dataclass(slots=True)
class _Page:
    """What a page shows, by the number of each marked piece."""

    font: dict[bytes, str] = field(default_factory=dict)
    kept: list[dict[bytes, str]] = field(default_factory=list)
    marks: list[tuple[int | None, str | None]] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)

    def read(self, page: Any) -> dict[int, str]:  # noqa: ANN401  a PDF object
        named = page.get("/Resources", {}).get("/Font", {})
        fonts = {name: _letters(font) for name, font in named.items()}
        for one in pikepdf.parse_content_stream(page):
            self._do(str(one.operator), one.operands, fonts)
        return self.said

    def _do(self, operator: str, given: Any, fonts: dict[str, dict[bytes, str]]) -> None:  # noqa: ANN401
        if operator == "Tf":
            self.font = fonts[str(given[0])]
        elif operator == "q":
            self.kept.append(self.font)
        elif operator == "Q":
            self.font = self.kept.pop()
        elif operator in {"BDC", "BMC"}:
            self._begin(given[1] if operator == "BDC" else {})
        elif operator == "EMC":
            self.marks.pop()
        elif operator in SHOWS:
            self._say(self._shown(given[-1]))

    def _begin(self, properties: Any) -> None:  # noqa: ANN401  a PDF object
        number = int(properties.MCID) if "/MCID" in properties else self._number()
        if number is not None:
            self.said.setdefault(number, "")
        instead = str(properties.ActualText) if "/ActualText" in properties else None
        if instead is not None:
            self._say(instead, number)
        self.marks.append((number, instead))

    def _number(self) -> int | None:
        return self.marks[-1][0] if self.marks else None

    def _say(self, words: str, number: int | None = None) -> None:
        """Add words to the piece they are in, unless other words stand for them."""
        number = self._number() if number is None else number
        if number is not None and all(instead is None for _, instead in self.marks):
            self.said[number] += words

    def _shown(self, operand: Any) -> str:  # noqa: ANN401  a PDF object
        pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
        strings = [bytes(one) for one in pieces if isinstance(one, pikepdf.String)]
        return "".join(
            self.font[whole[at : at + 2]] for whole in strings for at in range(0, len(whole), 2)
        )


def _letters(font: Any) -> dict[bytes, str]:  # noqa: ANN401  a PDF object
    """Return which letters the two-byte codes of a font stand for, by its `ToUnicode` table."""
    letters: dict[bytes, str] = {}
    for kind, block in BLOCK.findall(font.ToUnicode.read_bytes()):
        if kind == b"bfchar":
            codes = [bytes.fromhex(code.decode()) for code in CODES.findall(block)]
            pairs = zip(codes[::2], codes[1::2], strict=True)
            letters |= {code: text.decode("utf-16-be") for code, text in pairs}
        else:
            letters |= dict(_ranges(block))
    return letters


def _ranges(block: bytes) -> Iterator[tuple[bytes, str]]:
    for first, last, start, listed in RANGE.findall(block):
        texts = [bytes.fromhex(one.decode()) for one in CODES.findall(listed)]
        for step in range(int(last, 16) - int(first, 16) + 1):
            code = (int(first, 16) + step).to_bytes(2, "big")
            if texts:
                yield code, texts[step].decode("utf-16-be")
            else:
                letter = int(start, 16) + step
                yield code, letter.to_bytes(len(start) // 2, "big").decode("utf-16-be")

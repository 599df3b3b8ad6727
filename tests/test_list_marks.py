"""Bullets and numbers in each other, to the depth that a text may have, bear the same marks."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document as WordFile

from policyloom.document import NUMERALS, Document, Enclosure, List, ListStyle, bullet, item_number
from policyloom.markdown.reader import DEEPEST
from policyloom.writers import write
from tests.pages import made, parsed, quiet_pdf
from tests.sample import bullets, item, para, provision, section
from tests.support.aloud import read_aloud

if TYPE_CHECKING:
    from pathlib import Path

STYLES = {"u": ListStyle.BULLET, "o": ListStyle.DECIMAL}
NESTINGS = ["".join(kinds) for n in range(DEEPEST) for kinds in product("uo", repeat=n + 1)]
"""``uo`` is a numbered list in an item of bullets."""


def nested(kinds: str) -> List:
    """Return lists in each other, in which each item says what it stands in."""
    inner: List | None = None
    for at in range(len(kinds), 0, -1):
        said = para(f"x{kinds[:at]}x")
        inner = bullets(item(said, inner) if inner else item(said), style=STYLES[kinds[at - 1]])
    assert inner
    return inner


@cache
def document() -> Document:
    """Return a document that holds every nesting; the deepest ones have all the others in them."""
    deepest = [nested(kinds) for kinds in NESTINGS if len(kinds) == DEEPEST]
    blocks = [block for one in deepest for block in (para("apart"), one)]
    body = (section("a", "", "Title", provision("a/b", "", "", *blocks)),)
    return replace(made("decimal_policy"), control=(), notices=(), sections=body)


def marks(text: str) -> dict[str, set[str]]:
    """Return the marks before the items of each nesting."""
    found: dict[str, set[str]] = {}
    for mark, kinds in re.findall(r"(\S+)\s+x([uo]+)x", text):
        found.setdefault(kinds, set()).add(mark)
    return found


def drawn(kinds: str) -> str:
    """Return the mark of the innermost list."""
    return "1." if kinds[-1] == "o" else bullet(len(kinds) - 1)


DRAWN = {kinds: {drawn(kinds)} for kinds in NESTINGS}
TYPED = {kinds: {"1." if kinds[-1] == "o" else "-"} for kinds in NESTINGS}


def test_every_mark_is_drawn_in_a_pdf() -> None:
    assert marks(pdf_text(quiet_pdf(document()))) == DRAWN


def test_every_mark_is_drawn_by_typst() -> None:
    pytest.importorskip("typst", reason="needs the extra typst")
    assert marks(pdf_text(write(document(), "pdf", "typst"))) == DRAWN


def pdf_text(pdf: bytes) -> str:
    """Return the words in the order of the tags, with the marks that the lists draw."""
    return " ".join(piece.text for piece in read_aloud(pdf))


@pytest.mark.parametrize("form", ["text", "md"])
def test_text_has_the_marks_that_people_type(form: str) -> None:
    assert marks(write(document(), form).decode()) == TYPED


def test_a_page_has_the_lists_in_each_other() -> None:
    page = parsed(write(document(), "html"))
    found = {
        said[1:-1]: "".join("uo"[one.tag == "ol"] for one in item.iterancestors("ul", "ol"))[::-1]
        for item in page.cssselect("main li")
        if (said := (item[0].text or "")).startswith("x")
    }
    assert found == {kinds: kinds for kinds in NESTINGS}


def test_word_counts_with_the_same_marks() -> None:
    word = WordFile(io.BytesIO(write(document(), "docx")))
    found: dict[str, set[str]] = {}
    for one in word.paragraphs:
        if one.text.startswith("x"):
            found.setdefault(one.text[1:-1], set()).add(word_mark(word, one))
    assert found == DRAWN


def word_mark(word: Any, paragraph: Any) -> str:  # noqa: ANN401  elements without types
    """Return what Word puts before a paragraph, as it or its style says."""
    styled = paragraph.style.element
    (given,) = paragraph._p.xpath("w:pPr/w:numPr") or styled.xpath("w:pPr/w:numPr")
    level = given.ilvl.val if given.ilvl is not None else 0
    numbering = word.part.numbering_part.element
    kind = numbering.num_having_numId(given.numId.val).abstractNumId.val
    path = f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[@w:ilvl='{level}']/w:lvlText/@w:val"
    (label,) = numbering.xpath(path)
    return str(label.replace(f"%{level + 1}", "1"))


# LISTS THAT COUNT IN EVERY WAY

COUNTED = [
    (style, enclosure, start)
    for style in NUMERALS
    for enclosure in Enclosure
    for start in (1, 3, 25)
]


@cache
def counting() -> Document:
    """Return a document with a list of three for each way to count, which say their marks."""
    blocks = [
        block
        for style, enclosure, start in COUNTED
        for block in (para("apart"), counts(style, enclosure, start))
    ]
    body = (section("a", "", "Title", provision("a/b", "", "", *blocks)),)
    return replace(made("decimal_policy"), control=(), notices=(), sections=body)


def counts(style: ListStyle, enclosure: Enclosure, start: int) -> List:
    said = [item_number(style, number, enclosure) for number in range(start, start + 3)]
    items = bullets(*(f"x{mark}x" for mark in said)).items
    return List(style=style, items=items, start=start, enclosure=enclosure)


def agree(text: str) -> None:
    """See that every item of these lists has the mark that it says it has."""
    found = re.findall(r"(\S+)\s+x(\S+)x", text)
    assert len(found) == 3 * len(COUNTED)
    assert [mark for mark, _ in found] == [said for _, said in found]


def test_every_way_to_count_in_a_pdf() -> None:
    agree(pdf_text(quiet_pdf(counting())))


def test_every_way_to_count_by_typst() -> None:
    pytest.importorskip("typst", reason="needs the extra typst")
    agree(pdf_text(write(counting(), "pdf", "typst")))


@pytest.mark.parametrize("form", ["text", "md"])
def test_every_way_to_count_in_text(form: str) -> None:
    agree(write(counting(), form).decode().replace("\\", ""))


@pytest.mark.needs("soffice")
def test_every_way_to_count_in_word(tmp_path: Path) -> None:
    (tmp_path / "file.docx").write_bytes(write(counting(), "docx"))
    agree(as_text(tmp_path / "file.docx"))


def as_text(file: Path) -> str:
    """Return the words that LibreOffice prints, with the marks that it counts."""
    convert = ["soffice", f"-env:UserInstallation=file://{file.parent}/profile", "--headless"]
    subprocess.run(
        [*convert, "--convert-to", "txt:Text", "--outdir", str(file.parent), str(file)],
        check=True, capture_output=True,
    )  # fmt: skip
    return file.with_suffix(".txt").read_text("utf-8")


def test_every_way_to_count_on_a_page() -> None:
    page = parsed(write(counting(), "html"))
    styles = {"": ListStyle.DECIMAL, "a": ListStyle.ALPHA, "i": ListStyle.ROMAN}
    found = [
        (
            styles[one.get("type", "")],
            Enclosure(one.get("class", "dot")),
            int(one.get("start", "1")),
        )
        for one in page.cssselect("main ol")
    ]
    assert found == COUNTED

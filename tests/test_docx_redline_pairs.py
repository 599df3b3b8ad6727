"""Redlines of two documents in Word: accepting gives exactly the new, rejecting exactly the old.

Another program, which shares nothing with the writer, does the accepting and rejecting.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import pytest
import rdocx
from hypothesis import assume, example, given, settings

from policyloom.changes import compare
from policyloom.document import Column, ListStyle, Look, SectionKind, Table, all_blocks
from policyloom.remembered import remembered
from policyloom.writers.docx import write_docx
from tests import content, word
from tests.edits import pair_of, seeds
from tests.generated import numbered
from tests.pages import made
from tests.sample import (
    bullets,
    cell,
    control,
    head,
    para,
    provision,
    register,
    row,
    section,
    shelters,
    words,
)
from tests.support.docx import validate_docx
from tests.support.sampling import examples, sampled
from tests.test_changes_library import documents, own_library
from tests.word import printed, sheets, tree, w

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

    from policyloom.document import Block, Document

REAL = (
    ("peak-vale", "peak-vale"),
    ("alderbrook", "alderbrook"),
    ("peak-vale/hollin-bank", "peak-vale/hollin-bank"),
    ("peak-vale/wren-hill", "peak-vale/wren-hill"),
    ("peak-vale/st-giles", "peak-vale/st-giles"),
    ("alderbrook", "peak-vale"),
    ("peak-vale", "alderbrook"),
    ("peak-vale/hollin-bank", "peak-vale"),
    ("alderbrook", "peak-vale/three-beeches"),
)


# A form loses its only row of two columns.
@example(21428)
@settings(max_examples=examples(40))
@given(seeds)
def test_the_redline_of_any_two_documents_has_both_in_it(seed: int) -> None:
    assert_both(*pair_of(seed), independent=False)


# An item that holds only a list has a number, with nothing behind it.
@example(6013)
@settings(max_examples=examples(20))
@given(seeds)
def test_another_program_finds_both_documents(seed: int) -> None:
    pair = pair_of(seed)
    # That program leaves columns that came or went as they are.
    assume(_columns(pair[0]) == _columns(pair[1]))
    assert_both(*pair, independent=True)


def test_a_column_comes_and_goes_as_a_whole(tmp_path: Path) -> None:
    pairs = map(pair_of, range(1000))
    old, new = next(pair for pair in pairs if _columns(pair[0]) - _columns(pair[1]) == 1)
    redline = tmp_path / "redline.docx"
    redline.write_bytes(write_docx(compare(old, new, {}).redline))
    assert b"w:cellDel" in zipfile.ZipFile(redline).read("word/document.xml")
    assert validate_docx(redline) == []
    assert_both(old, new, independent=False)
    assert_both(new, old, independent=False)


def _columns(document: Document) -> int:
    return sum(len(one.widths) for one in all_blocks(document) if isinstance(one, Table))


@pytest.mark.parametrize(("before", "after"), sampled(REAL, every=3))
def test_the_redline_of_two_real_documents_has_both_in_it(before: str, after: str) -> None:
    old, new = of_body(before)[0], of_body(after)[-1]
    assert old != new
    assert_both(old, new, independent=True)


OTHERS = (
    ("alderbrook:social-media", "larkfield:social-media-for-trusts"),
    ("larkfield:social-media-for-trusts", "ashmere:social-media-by-role"),
    ("ashmere:social-media-by-role", "brook-federation:social-media-for-federations"),
    ("brook-federation:social-media-for-federations", "three-fells:social-media-for-federations"),
    ("nant-y-wennol:social-media-short", "larkfield:social-media-for-trusts"),
    ("peak-vale:acceptable-use", "alderbrook:social-media"),
)


@pytest.mark.parametrize(("before", "after"), sampled(OTHERS, every=2))
def test_documents_that_are_numbered_and_laid_out_otherwise(before: str, after: str) -> None:
    assert_both(content.made(before), content.made(after), independent=True)


STYLES = ('{numbering: "1.0", clause-numbering: "1.1"}', "{numbering: none}", '{numbering: "1.0"}')


@pytest.mark.parametrize("style", STYLES)
def test_a_body_that_numbers_otherwise(style: str) -> None:
    name, overlay = "alderbrook:social-media", "trusts/alderbrook/overlay.yaml"
    other = content.changed({overlay: ("look:", f"style: {style}\nlook:")})
    old, new = content.made(name), content.made(name, other)
    assert_both(old, new, independent=True)
    assert_both(new, old, independent=True)


WORDS, LISTED = para("The head."), bullets("The head.")
WIDE = replace(register(*shelters(1)), landscape=True)
TURNED = replace(WIDE, landscape=False)
LIST = bullets("We write in 5 days.", "Is it settled? No.", style=ListStyle.DECIMAL)
TABLE = Table(
    key="a/steps",
    caption=words("Steps"),
    description="Each step in order.",
    widths=(10, 20, 40, 30),
    columns=tuple(Column(key=key) for key in ("step", "who", "what", "when")),
    header=(row(head("Step"), head("Who"), head("What"), head("By when")),),
    rows=(
        row(head("1"), "We", "write", "in 4 days", key="write"),
        row(head("2"), cell("Is it settled?", columns=3), key="settled"),
    ),
)


def small(
    *blocks: Block, look: Look | None = None, kind: SectionKind = SectionKind.BODY
) -> Document:
    """Return a document of document control and of two sections, one of which has these blocks."""
    found = (
        replace(section("a", "", "First", provision("a/b", "", "", *blocks)), kind=kind),
        section("z", "", "Last", provision("z/b", "", "", "Words.")),
    )
    # Nothing stands between the title and the contents.
    about = look or Look(control_place="end")
    return numbered(replace(made("decimal_policy"), look=about, notices=(), sections=found))


def controlled(*blocks: Block) -> Document:
    """Return a document with document control in lines, of one row."""
    look = Look(control_layout="lines")
    return replace(small(WORDS, look=look), control=(control("owner", "Owner", *blocks),))


def last_wide(document: Document) -> Document:
    """Return a document without anything behind its first section."""
    return replace(document, control=(), sections=document.sections[:1])


FOUND = {
    "a section that becomes an appendix, the next one counted before it in the contents": (
        small(WORDS),
        small(WORDS, kind=SectionKind.APPENDIX),
    ),
    "a strapline before the contents": (
        small(WORDS),
        small(WORDS, look=Look(control_place="end", strapline="Kind hearts")),
    ),
    "a wide table before upright sheets": (small(WORDS), small(WORDS, WIDE)),
    "a wide table on the last sheets": (last_wide(small(WORDS)), last_wide(small(WIDE))),
    "a wide section in place of one that was upright": (
        small(WIDE),
        numbered(replace(small(WIDE), sections=small(WORDS, WIDE).sections[::-1])),
    ),
    "the same table turned upright": (small(WIDE), small(TURNED)),
    "steps as a table that were a list": (small(LIST), small(TABLE)),
    "control beside its label that was below": (controlled(LISTED), controlled(WORDS)),
    "control with a table above the words": (controlled(WORDS, LISTED), controlled(WIDE, WORDS)),
    "control with a table between": (controlled(WORDS, WIDE, LISTED), controlled(WORDS, LISTED)),
}


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize("independent", [False, True])
def test_a_redline_that_was_once_neither_document(name: str, *, independent: bool) -> None:
    old, new = FOUND[name]
    assert_both(old, new, independent=independent)
    assert_both(new, old, independent=independent)


@cache
def of_body(body: str) -> list[Document]:
    """Return the policy of a body, on the earlier day first."""
    found = documents(own_library(), body, "social-media")
    of_it = [document for document in found if document.body == body]
    assert of_it
    return of_it


def assert_both(old: Document, new: Document, *, independent: bool) -> None:
    docx = write_docx(compare(old, new, {}).redline)
    accepted, rejected = both(docx) if independent else (word.accepted(docx), word.rejected(docx))
    assert read(accepted) == as_written(new)
    assert read(rejected) == as_written(old)


@remembered(64)
def as_written(document: Document) -> object:
    """Return how a document reads that was never a redline; the real ones stand in many pairs."""
    return read(write_docx(document))


def both(docx: bytes) -> tuple[bytes, bytes]:
    """Return what another program makes of accepting and of rejecting every change.

    With an older page it would also bring back that this had no headers, which no file says.
    """
    accepted = rdocx.Document.from_bytes(docx)
    rejected = rdocx.Document.from_bytes(word.with_old_pages(docx))
    accepted.accept_all()
    rejected.reject_all()
    return accepted.to_bytes(), rejected.to_bytes()


def read(docx: bytes) -> object:
    """Return how sheets lie, what every paragraph is and says, and the shape of every table."""
    return sheets(docx), printed(docx), [shapes(one) for one in tree(docx).iter(w("tbl"))]


def shapes(table: _Element) -> list[list[tuple[int, bool, int]]]:
    """Return how many columns each cell spans, whether it spans rows, and its paragraphs.

    A column in which no cell begins any more, because its row is gone, is none to a reader.
    """
    rows = [row.findall(w("tc")) for row in table.findall(w("tr"))]
    placed = [list(pairwise(accumulate(map(columns_of, row), initial=0))) for row in rows]
    edges = sorted({edge for row in placed for place in row for edge in place})
    return [
        [
            (
                edges.index(end) - edges.index(start),
                cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None,
                len(cell.findall(w("p"))),
            )
            for cell, (start, end) in zip(row, places, strict=True)
        ]
        for row, places in zip(rows, placed, strict=True)
    ]


def columns_of(cell: _Element) -> int:
    """Return how many columns of its table's grid a cell takes."""
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return 1 if span is None else int(span.get(w("val"), "1"))

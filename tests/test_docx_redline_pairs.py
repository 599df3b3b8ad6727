"""Redlines of two documents in Word: accepting gives exactly the new, rejecting exactly the old.

Another program, which shares nothing with the writer, does the accepting and rejecting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdocx
from hypothesis import given, settings

from policyloom.changes import compare
from policyloom.writers.docx import write_docx
from tests import content, word
from tests.edits import pair_of, seeds
from tests.support.sampling import examples
from tests.test_changes_library import published
from tests.word import printed, tree, w

if TYPE_CHECKING:
    from lxml.etree import _Element

    from policyloom.document import Document

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


@settings(max_examples=examples(40))
@given(seeds)
def test_the_redline_of_any_two_documents_has_both_in_it(seed: int) -> None:
    assert_both(*pair_of(seed), independent=False)


@settings(max_examples=examples(20))
@given(seeds)
def test_another_program_finds_both_documents(seed: int) -> None:
    assert_both(*pair_of(seed), independent=True)


@pytest.mark.parametrize(("before", "after"), REAL)
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


@pytest.mark.parametrize(("before", "after"), OTHERS)
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


def of_body(body: str) -> list[Document]:
    """Return the policy of a body, on the earlier day first."""
    found = [d for d in published()[0] if (d.body, d.policy) == (body, "social-media")]
    assert found
    return found


def assert_both(old: Document, new: Document, *, independent: bool) -> None:
    docx = write_docx(compare(old, new, {}).redline)
    accepted, rejected = both(docx) if independent else (word.accepted(docx), word.rejected(docx))
    assert read(accepted) == read(write_docx(new))
    assert read(rejected) == read(write_docx(old))


def both(docx: bytes) -> tuple[bytes, bytes]:
    """Return what another program makes of accepting and of rejecting every change."""
    accepted, rejected = rdocx.Document.from_bytes(docx), rdocx.Document.from_bytes(docx)
    accepted.accept_all()
    rejected.reject_all()
    return accepted.to_bytes(), rejected.to_bytes()


def read(docx: bytes) -> object:
    """Return the style, number and words of every paragraph, and the shape of every table."""
    rows = (row for row in tree(docx).iter(w("tr")))
    return printed(docx), [[shape(cell) for cell in row.findall(w("tc"))] for row in rows]


def shape(cell: _Element) -> tuple[str, bool, int]:
    """Return how many columns a cell spans, whether it spans rows, and its paragraphs."""
    properties = f"{w('tcPr')}/"
    span = cell.find(f"{properties}{w('gridSpan')}")
    merged = cell.find(f"{properties}{w('vMerge')}") is not None
    columns = "1" if span is None else span.get(w("val"), "1")
    return columns, merged, len(cell.findall(w("p")))

"""Redlines in Word: accepting every change gives the new document, rejecting every one the old."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import rdocx
from hypothesis import given, settings

from policyloom.changes import compare
from policyloom.document import Deleted, Inserted, Revision, Text
from policyloom.writers.docx import write_docx
from tests import sample, word
from tests.redlines import redlines
from tests.sides import new_side, old_side
from tests.support.docx import validate_docx
from tests.support.sampling import examples
from tests.word import printed, stories, tree, w

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from policyloom.document import Document

    Transform = Callable[[bytes], bytes]


def rdocx_accepted(docx: bytes) -> bytes:
    document = rdocx.Document.from_bytes(docx)
    document.accept_all()
    return document.to_bytes()


def rdocx_rejected(docx: bytes) -> bytes:
    document = rdocx.Document.from_bytes(docx)
    document.reject_all()
    return document.to_bytes()


@pytest.mark.parametrize("accept", [word.accepted, rdocx_accepted], ids=["ours", "rdocx"])
def test_accepting_gives_the_new_document(accept: Transform) -> None:
    redline = sample.redline()
    assert printed(accept(write_docx(redline))) == printed(write_docx(new_side(redline)))


@pytest.mark.parametrize("reject", [word.rejected, rdocx_rejected], ids=["ours", "rdocx"])
def test_rejecting_gives_the_old_document(reject: Transform) -> None:
    redline = sample.redline()
    assert printed(reject(write_docx(redline))) == printed(write_docx(old_side(redline)))


@settings(max_examples=examples(50))
@given(redlines())
def test_any_redline_has_both_documents_in_it(redline: Document) -> None:
    docx = write_docx(redline)
    assert printed(word.accepted(docx)) == printed(write_docx(new_side(redline)))
    assert printed(word.rejected(docx)) == printed(write_docx(old_side(redline)))


@settings(max_examples=examples(20))
@given(redlines())
def test_another_program_finds_both_documents(redline: Document) -> None:
    docx = write_docx(redline)
    assert printed(rdocx_accepted(docx)) == printed(write_docx(new_side(redline)))
    assert printed(rdocx_rejected(docx)) == printed(write_docx(old_side(redline)))


def test_a_redline_is_a_sound_file(tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    path.write_bytes(write_docx(sample.redline()))
    assert validate_docx(path) == []


CHANGES = (w("ins"), w("del"), w("pPrChange"))


def test_every_change_has_the_author_the_day_and_a_number_of_its_own() -> None:
    docx = write_docx(sample.redline())
    changes = [change for name in stories(docx) for change in tree(docx, name).iter(*CHANGES)]
    numbers = [change.get(w("id")) for change in changes]
    assert len(set(numbers)) == len(numbers) > 50
    assert {change.get(w("author")) for change in changes} == {"Head of estates"}
    assert {change.get(w("date")) for change in changes} == {"2026-01-12T00:00:00Z"}


def test_a_document_that_is_no_redline_has_no_changes() -> None:
    assert not list(tree(write_docx(sample.policy())).iter(*CHANGES))


def test_a_row_that_comes_is_marked_where_the_schema_has_it() -> None:
    rows = tree(write_docx(sample.redline())).iter(w("trPr"))
    marked = [[child.tag for child in row] for row in rows if row.find(w("ins")) is not None]
    assert marked == [[w("cantSplit"), w("ins")]] * 2


def test_a_link_stands_outside_the_change_of_its_words() -> None:
    root = tree(write_docx(sample.redline()))
    inside = [change for link in root.iter(w("hyperlink")) for change in link.iter(*CHANGES)]
    assert len(inside) > 3
    assert not [link for change in root.iter(*CHANGES) for link in change.iter(w("hyperlink"))]


def test_deleted_words_are_never_printed_as_live_ones() -> None:
    root = tree(write_docx(sample.redline()))
    gone = [text for change in root.iter(w("del")) for text in change.iter()]
    assert not [text for text in gone if text.tag in {w("t"), w("instrText")}]


def test_the_contents_show_a_label_that_counting_has_changed() -> None:
    redline = sample.redline()
    entries = [p for p in tree(write_docx(redline)).iter(w("p")) if word.style_of(p) == "TOC1"]
    introduction = next(p for p in entries if "Introduction" in word.words_of(p))
    assert word.words_of(introduction) == "2. 1.\tIntroduction"
    assert [text.text for text in introduction.iter(w("delText"))] == ["2.", " "]


def test_what_word_cannot_track_is_said_below_every_page() -> None:
    old = sample.decimal_policy()
    new = replace(old, look=replace(old.look, paper="A5"))
    footers = [
        part for part in stories(write_docx(compare(old, new, {}).redline)) if "foot" in part
    ]
    docx = write_docx(compare(old, new, {}).redline)
    said = [word.words_of(tree(docx, name)) for name in footers]
    assert said
    assert all("Not marked: the paper is A5 (was A4)." in words for words in said)


def test_words_that_came_never_touch_those_whose_place_they_took() -> None:
    old, new = (Deleted((Text("Version 1.0"),)), Inserted((Text("Version 1.1"),)))
    redline = replace(sample.redline(), title=(old, new))
    docx = write_docx(redline)
    assert "Version 1.0 Version 1.1" in {word.words_of(p) for p in tree(docx).iter(w("p"))}
    for settled, words in ((word.rejected, "Version 1.0"), (word.accepted, "Version 1.1")):
        assert words in {word.words_of(p) for p in tree(settled(docx)).iter(w("p"))}


def test_a_redline_without_changes_is_the_document() -> None:
    alone = sample.decimal_policy()
    revision = Revision(
        author="Head of estates", date=alone.date, old="Version 1.1", new="Version 1.1"
    )
    made, usual = (
        word.parts(write_docx(one)) for one in (replace(alone, revision=revision), alone)
    )
    assert {name for name in made if made[name] != usual[name]} <= set(
        word.stories(write_docx(alone))
    )
    assert made["word/document.xml"] == usual["word/document.xml"]


def test_the_sections_that_stay_have_the_numbers_of_the_new_document() -> None:
    redline = sample.redline()
    shown, new = (
        [label for label, _ in word.standing(docx) if label.removesuffix(".").isdigit()]
        for docx in (write_docx(redline), write_docx(new_side(redline)))
    )
    assert shown == new


def test_a_redline_names_itself_and_its_marks_below_every_page() -> None:
    docx = write_docx(sample.redline())
    footers = [name for name in word.stories(docx) if "footer" in name]
    assert footers
    for name in footers:
        words = [word.words_of(p) for p in word.tree(docx, name).iter(w("p"))]
        assert words[-1] == f"Changes from version 1.1 to version 2.0. {word.LEGEND}"

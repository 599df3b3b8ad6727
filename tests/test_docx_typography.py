"""What makes a Word file look as the PDF does: cover, room around lists, lines of forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from policyloom.document import Cell, Document, Mark, Numbering, Row, Subheading, Table
from policyloom.word.reading import read_published
from policyloom.writers.docx import write_docx
from tests import sample, sample_blocks
from tests.sample import bullets, item, para, provision, section, words
from tests.word import accepted, rejected, style_of, tree, w, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

ACCENT = "1D4F76"


def one(*blocks: object, **look: object) -> Document:
    """Return a policy of one section without a cover, or as its look says."""
    whole = sample.policy()
    made = section("one", "1.", "One", provision("one", "", "", *blocks))  # type: ignore[arg-type]
    clear = replace(whole.look, cover=False, logo=None)
    return replace(whole, sections=(made,), look=replace(clear, **look))  # type: ignore[arg-type]


def paragraphs(docx: bytes, style: str) -> list[_Element]:
    """Return the paragraphs that have a style."""
    return [p for p in tree(docx).iter(w("p")) if style_of(p) == style]


def spacing(paragraph: _Element, side: str) -> str | None:
    """Return the room that a paragraph asks for itself."""
    found = paragraph.find(f"{w('pPr')}/{w('spacing')}")
    return None if found is None else found.get(w(side))


def fills(docx: bytes, style: str) -> list[str | None]:
    """Return what a style's paragraphs stand on."""
    styles = tree(docx, "word/styles.xml").iter(w("style"))
    found = next(each for each in styles if each.get(w("styleId")) == style)
    return [shade.get(w("fill")) for shade in found.iter(w("shd"))]


# THE COVER


@pytest.mark.parametrize("style", ["Organisation", "Title", "Subtitle"])
def test_the_words_of_a_cover_stand_on_the_bodys_colour(style: str) -> None:
    assert fills(write_docx(one("Words.", cover=True, accent="#1d4f76")), style) == [ACCENT]
    assert fills(write_docx(one("Words.", accent="#1d4f76")), style) == []


def test_whatever_comes_first_below_a_cover_begins_a_page() -> None:
    whole = one("Words.", cover=True)
    bare = replace(whole, control=(), notices=())
    for made in (whole, bare):
        every = list(tree(write_docx(made)).iter(w("p")))
        on_cover = {"Organisation", "Title", "Subtitle", "Strapline"}
        first = next(one for one in every if style_of(one) not in on_cover)
        assert first.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None


# LISTS


def test_what_follows_a_list_stands_apart_from_it() -> None:
    docx = write_docx(one("A:", bullets("one", "two", "three"), "After."))
    items = paragraphs(docx, "ListBullet")
    assert [spacing(each, "after") for each in items] == [None, None, "160"]


def test_no_page_ends_after_the_first_item_or_begins_with_the_last() -> None:
    docx = write_docx(one("A:", bullets("one", "two", "three", "four"), "After."))
    items = paragraphs(docx, "ListBullet")
    kept = [each.find(f"{w('pPr')}/{w('keepNext')}") is not None for each in items]
    assert kept == [True, False, True, False]


def test_a_list_in_a_list_ends_with_it() -> None:
    inner = bullets(item("one", bullets("deep", "deeper")), "two")
    docx = write_docx(one("A:", inner))
    assert [spacing(each, "after") for each in paragraphs(docx, "ListBullet2")] == [None, None]


@pytest.mark.parametrize("mark", [Mark.INSERTED, Mark.DELETED])
def test_the_last_item_in_each_text_of_a_redline_has_the_room(mark: Mark) -> None:
    changing = item(para("three", mark=mark))
    redline = replace(
        one("A:", bullets("one", "two", changing), "After."), revision=sample.redline().revision
    )
    docx = write_docx(redline)
    for settled, gone in ((accepted(docx), Mark.DELETED), (rejected(docx), Mark.INSERTED)):
        items = paragraphs(settled, "ListBullet")
        assert len(items) == (2 if mark is gone else 3)
        assert [spacing(each, "after") for each in items] == [*[None] * (len(items) - 1), "160"]


# CLAUSES AND FORMS


def test_a_subheading_stands_where_the_words_of_its_clause_do() -> None:
    clause = provision("one", "1.1", "Posting", "Words.", Subheading(words("What")), "More.")
    whole = sample.policy()
    made = section("one", "1.0", "One", clause, each=Numbering.DECIMAL_PAIR)
    heading = paragraphs(write_docx(replace(whole, sections=(made,))), "Heading3")[0]
    indent = heading.find(f"{w('pPr')}/{w('ind')}")
    assert indent is not None
    assert indent.get(w("left")) == "794"


def test_a_form_has_lines_around_every_cell() -> None:
    docx = write_docx(sample_blocks.blocks_policy())
    styles = [style.get(w("val")) for style in tree(docx).iter(w("tblStyle"))]
    assert styles.count("PolicyForm") == 1
    every = tree(docx, "word/styles.xml").iter(w("style"))
    style = next(each for each in every if each.get(w("styleId")) == "PolicyForm")
    borders = style.find(f"{w('tblPr')}/{w('tblBorders')}")
    assert borders is not None
    assert {side.tag for side in borders} == {
        w(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    }


def test_a_box_with_a_space_to_write_in_has_a_line_to_write_on() -> None:
    tick = paragraphs(write_docx(sample_blocks.blocks_policy()), "FormTick")[0]
    assert words_of(tick).startswith("☐ A class to help: Ages")
    assert list(tick.iter(w("tab")))


def test_the_row_before_one_to_sign_stays_with_it() -> None:
    form = sample_blocks.visit_form()
    table = next(
        table
        for table in tree(write_docx(one(form))).iter(w("tbl"))
        if "PolicyForm" in {style.get(w("val")) for style in table.iter(w("tblStyle"))}
    )
    rows = list(table.iter(w("tr")))
    kept = [bool(list(next(row.iter(w("tc"))).iter(w("keepNext")))) for row in rows]
    signed = ["Visitor" in words_of(row) or "Headteacher" in words_of(row) for row in rows]
    for at in range(1, len(rows)):
        if signed[at]:
            assert kept[at - 1]


# TABLES


def test_a_note_below_a_table_has_room_below_it_and_words_above_columns_their_middle() -> None:
    cells = [Cell(blocks=(para(text),), header=True) for text in ("Day", "Price")]
    over = Row(cells=(Cell(blocks=(para("In a year"),), header=True, columns=2),))
    body = Row(cells=tuple(Cell(blocks=(para(text),)) for text in ("Monday", "£1.00")))
    table = Table(
        key="prices",
        caption=words("Prices"),
        description="What a day costs.",
        header=(over, Row(cells=tuple(cells))),
        rows=(body,),
        widths=(50, 50),
        note=(para("First."), para("Last.")),
    )
    docx = write_docx(one("Before.", table, "After."))
    notes = [p for p in paragraphs(docx, "TableText") if words_of(p) in {"First.", "Last."}]
    assert [spacing(each, "after") for each in notes] == [None, "240"]
    sides = {
        words_of(p): p.find(f"{w('pPr')}/{w('jc')}") for p in paragraphs(docx, "TableHeading")
    }
    assert sides["In a year"] is not None
    assert sides["In a year"].get(w("val")) == "center"
    assert sides["Day"] is None


# ADDRESSES


def test_no_line_ends_behind_a_hyphen_of_an_address() -> None:
    made = write_docx(one("Ask the well-known office@nant-y-wennol.example.org soon."))
    (paragraph,) = (p for p in tree(made).iter(w("p")) if "Ask" in words_of(p))
    runs = [("".join(r.itertext()), r.find(f"{w('rPr')}/{w('vanish')}")) for r in paragraph]
    tied = [words for words, hidden in runs if hidden is not None]
    assert tied == ["\N{WORD JOINER}"] * 2
    shown = [words for words, hidden in runs if hidden is None]
    assert "".join(shown) == "Ask the well-known office@nant-y-wennol.example.org soon."
    file = read_published(made)
    assert "office@nant-y-wennol.example.org" in file.words
    assert file.unseen == ()
